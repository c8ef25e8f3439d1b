"""Stories of the kind filler (补白): printed if the page has room for them, else left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from layout.issue.manuscript import Manuscript
from layout.makeup.gaps import fill_gaps
from layout.makeup.one_page import fill_of, make_up
from layout.makeup.page_layout import Layout
from layout.makeup.page_problem import PageProblem

SELECTIONS_MOST = 8
"""Selections of the stories that are tried, besides the one without any filler."""


def is_optional(manuscript: Manuscript) -> bool:
    """Whether a story may be left out."""
    return manuscript.story.kind == "filler"


def selections(manuscripts: Sequence[Manuscript]) -> Iterator[list[Manuscript]]:
    """The stories of a page: all, then without one filler (the last first), without two, and so on.

    The last selection has no filler; of a page with fillers alone it is empty.
    """
    optional = [number for number, one in enumerate(manuscripts) if is_optional(one)][::-1]
    omissions = (set(out) for n in range(len(optional)) for out in combinations(optional, n))
    for out in (*islice(omissions, SELECTIONS_MOST), set(optional)):
        yield [one for number, one in enumerate(manuscripts) if number not in out]


def make_up_with_fillers(problem: PageProblem) -> list[Layout]:
    """The layouts of a page with as many of its fillers as it takes without a fault.

    If every selection has faults, the layouts are those with the fewest; none if the page does not
    close even without fillers. If no story is left, slogans fill the cells round the fixed modules.
    """
    best: list[Layout] = []
    for chosen in selections(problem.manuscripts):
        selected = problem.with_stories(chosen)
        found = make_up(selected) if chosen else fill_gaps(selected)
        if found and (not best or len(found[0].faults) < len(best[0].faults)):
            best = found
        if best and not best[0].faults:
            break
    return best


def without_useless_fillers(problem: PageProblem) -> PageProblem:
    """An open page as its remedies are sought: if it is too full, without its fillers."""
    stories = problem.manuscripts
    if any(map(is_optional, stories)) and fill_of(problem) > 1:
        needed = [one for one in stories if not is_optional(one)]
        return problem.with_stories(needed or stories)
    return problem
