"""The search: an exact dynamic programme over groups of stories and slicing trees.

A group of stories fills a rectangle of w columns and h rows exactly when one of its stories has
that shape, or two groups stand one above the other or side by side in it. For every group, width
and height the least price is kept, once for each pair of top corners (whether a horizontal head
stands in them), so that butted heads are priced where rectangles meet. Prices are integers and
ties fall to the first way found: the same page on every machine.

A rectangle that wastes more cells than the page has to spare cannot be part of it and is dropped on
the way. The whole width of the page is the business of `bands`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from layout.search.depths import Depths, Meeting
from layout.search.shapes.shape import Table
from layout.search.splits import Grouping, Splits, grouping
from layout.search.sums import Numbers, Prices, add_rows
from layout.search.weights import IMPOSSIBLE, Weights

NO_LEAD = 60
"""Stands for a lead that is not among the elements."""
COLUMN_ROWS = 7
"""Rows whose gravity a column to the right is worth."""
ALL_SUBSETS = 6
"""Pages of so many elements are always searched over all subsets."""


class Split(NamedTuple):
    """A group parted in two, with the prices of that order side by side and one above the other."""

    first: int
    second: int
    beside: int
    stacked: int


class Parts(NamedTuple):
    """All ways to part one group, in arrays: both parts, and what their order costs."""

    splits: Splits
    beside: Prices
    stacked: Prices
    down: Prices
    """The price of moving the second part down by a row."""


@dataclass(slots=True)
class Search:
    """The tables of one page.

    `tables` are the shapes of its elements in the order of importance; `importance` weighs their
    places. Element 0 is the masthead where `pinned`, and stays in the top left corner; `lead` is
    the element that nothing may stand above, but for that of the `ear` (0: none) beside the
    masthead. `gaps` widens the choice of groups; `every` takes all subsets, `few` those
    of so many stories at most, which never make up the whole page. `room` is how many
    cells all elements must fill together, where that is known.
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
    few: int = 0
    room: int | None = None
    wraps: Table = field(default_factory=dict)
    """The modules of the lead that run round the masthead, which they hold."""
    groups: Sequence[int] = ()
    """The groups of stories, smaller ones first."""
    prices: Prices = field(init=False)
    """By slot of the group, width, left and right corner, rows."""
    solids: Prices = field(init=False)
    """The same without groups that stand one above the other."""
    slots: Mapping[int, int] = field(default_factory=dict)
    gutter: Prices = field(init=False)
    """The price of a gutter by its length."""
    waist: Prices = field(init=False)
    """The price of a cut across the page by its row."""
    _joined: Prices = field(init=False)
    """The prices of groups on the left, by left corner and that of the right neighbour."""
    _flat: Prices = field(init=False)
    """The solids, whatever their corners."""
    depths: Depths = field(init=False)
    """Where groups have a price at all."""
    _area: npt.NDArray[np.int64] = field(init=False)
    _weight: npt.NDArray[np.int64] = field(init=False)
    least: int = field(init=False)
    """The cells that all elements fill at least."""
    _cells: list[int] = field(init=False)
    """The same of each."""
    _grouping: Grouping = field(init=False)
    _parts: dict[int, Parts] = field(default_factory=dict)

    def run(self) -> None:
        """Fill the tables, smaller groups first."""
        count = len(self.tables)
        every = self.every or count <= ALL_SUBSETS
        self._grouping = grouping(count, self.gaps, every=every, few=self.few, pinned=self.pinned)
        self.groups, self.slots, levels = self._grouping
        shape = (len(self.groups), self.columns + 1, 2, 2, self.rows + 1)
        self.prices = np.full(shape, IMPOSSIBLE, np.int32)
        self.solids = np.full(shape, IMPOSSIBLE, np.int32)
        self._joined = np.full(shape, IMPOSSIBLE, np.int32)
        self._flat = np.full((*shape[:2], shape[4]), IMPOSSIBLE, np.int32)
        self._weigh()
        self.gutter, self.waist = self._gutters(), self._waists()
        leaves, *others = levels
        for slot in leaves.slots:
            self._leaf(slot)
        self._settle(leaves.slots)
        for slots, splits in others:
            self._side_by_side(splits)
            if self.slots.get(self.wrapping) in slots:
                self._wrap()
            self.prices[slots] = self.solids[slots]
            self._stack(splits)
            self._settle(slots)

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
        """Groups that are no stacks, whatever their corners, by rows."""
        return np.asarray(self._flat[slots, width])

    def butting(self, slots: Numbers, width: int, rows: int) -> Prices:
        """Groups on the left of a width, by their own, left corner and that they meet."""
        return np.asarray(self._joined[slots, 1:width, :, :, rows])

    def joined(self, splits: Splits, width: int, met: Meeting) -> tuple[Prices, Prices]:
        """The prices of both parts where they meet: of the left by its corners, of the right."""
        split, at, rows = met
        left = self._joined[splits.left[split], at, :, :, rows]
        return left, self.prices[splits.right[split], width - at, :, :, rows]

    @property
    def level_splits(self) -> Sequence[Splits]:
        """The ways to part all groups of two elements, of three, and so on."""
        return [level.splits for level in self._grouping.levels[1:]]

    def parts(self, group: int) -> Parts:
        """Ways to part a group."""
        found = self._parts.get(group)
        if found is None:
            splits = self._grouping.levels[group.bit_count() - 1].parting(self.slots[group])
            found = Parts(splits, *self.order_prices(splits), self.down_prices(splits.right))
            self._parts[group] = found
        return found

    def splits(self, group: int) -> list[Split]:
        """The same one by one."""
        splits, beside, stacked, _ = self.parts(group)
        columns = (splits.first, splits.second, beside, stacked)
        return [Split(*values) for values in zip(*(c.tolist() for c in columns), strict=True)]

    def _weigh(self) -> None:
        """Least area and importance of every group."""
        area = [min((w * rows for w, rows, _ in table), default=0) for table in self.tables]
        self.least, self._cells = sum(area), area
        bits = np.array(self.groups)[:, None] >> np.arange(len(self.tables)) & 1
        self._area = bits @ np.array(area, np.int64)
        self._weight = bits @ np.array(self.importance, np.int64)
        cells = self.columns * self.rows
        spare = cells if self.room is None else self.room - self.least
        self.depths = Depths(np.clip(self._area + spare, 0, cells), self.columns, self.rows)

    def least_cells(self, masks: Numbers) -> Numbers:
        """The cells that groups fill at least."""
        elements = range(len(self.tables))
        return sum(((masks >> n & 1) * self._cells[n] for n in elements), np.zeros_like(masks))

    def _leaf(self, element: int) -> None:
        """The shapes of an element, whose group has the slot of its number."""
        fitting = [
            (width, left, right, rows, shape.price)
            for (width, rows, (left, right)), shape in self.tables[element].items()
            if width <= self.columns and rows <= self.rows
        ]
        widths, lefts, rights, depths, prices = np.array(fitting, np.int64).reshape(-1, 5).T
        self.solids[element, widths, lefts, rights, depths] = np.minimum(prices, IMPOSSIBLE)
        self.prices[element] = self.solids[element]

    def _wrap(self) -> None:
        """The lead round the masthead, where that is cheaper than beside or under it."""
        slot = self.slots[self.wrapping]
        for (width, rows, (left, right)), shape in self.wraps.items():
            if width <= self.columns and rows <= self.rows:
                known = self.solids[slot, width, left, right]
                known[rows] = min(int(known[rows]), shape.price)

    def _settle(self, slots: Sequence[int]) -> None:
        """Drop what no page can use, and note what the next levels ask of these groups."""
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

    def order_prices(self, splits: Splits) -> tuple[Prices, Prices]:
        """What it costs that stories stand left of, or above, more important ones."""
        stories = splits.first & ~1 if self.pinned else splits.first
        if self.ear:
            stories = stories & ~(1 << self.ear)
        late = (stories & -stories) > (splits.second & -splits.second)
        out = np.where(late, self.weights.out_of_order, 0)
        low = np.where(splits.second >> self.lead & 1, self.weights.lead_low, out)
        alone = stories == 0  # the masthead alone, or with its ear
        return np.where(alone, 0, out).astype(np.int32), np.where(alone, 0, low).astype(np.int32)

    def _side_by_side(self, splits: Splits) -> None:
        """The first part left of the second, for every width of both."""
        beside, _ = self.order_prices(splits)
        aside = self.down_prices(splits.right) * COLUMN_ROWS
        into, limit = self.solids.reshape(-1), self.rows + 1
        for width in range(2, self.columns):
            split, at, rows = met = self.depths.beside(splits, width)
            one, other = self.joined(splits, width, met)
            price = self.gutter[rows] + beside[split] + (aside[split] * at).astype(np.int32)
            place = (splits.owner[split] * (self.columns + 1) + width) * 4 * limit + rows
            for left, right in product((0, 1), repeat=2):
                both = (one[:, left] + other[:, :, right]).min(axis=1)
                np.minimum.at(into, place + (2 * left + right) * limit, price + both)

    def _stack(self, splits: Splits) -> None:
        """The first part above the second, which is no stack itself: every page counts once."""
        lift = self.lifts(splits)
        for width in range(1, self.columns):
            fits = self.depths.stacked(splits, width)
            if fits.any():
                some = splits.where(fits)
                above = self.prices[some.left, width] + lift[fits][:, None, None, :]
                below, deepest = self._flat[some.right, width], self.depths.deepest(some, width)
                places = (some.owner * (self.columns + 1) + width) * above[0].size
                add_rows(places, deepest, above, below, self.prices.reshape(-1))

    def _gutters(self) -> Prices:
        most = self.rows * self.weights.gutter_most // 100 + 1
        long = np.arange(self.rows + 1) > most
        return np.where(long, self.weights.long_gutter, 0).astype(np.int32)

    def _waists(self) -> Prices:
        rows = np.arange(self.rows + 1)
        low, high = (self.rows * share // 100 for share in self.weights.waist)
        cut = (rows > low) & (rows < high)
        return np.where(cut, self.weights.waist_cut, 0).astype(np.int32)

    def lifts(self, splits: Splits) -> Prices:
        """What it costs the second parts to stand under so many rows of the first."""
        _, stacked = self.order_prices(splits)
        rows = np.arange(self.rows + 1, dtype=np.int32)
        return np.asarray(self.down_prices(splits.right)[:, None] * rows + stacked[:, None])

    def down_prices(self, slots: npt.NDArray[np.int64]) -> Prices:
        """The price of moving groups down by a row; to the right by a column is `COLUMN_ROWS`."""
        return (self._weight[slots] * self.weights.gravity // 10).astype(np.int32)

    def down(self, group: int) -> int:
        """The price of moving a group down by a row."""
        return int(self._weight[self.slots[group]]) * self.weights.gravity // 10
