"""The cells of a page that furniture occupies before any story is placed."""

from __future__ import annotations

from layout.house.newspaper import House
from layout.issue.model import Page

Cells = tuple[int, int, int, int]
"""First and last column, first and last row: counted from 1, all included."""


def fixed_zones(page: Page, house: House) -> dict[str, Cells]:
    """The cells of a page's furniture by name: 报头 and 报尾 on page 1, 版眉 on every other page."""
    grid = house.grid
    if page.number != 1:
        return {"版眉": (1, grid.columns, 1, house.folio_rows)}
    first, last = (int(n) for n in house.masthead.columns.split("-"))
    return {
        "报头": (first, last, 1, house.masthead.rows),
        "报尾": (1, grid.columns, grid.rows - house.foot_depth + 1, grid.rows),
    }
