"""Parts of a page rearranged: a rectangle of whole modules is filled again with the same stories.

A part is searched as if it were a page, over all groups of its stories. The ways to fill it are
remembered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from layout.makeup.furniture_tables import filler_table, masthead_table
from layout.makeup.layout_prices import IMPORTANCE, MASTHEAD_IMPORTANCE
from layout.makeup.page_layout import FILLER, ShapeSpot
from layout.makeup.page_maker import PageMaker
from layout.search.groups import NO_LEAD, Search
from layout.search.page_faults import MakeupFault
from layout.search.readout import Area, PlacedElement, Reader
from layout.search.regions import regions
from layout.search.shapes.shape import Table
from layout.search.wheels.five_modules import pinwheels

MASTHEAD = -2
"""The story number of the masthead, which is no story of the page."""
WAYS_MOST = 30
"""Ways to fill a part that are read out: by cuts, and as many as pinwheels."""


class PartLimits(NamedTuple):
    """How far the search goes round one place of the page."""

    modules: int
    """Modules of a part."""
    parts: int
    """Parts that are tried, the smallest first."""


class PartLayout(NamedTuple):
    """An arrangement of the whole page on the way to a better one."""

    spots: tuple[ShapeSpot, ...]
    faults: tuple[MakeupFault, ...]
    base: int

    @property
    def rank(self) -> tuple[int, int]:
        """Fewer faults first, then the cheaper."""
        return len(self.faults), self.base

    @property
    def key(self) -> tuple[tuple[int, int, int, int, int], ...]:
        """Where every story stands: story, column, row, width, rows."""
        places = ((s.story, s.column, s.row, s.shape.width, s.shape.rows) for s in self.spots)
        return tuple(sorted(places))


@dataclass(slots=True)
class PartSearch:
    """Rearranges parts of one page."""

    page: PageMaker
    searches: int
    """Parts that may still be searched."""
    _ways: dict[tuple[tuple[int, ...], int, int, int], list[list[PlacedElement]]] = field(
        default_factory=dict
    )

    def parts(
        self, spots: Sequence[ShapeSpot], seeds: Sequence[Sequence[int]], limits: PartLimits
    ) -> Iterator[tuple[Area, tuple[int, ...]]]:
        """The parts round every seed that may be rearranged, as areas and their modules.

        A seed is a list of modules that belong to the part. Modules are numbers of `spots`; the
        masthead, which may stand in a part's corner, has the number after the last.
        """
        page = self.page
        modules = [Area(s.column, s.row, s.shape.width, s.shape.rows) for s in spots]
        if page.ahead and page.area.masthead:
            modules.append(Area(0, 0, *page.area.masthead))
        tried: set[Area] = set()
        for seed in seeds:
            found = regions(modules, page.fixed, seed, limits.modules)
            for area, inside in islice(found, limits.parts):
                if area not in tried:
                    tried.add(area)
                    yield area, inside

    def rearranged(
        self, draft: PartLayout, area: Area, inside: tuple[int, ...], ease: int, more: int = 0
    ) -> Iterator[PartLayout]:
        """The page with the part of modules `inside` an area rearranged.

        The new modules fail to close by at most `more` rows more than the old ones. Faults are not
        looked for.
        """
        whole = draft.spots
        strain = more + sum(abs(whole[i].shape.strain) for i in inside if i < len(whole))
        stories = [whole[i].story for i in inside if i < len(whole)]
        stories.sort(key=lambda n: (n == FILLER, n))
        if inside[-1] == len(whole):
            stories.insert(0, MASTHEAD)
        kept = [spot for i, spot in enumerate(whole) if i not in inside]
        old = sum(whole[i].shape.price for i in inside if i < len(whole))
        for placed in self._ways_to_fill(tuple(stories), area, ease):
            if sum(abs(p.shape.strain) for p in placed) > strain:
                continue
            spots = [
                ShapeSpot(stories[p.element], area.column + p.column, area.row + p.row, p.shape)
                for p in placed
                if stories[p.element] != MASTHEAD
            ]
            dearer = sum(spot.shape.price for spot in spots) - old
            yield PartLayout((*kept, *spots), (), draft.base + dearer)

    def _ways_to_fill(
        self, stories: tuple[int, ...], area: Area, ease: int
    ) -> list[list[PlacedElement]]:
        """The ways to fill an area with stories: by cuts, and with five stories as pinwheels."""
        key = (stories, area.width, area.rows, ease)
        found = self._ways.get(key)
        if found is not None:
            return found
        self.searches -= 1
        tables = [self._table(number, ease) for number in stories]
        importance = [self._importance(number) for number in stories]
        lead = IMPORTANCE["lead"]
        search = Search(
            tables,
            importance,
            area.width + 1,
            area.rows,
            self.page.context.weights,
            pinned=stories[0] == MASTHEAD,
            lead=importance.index(lead) if lead in importance else NO_LEAD,
            every=True,
            room=area.width * area.rows,
        )
        search.run()
        origin = Area(0, 0, area.width, area.rows)
        ways = Reader(search).ways(search.whole, origin, WAYS_MOST)
        found = [placed for _, placed in ways]
        found += pinwheels(tables, origin, WAYS_MOST, pinned=stories[0] == MASTHEAD)
        self._ways[key] = found
        return found

    def _table(self, number: int, ease: int) -> Table:
        page = self.page
        if number == FILLER:
            return filler_table(page.area, page.context.weights)
        if number == MASTHEAD:
            assert page.area.masthead is not None
            return masthead_table(page.area.masthead)
        return page.tables(ease)[number]

    def _importance(self, number: int) -> int:
        if number == FILLER:
            return 0
        if number == MASTHEAD:
            return MASTHEAD_IMPORTANCE
        return IMPORTANCE[self.page.manuscripts[number].story.rank]
