"""A layout read back out of the tables of a search: which cuts and shapes made up its price.

In: a `Search` that has run, a group, an area and its top corners. Out: `PlacedElement`s. The tables
keep prices only. So at every level the parts are priced again, and the first that give the price in
the table are taken, down to single elements.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

import numpy as np

from layout.search.groups import Parts, Search, Split
from layout.search.placing import COLUMN_ROWS
from layout.search.shapes.shape import Shape
from layout.search.sums import Prices
from layout.search.weights import IMPOSSIBLE

Corners = tuple[int | None, int | None]
"""Top left and right: 1 where a horizontal head stands, 0 where none does, None for either."""
FREE: Corners = (None, None)
Root = tuple[int, int, int]
"""The structure of a page in short. Of a page in bands: the first row of the last band, the main
gutter of the band over it, and its own; 0 is none. Of a pinwheel: the rows of the area at the top
left, below 0; its columns; and the columns of the area at the foot left.
"""
ROOT_STEP = 6
"""Rows in a `Root` are rounded down to a multiple of this: pages that differ by less look alike."""


class PlacedElement(NamedTuple):
    """A story's shape on the page: first column and row of the story area, counted from 0."""

    element: int
    column: int
    row: int
    shape: Shape


class Cut(NamedTuple):
    """How a layout in bands ends."""

    split: Split | None
    """The top of the page and its last band; None if the page is one band."""
    at: int
    """The first row of the last band."""
    edge: int
    """The columns left of the last band's main gutter; 0 without one."""
    upper: int
    """The same of the band over it."""
    price: int

    @property
    def root(self) -> Root:
        """The structure in short."""
        return self.at // ROOT_STEP * ROOT_STEP, self.upper, self.edge


class Area(NamedTuple):
    """A rectangle of the story area, in columns and rows from 0."""

    column: int
    row: int
    width: int
    rows: int


