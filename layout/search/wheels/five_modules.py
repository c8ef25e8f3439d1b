"""Pinwheels: five modules round one another, which no cut through the whole region parts.

Four stand at the corners, each beside the next, and the fifth in the middle. Only pinwheels break
a gutter or a cut that every slicing of a region would leave.
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
Prices = npt.NDArray[np.int32]


class _Wheel(NamedTuple):
    """Widths of the corners at the top left and the foot right, rows of the two at the top."""

    price: int
    order: tuple[int, ...]
    left: int
    right: int
    upper: int
    lower: int
    mirrored: bool


def pinwheels(
    tables: Sequence[Table], area: Area, most: int, *, pinned: bool = False
) -> Iterator[list[PlacedElement]]:
    """The cheapest pinwheels of five elements in an area, so many at most, heads not regarded.

    Element 0, if pinned, stays in the top left corner.
    """
    if len(tables) != FIVE or area.width < 3:
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
    """Prices by story, width and rows, and the shapes behind them, whatever their corners."""
    prices: Prices = np.full((FIVE, area.width + 1, area.rows + 1), IMPOSSIBLE, np.int32)
    shapes: list[dict[tuple[int, int], Shape]] = []
    for number, table in enumerate(tables):
        mine: dict[tuple[int, int], Shape] = {}
        for (width, rows, _), shape in table.items():
            if (
                width <= area.width
                and rows <= area.rows
                and shape.price < prices[number, width, rows]
            ):
                prices[number, width, rows] = shape.price
                mine[width, rows] = shape
        shapes.append(mine)
    return prices, shapes


def _wheel(
    best: Prices, order: tuple[int, ...], widths: tuple[int, int], area: Area, *, mirrored: bool
) -> _Wheel | None:
    """The cheapest pinwheel of an order and widths: the rows of both upper modules are free.

    In order: the wide one at the top left, the deep one at the top right, the wide one at the foot
    right, the deep one at the foot left, the one in the middle. A mirrored one is turned left for
    right.
    """
    (a, b, c, d, e), (left, right) = order, widths
    # a over d at the left, b over c at the right: prices by the rows of the upper one
    one = best[a, left] + best[d, area.width - right][::-1]
    two = best[b, area.width - left] + best[c, right][::-1]
    uppers, lowers = (one < IMPOSSIBLE).nonzero()[0], (two < IMPOSSIBLE).nonzero()[0]
    if not len(uppers) or not len(lowers):
        return None
    middle = lowers[None, :] - uppers[:, None]
    prices = np.where(
        middle > 0,
        one[uppers][:, None] + two[lowers][None, :] + best[e, left + right - area.width][middle],
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
