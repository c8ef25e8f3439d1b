"""What would close a page that stays open: the cheapest changes, each tried before it is told.

A remedy is not an estimate: stories are shortened or lengthened, or one loses its picture, and the
page is made up again; only what closes it is offered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from layout.fit.area import StoryArea
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module
from layout.makeup.context import MakeupContext
from layout.makeup.one_page import page_fill
from layout.makeup.rescue.copy_amounts import ADD, CUT, changes
from layout.makeup.rescue.one_story import lone_page
from layout.makeup.rescue.pictures_and_jumps import jumps, slighter, with_picture
from layout.makeup.rescue.remedy import LINE, Diagnosis, Remedy
from layout.makeup.rescue.trials import Trials

OVERFULL = 0.85
IDEAL = 0.93
"""A page so full closes as a rule."""
HOPELESS = 1.25
"""Fuller pages are saved by no cut: whole stories must go."""
EMPTY = 0.5
"""A page less full is short of copy by so much at least that is tried."""
LEFT_OUT_TRIES = 4
"""Choices of stories to be left out that are tried, of those after which the rest has room."""
CELL = 10
"""Characters that make up a cell of a page, last lines and heads reckoned in."""


def remedies(
    manuscripts: Sequence[Manuscript],
    area: StoryArea,
    context: MakeupContext,
    fixed: Mapping[str, Module] | None = None,
    onward: int = 0,
) -> Diagnosis:
    """Changes that close a page, the cheapest first.

    Copy is cut or added; on a full page a story jumps to the page `onward`, a picture is narrowed
    or left out, and where that cannot do, whole stories are; on a page short of copy a story is
    given a picture. A page of one story has its own ways.
    """
    trials = Trials(manuscripts, area, context, fixed)
    fill = page_fill(trials.page)
    excess = round((fill - IDEAL) * trials.page.cells * LINE)
    if len(manuscripts) == 1:
        return Diagnosis(excess, tuple(lone_page(trials, onward, -excess)))
    if fill > HOPELESS:
        return Diagnosis(excess, tuple(_left_out(trials)))
    full = fill > OVERFULL
    far = fill - 1 if full else EMPTY - fill
    least = max(round(far * trials.page.cells), 0) * CELL
    found = changes(trials, CUT if full else ADD, least)
    found.sort(key=lambda remedy: sum(remedy.cuts.values()))
    if full and onward:
        found += islice(jumps(trials, onward), 1)
    found += islice(slighter(trials) if full else with_picture(trials), 1)
    if full and not found:
        found += _left_out(trials)
    return Diagnosis(excess, tuple(found))


def _left_out(trials: Trials) -> Iterator[Remedy]:
    """Stories that go, never the first: the least one that is enough, or as many as it takes of
    the least ones.
    """
    rest = [manuscript.story.id for manuscript in trials.manuscripts[:0:-1]]
    single = [(name,) for name in rest]
    several = [tuple(rest[:count]) for count in range(2, len(rest) + 1)]
    found = 0
    for choices in (single, several):
        tried = 0
        for names in choices:
            remedy = Remedy("leave-out", names[0], more=tuple((name, 0) for name in names[1:]))
            if trials.fill_without(names) > IDEAL:
                continue
            if trials.close(remedy):
                found += 1
                yield remedy
                break
            tried += 1
            if tried == LEFT_OUT_TRIES:
                break
    if not found:
        yield from islice(_left_out_and_cut(trials, [*single, *several]), 1)


def _left_out_and_cut(trials: Trials, choices: Sequence[tuple[str, ...]]) -> Iterator[Remedy]:
    """Stories that go while others are cut, where the rest still is too long or far too short."""
    for names in choices:
        remedy = Remedy("leave-out", names[0], more=tuple((name, 0) for name in names[1:]))
        fill = trials.fill_without(names)
        if fill <= HOPELESS:
            rest = trials.without(remedy)
            least = max(round((fill - 1) * rest.page.cells), 0) * CELL
            for cut in changes(rest, CUT, least):
                yield remedy._replace(more=(*remedy.more, *cut.cuts.items()))
