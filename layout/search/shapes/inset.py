"""Modules whose head stands over the first legs only: inset, or under the masthead.

In: a setting of a story with its copies, heads and pictures. Out: drafts of modules, added to those
of the story. The legs beside the head climb to the module's top; pictures stand over them alone.
The depth follows as everywhere: copy, pictures and head are shared over the legs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from layout.search.shapes.bodies import Pictured, closed_bodies, pictured_bodies
from layout.search.shapes.drafts import Drafts, ShapeDraft, air_price
from layout.search.shapes.setting import Setting

INSET_AIR = 2
"""Rows of air that may be added to an inset head at most: less than to one over all legs."""


class _Block(NamedTuple):
    """What stands over the first legs: a head, with the masthead over it if the module has one."""

    head: int
    """Which of the setting's heads."""
    masthead_rows: int
    price: int
    """What the arrangement costs, besides the head."""
    corners: tuple[int, int]
    """The module's top corners: 1 where a horizontal head stands."""


def add_inset(drafts: Drafts, setting: Setting, number: int, pictured: Sequence[Pictured]) -> None:
    """Add modules with an inset head, and pictures beside it.

    `number` is the setting's among those of the story.
    """
    for which, head in enumerate(setting.heads):
        if head.span and not head.round_masthead:
            block = _Block(which, 0, drafts.weights.inset_head, (1, 0))
            clear = [pictures for pictures in pictured if _clear(pictures, head.span)]
            _add_beside(drafts, setting, number, block, clear)


def add_wrapped(drafts: Drafts, setting: Setting, number: int, masthead: tuple[int, int]) -> None:
    """Add modules round the masthead, whose head stands under it, over just as many columns.

    `masthead` is its columns and rows. The legs beside it should begin with a picture: each that
    does not makes the module dearer.
    """
    columns, rows = masthead
    weights = drafts.weights
    pictured = pictured_bodies(setting, drafts.limit, weights)
    for which, head in enumerate(setting.heads):
        if head.span * setting.width != columns * setting.legs:
            continue
        beside = setting.legs - head.span
        dearer = weights.wrap_bare - weights.wrap_masthead
        for bare in range(beside + 1):
            clear = [
                pictures
                for pictures in pictured
                if _clear(pictures, head.span) and pictures.cuts[head.span :].count(0) == bare
            ]
            price = weights.wrap_masthead + dearer * bare // beside
            _add_beside(drafts, setting, number, _Block(which, rows, price, (0, 0)), clear)


def _clear(pictured: Pictured, legs: int) -> bool:
    """Whether the pictures leave the first legs free."""
    return not (pictured.above or any(pictured.cuts[:legs]))


def _add_beside(
    drafts: Drafts, setting: Setting, number: int, block: _Block, pictured: Sequence[Pictured]
) -> None:
    """Add modules of the copy under and beside a block, with pictures over the other legs."""
    cheapest, limit, weights = drafts
    head, legs, width = setting.heads[block.head], setting.legs, setting.width
    within_leg = (setting.leg_most, weights)
    for air in range(head.air_least, min(head.air_most, INSET_AIR) + 1):
        rows = block.masthead_rows + head.rows + air
        blocked = head.span * rows
        apart = setting.price + head.price + block.price + air_price(air, weights)
        for which, copy in enumerate(setting.copies):
            for pictures in pictured:
                depth = -(-(copy.rows + pictures.taken + blocked) // legs)
                if pictures.rows >= depth or depth >= limit:
                    continue
                key = (width, depth + 1, block.corners)
                known = cheapest.get(key)
                if known is not None and known.price <= apart + copy.price + pictures.price:
                    continue
                body = closed_bodies(copy, which, pictures, within_leg, (head.span, rows))
                if body is not None and (known is None or apart + body.price < known.price):
                    cheapest[key] = ShapeDraft(apart + body.price, number, block.head, air, body)
