"""A page made up: passes of the search, and the cleanest of the cheapest layouts.

Means are used in order: the copy as it comes, then paragraphs a line longer and subheads spread;
the search is widened in between, and what is still at fault is mended part by part. The first
pass that gives a page without a fault is taken.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from layout.assemble.copyways import FREEST, Jump
from layout.assemble.desk import FILLER, Desk, Layout, ShapeSpot, StoryArea
from layout.assemble.mend import Mender, hardness, open_stories, openness
from layout.assemble.pagemaker import (
    FILLER_LEAST,
    IMPORTANCE,
    MASTHEAD_IMPORTANCE,
    STRAINED,
    PageMaker,
    filler_table,
    fixed_areas,
    masthead_table,
)
from layout.assemble.settings import Closing
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module
from layout.makeup.bands import Bands
from layout.makeup.holes import filled, fillings
from layout.makeup.reading import Area, Placed, Root
from layout.makeup.search import ALL_SUBSETS, Search
from layout.makeup.weights import IMPOSSIBLE

CANDIDATES = (100, 30)
"""Layouts that are read out and judged, the cheapest first: on a page, on a large one."""
GOOD_PRICE = (3000, 500)
"""A clean page at such a price, and so much more a story, is looked for no further."""
ENOUGH = ((3, 1), (6, 2))
"""Before so many passes a clean page must cost less than so many times that; then any will do."""
EARS = 4
"""Stories that are tried in the ear beside the masthead."""
EVERY_MOST = 9
"""Pages of so many elements are searched over all subsets when a plain search does not do."""
ROOM_LEAST = 50
"""Such a part of the page at least must be room, or that is in vain (handbook, make-up 7)."""
STRAINED_ORDERS, STRAINED_MOST = 4, 12
"""Orders of the stories in which a page that does not close is searched, and layouts begun with."""
FAULTS_BORNE = 1
"""With more faults a page is looked for in that way too."""
JUMPING = 2
"""The ease with which copy may jump."""
QUICK = 3
"""Passes of a quick search."""
LARGE_PAGE = 14
"""With more the search is costly, and the copy is eased from the first."""
SEARCHES = 200
"""Regions of a page that are searched to mend its layouts."""
STRAINED_SEARCHES = 300
"""The same for a page that does not close."""
MENDED_MOST, MENDED_FAULTS = 6, 5
"""Layouts of a pass that are mended, if they have no more faults than that."""


def make_up(
    manuscripts: Sequence[Manuscript],
    area: StoryArea,
    desk: Desk,
    fixed: Mapping[str, Module] | None = None,
    jumps: Mapping[str, Jump] | None = None,
    *,
    quick: bool = False,
) -> list[Layout]:
    """The layouts of a page, the best first; none if it cannot be closed.

    `fixed` are the modules that the editor gave to other stories of the page, `jumps` the stories
    whose rest may go on on another page. The search ends
    with the first pass that gives a good layout; a `quick` one with the first that gives any.
    """
    found: list[Layout] = []
    page = PageMaker(manuscripts, area, desk, fixed, jumps)
    mender = Mender(page, SEARCHES)
    good = GOOD_PRICE[0] + GOOD_PRICE[1] * len(manuscripts)
    front = area.masthead is not None
    passes = _passes(len(manuscripts) + front, desk.fillers, front=front and not fixed)
    if quick:
        passes = [attempt for attempt in passes if attempt.ease and not attempt.ear][:QUICK]
    if jumps:
        passes = [one._replace(ease=max(one.ease, JUMPING)) for one in passes if one.ease]
    for tried, attempt in enumerate(passes, 1):
        if _room(page, attempt.ease) < attempt.fillers * FILLER_LEAST:
            continue
        mine = []
        for made in _layouts(page, attempt):
            mine.append(made)
            found.append(made)
            found.sort(key=lambda known: known.price)
            enough = len({known.root for known in found}) >= desk.wanted
            if quick or (enough and made.base >= found[0].price):
                break  # no later layout can be better
        if found and found[0].faults and not quick:
            found += _mended(mender, mine)
            found.sort(key=lambda known: known.price)
        price = good * _patience(tried)
        settled = found and (quick or (not found[0].faults and found[0].price < price))
        if settled and len({known.root for known in found}) >= desk.wanted:
            break
    if not quick and (not found or len(found[0].faults) > FAULTS_BORNE):
        found += _strained(page, Mender(page, STRAINED_SEARCHES))
        found.sort(key=lambda known: known.price)
    return found


def _strained(page: PageMaker, mender: Mender) -> list[Layout]:
    """Layouts of a page that no pass closes well: from ones where modules fail by a row or two."""
    found: list[Layout] = []
    if _room(page, 1) * ROOM_LEAST < page.area.columns * page.area.rows:
        return found
    passes = [Pass(STRAINED, order=order) for order in range(STRAINED_ORDERS)]
    starts = sorted((made for one in passes for made in _layouts(page, one)), key=openness)
    distinct = {open_stories(start): start for start in reversed(starts)}
    for start in sorted(distinct.values(), key=openness)[:STRAINED_MOST]:
        closed = mender.closed(start)
        if closed is not None:
            found.append(mender.mended(closed))
            if not found[-1].faults:
                break
    return found


def _patience(tried: int) -> int:
    """How many times a good price a clean page may cost after so many passes."""
    return next((times for passes, times in ENOUGH if tried < passes), IMPOSSIBLE)


def _mended(mender: Mender, made: Sequence[Layout]) -> list[Layout]:
    """The likeliest layouts of a pass with faults mended, as far as a clean one."""
    found = []
    few = sorted((m for m in made if len(m.faults) <= MENDED_FAULTS), key=hardness)
    for layout in few[:MENDED_MOST]:
        better = mender.mended(layout)
        if better is not layout:
            found.append(better)
            if not better.faults:
                break
    return found


def _room(page: PageMaker, ease: int) -> int:
    """The cells that the least shapes of all stories leave; below 0 nothing closes the page."""
    cells = page.area.columns * page.area.rows
    least = [min((w * rows for w, rows, _ in table), default=cells) for table in page.tables(ease)]
    taken = sum(one.width * one.rows for one in page.fixed)
    if page.ahead and page.area.masthead:
        taken = page.area.masthead[0] * page.area.masthead[1]
    return cells - taken - sum(least)


class Pass(NamedTuple):
    """One pass of the search: ease of the copy, gaps of the groups, and which order of equals."""

    ease: int
    gaps: int = 0
    order: int = 0
    fillers: int = 0
    ear: int = 0
    """Which of the least stories, counted from the end, stands in the ear; 0 is none."""
    every: bool = False


def _passes(elements: int, fillers: int, *, front: bool) -> Sequence[Pass]:
    """The passes for a page, the cheapest first; later ones may use a filler or two, or any means."""
    large = elements > LARGE_PAGE
    passes = [Pass(1)] if large else [Pass(0), Pass(1)]
    if ALL_SUBSETS < elements <= EVERY_MOST:
        passes += [Pass(1, every=True)]
    elif elements > EVERY_MOST:
        passes += [Pass(1, order=1), Pass(1, order=2)]
    if front and elements > ALL_SUBSETS:
        passes += [Pass(1, ear=ear) for ear in range(1, EARS + 1)]
    if elements > EVERY_MOST:
        passes += [Pass(1, order=3), Pass(1, order=4)] if large else [Pass(1, 1)]
    passes += [Pass(1, order=order, fillers=n) for n in range(1, fillers + 1) for order in (0, 1)]
    return [*passes, Pass(FREEST, every=elements <= EVERY_MOST), Pass(FREEST, order=1)]


def _order(page: PageMaker, attempt: Pass) -> list[int]:
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
    order = _order(page, attempt)
    tables = [page.tables(attempt.ease)[i] for i in order]
    importance = [IMPORTANCE[page.manuscripts[i].story.rank] for i in order]
    if page.ahead and page.area.masthead:
        tables.insert(0, masthead_table(page.area.masthead))
        importance.insert(0, MASTHEAD_IMPORTANCE)
    tables += [filler_table(page.area, page.desk.weights)] * attempt.fillers
    importance += [0] * attempt.fillers
    search = Search(
        tables,
        importance,
        # with fixed modules there are no bands, and a hole may be as wide as the page
        page.area.columns + bool(page.fixed),
        page.area.rows,
        page.desk.weights,
        pinned=bool(page.ahead),
        lead=page.ahead + bool(attempt.ear),
        ear=page.ahead if attempt.ear else 0,
        gaps=attempt.gaps,
        every=attempt.every,
        room=None if page.fixed else page.area.columns * page.area.rows,
    )
    search.run()
    return search


def _layouts(page: PageMaker, attempt: Pass) -> Iterator[Layout]:
    """The layouts of a pass, the cheapest first."""
    order = [*_order(page, attempt), *[FILLER] * attempt.fillers]
    for base, root, placed in _placings(page, attempt):
        spots = [
            ShapeSpot(order[p.element - page.ahead], p.column, p.row, p.shape)
            for p in placed
            if p.element >= page.ahead
        ]
        yield page.layout(spots, base, root, attempt.ease)


def _candidates(page: PageMaker) -> int:
    """How many layouts of a pass are judged."""
    return CANDIDATES[len(page.manuscripts) + page.ahead > LARGE_PAGE]


def _placings(page: PageMaker, attempt: Pass) -> Iterator[tuple[int, Root, list[Placed]]]:
    """Price, root and placed shapes, the cheapest first."""
    if page.fixed:
        area = Area(0, 0, page.area.columns, page.area.rows)
        search = _search(page, attempt)
        for filling in fillings(search, area, page.fixed)[: _candidates(page)]:
            yield filling.price, (0, 0, 0), filled(search, filling)
        return
    bands = Bands(_search(page, attempt))
    bands.run()
    for cut in bands.cuts(_candidates(page)):
        yield cut.price, cut.root, bands.layout(cut)


def hole_cells(area: StoryArea, fixed: Mapping[str, Module] | None = None) -> int:
    """The cells of a page that its stories must fill: columns × rows less what is fixed."""
    taken = sum(one.width * one.rows for one in fixed_areas(area, fixed or {}))
    if area.masthead and not fixed:
        taken = area.masthead[0] * area.masthead[1]
    return area.columns * area.rows - taken


def fill_of(
    manuscripts: Sequence[Manuscript],
    area: StoryArea,
    desk: Desk,
    fixed: Mapping[str, Module] | None = None,
) -> float:
    """The least area of all modules over that of the page's hole: above 1 a page is too full."""
    page = PageMaker(manuscripts, area, desk, fixed)
    least = 0.0
    for story, table in zip(page.stories, page.tables(1), strict=True):
        # without any shape (legs would be too long) the area is reckoned from the copy
        reckoned = (
            setting.width * (setting.copies[0].rows / setting.legs + setting.heads[0].rows + 1)
            for setting in story.settings(0)
        )
        areas: list[float] = [width * rows for width, rows, _ in table]
        areas = areas or list(reckoned)
        least += min(areas, default=0.0)
    return least / max(hole_cells(area, fixed), 1)


