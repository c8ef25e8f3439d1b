"""Cells of the page, in columns and baseline rows, as rectangles in points."""

from __future__ import annotations

from layout.core.geometry import Rect
from layout.house.newspaper import House
from layout.issue.model import Module
from layout.issue.zones import Cells


def zone_rect(cells: Cells, house: House) -> Rect:
    """The rectangle, in points, of columns and rows; `cells` has the first and last of each."""
    first, last, top, bottom = cells
    return Rect(
        house.column_x(first),
        house.row_y(top),
        house.grid.span_em(last - first + 1) * house.grid.size,
        (bottom - top + 1) * house.grid.leading,
    )


def module_cells(module: Module) -> Cells:
    """The cells of a module, its air row included."""
    return (*module.columns, *module.rows)
