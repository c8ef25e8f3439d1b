"""What holds of every part, in the faces of the house, whatever its size."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

import pytest
from ink import holds, meet, run_ink
from pagecases import DRAWN
from pagefacts import TOUCH, box_lines, line_rect, text
from papers import Paper, open_papers
from partcases import FURNITURE

from layout.core.frame import GlyphRun, Item, Outline, RuleLine, Tint
from layout.core.geometry import Rect
from layout.furniture.folio import folio_copy, folio_items
from layout.furniture.masthead import masthead_copy, masthead_items
from layout.house.faces import FaceFile
from layout.house.newspaper import House
from layout.issue.model import Page
from layout.text.atoms import TypeCase

DATE = datetime.date(2025, 9, 26)
"""A Friday whose date, and whose lunar date, are long."""


@pytest.fixture(scope="module")
def real_papers(case: TypeCase, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Paper]:
    """The three papers with the faces that come with the package."""
    return open_papers(tmp_path_factory.mktemp("real"), case.faces)


def collisions(items: Sequence[Item], faces: Mapping[str, FaceFile]) -> Iterator[str]:
    """Texts that overlap, and lines that run through a text."""
    runs = [item for item in items if isinstance(item, GlyphRun)]
    inks = [(run, ink) for run in runs if (ink := run_ink(run, faces)) is not None]
    for index, (run, ink) in enumerate(inks):
        for other, beside in inks[index + 1 :]:
            if meet(ink, beside, TOUCH):
                yield f"{text(run)} overlaps {text(other)}"
    lines = [line_rect(item) for item in items if isinstance(item, RuleLine)]
    lines += [line for item in items if isinstance(item, Outline) for line in box_lines(item)]
    for line in lines:
        for run, ink in inks:
            if meet(line, ink, 0.0):
                yield f"a line at {line} crosses {text(run)}"


def outside(items: Sequence[Item], area: Rect, faces: Mapping[str, FaceFile]) -> Iterator[str]:
    """What stands outside an area."""
    for item in items:
        rect = run_ink(item, faces) if isinstance(item, GlyphRun) else None
        if isinstance(item, Outline | Tint):
            rect = item.rect
        elif isinstance(item, RuleLine):
            rect = line_rect(item)
        if rect is not None and not holds(area, rect, TOUCH):
            yield f"{item} stands outside {area}"


@pytest.mark.parametrize("size", ["small", "usual", "large"])
@pytest.mark.parametrize("name", [*FURNITURE, *DRAWN])
def test_nothing_collides(name: str, size: str, real_papers: Mapping[str, Paper]) -> None:
    paper = real_papers[size]
    items = {**FURNITURE, **DRAWN}[name](paper)
    assert not list(collisions(items, paper.composing.case.faces.by_key()))


@pytest.mark.parametrize("columns", [2, 3, 5, 8])
@pytest.mark.parametrize("rows", [8, 10, 13, 17, 24])
@pytest.mark.parametrize("note", ["", "内部资料，免费交流"])
def test_a_masthead_fits_any_area(
    columns: int, rows: int, note: str, house: House, case: TypeCase
) -> None:
    """However narrow and however low: nothing collides, nothing leaves the area."""
    copy = masthead_copy(house, 3589, DATE, 16, note)
    area = Rect(50, 80, house.grid.span_em(columns) * house.grid.size, rows * house.grid.leading)
    items, faces = masthead_items(copy, area, house, case), case.faces.by_key()
    assert not list(collisions(items, faces))
    assert not list(outside(items, area, faces))


@pytest.mark.parametrize("number", [2, 3])
@pytest.mark.parametrize("section", ["要闻", "公益广告", "社区与街乡新闻"])
def test_a_folio_line_of_a_tabloid_fits(
    number: int, section: str, house: House, case: TypeCase
) -> None:
    page = Page.model_validate(
        {
            "版次": number,
            "版名": section,
            "责任编辑": "欧阳慧慧",
            "美编": "王莹莹",
            "校对": "司马相如",
            "附注": "样稿",
            "稿件": [{"编号": "one", "正文": "一。"}],
        }
    )
    area = Rect(50, 80, house.grid.span_em(5) * house.grid.size, 4 * house.grid.leading)
    items = folio_items(folio_copy(page, house, DATE), number, area, house, case)
    faces = case.faces.by_key()
    assert not list(collisions(items, faces))
    assert not list(outside(items, area, faces))
