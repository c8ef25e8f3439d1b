"""One page made up: passes of the search, faults mended, and the cheapest layout without a fault.

The passes are tried in the order of `schedule/pass_order.py`. After each batch of passes the
likeliest of its layouts are mended part by part. The search ends with the first batch that gives
enough layouts without a fault at a good price.
"""

from __future__ import annotations

from collections.abc import Sequence

from layout.fit.copy_ways import FREEST
from layout.makeup.furniture_tables import FILLER_CELLS_LEAST
from layout.makeup.layout_prices import GOOD_PRICE, GOOD_PRICE_OF_STORY, PATIENCE
from layout.makeup.mending.faulty_parts import Mender, hardness
from layout.makeup.mending.lone_lines import without_lone_lines
from layout.makeup.mending.near_misses import near_misses
from layout.makeup.mending.part_search import PartSearch
from layout.makeup.page_layout import Layout, distinct
from layout.makeup.page_maker import PageMaker
from layout.makeup.page_problem import PageProblem
from layout.makeup.schedule import passes
from layout.makeup.schedule.pass_order import (
    MENDABLE_FAULTS,
    any_clean,
    ordinary_passes,
    scheduled,
)
from layout.makeup.schedule.pass_search import PassLayouts, layouts
from layout.makeup.schedule.passes import Pass
from layout.search.page_faults import NEVER
from layout.search.weights import IMPOSSIBLE

LEAD_PASSES = 9
"""Passes up to which a layout whose lead stands under another story does not end the search."""
PINWHEEL_PART = 8
"""Pinwheels are tried if less than one part in this many of the page's cells is room."""
SEARCHES = 80
"""Parts of a page that are searched to mend its layouts."""
MENDED_OF_BATCH = 4
"""Layouts of a batch that are mended."""


def make_up(problem: PageProblem, *, quick: bool = False) -> list[Layout]:
    """The layouts of a page, the best first; none if it cannot be closed.

    A `quick` search ends with the first pass that gives any layout. If several layouts are wanted,
    the first is the one that would be made alone, though the longer search may find a cheaper one.
    """
    page = PageMaker(problem)
    if quick:
        return first_layout(page)
    context = problem.context
    if context.wanted > 1:
        alone = make_up(problem._replace(context=context._replace(wanted=1)))[:1]
        others = [made for made in _found(page) if alone and made.spots != alone[0].spots]
        return [*alone, *(without_lone_lines(page, made) for made in others)]
    found = _found(page)
    page.keep_shapes()
    return [*(without_lone_lines(page, best) for best in found[:1]), *found[1:]]


def first_layout(page: PageMaker) -> list[Layout]:
    """The first layout that a few passes give, or none."""
    for attempt in passes.quick(ordinary_passes(page)):
        if _has_room(page, attempt):
            for made in layouts(page, attempt, quick=True):
                if _closed([made]):
                    return [made]
    return []


def _found(page: PageMaker) -> list[Layout]:
    """The layouts of the passes until they are enough, the cheapest first."""
    found: list[Layout] = []
    mender = Mender(PartSearch(page, SEARCHES))
    good = GOOD_PRICE + GOOD_PRICE_OF_STORY * len(page.manuscripts)
    tried = 0
    for batch in scheduled(page, found):
        tried += len(batch)
        found += _closed(_layouts_of_batch(page, batch, found, mender))
        found.sort(key=_price)
        late = tried >= LEAD_PASSES and page.context.wanted == 1
        enough = any_clean(found) if late else _enough(page, found)
        if found and not enough and mender.spent:
            break  # the layouts of further passes could not be mended
        if enough and found[0].price < good * _patience(tried):
            break
    if not found:
        found += _closed(near_misses(page))
        found.sort(key=_price)
    return found


def _closed(found: Sequence[Layout]) -> list[Layout]:
    """The layouts without a filler where none may be."""
    return [made for made in found if not any(fault.rule in NEVER for fault in made.faults)]


def _price(made: Layout) -> int:
    return made.price


def _patience(tried: int) -> int:
    """The multiple of a good price that a layout without faults may cost after `tried` passes."""
    return next((multiple for limit, multiple in PATIENCE if tried < limit), IMPOSSIBLE)


