"""The shapes of a story: every module it fills with nothing over, the cheapest way for each.

A setting is what is known before the depth is: columns, legs, heads, pictures, lines of copy. From
it follow, in whole rows, all depths at which the module closes: legs start on one row and end
level, a picture or the air of the head taking what is left. The last row of every module is air.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product

from layout.makeup.weights import Weights

Picture = tuple[int, int, bool]
"""Legs, rows, and whether it stands above the head."""


@dataclass(frozen=True, slots=True)
class CopySetting:
    """The copy at one measure: rows in all, places where no leg may begin, price and means.

    `choice` is the setter's own number for the way.
    """

    rows: int
    no_start: frozenset[int] = frozenset()
    price: int = 0
    means: str = ""
    choice: int = 0


@dataclass(frozen=True, slots=True)
class HeadSetting:
    """A head: least rows, price, the most air it may take; `beside` stands left of the legs.

    An inset head stands over the first `span` legs alone, and the last leg climbs to the top.
    `choice` is the setter's own number for the way; heads of one `voice` look alike.
    """

    rows: int
    price: int = 0
    air_most: int = 0
    beside: bool = False
    span: int = 0
    choice: int = 0
    voice: tuple[float, str] = (0.0, "")


@dataclass(frozen=True, slots=True)
class PictureSetting:
    """A picture over so many legs: the rows it may take, its width in hundredths of the page's.

    `others` are legs and rows of further pictures, which stand beside it as they are; the
    `dominant` one of the page may not be small, least of all below the size of its `rivals`, in
    hundredths of the page.
    """

    legs: int
    least: int
    ideal: int
    most: int
    width: int
    above: bool = False
    others: tuple[tuple[int, int], ...] = ()
    dominant: bool = False
    rivals: int = 0


@dataclass(frozen=True, slots=True)
class Setting:
    """A story over a width in basic columns: legs and everything that stands in the module."""

    width: int
    legs: int
    measure: int
    heads: tuple[HeadSetting, ...]
    copies: tuple[CopySetting, ...]
    pictures: tuple[PictureSetting, ...] = ()
    pad: int = 0
    price: int = 0
    aspect: float = 1.0
    """Width of the module over the height of one row."""


INSET_AIR = 2
"""Rows of air that an inset head may take: less than one that stands free."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A module that closes: columns, rows with the air row, and how it is filled."""

    width: int
    rows: int
    corners: tuple[int, int]
    """Top left and right: 1 where a horizontal head stands."""
    price: int
    setting: int
    head: int
    """Which of the setting's heads."""
    copy: int
    """Which of the setting's copies."""
    air: int
    picture: int
    """Rows of the first picture, 0 without."""
    picture_legs: int
    picture_above: bool
    short: int
    """Legs that are one row short."""
    beside: bool
    legs: int
    depth: int
    """Rows of the text with the pictures in it."""
    strain: int = 0
    """Rows by which the module is too deep, or too shallow if negative: it does not close."""


Table = dict[tuple[int, int, tuple[int, int]], Shape]
"""The cheapest shape for width, rows and corners."""


def shapes(settings: Sequence[Setting], limit: int, page_rows: int, weights: Weights) -> Table:
    """All shapes of a story up to a depth in rows."""
    table: Table = {}
    for number, setting in enumerate(settings):
        found = [
            shape
            for body in _bodies(setting, page_rows, weights)
            for shape in _with_heads(setting, number, body, weights)
        ]
        for shape in (*found, *_inset(setting, number, page_rows, weights)):
            if shape.rows <= limit:
                key = (shape.width, shape.rows, shape.corners)
                known = table.get(key)
                if known is None or shape.price < known.price:
                    table[key] = shape
    return table


STRAIN_MOST = 2
"""Rows by which a module may fail to close on the way to a page that does."""


def strained(table: Table, limit: int, price: int) -> Table:
    """The shapes of a story, and others that fail by a row or two, at a price a row."""
    found = dict(table)
    for strain in (step * sign for step in range(1, STRAIN_MOST + 1) for sign in (-1, 1)):
        for (width, rows, corners), shape in table.items():
            key = (width, rows + strain, corners)
            if 0 < key[1] <= limit and key not in found:
                dear = shape.price + price * abs(strain)
                found[key] = replace(shape, rows=key[1], price=dear, strain=strain)
    return found


@dataclass(frozen=True, slots=True)
class _Body:
    """Text and pictures closed at a depth; rows above the head are apart."""

    depth: int
    above: int
    price: int
    picture: Picture | None
    copy: int
    short: int


def _bodies(setting: Setting, page_rows: int, weights: Weights) -> Iterable[_Body]:
    """The cheapest way to close text and pictures for every depth."""
    found: dict[tuple[int, int], _Body] = {}
    pictures: list[tuple[PictureSetting | None, int, int]] = [(None, 0, 0)]
    if setting.pictures:
        pictures = [
            (picture, rows, price)
            for picture in setting.pictures
            for rows in range(picture.least, picture.most + 1)
            if (price := _picture_price(picture, rows, page_rows, weights)) >= 0
        ]
    for number in range(len(setting.copies)):
        for picture, rows, price in pictures:
            body = _closed(setting, number, (picture, rows), weights)
            if body is None:
                continue
            total = _Body(
                body.depth, body.above, body.price + price, body.picture, body.copy, body.short
            )
            key = (total.depth, total.above)
            known = found.get(key)
            if known is None or total.price < known.price:
                found[key] = total
    return found.values()


