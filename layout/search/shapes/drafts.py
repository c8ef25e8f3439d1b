"""Shapes in the making: the cheapest known way to fill a module, before it is written out.

Many settings of a story fill a module of the same size. Only the cheapest is kept, and only in the
end is a `Shape` made of it, which is much larger.
"""

from __future__ import annotations

from typing import NamedTuple

from layout.search.shapes.bodies import Body
from layout.search.weights import Weights


class ShapeDraft(NamedTuple):
    """What a shape is made from."""

    price: int
    setting: int
    """Which of the story's settings."""
    head: int
    """Which of the setting's heads."""
    air: int
    """Rows of air added to the head, below 0 taken from it."""
    body: Body


Key = tuple[int, int, tuple[int, int]]
"""Columns, rows, and top corners of a module: 1 where a horizontal head stands."""


class Drafts(NamedTuple):
    """The drafts of one story, the deepest module in rows, and the prices."""

    cheapest: dict[Key, ShapeDraft]
    limit: int
    weights: Weights


def air_price(air: int, weights: Weights) -> int:
    """The price of rows of air added to a head, or (below 0) taken from its own air."""
    if air < 0:
        return weights.close_head
    return weights.air[min(air, len(weights.air) - 1)]
