"""The order in which the passes are tried on a page, by how much room the page has.

Means are used in order: the copy as it comes, then copy eased, then all means. On a tight page all
means come early, for there are few layouts to choose from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout.fit.copy_ways import FREEST
from layout.makeup.page_layout import Layout
from layout.makeup.page_maker import PageMaker
from layout.makeup.schedule import passes
from layout.makeup.schedule.passes import Pass

TIGHT_PART = 10
"""A page is tight if less than one part in this many of its cells is room."""
OVERFULL_PART = 30
"""If more than one part in this many of the page's cells is lacking, no means will close it."""
MENDABLE_FAULTS = 5
"""A layout with at most this many faults is worth mending."""


def ordinary_passes(page: PageMaker) -> Sequence[Pass]:
    """The passes that need no special means."""
    front = page.area.masthead is not None
    elements = len(page.manuscripts) + front
    whole = not page.fixed
    listed = passes.ordinary(elements, page.fillers, front=front and whole, whole=whole)
    return passes.jumping(listed) if page.problem.jumps else listed


def scheduled(page: PageMaker, found: Sequence[Layout]) -> Iterator[Sequence[Pass]]:
    """The batches of passes for a page, in order.

    `found` are the layouts that the batches have given so far: the caller adds to it, and what
    comes next depends on it.
    """
    listed = ordinary_passes(page)
    eased = next(number for number, one in enumerate(listed) if one.ease)
    yield from passes.singly(listed[:eased])
    listed = listed[eased:]
    elements = len(page.manuscripts) + page.ahead
    cells = page.area.columns * page.area.rows
    needs_all_means = not all(page.tables(listed[0].ease))  # else some story has no shape
    room = page.room_at(FREEST if needs_all_means else listed[0].ease)
    tight = room * TIGHT_PART < cells
    free = passes.freest(elements, whole=not page.fixed, tight=tight)
    if needs_all_means:
        yield from passes.batches(free)
        yield from passes.singly(passes.with_fillers(elements, page.fillers))
    elif not tight:
        yield from passes.singly(listed)
        # all means are for pages that do not close, not for a better place of a story
        if page.context.wanted > 1 or not any_clean(found):
            yield from passes.batches(free)
    elif room * OVERFULL_PART < -cells:
        yield [listed[0]]
    else:
        yield from _tight(page, listed, free, found)


def _tight(
    page: PageMaker, listed: Sequence[Pass], free: Sequence[Pass], found: Sequence[Layout]
) -> Iterator[Sequence[Pass]]:
    """The batches for a tight page: all means first, the slowest passes at the end.

    Further passes are tried only while no layout can be mended.
    """
    elements = len(page.manuscripts) + page.ahead
    first, *others = passes.batches(free)
    yield [listed[0], *first]
    yield from others
    small = elements <= passes.EVERY_ELEMENTS
    if not _any_mendable(found) or (small and not any_clean(found)):
        yield from passes.singly(passes.with_fillers(elements, page.fillers))
    if not _any_mendable(found):
        yield from passes.singly(passes.quick(listed)[1:])
    if not _any_mendable(found):
        for number, attempt in enumerate(passes.last(elements, whole=not page.fixed)):
            if found and number >= passes.POOR_ORDERS:
                return
            yield [attempt]


def any_clean(found: Sequence[Layout]) -> bool:
    """Whether any layout has no fault."""
    return any(not made.faults for made in found)


def _any_mendable(found: Sequence[Layout]) -> bool:
    """Whether any layout has so few faults that it is mended."""
    return any(len(made.faults) <= MENDABLE_FAULTS for made in found)
