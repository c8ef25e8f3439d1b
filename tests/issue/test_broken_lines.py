"""A line is a paragraph; broken lines, signatures and dates are told by their neighbours."""

from __future__ import annotations

import pytest
from brokenlines import CASES, PROSE, LinesCase, cut_at

from layout.core.diagnostics import Span
from layout.issue.manuscript import manuscript
from layout.issue.model import Story
from layout.issue.normalise import Normaliser


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_lines_become_these_paragraphs(case: LinesCase) -> None:
    story = Story.model_validate({"编号": "a", "体裁": "公告", "主题": "甲", "正文": "x"})
    body = list(enumerate(case.typed, 1))
    made = manuscript(story, 1, body, Span("a.md", 1, 1), normalise=True)
    assert [p.text for p in made.paragraphs] == case.right
    closing = [p.closes for p in made.paragraphs]
    assert closing == [False] * (len(closing) - case.closing) + [True] * case.closing


def test_joined_lines_are_counted_with_their_place() -> None:
    fix, lines = Normaliser(), cut_at(PROSE, 20)
    fix.paragraphs(list(enumerate(lines, 7)), verse=False)
    assert fix.changes["broken line"] == len(lines) - 1
    assert fix.first["broken line"] == ("line", 8)
