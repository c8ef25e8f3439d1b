"""The search: an exact dynamic programme over groups of stories and slicing trees.

In: the `Table` of shapes of each element of a page; an element is a story, the masthead or a filler.
Out: for every group of elements, width in
columns, depth in rows, and pair of top corners, the least price at which the group fills that
rectangle. It does so if one element has that shape, or if two groups stand one above the other or
side by side in it. A corner is 1 where a horizontal head stands in it, so that butted heads are
priced where rectangles meet. Prices are integers, and of equal prices the first way found wins: the
page is the same on every machine.

A rectangle that wastes more cells than the page has to spare cannot be part of it, and is dropped
on the way. Rectangles over the whole width of the page are left to `bands`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

import numpy as np

from layout.search.depths import Depths, Meeting
from layout.search.placing import Leading, PlacePrices
from layout.search.shapes.shape import Table
from layout.search.splits import Grouping, Splits, grouping
from layout.search.sums import Numbers, Prices, add_rows
from layout.search.weights import IMPOSSIBLE, Weights

NO_LEAD = 60
"""The `lead` of a search without a lead among its elements: there are fewer elements than this."""
ALL_SUBSETS = 6
"""A page of at most this many elements is searched over all subsets."""
CORNERS = 4
"""Pairs of top corners: each is 0 or 1."""


class Split(NamedTuple):
    """A group parted in two, with the prices of that order side by side and one above the other."""

    first: int
    second: int
    beside: int
    stacked: int


class Parts(NamedTuple):
    """All ways to part one group, in arrays."""

    splits: Splits
    beside: Prices
    """What the order of both parts costs side by side."""
    stacked: Prices
    """What it costs one above the other."""
    row: Prices
    """The price of moving the second part down by a row."""


@dataclass(slots=True)
class Search:
    """The tables of prices of one page; `run` fills them."""

    tables: Sequence[Table]
    """The shapes of each element, in the order of importance."""
    importance: Sequence[int]
    """The importance of each element."""
    columns: int
    rows: int
    weights: Weights
    pinned: bool = False
    """Whether element 0 is the masthead, which stays in the top left corner."""
    lead: int = 0
    """The element that no other story should stand above; `NO_LEAD` if there is none."""
    ear: int = 0
    """The element that may stand above the lead, beside the masthead; 0 if there is none."""
    gaps: int = 0
    """The most gaps in a group of neighbours in importance."""
    every: bool = False
    """Whether all subsets are groups."""
    few: int = 0
    """If not 0, all subsets of at most this many stories are groups, and the whole page is none."""
    room: int | None = None
    """The cells that all elements must fill together, if that is known."""
    wraps: Table = field(default_factory=dict)
    """The modules of the lead that run round the masthead, with the masthead in them."""
    groups: Sequence[int] = ()
    """The masks of the groups by slot, smaller ones first."""
    slots: Mapping[int, int] = field(default_factory=dict)
    """The slots of the groups by mask."""
    prices: Prices = field(init=False)
    """The least price by slot, width, left corner, right corner, and rows."""
    solids: Prices = field(init=False)
    """The same without groups that stand one above the other."""
    placing: PlacePrices = field(init=False)
    """What it costs where groups stand."""
    depths: Depths = field(init=False)
    """Where groups have a price at all."""
    least: int = field(init=False)
    """The cells that all elements fill at least."""
    _least_each: list[int] = field(init=False)
    """The cells that each element fills at least."""
    _joined: Prices = field(init=False)
    """The prices of groups on the left, by left corner and that of the right neighbour."""
    _flat: Prices = field(init=False)
    """The solids by slot, width and rows, whatever their corners."""
    _grouping: Grouping = field(init=False)
    _parts: dict[int, Parts] = field(default_factory=dict)

    def run(self) -> None:
        """Fill the tables, smaller groups first."""
        self._prepare()
        leaves, *others = self._grouping.levels
        for slot in leaves.slots:
            self._fill_single(slot)
        self._close_level(leaves.slots)
        for slots, splits in others:
            self._add_beside(splits)
            if self.slots.get(self.wrapping) in slots:
                self._add_wraps()
            self.prices[slots] = self.solids[slots]
            self._add_stacked(splits)
            self._close_level(slots)

    @property
    def whole(self) -> int:
        """The group of all elements."""
        return (1 << len(self.tables)) - 1

    @property
    def wrapping(self) -> int:
        """The group of the masthead and a lead that may run round it; 0 if it may not."""
        return 1 | 1 << self.lead if self.wraps else 0

    def table(self, group: int) -> Prices:
        """The prices of a group by width, corners and rows."""
        return np.asarray(self.prices[self.slots[group]])

    def solid(self, group: int) -> Prices:
        """The prices of a group that is no stack, by width, corners and rows."""
        return np.asarray(self.solids[self.slots[group]])

    def flat(self, slots: Numbers, width: int) -> Prices:
        """The prices by rows of groups that are no stacks, whatever their corners."""
        return np.asarray(self._flat[slots, width])

    def butting(self, slots: Numbers, width: int, rows: int) -> Prices:
        """The prices of groups on the left in a width, by their columns, their left corner and the
        corner that they meet.
        """
        return np.asarray(self._joined[slots, 1:width, :, :, rows])

    def joined(self, splits: Splits, width: int, met: Meeting) -> tuple[Prices, Prices]:
        """The prices of the left and of the right part, each by the corner that touches the other part."""
        split, at, rows = met
        left = self._joined[splits.left[split], at, :, :, rows]
        return left, self.prices[splits.right[split], width - at, :, :, rows]

    @property
    def level_splits(self) -> Sequence[Splits]:
        """The ways to part all groups of two elements, of three, and so on."""
        return [level.splits for level in self._grouping.levels[1:]]

    def parts(self, group: int) -> Parts:
        """All ways to part a group, in arrays."""
        found = self._parts.get(group)
        if found is None:
            splits = self._grouping.levels[group.bit_count() - 1].parting(self.slots[group])
            found = Parts(splits, *self.placing.order(splits), self.placing.row(splits.right))
            self._parts[group] = found
        return found

    def splits(self, group: int) -> list[Split]:
        """All ways to part a group, one by one."""
        splits, beside, stacked, _ = self.parts(group)
        columns = (splits.first, splits.second, beside, stacked)
        return [Split(*values) for values in zip(*(c.tolist() for c in columns), strict=True)]

    def least_cells(self, masks: Numbers) -> Numbers:
        """The cells that groups fill at least."""
        elements = range(len(self.tables))
        each = self._least_each
        return sum(((masks >> n & 1) * each[n] for n in elements), np.zeros_like(masks))

    def _prepare(self) -> None:
        """Find the groups, and lay out empty tables for them."""
        every = self.every or len(self.tables) <= ALL_SUBSETS
        self._grouping = grouping(
            len(self.tables), self.gaps, every=every, few=self.few, pinned=self.pinned
        )
        self.groups, self.slots, _ = self._grouping
        shape = (len(self.groups), self.columns + 1, 2, 2, self.rows + 1)
        self.prices = np.full(shape, IMPOSSIBLE, np.int32)
        self.solids = np.full(shape, IMPOSSIBLE, np.int32)
        self._joined = np.full(shape, IMPOSSIBLE, np.int32)
        self._flat = np.full((*shape[:2], shape[4]), IMPOSSIBLE, np.int32)
        leading = Leading(self.pinned, self.lead, self.ear)
        self.placing = PlacePrices(self.groups, self.importance, self.rows, self.weights, leading)
        each = [min((w * rows for w, rows, _ in table), default=0) for table in self.tables]
        self.least, self._least_each = sum(each), each
        cells = self.columns * self.rows
        spare = cells if self.room is None else self.room - self.least
        least = self.least_cells(np.array(self.groups, np.int64))
        self.depths = Depths(np.clip(least + spare, 0, cells), self.columns, self.rows)

    def _fill_single(self, element: int) -> None:
        """Enter the shapes of an element, whose group has the slot of its number."""
        fitting = [
            (width, left, right, rows, shape.price)
            for (width, rows, (left, right)), shape in self.tables[element].items()
            if width <= self.columns and rows <= self.rows
        ]
        widths, lefts, rights, depths, prices = np.array(fitting, np.int64).reshape(-1, 5).T
        self.solids[element, widths, lefts, rights, depths] = np.minimum(prices, IMPOSSIBLE)
        self.prices[element] = self.solids[element]

    def _add_wraps(self) -> None:
        """Enter the lead round the masthead, where that is cheaper than beside or under it."""
        slot = self.slots[self.wrapping]
        for (width, rows, (left, right)), shape in self.wraps.items():
            if width <= self.columns and rows <= self.rows:
                known = self.solids[slot, width, left, right]
                known[rows] = min(int(known[rows]), shape.price)

    def _close_level(self, slots: Sequence[int]) -> None:
        """Drop what no page can use, and note what the next levels need of these groups."""
        some = slice(slots[0], slots[-1] + 1)
        prices, solids = self.prices[some], self.solids[some]
        wasteful = self.depths.wasteful(some)[:, :, None, None]
        np.copyto(prices, IMPOSSIBLE, where=wasteful)
        np.copyto(solids, IMPOSSIBLE, where=wasteful)
        self._flat[some] = solids.min(axis=(2, 3))
        self.depths.note(some, prices.min(axis=(2, 3)) < IMPOSSIBLE)
        self._joined[some, :, :, 0] = prices.min(axis=3)
        self._joined[some, :, :, 1] = np.minimum(
            prices[:, :, :, 0], prices[:, :, :, 1] + self.weights.butted_heads
        )

    def _add_beside(self, splits: Splits) -> None:
        """Enter the first part left of the second, for every width of both."""
        beside, _ = self.placing.order(splits)
        column = self.placing.column(splits.right)
        into, limit = self.solids.reshape(-1), self.rows + 1
        for width in range(2, self.columns):
            split, at, rows = met = self.depths.beside(splits, width)
            one, other = self.joined(splits, width, met)
            price = self.placing.gutter[rows] + beside[split]
            price += (column[split] * at).astype(np.int32)
            place = (splits.owner[split] * (self.columns + 1) + width) * CORNERS * limit + rows
            for left, right in product((0, 1), repeat=2):
                both = (one[:, left] + other[:, :, right]).min(axis=1)
                np.minimum.at(into, place + (2 * left + right) * limit, price + both)

    def _add_stacked(self, splits: Splits) -> None:
        """Enter the first part above the second, which is no stack itself: every page counts once."""
        under = self.placing.under(splits)
        for width in range(1, self.columns):
            fits = self.depths.stacked(splits, width)
            if fits.any():
                some = splits.where(fits)
                above = self.prices[some.left, width] + under[fits][:, None, None, :]
                below, deepest = self._flat[some.right, width], self.depths.deepest(some, width)
                places = (some.owner * (self.columns + 1) + width) * above[0].size
                add_rows(places, deepest, above, below, self.prices.reshape(-1))
