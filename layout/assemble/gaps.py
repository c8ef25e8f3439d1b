"""What fixed modules leave of a page where no story is left: filled with fillers, or told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from layout.assemble.desk import Desk, Layout, StoryArea
from layout.assemble.elements import filler_table, fixed_areas
from layout.diagnostics import Findings, Span, Spot, Words
from layout.issue.model import Module
from layout.makeup.holes import decompositions
from layout.makeup.reading import Area

TRIED = 60
"""Ways to cut what is left into rectangles that are tried."""


def gaps(area: StoryArea, fixed: Mapping[str, Module]) -> list[Module]:
    """The rectangles of a page that no module covers, as few as can be."""
    found = min(_cuts(area, fixed), key=len, default=())
    return [_module(gap, area) for gap in found]


def fill_gaps(area: StoryArea, desk: Desk, fixed: Mapping[str, Module]) -> Layout | None:
    """A page without further stories closed with fillers, at the least price; None if they do not
    fit what is left.
    """
    table = filler_table(area, desk.weights)
    best: Layout | None = None
    for cut in _cuts(area, fixed):
        shapes = [table.get((gap.width, gap.rows, (0, 0))) for gap in cut]
        if len(cut) > desk.fillers or None in shapes:
            continue
        price = sum(shape.price for shape in shapes if shape)
        if best is None or price < best.price:
            fillers = tuple(_module(gap, area) for gap in cut)
            best = Layout({}, {}, (), price, price, (0, 0, 0), fillers)
    return best


def tell_gaps(found: Sequence[Module], page: int, span: Span, findings: Findings) -> None:
    """Say what stays empty."""
    for gap in found:
        (left, right), (top, foot) = gap.columns, gap.rows
        findings.warn(
            "page-gap",
            Words(
                f"{page}版 {left}-{right} 栏第 {top}-{foot} 行空着",
                f"page {page}: columns {left}-{right}, rows {top}-{foot} are empty",
            ),
            Words(
                "在版样里加深加宽旁边的稿件，或加一篇稿件，或在 公益广告 里给补白",
                "enlarge a module beside it, add a story, or offer fillers",
            ),
            span,
            Spot(page),
        )


def _cuts(area: StoryArea, fixed: Mapping[str, Module]) -> list[tuple[Area, ...]]:
    pins = fixed_areas(area, fixed)
    if not pins and area.masthead:
        pins = [Area(0, 0, *area.masthead)]
    whole = Area(0, 0, area.columns, area.rows)
    return list(islice(decompositions(whole, pins), TRIED))


def _module(gap: Area, area: StoryArea) -> Module:
    top = area.first_row + gap.row
    return Module(
        columns=(gap.column + 1, gap.column + gap.width),
        rows=(top, min(top + gap.rows - 1, area.last_row)),
    )
