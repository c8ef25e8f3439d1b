"""Pinwheels of groups: five rectangles round one another fill the page, each holding some stories.

A page that is sliced has a cut across it or a gutter down it, and on a full page there is seldom a
choice where: it falls in the waist, or the gutter is too long. In a pinwheel no line runs through.
Two groups stand one above the other at the left and two at the right, parted in other columns and
at other rows; the fifth is in the middle, between the steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

import numpy as np

from layout.search.groups import COLUMN_ROWS, Search
from layout.search.readout import FREE, Area, Corners
from layout.search.sums import Numbers, Prices, row_bits, rows_of
from layout.search.weights import IMPOSSIBLE

SIDES_MOST = 30000
"""Pairs of groups one above the other that are tried on either side, the cheapest first."""
CHUNK = 4000
"""Sets of stories that are put to all groups in the middle at a time."""
SAME_MOST = 4
"""Pairs that are tried of the same stories, parted at the same row."""
ELEMENTS_MOST = 24
"""Pages of more elements are not made up as pinwheels: all sets of them are held at a time."""
ALIKE_MOST = 50
"""Pinwheels taken of those with the same columns."""


ROWS = 1 << 8
"""More than the rows of a page."""


class Arm(NamedTuple):
    """One area of a pinwheel: the group that fills it, and with which corners."""

    group: int
    area: Area
    corners: Corners


class Wheel(NamedTuple):
    """A pinwheel: its price and its five areas."""

    price: int
    arms: tuple[Arm, ...]


class _Side(NamedTuple):
    """Pairs of groups that fill the page's height on one side: both slots, rows of the upper.

    `stories` is the mask of both. They are sorted by stories and rows.
    """

    upper: Numbers
    lower: Numbers
    rows: Numbers
    price: Prices
    stories: Numbers

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
    """A search as pinwheels see it: the groups' masks and, by slot, width and rows, their prices.

    The rows at which either side may part lie between `least` and `most`, or a gutter beside them
    would be too long.
    """

    search: Search
    masks: Numbers
    prices: Prices
    least: int
    most: int


def wheels(search: Search, most: int) -> list[Wheel]:
    """The pinwheels of a page whose search has run, so many at most, the cheapest first.

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
    # turned left for right or not is all the same, but for an element that keeps its corner
    turns = ((False,), (True,)) if search.pinned else ((False, True),)
    for some in turns:
        for upper in range(2, search.columns):
            for lower in range(1, upper):
                found += _turned(page, upper, lower, some)
    found.sort(key=lambda wheel: (wheel.price, [arm[:2] for arm in wheel.arms]))
    return found[:most]


def _turned(page: _Page, upper: int, lower: int, turns: Sequence[bool]) -> list[Wheel]:
    """The pinwheels whose left side is so many columns wide above, and fewer below.

    `turns` tells whether they are turned left for right; of two ways both are taken.
    """
    columns = page.search.columns
    left = _side(page, (upper, lower), first=not turns[0])
    right = _side(page, (columns - upper, columns - lower), first=turns[0])
    if not len(left.rows) or not len(right.rows):
        return []
    one, two, middle = _joined(page, left, right, upper - lower)
    left, right = left.some(one), right.some(two)
    dear = page.prices[middle, upper - lower, right.rows - left.rows]
    price = left.price + right.price + dear
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
        found += [_wheel(page.search, arms, mirrored=mirrored) for mirrored in turns]
    return found


def _joined(page: _Page, left: _Side, right: _Side, width: int) -> tuple[Numbers, Numbers, Numbers]:
    """Pairs of both sides and the slot of a group that together are all stories of the page."""
    masks, whole = page.masks, page.search.whole
    deep = page.prices[:, width, : page.most - page.least + 1] < IMPOSSIBLE
    if page.search.pinned:
        deep = deep & (masks & 1 == 0)[:, None]
    slots, depths = deep.nonzero()
    known = left.keys()  # sorted
    ours = np.zeros(whole + 1, np.bool_)
    ours[left.stories] = True
    # the stories alone come first: many pairs have the same, and few go together
    stories, pairs, pair_counts = np.unique(right.stories, return_index=True, return_counts=True)
    groups, spots, spot_counts = np.unique(slots, return_index=True, return_counts=True)
    found = []
    for start in range(0, len(stories), CHUNK):
        some = stories[start : start + CHUNK]
        mine, group = ((some[:, None] & masks[groups]) == 0).nonzero()
        others = whole ^ some[mine] ^ masks[groups[group]]
        kept = ours[others].nonzero()[0]
        mine, group, others = mine[kept] + start, group[kept], others[kept]
        each, deep_each = pair_counts[mine] * spot_counts[group], spot_counts[group]
        which, number = _counted(each)
        pair = pairs[mine][which] + number // deep_each[which]
        spot = spots[group][which] + number % deep_each[which]
        wanted = others[which] * ROWS + right.rows[pair] - depths[spot]
        first, stop = known.searchsorted(wanted), known.searchsorted(wanted, "right")
        which, number = _counted(stop - first)
        found.append((first[which] + number, pair[which], spot[which]))
    one, two, spot = (np.concatenate(part) for part in zip(*found, strict=True))
    order = np.lexsort((one, spot, two))
    return one[order], two[order], slots[spot[order]]


def _counted(each: Numbers) -> tuple[Numbers, Numbers]:
    """For counts: the place of each, as often as it counts, and numbers from 0 up to it."""
    which = np.arange(len(each)).repeat(each)
    return which, np.arange(len(which)) - (each.cumsum() - each)[which]


def _side(page: _Page, widths: tuple[int, int], *, first: bool) -> _Side:
    """The cheapest pairs of groups of two widths, one above the other.

    Of a pinned first element it tells whether it stands on this side, at the top.
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
    turned = [
        (
            slot,
            area._replace(
                column=search.columns - area.column - area.width if mirrored else area.column
            ),
        )
        for slot, area in arms
    ]
    price, found = 0, []
    for slot, area in turned:
        group = search.groups[slot]
        price += search.down(group) * (area.row + COLUMN_ROWS * area.column)
        if area.row and group >> search.lead & 1:
            price += search.weights.lead_low
    above, high, middle, below, low = turned
    for pair in ((above, high), (below, middle)):
        here, there = sorted(pair, key=lambda arm: arm[1].column)
        dear, met, other = _met(search, here, there)
        price += dear
        found += [(here, (None, met)), (there, (other, None))]
    price += int(_priced(search, low).min())
    found.append((low, FREE))
    return Wheel(
        price, tuple(Arm(search.groups[slot], area, corners) for (slot, area), corners in found)
    )


def _met(search: Search, here: tuple[int, Area], there: tuple[int, Area]) -> tuple[int, int, int]:
    """The least price of two areas side by side, and the corners with which they meet."""
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
