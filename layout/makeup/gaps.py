"""The cells that fixed modules leave on a page without further stories, and fillers for them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from layout.fit.area import StoryArea
from layout.issue.model import Module
from layout.makeup.furniture_tables import NO_CORNERS, filler_table, fixed_areas
from layout.makeup.page_layout import Layout
from layout.makeup.page_problem import PageProblem
from layout.search.fixed.holes import decompositions
from layout.search.readout import Area

CUTS_TRIED = 60
"""Ways to cut the empty cells into rectangles that are tried."""


def gaps(area: StoryArea, fixed: Mapping[str, Module]) -> list[Module]:
    """The rectangles of a page that no module covers, as few as possible."""
    found = min(_cuts(area, fixed), key=len, default=())
    return [_module(gap, area) for gap in found]


def fill_gaps(problem: PageProblem) -> list[Layout]:
    """The cheapest layout of a page without further stories, closed with fillers.

    The list is empty if no fillers fit the empty cells.
    """
    area, context = problem.area, problem.context
    table = filler_table(area, context.weights)
    best: Layout | None = None
    for cut in _cuts(area, problem.fixed):
        shapes = [table.get((gap.width, gap.rows, NO_CORNERS)) for gap in cut]
        if len(cut) > context.fillers or None in shapes or any(_in_ear(gap, area) for gap in cut):
            continue
        price = sum(shape.price for shape in shapes if shape)
        if best is None or price < best.price:
            fillers = tuple(_module(gap, area) for gap in cut)
            best = Layout({}, {}, (), price, price, (0, 0, 0), fillers)
    return [best] if best else []


def _cuts(area: StoryArea, fixed: Mapping[str, Module]) -> list[tuple[Area, ...]]:
    """Ways to cut the empty cells into rectangles."""
    taken = fixed_areas(area, fixed)
    if not taken and area.masthead:
        taken = [Area(0, 0, *area.masthead)]
    whole = Area(0, 0, area.columns, area.rows)
    return list(islice(decompositions(whole, taken), CUTS_TRIED))


def _in_ear(gap: Area, area: StoryArea) -> bool:
    """Whether a filler would stand beside the masthead."""
    return area.masthead is not None and gap.row < area.masthead[1]


def _module(gap: Area, area: StoryArea) -> Module:
    top = area.first_row + gap.row
    return Module(
        columns=(gap.column + 1, gap.column + gap.width),
        rows=(top, min(top + gap.rows - 1, area.last_row)),
    )
