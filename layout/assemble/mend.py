"""A layout with faults mended: the part round a fault is set anew over all groups of its stories.

The search of a large page takes few groups of stories; what it leaves butted, or cut through, is
often put right by another arrangement of three to seven of them, with all else in its place. Where
no region has a better one, the cheapest other one is taken, and the mending goes on from there.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from layout.assemble.copyways import FREEST
from layout.assemble.desk import FILLER, Layout, ShapeSpot
from layout.assemble.elements import MASTHEAD_IMPORTANCE, filler_table, masthead_table
from layout.assemble.pagemaker import IMPORTANCE, PageMaker
from layout.makeup.lint import Fault
from layout.makeup.pinwheel import pinwheels
from layout.makeup.reading import Area, Placed, Reader
from layout.makeup.regions import regions
from layout.makeup.search import NO_LEAD, Search
from layout.makeup.shape import Table

MASTHEAD = -2
"""Stands for the number of a story."""
REGIONS = (6, 8)
"""Modules that are set anew together, and regions tried for a fault."""
WAYS_MOST = 30
"""Layouts tried of a region."""
STEPS = 12
"""Arrangements that a layout goes through at most."""
STRAINED_REGIONS, STRAINED_STEPS, STRAINED_MORE = (7, 12), 40, 1
"""The same for a layout that does not close, and rows that a step may strain it more."""


class _Draft(NamedTuple):
    """An arrangement of the page on the way to a better one."""

    spots: tuple[ShapeSpot, ...]
    faults: tuple[Fault, ...]
    base: int

    @property
    def rank(self) -> tuple[int, int]:
        """Fewer faults first, then the cheaper."""
        return len(self.faults), self.base

    @property
    def key(self) -> tuple[tuple[int, int, int, int, int], ...]:
        """Where every story stands."""
        places = ((s.story, s.column, s.row, s.shape.width, s.shape.rows) for s in self.spots)
        return tuple(sorted(places))


@dataclass(slots=True)
class Mender:
    """Mends the layouts of one page; what regions were found to hold is remembered.

    `searches` regions may be searched in all.
    """

    page: PageMaker
    searches: int
    _ways: dict[tuple[tuple[int, ...], int, int, int], list[list[Placed]]] = field(
        default_factory=dict
    )
    _seen: set[object] = field(default_factory=set)
    """Arrangements that were gone through."""

    def mended(self, made: Layout) -> Layout:
        """The layout with as few faults as setting parts of it anew can leave."""
        draft = best = _Draft(made.spots, made.faults, made.base)
        if draft.key in self._seen:
            return made
        self._seen.add(draft.key)
        for _ in range(STEPS):
            following = self._next(draft, made.ease)
            if following is None:
                break
            draft = following
            self._seen.add(draft.key)
            if draft.rank < best.rank:
                best = draft
            if not best.faults or self.searches <= 0:
                break
        if best.spots == made.spots:
            return made
        return self.page.layout(best.spots, best.base, made.root, made.ease)

    def closed(self, made: Layout) -> Layout | None:
        """A layout whose modules fail to close by a row or two set anew until all close, or None.

        Where no region round an open module strains less, any that strains hardly more is taken.
        """
        dice = random.Random(len(made.spots))
        draft = _Draft(made.spots, (), made.base)
        seen: set[object] = {draft.key}
        for _ in range(STRAINED_STEPS):
            following = self._less_strained(draft, made.ease, dice, seen)
            if following is None:
                break
            draft = following
            seen.add(draft.key)
            if not _strain(draft.spots):
                return self.page.layout(draft.spots, draft.base, made.root, FREEST)
        return None

    def _less_strained(
        self, draft: _Draft, ease: int, dice: random.Random, seen: set[object]
    ) -> _Draft | None:
        """The first arrangement that strains less, else any other that strains as little."""
        others: dict[int, list[_Draft]] = {more: [] for more in range(STRAINED_MORE + 1)}
        seeds = [[number] for number, spot in enumerate(draft.spots) if spot.shape.strain]
        before = _strain(draft.spots)
        for area, inside in self._regions(draft.spots, seeds, STRAINED_REGIONS):
            if self.searches <= 0:
                return None
            for other in self._placed(draft, area, inside, ease, STRAINED_MORE):
                if other.key in seen:
                    continue
                more = _strain(other.spots) - before
                if more < 0:
                    return other
                others[more].append(other)
        return next((dice.choice(some) for _, some in sorted(others.items()) if some), None)

    def _next(self, draft: _Draft, ease: int) -> _Draft | None:
        """The first arrangement with fewer faults, else the best other one with no more."""
        sideways: _Draft | None = None
        seeds = [seed for fault in draft.faults for seed in _seeds(self.page, draft.spots, fault)]
        for area, inside in self._regions(draft.spots, seeds, REGIONS):
            if self.searches <= 0:
                break
            better: _Draft | None = None
            for other in self._anew(draft, area, inside, ease):
                if other.rank[0] > draft.rank[0]:
                    continue
                if other.rank[0] < draft.rank[0]:
                    if better is None or other.rank < better.rank:
                        better = other
                elif sideways is None or other.rank < sideways.rank:
                    sideways = other
            if better is not None:
                return better
        return sideways

    def _regions(
        self, spots: Sequence[ShapeSpot], seeds: Sequence[Sequence[int]], most: tuple[int, int]
    ) -> Iterator[tuple[Area, tuple[int, ...]]]:
        """Where the page may be set anew: round every seed, small regions first.

        `most` are the modules of a region and the regions of a seed.

        Modules are numbers of spots; the masthead, which may stand in a region's corner, is the
        one after the last.
        """
        page = self.page
        modules = [Area(s.column, s.row, s.shape.width, s.shape.rows) for s in spots]
        if page.ahead and page.area.masthead:
            modules.append(Area(0, 0, *page.area.masthead))
        tried: set[Area] = set()
        for seed in seeds:
            found = regions(modules, page.fixed, seed, most[0])
            for area, inside in islice(found, most[1]):
                if area not in tried:
                    tried.add(area)
                    yield area, inside

    def _anew(
        self, draft: _Draft, area: Area, inside: tuple[int, ...], ease: int
    ) -> Iterator[_Draft]:
        """The page with a region set anew in its cheapest ways not seen yet, and its faults."""
        for other in self._placed(draft, area, inside, ease):
            if other.key in self._seen:
                continue  # what is repaired keeps its place
            fitting, wrong = self.page.repaired(list(other.spots), ease)
            yield _Draft(tuple(fitting), tuple(wrong), other.base)

    def _placed(
        self, draft: _Draft, area: Area, inside: tuple[int, ...], ease: int, more: int = 0
    ) -> Iterator[_Draft]:
        """The page with a region set anew that strains so little more, its faults not looked for."""
        whole = draft.spots
        strain = more + sum(abs(whole[i].shape.strain) for i in inside if i < len(whole))
        stories = [whole[i].story for i in inside if i < len(whole)]
        stories.sort(key=lambda n: (n == FILLER, n))
        if inside[-1] == len(whole):
            stories.insert(0, MASTHEAD)
        kept = [spot for i, spot in enumerate(whole) if i not in inside]
        old = sum(whole[i].shape.price for i in inside if i < len(whole))
        for placed in self._placings(tuple(stories), area, ease):
            if sum(abs(p.shape.strain) for p in placed) > strain:
                continue
            spots = [
                ShapeSpot(stories[p.element], area.column + p.column, area.row + p.row, p.shape)
                for p in placed
                if stories[p.element] != MASTHEAD
            ]
            dearer = sum(spot.shape.price for spot in spots) - old
            yield _Draft((*kept, *spots), (), draft.base + dearer)

    def _placings(self, stories: tuple[int, ...], area: Area, ease: int) -> list[list[Placed]]:
        """The ways to fill a region, as if it were a page: by cuts, and of five as pinwheels."""
        key = (stories, area.width, area.rows, ease)
        found = self._ways.get(key)
        if found is not None:
            return found
        self.searches -= 1
        tables = [self._table(number, ease) for number in stories]
        importance = [self._importance(number) for number in stories]
        most = IMPORTANCE["lead"]
        search = Search(
            tables,
            importance,
            area.width + 1,
            area.rows,
            self.page.desk.weights,
            pinned=stories[0] == MASTHEAD,
            lead=importance.index(most) if most in importance else NO_LEAD,
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
            return filler_table(page.area, page.desk.weights)
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


PAGEWIDE = ("long-gutter", "waist-cut")
"""Faults of the whole page's structure, which setting a part of it anew seldom mends."""


