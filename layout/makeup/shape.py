"""The shapes of a story: every module it fills with nothing over, the cheapest way for each.

A setting is what is known before the depth is: columns, legs, heads, pictures, lines of copy. From
it follow, in whole rows, all depths at which the module closes: legs start on one row and end
level, a picture or the air of the head taking what is left. The last row of every module is air.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple

from layout.makeup.weights import Weights

Picture = tuple[int, int, bool]
"""Legs, rows, and whether it stands above the head."""


class CopySetting(NamedTuple):
    """The copy at one measure: rows in all, places where no leg may begin, price and means.

    `choice` is the setter's own number for the way.
    """

    rows: int
    no_start: frozenset[int] = frozenset()
    price: int = 0
    means: str = ""
    choice: int = 0


class HeadSetting(NamedTuple):
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


class PictureSetting(NamedTuple):
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

    @property
    def beside(self) -> int:
        """The rows of the other pictures, leg by leg."""
        return sum(legs * rows for legs, rows in self.others) if self.others else 0


class Setting(NamedTuple):
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


class Shape(NamedTuple):
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
        for body in _bodies(setting, page_rows, weights):
            _add_headed(table, setting, number, body, (limit, weights))
        _add_inset(table, setting, number, (limit, page_rows, weights))
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
                found[key] = shape._replace(rows=key[1], price=dear, strain=strain)
    return found


class _Body(NamedTuple):
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
    for number, copy in enumerate(setting.copies):
        for picture, rows, price in pictures:
            above = rows if picture is not None and picture.above else 0
            known = found.get((_depth(setting, copy, (picture, rows)), above))
            if known is not None and known.price <= copy.price + price:
                continue
            body = _closed(setting, number, (picture, rows), weights)
            if body is None:
                continue
            total = body._replace(price=body.price + price)
            key = (total.depth, total.above)
            known = found.get(key)
            if known is None or total.price < known.price:
                found[key] = total
    return found.values()


def _depth(
    setting: Setting,
    copy: CopySetting,
    pictured: tuple[PictureSetting | None, int],
    inset: tuple[int, int] = (0, 0),
) -> int:
    """The one depth in rows at which text and pictures may close: as deep as they need."""
    picture, rows = pictured
    taken = copy.rows + inset[0] * inset[1]
    if picture is not None and not picture.above:
        taken += picture.legs * rows + picture.beside
    return -(-taken // setting.legs)


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
    if sum(width for width, _ in blocks) > legs:
        return None
    depth = _depth(setting, copy, pictured, inset)
    taken = sum(width * deep for width, deep in blocks) + inset[0] * inset[1]
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


def _add_headed(
    table: Table, setting: Setting, number: int, body: _Body, within: tuple[int, Weights]
) -> None:
    """The body under or beside every head, with every air the head may take."""
    limit, weights = within
    picture = body.picture or (0, 0, False)
    for which, head in enumerate(setting.heads):
        if head.span:
            continue
        if head.beside and (head.rows > body.depth or picture[2]):
            continue
        plain = not (head.beside or setting.pad or picture[2] or not head.rows)
        corners = (1, 1) if plain else (0, 0)
        for air in range(1 if head.beside else head.air_most + 1):
            over = 0 if head.beside else head.rows + air
            rows = 2 * setting.pad + body.above + over + body.depth + 1
            if rows > limit:
                break
            price = setting.price + head.price + body.price
            if head.beside:
                price += weights.vertical_head + max(body.depth * 6 // 10 - head.rows, 0) * 20
            else:
                price += weights.air[min(air, len(weights.air) - 1)]
            key = (setting.width, rows, corners)
            known = table.get(key)
            if known is not None and known.price <= price:
                continue
            aspect = setting.aspect / max(rows - 1, 1)
            price += round(max(0.55 - aspect, aspect - 2.6, 0.0) * 100) * weights.aspect
            if known is not None and known.price <= price:
                continue
            table[key] = Shape(
                setting.width,
                rows,
                corners,
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


def _add_inset(
    table: Table, setting: Setting, number: int, within: tuple[int, int, Weights]
) -> None:
    """The copy round heads that stand over some legs; pictures over the others, beside the head."""
    if setting.pad:
        return
    limit, page_rows, weights = within
    for which, head in enumerate(setting.heads):
        if not head.span:
            continue
        pictures = list(_beside_head(setting, head.span, page_rows, weights))
        for air in range(min(head.air_most, INSET_AIR) + 1):
            block = (head.span, head.rows + air)
            apart = setting.price + head.price + weights.inset_head + weights.air[air]
            for (choice, copy), (picture, rows, price) in product(
                enumerate(setting.copies), pictures
            ):
                depth = _depth(setting, copy, (picture, rows), block)
                key = (setting.width, depth + 1, (1, 0))
                known = table.get(key)
                if rows >= depth or depth >= limit:
                    continue
                if known is not None and known.price <= apart + copy.price + price:
                    continue
                body = _closed(setting, choice, (picture, rows), weights, block)
                if body is None:
                    continue
                total = apart + body.price + price
                if known is None or total < known.price:
                    table[key] = Shape(
                        setting.width,
                        depth + 1,
                        (1, 0),
                        total,
                        number,
                        which,
                        choice,
                        air,
                        rows,
                        0 if picture is None else picture.legs,
                        False,
                        body.short,
                        False,
                        setting.legs,
                        depth,
                    )


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
