"""A paper of another format: a tabloid of five columns from a house file of a few lines."""

from __future__ import annotations

import datetime
import json
import shutil
from pathlib import Path

import pytest
import yaml
from conftest import SPECS

from layout.core.frame import GlyphRun, Outline
from layout.core.geometry import Rect
from layout.furniture.masthead import masthead_copy, masthead_items
from layout.house.paper import House
from layout.output.builder import build
from layout.text.atoms import TypeCase

HOUSE = {
    "纸张": {"宽": 280, "高": 400, "左边距": 24, "上边距": 25},
    "版心": {"栏数": 5, "栏宽": 13, "栏距": 2, "行数": 82, "字号": 9, "行距": 12},
    "报头": {"栏": "1-3", "行数": 13, "报名字体": "报头"},
}


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
    shutil.copytree(SPECS, tmp_path / "specs")
    path = tmp_path / "specs" / "3589.yaml"
    issue = yaml.safe_load(path.read_text(encoding="utf-8"))
    issue.pop("版数", None)
    every = [story for page in issue["版面"] for story in page["稿件"]]
    stories = [story for story in every if len(story["正文"]) < 900][:8]
    first, second = issue["版面"][:2]
    issue["版面"] = [{**first, "稿件": stories[:4]}, {**second, "稿件": stories[4:]}]
    for page in issue["版面"]:
        page["稿件"][0]["等级"] = "头条"
    house = yaml.safe_load((tmp_path / "specs" / "paper.yaml").read_text(encoding="utf-8"))
    for name, data in (("3589.yaml", issue), ("paper.yaml", {**house, **HOUSE})):
        text = yaml.safe_dump(data, allow_unicode=True, width=1 << 20)
        (tmp_path / "specs" / name).write_text(text, encoding="utf-8")
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
