"""The search: an exact dynamic programme over groups of stories and slicing trees.

A group of stories fills a rectangle of w columns and h rows exactly when one of its stories has
that shape, or two groups stand one above the other or side by side in it. For every group, width
and height the least price is kept, once for each pair of top corners (whether a horizontal head
stands in them), so that butted heads are priced where rectangles meet. Prices are integers and
ties fall to the first way found: the same page on every machine.

The whole width of the page is the business of `bands`. The groups are all subsets of a small page; on larger ones those that stand together in the order
of importance, so that a page reads from top left to bottom right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from layout.makeup.shape import Table
from layout.makeup.weights import IMPOSSIBLE, Weights

Prices = npt.NDArray[np.int32]
COLUMN_ROWS = 7
"""Rows whose gravity a column to the right is worth."""
ALL_SUBSETS = 6
"""Pages of so many elements are searched over all subsets."""


@dataclass(frozen=True, slots=True)
class Split:
    """A group parted in two, with the prices of that order side by side and one above the other."""

    first: int
    second: int
    beside: int
    stacked: int


@dataclass(slots=True)
class Search:
    """The tables of one page.

    `tables` are the shapes of its elements in the order of importance; `importance` weighs their
    places. Element 0 is the masthead where `pinned`, and stays in the top left corner; `lead` is
    the element that nothing may stand above, but for that of the `ear` (0: none) beside the
    masthead. `gaps` widens the choice of groups; `every` takes all subsets.
    """

    tables: Sequence[Table]
    importance: Sequence[int]
    columns: int
    rows: int
    weights: Weights
    pinned: bool = False
    lead: int = 0
    ear: int = 0
    gaps: int = 0
    every: bool = False
    prices: dict[int, Prices] = field(default_factory=dict)
    solids: dict[int, Prices] = field(default_factory=dict)
    _groups: set[int] = field(default_factory=set)
    groups: list[int] = field(default_factory=list)
    """The groups of stories, smaller ones first."""
    _widths: dict[int, list[bool]] = field(default_factory=dict)
    _down: dict[int, int] = field(default_factory=dict)
    _joined: dict[int, Prices] = field(default_factory=dict)
    _gutter: Prices | None = None
    _parted: dict[int, list[Split]] = field(default_factory=dict)

    def run(self) -> None:
        """Fill the tables, smaller groups first."""
        count = len(self.tables)
        subsets = self.every or count <= ALL_SUBSETS
        self._groups = set(range(1, 1 << count)) if subsets else _groups(count, self.gaps)
        self.groups = sorted(self._groups, key=lambda g: (g.bit_count(), g))
        for group in self.groups:
            if group.bit_count() == 1:
                self.prices[group] = self.solids[group] = self._leaf(group.bit_length() - 1)
            else:
                self._combine(group)

    @property
    def whole(self) -> int:
        """The group of all elements."""
        return (1 << len(self.tables)) - 1

    def _leaf(self, element: int) -> Prices:
        table = self._empty()
        for (width, rows, (left, right)), shape in self.tables[element].items():
            if width <= self.columns and rows <= self.rows:
                cell = table[width, left, right]
                cell[rows] = min(int(cell[rows]), shape.price)
        return table

    def _empty(self) -> Prices:
        return np.full((self.columns + 1, 2, 2, self.rows + 1), IMPOSSIBLE, np.int32)

    def splits(self, group: int) -> list[Split]:
        """Ways to part a group."""
        found = self._parted.get(group)
        if found is None:
            groups = self._groups
            found = self._parted[group] = [
                Split(part, group ^ part, *self._order_prices(part, group ^ part))
                for part in self.groups
                if part & group == part != group and group ^ part in groups
                if not (self.pinned and (group ^ part) & 1)
            ]
        return found

    def _order_prices(self, first: int, second: int) -> tuple[int, int]:
        """What it costs that stories stand left of, or above, more important ones."""
        stories = first & ~1 if self.pinned else first
        if self.ear:
            stories &= ~(1 << self.ear)
        if not stories:
            return 0, 0  # the masthead alone, or with its ear
        out = self.weights.out_of_order if (stories & -stories) > (second & -second) else 0
        return out, self.weights.lead_low if second >> self.lead & 1 else out

    def _combine(self, group: int) -> None:
        solid, stacked = self._empty(), self._empty()
        for split in self.splits(group):
            self._side_by_side(split, solid)
            self._stack(split, stacked)
        self.solids[group] = np.minimum(solid, IMPOSSIBLE)
        self.prices[group] = np.minimum(np.minimum(solid, stacked), IMPOSSIBLE)

    def _side_by_side(self, split: Split, into: Prices) -> None:
        """The first part left of the second, for every width of both at once."""
        right = self.prices[split.second]
        joined = self.butted(split.first)
        gutter = self.gutter() + split.beside
        wide, tall = self._open(split.first), self._open(split.second)
        for width in range(2, self.columns):
            at = [w for w in range(1, width) if wide[w] and tall[width - w]]
            if not at:
                continue
            a = joined[at]
            b = right[[width - w for w in at]]
            # corners: a is [w1, left corner, corner it meets, h]; b is [w1, met corner, right, h]
            z = np.minimum(
                a[:, :, 0, None, :] + b[:, None, 0, :, :], a[:, :, 1, None, :] + b[:, None, 1, :, :]
            )
            shift = self.aside(split.second) * np.array(at, np.int32)
            z = (z + shift[:, None, None, None]).min(axis=0) + gutter
            np.minimum(into[width], z, out=into[width])

    def _open(self, group: int) -> list[bool]:
        """The widths in which a group has any shape."""
        found = self._widths.get(group)
        if found is None:
            prices = self.prices[group].min(axis=(1, 2, 3)) < IMPOSSIBLE
            found = self._widths[group] = prices.tolist()
        return found

    def butted(self, group: int) -> Prices:
        """Prices of a group on the left by the corner of its right neighbour."""
        out = self._joined.get(group)
        if out is None:
            left = self.prices[group]
            out = self._joined[group] = np.empty_like(left)
            out[:, :, 0] = left.min(axis=2)
            out[:, :, 1] = np.minimum(left[:, :, 0], left[:, :, 1] + self.weights.butted_heads)
        return out

    def gutter(self) -> Prices:
        """The price of a gutter by its length."""
        if self._gutter is None:
            most = self.rows * self.weights.gutter_most // 100 + 1
            rows = np.arange(self.rows + 1, dtype=np.int32)
            self._gutter = np.where(rows > most, self.weights.long_gutter, 0).astype(np.int32)
        return self._gutter

    def _stack(self, split: Split, into: Prices) -> None:
        """The first part above the second, which is no stack itself: every page counts once."""
        above = self.prices[split.first]
        below = self.solids[split.second].min(axis=(1, 2))
        lift = self.lift(split)
        wide, tall = self._open(split.first), self._open(split.second)
        for width in range(1, self.columns):
            if wide[width] and tall[width]:
                add_rows(above[width] + lift, below[width], into[width])

    def lift(self, split: Split) -> Prices:
        """What it costs the second part to stand under so many rows of the first."""
        rows = np.arange(self.rows + 1, dtype=np.int32)
        return rows * self.down(split.second) + split.stacked

    def down(self, group: int) -> int:
        """The price of moving a group down by a row."""
        found = self._down.get(group)
        if found is None:
            weight = sum(w for i, w in enumerate(self.importance) if group >> i & 1)
            found = self._down[group] = weight * self.weights.gravity // 10
        return found

    def aside(self, group: int) -> int:
        """The price of moving a group to the right by a column: as much as half its rows."""
        return self.down(group) * COLUMN_ROWS


def add_rows(above: Prices, below: Prices, into: Prices) -> None:
    """For every sum of rows the least sum of prices, kept where it is less: a min-plus product.

    Rows run along the last axis; `above` may have further axes.
    """
    low = np.flatnonzero(below < IMPOSSIBLE)
    high = np.flatnonzero(above.reshape(-1, above.shape[-1]).min(axis=0) < IMPOSSIBLE)
    if not len(low) or not len(high):
        return
    first, last = int(high[0]), int(high[-1]) + 1
    limit = above.shape[-1]
    for rows, price in zip(low.tolist(), below[low].tolist(), strict=True):
        end = min(last, limit - rows)
        if end <= first:
            break
        slot = into[..., first + rows : end + rows]
        np.minimum(slot, above[..., first:end] + price, out=slot)


def _groups(count: int, gaps: int) -> set[int]:
    """The groups that may share a rectangle: neighbours in order, but for so many gaps."""
    runs = {
        (1 << (last + 1)) - (1 << first) for first in range(count) for last in range(first, count)
    }
    found = set(runs)
    for _ in range(gaps):
        found |= {
            group ^ (1 << skip)
            for group in found
            for skip in range(count)
            if group >> skip & 1 and group.bit_count() > 1
        }
    return found
