"""Copy and pictures of a story, closed at every depth at which the legs end level.

In: a `Setting`, with all its copies and pictures. Out: `Body`s, whose depth in rows follows from
the copy: the rows of copy, pictures and an inset head, shared over the legs. Where they do not come
out even, the last legs are one row short. Of several bodies of one depth the cheapest is kept.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from layout.search.shapes.setting import CopySetting, PictureSetting, Setting
from layout.search.weights import Weights

SHORT_LEG = 9
"""A leg of fewer rows is short, and costs `Weights.leg_short` for each row that it lacks."""
FORCED = 2
"""A picture that can have one depth only may be this many times as large as others."""
AIR_ROWS = 2
"""Rows of a picture's depth that are words and air, about: the crop is reckoned without them."""
AIR_ROW = 1
"""The last row of the page is air."""
CROP_HUNDREDTHS = 100
"""`Weights.crop` is the price of a hundredth of logarithmic change."""


class Pictured(NamedTuple):
    """The pictures of a story at one depth of the first."""

    picture: PictureSetting | None
    rows: int
    """Rows of the first picture, or of the whole group."""
    price: int
    above: int
    """Rows that stand over the head."""
    cuts: tuple[int, ...]
    """Rows that pictures take of each leg."""
    taken: int
    """The cuts of all legs together."""


class Body(NamedTuple):
    """Copy and pictures closed at a depth."""

    depth: int
    """Rows, without those over the head."""
    above: int
    """Rows of pictures over the head."""
    price: int
    pictured: Pictured
    copy: int
    """Which of the setting's copies."""
    short: int
    """Legs that are one row short."""


def pictured_bodies(setting: Setting, page_rows: int, weights: Weights) -> list[Pictured]:
    """The pictures of a setting at every depth that is not too large; one entry without any."""
    legs = setting.legs
    if not setting.pictures:
        return [Pictured(None, 0, 0, 0, (0,) * legs, 0)]
    found = []
    for picture in setting.pictures:
        others = [rows for wide, rows in reversed(picture.others) for _ in range(wide)]
        free = legs - picture.legs - len(others)
        for rows in range(picture.least, picture.most + 1):
            price = _picture_price(picture, rows, page_rows, weights)
            if price is None or (free < 0 and not picture.above):
                continue
            if picture.above:
                found.append(Pictured(picture, rows, price, rows, (0,) * legs, 0))
            else:
                cuts = (*[picture.taken_beside(rows)] * free, *others, *[rows] * picture.legs)
                found.append(Pictured(picture, rows, price, 0, cuts, sum(cuts)))
    return found


def bodies(setting: Setting, pictured: Sequence[Pictured], weights: Weights) -> Iterable[Body]:
    """The cheapest body of a setting for every depth and every number of rows over the head."""
    found: dict[tuple[int, int], Body] = {}
    legs = setting.legs
    for number, copy in enumerate(setting.copies):
        for pictures in pictured:
            key = (-(-(copy.rows + pictures.taken) // legs), pictures.above)
            known = found.get(key)
            if known is not None and known.price <= copy.price + pictures.price:
                continue
            body = closed_bodies(copy, number, pictures, (setting.leg_most, weights))
            if body is not None and (known is None or body.price < known.price):
                found[key] = body
    return found.values()


def closed_bodies(
    copy: CopySetting,
    number: int,
    pictured: Pictured,
    within: tuple[int, Weights],
    inset: tuple[int, int] = (0, 0),
) -> Body | None:
    """Copy and pictures at the one depth where the legs end level, or None if they cannot.

    `number` is the copy's among those of its setting. `within` are the rows of a leg at most (0: as
    the weights say) and the weights. `inset` are the legs and the rows of a head that stands over
    the first legs only.
    """
    if not copy.rows:
        return _without_copy(copy, number, pictured)
    legs, (longest, weights) = len(pictured.cuts), within
    span, head_rows = inset
    needed = copy.rows + pictured.taken + span * head_rows
    depth = -(-needed // legs)
    short = depth * legs - needed
    depths = [depth - cut for cut in pictured.cuts]
    for leg in range(span):
        depths[leg] -= head_rows
    for leg in range(legs - short, legs):
        depths[leg] -= 1
    least, most = min(depths), max(depths)
    if (least < weights.leg_least and legs > 1) or most > (longest or weights.leg_most):
        return None  # copy in a single leg may be as short as it is
    starts = tuple(accumulate(depths[:-1]))
    if copy.no_start and not copy.no_start.isdisjoint(starts):
        return None
    price = copy.price + pictured.price
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
    return Body(depth, pictured.above, price, pictured, number, short)


def _without_copy(copy: CopySetting, number: int, pictured: Pictured) -> Body | None:
    """A picture with its words alone, over all legs; None if other pictures stand beside it."""
    picture = pictured.picture
    legs = len(pictured.cuts)
    if picture is None or picture.legs != legs or picture.above or picture.others:
        return None
    return Body(pictured.rows, 0, copy.price + pictured.price, pictured, number, 0)


def _picture_price(
    picture: PictureSetting, rows: int, page_rows: int, weights: Weights
) -> int | None:
    """The price of a crop and of the picture's share of the page; None if it is too large.

    A picture that cannot be smaller may be `FORCED` times as large as others.
    """
    share = picture.share(rows) / page_rows
    most = weights.picture_most * (FORCED if picture.least == picture.most else 1)
    larger = picture.share(rows) <= picture.limit * (page_rows - AIR_ROW)
    if share > most and not larger and not picture.paid:
        return None
    crop = abs(math.log(max(rows - AIR_ROWS, 1) / max(picture.ideal - AIR_ROWS, 1)))
    lacking = max(weights.picture_least - share, 0.0) if picture.dominant else 0.0
    behind = max(picture.rivals - share, 0.0) * weights.picture_behind
    small = lacking * lacking * weights.picture_small
    outdone = weights.picture_outdone if picture.share(rows) < picture.must else 0
    wanted = crop * CROP_HUNDREDTHS * weights.crop + small + behind + outdone
    return round(wanted) + picture.price
