"""Pinwheels of single modules: five modules round one another, which no cut parts.

In: the shapes of five stories and an area. Out: the cheapest pinwheels. Four modules stand at the
corners, each beside the next, and the fifth in the middle. Only a pinwheel breaks a gutter or a cut
that every slicing of an area would leave. All orders of the stories and all widths are tried; the
best rows of both upper modules follow from tables of prices.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from layout.search.readout import Area, PlacedElement
from layout.search.shapes.shape import Shape, Table
from layout.search.weights import IMPOSSIBLE

FIVE = 5
"""Modules of a pinwheel."""
WIDTH_LEAST = 3
"""Columns of the narrowest area with a pinwheel."""
Prices = npt.NDArray[np.int32]


class _Wheel(NamedTuple):
    """A pinwheel by its lines."""

    price: int
    order: tuple[int, ...]
    """The stories at the top left, top right, foot right, foot left, and in the middle."""
    left: int
    """Columns of the module at the top left."""
    right: int
    """Columns of the module at the foot right."""
    upper: int
    """Rows of the module at the top left."""
    lower: int
    """Rows of the module at the top right."""
    mirrored: bool


def pinwheels(
    tables: Sequence[Table], area: Area, most: int, *, pinned: bool = False
) -> Iterator[list[PlacedElement]]:
    """At most `most` pinwheels of five elements in an area, the cheapest first.

    Butted heads are not priced here. Element 0, if pinned, stays in the top left corner.
    """
    if len(tables) != FIVE or area.width < WIDTH_LEAST:
        return
    best, shapes = _flattened(tables, area)
    found: list[_Wheel] = []
    for order in permutations(range(FIVE)):
        for left in range(2, area.width):
            for right in range(area.width - left + 1, area.width):
                for mirrored in (False, True):
                    if pinned and order[mirrored] != 0:
                        continue
                    wheel = _wheel(best, order, (left, right), area, mirrored=mirrored)
                    if wheel is not None:
                        found.append(wheel)
    found.sort(key=lambda w: (w.price, w.order, w.left, w.right, w.mirrored))
    for wheel in found[:most]:
        yield _placed(wheel, shapes, area)


def _flattened(
    tables: Sequence[Table], area: Area
) -> tuple[Prices, Sequence[Mapping[tuple[int, int], Shape]]]:
    """The least prices by story, width and rows, whatever the corners, and their shapes."""
    prices: Prices = np.full((FIVE, area.width + 1, area.rows + 1), IMPOSSIBLE, np.int32)
    shapes: list[dict[tuple[int, int], Shape]] = []
    for number, table in enumerate(tables):
        cheapest: dict[tuple[int, int], Shape] = {}
        for (width, rows, _), shape in table.items():
            if (
                width <= area.width
                and rows <= area.rows
                and shape.price < prices[number, width, rows]
            ):
                prices[number, width, rows] = shape.price
                cheapest[width, rows] = shape
        shapes.append(cheapest)
    return prices, shapes


def _wheel(
    best: Prices, order: tuple[int, ...], widths: tuple[int, int], area: Area, *, mirrored: bool
) -> _Wheel | None:
    """The cheapest pinwheel of an order and of widths; None if there is none.

    `widths` are those of the modules at the top left and at the foot right. `mirrored` is only
    noted: the price is the same.
    """
    (top, top_right, foot, foot_left, centre), (left, right) = order, widths
    # prices of the modules at the left, and at the right, by the rows of the upper one
    at_left = best[top, left] + best[foot_left, area.width - right][::-1]
    at_right = best[top_right, area.width - left] + best[foot, right][::-1]
    uppers, lowers = (at_left < IMPOSSIBLE).nonzero()[0], (at_right < IMPOSSIBLE).nonzero()[0]
    if not len(uppers) or not len(lowers):
        return None
    middle = lowers[None, :] - uppers[:, None]
    prices = np.where(
        middle > 0,
        at_left[uppers][:, None]
        + at_right[lowers][None, :]
        + best[centre, left + right - area.width][middle],
        IMPOSSIBLE,
    )
    at = int(prices.argmin())
    price = int(prices.flat[at])
    if price >= IMPOSSIBLE:
        return None
    upper, lower = int(uppers[at // len(lowers)]), int(lowers[at % len(lowers)])
    return _Wheel(price, order, left, right, upper, lower, mirrored)


def _placed(
    wheel: _Wheel, shapes: Sequence[Mapping[tuple[int, int], Shape]], area: Area
) -> list[PlacedElement]:
    """The shapes of a pinwheel in their places."""
    width, rows = area.width, area.rows
    left, right, upper, lower = wheel.left, wheel.right, wheel.upper, wheel.lower
    cells = (
        (0, 0, left, upper),
        (left, 0, width - left, lower),
        (width - right, lower, right, rows - lower),
        (0, upper, width - right, rows - upper),
        (width - right, upper, left + right - width, lower - upper),
    )
    placed = []
    for story, (column, row, wide, deep) in zip(wheel.order, cells, strict=True):
        at = width - column - wide if wheel.mirrored else column
        shape = shapes[story][wide, deep]
        placed.append(PlacedElement(story, area.column + at, area.row + row, shape))
    return placed
