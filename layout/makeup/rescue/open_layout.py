"""The best layout of a page that stays open: with as few holes as can be.

In: the problem of a page that is short of copy. Out: a `Layout` whose fillers are the holes; None
if no hole closes the page. It is shown to the editor and never printed.
"""

from __future__ import annotations

from itertools import islice, product

from layout.fit.copy_ways import FREEST
from layout.makeup.page_layout import Layout
from layout.makeup.page_maker import EASED, PageMaker
from layout.makeup.page_problem import NO_JUMPS, PageProblem
from layout.makeup.schedule.pass_search import layouts
from layout.makeup.schedule.passes import EVERY_ELEMENTS, Pass

HOLES_MOST = 3
"""Holes of the best layout at most."""
LAYOUTS_READ = 20
"""Layouts of a pass among which the best one is chosen."""


def layout_with_holes(problem: PageProblem) -> Layout | None:
    """The layout with the fewest holes, and of these the one with the least."""
    page = PageMaker(problem._replace(hole=True, jumps=NO_JUMPS))
    for holes, ease in product(range(1, HOLES_MOST + 1), (EASED, FREEST)):
        if page.room_at(ease) < 0 or not all(page.tables(ease)):
            continue
        every = len(problem.manuscripts) + holes + page.ahead <= EVERY_ELEMENTS
        found = list(islice(layouts(page, Pass(ease, fillers=holes, every=every)), LAYOUTS_READ))
        if found:
            return min(found, key=lambda made: (_empty(made), made.price))
    return None


def _empty(made: Layout) -> int:
    """The cells of the holes."""
    return sum(hole.cells for hole in made.fillers)
