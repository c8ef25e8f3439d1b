"""Groups of stories and the ways to part them in two, for a whole level of the search at once.

A group is a bit mask over the elements of a page in the order of importance. The groups are all
subsets of a small page; on larger ones those that stand together in that order, with a few gaps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]
KEPT = 32
"""Groupings that are remembered: pages of as many elements are grouped alike, and so are regions."""


@dataclass(frozen=True, slots=True)
class Splits:
    """Ways to part the groups of one size: slots of the group and of both parts, one row each.

    Rows are sorted by group, then by the first part. `first` and `second` are the parts' masks.
    """

    owner: Integers
    left: Integers
    right: Integers
    first: Integers
    second: Integers

    def __len__(self) -> int:
        return len(self.owner)

    def where(self, rows: npt.NDArray[np.bool_] | slice) -> Splits:
        """Only some of the rows."""
        parts = (self.owner, self.left, self.right, self.first, self.second)
        return Splits(*(part[rows] for part in parts))


class Level(NamedTuple):
    """The groups of one size: their slots, and the ways to part them."""

    slots: range
    splits: Splits

    def parting(self, slot: int) -> Splits:
        """The ways to part one group."""
        first, stop = self.splits.owner.searchsorted((slot, slot + 1))
        return self.splits.where(slice(int(first), int(stop)))


class Grouping(NamedTuple):
    """The groups of a page, smaller ones first, each with its slot, by levels."""

    groups: Sequence[int]
    slots: Mapping[int, int]
    levels: Sequence[Level]


@lru_cache(KEPT)
def grouping(count: int, gaps: int, *, every: bool, few: int = 0, pinned: bool) -> Grouping:
    """The groups of a page of so many elements and all ways to part them."""
    groups = groups_of(count, gaps, every=every, few=few)
    ranges = _levels(groups)
    found = [Level(slots, split_groups(groups, slots, pinned=pinned)) for slots in ranges]
    return Grouping(groups, {group: slot for slot, group in enumerate(groups)}, found)


def groups_of(count: int, gaps: int, *, every: bool, few: int = 0) -> list[int]:
    """The groups of a page of so many elements, smaller ones first; of `few` at most, if given.

    The first element does not count among those few.
    """
    if few:
        found = {group for group in range(1, 1 << count) if (group >> 1).bit_count() <= few}
    elif every:
        found = set(range(1, 1 << count))
    else:
        found = _neighbours(count, gaps)
    return sorted(found, key=lambda group: (group.bit_count(), group))


def _neighbours(count: int, gaps: int) -> set[int]:
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


def _levels(groups: Sequence[int]) -> Iterator[range]:
    """The slots of the groups of one size after another."""
    start = 0
    while start < len(groups):
        size = groups[start].bit_count()
        stop = start
        while stop < len(groups) and groups[stop].bit_count() == size:
            stop += 1
        yield range(start, stop)
        start = stop


def split_groups(groups: Sequence[int], wanted: Sequence[int], *, pinned: bool) -> Splits:
    """Every way to part the groups in the wanted slots; element 0, if pinned, stays first."""
    masks = np.array(groups, np.int64)
    order = np.argsort(masks, kind="stable")
    ordered = masks[order]
    rows: list[tuple[Integers, Integers, Integers]] = []
    for slot in wanted:
        group = groups[slot]
        lefts = np.flatnonzero((masks & group == masks) & (masks != group))
        seconds = group ^ masks[lefts]
        spots = np.minimum(np.searchsorted(ordered, seconds), len(ordered) - 1)
        kept = ordered[spots] == seconds
        if pinned:
            kept &= seconds & 1 == 0
        lefts, rights = lefts[kept], order[spots[kept]]
        rows.append((np.full(len(lefts), slot), lefts, rights))
    owner, left, right = (
        np.concatenate([row[part] for row in rows]) if rows else np.zeros(0, np.int64)
        for part in range(3)
    )
    return Splits(owner, left, right, masks[left], masks[right])
