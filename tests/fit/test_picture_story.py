"""Picture stories, and copy of one or two lines: they close, and stand in the PDF as they should."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from itertools import combinations, pairwise, product
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import SPECS
from fuzz_makeup import INSIDE, SPAN, Fuzzer
from hypothesis import given
from hypothesis import strategies as st
from readback import read_images

from layout.fit.measures import LEG_GUTTER_EM
from layout.fit.pictures.picture_group import GroupRoom, picture_groups
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
    upper, lower = images[3:5]  # the pair fills the width of its module, one over the other
    (box,) = next(entry for entry in page["stories"] if entry["id"] == "b")["boxes"]
    columns = box["columns"][1] - box["columns"][0] + 1
    width = TYPE_AREA / 110 * (14 * columns - 2)
    assert upper[1] == lower[1] and upper[3] == lower[3] == pytest.approx(width, abs=0.02)
    assert lower[2] + lower[4] < upper[2]
    first, *others = images[:3]  # the first is the largest, and none lies over another
    assert all(first[3] * first[4] > one[3] * one[4] for one in others)
    for one, other in combinations(images[:3], 2):
        beside = one[1] + one[3] < other[1] or other[1] + other[3] < one[1]
        assert beside or one[2] + one[4] < other[2] or other[2] + other[4] < one[2]


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


def blocks(aspects: list[float]) -> Callable[[int, float], PictureBlock]:
    """Sets a picture of some formats without words."""

    def block(number: int, em: float) -> PictureBlock:
        rows = round(em * 9 / 12 / printed_aspect(aspects[number])) + 2
        return PictureBlock(Galley(12, ()), rows, max(rows * 3 // 4, 1), rows * 5 // 4)

    return block


@given(
    aspects=st.lists(st.floats(0.4, 3.0), min_size=1, max_size=9),
    width=st.integers(12, 110),
    share=st.sampled_from((0.5, 0.75, 1.0)),
    spare=st.floats(0, 1),
)
def test_the_bands_of_a_group_fill_its_width(
    aspects: list[float], width: int, share: float, spare: float
) -> None:
    """Every picture has its place: none lies over another, and each band reaches from edge to edge."""
    for group in picture_groups(aspects, GroupRoom(width, width * share), blocks(aspects)):
        rows = round(group.least + spare * (group.most - group.least))
        places = group.places(rows)
        assert len(places) == len(aspects) == len(group.blocks)
        assert max(place.row + place.rows for place in places) == rows
        assert max(place.em * place.rows for place in places) == pytest.approx(group.largest(rows))
        for number, band in enumerate(group.bands):
            left = 0 if number < group.across else width * (1 - share)
            stacks = band.stacks
            assert stacks[0].x == pytest.approx(left)
            assert stacks[-1].x + stacks[-1].em == pytest.approx(width)
            for one, other in pairwise(stacks):
                assert other.x - one.x - one.em == pytest.approx(LEG_GUTTER_EM)
            for stack in stacks:
                own = [places[number] for number in stack.numbers]
                assert all(one.row + one.rows == other.row for one, other in pairwise(own))
                assert sum(one.rows for one in own) == sum(
                    places[number].rows for number in stacks[0].numbers
                )


@pytest.mark.parametrize("count", range(1, 10))
def test_followers_are_of_one_size(count: int) -> None:
    """Photographs of one format in bands of as many are equally large, and the first the largest."""
    aspects = [1.5] * count
    usual = picture_groups(aspects, GroupRoom(110, 110), blocks(aspects))[0]
    for rows in (usual.least, usual.ideal, usual.most):
        first, *others = usual.places(rows)
        for band in usual.bands[1:]:
            widths = [stack.em for stack in band.stacks]
            assert max(widths) == pytest.approx(min(widths))
        assert all(one.em * one.rows <= first.em * first.rows * 1.01 for one in others)


def test_the_same_group_every_time() -> None:
    dice = random.Random(7)
    aspects = [dice.uniform(0.5, 2) for _ in range(4)]
    room = GroupRoom(54, 54)
    assert picture_groups(aspects, room, blocks(aspects)) == picture_groups(
        aspects, room, blocks(aspects)
    )