def close_fixed(
    manuscripts: Sequence[Manuscript],
    modules: Mapping[str, Module],
    area: StoryArea,
    desk: Desk,
    jumps: Mapping[str, Jump] | None = None,
) -> dict[str, Closing]:
    """How the stories of a page close the modules the editor fixed, where they can exactly.

    Each closes at its cheapest, but for heads that would butt: they are parted as elsewhere.
    """
    page = PageMaker(manuscripts, area, desk, jumps=jumps)
    ease = JUMPING if jumps else 1
    spots = []
    for number, (manuscript, table) in enumerate(zip(manuscripts, page.tables(ease), strict=True)):
        module = modules.get(manuscript.story.id)
        if module is None or module.picture_place == "left":
            continue
        rows = module.rows[1] - module.rows[0] + 1 + (module.rows[1] >= area.last_row)
        width = module.columns[1] - module.columns[0] + 1
        fitting = [
            shape
            for shape in table.values()
            if (shape.width, shape.rows) == (width, rows)
            and module.legs in (None, shape.legs)
            and (not shape.picture or shape.picture_above == (module.picture_place == "above"))
        ]
        if fitting:
            shape = min(fitting, key=lambda shape: (shape.price, shape.corners))
            row = module.rows[0] - area.first_row
            spots.append(ShapeSpot(number, module.columns[0] - 1, row, shape))
    free = {name for name, module in modules.items() if module.legs is None}
    spots, _ = page.repaired(spots, ease, free)
    _, closings = page.closed(spots, ease)
    return closings
