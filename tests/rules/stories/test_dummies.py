"""Dummies are checked without setting: the rest of a jumped story has a place of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_issues import check

LEAD, THIRD = "编号: lead\n", "third: {栏: 1-4, 行: 5-30}"
REST = THIRD + "\n      lead: {栏: 5-8, 行: 5-30}"


@pytest.mark.parametrize(
    ("edits", "rules"),
    [
        ({LEAD: LEAD + "        转版: 2\n", THIRD: REST}, []),
        ({LEAD: LEAD + "        转版: 自动\n", THIRD: REST}, []),
        # without a word of jumping its own place and that one are two of one story
        ({THIRD: REST}, ["dummy-twice"]),
        ({"      lead: {栏: 1-8, 行: 18-50, 分栏: 4}\n": "", THIRD: REST}, ["dummy-rest"]),
        # a rest is held to the page and to the other modules like a story
        (
            {LEAD: LEAD + "        转版: 2\n", THIRD: REST.replace("5-8", "5-9")},
            ["dummy-range"],
        ),
        (
            {LEAD: LEAD + "        转版: 2\n", THIRD: REST.replace("5-8", "4-8")},
            ["dummy-overlap"],
        ),
        # nothing goes back to an earlier page
        ({"second: {栏": "third: {栏"}, ["dummy-story", "dummy-twice"]),
    ],
)
def test_a_place_for_a_rest(edits: dict[str, str], rules: list[str], issue_folder: Path) -> None:
    spec = issue_folder / "mini.yaml"
    text = spec.read_text(encoding="utf-8")
    for old, new in edits.items():
        assert old in text
        text = text.replace(old, new, 1)
    spec.write_text(text, encoding="utf-8")
    found = [item for item in check(spec).items if item.rule.startswith("dummy-")]
    assert sorted(item.rule for item in found) == rules
    lines = text.split("\n")
    for item in found:
        assert item.span is not None and item.spot.story in lines[item.span.line - 1]
