"""A page on which the editor has fixed some modules: the groups of stories that go round them.

What is fixed cuts the page into rectangles along its edges, in one way or another; each rectangle
without anything fixed takes a group of stories and is filled like a small page. For every rectangle
all groups that fill it round what is fixed are found, each at its least price, the smaller
rectangles first; so it does not matter how many ways there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from layout.search.fixed.holes import parted
from layout.search.groups import COLUMN_ROWS, Search
from layout.search.readout import FREE, Area, PlacedElement, Reader
from layout.search.regions import overlap
from layout.search.sums import Numbers
from layout.search.weights import IMPOSSIBLE

WAYS_MOST = 3000
"""Groups that fill a rectangle round what is fixed, the cheapest ones."""


class Filling(NamedTuple):
    """Holes with the groups that fill them, and the price of all."""

    parts: tuple[tuple[Area, int], ...]
    price: int


class Ways(NamedTuple):
    """The groups that fill a rectangle, by mask, and their prices."""

    masks: Numbers
    prices: Numbers

    def price(self, mask: int) -> int | None:
        """The price of a group; None if it is not among them."""
        hits = (self.masks == mask).nonzero()[0]
        return int(self.prices[hits[0]]) if len(hits) else None


NO_WAY = Ways(np.zeros(0, np.int64), np.zeros(0, np.int64))
FULL = Ways(np.zeros(1, np.int64), np.zeros(1, np.int64))
"""What is fixed takes the whole rectangle."""


@dataclass(slots=True)
class Round:
    """The rectangles of a page with what fills them; what was found is remembered."""

    search: Search
    fixed: Sequence[Area]
    _known: dict[Area, Ways] = field(default_factory=dict)
    _pairs: dict[tuple[Area, Area], Ways] = field(default_factory=dict)

    def fillings(self, area: Area, most: int, *, elsewhere: bool = False) -> list[Filling]:
        """The ways to fill an area with all stories, different in the first cut or its groups.

        The first cut is along an edge of what is fixed, or `elsewhere`.
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

    def ways(self, area: Area) -> Ways:
        """Every group that fills an area round what is fixed in it."""
        found = self._known.get(area)
        if found is None:
            found = self._known[area] = self._found(area)
        return found

    def pair(self, one: Area, other: Area) -> Ways:
        """Every group that fills two areas, some of it the one and the rest the other."""
        found = self._pairs.get((one, other))
        if found is None:
            joined = united(*self._both(one, other))
            kept = self._sparing(joined.masks, self._cells(one) + self._cells(other))
            found = Ways(joined.masks[kept], joined.prices[kept])
            self._pairs[one, other] = found
        return found

    def read_pair(self, areas: Sequence[Area], mask: int) -> tuple[tuple[Area, int], ...]:
        """How a group came to fill two areas, or one."""
        if len(areas) == 1:
            return self.read(areas[0], mask)
        one, other = areas
        masks, prices = matched(self.ways(one), self.ways(other), mask)
        part = int(masks[prices.argmin()])
        return (*self.read(one, part), *self.read(other, mask ^ part))

    def _cells(self, area: Area) -> int:
        """The cells of an area that nothing fixed takes."""
        return area.width * area.rows - sum(_shared(area, pin) for pin in self._within(area))

    def _found(self, area: Area) -> Ways:
        cells = self._cells(area)
        if cells == area.width * area.rows:
            return self._hole(area)
        if not cells:
            return FULL
        some = [
            Ways(joined.masks, joined.prices + line)
            for one, other, line in self._cuts(area)
            if len((joined := united(*self._both(one, other))).masks)
        ]
        if not some:
            return NO_WAY
        masks = np.concatenate([ways.masks for ways in some])
        prices = np.concatenate([ways.prices for ways in some])
        return cheapest(masks, prices, self._sparing(masks, cells))

    def _hole(self, area: Area) -> Ways:
        """The groups that fill an area with nothing fixed in it."""
        search = self.search
        if area.width > search.columns or area.rows > search.rows:
            return NO_WAY
        prices = search.prices[:, area.width, :, :, area.rows].min(axis=(1, 2)).astype(np.int64)
        slots = (prices < IMPOSSIBLE).nonzero()[0]
        masks = np.array(search.groups, np.int64)[slots]
        low = search.down_prices(slots).astype(np.int64) * (area.row + COLUMN_ROWS * area.column)
        order = np.argsort(masks, kind="stable")
        return Ways(masks[order], (prices[slots] + low)[order])

    def _sparing(self, masks: Numbers, cells: int) -> Numbers:
        """Which groups waste no more of so many cells than the page has to spare."""
        room = self.search.room
        least = self.search.least_cells(masks)
        spare = IMPOSSIBLE if room is None else room - self.search.least
        return ((least <= cells) & (cells - least <= spare)).nonzero()[0]

    def _both(self, one: Area, other: Area) -> tuple[Ways, Ways]:
        """What fills both parts of a cut; nothing of the second if nothing fills the first."""
        first = self.ways(one)
        return first, self.ways(other) if len(first.masks) else NO_WAY

    def _cuts(self, area: Area, *, anywhere: bool = False) -> Iterator[tuple[Area, Area, int]]:
        """The ways to part an area in two along an edge of what is fixed, cutting nothing fixed,
        and the price of a gutter so long, or of a cut through the page's waist.
        """
        search = self.search
        for one, other in parted(area, self._within(area), anywhere=anywhere):
            across = area.width == search.columns - 1  # a hole may be as wide as the page
            line = search.waist[other.row] if across else 0
            yield one, other, int(search.gutter[area.rows] if one.row == other.row else line)

    def _within(self, area: Area) -> list[Area]:
        """What is fixed in an area."""
        return [pin for pin in self.fixed if overlap(area, pin)]

    def read(self, area: Area, mask: int) -> tuple[tuple[Area, int], ...]:
        """How a group came to fill an area: holes with their groups."""
        if not self._within(area):
            return ((area, mask),)
        if not mask:
            return ()
        target = self.ways(area).price(mask)
        for one, other, line in self._cuts(area):
            masks, prices = matched(*self._both(one, other), mask)
            hits = (prices + line == target).nonzero()[0]
            if len(hits):
                part = int(masks[hits[0]])
                return (*self.read(one, part), *self.read(other, mask ^ part))
        raise AssertionError("a price that nothing made up")