@dataclass(slots=True)
class Reader:
    """Reads groups out of a search; what was read is remembered."""

    search: Search
    _known: dict[tuple[int, int, int, Corners, bool], list[PlacedElement]] = field(
        default_factory=dict
    )

    def walk(
        self, group: int, area: Area, corners: Corners, *, solid: bool = False
    ) -> list[PlacedElement]:
        """How a group came to its price in an area with these corners.

        With `solid` the group is no stack.
        """
        key = (group, area.width, area.rows, corners, solid)
        found = self._known.get(key)
        if found is None:
            origin = Area(0, 0, area.width, area.rows)
            found = self._known[key] = self._found(group, origin, corners, solid=solid)
        return [
            spot._replace(column=spot.column + area.column, row=spot.row + area.row)
            for spot in found
        ]

    def _found(
        self, group: int, area: Area, corners: Corners, *, solid: bool
    ) -> list[PlacedElement]:
        """How a group came to its price in an area that begins at 0, 0; not remembered."""
        search = self.search
        table = search.solid(group) if solid else search.table(group)
        table = table[area.width, :, :, area.rows]
        pairs = product(_choices(corners[0]), _choices(corners[1]))
        left, right = min(pairs, key=lambda pair: int(table[pair]))
        if group.bit_count() == 1:
            element = group.bit_length() - 1
            shape = search.tables[element][area.width, area.rows, (left, right)]
            return [PlacedElement(element, area.column, area.row, shape)]
        target = int(table[left, right])
        if group == search.wrapping:
            wrap = search.wraps.get((area.width, area.rows, (left, right)))
            if wrap is not None and wrap.price == target:
                return [PlacedElement(search.lead, area.column, area.row, wrap)]
        parts = search.parts(group)
        beside = beside_prices(search, parts, area, (left, right)) == target
        stacked = _stacked_prices(search, parts, area, (left, right)) == target
        if solid:
            stacked[:] = False
        hits = (beside.any(axis=1) | stacked.any(axis=1)).nonzero()[0]
        if not len(hits):
            raise AssertionError("no parts of a group give its price")
        number = int(hits[0])
        pair = int(parts.splits.first[number]), int(parts.splits.second[number])
        if beside[number].any():
            return self.beside(pair, int(beside[number].argmax()) + 1, area, (left, right))
        return self._stacked(pair, int(stacked[number].argmax()) + 1, area, (left, right))

    def ways(self, group: int, area: Area, most: int) -> list[tuple[int, list[PlacedElement]]]:
        """At most `most` layouts of an area with different first cuts, cheapest first, with prices."""
        parts = self.search.parts(group)
        cuts = []
        for stacked, prices in enumerate(
            (
                beside_prices(self.search, parts, area, FREE),
                _stacked_prices(self.search, parts, area, FREE),
            )
        ):
            numbers, places = (prices < IMPOSSIBLE).nonzero()
            some = prices[numbers, places].tolist(), numbers.tolist(), (places + 1).tolist()
            cuts += [(price, n, stacked, at) for price, n, at in zip(*some, strict=True)]
        found = []
        for price, number, stacked, at in sorted(cuts)[:most]:
            pair = int(parts.splits.first[number]), int(parts.splits.second[number])
            read = self._stacked if stacked else self.beside
            found.append((price, read(pair, at, area, FREE)))
        return found

    def _stacked(
        self, pair: tuple[int, int], at: int, area: Area, corners: Corners
    ) -> list[PlacedElement]:
        """Both parts one above the other, the first `at` rows deep."""
        top = Area(area.column, area.row, area.width, at)
        foot = Area(area.column, area.row + at, area.width, area.rows - at)
        lower = self.walk(pair[1], foot, FREE, solid=True)
        return [*self.walk(pair[0], top, corners), *lower]

    def beside(
        self, pair: tuple[int, int], at: int, area: Area, corners: Corners
    ) -> list[PlacedElement]:
        """Both parts side by side, the first `at` columns wide, with their best inner corners."""
        search, (first, second) = self.search, pair
        here = search.table(first)[at, :, :, area.rows]
        there = search.table(second)[area.width - at, :, :, area.rows]
        butted = search.weights.butted_heads
        left, inner, other, right = min(
            product(_choices(corners[0]), (0, 1), (0, 1), _choices(corners[1])),
            key=lambda c: int(here[c[0], c[1]]) + int(there[c[2], c[3]]) + butted * (c[1] & c[2]),
        )
        one = Area(area.column, area.row, at, area.rows)
        beside = Area(area.column + at, area.row, area.width - at, area.rows)
        placed = self.walk(first, one, (left, inner))
        return [*placed, *self.walk(second, beside, (other, right))]


def beside_prices(search: Search, parts: Parts, area: Area, corners: Corners) -> Prices:
    """The prices of two parts side by side, by split and the columns of the first less one."""
    splits, width, rows = parts.splits, area.width, area.rows
    lefts = search.butting(splits.left, width, rows)
    rights = search.prices[splits.right, width - 1 : 0 : -1, :, :, rows]
    left = lefts.min(axis=2) if corners[0] is None else lefts[:, :, corners[0]]
    right = rights.min(axis=3) if corners[1] is None else rights[:, :, :, corners[1]]
    columns = parts.row[:, None] * COLUMN_ROWS * np.arange(1, width, dtype=np.int32)
    order = parts.beside[:, None] + search.placing.gutter[rows]
    return np.asarray((left + right).min(axis=2) + columns + order, np.int32)


def _stacked_prices(search: Search, parts: Parts, area: Area, corners: Corners) -> Prices:
    """The prices of two parts one above the other, by split and the rows of the first less one."""
    splits, rows = parts.splits, area.rows
    aboves = search.prices[splits.left, area.width]
    aboves = aboves.min(axis=1) if corners[0] is None else aboves[:, corners[0]]
    above = aboves.min(axis=1) if corners[1] is None else aboves[:, corners[1]]
    below = search.flat(splits.right, area.width)[:, rows - 1 : 0 : -1]
    under = parts.row[:, None] * np.arange(1, rows, dtype=np.int32) + parts.stacked[:, None]
    return np.asarray(above[:, 1:rows] + below + under, np.int32)


def _choices(corner: int | None) -> tuple[int, ...]:
    """The values that a corner may have."""
    return (0, 1) if corner is None else (corner,)
