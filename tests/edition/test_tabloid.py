"""A paper of another format: a tabloid of five columns from a house file of a few lines."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from drawnpages import tabloid

from layout.core.frame import GlyphRun, Outline
from layout.core.geometry import Rect
from layout.furniture.masthead import masthead_copy, masthead_items
from layout.house.newspaper import House
from layout.output.builder import build
from layout.text.atoms import TypeCase


@pytest.mark.parametrize("rows", [8, 13, 17, 24])
def test_the_date_stack_stays_in_its_box(house: House, case: TypeCase, rows: int) -> None:
    """This holds for any depth of the masthead."""
    copy = masthead_copy(house, 3589, datetime.date(2025, 7, 25), 4)
    items = masthead_items(copy, Rect(40, 80, 380, rows * 12), house, case)
    (box,) = [item.rect for item in items if isinstance(item, Outline)]
    parts = ("number", "pages", "year", "day", "weekday", "lunar")
    runs = [item for item in items if isinstance(item, GlyphRun) and item.source.part in parts]
    assert {run.source.part for run in runs} == set(parts)
    for run in runs:
        assert box.y <= run.y - 0.85 * run.size, run.source.part
        assert run.y + 0.12 * run.size <= box.bottom, run.source.part


def test_a_tabloid_is_made_up_like_a_broadsheet(tmp_path: Path) -> None:
    path = tabloid(tmp_path)
    built = build(path, tmp_path / "out")
    assert built.ok, [item.line() for item in built.diagnostics]
    report = json.loads((tmp_path / "out/3589/report.json").read_text(encoding="utf-8"))
    assert report["certificate"]["lost"] == 0
    for page, cells in zip(report["pages"], (5 * 79 - 3 * 13, 5 * 78), strict=True):
        boxes = [box for story in page["stories"] for box in story["boxes"]]
        taken = sum(area(box) for box in [*boxes, *page["fillers"]])
        assert (page["white_rows"], page["overset_lines"], taken) == (0, 0, cells)


def area(box: dict[str, list[int]]) -> int:
    columns, rows = box["columns"], box["rows"]
    return (columns[1] - columns[0] + 1) * (rows[1] - rows[0] + 1)
