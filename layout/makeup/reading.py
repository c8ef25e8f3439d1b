"""A layout read back out of the tables of a search: which cuts and shapes made up its price."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

import numpy as np

from layout.makeup.search import COLUMN_ROWS, Search, Split
from layout.makeup.shape import Shape
from layout.makeup.sums import Prices
from layout.makeup.weights import IMPOSSIBLE

Corners = tuple[int | None, int | None]
FREE: Corners = (None, None)
Root = tuple[int, int, int]
"""Row of the last band, main gutter of the band over it, its own; 0 is none."""
ROOT_STEP = 6


class Placed(NamedTuple):
    """A story's shape on the page: first column and row of the story area, counted from 0."""

    element: int
    column: int
    row: int
    shape: Shape


class Cut(NamedTuple):
    """How a layout ends: the group of the last band and its first row; no split is one band.

    `edge` is the last band's main gutter, `upper` that of the band over it, 0 without.
    """

    split: Split | None
    at: int
    edge: int
    upper: int
    price: int

    @property
    def root(self) -> Root:
        """The structure in short: row of the last band in steps, and the two main gutters."""
        return self.at // ROOT_STEP * ROOT_STEP, self.upper, self.edge


class Area(NamedTuple):
    """A rectangle of the story area."""

    column: int
    row: int
    width: int
    rows: int


@dataclass(slots=True)
class Reader:
    """Reads groups narrower than the page out of a search; what was read is remembered."""

    search: Search
    _known: dict[tuple[int, int, int, Corners, bool], list[Placed]] = field(default_factory=dict)

    def walk(
        self, group: int, area: Area, corners: Corners, *, solid: bool = False
    ) -> list[Placed]:
        """Find again how a group came to its price in an area with the given corners."""
        key = (group, area.width, area.rows, corners, solid)
        found = self._known.get(key)
        if found is None:
            origin = Area(0, 0, area.width, area.rows)
            found = self._known[key] = self._found(group, origin, corners, solid=solid)
        return [
            spot._replace(column=spot.column + area.column, row=spot.row + area.row)
            for spot in found
        ]

    def _found(self, group: int, area: Area, corners: Corners, *, solid: bool) -> list[Placed]:
        search = self.search
        table = search.solid(group) if solid else search.table(group)
        table = table[area.width, :, :, area.rows]
        pairs = product(_choices(corners[0]), _choices(corners[1]))
        tl, tr = min(pairs, key=lambda pair: int(table[pair]))
        if group.bit_count() == 1:
            element = group.bit_length() - 1
            shape = search.tables[element][area.width, area.rows, (tl, tr)]
            return [Placed(element, area.column, area.row, shape)]
        target = int(table[tl, tr])
        for split in search.splits(group):
            hits = np.flatnonzero(beside_prices(search, split, area, (tl, tr)) == target)
            if len(hits):
                return self.beside(split, int(hits[0]) + 1, area, (tl, tr))
            row = None if solid else _stacked_row(search, split, area, (tl, tr), target)
            if row is not None:
                top = Area(area.column, area.row, area.width, row)
                rest = Area(area.column, area.row + row, area.width, area.rows - row)
                below = self.walk(split.second, rest, FREE, solid=True)
                return [*self.walk(split.first, top, (tl, tr)), *below]
        raise AssertionError("a price that nothing made up")

    def ways(self, group: int, area: Area, most: int) -> list[tuple[int, list[Placed]]]:
        """The cheapest layouts of an area with different first cuts, with their prices."""
        search, cuts = self.search, []
        for number, split in enumerate(search.splits(group)):
            for at in range(1, area.width):
                left = search.butted(split.first)[at, :, :, area.rows].min(axis=0)
                right = search.table(split.second)[area.width - at, :, :, area.rows].min(axis=1)
                price = int((left + right).min()) + int(search.gutter[area.rows])
                price += split.beside + search.down(split.second) * COLUMN_ROWS * at
                cuts.append((price, number, 0, at))
            above = search.table(split.first)[area.width].min(axis=(0, 1))[1 : area.rows]
            below = search.solid(split.second)[area.width].min(axis=(0, 1))[area.rows - 1 : 0 : -1]
            lift = search.down(split.second) * np.arange(1, area.rows) + split.stacked
            for row in np.flatnonzero(above + below < IMPOSSIBLE).tolist():
                price = int(above[row]) + int(below[row]) + int(lift[row])
                cuts.append((price, number, 1, row + 1))
        splits, found = search.splits(group), []
        for price, number, stacked, at in sorted(cuts)[:most]:
            if price >= IMPOSSIBLE:
                break
            split = splits[number]
            if stacked:
                top = Area(area.column, area.row, area.width, at)
                rest = Area(area.column, area.row + at, area.width, area.rows - at)
                lower = self.walk(split.second, rest, FREE, solid=True)
                found.append((price, [*self.walk(split.first, top, FREE), *lower]))
            else:
                found.append((price, self.beside(split, at, area, FREE)))
        return found

    def beside(self, split: Split, at: int, area: Area, corners: Corners) -> list[Placed]:
        """Both parts side by side, the first `at` columns wide, with their best inner corners."""
        search = self.search
        left = search.table(split.first)[at, :, :, area.rows]
        right = search.table(split.second)[area.width - at, :, :, area.rows]
        butted = search.weights.butted_heads
        tl, met, other, tr = min(
            product(_choices(corners[0]), (0, 1), (0, 1), _choices(corners[1])),
            key=lambda c: int(left[c[0], c[1]]) + int(right[c[2], c[3]]) + butted * (c[1] & c[2]),
        )
        rest = Area(area.column + at, area.row, area.width - at, area.rows)
        here = self.walk(split.first, Area(area.column, area.row, at, area.rows), (tl, met))
        return [*here, *self.walk(split.second, rest, (other, tr))]


def beside_prices(search: Search, split: Split, area: Area, corners: tuple[int, int]) -> Prices:
    """The prices of two parts side by side, by the columns of the first."""
    left = search.butted(split.first)[1 : area.width, corners[0], :, area.rows]
    right = search.table(split.second)[area.width - 1 : 0 : -1, :, corners[1], area.rows]
    aside = search.down(split.second) * COLUMN_ROWS
    shift = aside * np.arange(1, area.width, dtype=np.int32)
    joined = np.add(left, right).min(axis=1) + shift
    return np.asarray(joined + split.beside + search.gutter[area.rows], np.int32)


def _stacked_row(
    search: Search, split: Split, area: Area, corners: tuple[int, int], target: int
) -> int | None:
    """The first row at which two parts one above the other come to a price, or None."""
    above = search.table(split.first)[area.width, corners[0], corners[1]]
    below = search.solid(split.second)[area.width].min(axis=(0, 1))
    heights = np.arange(1, area.rows)
    prices = above[1 : area.rows] + below[area.rows - 1 : 0 : -1]
    hits = np.flatnonzero(prices + split.stacked + search.down(split.second) * heights == target)
    return int(hits[0]) + 1 if len(hits) else None


def _choices(corner: int | None) -> tuple[int, ...]:
    return (0, 1) if corner is None else (corner,)
