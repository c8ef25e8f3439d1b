"""Pinwheels of groups: five rectangles round one another fill the page, each with some stories.

In: a `Search` that has run. Out: the cheapest `Wheel`s. A page that is sliced has a cut across it or
a gutter down it. On a full page there is seldom a choice where: the cut falls in the waist, or the
gutter is too long. In a pinwheel no line runs through. Two groups stand one above the other at the
left and two at the right, parted in other columns and at other rows; the fifth is in the middle.
Both sides are found first, as pairs of groups. Then pairs of both sides are joined with a group in
the middle, so that the five groups are all stories of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

import numpy as np

from layout.search.groups import Search
from layout.search.placing import COLUMN_ROWS
from layout.search.readout import FREE, Area, Corners
from layout.search.sums import Numbers, Prices, row_bits, rows_of
from layout.search.weights import IMPOSSIBLE

SIDES_MOST = 30000
"""Pairs of groups one above the other that are tried on either side, the cheapest first."""
CHUNK = 4000
"""Sets of stories on the right that are joined with all groups in the middle at a time: as many as
fit in memory.
"""
SAME_MOST = 4
"""Pairs that are tried of the same stories, parted at the same row."""
ELEMENTS_MOST = 24
"""A page of more elements is not made up as a pinwheel: a table has a place for every subset."""
ALIKE_MOST = 50
"""Pinwheels taken of those with the same columns."""
ROWS = 1 << 8
"""More than the rows of a page: rows fit under a mask in one number."""


class Arm(NamedTuple):
    """One area of a pinwheel: the group that fills it, and the top corners that it has there."""

    group: int
    area: Area
    corners: Corners


class Wheel(NamedTuple):
    """A pinwheel: its price and its five areas."""

    price: int
    arms: tuple[Arm, ...]


class _Side(NamedTuple):
    """Pairs of groups that fill the page's height on one side, sorted by stories and rows."""

    upper: Numbers
    """The slot of the upper group."""
    lower: Numbers
    """The slot of the lower group."""
    rows: Numbers
    """The rows of the upper group."""
    price: Prices
    stories: Numbers
    """The mask of both groups."""

    def some(self, which: Numbers) -> _Side:
        """Only some of the pairs."""
        return _Side(
            self.upper[which],
            self.lower[which],
            self.rows[which],
            self.price[which],
            self.stories[which],
        )

    def keys(self) -> Numbers:
        """Stories and rows in one number."""
        return self.stories * ROWS + self.rows


class _Page(NamedTuple):
    """A search as pinwheels see it."""

    search: Search
    masks: Numbers
    """The masks of the groups by slot."""
    prices: Prices
    """The least prices by slot, width and rows, whatever the corners."""
    least: int
    """The least rows at which a side may part: with less a gutter beside it would be too long."""
    most: int
    """The most rows at which a side may part, for the same reason."""


def wheels(search: Search, most: int) -> list[Wheel]:
    """At most `most` pinwheels of a page whose search has run, the cheapest first.

    Element 0 stands in the top left corner if it is pinned.
    """
    if len(search.tables) > ELEMENTS_MOST:
        return []
    long = (search.rows - 1) * search.weights.gutter_most // 100 + 1
    least, last = max(1, search.rows - long), min(search.rows - 1, long)
    if least >= last:
        return []
    masks = np.array(search.groups, np.int64)
    page = _Page(search, masks, np.asarray(search.prices.min(axis=(2, 3))), least, last)
    found: list[Wheel] = []
    # a pinwheel may be mirrored left for right at the same price, unless an element has its corner
    hands = ((False,), (True,)) if search.pinned else ((False, True),)
    for mirrored in hands:
        for upper in range(2, search.columns):
            for lower in range(1, upper):
                found += _of_widths(page, upper, lower, mirrored)
    found.sort(key=lambda wheel: (wheel.price, [arm[:2] for arm in wheel.arms]))
    return found[:most]


def _of_widths(page: _Page, upper: int, lower: int, hands: Sequence[bool]) -> list[Wheel]:
    """The pinwheels whose left side is `upper` columns wide at the top and `lower` at the foot.

    Each is taken once for each of `hands`, mirrored left for right where that is True.
    """
    columns = page.search.columns
    left = _side(page, (upper, lower), first=not hands[0])
    right = _side(page, (columns - upper, columns - lower), first=hands[0])
    if not len(left.rows) or not len(right.rows):
        return []
    left_pairs, right_pairs, middle = _joined(page, left, right, upper - lower)
    left, right = left.some(left_pairs), right.some(right_pairs)
    price = left.price + right.price
    price = price + page.prices[middle, upper - lower, right.rows - left.rows]
    found = []
    for i in np.argsort(price, kind="stable")[:ALIKE_MOST].tolist():
        short, long = int(left.rows[i]), int(right.rows[i])
        rows = page.search.rows
        arms = (
            (int(left.upper[i]), Area(0, 0, upper, short)),
            (int(right.upper[i]), Area(upper, 0, columns - upper, long)),
            (int(middle[i]), Area(lower, short, upper - lower, long - short)),
            (int(left.lower[i]), Area(0, short, lower, rows - short)),
            (int(right.lower[i]), Area(lower, long, columns - lower, rows - long)),
        )
        found += [_wheel(page.search, arms, mirrored=mirrored) for mirrored in hands]
    return found


