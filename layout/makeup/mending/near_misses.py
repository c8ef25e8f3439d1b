"""A page that no pass closes: layouts that nearly close are rearranged until all modules close.

The strain of a shape is the number of rows by which it fails to close its module, one or two.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from layout.fit.copy_ways import FREEST
from layout.makeup.mending.faulty_parts import Mender, hardness
from layout.makeup.mending.part_search import PartLayout, PartLimits, PartSearch
from layout.makeup.page_layout import Layout, ShapeSpot
from layout.makeup.page_maker import STRAINED, PageMaker
from layout.makeup.schedule.pass_search import layouts
from layout.makeup.schedule.passes import Pass

ROOM_PART = 50
"""Unless one part in this many of the page's cells is room, no rearrangement closes the page
(U3)."""
ORDERS = 4
"""Orders of the stories in which the page is searched for layouts to start from."""
STARTS = 12
"""Layouts from which rearranging starts."""
SEARCHES = 150
"""Parts of the page that are searched."""
LIMITS = PartLimits(modules=7, parts=12)
"""Limits of the parts round one module that does not close."""
STEPS_MOST = 40
"""Arrangements that one layout goes through."""
STRAIN_MORE = 1
"""Rows by which the strain of a layout may grow in one step."""


def near_misses(page: PageMaker) -> list[Layout]:
    """Layouts of a page made from ones that nearly close, up to the first without a fault."""
    found: list[Layout] = []
    if page.room * ROOM_PART < page.area.columns * page.area.rows:
        return found
    search = PartSearch(page, SEARCHES)
    mender = Mender(search)
    tried = [Pass(STRAINED, order=order) for order in range(ORDERS)]
    starts = sorted((made for one in tried for made in layouts(page, one)), key=openness)
    distinct = {open_stories(start): start for start in reversed(starts)}
    for start in sorted(distinct.values(), key=openness)[:STARTS]:
        made = closed_layout(search, start)
        if made is not None:
            found.append(mender.mended(made))
            if not found[-1].faults:
                break
    return found


def closed_layout(search: PartSearch, made: Layout) -> Layout | None:
    """A strained layout rearranged until all its modules close; None if that is not reached.

    If no part round an open module can be rearranged with less strain, an arrangement with at most
    `STRAIN_MORE` rows more is taken at random.
    """
    dice = random.Random(len(made.spots))
    draft = PartLayout(made.spots, (), made.base)
    seen: set[object] = {draft.key}
    for _ in range(STEPS_MOST):
        following = _less_strained(search, draft, made.ease, dice, seen)
        if following is None:
            break
        draft = following
        seen.add(draft.key)
        if not _strain(draft.spots):
            return search.page.layout(draft.spots, draft.base, made.root, FREEST)
    return None


def _less_strained(
    search: PartSearch, draft: PartLayout, ease: int, dice: random.Random, seen: set[object]
) -> PartLayout | None:
    """The first arrangement with less strain, else a random one of those with the least more."""
    others: dict[int, list[PartLayout]] = {more: [] for more in range(STRAIN_MORE + 1)}
    seeds = [[number] for number, spot in enumerate(draft.spots) if spot.shape.strain]
    before = _strain(draft.spots)
    for area, inside in search.parts(draft.spots, seeds, LIMITS):
        if search.searches <= 0:
            return None
        for other in search.rearranged(draft, area, inside, ease, STRAIN_MORE):
            if other.key in seen:
                continue
            more = _strain(other.spots) - before
            if more < 0:
                return other
            others[more].append(other)
    return next((dice.choice(some) for _, some in sorted(others.items()) if some), None)


def open_stories(made: Layout) -> tuple[tuple[int, int], ...]:
    """The stories whose modules fail to close, each with its strain."""
    return tuple(sorted((s.story, s.shape.strain) for s in made.spots if s.shape.strain))


def _strain(spots: Sequence[ShapeSpot]) -> int:
    """The strain of all shapes together, in rows."""
    return sum(abs(spot.shape.strain) for spot in spots)


def openness(made: Layout) -> tuple[int, int, int, int]:
    """How far a layout is from closing: its strain, then how hard it is to mend."""
    return _strain(made.spots), *hardness(made)
