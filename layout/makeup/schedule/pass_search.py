"""The layouts of one pass: its stories are put in order and searched, then layouts are read out."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from layout.makeup.furniture_tables import filler_table, hole_table, masthead_table
from layout.makeup.layout_prices import IMPORTANCE, MASTHEAD_IMPORTANCE
from layout.makeup.page_layout import FILLER, Layout, ShapeSpot
from layout.makeup.page_maker import PageMaker
from layout.makeup.schedule.passes import LARGE_PAGE, Pass
from layout.search.bands import Bands
from layout.search.fixed.around_fixed import filled
from layout.search.fixed.pinwheels_around_fixed import fillings
from layout.search.groups import Search
from layout.search.readout import ROOT_STEP, Area, PlacedElement, Reader, Root
from layout.search.wheels.five_groups import wheels

CANDIDATES, CANDIDATES_LARGE = 100, 30
"""Layouts by cuts, the cheapest ones, that are judged on a page, and on a large page."""
WHEELS, WHEELS_OF_FEW = 200, 1000
"""Pinwheels that are read out with groups of neighbours in importance, and with all groups of a few
stories."""
WHEELS_JUDGED = 10
"""Pinwheels that are judged, those with the fewest faults."""


def order_of(page: PageMaker, attempt: Pass) -> list[int]:
    """The numbers of the stories in order of importance, as the pass has it.

    The story of the ear comes first. An `order` above 0 mixes the stories of each rank.
    """
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
    """The search of a pass, run."""
    order = order_of(page, attempt)
    tables = [page.tables(attempt.ease)[i] for i in order]
    importance = [IMPORTANCE[page.manuscripts[i].story.rank] for i in order]
    if page.ahead and page.area.masthead:
        tables.insert(0, masthead_table(page.area.masthead))
        importance.insert(0, MASTHEAD_IMPORTANCE)
    filler = (hole_table if page.problem.hole else filler_table)(page.area, page.context.weights)
    tables += [filler] * attempt.fillers
    importance += [0] * attempt.fillers
    wraps = page.wraps(order[0], attempt.ease) if page.ahead and not attempt.ear else {}
    search = Search(
        tables,
        importance,
        # groups are narrower than bands; round fixed modules, without bands, as wide as the page
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
    """The layouts of one pass. The search is run once; a `quick` search may find fewer layouts."""

    def __init__(self, page: PageMaker, attempt: Pass, *, quick: bool = False) -> None:
        self.page, self.attempt = page, attempt
        # round fixed modules slow cuts are only tried with copy eased, in the first order
        self._thorough = bool(attempt.ease and not attempt.order and not quick)
        self._order = [*order_of(page, attempt), *[FILLER] * attempt.fillers]
        self._search = _search(page, attempt)

    def by_cuts(self) -> Iterator[Layout]:
        """The layouts by cuts through the page, or round its fixed modules, the cheapest first."""
        page = self.page
        if self.attempt.few:
            return
        if page.fixed:
            area = Area(0, 0, page.area.columns, page.area.rows)
            candidates, thorough = _candidates(page), self._thorough
            for filling in fillings(self._search, area, page.fixed, candidates, thorough=thorough):
                yield self._layout(filled(self._search, filling), filling.price, (0, 0, 0))
            return
        bands = Bands(self._search)
        bands.run()
        for cut in bands.cuts(_candidates(page)):
            yield self._layout(bands.layout(cut), cut.price, cut.root)

    def as_pinwheels(self) -> Iterator[Layout]:
        """The layouts as pinwheels of groups over the page, those with fewest faults first."""
        page, ease = self.page, self.attempt.ease
        if page.fixed:
            return
        reader = Reader(self._search)
        found, clean = [], 0
        read_out = WHEELS_OF_FEW if self.attempt.few else WHEELS
        for number, wheel in enumerate(wheels(self._search, read_out)):
            spots = self._spots([spot for arm in wheel.arms for spot in reader.walk(*arm)])
            faults = len(page.faults(spots, ease))
            found.append((faults, number, spots, wheel))
            clean += not faults
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
    return PassLayouts(page, attempt, quick=quick).by_cuts()


def _candidates(page: PageMaker) -> int:
    """The number of layouts by cuts that are judged."""
    large = len(page.manuscripts) + page.ahead > LARGE_PAGE
    return CANDIDATES_LARGE if large else CANDIDATES