def hardness(made: Layout) -> tuple[int, int, int]:
    """How little hope there is to mend a layout."""
    wide = sum(fault.rule in PAGEWIDE for fault in made.faults)
    return wide, len(made.faults), made.base


def open_stories(made: Layout) -> tuple[tuple[int, int], ...]:
    """The stories whose modules fail to close, and by how many rows."""
    return tuple(sorted((s.story, s.shape.strain) for s in made.spots if s.shape.strain))


def _strain(spots: Sequence[ShapeSpot]) -> int:
    """Rows by which modules fail to close, in all."""
    return sum(abs(spot.shape.strain) for spot in spots)


def openness(made: Layout) -> tuple[int, int, int, int]:
    """How far a layout is from closing, then how hard it is to mend."""
    return _strain(made.spots), *hardness(made)


def _seeds(page: PageMaker, spots: Sequence[ShapeSpot], fault: Fault) -> list[list[int]]:
    """The modules that must be set anew, as numbers of the layout's spots."""
    if fault.rule == "long-gutter":
        edge = fault.at
        return [
            [a, b]
            for a, left in enumerate(spots)
            for b, right in enumerate(spots)
            if left.column + left.shape.width == edge == right.column
            and left.row < right.row + right.shape.rows
            and right.row < left.row + left.shape.rows
        ]
    if fault.rule == "waist-cut":
        return [
            [a, b]
            for a, upper in enumerate(spots)
            for b, lower in enumerate(spots)
            if upper.row + upper.shape.rows == fault.at == lower.row
            and upper.column < lower.column + lower.shape.width
            and lower.column < upper.column + upper.shape.width
        ]
    named = [
        i
        for i, spot in enumerate(spots)
        if spot.story != FILLER and page.manuscripts[spot.story].story.id in fault.modules
    ]
    return [named, *([i] for i in named)] if len(named) > 1 else [named] if named else []
