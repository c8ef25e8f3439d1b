"""The passes of make-up: what each may do, and the lists of passes for pages of different sizes.

An element is anything that the search places: a story, or the masthead. In what order the lists
are tried on a page stands in `pass_order.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from layout.fit.copy_ways import FREEST
from layout.search.groups import ALL_SUBSETS

JUMPING = 2
"""The least ease with which copy may jump."""
LARGE_PAGE = 14
"""On a page of more elements the search is slow, and the copy is eased from the first pass on."""
EAR_STORIES = 4
"""Stories that are tried in the ear, the place beside the masthead; the least important ones."""
EVERY_ELEMENTS = 9
"""With at most this many elements a page is searched over all subsets of its stories as soon as a
plain search has found nothing."""
EVERY_ELEMENTS_ROUND_FIXED = 7
"""The same limit for a page with fixed modules, where a search over all subsets cannot stop early."""
EVERY_ELEMENTS_LAST, EVERY_ELEMENTS_ONLY = 10, 12
"""A full page with at most this many elements is searched over all subsets after all other passes;
with at most the second number only if nothing else has closed it."""
GAPPED_ORDERS = 2
"""Orders of the stories in which, on a page of many, groups may also skip one story."""
LAST_ORDERS = 12
"""Orders of the stories, with groups that skip one, that are tried last on a page that nothing else
closes without faults."""
POOR_ORDERS = 4
"""The same number for a page that closes, though with faults."""
PINWHEEL_STORIES, PINWHEEL_ELEMENTS = 3, 15
"""Where a page has at most the second number of elements, pinwheels are searched with all groups of
at most the first number of stories in an area."""
FREE_ORDERS, FREE_ORDERS_LARGE = 4, 12
"""Orders of the stories in which all means are tried on a page of many elements, and on a large
one: there wider groups take more time than further orders and find no more."""
BATCH = 4
"""Passes that differ only in the order of the stories and whose layouts are compared before any of
them is mended."""
QUICK_PASSES = 2
"""Passes of a quick search."""


class Pass(NamedTuple):
    """One pass of the search."""

    ease: int
    """How freely copy may be set: 0 as it comes, up to `FREEST` with all means."""
    gaps: int = 0
    """Stories that a group of neighbours in importance may skip."""
    order: int = 0
    """Number of a random order of the stories of one rank; 0 is the order of the issue file."""
    fillers: int = 0
    """Fillers that the pass places."""
    ear: int = 0
    """Which story stands in the ear beside the masthead, counted from the last; 0 is none."""
    every: bool = False
    """Whether groups are all subsets of the stories, not only neighbours in importance."""
    few: int = 0
    """If above 0, only pinwheels are searched, with all groups of at most this many stories."""


def ordinary(elements: int, fillers: int, *, front: bool, whole: bool = True) -> Sequence[Pass]:
    """The passes for a page, the quickest first; the last ones use up to `fillers` fillers.

    A page is `whole` unless some of its modules are fixed; `front` is a page with a masthead.
    """
    large = elements > LARGE_PAGE
    every = EVERY_ELEMENTS if whole else EVERY_ELEMENTS_ROUND_FIXED
    found = [Pass(1)] if large else [Pass(0), Pass(1)]
    if ALL_SUBSETS < elements <= every:
        found += [Pass(1, every=True)]
    elif elements > every:
        found += [Pass(1, order=1), Pass(1, order=2)]
    if front and elements > ALL_SUBSETS:
        found += [Pass(1, ear=ear) for ear in range(1, EAR_STORIES + 1)]
    if elements > every:
        found += [Pass(1, order=3), Pass(1, order=4)] if large else [Pass(1, 1)]
    return [
        *found,
        *[Pass(1, order=order, fillers=n) for n in range(1, fillers + 1) for order in (0, 1)],
    ]


def freest(elements: int, *, whole: bool, tight: bool) -> Sequence[Pass]:
    """The passes in which every story may be set with all means.

    Pinwheels, and all subsets of many stories, are only for `whole` pages: no pinwheel goes round
    fixed modules, and there the search cannot tell how many cells a part may waste. On a page that
    is not `tight`, all subsets of many stories would take too long.
    """
    if elements <= (EVERY_ELEMENTS if whole else EVERY_ELEMENTS_ROUND_FIXED):
        return Pass(FREEST, every=True), Pass(FREEST, order=1)
    large = elements > LARGE_PAGE
    orders = FREE_ORDERS_LARGE if large else FREE_ORDERS
    found = [Pass(FREEST, order=order) for order in range(orders)]
    if whole and elements <= PINWHEEL_ELEMENTS:
        found.append(Pass(FREEST, few=PINWHEEL_STORIES))
    if whole and tight and elements <= EVERY_ELEMENTS_LAST:
        return [*found, Pass(FREEST, every=True)]
    return found if large else [*found, *(Pass(FREEST, 1, order) for order in range(GAPPED_ORDERS))]


def last(elements: int, *, whole: bool) -> Sequence[Pass]:
    """The slowest passes, for a full page that no other pass closes."""
    large = elements > LARGE_PAGE
    if not whole:
        return [Pass(FREEST, 1, order) for order in range(GAPPED_ORDERS)] if large else []
    if elements > EVERY_ELEMENTS_ONLY:
        first = 0 if large else GAPPED_ORDERS
        return [Pass(FREEST, 1, order) for order in range(first, LAST_ORDERS)]
    return [Pass(FREEST, every=True)] if elements > EVERY_ELEMENTS_LAST else []


def with_fillers(elements: int, fillers: int) -> Sequence[Pass]:
    """Passes with all means and up to `fillers` fillers, for a page that does not close without."""
    return [
        Pass(FREEST, fillers=number, every=elements + number <= EVERY_ELEMENTS)
        for number in range(1, fillers + 1)
    ]


def singly(listed: Sequence[Pass]) -> Iterator[Sequence[Pass]]:
    """Batches of one pass: its layouts are mended before the next pass is tried."""
    return ([one] for one in listed)


def batches(listed: Sequence[Pass]) -> Iterator[Sequence[Pass]]:
    """Batches of up to `BATCH` successive passes that differ only in the order of the stories."""
    alike = groupby(listed, key=lambda one: (one._replace(order=0), one.order // BATCH))
    return (list(batch) for _, batch in alike)


def jumping(listed: Sequence[Pass]) -> Sequence[Pass]:
    """The passes for a page on which stories may jump: none with the copy as it comes."""
    return [one._replace(ease=max(one.ease, JUMPING)) for one in listed if one.ease]


def quick(listed: Sequence[Pass]) -> Sequence[Pass]:
    """The first few passes that close most pages."""
    return [one for one in listed if one.ease and not one.ear][:QUICK_PASSES]
