"""The inside of a module: its legs, their measure and gutters, in em of the body copy."""

from __future__ import annotations

from typing import NamedTuple

from layout.house.newspaper import House
from layout.issue.model import Story

BOX_PAD_EM = 1
"""Air between a box and its copy at the left and at the right, in em."""
BOX_PAD_ROWS = 1
"""Rows between a box and its copy at the head and at the foot."""
LEG_GUTTER_EM = 2
"""The least gutter between two legs, in em; what whole em of the legs leave is added to it."""


class Measures(NamedTuple):
    """The inside of a module; all lengths are in em."""

    left: float
    """The left edge of the copy, from that of the module."""
    measure: int
    """The width of one leg."""
    gutter: float
    """The space between two legs."""
    legs: int
    """The number of legs."""
    width: float
    """The width of all legs with their gutters."""

    def leg_x(self, leg: int) -> float:
        """The left edge of a leg, from that of the module."""
        return self.left + leg * (self.measure + self.gutter)

    def span(self, legs: int) -> float:
        """The width of `legs` neighbouring legs with the gutters between them."""
        return legs * self.measure + (legs - 1) * self.gutter


def inner_measures(
    columns: int, own_legs: int | None, house: House, *, boxed: bool, side_head: bool
) -> Measures:
    """The inside of a module over a number of basic columns.

    It has one leg for each column, or `own_legs` equal legs (破栏). A head at the side takes the
    first column for itself, unless the module has only that one.
    """
    grid = house.grid
    pad = BOX_PAD_EM if boxed else 0
    taken = grid.column_em + grid.gutter_em if side_head and columns > 1 else 0
    width = grid.span_em(columns) - 2 * pad - taken
    legs = own_legs or max(columns - (1 if taken else 0), 1)
    measure = int((width - LEG_GUTTER_EM * (legs - 1)) / legs)
    gutter = (width - legs * measure) / (legs - 1) if legs > 1 else 0.0
    return Measures(pad + taken, measure, gutter, legs, width)


def is_boxed(story: Story) -> bool:
    """Whether a story is boxed before make-up: by the editor's word, or as a comment by custom."""
    return story.boxed == "yes" or (story.boxed == "auto" and story.kind == "comment")