def _joined(page: _Page, left: _Side, right: _Side, width: int) -> tuple[Numbers, Numbers, Numbers]:
    """Where two pairs and a group in the middle together are all stories of the page.

    Returns the places of the pairs in `left` and `right`, and the slot of the group, which is
    `width` columns wide and as deep as the upper groups of both sides differ.
    """
    masks, whole = page.masks, page.search.whole
    deep = page.prices[:, width, : page.most - page.least + 1] < IMPOSSIBLE
    if page.search.pinned:
        deep = deep & (masks & 1 == 0)[:, None]
    slots, depths = deep.nonzero()
    left_keys = left.keys()  # sorted
    on_left = np.zeros(whole + 1, np.bool_)
    on_left[left.stories] = True
    # sets of stories come first: many pairs have the same set, and few sets go together
    stories, pairs, pair_counts = np.unique(right.stories, return_index=True, return_counts=True)
    groups, spots, spot_counts = np.unique(slots, return_index=True, return_counts=True)
    found = []
    for start in range(0, len(stories), CHUNK):
        some = stories[start : start + CHUNK]
        chosen, group = ((some[:, None] & masks[groups]) == 0).nonzero()
        others = whole ^ some[chosen] ^ masks[groups[group]]
        kept = on_left[others].nonzero()[0]
        chosen, group, others = chosen[kept] + start, group[kept], others[kept]
        each, depths_each = pair_counts[chosen] * spot_counts[group], spot_counts[group]
        which, number = _counted(each)
        pair = pairs[chosen][which] + number // depths_each[which]
        spot = spots[group][which] + number % depths_each[which]
        wanted = others[which] * ROWS + right.rows[pair] - depths[spot]
        first, stop = left_keys.searchsorted(wanted), left_keys.searchsorted(wanted, "right")
        which, number = _counted(stop - first)
        found.append((first[which] + number, pair[which], spot[which]))
    left_pair, right_pair, spot = (np.concatenate(part) for part in zip(*found, strict=True))
    order = np.lexsort((left_pair, spot, right_pair))
    return left_pair[order], right_pair[order], slots[spot[order]]


def _counted(each: Numbers) -> tuple[Numbers, Numbers]:
    """The place of each count, as often as it counts, and with it the numbers from 0 below it.

    Of (2, 0, 3) these are (0, 0, 2, 2, 2) and (0, 1, 0, 1, 2).
    """
    which = np.arange(len(each)).repeat(each)
    return which, np.arange(len(which)) - (each.cumsum() - each)[which]


def _side(page: _Page, widths: tuple[int, int], *, first: bool) -> _Side:
    """The cheapest pairs of groups of two widths, the first above the second.

    `first` tells whether a pinned element 0 stands on this side, at the top.
    """
    search, masks = page.search, page.masks
    span = slice(page.least, page.most + 1)
    below = slice(search.rows - page.most, search.rows - page.least + 1)
    upper = page.prices[:, widths[0], span]
    lower = page.prices[:, widths[1], below][:, ::-1]
    high, low = upper < IMPOSSIBLE, lower < IMPOSSIBLE
    if search.pinned:
        held = (masks & 1).astype(np.bool_)
        high = high & (held == first)[:, None]
        low = low & ~held[:, None]
    tops, feet = np.flatnonzero(high.any(axis=1)), np.flatnonzero(low.any(axis=1))
    top, foot = ((masks[tops][:, None] & masks[feet]) == 0).nonzero()
    both = row_bits(high[tops])[top] & row_bits(low[feet])[foot]
    pair, at = rows_of(both)
    tops, feet = tops[top[pair]], feet[foot[pair]]
    price = upper[tops, at] + lower[feet, at]
    side = _Side(tops, feet, at + page.least, price, masks[tops] | masks[feet])
    side = side.some(np.lexsort((feet, tops, at, price))[:SIDES_MOST])
    order = np.argsort(side.keys(), kind="stable")
    keys = side.keys()[order]
    # of the same stories and rows a few, the cheapest
    return side.some(order[np.arange(len(keys)) - keys.searchsorted(keys) < SAME_MOST])


def _wheel(search: Search, arms: Sequence[tuple[int, Area]], *, mirrored: bool) -> Wheel:
    """A pinwheel of groups in these slots, with its price as a part of the page.

    The two areas at the top begin at one row, and so do the one in the middle and that beside it
    at the foot: there heads may butt.
    """
    if mirrored:
        arms = [(slot, _mirrored(area, search.columns)) for slot, area in arms]
    price, found = 0, []
    for slot, area in arms:
        price += search.placing.row_of(slot) * (area.row + COLUMN_ROWS * area.column)
        if area.row and search.groups[slot] >> search.lead & 1:
            price += search.weights.lead_low
    top, top_beside, middle, foot, foot_beside = arms
    for pair in ((top, top_beside), (foot, middle)):
        here, there = sorted(pair, key=lambda arm: arm[1].column)
        met_price, met, other = _met(search, here, there)
        price += met_price
        found += [(here, (None, met)), (there, (other, None))]
    price += int(_priced(search, foot_beside).min())
    found.append((foot_beside, FREE))
    return Wheel(
        price, tuple(Arm(search.groups[slot], area, corners) for (slot, area), corners in found)
    )


def _mirrored(area: Area, columns: int) -> Area:
    """An area on a page of `columns` columns, mirrored left for right."""
    return area._replace(column=columns - area.column - area.width)


def _met(search: Search, here: tuple[int, Area], there: tuple[int, Area]) -> tuple[int, int, int]:
    """The least price of two areas side by side, and the corners of both with which they meet."""
    left, right = _priced(search, here).min(axis=0), _priced(search, there).min(axis=1)
    return min(
        (
            int(left[met]) + int(right[other]) + search.weights.butted_heads * (met & other),
            met,
            other,
        )
        for met, other in product((0, 1), repeat=2)
    )


def _priced(search: Search, arm: tuple[int, Area]) -> Prices:
    """The prices of a group in its area by corners."""
    slot, area = arm
    return np.asarray(search.prices[slot, area.width, :, :, area.rows])
