"""The page as bands over its whole width, the last step of the search.

In: a `Search` that has run. Out: the cheapest layouts of the page. A band is one story or two
groups side by side. For every group that fills the top of the page, every depth, and every place of
the last band's main gutter, the least price is kept. So cuts through the waist, and gutters that
run on from band to band, are priced where they arise.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from layout.search.groups import Search, Split
from layout.search.readout import FREE, Area, Cut, PlacedElement, Reader, beside_prices
from layout.search.splits import Splits
from layout.search.sums import Prices, add_rows
from layout.search.weights import IMPOSSIBLE


@dataclass(slots=True)
class Bands:
    """The tables of one page in bands; `run` fills them.

    All tables have the least prices by slot of the group, main gutter, and rows. A main gutter is
    the columns left of it, 0 without one.
    """

    search: Search
    _band: Prices = field(init=False)
    """Groups that are one band."""
    _page: Prices = field(init=False)
    """Groups that are the top of a page, by the main gutter of their last band."""
    _over: Prices = field(init=False)
    """The same by the main gutter of the band that stands under them."""
    _reader: Reader = field(init=False)

    def run(self) -> None:
        """Fill the tables, smaller groups first."""
        search = self.search
        shape = (len(search.groups), search.columns, search.rows + 1)
        self._band = np.full(shape, IMPOSSIBLE, np.int32)
        self._page = np.full(shape, IMPOSSIBLE, np.int32)
        self._over = np.full(shape, IMPOSSIBLE, np.int32)
        self._reader = Reader(search)
        # a story over the whole width
        count = len(search.tables)
        self._band[:count, 0] = search.prices[:count, search.columns].min(axis=(1, 2))
        self._close_level(slice(0, count))
        for splits in search.level_splits:
            if not len(splits):
                continue
            self._add_bands(splits)
            level = slice(int(splits.owner[0]), int(splits.owner[-1]) + 1)
            # a lead over the whole width that runs round the masthead
            wrapped = search.solids[level, search.columns].min(axis=(1, 2))
            self._band[level, 0] = np.minimum(self._band[level, 0], wrapped)
            self._page[level] = self._band[level]
            # the top of a page has its first element: masthead or lead
            self._add_under(splits.where(splits.first & 1 == 1))
            self._close_level(level)

    def tops(self, group: int) -> list[Split]:
        """Ways to part a group into the top of a page and a last band."""
        return [split for split in self.search.splits(group) if split.first & 1]

    @property
    def closes(self) -> bool:
        """Whether any layout closes the page."""
        return self.price() < IMPOSSIBLE

    def price(self) -> int:
        """The least price of the page, or IMPOSSIBLE."""
        search = self.search
        return int(self._page[search.slots[search.whole], :, search.rows].min())

    def _close_level(self, slots: slice) -> None:
        """Note what bands under these tops of a page will need."""
        if slots.start == 0:
            self._page[slots] = self._band[slots]
        page = self._page[slots] + self.search.placing.waist
        runs_on = np.diag([0] + [self.search.weights.gutter_runs_on] * (self.search.columns - 1))
        above = page[:, None] + runs_on.astype(np.int32)[:, :, None]
        self._over[slots] = np.minimum(above.min(axis=2), IMPOSSIBLE)

    def _with_cut(self, page: Prices, edge: int) -> Prices:
        """Prices of tops by their last gutter, with the cut under them and a band's gutter `edge`."""
        above = page + self.search.placing.waist
        if edge:
            above[..., edge, :] += self.search.weights.gutter_runs_on
        return np.asarray(np.minimum(above, IMPOSSIBLE), np.int32)

    def _add_bands(self, splits: Splits) -> None:
        """Enter the bands of two groups side by side."""
        search = self.search
        beside, _ = search.placing.order(splits)
        column = search.placing.column(splits.right)
        split, at, rows = met = search.depths.beside(splits, search.columns)
        one, other = search.joined(splits, search.columns, met)
        price = (one.min(axis=1) + other.min(axis=2)).min(axis=1)
        price += search.placing.gutter[rows] + beside[split]
        price += (column[split] * at).astype(np.int32)
        places = (splits.owner[split] * search.columns + at) * (search.rows + 1)
        np.minimum.at(self._band.reshape(-1), places + rows, price)

    def _add_under(self, splits: Splits) -> None:
        """Enter the second parts as last bands under tops of a page."""
        if not len(splits):
            return
        below = self._band[splits.right]
        split, edge = (below.min(axis=2) < IMPOSSIBLE).nonzero()
        above = self._over[splits.left[split], edge] + self.search.placing.under(splits)[split]
        places = (splits.owner[split] * self.search.columns + edge) * (self.search.rows + 1)
        deepest = self.search.depths.deepest(splits, self.search.columns)[split]
        add_rows(places, deepest, above, below[split, edge], self._page.reshape(-1))

    def _above(self, split: Split, edge: int) -> Prices:
        """Prices of the first part by its last gutter and rows, over a band with the gutter `edge`."""
        slots = self.search.slots
        page = self._page[slots[split.first]]
        rows = np.arange(self.search.rows + 1, dtype=np.int32)
        under = rows * self.search.placing.row_of(slots[split.second]) + split.stacked
        return np.asarray(np.minimum(self._with_cut(page, edge) + under, IMPOSSIBLE), np.int32)

    def cuts(self, most: int) -> list[Cut]:
        """At most `most` last cuts of the page that close it, cheapest first."""
        search, rows = self.search, self.search.rows
        whole = self._band[search.slots[search.whole]]
        found = [
            Cut(None, 0, edge, 0, int(price))
            for edge, price in enumerate(whole[:, rows].tolist())
            if price < IMPOSSIBLE
        ]
        for split in self.tops(search.whole):
            last = self._band[search.slots[split.second]]
            for edge in range(search.columns):
                below = last[edge][rows - 1 : 0 : -1]
                if below.min() >= IMPOSSIBLE:
                    continue
                prices = self._above(split, edge)[:, 1:rows] + below
                closing = np.flatnonzero(prices < IMPOSSIBLE)
                if len(closing) > most:
                    flat = prices.ravel()[closing]
                    closing = closing[np.argsort(flat, kind="stable")[:most]]
                for place in closing.tolist():
                    upper, at = divmod(place, rows - 1)
                    price = int(prices[upper, at])
                    found.append(Cut(split, at + 1, edge, upper, price))
        found.sort(key=lambda c: (c.price, c.split.first if c.split else 0, c.at, c.edge, c.upper))
        return found[:most]

    def layout(self, cut: Cut) -> list[PlacedElement]:
        """The cheapest layout that ends with a cut."""
        rows, columns = self.search.rows, self.search.columns
        if cut.split is None:
            placed = self._read_band(self.search.whole, Area(0, 0, columns, rows), cut.edge)
        else:
            area = Area(0, cut.at, columns, rows - cut.at)
            placed = [
                *self._read(cut.split.first, cut.at, cut.upper),
                *self._read_band(cut.split.second, area, cut.edge),
            ]
        return sorted(placed, key=lambda spot: spot.element)

    def _read(self, group: int, rows: int, edge: int) -> list[PlacedElement]:
        """Read out the top of the page, `rows` deep, whose last band has the main gutter `edge`."""
        slot, columns = self.search.slots[group], self.search.columns
        target = int(self._page[slot, edge, rows])
        if int(self._band[slot, edge, rows]) == target:
            return self._read_band(group, Area(0, 0, columns, rows), edge)
        for split in self.tops(group):
            below = self._band[self.search.slots[split.second]][edge][rows - 1 : 0 : -1]
            prices = self._above(split, edge)[:, 1:rows] + below
            hits = np.argwhere(prices == target)
            if len(hits):
                upper, at = int(hits[0][0]), int(hits[0][1]) + 1
                last = Area(0, at, columns, rows - at)
                top = self._read(split.first, at, upper)
                return [*top, *self._read_band(split.second, last, edge)]
        raise AssertionError("no bands of a group give its price")

    def _read_band(self, group: int, area: Area, edge: int) -> list[PlacedElement]:
        """Read out one band with the main gutter `edge`."""
        if edge == 0:
            return self._reader.walk(group, area, FREE)
        search, rows = self.search, area.rows
        target = int(self._band[search.slots[group], edge, rows])
        parts = search.parts(group)
        prices = beside_prices(search, parts, Area(0, 0, search.columns, rows), FREE)
        number = int((prices[:, edge - 1] == target).argmax())
        pair = int(parts.splits.first[number]), int(parts.splits.second[number])
        return self._reader.beside(pair, edge, area, FREE)
