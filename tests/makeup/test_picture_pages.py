"""Pages of pictures close on every sheet; thin pages show their hole, and remedies speak of what is there."""

from __future__ import annotations

from itertools import pairwise

import pytest
from fuzz_issues import SHEETS
from fuzz_makeup import INSIDE, SPAN, Fuzzer
from picture_pages import PicturePage, inside_area, make, pages

from layout.core.diagnostics import Findings
from layout.core.frame import GlyphRun
from layout.core.geometry import Rect
from layout.edition.verdicts.made_pages import OpenPage, report_open
from layout.furniture.filler import FillerCopy, filler_items
from layout.furniture.heading import head_style
from layout.issue.manuscript import Manuscript, manuscript
from layout.issue.model import Story
from layout.makeup.furniture_tables import filler_table
from layout.makeup.one_page import make_up
from layout.makeup.page_problem import PageProblem
from layout.makeup.rescue.find_remedies import diagnosis_of
from layout.makeup.rescue.open_layout import layout_with_holes
from layout.makeup.rescue.remedy_types import CopyAdded, CopyCut, PicturesAdded, with_remedy
from layout.search.weights import Weights

CELLS = {
    "county": [("one", 4, 0.3), ("several", 7, 0.3)],
    "tabloid": [("none", 5, 0.0), ("one", 2, 0.3), ("one", 9, 0.5), ("several", 6, 0.15)],
    "school": [("none", 3, 0.0), ("one", 1, 0.3), ("one", 8, 0.06), ("several", 3, 0.5)],
}
"""Some pages of the matrix of `picture_pages.py`."""


@pytest.fixture(scope="module")
def broadsheet() -> Fuzzer:
    return Fuzzer()


@pytest.mark.parametrize("sheet", CELLS)
def test_pages_of_pictures_close_cleanly_without_fillers(sheet: str) -> None:
    """Every module is full, and one picture is as large as it may be on a page of pictures."""
    fuzzer = Fuzzer(SHEETS[sheet])
    area = inside_area(fuzzer)
    matrix = {(one.kind, one.photographs, one.share): one for one in pages(fuzzer, area)}
    for cell in CELLS[sheet]:
        made = make(fuzzer, matrix[cell], area)
        assert made.best is not None, cell
        assert (made.best.faults, made.best.fillers) == ((), ()), cell
        assert 5 < made.largest <= fuzzer.context.weights.picture_page_most, cell


def story(kind: str, characters: int, photographs: int = 0) -> Manuscript:
    photo = {"文件": "示例图片", "摄影": "资料图"}
    fields = {"编号": "a", "等级": "头条", "体裁": kind, "主题": "河边的早晨"}
    fields |= {"图片": [photo] * photographs} if photographs else {}
    body = [(1, "字" * characters)] if characters else []
    one = Story.model_validate({**fields, "正文": "字"})
    return manuscript(one, 2, body, SPAN, normalise=False)


def test_a_page_short_of_pictures_asks_for_pictures(broadsheet: Fuzzer) -> None:
    problem = PageProblem([story("图片", 0, 1)], INSIDE, broadsheet.context)
    assert make_up(problem) == []
    remedy = diagnosis_of(problem).remedies[0]
    assert isinstance(remedy, PicturesAdded)
    assert make_up(problem.with_stories(with_remedy(problem.manuscripts, remedy)))


def test_a_notice_is_neither_padded_nor_cut(broadsheet: Fuzzer) -> None:
    problem = PageProblem([story("公告", 400)], INSIDE, broadsheet.context)
    remedies = diagnosis_of(problem).remedies
    assert remedies and not any(isinstance(one, CopyAdded | CopyCut) for one in remedies)


def test_an_open_page_shows_its_hole(broadsheet: Fuzzer) -> None:
    """Stories and holes cover the page, and the report says where the hole is and how large."""
    problem = PageProblem([story("消息", 1500)], INSIDE, broadsheet.context._replace(fillers=0))
    made = layout_with_holes(problem)
    assert made is not None and make_up(problem) == []
    (hole,) = made.fillers
    cells = sum(module.cells for module in (*made.modules.values(), *made.fillers))
    assert cells == INSIDE.columns * (INSIDE.last_row - INSIDE.first_row + 1)
    findings = Findings()
    seen = OpenPage(2, problem.manuscripts, holes=made.fillers)
    report_open(diagnosis_of(problem), seen, broadsheet.house, findings)
    rows, columns = hole.rows[1] - hole.rows[0] + 1, hole.columns[1] - hole.columns[0] + 1
    assert f"空 {rows} 行（约 {rows * columns * 12} 字）" in findings.items[0].message.zh


def test_a_filler_takes_an_eighth_of_the_page_at_most() -> None:
    table = filler_table(INSIDE, Weights())
    whole = INSIDE.columns * INSIDE.rows
    assert table and max(columns * rows for columns, rows, _ in table) <= whole / 8


def test_the_matrix_has_every_number_of_photographs(broadsheet: Fuzzer) -> None:
    found: list[PicturePage] = list(pages(broadsheet, INSIDE))
    assert {one.photographs for one in found} == set(range(1, 10))
    assert {one.kind for one in found} == {"none", "one", "several"}


@pytest.mark.parametrize("wide", [300.0, 120.0])
def test_a_slogan_is_no_louder_than_it_may_be(broadsheet: Fuzzer, wide: float) -> None:
    """Level or upright, its type keeps to the size that the heads beside it leave."""
    composing = broadsheet.context.composing
    copy, area = FillerCopy(2, 0, "多读书｜读好书"), Rect(0, 0, wide, 300.0)
    for largest in (14.0, 22.0):
        runs = [
            one for one in filler_items(copy, area, composing, largest) if type(one) is GlyphRun
        ]
        assert max(run.size for run in runs if run.source.part == "slogan") <= largest


@pytest.mark.parametrize("sheet", ["broadsheet", "tabloid", "school"])
def test_heads_of_a_rank_stay_under_those_of_the_higher_one(sheet: str) -> None:
    """Also where the ranges of sizes of a house overlap."""
    house, one = Fuzzer(SHEETS[sheet]).house, story("消息", 100)
    styles = []
    for rank in ("lead", "major", "normal", "brief"):
        ranked = one._replace(story=one.story.model_copy(update={"rank": rank}))
        styles.append(head_style(ranked, house))
    for higher, lower in pairwise(styles):
        assert lower.smallest <= lower.largest <= higher.smallest
