"""Text and pictures of a story closed at every depth at which the legs end level."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from layout.search.shapes.setting import CopySetting, PictureSetting, Setting
from layout.search.weights import Weights

SHORT_LEG = 9
"""Rows below which a leg is short."""
FORCED = 2
"""How many times as large as others a picture may be that can have one depth only."""


class Pictured(NamedTuple):
    """Rows and price of the first picture, and the rows that all pictures take of each leg."""

    picture: PictureSetting | None
    rows: int
    price: int
    above: int
    """Rows that stand over the head."""
    cuts: tuple[int, ...]
    taken: int
    """The cuts of all legs together."""


class Body(NamedTuple):
    """Text and pictures closed at a depth; rows above the head are apart."""

    depth: int
    above: int
    price: int
    pictured_bodies: Pictured
    copy: int
    short: int


def pictured_bodies(setting: Setting, page_rows: int, weights: Weights) -> list[Pictured]:
    """The pictures at every number of rows that is not too many; without any there is one way."""
    legs = setting.legs
    if not setting.pictures:
        return [Pictured(None, 0, 0, 0, (0,) * legs, 0)]
    found = []
    for picture in setting.pictures:
        others = [rows for wide, rows in reversed(picture.others) for _ in range(wide)]
        free = legs - picture.legs - len(others)
        for rows in range(picture.least, picture.most + 1):
            price = _picture_price(picture, rows, page_rows, weights)
            if price < 0 or (free < 0 and not picture.above):
                continue
            if picture.above:
                found.append(Pictured(picture, rows, price, rows, (0,) * legs, 0))
            else:
                cuts = (*[0] * free, *others, *[rows] * picture.legs)
                found.append(Pictured(picture, rows, price, 0, cuts, sum(cuts)))
    return found


def bodies(setting: Setting, ways: Sequence[Pictured], weights: Weights) -> Iterable[Body]:
    """The cheapest way to close text and pictures for every depth."""
    found: dict[tuple[int, int], Body] = {}
    legs = setting.legs
    for number, copy in enumerate(setting.copies):
        for way in ways:
            key = (-(-(copy.rows + way.taken) // legs), way.above)
            known = found.get(key)
            if known is not None and known.price <= copy.price + way.price:
                continue
            body = closed_bodies(copy, number, way, (setting.leg_most, weights))
            if body is not None and (known is None or body.price < known.price):
                found[key] = body
    return found.values()


def closed_bodies(
    copy: CopySetting,
    number: int,
    way: Pictured,
    within: tuple[int, Weights],
    inset: tuple[int, int] = (0, 0),
) -> Body | None:
    """Text and pictures at the one depth where the legs end level, or None if they cannot.

    `within` are the rows of a leg at most, if they are the story's own, and the prices; `inset` are legs and rows of a head that stands over the first legs only.
    """
    legs, (longest, weights) = len(way.cuts), within
    if not copy.rows:  # a picture with its words alone
        picture = way.picture
        if picture is None or picture.legs != legs or picture.above or picture.others:
            return None
        return Body(way.rows, 0, copy.price + way.price, way, number, 0)
    span, rows = inset
    need = copy.rows + way.taken + span * rows
    depth = -(-need // legs)
    short = depth * legs - need
    depths = [depth - cut for cut in way.cuts]
    for leg in range(span):
        depths[leg] -= rows
    for leg in range(legs - short, legs):
        depths[leg] -= 1
    least, most = min(depths), max(depths)
    if (least < weights.leg_least and legs > 1) or most > (longest or weights.leg_most):
        return None  # copy that is not parted may be as short as it is
    starts = tuple(accumulate(depths[:-1]))
    if copy.no_start and not copy.no_start.isdisjoint(starts):
        return None
    price = copy.price + way.price
    for start in starts:
        if start in copy.lone_last:
            price += weights.lone_last
        elif start in copy.lone_first:
            price += weights.lone_first
    if most > weights.leg_good:
        price += (most - weights.leg_good) * weights.leg_long
    if least < SHORT_LEG:
        price += (SHORT_LEG - least) * weights.leg_short
    if short:
        price += weights.short_leg[0] + (short - 1) * weights.short_leg[1]
    return Body(depth, way.above, price, way, number, short)


def _picture_price(picture: PictureSetting, rows: int, page_rows: int, weights: Weights) -> int:
    """The price of a crop and of the picture's share of the page; -1 if it is too large.

    One that cannot be smaller may be larger than others.
    """
    share = picture.share(rows) / page_rows
    most = weights.picture_most * (FORCED if picture.least == picture.most else 1)
    if share > most and not picture.paid:
        return -1
    crop = abs(math.log(max(rows - 2, 1) / max(picture.ideal - 2, 1)))
    lacking = max(weights.picture_least - share, 0.0) if picture.dominant else 0.0
    behind = max(picture.rivals - share, 0.0) * weights.picture_behind
    small = lacking * lacking * weights.picture_small
    outdone = weights.picture_outdone if picture.share(rows) < picture.must else 0
    return round(crop * 100 * weights.crop + small + behind + outdone)
