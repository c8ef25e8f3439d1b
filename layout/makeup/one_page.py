"""A page made up: passes of the search, and the cleanest of the cheapest layouts.

Means are used in order: the copy as it comes, then paragraphs a line longer and subheads spread;
the search is widened in between, and what is still at fault is mended part by part. The first
pass that gives a page without a fault at a good price is taken. On a tight page all means come
early, for there is little to choose from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from layout.fit.area import StoryArea
from layout.fit.copy_ways import FREEST, Jump
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module
from layout.makeup import passes
from layout.makeup.context import Layout, MakeupContext, distinct
from layout.makeup.furniture_tables import FILLER_LEAST
from layout.makeup.mending.faulty_parts import Mender, hardness
from layout.makeup.mending.lone_lines import without_lone_lines
from layout.makeup.mending.near_misses import near_misses
from layout.makeup.mending.part_search import PartSearch
from layout.makeup.page_maker import PageMaker
from layout.makeup.pass_search import PassLayouts, layouts
from layout.makeup.passes import Pass

GOOD_PRICE = (3000, 500)
"""A clean page at such a price, and so much more a story, is looked for no further."""
TIGHT = 10
"""A page of whose cells less than such a part is room is tight."""
TURNED = 8
"""A page of whose cells less than such a part is room is made up as a pinwheel too."""
OVER_MOST = 30
"""Beyond such a part that is lacking no means will close the page."""
SEARCHES = 80
"""Regions of a page that are searched to mend its layouts."""
MENDED_MOST, MENDED_FAULTS = 4, 5
"""Layouts of a batch that are mended, if they have no more faults than that."""


def make_up(
    manuscripts: Sequence[Manuscript],
    area: StoryArea,
    context: MakeupContext,
    fixed: Mapping[str, Module] | None = None,
    jumps: Mapping[str, Jump] | None = None,
    *,
    quick: bool = False,
) -> list[Layout]:
    """The layouts of a page, the best first; none if it cannot be closed.

    `fixed` are the modules that the editor gave to other stories of the page, `jumps` the stories
    whose rest may go on on another page. The search ends with the first pass that gives a good
    layout; a `quick` one with the first that gives any. Where several are wanted the first is the
    one that would be made alone, though a longer search may find cheaper ones.
    """
    page = PageMaker(manuscripts, area, context, fixed, jumps)
    if quick:
        return first_layout(page, jumps)
    if context.wanted > 1:
        alone = make_up(manuscripts, area, context._replace(wanted=1), fixed, jumps)[:1]
        others = [made for made in _found(page, jumps) if alone and made.spots != alone[0].spots]
        return [*alone, *(without_lone_lines(page, made) for made in others)]
    found = _found(page, jumps)
    page.shelve()
    return [*(without_lone_lines(page, best) for best in found[:1]), *found[1:]]


def _found(page: PageMaker, jumps: Mapping[str, Jump] | None) -> list[Layout]:
    """What the passes give, until it is enough, the best first."""
    found: list[Layout] = []
    mender = Mender(PartSearch(page, SEARCHES))
    good = GOOD_PRICE[0] + GOOD_PRICE[1] * len(page.manuscripts)
    tried = 0
    for batch in _scheduled(page, _passes(page, jumps), found):
        tried += len(batch)
        found += _made(page, batch, found, mender)
        found.sort(key=_price)
        late = tried >= passes.LEAD_PATIENCE and page.context.wanted == 1
        enough = _clean(found) if late else _enough(page, found)
        if found and not enough and mender.spent:
            break  # what more passes find could not be mended
        if enough and found[0].price < good * passes.patience(tried):
            break
    if not found:
        found += near_misses(page)
        found.sort(key=_price)
    return found


def _price(made: Layout) -> int:
    return made.price


def _passes(page: PageMaker, jumps: Mapping[str, Jump] | None) -> Sequence[Pass]:
    front = page.area.masthead is not None
    elements = len(page.manuscripts) + front
    whole = not page.fixed
    some = passes.passes(elements, page.context.fillers, front=front and whole, whole=whole)
    return passes.jumping(some) if jumps else some


def first_layout(page: PageMaker, jumps: Mapping[str, Jump] | None = None) -> list[Layout]:
    """The first layout that a few passes give, or none."""
    for attempt in passes.quick(_passes(page, jumps)):
        if page.room_at(attempt.ease) >= attempt.fillers * FILLER_LEAST:
            for made in layouts(page, attempt, quick=True):
                return [made]
    return []


def _scheduled(
    page: PageMaker, some: Sequence[Pass], found: Sequence[Layout]
) -> Iterator[Sequence[Pass]]:
    """The batches of passes, those with all means at the end, or on a tight page after the first.

    Where all means close a tight page in no way, few others are tried.
    """
    cells = page.area.columns * page.area.rows
    elements = len(page.manuscripts) + page.ahead
    eased = next(number for number, one in enumerate(some) if one.ease)
    yield from passes.singly(some[:eased])
    ease = some[eased].ease
    shut = not all(page.tables(ease))  # a story has no module at all but with all means
    room = page.room_at(FREEST if shut else ease)
    tight = room * TIGHT < cells
    free = passes.freest(elements, whole=not page.fixed, tight=tight)
    if shut:
        yield from passes.batches(free)
        yield from passes.singly(passes.filling(elements, page.context.fillers))
        return
    if not tight:
        yield from passes.singly(some[eased:])
        if page.context.wanted > 1 or not _clean(found):  # all means are not for a better place
            yield from passes.batches(free)
    elif room * OVER_MOST < -cells:
        yield [some[eased]]
    else:
        first, *others = passes.batches(free)
        yield [some[eased], *first]
        yield from others
        if not _hopeful(found) or (elements <= passes.EVERY_MOST and not _clean(found)):
            yield from passes.singly(passes.filling(elements, page.context.fillers))
        if not _hopeful(found):
            yield from passes.singly(passes.quick(some)[1:])
        if not _hopeful(found):
            for number, attempt in enumerate(passes.last(elements, whole=not page.fixed)):
                if found and number >= passes.POOR_ORDERS:
                    return
                yield [attempt]


def _made(
    page: PageMaker, batch: Sequence[Pass], known: Sequence[Layout], mender: Mender
) -> list[Layout]:
    """What a batch of passes gives: layouts by cuts, then pinwheels, of each while clean ones lack.

    If none of the batch has what is wanted, the likeliest of all its layouts are mended.
    """
    found: list[Layout] = []
    for attempt in batch:
        if page.room_at(attempt.ease) < attempt.fillers * FILLER_LEAST:
            continue
        some = PassLayouts(page, attempt)
        for ways in (_sliced, _wheeled):
            found += ways(some, [*known, *found])
            if _enough(page, [*known, *found]):
                return found
    return [*found, *_mended(mender, found)]


def _sliced(some: PassLayouts, known: Sequence[Layout]) -> list[Layout]:
    """The layouts of a pass by cuts, until none can be better than the best one known."""
    found: list[Layout] = []
    best = min((made.price for made in known), default=None)
    for made in some.sliced():
        found.append(made)
        best = made.price if best is None else min(best, made.price)
        enough = some.page.context.wanted == 1 or _enough(some.page, [*known, *found])
        if made.base >= best and enough:
            break
    return found


def _wheeled(some: PassLayouts, known: Sequence[Layout]) -> list[Layout]:
    """The layouts of a pass as pinwheels: on a full page, of several, or where all means are taken."""
    found: list[Layout] = []
    page = some.page
    ease = some.attempt.ease
    tight = page.room_at(ease) * TURNED < page.area.columns * page.area.rows
    if tight or page.context.wanted > 1 or ease == FREEST:
        for made in some.wheeled():
            found.append(made)
            if not made.faults and _enough(page, [*known, *found]):
                break
    return found


def _hopeful(found: Sequence[Layout]) -> bool:
    """Whether there is a layout with so few faults that it is mended."""
    return any(len(made.faults) <= MENDED_FAULTS for made in found)


def _clean(found: Sequence[Layout]) -> bool:
    return any(not made.faults for made in found)


def _enough(page: PageMaker, found: Sequence[Layout]) -> bool:
    """Whether there are as many different layouts as are wanted without a fault, and with the lead
    under no other story, if the editor has fixed none: what is fixed may leave it no other place.
    """
    clean = [made for made in found if not made.faults]
    good = [made for made in clean if page.fixed or not page.lead_under(made)]
    wanted = page.context.wanted
    return len(good) >= wanted and (wanted == 1 or len(distinct(good)) >= wanted)


def _mended(mender: Mender, made: Sequence[Layout]) -> list[Layout]:
    """The likeliest of some layouts with faults mended, as far as a clean one."""
    found = []
    few = sorted((m for m in made if len(m.faults) <= MENDED_FAULTS), key=hardness)
    for layout in few[:MENDED_MOST]:
        better = mender.mended(layout)
        if better is not layout:
            found.append(better)
            if not better.faults:
                break
    return found


def fill_of(
    manuscripts: Sequence[Manuscript],
    area: StoryArea,
    context: MakeupContext,
    fixed: Mapping[str, Module] | None = None,
) -> float:
    """The least area of all modules over that of the page's hole: above 1 a page is too full."""
    return page_fill(PageMaker(manuscripts, area, context, fixed))


def page_fill(page: PageMaker) -> float:
    """The fill of a page."""
    return sum(least_areas(page)) / max(page.cells, 1)


def least_areas(page: PageMaker) -> list[float]:
    """The cells that every story of a page needs at least."""
    least = []
    for story, table in zip(page.stories, page.tables(1), strict=True):
        # without any shape (legs would be too long) the area is reckoned from the copy
        reckoned = (
            setting.width * (setting.copies[0].rows / setting.legs + setting.heads[0].rows + 1)
            for setting in story.settings(0)
        )
        areas: list[float] = [width * rows for width, rows, _ in table]
        areas = areas or list(reckoned)
        least.append(min(areas, default=0.0))
    return least
