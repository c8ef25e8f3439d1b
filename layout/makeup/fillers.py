"""Fillers (补白): stories that stand on a page where there is room, and are left out where not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice

from layout.fit.area import StoryArea
from layout.fit.copy_ways import Jump
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module
from layout.makeup.context import Layout, MakeupContext
from layout.makeup.gaps import fill_gaps
from layout.makeup.one_page import fill_of, make_up

SELECTIONS_MOST = 8
"""Ways to leave fillers out that are tried, besides that without any."""


def is_spare(manuscript: Manuscript) -> bool:
    """Whether a story need not be printed."""
    return manuscript.story.kind == "filler"


def selections(manuscripts: Sequence[Manuscript]) -> Iterator[list[Manuscript]]:
    """The stories of a page: all, then without a filler, the last first, without two, and so on;
    a page of fillers alone may be left with none.
    """
    spare = [number for number, one in enumerate(manuscripts) if is_spare(one)][::-1]
    some = (set(out) for count in range(len(spare)) for out in combinations(spare, count))
    for out in (*islice(some, SELECTIONS_MOST), set(spare)):
        yield [one for number, one in enumerate(manuscripts) if number not in out]


def make_up_of(
    manuscripts: Sequence[Manuscript],
    area: StoryArea,
    context: MakeupContext,
    fixed: Mapping[str, Module],
    jumps: Mapping[str, Jump],
) -> list[Layout]:
    """The layouts of a page with as many of its fillers as it takes without a fault.

    If it never closes so, those with the fewest faults; none if it does not close even without any.
    Where no story is left, slogans fill what the fixed modules leave.
    """
    best: list[Layout] = []
    for chosen in selections(manuscripts):
        if chosen:
            found = make_up(chosen, area, context, fixed, jumps)
        else:
            found = [made] if (made := fill_gaps(area, context, fixed)) else []
        if found and (not best or len(found[0].faults) < len(best[0].faults)):
            best = found
        if best and not best[0].faults:
            break
    return best


def needed(
    manuscripts: Sequence[Manuscript],
    area: StoryArea,
    context: MakeupContext,
    fixed: Mapping[str, Module],
) -> Sequence[Manuscript]:
    """The stories of an open page that a remedy must reckon with: of one too full, no filler."""
    if any(map(is_spare, manuscripts)) and fill_of(manuscripts, area, context, fixed) > 1:
        return [one for one in manuscripts if not is_spare(one)] or manuscripts
    return manuscripts
