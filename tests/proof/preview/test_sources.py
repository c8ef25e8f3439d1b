"""A place of an older text in the text that its file has now."""

from __future__ import annotations

import pytest

from layout.proof.preview.sources import FilePlace, Origin, locate, place_now

OLD = "期号: 1\n主题: 甲乙丙\n正文: |\n  第一段甲乙丙。\n  第二段。\n"


def test_a_head_is_not_found_in_the_copy_below_it() -> None:
    origin = Origin("a", (2, 5), (3, 1), "甲乙丙")
    assert locate(origin, 1, OLD) == FilePlace("a", 2, 6)


@pytest.mark.parametrize(
    ("now", "line", "older"),
    [
        (OLD, 4, False),
        ("# 新\n# 新\n" + OLD, 6, False),
        (OLD.replace("期号: 1\n", ""), 3, False),
        (OLD.replace("第一段甲", "头一段甲"), 4, True),
        (OLD.replace("  第一段甲乙丙。\n", ""), 4, True),
        ("", 1, True),
    ],
)
def test_a_place_follows_its_line(now: str, line: int, older: bool) -> None:
    place = place_now(FilePlace("a", 4, 3), OLD, now)
    assert (place.line, place.older) == (line, older)
