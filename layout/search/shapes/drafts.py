"""Shapes in the making: the cheapest way known to fill a module, before it is written out."""

from __future__ import annotations

from typing import NamedTuple

from layout.search.shapes.bodies import Body
from layout.search.weights import Weights


class ShapeDraft(NamedTuple):
    """What a shape is made from, if no cheaper one is found: setting, head and its air, body."""

    price: int
    setting: int
    head: int
    air: int
    body: Body


Key = tuple[int, int, tuple[int, int]]
Drafts = dict[Key, ShapeDraft]


def air_price(air: int, weights: Weights) -> int:
    """The price of rows added to a head, or taken from its own air."""
    if air < 0:
        return weights.close_head
    return weights.air[min(air, len(weights.air) - 1)]
