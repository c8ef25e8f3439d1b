"""The passes of make-up: which means each has, and in what order they are gone through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from layout.fit.copy_ways import FREEST
from layout.search.groups import ALL_SUBSETS
from layout.search.weights import IMPOSSIBLE

ENOUGH = ((3, 1), (6, 2))
"""Before so many passes a clean page must cost less than so many times a good one; then any does."""
LEAD_PATIENCE = 9
"""Before so many passes a page whose lead stands under another story is searched on, clean or not."""
EARS = 4
"""Stories that are tried in the ear beside the masthead."""
EVERY_MOST = 9
"""Pages of so many elements are searched over all subsets when a plain search does not do."""
JUMPING = 2
"""The ease with which copy may jump."""
GAPPED = 2
"""Orders in which on a page of many stories with one between them are grouped too."""
EVERY_ROUND = 7
"""The same round fixed modules, where a search of all subsets has no whole page to measure by."""
EVERY_AT_LAST, EVERY_AT_MOST = 10, 12
"""Full pages of so many elements are searched over all subsets in the end, those of a few more only
where nothing else closes them."""
LAST_ORDERS, POOR_ORDERS = 12, 4
"""Orders of the stories, with one between them grouped too, that are tried on a larger page which
nothing else closes, or closes but with many faults."""
FEW_STORIES, FEW_MOST = 3, 15
"""Stories in an area of a pinwheel where all groups of so many are tried, and elements of the page."""
ORDERS = (4, 12)
"""Orders of the stories in which all means are tried on a page of many, and on a large one, where
wider groups cost more than further orders and find no more."""
BATCH = 4
"""Passes of one kind whose layouts are looked at together before any of them is mended."""
QUICK = 2
"""Passes of a quick search."""
LARGE_PAGE = 14
"""With more the search is costly, and the copy is eased from the first."""


class Pass(NamedTuple):
    """One pass of the search: ease of the copy, gaps of the groups, and which order of equals."""

    ease: int
    gaps: int = 0
    order: int = 0
    fillers: int = 0
    ear: int = 0
    """Which of the least stories, counted from the end, stands in the ear; 0 is none."""
    every: bool = False
    few: int = 0
    """All groups of so many stories at most, for pinwheels alone."""


def passes(elements: int, fillers: int, *, front: bool, whole: bool = True) -> Sequence[Pass]:
    """The passes for a page, the cheapest first; later ones may use a filler or two.

    A page is not `whole` if some of its modules are fixed.
    """
    large = elements > LARGE_PAGE
    every = EVERY_MOST if whole else EVERY_ROUND
    found = [Pass(1)] if large else [Pass(0), Pass(1)]
    if ALL_SUBSETS < elements <= every:
        found += [Pass(1, every=True)]
    elif elements > every:
        found += [Pass(1, order=1), Pass(1, order=2)]
    if front and elements > ALL_SUBSETS:
        found += [Pass(1, ear=ear) for ear in range(1, EARS + 1)]
    if elements > every:
        found += [Pass(1, order=3), Pass(1, order=4)] if large else [Pass(1, 1)]
    return [
        *found,
        *[Pass(1, order=order, fillers=n) for n in range(1, fillers + 1) for order in (0, 1)],
    ]


def freest(elements: int, *, whole: bool, tight: bool) -> Sequence[Pass]:
    """The passes in which every story has all the means there are.

    Pinwheels, and all subsets of many stories, are for pages that are whole: elsewhere nothing goes
    round what is fixed, and there is no knowing what a part may waste. Where much is to spare all
    subsets of many stories would take too long.
    """
    if elements <= (EVERY_MOST if whole else EVERY_ROUND):
        return Pass(FREEST, every=True), Pass(FREEST, order=1)
    large = elements > LARGE_PAGE
    some = [Pass(FREEST, order=order) for order in range(ORDERS[large])]
    if whole and elements <= FEW_MOST:
        some.append(Pass(FREEST, few=FEW_STORIES))
    if whole and tight and elements <= EVERY_AT_LAST:
        return [*some, Pass(FREEST, every=True)]
    return some if large else [*some, *(Pass(FREEST, 1, order) for order in range(GAPPED))]


def last(elements: int, *, whole: bool) -> Sequence[Pass]:
    """What takes longest, for a full page that closes in no other way."""
    large = elements > LARGE_PAGE
    if not whole:
        return [Pass(FREEST, 1, order) for order in range(GAPPED)] if large else []
    if elements > EVERY_AT_MOST:
        return [Pass(FREEST, 1, order) for order in range(0 if large else GAPPED, LAST_ORDERS)]
    return [Pass(FREEST, every=True)] if elements > EVERY_AT_LAST else []


def filling(elements: int, fillers: int) -> Sequence[Pass]:
    """The same with a filler or two, for a page that closes, or closes cleanly, in no other way."""
    return [
        Pass(FREEST, fillers=number, every=elements + number <= EVERY_MOST)
        for number in range(1, fillers + 1)
    ]


def singly(some: Sequence[Pass]) -> Iterator[Sequence[Pass]]:
    """Passes each of which is mended before the next is tried."""
    return ([one] for one in some)


def batches(some: Sequence[Pass]) -> Iterator[Sequence[Pass]]:
    """Passes that differ in the order of the stories only, so many together."""
    alike = groupby(some, key=lambda one: (one._replace(order=0), one.order // BATCH))
    return (list(batch) for _, batch in alike)


def jumping(some: Sequence[Pass]) -> Sequence[Pass]:
    """The passes for a page on which stories may jump."""
    return [one._replace(ease=max(one.ease, JUMPING)) for one in some if one.ease]


def quick(some: Sequence[Pass]) -> Sequence[Pass]:
    """A few passes that close a page as a rule."""
    return [one for one in some if one.ease and not one.ear][:QUICK]


def patience(tried: int) -> int:
    """How many times a good price a clean page may cost after so many passes."""
    return next((times for most, times in ENOUGH if tried < most), IMPOSSIBLE)
