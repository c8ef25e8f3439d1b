"""A page that no pass closes: layouts whose modules fail by a row or two, set anew until all close."""

from __future__ import annotations

import random
from collections.abc import Sequence

from layout.fit.copy_ways import FREEST
from layout.makeup.context import Layout, ShapeSpot
from layout.makeup.mending.faulty_parts import Mender, hardness
from layout.makeup.mending.part_search import PartLayout, PartSearch
from layout.makeup.page_maker import STRAINED, PageMaker
from layout.makeup.pass_search import layouts
from layout.makeup.passes import Pass

ROOM_LEAST = 50
"""Such a part at least must be room, or all is in vain (handbook, make-up 7)."""
ORDERS, STARTS = 4, 12
"""Orders of the stories in which the page is searched, and layouts begun with."""
SEARCHES = 150
"""Parts of the page that are searched."""
PARTS, STEPS, MORE = (7, 12), 40, 1
"""Modules of a part and parts tried for an open module, arrangements gone through, and rows that a
step may strain a layout more.
"""


def near_misses(page: PageMaker) -> list[Layout]:
    """Layouts of a page from ones where modules fail by a row or two, as far as a clean one."""
    found: list[Layout] = []
    if page.room * ROOM_LEAST < page.area.columns * page.area.rows:
        return found
    anew = PartSearch(page, SEARCHES)
    mender = Mender(anew)
    tried = [Pass(STRAINED, order=order) for order in range(ORDERS)]
    starts = sorted((made for one in tried for made in layouts(page, one)), key=openness)
    distinct = {open_stories(start): start for start in reversed(starts)}
    for start in sorted(distinct.values(), key=openness)[:STARTS]:
        made = closed_layout(anew, start)
        if made is not None:
            found.append(mender.mended(made))
            if not found[-1].faults:
                break
    return found


def closed_layout(anew: PartSearch, made: Layout) -> Layout | None:
    """A layout whose modules fail to close by a row or two set anew until all close, or None.

    Where no part round an open module strains less, any that strains hardly more is taken.
    """
    dice = random.Random(len(made.spots))
    draft = PartLayout(made.spots, (), made.base)
    seen: set[object] = {draft.key}
    for _ in range(STEPS):
        following = _less_strained(anew, draft, made.ease, dice, seen)
        if following is None:
            break
        draft = following
        seen.add(draft.key)
        if not _strain(draft.spots):
            return anew.page.layout(draft.spots, draft.base, made.root, FREEST)
    return None


def _less_strained(
    anew: PartSearch, draft: PartLayout, ease: int, dice: random.Random, seen: set[object]
) -> PartLayout | None:
    """The first arrangement that strains less, else any other that strains as little."""
    others: dict[int, list[PartLayout]] = {more: [] for more in range(MORE + 1)}
    seeds = [[number] for number, spot in enumerate(draft.spots) if spot.shape.strain]
    before = _strain(draft.spots)
    for area, inside in anew.parts(draft.spots, seeds, PARTS):
        if anew.searches <= 0:
            return None
        for other in anew.placed(draft, area, inside, ease, MORE):
            if other.key in seen:
                continue
            more = _strain(other.spots) - before
            if more < 0:
                return other
            others[more].append(other)
    return next((dice.choice(some) for _, some in sorted(others.items()) if some), None)


def open_stories(made: Layout) -> tuple[tuple[int, int], ...]:
    """The stories whose modules fail to close, and by how many rows."""
    return tuple(sorted((s.story, s.shape.strain) for s in made.spots if s.shape.strain))


def _strain(spots: Sequence[ShapeSpot]) -> int:
    """Rows by which modules fail to close, in all."""
    return sum(abs(spot.shape.strain) for spot in spots)


def openness(made: Layout) -> tuple[int, int, int, int]:
    """How far a layout is from closing, then how hard it is to mend."""
    return _strain(made.spots), *hardness(made)
