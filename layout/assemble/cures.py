"""What would close a page that stays open: the cheapest changes, each tried before it is told.

A remedy is not an estimate: stories are shortened or lengthened, or one loses its picture, and the
page is made up again; only what closes it is offered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from layout.assemble.automatic import page_fill
from layout.assemble.desk import Desk, StoryArea
from layout.assemble.lone import lone_page
from layout.assemble.relief import STORIES, jumps, pictured, slighter
from layout.assemble.remedy import LINE, Diagnosis, Remedy, size
from layout.assemble.trials import Trials
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module

STEPS = (120, 240, 400, 640, 1000, 1500, 2200, 3200, 4600)
"""Characters beyond what is lacking at least that are tried, fewest first."""
TOGETHER = (2, 3, 5, 8, 13, 21)
"""Of so many stories, the longest, a share is cut, where one cannot give enough."""
SHARE_MOST = 0.45
"""No story loses more of its copy than this."""
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
    desk: Desk,
    fixed: Mapping[str, Module] | None = None,
    onward: int = 0,
) -> Diagnosis:
    """Changes that close a page, the cheapest first.

    Copy is cut or added; on a full page a story jumps to the page `onward`, a picture is narrowed
    or left out, and where that cannot do, whole stories are; on a page short of copy a story is
    given a picture. A page of one story has its own ways.
    """
    trials = Trials(manuscripts, area, desk, fixed)
    fill = page_fill(trials.page)
    excess = round((fill - IDEAL) * trials.page.cells * LINE)
    if len(manuscripts) == 1:
        return Diagnosis(excess, tuple(lone_page(trials, onward, -excess)))
    if fill > HOPELESS:
        return Diagnosis(excess, tuple(_left_out(trials)))
    full = fill > OVERFULL
    far = fill - 1 if full else EMPTY - fill
    least = max(round(far * trials.page.cells), 0) * CELL
    found = _cuts(trials, least) if full else _additions(trials, least)
    found.sort(key=lambda remedy: sum(remedy.cuts.values()))
    if full and onward:
        found += islice(jumps(trials, onward), 1)
    found += islice(slighter(trials) if full else pictured(trials), 1)
    if full and not found:
        found += _left_out(trials)
    return Diagnosis(excess, tuple(found))


def _cuts(trials: Trials, least: int) -> list[Remedy]:
    """Cuts of one of the longest stories, or, where that is not enough, of several."""
    found: list[Remedy] = []
    for manuscript in trials.longest[:STORIES]:
        most = size(manuscript) * SHARE_MOST
        # no more than the other story would have to lose
        amounts = [one.characters for one in found] or [least + step for step in STEPS]
        low = least
        for characters in amounts:
            if characters > most:
                break
            remedy = Remedy("cut", manuscript.story.id, characters)
            if trials.close(remedy):
                found.append(trials.finer(remedy, low))
                break
            low = characters
    return found or list(islice(_shared_cuts(trials, least), 1))


def _shared_cuts(trials: Trials, least: int) -> Iterator[Remedy]:
    """Cuts of several stories at once, each giving the same share."""
    for count in TOGETHER:
        some = trials.longest[:count]
        sizes = [size(manuscript) for manuscript in some]
        for step in STEPS[1:]:
            share = (least + step) / sum(sizes)
            if share > SHARE_MOST:
                break
            each = [(m.story.id, round(size * share)) for m, size in zip(some, sizes, strict=True)]
            remedy = Remedy("cut", *each[0], more=tuple(each[1:]))
            if trials.close(remedy):
                yield remedy
                break
        if count >= len(trials.longest):
            break


def _additions(trials: Trials, least: int) -> list[Remedy]:
    """Copy that one of the longest stories is short of, or, where that is too much, several."""
    found: list[Remedy] = []
    for manuscript in trials.longest[:STORIES]:
        low = least
        most = max(size(manuscript), STEPS[2])
        for characters in [one.characters for one in found] or [least + step for step in STEPS]:
            if characters > most:
                break
            remedy = Remedy("add", manuscript.story.id, characters)
            if trials.close(remedy):
                found.append(trials.finer(remedy, low))
                break
            low = characters
    return found or list(islice(_shared_additions(trials, least), 1))


def _shared_additions(trials: Trials, least: int) -> Iterator[Remedy]:
    """Copy that several stories are short of, each by the same share."""
    for count in TOGETHER:
        some = trials.longest[:count]
        sizes = [size(manuscript) for manuscript in some]
        for step in STEPS:
            each = [
                (m.story.id, (least + step) * size // sum(sizes))
                for m, size in zip(some, sizes, strict=True)
            ]
            remedy = Remedy("add", *each[0], more=tuple(each[1:]))
            if trials.close(remedy):
                yield remedy
                break
        if count >= len(trials.longest):
            break


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
            for cut in _cuts(rest, max(round((fill - 1) * rest.page.cells), 0) * CELL):
                yield remedy._replace(more=(*remedy.more, *cut.cuts.items()))
