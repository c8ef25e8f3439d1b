"""Where the stories of a page may stand, in basic columns and baseline rows of the type area."""

from __future__ import annotations

from typing import NamedTuple

from layout.house.newspaper import House
from layout.issue.model import Module, Page
from layout.issue.zones import fixed_zones


class StoryArea(NamedTuple):
    """Where the stories of a page may stand; rows are counted from 1."""

    columns: int
    first_row: int
    last_row: int
    masthead: tuple[int, int] | None = None
    """Columns and rows of the masthead in the top left corner; None on other pages."""

    @property
    def rows(self) -> int:
        """The rows of the area plus one: the air row of the last module lies below the page."""
        return self.last_row - self.first_row + 2

    def notch(self, module: Module) -> int:
        """The rows of the masthead that a module runs round (绕报头); 0 if it does not.

        Such a module begins in the masthead's corner and goes on both beside it and under it.
        """
        columns, rows = self.masthead or (0, 0)
        first, top = module.columns[0], module.rows[0]
        runs_round = module.columns[1] > columns and module.rows[1] >= top + rows
        return rows if (first, top) == (1, self.first_row) and runs_round else 0

    def legs_under(self, module: Module, legs: int) -> int:
        """How many of the `legs` legs of a module that runs round the masthead stand under it."""
        columns, _ = self.masthead or (0, 0)
        return max(round(columns * legs / (module.columns[1] - module.columns[0] + 1)), 1)


def last_story_row(page: Page, house: House) -> int:
    """The last row that stories of a page may use; page 1 has the foot under it."""
    return house.grid.rows - (house.foot_depth if page.number == 1 else 0)


def story_area(page: Page, house: House) -> StoryArea:
    """Where the stories of a page may stand: under the folio, or on page 1 round the masthead."""
    last = last_story_row(page, house)
    if page.number != 1:
        return StoryArea(house.grid.columns, house.folio_rows + 1, last)
    _, columns, _, rows = fixed_zones(page, house)["报头"]
    return StoryArea(house.grid.columns, 1, last, (columns, rows))
