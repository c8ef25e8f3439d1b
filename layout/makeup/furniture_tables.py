"""Areas and shapes of everything on a page that is no story: masthead, fillers, fixed modules."""

from __future__ import annotations

from collections.abc import Mapping

from layout.fit.area import StoryArea
from layout.issue.model import Module
from layout.search.readout import Area
from layout.search.shapes.shape import Shape, Table
from layout.search.weights import Weights

FILLER_COLUMNS_LEAST = 2
"""Columns of the narrowest filler: a slogan in one column would be a sliver."""
FILLER_ROWS_LEAST, FILLER_ROWS_MOST = 8, 60
"""Rows of the shallowest and the deepest filler."""
HOLE_ROWS_LEAST = 2
"""Rows of the shallowest hole: one of them is air."""
FILLER_CELLS_LEAST = FILLER_COLUMNS_LEAST * FILLER_ROWS_LEAST
"""Cells of the smallest filler."""
FILLER_FLATTEST, FILLER_TALLEST = 5 / 4, 70 / 4
"""A filler has between the first and the second number of columns times this in rows: not flat, no
sliver."""
NO_CORNERS = (0, 0)
"""Corners of a shape without a head that could butt another one."""


def fixed_areas(area: StoryArea, modules: Mapping[str, Module]) -> list[Area]:
    """The fixed modules as cells of the story area; none without modules.

    The masthead is among them, unless one of the modules runs round it.
    """
    if not modules:
        return []
    found = [
        Area(
            module.columns[0] - 1,
            module.rows[0] - area.first_row,
            module.columns[1] - module.columns[0] + 1,
            module_rows(module, area),
        )
        for module in modules.values()
    ]
    if area.masthead and not any(map(area.notch, modules.values())):
        found.append(Area(0, 0, *area.masthead))
    return found


def module_rows(module: Module, area: StoryArea) -> int:
    """The rows that a module takes in the search.

    A shape's last row is air. At the foot of the page it falls off the page, so there it is one
    more than the module's rows.
    """
    return module.rows[1] - module.rows[0] + 1 + (module.rows[1] >= area.last_row)


def filler_table(area: StoryArea, weights: Weights) -> Table:
    """The shapes of a filler: every rectangle that is no sliver, the dearer the larger it is."""
    table: Table = {}
    for columns in range(FILLER_COLUMNS_LEAST, area.columns + 1):
        for rows in range(FILLER_ROWS_LEAST, FILLER_ROWS_MOST + 1):
            share = 100 * columns * rows / (area.columns * area.rows)
            price = weights.filler + weights.filler_area * int(share)
            proportioned = columns * FILLER_FLATTEST <= rows <= columns * FILLER_TALLEST
            if share <= weights.filler_most and proportioned:
                table[columns, rows, NO_CORNERS] = _plain_shape(columns, rows, price)
    return table


def hole_table(area: StoryArea, weights: Weights) -> Table:
    """The shapes of a hole: every rectangle, the dearer the larger it is."""
    cells = area.columns * area.rows
    return {
        (columns, rows, NO_CORNERS): _plain_shape(
            columns, rows, weights.filler + weights.filler_area * 100 * columns * rows // cells
        )
        for columns in range(1, area.columns + 1)
        for rows in range(HOLE_ROWS_LEAST, area.rows)
    }


def masthead_table(masthead: tuple[int, int]) -> Table:
    """The masthead, given in columns and rows, as an element with one shape."""
    columns, rows = masthead
    return {(columns, rows, NO_CORNERS): _plain_shape(columns, rows, 0)}


def _plain_shape(columns: int, rows: int, price: int) -> Shape:
    """A shape without copy, head and picture."""
    return Shape(columns, rows, NO_CORNERS, price, 0, 0, 0, 0, 0, 0, False, 0, False, 1, rows)
