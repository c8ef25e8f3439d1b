"""Pinwheels of groups: five rectangles round one another fill the page, each holding some stories.

A page that is sliced has a cut across it or a gutter down it, and on a full page there is seldom a
choice where: it falls in the waist, or the gutter is too long. In a pinwheel no line runs through.
Two groups stand one above the other at the left and two at the right, parted in other columns and
at other rows; the fifth is in the middle, between the steps.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from layout.makeup.reading import Area
from layout.makeup.search import COLUMN_ROWS, Search
from layout.makeup.sums import Numbers, Prices
from layout.makeup.weights import IMPOSSIBLE

PAIRS_MOST = 500
"""Pairs of groups one above the other that are tried on either side, the cheapest first."""
ALIKE_MOST = 50
"""Pinwheels taken of those with the same columns."""


class Wheel(NamedTuple):
    """A pinwheel: its price, and the group in each of its five areas."""

    price: int
    arms: tuple[tuple[int, Area], ...]


class _Side(NamedTuple):
    """Pairs of groups that fill the page's height on one side: both slots, rows of the upper."""

    upper: Numbers
    lower: Numbers
    rows: Numbers
    price: Prices

    def some(self, which: npt.NDArray[np.bool_] | Numbers) -> _Side:
        """Only some of the pairs."""
        return _Side(*(values[which] for values in self))


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

    Element 0 stands in the top left corner if it is pinned. Heads that meet between two areas are
    not regarded.
    """
    long = (search.rows - 1) * search.weights.gutter_most // 100 + 1
    least, last = max(1, search.rows - long), min(search.rows - 1, long)
    if least >= last:
        return []
    masks = np.array(search.groups, np.int64)
    page = _Page(search, masks, search.prices.min(axis=(2, 3)), least, last)
    found: list[Wheel] = []
    for mirrored in (False, True):
        for upper in range(2, search.columns):
            for lower in range(1, upper):
                found += _turned(page, upper, lower, mirrored=mirrored)
    return sorted(found)[:most]


def _turned(page: _Page, upper: int, lower: int, *, mirrored: bool) -> list[Wheel]:
    """The pinwheels whose left side is so many columns wide above, and fewer below.

    A mirrored one is turned left for right.
    """
    columns = page.search.columns
    left = _side(page, (upper, lower), first=not mirrored)
    right = _side(page, (columns - upper, columns - lower), first=mirrored)
    if not len(left.rows) or not len(right.rows):
        return []
    whole = page.search.whole
    ours = page.masks[left.upper] | page.masks[left.lower]
    others = page.masks[right.upper] | page.masks[right.lower]
    apart = (ours[:, None] & others) == 0
    one, two = (apart & (left.rows[:, None] < right.rows)).nonzero()
    middle, known = _slots(page, whole ^ ours[one] ^ others[two])
    one, two, middle = one[known], two[known], middle[known]
    left, right = left.some(one), right.some(two)
    dear = page.prices[middle, upper - lower, right.rows - left.rows]
    price = np.where(dear < IMPOSSIBLE, left.price + right.price + dear, IMPOSSIBLE)
    cheap = np.argsort(price, kind="stable")[:ALIKE_MOST]
    cheap = cheap[price[cheap] < IMPOSSIBLE]
    return [
        _wheel(page, (int(left.upper[i]), int(left.lower[i]), int(left.rows[i])),
               (int(right.upper[i]), int(right.lower[i]), int(right.rows[i])),
               (int(middle[i]), upper, lower), int(price[i]), mirrored=mirrored)
        for i in cheap.tolist()
    ]  # fmt: skip


def _slots(page: _Page, masks: Numbers) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    """The slots of groups by their masks, and which of them there are."""
    order = np.argsort(page.masks, kind="stable")
    spots = np.minimum(page.masks[order].searchsorted(masks), len(order) - 1)
    slots = order[spots]
    return slots, page.masks[slots] == masks


def _side(page: _Page, widths: tuple[int, int], *, first: bool) -> _Side:
    """The cheapest pairs of groups of two widths, one above the other; with the first element or not.

    It does not matter where the first one stands if it is not pinned.
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
    found = []
    for at in range(page.most - page.least + 1):
        tops, feet = high[:, at].nonzero()[0], low[:, at].nonzero()[0]
        top, foot = ((masks[tops][:, None] & masks[feet]) == 0).nonzero()
        tops, feet = tops[top], feet[foot]
        rows = np.full(len(tops), page.least + at)
        found.append(_Side(tops, feet, rows, upper[tops, at] + lower[feet, at]))
    side = _Side(*(np.concatenate(values) for values in zip(*found, strict=True)))
    return side.some(np.argsort(side.price, kind="stable")[:PAIRS_MOST])


def _wheel(
    page: _Page,
    left: tuple[int, int, int],
    right: tuple[int, int, int],
    centre: tuple[int, int, int],
    price: int,
    *,
    mirrored: bool,
) -> Wheel:
    """A pinwheel from slots and rows of both sides, and slot and columns of what is between."""
    search = page.search
    columns, rows = search.columns, search.rows
    (above, below, short), (high, low, long), (middle, upper, lower) = left, right, centre
    areas = (
        (above, Area(0, 0, upper, short)),
        (high, Area(upper, 0, columns - upper, long)),
        (middle, Area(lower, short, upper - lower, long - short)),
        (below, Area(0, short, lower, rows - short)),
        (low, Area(lower, long, columns - lower, rows - long)),
    )
    arms = []
    for slot, area in areas:
        at = columns - area.column - area.width if mirrored else area.column
        group = search.groups[slot]
        price += search.down(group) * (area.row + COLUMN_ROWS * at)
        arms.append((group, area._replace(column=at)))
    return Wheel(price, tuple(arms))
