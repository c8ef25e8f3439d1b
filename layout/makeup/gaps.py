"""What fixed modules leave of a page where no story is left: filled with fillers, or told."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from layout.fit.area import StoryArea
from layout.issue.model import Module
from layout.makeup.context import Layout, MakeupContext
from layout.makeup.furniture_tables import filler_table, fixed_areas
from layout.search.fixed.holes import decompositions
from layout.search.readout import Area

TRIED = 60
"""Ways to cut what is left into rectangles that are tried."""


def gaps(area: StoryArea, fixed: Mapping[str, Module]) -> list[Module]:
    """The rectangles of a page that no module covers, as few as can be."""
    found = min(_cuts(area, fixed), key=len, default=())
    return [_module(gap, area) for gap in found]


def fill_gaps(
    area: StoryArea, context: MakeupContext, fixed: Mapping[str, Module]
) -> Layout | None:
    """A page without further stories closed with fillers, at the least price; None if they do not
    fit what is left.
    """
    table = filler_table(area, context.weights)
    best: Layout | None = None
    for cut in _cuts(area, fixed):
        shapes = [table.get((gap.width, gap.rows, (0, 0))) for gap in cut]
        if len(cut) > context.fillers or None in shapes:
            continue
        price = sum(shape.price for shape in shapes if shape)
        if best is None or price < best.price:
            fillers = tuple(_module(gap, area) for gap in cut)
            best = Layout({}, {}, (), price, price, (0, 0, 0), fillers)
    return best


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
