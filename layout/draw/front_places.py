"""Where masthead and foot of page 1 stand, in points."""

from __future__ import annotations

from layout.core.geometry import Rect
from layout.draw.cells import zone_rect
from layout.furniture.folio import Foot, FootCopy, set_foot
from layout.house.newspaper import House
from layout.issue.load import Edition
from layout.issue.zones import Cells, fixed_zones
from layout.text.atoms import TypeCase

STRIP_AIR_ROWS = 0.75
"""Rows of air between a masthead over all columns and the copy under it."""


def front_foot(edition: Edition, copy: FootCopy, case: TypeCase) -> Foot:
    """The foot of page 1, wherever this stands in the file: hotlines, and under them the colophon."""
    house = edition.house.value
    front = next(page for page in edition.issue.value.pages if page.number == 1)
    zone = fixed_zones(front, house)["报尾"]
    return set_foot(copy, zone_rect(zone, house), house, case)


def masthead_rect(cells: Cells, house: House) -> Rect:
    """The masthead's rectangle in points; a strip over all columns keeps air under it."""
    rect = zone_rect(cells, house)
    strip = cells[1] - cells[0] + 1 == house.grid.columns
    air = STRIP_AIR_ROWS * house.grid.leading if strip else 0.0
    return Rect(rect.x, rect.y, rect.width, rect.height - air)
