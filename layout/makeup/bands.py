"""The page as bands over its whole width, the last step of the search.

A band is one story or two groups side by side. For every group that fills the top of the page,
depth, and place of the last band's main gutter, the least price is kept, so that cuts through the
waist and gutters that run on from band to band are priced where they arise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product

import numpy as np

from layout.makeup.reading import Area, Cut, Placed, Reader, beside_prices
from layout.makeup.search import Prices, Search, Split, add_rows
from layout.makeup.weights import IMPOSSIBLE


@dataclass(slots=True)
class Bands:
    """The bands of one page, over the tables of a search that has run."""

    search: Search
    _solid: dict[int, Prices] = field(default_factory=dict)
    """By group: price for main gutter (0 without) and rows."""
    _page: dict[int, Prices] = field(default_factory=dict)
    _waisted: Prices | None = None

    def run(self) -> None:
        """Fill the tables, smaller groups first."""
        for group in self.search.groups:
            solid = self._solid[group] = self._band(group)
            if not group & 1:
                continue  # the top of a page has its first element: masthead or lead
            page = solid.copy()
            for split in self.tops(group):
                self._stack(split, page)
            self._page[group] = np.minimum(page, IMPOSSIBLE)

    def tops(self, group: int) -> list[Split]:
        """Ways to part a group into the top of a page and a last band."""
        return [split for split in self.search.splits(group) if split.first & 1]

    @property
    def closes(self) -> bool:
        """Whether any layout closes the page."""
        return self.price() < IMPOSSIBLE

    def price(self) -> int:
        """The least price of the page, or IMPOSSIBLE."""
        return int(self._page[self.search.whole][:, self.search.rows].min())

    def _band(self, group: int) -> Prices:
        """One band: a story over the whole width, or two groups side by side."""
        search = self.search
        out = np.full((search.columns, search.rows + 1), IMPOSSIBLE, np.int32)
        if group.bit_count() == 1:
            out[0] = search.prices[group][search.columns].min(axis=(0, 1))
        for split in search.splits(group):
            joined = search.butted(split.first)[1 : search.columns].min(axis=1)
            right = search.prices[split.second][search.columns - 1 : 0 : -1].min(axis=2)
            shift = search.aside(split.second) * np.arange(1, search.columns, dtype=np.int32)
            z = (joined + right).min(axis=1) + shift[:, None] + split.beside + search.gutter()
            np.minimum(out[1:], z, out=out[1:])
        return np.minimum(out, IMPOSSIBLE)

    def _stack(self, split: Split, into: Prices) -> None:
        below = self._solid[split.second]
        for edge in range(self.search.columns):
            add_rows(self._above(split, edge).min(axis=0), below[edge], into[edge])

    def _above(self, split: Split, edge: int) -> Prices:
        """Prices of the upper part by its last gutter, for a band under it with its own."""
        above = self._page[split.first] + self.search.lift(split) + self._waist()
        if edge:
            above[edge] += self.search.weights.gutter_runs_on
        return np.asarray(np.minimum(above, IMPOSSIBLE), np.int32)

    def _waist(self) -> Prices:
        """The price of a cut across the page by its row."""
        if self._waisted is None:
            weights, rows = self.search.weights, np.arange(self.search.rows + 1, dtype=np.int32)
            low, high = (self.search.rows * share // 100 for share in weights.waist)
            cut = (rows > low) & (rows < high)
            self._waisted = np.where(cut, weights.waist_cut, 0).astype(np.int32)
        return self._waisted

    def cuts(self) -> list[Cut]:
        """Every last cut of the page that closes it, cheapest first."""
        search, whole, rows = self.search, self.search.whole, self.search.rows
        found = [
            Cut(None, 0, edge, 0, int(price))
            for edge, price in enumerate(self._solid[whole][:, rows].tolist())
            if price < IMPOSSIBLE
        ]
        for split in self.tops(whole):
            for edge in range(search.columns):
                below = self._solid[split.second][edge][rows - 1 : 0 : -1]
                prices = self._above(split, edge)[:, 1:rows] + below
                for upper, at in zip(*np.nonzero(prices < IMPOSSIBLE), strict=True):
                    price = int(prices[upper, at])
                    found.append(Cut(split, int(at) + 1, edge, int(upper), price))
        return sorted(
            found,
            key=lambda c: (c.price, c.split.first if c.split else 0, c.at, c.edge, c.upper),
        )

    def layout(self, cut: Cut) -> list[Placed]:
        """The cheapest layout that ends with a cut."""
        reader = Reader(self.search)
        rows = self.search.rows
        if cut.split is None:
            self._read_band(
                self.search.whole, Area(0, 0, self.search.columns, rows), cut.edge, reader
            )
        else:
            self._read(cut.split.first, cut.at, cut.upper, reader)
            area = Area(0, cut.at, self.search.columns, rows - cut.at)
            self._read_band(cut.split.second, area, cut.edge, reader)
        return sorted(reader.out, key=lambda placed: placed.element)

    def _read(self, group: int, rows: int, edge: int, reader: Reader) -> None:
        """Read the top of the page out, down to a row."""
        target = int(self._page[group][edge, rows])
        columns = self.search.columns
        if int(self._solid[group][edge, rows]) == target:
            self._read_band(group, Area(0, 0, columns, rows), edge, reader)
            return
        for split in self.tops(group):
            below = self._solid[split.second][edge][rows - 1 : 0 : -1]
            prices = self._above(split, edge)[:, 1:rows] + below
            hits = np.argwhere(prices == target)
            if len(hits):
                upper, at = int(hits[0][0]), int(hits[0][1]) + 1
                self._read(split.first, at, upper, reader)
                self._read_band(split.second, Area(0, at, columns, rows - at), edge, reader)
                return
        raise AssertionError("a price that nothing made up")

    def _read_band(self, group: int, area: Area, edge: int, reader: Reader) -> None:
        if edge == 0:
            reader.walk(group, area, (None, None))
            return
        target = int(self._solid[group][edge, area.rows])
        for split in self.search.splits(group):
            best = min(
                int(beside_prices(self.search, split, area, pair)[edge - 1])
                for pair in product((0, 1), (0, 1))
            )
            if best == target:
                reader.beside(split, edge, area, (None, None))
                return
        raise AssertionError("a price that nothing made up")
