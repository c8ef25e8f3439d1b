"""The shapes of a story: every module that it fills exactly, each at its least price.

In: all `Setting`s of a story. Out: a `Table` of `Shape`s by columns, rows and top corners. From a
setting follow, in whole rows, all depths at which the module closes: the legs begin on one row and
end level, and pictures or the air of the head take what is left. The last row of every module is
air.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from layout.search.shapes.bodies import Body, bodies, pictured_bodies
from layout.search.shapes.drafts import Drafts, Key, ShapeDraft, air_price
from layout.search.shapes.inset import add_inset, add_wrapped
from layout.search.shapes.setting import Setting
from layout.search.weights import Weights

AIR_ROW = 1
"""The row of air under every module."""
STRAIN_MOST = 2
"""Rows by which a module may fail to close on the way to a page that does."""
SIDE_HEAD_TENTHS, SIDE_HEAD_ROW = 6, 20
"""A vertical head should be this many tenths of its module deep; what each row that lacks costs."""
NARROW_ASPECT, WIDE_ASPECT = 0.55, 2.6
"""Width over height of a module between which it costs nothing."""
ASPECT_HUNDREDTHS = 100
"""`Weights.aspect` is the price of a hundredth beyond these limits."""


class Shape(NamedTuple):
    """A module that closes: columns, rows with the air row, and how it is filled."""

    width: int
    rows: int
    corners: tuple[int, int]
    """Top left and right: 1 where a horizontal head stands."""
    price: int
    setting: int
    """Which of the story's settings."""
    head: int
    """Which of the setting's heads."""
    copy: int
    """Which of the setting's copies."""
    air: int
    """Rows of air added to the head, below 0 taken from it."""
    picture: int
    """Rows of the first picture, or of the whole group; 0 without."""
    picture_legs: int
    picture_above: bool
    short: int
    """Legs that are one row short."""
    beside: bool
    """Whether the head stands vertically, left of the legs."""
    legs: int
    depth: int
    """Rows of the copy with the pictures in it."""
    strain: int = 0
    """Rows by which the module is too deep, or too shallow if negative: it does not close."""
    notch: int = 0
    """Rows of the masthead that the module runs round: it stands over the head (绕报头)."""
    arrangement: int = 0
    """The `choice` of its group of pictures."""


Table = dict[tuple[int, int, tuple[int, int]], Shape]
"""The cheapest shape for width, rows and corners."""


def shapes(settings: Sequence[Setting], limit: int, page_rows: int, weights: Weights) -> Table:
    """All shapes of a story that are at most `limit` rows deep, on a page of `page_rows` rows."""
    drafts = Drafts({}, limit, weights)
    for number, setting in enumerate(settings):
        pictured = pictured_bodies(setting, page_rows, weights)
        _add_headed(drafts, setting, number, bodies(setting, pictured, weights))
        if not setting.pad:
            add_inset(drafts, setting, number, pictured)
    return dict(_written_out(drafts, settings))


def wrapped(
    settings: Sequence[Setting], masthead: tuple[int, int], limit: int, weights: Weights
) -> Table:
    """The modules of a story that run round the masthead (绕报头), at most `limit` rows deep.

    The masthead takes `masthead` (columns, rows) of their top left corner. The head stands under
    it, and the legs beside it climb to the top.
    """
    drafts = Drafts({}, limit, weights)
    for number, setting in enumerate(settings):
        if not setting.pad and setting.width > masthead[0]:
            add_wrapped(drafts, setting, number, masthead)
    made = _written_out(drafts, settings)
    return {key: shape._replace(notch=masthead[1]) for key, shape in made}


def strained_shapes(table: Table, limit: int, price: int) -> Table:
    """The shapes of a story, and modules that fail to close by one or two rows.

    Each row by which a module fails costs `price`.
    """
    found = dict(table)
    for strain in (step * sign for step in range(1, STRAIN_MOST + 1) for sign in (-1, 1)):
        for (width, rows, corners), shape in table.items():
            key = (width, rows + strain, corners)
            if 0 < key[1] <= limit and key not in found:
                dear = shape.price + price * abs(strain)
                found[key] = shape._replace(rows=key[1], price=dear, strain=strain)
    return found


def _written_out(drafts: Drafts, settings: Sequence[Setting]) -> Iterator[tuple[Key, Shape]]:
    """The shapes that the cheapest drafts amount to."""
    for key, draft in drafts.cheapest.items():
        yield key, _shape(key, draft, settings[draft.setting])


def _shape(key: Key, draft: ShapeDraft, setting: Setting) -> Shape:
    width, rows, corners = key
    body, head = draft.body, setting.heads[draft.head]
    pictured = body.pictured
    return Shape(
        width,
        rows,
        corners,
        draft.price,
        draft.setting,
        draft.head,
        body.copy,
        draft.air,
        pictured.rows,
        0 if pictured.picture is None else pictured.picture.legs,
        pictured.above > 0,
        body.short,
        head.beside,
        setting.legs,
        body.depth,
        arrangement=0 if pictured.picture is None else pictured.picture.choice,
    )


def _add_headed(drafts: Drafts, setting: Setting, number: int, filled: Iterable[Body]) -> None:
    """Add modules of bodies under or beside every head, with all air that the head may take.

    `number` is the setting's among those of the story.
    """
    cheapest, limit, weights = drafts
    width, pad = setting.width, setting.pad
    tops = _tops(setting, weights)
    aspect_prices: dict[int, int] = {}
    for body in filled:
        below = 2 * pad + body.above + body.depth + AIR_ROW
        for over, headed, apart, which, air, beside in tops:
            price, rows = body.price + apart, below + over
            if beside:
                if beside > body.depth or body.above:
                    continue
                lacking = body.depth * SIDE_HEAD_TENTHS // 10 - beside
                price += max(lacking, 0) * SIDE_HEAD_ROW
            if rows > limit:
                continue
            key = (width, rows, (1, 1) if headed and not body.above else (0, 0))
            known = cheapest.get(key)
            if known is not None and known.price <= price:
                continue
            aspect = aspect_prices.get(rows)
            if aspect is None:
                aspect = _aspect_price(setting.aspect / max(rows - AIR_ROW, 1), weights)
                aspect_prices[rows] = aspect
            price += aspect
            if known is None or price < known.price:
                cheapest[key] = ShapeDraft(price, number, which, air, body)


class _Top(NamedTuple):
    """A head over or beside the copy, with some rows of air."""

    over: int
    """Rows over the copy."""
    headed: bool
    """Whether it is a horizontal head that may butt against the next."""
    price: int
    head: int
    """Which of the setting's heads."""
    air: int = 0
    beside: int = 0
    """Rows of a head that stands beside the copy, else 0."""


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
    beyond = max(NARROW_ASPECT - aspect, aspect - WIDE_ASPECT, 0.0)
    return round(beyond * ASPECT_HUNDREDTHS) * weights.aspect
