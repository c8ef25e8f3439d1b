"""The shapes of a story: every module it fills with nothing over, the cheapest way for each.

From a setting follow, in whole rows, all depths at which the module closes: legs start on one row
and end level, a picture or the air of the head taking what is left. The last row of every module is
air.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from layout.search.shapes.bodies import Body, bodies, pictured_bodies
from layout.search.shapes.drafts import Drafts, Key, ShapeDraft, air_price
from layout.search.shapes.inset import add_inset, add_wrapped
from layout.search.shapes.setting import Setting
from layout.search.weights import Weights


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
    notch: int = 0
    """Rows of the masthead that the module runs round: it stands over the head (绕报头)."""


Table = dict[tuple[int, int, tuple[int, int]], Shape]
"""The cheapest shape for width, rows and corners."""


def shapes(settings: Sequence[Setting], limit: int, page_rows: int, weights: Weights) -> Table:
    """All shapes of a story up to a depth in rows."""
    drafts: Drafts = {}
    for number, setting in enumerate(settings):
        ways = pictured_bodies(setting, page_rows, weights)
        filled = bodies(setting, ways, weights)
        _add_headed(drafts, setting, number, filled, (limit, weights))
        if not setting.pad:
            add_inset(drafts, setting, number, ways, (limit, weights))
    return {key: _shape(key, draft, settings[draft.setting]) for key, draft in drafts.items()}


def wrapped(
    settings: Sequence[Setting], masthead: tuple[int, int], limit: int, weights: Weights
) -> Table:
    """The modules of a story that run round the masthead (绕报头): it takes so many columns and rows
    of their top left corner, the head stands under it, the legs beside it climb to the top.
    """
    drafts: Drafts = {}
    for number, setting in enumerate(settings):
        if not setting.pad and setting.width > masthead[0]:
            add_wrapped(drafts, setting, number, masthead, (limit, weights))
    made = {key: _shape(key, draft, settings[draft.setting]) for key, draft in drafts.items()}
    return {key: shape._replace(notch=masthead[1]) for key, shape in made.items()}


def _shape(key: Key, draft: ShapeDraft, setting: Setting) -> Shape:
    width, rows, corners = key
    body, head = draft.body, setting.heads[draft.head]
    way = body.pictured_bodies
    return Shape(
        width,
        rows,
        corners,
        draft.price,
        draft.setting,
        draft.head,
        body.copy,
        draft.air,
        way.rows,
        0 if way.picture is None else way.picture.legs,
        way.above > 0,
        body.short,
        head.beside,
        setting.legs,
        body.depth,
    )


STRAIN_MOST = 2
"""Rows by which a module may fail to close on the way to a page that does."""


def strained_shapes(table: Table, limit: int, price: int) -> Table:
    """The shapes of a story, and others that fail by a row or two, at a price a row."""
    found = dict(table)
    for strain in (step * sign for step in range(1, STRAIN_MOST + 1) for sign in (-1, 1)):
        for (width, rows, corners), shape in table.items():
            key = (width, rows + strain, corners)
            if 0 < key[1] <= limit and key not in found:
                dear = shape.price + price * abs(strain)
                found[key] = shape._replace(rows=key[1], price=dear, strain=strain)
    return found


def _add_headed(
    drafts: Drafts,
    setting: Setting,
    number: int,
    filled: Iterable[Body],
    within: tuple[int, Weights],
) -> None:
    """Bodies under or beside every head, with every air the head may take."""
    limit, weights = within
    width, pad = setting.width, setting.pad
    tops = _tops(setting, weights)
    aspects: dict[int, int] = {}
    for body in filled:
        rest = 2 * pad + body.above + body.depth + 1
        for over, headed, apart, which, air, beside in tops:
            price, rows = body.price + apart, rest + over
            if beside:
                if beside > body.depth or body.above:
                    continue
                price += max(body.depth * 6 // 10 - beside, 0) * 20
            if rows > limit:
                continue
            key = (width, rows, (1, 1) if headed and not body.above else (0, 0))
            known = drafts.get(key)
            if known is not None and known.price <= price:
                continue
            aspect = aspects.get(rows)
            if aspect is None:
                aspect = aspects[rows] = _aspect_price(setting.aspect / max(rows - 1, 1), weights)
            price += aspect
            if known is None or price < known.price:
                drafts[key] = ShapeDraft(price, number, which, air, body)


class _Top(NamedTuple):
    """A head over or beside the copy with its air: rows over the copy, whether it can butt, price."""

    over: int
    headed: bool
    price: int
    head: int
    air: int = 0
    beside: int = 0
    """Rows of a head that stands beside."""


def _tops(setting: Setting, weights: Weights) -> list[_Top]:
    """The heads that are not inset; of those that take the same rows the cheapest is enough."""
    found: dict[tuple[int, bool], _Top] = {}
    standing = []
    for which, head in enumerate(setting.heads):
        price = setting.price + head.price
        if head.beside:
            standing.append(_Top(0, False, price + weights.vertical_head, which, 0, head.rows))
        elif not head.span:
            for air in range(head.air_least, head.air_most + 1):
                dear = price + air_price(air, weights)
                key = (head.rows + air, head.rows > 0 and not setting.pad)
                if key not in found or dear < found[key].price:
                    found[key] = _Top(*key, dear, which, air)
    return [*found.values(), *standing]


def _aspect_price(aspect: float, weights: Weights) -> int:
    """The price of a module that is very narrow or very wide."""
    return round(max(0.55 - aspect, aspect - 2.6, 0.0) * 100) * weights.aspect
