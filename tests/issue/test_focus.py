"""The focus of a picture: two parts of its width and height, from 0 to 1."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_issues import check, issue_file


@pytest.mark.parametrize(
    ("focus", "refused"),
    [("[0, 1]", False), ("[0.7, 0.5]", False), ("[7, 0.5]", True), ("[0.5, -0.1]", True)],
)
def test_a_focus_lies_on_its_picture(focus: str, refused: bool, tmp_path: Path) -> None:
    picture = f"        图片:\n          - {{文件: 示例图片, 摄影: 甲, 焦点: {focus}}}\n"
    found = check(issue_file(tmp_path, "夏天要多喝水。", more=picture)).items
    places = [item.span.path for item in found if item.rule == "value-form" and item.span]
    assert bool(places) == refused
    assert all("焦点" in place for place in places), places


def test_a_list_whose_items_are_all_faulty_is_not_called_empty(tmp_path: Path) -> None:
    """The one story of the one page has a fault: neither stories nor pages are missing."""
    picture = "        图片:\n          - {文件: 示例图片, 摄影: 甲, 焦点: [7, 0.5]}\n"
    found = check(issue_file(tmp_path, "夏天要多喝水。", more=picture)).items
    assert [item.span.path for item in found if item.rule == "value-form" and item.span] == [
        "版面[0].稿件[0].图片[0].焦点[0]"
    ]
