"""A page on which the editor has fixed some modules: the stories that go round them.

In: a `Search` that has run, an area, and what is fixed in it. Out: `Filling`s: rectangles (holes)
with the group of stories that fills each, and the price. What is fixed cuts the page into
rectangles along its edges, in one way or another. A rectangle with nothing fixed in it takes a group
as the search found it. For every other rectangle all groups that fill it round what is fixed are
found from those of its two parts, each at its least price. Each rectangle is reckoned once, so it
does not matter how many ways there are to cut the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from layout.search.fixed.holes import parted
from layout.search.groups import Search
from layout.search.placing import COLUMN_ROWS
from layout.search.readout import FREE, Area, PlacedElement, Reader
from layout.search.regions import overlap
from layout.search.sums import Numbers
from layout.search.weights import IMPOSSIBLE

GROUPS_MOST = 3000
"""Groups that are kept of those that fill a rectangle, the cheapest ones."""


class Filling(NamedTuple):
    """A way to fill what is left of a page."""

    parts: tuple[tuple[Area, int], ...]
    """The holes, each with the mask of the group that fills it."""
    price: int


class GroupPrices(NamedTuple):
    """The groups that fill a rectangle."""

    masks: Numbers
    """Their masks, in ascending order."""
    prices: Numbers
    """The least price of each."""

    def price(self, mask: int) -> int | None:
        """The price of a group; None if it is not among them."""
        hits = (self.masks == mask).nonzero()[0]
        return int(self.prices[hits[0]]) if len(hits) else None


NO_GROUP = GroupPrices(np.zeros(0, np.int64), np.zeros(0, np.int64))
"""No group fills the rectangle."""
NO_STORY = GroupPrices(np.zeros(1, np.int64), np.zeros(1, np.int64))
"""What is fixed takes the whole rectangle: the empty group fills it."""


@dataclass(slots=True)
class AroundFixed:
    """The rectangles of a page with the groups that fill them; what was found is remembered."""

    search: Search
    fixed: Sequence[Area]
    """The areas that are fixed."""
    _known: dict[Area, GroupPrices] = field(default_factory=dict)
    _pairs: dict[tuple[Area, Area], GroupPrices] = field(default_factory=dict)

    def fillings(self, area: Area, most: int, *, elsewhere: bool = False) -> list[Filling]:
        """At most `most` ways to fill an area with all stories, the cheapest first.

        They differ in the first cut, or in the groups at its sides. The first cut is along an edge
        of what is fixed, or with `elsewhere` anywhere else.
        """
        whole = self.search.whole
        found: list[tuple[int, int, int]] = []
        cuts = list(self._cuts(area))
        if elsewhere:
            cuts = [cut for cut in self._cuts(area, anywhere=True) if cut not in cuts]
        for number, (one, other, line) in enumerate(cuts):
            masks, prices = matched(*self._both(one, other), whole)
            prices = prices + line
            found += zip(prices.tolist(), [number] * len(masks), masks.tolist(), strict=True)
        fillings = []
        for price, number, mask in sorted(found)[:most]:
            one, other, _ = cuts[number]
            parts = (*self.read(one, mask), *self.read(other, whole ^ mask))
            fillings.append(Filling(parts, price))
        return fillings

    def groups(self, area: Area) -> GroupPrices:
        """Every group that fills an area round what is fixed in it."""
        found = self._known.get(area)
        if found is None:
            found = self._known[area] = self._found(area)
        return found

    def groups_of_two(self, one: Area, other: Area) -> GroupPrices:
        """Every group of which a part fills the one area and the other part the other."""
        found = self._pairs.get((one, other))
        if found is None:
            joined = united(*self._both(one, other))
            kept = self._thrifty(joined.masks, self._cells(one) + self._cells(other))
            found = GroupPrices(joined.masks[kept], joined.prices[kept])
            self._pairs[one, other] = found
        return found

    def read_areas(self, areas: Sequence[Area], mask: int) -> tuple[tuple[Area, int], ...]:
        """The holes of one area, or of two, with the parts of a group that fill them."""
        if len(areas) == 1:
            return self.read(areas[0], mask)
        one, other = areas
        masks, prices = matched(self.groups(one), self.groups(other), mask)
        part = int(masks[prices.argmin()])
        return (*self.read(one, part), *self.read(other, mask ^ part))

    def _cells(self, area: Area) -> int:
        """The cells of an area that nothing fixed takes."""
        return area.width * area.rows - sum(_shared(area, pin) for pin in self._within(area))

    def _found(self, area: Area) -> GroupPrices:
        """The groups that fill an area, from those of its parts by every cut."""
        cells = self._cells(area)
        if cells == area.width * area.rows:
            return self._hole(area)
        if not cells:
            return NO_STORY
        by_cut = [
            GroupPrices(joined.masks, joined.prices + line)
            for one, other, line in self._cuts(area)
            if len((joined := united(*self._both(one, other))).masks)
        ]
        if not by_cut:
            return NO_GROUP
        masks = np.concatenate([groups.masks for groups in by_cut])
        prices = np.concatenate([groups.prices for groups in by_cut])
        return cheapest(masks, prices, self._thrifty(masks, cells))

    def _hole(self, area: Area) -> GroupPrices:
        """The groups that fill an area with nothing fixed in it."""
        search = self.search
        if area.width > search.columns or area.rows > search.rows:
            return NO_GROUP
        prices = search.prices[:, area.width, :, :, area.rows].min(axis=(1, 2)).astype(np.int64)
        slots = (prices < IMPOSSIBLE).nonzero()[0]
        masks = np.array(search.groups, np.int64)[slots]
        row_prices = search.placing.row(slots).astype(np.int64)
        prices = prices[slots] + row_prices * (area.row + COLUMN_ROWS * area.column)
        order = np.argsort(masks, kind="stable")
        return GroupPrices(masks[order], prices[order])

    def _thrifty(self, masks: Numbers, cells: int) -> Numbers:
        """Which groups waste no more of `cells` cells than the page has to spare."""
        room = self.search.room
        least = self.search.least_cells(masks)
        spare = IMPOSSIBLE if room is None else room - self.search.least
        return ((least <= cells) & (cells - least <= spare)).nonzero()[0]

    def _both(self, one: Area, other: Area) -> tuple[GroupPrices, GroupPrices]:
        """The groups of both parts of a cut; none of the second if nothing fills the first."""
        first = self.groups(one)
        return first, self.groups(other) if len(first.masks) else NO_GROUP

    def _cuts(self, area: Area, *, anywhere: bool = False) -> Iterator[tuple[Area, Area, int]]:
        """The ways to part an area in two, with the price of a long gutter or of a waist cut.

        The cuts are along edges of what is fixed, or with `anywhere` at any row or column; they cut
        nothing fixed.
        """
        search = self.search
        for one, other in parted(area, self._within(area), anywhere=anywhere):
            across = area.width == search.columns - 1  # a hole may be as wide as the page
            waist = search.placing.waist[other.row] if across else 0
            gutter = search.placing.gutter[area.rows]
            yield one, other, int(gutter if one.row == other.row else waist)

    def _within(self, area: Area) -> list[Area]:
        """What is fixed in an area."""
        return [pin for pin in self.fixed if overlap(area, pin)]

    def read(self, area: Area, mask: int) -> tuple[tuple[Area, int], ...]:
        """The holes of an area with the parts of a group that fill them."""
        if not self._within(area):
            return ((area, mask),)
        if not mask:
            return ()
        target = self.groups(area).price(mask)
        for one, other, line in self._cuts(area):
            masks, prices = matched(*self._both(one, other), mask)
            hits = (prices + line == target).nonzero()[0]
            if len(hits):
                part = int(masks[hits[0]])
                return (*self.read(one, part), *self.read(other, mask ^ part))
        raise AssertionError("no cut of an area gives the price of its group")


def matched(first: GroupPrices, second: GroupPrices, mask: int) -> GroupPrices:
    """The groups of the first that with one of the second make up `mask`, at both prices."""
    if not len(second.masks):
        return NO_GROUP
    others = mask ^ first.masks
    spots = np.minimum(np.searchsorted(second.masks, others), len(second.masks) - 1)
    hits = (second.masks[spots] == others) & (first.masks & mask == first.masks)
    return GroupPrices(first.masks[hits], first.prices[hits] + second.prices[spots[hits]])


def united(first: GroupPrices, second: GroupPrices) -> GroupPrices:
    """The unions of a group of the first and a group of the second that share no story."""
    one, other = (first.masks[:, None] & second.masks == 0).nonzero()
    masks = first.masks[one] | second.masks[other]
    return cheapest(masks, first.prices[one] + second.prices[other])


def cheapest(masks: Numbers, prices: Numbers, some: Numbers | None = None) -> GroupPrices:
    """Every mask once, at its least price, in ascending order; at most `GROUPS_MOST` of them.

    With `some`, only the groups at these places are regarded.
    """
    if some is not None:
        masks, prices = masks[some], prices[some]
    order = np.lexsort((prices, masks))
    masks, prices = masks[order], prices[order]
    first = np.ones(len(masks), np.bool_)
    first[1:] = masks[1:] != masks[:-1]
    masks, prices = masks[first], prices[first]
    if len(masks) > GROUPS_MOST:
        kept = np.sort(np.argsort(prices, kind="stable")[:GROUPS_MOST])
        masks, prices = masks[kept], prices[kept]
    return GroupPrices(masks, prices)


def _shared(area: Area, pin: Area) -> int:
    """The cells that an area and what is fixed in it share."""
    width = min(area.column + area.width, pin.column + pin.width) - max(area.column, pin.column)
    rows = min(area.row + area.rows, pin.row + pin.rows) - max(area.row, pin.row)
    return width * rows


def filled(search: Search, filling: Filling) -> list[PlacedElement]:
    """The shapes of a filling on the page."""
    reader = Reader(search)
    placed = [spot for hole, group in filling.parts for spot in reader.walk(group, hole, FREE)]
    return sorted(placed, key=lambda placed: placed.element)
