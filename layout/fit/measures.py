"""The inside of a module: its legs, their measure and gutters, in em."""

from __future__ import annotations

from typing import NamedTuple

from layout.house.paper import House
from layout.issue.model import Story

BOX_PAD_EM = 1
BOX_PAD_ROWS = 1
LEG_GUTTER_EM = 2


class Measures(NamedTuple):
    """The inside of a module in em: left edge of its text, measure, gutter, legs, whole width."""

    left: float
    measure: int
    gutter: float
    legs: int
    width: float

    def leg_x(self, leg: int) -> float:
        """The left edge of a leg in em from the module's left edge."""
        return self.left + leg * (self.measure + self.gutter)

    def span(self, legs: int) -> float:
        """The width of so many legs in em."""
        return legs * self.measure + (legs - 1) * self.gutter


def inner_measures(
    columns: int, own_legs: int | None, house: House, *, boxed: bool, side_head: bool
) -> Measures:
    """The legs of a module: basic columns, or the editor's own number of equal ones (破栏)."""
    grid = house.grid
    pad = BOX_PAD_EM if boxed else 0
    taken = grid.column_em + grid.gutter_em if side_head and columns > 1 else 0
    width = grid.span_em(columns) - 2 * pad - taken
    legs = own_legs or max(columns - (1 if taken else 0), 1)
    measure = int((width - LEG_GUTTER_EM * (legs - 1)) / legs)
    gutter = (width - legs * measure) / (legs - 1) if legs > 1 else 0.0
    return Measures(pad + taken, measure, gutter, legs, width)


def is_boxed(story: Story) -> bool:
    """Whether a story stands in a box: by the editor's word, and comment by custom."""
    return story.boxed == "yes" or (story.boxed == "auto" and story.kind == "comment")