def matched(first: Ways, second: Ways, mask: int) -> Ways:
    """The groups of the first that with one of the second are just this one, at both prices."""
    if not len(second.masks):
        return NO_WAY
    rest = mask ^ first.masks
    spots = np.minimum(np.searchsorted(second.masks, rest), len(second.masks) - 1)
    hits = (second.masks[spots] == rest) & (first.masks & mask == first.masks)
    return Ways(first.masks[hits], first.prices[hits] + second.prices[spots[hits]])


def united(first: Ways, second: Ways) -> Ways:
    """Groups of both that share no story, united."""
    one, other = (first.masks[:, None] & second.masks == 0).nonzero()
    masks = first.masks[one] | second.masks[other]
    return cheapest(masks, first.prices[one] + second.prices[other])


def cheapest(masks: Numbers, prices: Numbers, some: Numbers | None = None) -> Ways:
    """Every mask once, at its least price, in the order of masks; the cheapest of very many."""
    if some is not None:
        masks, prices = masks[some], prices[some]
    order = np.lexsort((prices, masks))
    masks, prices = masks[order], prices[order]
    first = np.ones(len(masks), np.bool_)
    first[1:] = masks[1:] != masks[:-1]
    masks, prices = masks[first], prices[first]
    if len(masks) > WAYS_MOST:
        kept = np.sort(np.argsort(prices, kind="stable")[:WAYS_MOST])
        masks, prices = masks[kept], prices[kept]
    return Ways(masks, prices)


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
