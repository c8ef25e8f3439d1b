"""A layout with faults mended: the part round a fault is set anew over all groups of its stories.

The search of a large page takes few groups of stories; what it leaves butted, or cut through, is
often put right by another arrangement of three to six of them, with all else in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout.assemble.desk import FILLER, Layout, ShapeSpot
from layout.assemble.pagemaker import IMPORTANCE, PageMaker, filler_table
from layout.issue.model import Rank
from layout.makeup.lint import Fault
from layout.makeup.pinwheel import pinwheels
from layout.makeup.reading import Area, Placed, Reader
from layout.makeup.regions import regions
from layout.makeup.search import NO_LEAD, Search
from layout.makeup.shape import Table

MODULES_MOST = 6
"""Modules that are set anew together."""
REGIONS_MOST = 8
"""Regions tried for a fault."""
WAYS_MOST = 30
"""Layouts tried of a region."""
ROUNDS = 4


def mended(page: PageMaker, made: Layout) -> Layout:
    """The layout with as few faults as setting parts of it anew can leave."""
    for _ in range(ROUNDS):
        better = next(_better(page, made), None)
        if better is None:
            return made
        made = better
        if not made.faults:
            break
    return made


def _better(page: PageMaker, made: Layout) -> Iterator[Layout]:
    """Layouts with fewer faults than one, the nearest first."""
    modules = [Area(s.column, s.row, s.shape.width, s.shape.rows) for s in made.spots]
    fixed = page.fixed or ([Area(0, 0, *page.area.masthead)] if page.area.masthead else [])
    tried: set[Area] = set()
    for fault in made.faults:
        for seed in _seeds(page, made, fault):
            for count, (area, inside) in enumerate(regions(modules, fixed, seed, MODULES_MOST)):
                if count == REGIONS_MOST:
                    break
                if area in tried:
                    continue
                tried.add(area)
                candidates = [
                    other
                    for other in _anew(page, made, area, inside)
                    if len(other.faults) < len(made.faults)
                ]
                if candidates:
                    yield min(candidates, key=lambda layout: layout.price)


def _seeds(page: PageMaker, made: Layout, fault: Fault) -> list[list[int]]:
    """The modules that must be set anew, as numbers of the layout's spots."""
    spots = made.spots
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


def _anew(page: PageMaker, made: Layout, area: Area, inside: tuple[int, ...]) -> Iterator[Layout]:
    """The page with a region set anew in its cheapest ways."""
    stories = sorted((made.spots[i].story for i in inside), key=lambda n: (n == FILLER, n))
    plain = page.tables(made.ease)
    tables = [
        filler_table(page.area, page.desk.weights) if n == FILLER else plain[n] for n in stories
    ]
    ranks = [None if n == FILLER else page.manuscripts[n].story.rank for n in stories]
    kept = [spot for i, spot in enumerate(made.spots) if i not in inside]
    old = sum(made.spots[i].shape.price for i in inside)
    for placed in _ways(page, tables, ranks, area):
        spots = [ShapeSpot(stories[p.element], p.column, p.row, p.shape) for p in placed]
        dearer = max(sum(spot.shape.price for spot in spots) - old, 0)
        yield page.layout([*kept, *spots], made.base + dearer, made.root, made.ease)


def _ways(
    page: PageMaker, tables: Sequence[Table], ranks: Sequence[Rank | None], area: Area
) -> Iterator[list[Placed]]:
    """The ways to fill a region: by cuts, and of five stories as pinwheels."""
    search = Search(
        tables,
        [0 if rank is None else IMPORTANCE[rank] for rank in ranks],
        area.width + 1,
        area.rows,
        page.desk.weights,
        lead=ranks.index("lead") if "lead" in ranks else NO_LEAD,
        every=True,
        room=area.width * area.rows,
    )
    search.run()
    for _, placed in Reader(search).ways(search.whole, area, WAYS_MOST):
        yield placed
    yield from pinwheels(tables, area, WAYS_MOST)