def _has_room(page: PageMaker, attempt: Pass) -> bool:
    """Whether the page has room for the fillers of a pass."""
    return page.room_at(attempt.ease) >= attempt.fillers * FILLER_CELLS_LEAST


def _layouts_of_batch(
    page: PageMaker, batch: Sequence[Pass], known: Sequence[Layout], mender: Mender
) -> list[Layout]:
    """The layouts of a batch of passes, until they are enough.

    Each pass gives first layouts that straight cuts divide, then pinwheels, which none divides.

    If the batch does not give enough, the likeliest of its layouts are mended.
    """
    found: list[Layout] = []
    for attempt in batch:
        if not _has_room(page, attempt):
            continue
        pass_layouts = PassLayouts(page, attempt)
        for ways in (_by_cuts, _as_pinwheels):
            found += ways(pass_layouts, [*known, *found])
            if _enough(page, [*known, *found]):
                return found
    return [*found, *_mended(mender, found)]


def _by_cuts(pass_layouts: PassLayouts, known: Sequence[Layout]) -> list[Layout]:
    """The layouts of a pass by cuts, until no later one can be cheaper than the best known one."""
    found: list[Layout] = []
    page = pass_layouts.page
    best = min((made.price for made in known), default=None)
    for made in pass_layouts.by_cuts():
        found.append(made)
        best = made.price if best is None else min(best, made.price)
        enough = page.context.wanted == 1 or _enough(page, [*known, *found])
        if made.base >= best and enough:
            break
    return found


def _as_pinwheels(pass_layouts: PassLayouts, known: Sequence[Layout]) -> list[Layout]:
    """The layouts of a pass as pinwheels.

    They are tried on a full page, if several layouts are wanted, and in passes with all means.
    """
    found: list[Layout] = []
    page, ease = pass_layouts.page, pass_layouts.attempt.ease
    full = page.room_at(ease) * PINWHEEL_PART < page.area.columns * page.area.rows
    if full or page.context.wanted > 1 or ease == FREEST:
        for made in pass_layouts.as_pinwheels():
            found.append(made)
            if not made.faults and _enough(page, [*known, *found]):
                break
    return found


def _enough(page: PageMaker, found: Sequence[Layout]) -> bool:
    """Whether there are as many good layouts, with different roots, as are wanted.

    A good layout has no fault and its lead stands under no other story. With fixed modules the
    place of the lead does not count: they may leave it no other.
    """
    clean = [made for made in found if not made.faults]
    good = [made for made in clean if page.fixed or not page.lead_under(made)]
    wanted = page.context.wanted
    return len(good) >= wanted and (wanted == 1 or len(distinct(good)) >= wanted)


def _mended(mender: Mender, made: Sequence[Layout]) -> list[Layout]:
    """Those of the likeliest layouts that mending made better, up to the first without a fault."""
    found = []
    mendable = sorted((m for m in made if len(m.faults) <= MENDABLE_FAULTS), key=hardness)
    for layout in mendable[:MENDED_OF_BATCH]:
        better = mender.mended(layout)
        if better is not layout:
            found.append(better)
            if not better.faults:
                break
    return found


def fill_of(problem: PageProblem) -> float:
    """The fill of a page: the least area of all its modules over the cells that they must fill.

    Above 1 a page is too full.
    """
    return page_fill(PageMaker(problem))


def page_fill(page: PageMaker) -> float:
    """The fill of a page, as in `fill_of`."""
    return sum(least_areas(page)) / max(page.cells, 1)


def least_areas(page: PageMaker) -> list[float]:
    """The cells that every story of a page needs at least."""
    least = []
    for story, table in zip(page.stories, page.tables(1), strict=True):
        # a story without any shape (its legs would be too long) is estimated from its copy
        estimated = (
            setting.width * (setting.copies[0].rows / setting.legs + setting.heads[0].rows + 1)
            for setting in story.settings(0)
        )
        areas: list[float] = [width * rows for width, rows, _ in table]
        areas = areas or list(estimated)
        least.append(min(areas, default=0.0))
    return least
