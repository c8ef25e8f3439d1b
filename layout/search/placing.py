"""What it costs where groups of stories stand on a page, apart from the shapes of their modules.

In: splits of groups, and the importance of each element. Out: prices. Important stories should
stand high and left (gravity), and before lesser ones. A gutter must not be long, and no cut should
go through the page's waist.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from layout.search.splits import Splits
from layout.search.sums import Numbers, Prices
from layout.search.weights import Weights

COLUMN_ROWS = 7
"""A column to the right costs as much as this many rows down."""
FULL_IMPORTANCE = 10
"""The importance of a story for which `Weights.gravity` is the price of a row."""


class Leading(NamedTuple):
    """The elements that have a place of their own."""

    pinned: bool
    """Whether element 0 is the masthead, which stays in the top left corner."""
    lead: int
    """The element that no other story should stand above."""
    ear: int
    """The element that may stand above the lead, beside the masthead; 0 if there is none."""


class PlacePrices:
    """The prices of places on one page, for groups in their slots."""

    def __init__(
        self,
        groups: Sequence[int],
        importance: Sequence[int],
        rows: int,
        weights: Weights,
        leading: Leading,
    ) -> None:
        bits = np.array(groups)[:, None] >> np.arange(len(importance)) & 1
        self._importance = bits @ np.array(importance, np.int64)
        self._rows, self._weights, self._leading = rows, weights, leading
        depths = np.arange(rows + 1)
        long = depths > rows * weights.gutter_most // 100 + 1
        self.gutter: Prices = np.where(long, weights.long_gutter, 0).astype(np.int32)
        """The price of a gutter by its rows."""
        low, high = (rows * share // 100 for share in weights.waist)
        middle = (depths > low) & (depths < high)
        self.waist: Prices = np.where(middle, weights.waist_cut, 0).astype(np.int32)
        """The price of a cut across the page by its row."""

    def order(self, splits: Splits) -> tuple[Prices, Prices]:
        """What the order of both parts costs: the first left of the second, and above it.

        A story before a more important one costs, and any story above the lead, much more.
        """
        weights, leading = self._weights, self._leading
        stories = splits.first & ~1 if leading.pinned else splits.first
        if leading.ear:
            stories = stories & ~(1 << leading.ear)
        late = (stories & -stories) > (splits.second & -splits.second)
        out = np.where(late, weights.out_of_order, 0)
        low = np.where(splits.second >> leading.lead & 1, weights.lead_low, out)
        alone = stories == 0  # the masthead alone, or with its ear
        return np.where(alone, 0, out).astype(np.int32), np.where(alone, 0, low).astype(np.int32)

    def row(self, slots: Numbers) -> Prices:
        """The price of moving the groups in some slots down by a row."""
        return (self._importance[slots] * self._weights.gravity // FULL_IMPORTANCE).astype(np.int32)

    def row_of(self, slot: int) -> int:
        """The price of moving the group in a slot down by a row."""
        return int(self._importance[slot]) * self._weights.gravity // FULL_IMPORTANCE

    def column(self, slots: Numbers) -> Prices:
        """The price of moving the groups in some slots to the right by a column."""
        return self.row(slots) * COLUMN_ROWS

    def under(self, splits: Splits) -> Prices:
        """What it costs the second part of each split to stand under the first, by its rows."""
        _, stacked = self.order(splits)
        rows = np.arange(self._rows + 1, dtype=np.int32)
        return np.asarray(self.row(splits.right)[:, None] * rows + stacked[:, None])
