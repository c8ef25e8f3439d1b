"""The layouts of one pass: stories put in an order, searched, and read out, the cheapest first."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from layout.makeup.context import FILLER, Layout, ShapeSpot
from layout.makeup.furniture_tables import MASTHEAD_IMPORTANCE, filler_table, masthead_table
from layout.makeup.page_maker import IMPORTANCE, PageMaker
from layout.makeup.passes import LARGE_PAGE, Pass
from layout.search.bands import Bands
from layout.search.fixed.round_fixed import filled
from layout.search.fixed.wheels_round_fixed import fillings
from layout.search.groups import Search
from layout.search.readout import ROOT_STEP, Area, PlacedElement, Reader, Root
from layout.search.wheels.five_groups import wheels

CANDIDATES = (100, 30)
"""Layouts that are read out and judged, the cheapest first: on a page, on a large one."""

WHEELS, WHEELS_JUDGED = (200, 1000), 10
"""Layouts as pinwheels that are read out, of neighbours in order and of all groups of a few stories,
and that are judged of these."""


def order_of(page: PageMaker, attempt: Pass) -> list[int]:
    """The stories in order of importance; those of one rank change places by number."""
    numbers = list(range(len(page.manuscripts)))
    if attempt.ear:
        numbers.insert(0, numbers.pop(-attempt.ear))
    if attempt.order:
        dice = random.Random(attempt.order)
        for rank in IMPORTANCE:
            equal = [i for i in numbers if page.manuscripts[i].story.rank == rank]
            mixed = dice.sample(equal, len(equal))
            for place, number in zip(equal, mixed, strict=True):
                numbers[place] = number
    return numbers


def _search(page: PageMaker, attempt: Pass) -> Search:
    """The tables of a pass, filled."""
    order = order_of(page, attempt)
    tables = [page.tables(attempt.ease)[i] for i in order]
    importance = [IMPORTANCE[page.manuscripts[i].story.rank] for i in order]
    if page.ahead and page.area.masthead:
        tables.insert(0, masthead_table(page.area.masthead))
        importance.insert(0, MASTHEAD_IMPORTANCE)
    tables += [filler_table(page.area, page.context.weights)] * attempt.fillers
    importance += [0] * attempt.fillers
    wraps = page.wraps(order[0], attempt.ease) if page.ahead and not attempt.ear else {}
    search = Search(
        tables,
        importance,
        # with fixed modules there are no bands, and a hole may be as wide as the page
        page.area.columns + bool(page.fixed),
        page.area.rows,
        page.context.weights,
        pinned=bool(page.ahead),
        lead=page.ahead + bool(attempt.ear),
        ear=page.ahead if attempt.ear else 0,
        gaps=attempt.gaps,
        every=attempt.every,
        few=attempt.few,
        room=page.cells if page.fixed else page.area.columns * page.area.rows,
        wraps=wraps,
    )
    search.run()
    return search


class PassLayouts:
    """The layouts of one pass, whose tables are filled once."""

    def __init__(self, page: PageMaker, attempt: Pass, *, quick: bool = False) -> None:
        self.page, self.attempt = page, attempt
        # round fixed modules what takes long is done with the copy eased, in one order of stories
        self._thorough = bool(attempt.ease and not attempt.order and not quick)
        self._order = [*order_of(page, attempt), *[FILLER] * attempt.fillers]
        self._search = _search(page, attempt)

    def sliced(self) -> Iterator[Layout]:
        """The layouts by cuts through the page or what is free of it, the cheapest first."""
        page = self.page
        if self.attempt.few:
            return
        if page.fixed:
            area = Area(0, 0, page.area.columns, page.area.rows)
            most, thorough = _candidates(page), self._thorough
            for filling in fillings(self._search, area, page.fixed, most, thorough=thorough):
                yield self._layout(filled(self._search, filling), filling.price, (0, 0, 0))
            return
        bands = Bands(self._search)
        bands.run()
        for cut in bands.cuts(_candidates(page)):
            yield self._layout(bands.layout(cut), cut.price, cut.root)

    def wheeled(self) -> Iterator[Layout]:
        """The layouts as pinwheels of groups over the whole page, those with few faults first."""
        page, ease = self.page, self.attempt.ease
        if page.fixed:
            return
        reader = Reader(self._search)
        found, clean = [], 0
        for number, wheel in enumerate(wheels(self._search, WHEELS[self.attempt.few > 0])):
            spots = self._spots([spot for arm in wheel.arms for spot in reader.walk(*arm)])
            wrong = len(page.faults(spots, ease))
            found.append((wrong, number, spots, wheel))
            clean += not wrong
            if clean == page.context.wanted:
                break
        found.sort(key=lambda one: one[:2])
        for _, _, spots, wheel in found[:WHEELS_JUDGED]:
            upper, lower = sorted(arm.area for arm in wheel.arms if not arm.area.column)
            root = (-(upper.rows // ROOT_STEP * ROOT_STEP), upper.width, lower.width)
            yield page.layout(spots, wheel.price, root, ease)

    def _layout(self, placed: Sequence[PlacedElement], base: int, root: Root) -> Layout:
        return self.page.layout(self._spots(placed), base, root, self.attempt.ease)

    def _spots(self, placed: Sequence[PlacedElement]) -> list[ShapeSpot]:
        """The shapes of the stories and fillers."""
        ahead = self.page.ahead
        return [
            ShapeSpot(self._order[p.element - ahead], p.column, p.row, p.shape)
            for p in sorted(placed, key=lambda spot: spot.element)
            if p.element >= ahead
        ]


def layouts(page: PageMaker, attempt: Pass, *, quick: bool = False) -> Iterator[Layout]:
    """The layouts of a pass by cuts, the cheapest first; a `quick` search may find fewer."""
    return PassLayouts(page, attempt, quick=quick).sliced()


def _candidates(page: PageMaker) -> int:
    """How many layouts of a pass are judged."""
    return CANDIDATES[len(page.manuscripts) + page.ahead > LARGE_PAGE]
