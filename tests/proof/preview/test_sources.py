"""A place of an older text in the text that its file has now."""

from __future__ import annotations

import pytest
from conftest import ROOT

from layout.core.diagnostics import Findings
from layout.edition.furniture_check.furniture_text import folio_text, front_text
from layout.furniture.folio import foot_copy
from layout.furniture.masthead import masthead_copy
from layout.house.newspaper import COLOPHON
from layout.issue.load import load_edition
from layout.proof.preview.sources import FilePlace, Origin, furniture_spans, locate, place_now

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


@pytest.mark.parametrize("name", ["school", "tabloid", "county"])
def test_every_text_of_the_furniture_has_a_place(name: str) -> None:
    """Notes and the colophon lead to their own keys; no part of a masthead is unknown."""
    found = Findings()
    edition = load_edition(ROOT / "tests" / "issues" / name / "7.yaml", None, found)
    assert edition is not None
    issue, house = edition.issue.value, edition.house.value
    page = issue.pages[0]
    masthead = masthead_copy(house, issue.number, issue.date, len(issue.pages), page.note)
    texts = dict(front_text(masthead, foot_copy(page, edition.hotlines(), house)))
    texts |= dict(folio_text(edition))
    spans = dict(furniture_spans(edition, texts))
    assert set(spans) == set(texts)
    for source, text in texts.items():
        if source.part == "note" and source.story == "masthead":
            assert spans[source] == edition.issue.span("pages", 0, "note")
        if source.part == "colophon":
            label = text.partition("：")[0]
            assert spans[source] == edition.house.span(COLOPHON[label])
