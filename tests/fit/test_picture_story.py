"""Picture stories, and copy of one or two lines: they close, and stand in the PDF as they should."""

from __future__ import annotations

import json
import random
import shutil
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import SPECS
from fuzz_makeup import INSIDE, SPAN, Fuzzer
from hypothesis import given
from hypothesis import strategies as st
from readback import read_images

from layout.fit.measures import LEG_GUTTER_EM, Measures
from layout.fit.pictures.picture_group import group_rows
from layout.furniture.picture import PictureBlock, printed_aspect
from layout.issue.manuscript import manuscript
from layout.issue.model import Story
from layout.makeup.page_maker import PageMaker
from layout.makeup.page_problem import PageProblem
from layout.output.builder import build
from layout.text.galley import Galley

LINES = "这一天的河边有人散步，有人钓鱼，也有人只是坐着看水。"
TYPE_AREA = 990.0
"""Points of the type area's width."""


def photograph(name: str) -> dict[str, str]:
    return {"文件": f"photos/{name}.jpg", "说明": "街角一景。", "摄影": "资料图"}


def story(name: str, rank: str, kind: str, pictures: list[str], body: str) -> dict[str, Any]:
    return {
        "编号": name,
        "等级": rank,
        "体裁": kind,
        "主题": f"镜头里的夏天之{name}",
        "图片": [photograph(picture) for picture in pictures],
        "正文": body,
    }


def built(folder: Path, stories: list[dict[str, Any]]) -> dict[str, Any]:
    """The report of an issue of one page."""
    shutil.copytree(SPECS / "photos", folder / "photos")
    page = {"版次": 1, "版名": "要闻", "责任编辑": "赵慧慧", "美编": "王莹莹", "稿件": stories}
    issue = {"期号": 3601, "日期": "2025-08-08", "版面": [page]}
    path = folder / "3601.yaml"
    path.write_text(yaml.safe_dump(issue, allow_unicode=True, width=1 << 20), encoding="utf-8")
    outcome = build(path, folder / "out", SPECS / "paper.yaml")
    assert outcome.ok, [item.line() for item in outcome.diagnostics]
    report: dict[str, Any] = json.loads((folder / "out/3601/report.json").read_text("utf-8"))
    return report


def test_a_page_of_pictures_closes(tmp_path: Path) -> None:
    """A group of three, a pair, a single picture and a story: no white rows, no overset lines."""
    body = "\n".join([LINES * 4] * 8)
    report = built(
        tmp_path,
        [
            story("a", "头条", "图片", ["brushes", "dandelion", "dogs"], LINES),
            story("b", "重点", "图片", ["fig", "mountain"], ""),
            story("c", "一般", "图片", ["stream"], LINES),
            story("d", "一般", "消息", [], body),
        ],
    )
    (page,) = report["pages"]
    assert (page["white_rows"], page["overset_lines"]) == (0, 0)
    assert report["certificate"]["lost"] == report["certificate"]["doubled"] == 0
    images = read_images(tmp_path / "out" / "3601.pdf")
    assert len(images) == 6
    left, right = images[3:5]  # the pair stands side by side, of one depth
    assert left[2] == pytest.approx(right[2]) and left[4] == pytest.approx(right[4])
    (box,) = next(entry for entry in page["stories"] if entry["id"] == "b")["boxes"]
    columns = box["columns"][1] - box["columns"][0] + 1
    width = TYPE_AREA / 110 * (14 * columns - 2)
    assert right[1] + right[3] - left[1] == pytest.approx(width, abs=0.02)
    assert right[1] - left[1] - left[3] == pytest.approx(LEG_GUTTER_EM * 9, abs=0.02)
    first, under, last = images[:3]  # the first over a row of the others, all as wide together
    assert first[2] > under[2] + under[4] and under[2] == pytest.approx(last[2])
    assert first[3] == pytest.approx(last[1] + last[3] - under[1], abs=0.02)


@pytest.mark.parametrize(
    ("kind", "pictures", "body", "widths"),
    [
        ("图片", ["stream"], LINES, {1, 2, 3, 4, 5}),
        ("图片", ["stream", "mountain"], LINES, {2, 3, 4, 5}),
        ("公告", [], LINES, {1, 2}),
        ("补白", [], LINES[:12], {1, 2}),
    ],
)
def test_copy_of_a_line_or_two_has_modules(
    kind: str, pictures: list[str], body: str, widths: set[int]
) -> None:
    """A single leg may be shorter than four rows; several legs have at least four each."""
    fuzzer = Fuzzer()
    one = Story.model_validate(story("a", "一般", kind, pictures, body))
    page = PageMaker(
        PageProblem(
            [manuscript(one, 2, [(1, body)], SPAN, normalise=False)], INSIDE, fuzzer.context
        )
    )
    (table,) = page.tables(1)
    assert {width for width, _, _ in table} >= widths
    for shape in table.values():
        assert shape.legs == 1 or shape.depth - shape.picture >= 4


@pytest.mark.parametrize("rank", ["头条", "重点", "一般", "简讯"])
@pytest.mark.parametrize("kind", ["消息", "图片", "评论"])
def test_every_story_has_a_module(rank: str, kind: str) -> None:
    """From a few characters to a column and a half, with up to four pictures."""
    fuzzer = Fuzzer()
    names = sorted(Path(name).stem for name in fuzzer.context.sizes)
    for length, count in product((0, 3, 30, 120, 1000), range(5)):
        body = (LINES * 40)[:length]
        one = Story.model_validate(story("a", rank, kind, names[:count], body or "无"))
        copy = [(1, body)] if body else []
        made = manuscript(one, 2, copy, SPAN, normalise=False)
        if length or count:
            (table,) = PageMaker(PageProblem([made], INSIDE, fuzzer.context)).tables(1)
            assert table, (length, count)


BLOCKS = st.lists(st.floats(0.4, 3.0), min_size=2, max_size=5)


@given(aspects=BLOCKS, width=st.integers(12, 110))
def test_the_rows_of_a_group_fill_its_width(aspects: list[float], width: int) -> None:
    def block(number: int, em: float) -> PictureBlock:
        rows = round(em * 9 / 12 / printed_aspect(aspects[number])) + 2
        return PictureBlock(Galley(12, ()), rows, max(rows * 3 // 4, 1), rows * 5 // 4)

    inside = Measures(0.0, width, 0.0, 1, float(width))
    rows = group_rows(aspects, inside, block)
    assert sum(len(row.blocks) for row in rows) == len(aspects)
    for row in rows:
        assert row.least <= row.ideal <= row.most
        left, last = row.spans[0][0], row.spans[-1]
        assert left == 0.0 and last[0] + last[1] == pytest.approx(width)
        for (x, em), (following, _) in zip(row.spans, row.spans[1:], strict=False):
            assert following - x - em == pytest.approx(LEG_GUTTER_EM)


def test_the_same_group_every_time() -> None:
    dice = random.Random(7)
    aspects = [dice.uniform(0.5, 2) for _ in range(4)]

    def block(_: int, em: float) -> PictureBlock:
        return PictureBlock(Galley(12, ()), round(em), round(em * 0.8), round(em * 1.2))

    inside = Measures(0.0, 54, 0.0, 1, 54.0)
    assert group_rows(aspects, inside, block) == group_rows(aspects, inside, block)
