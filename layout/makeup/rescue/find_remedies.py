"""What would close a page that stays open: the smallest changes, each tried before it is proposed.

A remedy is no estimate: the page is made up again with the change, and only changes that close it
are proposed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from layout.makeup.one_page import page_fill
from layout.makeup.page_problem import PageProblem
from layout.makeup.rescue.copy_amounts import ADD, CUT, changes, smallest_first
from layout.makeup.rescue.one_story import remedies_of_one_story
from layout.makeup.rescue.pictures_and_jumps import (
    added_pictures,
    fewer_pictures,
    jumps,
    more_pictures,
    smaller_pictures,
)
from layout.makeup.rescue.remedy_types import LINE, Diagnosis, Remedy, StoriesDropped
from layout.makeup.rescue.trials import Trials

OVERFULL = 0.85
"""A fuller open page is treated as too full, an emptier one as short of copy."""
IDEAL = 0.93
"""A page with this fill usually closes."""
HOPELESS = 1.25
"""A fuller page is not closed by cuts: whole stories must go."""
EMPTY = 0.5
"""A page below this fill lacks at least the copy up to it: smaller additions are not tried."""
DROPPED_TRIES = 4
"""Choices of stories to drop that are tried, among those after which the others have room."""
CELL = 10
"""Characters of a cell of the page, with last lines and heads averaged in."""


def diagnosis_of(problem: PageProblem, onward: int = 0) -> Diagnosis:
    """Changes that close an open page, the smallest first.

    Copy is cut or added. On a page that is too full a story jumps to the page `onward`, and a
    picture is narrowed or dropped; if nothing helps, stories are dropped. On a page short of copy a
    story gets a picture. A picture story gets more pictures, or loses some, before copy changes. Of
    notices and adverts the copy stays as it is. A page of one story has other remedies.
    """
    trials = Trials(problem)
    fill = page_fill(trials.page)
    excess = round((fill - IDEAL) * trials.page.cells * LINE)
    if len(problem.manuscripts) == 1:
        return Diagnosis(excess, tuple(remedies_of_one_story(trials, onward, -excess)))
    if fill > HOPELESS:
        return Diagnosis(excess, tuple(_dropped(trials)))
    full = fill > OVERFULL
    distance = fill - 1 if full else EMPTY - fill
    least = max(round(distance * trials.page.cells), 0) * CELL
    pictures: Iterator[Remedy] = fewer_pictures(trials) if full else more_pictures(trials)
    found: list[Remedy] = list(islice(pictures, 1))
    copy = changes(trials, CUT if full else ADD, least)
    found += smallest_first(copy)
    if full and onward:
        found += islice(jumps(trials, onward), 1)
    found += islice(smaller_pictures(trials) if full else added_pictures(trials), 1)
    if full and not found:
        found += _dropped(trials)
    return Diagnosis(excess, tuple(found))


def _dropped(trials: Trials) -> Iterator[StoriesDropped]:
    """Stories to drop, never the first of the page.

    At most two remedies: the least important single story whose removal is enough, and the fewest
    least important ones that are enough together. If neither closes the page, other stories are
    shortened too.
    """
    names = [manuscript.story.id for manuscript in trials.manuscripts[:0:-1]]
    single = [(name,) for name in names]
    several = [tuple(names[:count]) for count in range(2, len(names) + 1)]
    found = 0
    for choices in (single, several):
        tried = 0
        for stories in choices:
            remedy = StoriesDropped(stories, {})
            if trials.fill_without(stories) > IDEAL:
                continue
            if trials.close(remedy):
                found += 1
                yield remedy
                break
            tried += 1
            if tried == DROPPED_TRIES:
                break
    if not found:
        yield from islice(_dropped_with_cuts(trials, [*single, *several]), 1)


def _dropped_with_cuts(
    trials: Trials, choices: Sequence[tuple[str, ...]]
) -> Iterator[StoriesDropped]:
    """Stories to drop while others are cut, for pages where dropping alone closes nothing."""
    for stories in choices:
        fill = trials.fill_without(stories)
        if fill <= HOPELESS:
            smaller = trials.after(StoriesDropped(stories, {}))
            least = max(round((fill - 1) * smaller.page.cells), 0) * CELL
            for cut in changes(smaller, CUT, least):
                yield StoriesDropped(stories, cut.amounts)
