"""Groups of stories and the ways to part them in two, for a whole level of the search at once.

In: the number of elements of a page. Out: its groups, by levels of one size, with all splits of
each. A group is a bit mask over the elements in the order of importance; its slot is its place
among the groups, smaller ones first. On a small page all subsets are groups. On a larger one they
are the elements that stand together in that order, with a few gaps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]
GROUPINGS_KEPT = 32
"""Groupings that are remembered: pages and regions of as many elements are grouped alike."""


@dataclass(frozen=True, slots=True)
class Splits:
    """Ways to part groups in two, one row each, sorted by group, then by the first part."""

    owner: Integers
    """The slot of the group."""
    left: Integers
    """The slot of the first part, which stands left or above."""
    right: Integers
    """The slot of the second part."""
    first: Integers
    """The mask of the first part."""
    second: Integers
    """The mask of the second part."""

    def __len__(self) -> int:
        return len(self.owner)

    def where(self, rows: npt.NDArray[np.bool_] | slice) -> Splits:
        """Only some of the rows."""
        parts = (self.owner, self.left, self.right, self.first, self.second)
        return Splits(*(part[rows] for part in parts))


class Level(NamedTuple):
    """The groups of one size: their slots, and all ways to part them."""

    slots: range
    splits: Splits

    def parting(self, slot: int) -> Splits:
        """The ways to part one group."""
        first, stop = self.splits.owner.searchsorted((slot, slot + 1))
        return self.splits.where(slice(int(first), int(stop)))


class Grouping(NamedTuple):
    """The groups of a page, smaller ones first."""

    groups: Sequence[int]
    """The mask of each slot."""
    slots: Mapping[int, int]
    """The slot of each mask."""
    levels: Sequence[Level]


@lru_cache(GROUPINGS_KEPT)
def grouping(count: int, gaps: int, *, every: bool, few: int = 0, pinned: bool) -> Grouping:
    """The groups of a page of `count` elements, as `groups_of`, and all ways to part them.

    Element 0, if `pinned`, is always in the first part.
    """
    groups = groups_of(count, gaps, every=every, few=few)
    ranges = _levels(groups)
    found = [Level(slots, split_groups(groups, slots, pinned=pinned)) for slots in ranges]
    return Grouping(groups, {group: slot for slot, group in enumerate(groups)}, found)


def groups_of(count: int, gaps: int, *, every: bool, few: int = 0) -> list[int]:
    """The groups of a page of `count` elements, smaller ones first.

    If `few` is not 0, all subsets of at most `few` elements, not counting the first one; else with
    `every` all subsets; else neighbours with at most `gaps` gaps.
    """
    if few:
        found = {group for group in range(1, 1 << count) if (group >> 1).bit_count() <= few}
    elif every:
        found = set(range(1, 1 << count))
    else:
        found = _neighbours(count, gaps)
    return sorted(found, key=lambda group: (group.bit_count(), group))


def _neighbours(count: int, gaps: int) -> set[int]:
    """The groups of elements that stand together in order, but for at most `gaps` gaps."""
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
    """Every way to part the groups in the `wanted` slots into two groups.

    Element 0, if `pinned`, is always in the first part.
    """
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
