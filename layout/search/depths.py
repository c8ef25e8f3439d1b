"""The depths at which groups fill a width at all, as bits: most pairs of groups share none.

In: for every group, width and number of rows, whether the group has a price. Out: the splits whose
parts may stand one above the other, and where they may stand side by side. A rectangle that wastes
more cells than the page has to spare is no part of it, so every group has a deepest row at every
width.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from layout.search.splits import Splits
from layout.search.sums import Numbers, row_bits, rows_of


class Meeting(NamedTuple):
    """Where the parts of splits may stand side by side, one entry for each place."""

    split: Numbers
    at: Numbers
    """The columns of the first part."""
    rows: Numbers
    """The rows of both parts."""


class Depths:
    """The depths of the groups of a page by slot and width, noted level by level.

    `most` gives by slot the cells that a rectangle of the group may take.
    """

    def __init__(self, most: Numbers, columns: int, rows: int) -> None:
        self._most, self._columns, self._rows = most, columns, rows
        shape = (len(most), columns + 1)
        self._any = np.zeros(shape, np.bool_)
        self._first = np.zeros(shape, np.int64)
        self._bits = row_bits(np.zeros((*shape, rows + 1), np.bool_))
        self._upto = row_bits(np.tri(rows + 1, dtype=np.bool_))

    def wasteful(self, slots: slice) -> npt.NDArray[np.bool_]:
        """By slot, width and rows: whether a rectangle takes too many cells for its group."""
        widths, rows = np.arange(self._columns + 1), np.arange(self._rows + 1)
        return np.asarray(widths[:, None] * rows > self._most[slots, None, None])

    def note(self, slots: slice, found: npt.NDArray[np.bool_]) -> None:
        """Note by slot, width and rows whether the groups in these slots have a price."""
        self._any[slots], self._bits[slots] = found.any(axis=2), row_bits(found)
        self._first[slots] = found.argmax(axis=2)

    def deepest(self, splits: Splits, width: int) -> Numbers:
        """The most rows at which the group of each split does not take too many cells."""
        return np.asarray(np.minimum(self._most[splits.owner] // width, self._rows))

    def stacked(self, splits: Splits, width: int) -> npt.NDArray[np.bool_]:
        """Whether the parts of each split may stand one above the other in a width."""
        left, right = splits.left, splits.right
        least = self._first[left, width] + self._first[right, width]
        fits = self._any[left, width] & self._any[right, width]
        return np.asarray(fits & (least <= self.deepest(splits, width)))

    def beside(self, splits: Splits, width: int) -> Meeting:
        """Where the parts of each split may stand side by side in a width."""
        fits = self._any[splits.left, 1:width] & self._any[splits.right, width - 1 : 0 : -1]
        split, at = fits.nonzero()
        at += 1
        both = self._bits[splits.left[split], at] & self._bits[splits.right[split], width - at]
        both &= self._upto[self.deepest(splits, width)[split]]
        meeting = np.flatnonzero(np.bitwise_or.reduce(both, axis=1))
        pair, rows = rows_of(both[meeting])
        pair = meeting[pair]
        return Meeting(split[pair], at[pair], rows)
