"""Modules whose head stands over some of the legs alone: inset, or under the masthead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from layout.search.shapes.bodies import Pictured, closed_bodies, pictured_bodies
from layout.search.shapes.drafts import Drafts, ShapeDraft, air_price
from layout.search.shapes.setting import Setting
from layout.search.weights import Weights

INSET_AIR = 2
"""Rows of air that an inset head may take: less than one that stands free."""


class _Over(NamedTuple):
    """What stands over the first legs alone: rows of the masthead, if any, and one of the heads;
    what that costs, and the corners it leaves.
    """

    masthead: int
    which: int
    price: int
    corners: tuple[int, int]


def add_inset(
    drafts: Drafts,
    setting: Setting,
    number: int,
    ways: Sequence[Pictured],
    within: tuple[int, Weights],
) -> None:
    """The copy round heads that stand over some legs; pictures over the others, beside the head."""
    weights = within[1]
    for which, head in enumerate(setting.heads):
        if head.span and not head.round_masthead:
            over = _Over(0, which, weights.inset_head, (1, 0))
            free = [way for way in ways if _clear(way, head.span)]
            _add_round(drafts, setting, number, (over, free), within)


def add_wrapped(
    drafts: Drafts,
    setting: Setting,
    number: int,
    masthead: tuple[int, int],
    within: tuple[int, Weights],
) -> None:
    """The copy round the masthead and a head under it, over just as many columns. The legs beside
    it should not begin without a picture: each that does so makes it dearer.
    """
    (columns, rows), (limit, weights) = masthead, within
    ways = pictured_bodies(setting, limit, weights)
    for which, head in enumerate(setting.heads):
        if head.span * setting.width != columns * setting.legs:
            continue
        beside = setting.legs - head.span
        dearer = weights.wrap_bare - weights.wrap_masthead
        for bare in range(beside + 1):
            free = [
                way
                for way in ways
                if _clear(way, head.span) and way.cuts[head.span :].count(0) == bare
            ]
            over = _Over(rows, which, weights.wrap_masthead + dearer * bare // beside, (0, 0))
            _add_round(drafts, setting, number, (over, free), within)


def _clear(way: Pictured, legs: int) -> bool:
    """Whether the pictures leave the first legs free."""
    return not (way.above or any(way.cuts[:legs]))


def _add_round(
    drafts: Drafts,
    setting: Setting,
    number: int,
    standing: tuple[_Over, Sequence[Pictured]],
    within: tuple[int, Weights],
) -> None:
    """The copy round what stands over the first legs, and pictures over others."""
    (over, ways), (limit, weights) = standing, within
    head, legs, width = setting.heads[over.which], setting.legs, setting.width
    for air in range(head.air_least, min(head.air_most, INSET_AIR) + 1):
        rows = over.masthead + head.rows + air
        blocked = head.span * rows
        apart = setting.price + head.price + over.price + air_price(air, weights)
        for choice, copy in enumerate(setting.copies):
            for way in ways:
                depth = -(-(copy.rows + way.taken + blocked) // legs)
                if way.rows >= depth or depth >= limit:
                    continue
                key = (width, depth + 1, over.corners)
                known = drafts.get(key)
                if known is not None and known.price <= apart + copy.price + way.price:
                    continue
                within_leg = (setting.leg_most, weights)
                body = closed_bodies(copy, choice, way, within_leg, (head.span, rows))
                if body is not None and (known is None or apart + body.price < known.price):
                    drafts[key] = ShapeDraft(apart + body.price, number, over.which, air, body)