def _picture_price(picture: PictureSetting, rows: int, page_rows: int, weights: Weights) -> int:
    """The price of a crop and of the picture's share of the page; -1 if it is too large."""
    share = picture.width * rows / page_rows
    if share > weights.picture_most:
        return -1
    crop = abs(math.log(max(rows - 2, 1) / max(picture.ideal - 2, 1)))
    lacking = max(weights.picture_least - share, 0.0) if picture.dominant else 0.0
    behind = max(picture.rivals - share, 0.0) * weights.picture_behind
    return round(crop * 100 * weights.crop + lacking * weights.picture_small + behind)


def _closed(
    setting: Setting,
    number: int,
    pictured: tuple[PictureSetting | None, int],
    weights: Weights,
    inset: tuple[int, int] = (0, 0),
) -> _Body | None:
    """Text and pictures at the one depth where the legs end level, or None if they cannot.

    `pictured` is the first picture with its rows; `inset` are legs and rows of a head that stands
    over the first legs only.
    """
    legs, copy = setting.legs, setting.copies[number]
    picture, rows = pictured
    if not copy.rows:  # a picture with its words alone
        if picture is None or picture.legs != legs or picture.above or picture.others:
            return None
        return _Body(rows, 0, copy.price, (picture.legs, rows, False), number, 0)
    blocks = [] if picture is None or picture.above else [(picture.legs, rows), *picture.others]
    taken = sum(width * deep for width, deep in (*blocks, inset))
    if sum(width for width, _ in blocks) > legs:
        return None
    depth = -(-(copy.rows + taken) // legs)
    short = depth * legs - copy.rows - taken
    depths = [depth] * legs
    for leg in range(inset[0]):
        depths[leg] -= inset[1]
    edge = legs
    for width, deep in blocks:
        for leg in range(edge - width, edge):
            depths[leg] -= deep
        edge -= width
    for leg in range(legs - short, legs):
        depths[leg] -= 1
    least, most = min(depths), max(depths)
    if least < weights.leg_least or most > weights.leg_most:
        return None
    start = 0
    for deep in depths[:-1]:
        start += deep
        if start in copy.no_start:
            return None
    price = copy.price + max(most - weights.leg_good, 0) * weights.leg_long
    price += max(9 - least, 0) * weights.leg_short
    if short:
        price += weights.short_leg[0] + (short - 1) * weights.short_leg[1]
    above = rows if picture is not None and picture.above else 0
    spot = None if picture is None else (picture.legs, rows, picture.above)
    return _Body(depth, above, price, spot, number, short)


def _with_heads(setting: Setting, number: int, body: _Body, weights: Weights) -> Iterable[Shape]:
    """The body under or beside every head, with every air the head may take."""
    picture = body.picture or (0, 0, False)
    for which, head in enumerate(setting.heads):
        if head.span:
            continue
        if head.beside and (head.rows > body.depth or picture[2]):
            continue
        for air in range(1 if head.beside else head.air_most + 1):
            over = 0 if head.beside else head.rows + air
            rows = 2 * setting.pad + body.above + over + body.depth + 1
            price = setting.price + head.price + body.price
            if head.beside:
                price += weights.vertical_head + max(body.depth * 6 // 10 - head.rows, 0) * 20
            else:
                price += weights.air[min(air, len(weights.air) - 1)]
            aspect = setting.aspect / max(rows - 1, 1)
            price += round(max(0.55 - aspect, aspect - 2.6, 0.0) * 100) * weights.aspect
            plain = not (head.beside or setting.pad or picture[2] or not head.rows)
            yield Shape(
                setting.width,
                rows,
                (1, 1) if plain else (0, 0),
                price,
                number,
                which,
                body.copy,
                air,
                picture[1],
                picture[0],
                picture[2],
                body.short,
                head.beside,
                setting.legs,
                body.depth,
            )


def _inset(setting: Setting, number: int, page_rows: int, weights: Weights) -> Iterable[Shape]:
    """The copy round heads that stand over some legs; pictures over the others, beside the head."""
    if setting.pad:
        return
    for which, head in enumerate(setting.heads):
        if not head.span:
            continue
        pictures = list(_beside_head(setting, head.span, page_rows, weights))
        for air in range(min(head.air_most, INSET_AIR) + 1):
            best: dict[int, Shape] = {}
            for copy, (picture, rows, price) in product(range(len(setting.copies)), pictures):
                block = (head.span, head.rows + air)
                body = _closed(setting, copy, (picture, rows), weights, block)
                if body is None or rows >= body.depth:
                    continue
                total = setting.price + head.price + body.price + price
                total += weights.inset_head + weights.air[air]
                known = best.get(body.depth)
                if known is None or total < known.price:
                    best[body.depth] = Shape(
                        setting.width,
                        body.depth + 1,
                        (1, 0),
                        total,
                        number,
                        which,
                        copy,
                        air,
                        rows,
                        0 if picture is None else picture.legs,
                        False,
                        body.short,
                        False,
                        setting.legs,
                        body.depth,
                    )
            yield from best.values()


def _beside_head(
    setting: Setting, span: int, page_rows: int, weights: Weights
) -> Iterable[tuple[PictureSetting | None, int, int]]:
    """The pictures that fit beside a head over some legs, with rows and price."""
    if not setting.pictures:
        yield None, 0, 0
        return
    for picture in setting.pictures:
        wide = picture.legs + sum(legs for legs, _ in picture.others)
        if picture.above or wide > setting.legs - span:
            continue
        for rows in range(picture.least, picture.most + 1):
            price = _picture_price(picture, rows, page_rows, weights)
            if price >= 0:
                yield picture, rows, price
