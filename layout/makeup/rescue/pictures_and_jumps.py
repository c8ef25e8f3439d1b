"""Remedies of an open page beside copy: a jump, a picture narrower, wider, gone or given."""

from __future__ import annotations

from collections.abc import Iterator

from layout.fit.copy_ways import Jump
from layout.makeup.rescue.remedy import Remedy
from layout.makeup.rescue.trials import Trials
from layout.search.shapes.adjustment import AdjustmentKind

STORIES = 2
"""Stories that are tried for each kind of remedy, the longest first."""
PICTURES = 2
"""Stories whose pictures are tried to be changed."""


def jumps(trials: Trials, onward: int) -> Iterator[Remedy]:
    """Stories that close the page if they may go on on another."""
    for manuscript in trials.longest[:STORIES]:
        name = manuscript.story.id
        made = trials.first(trials.manuscripts, {name: Jump(onward)})
        if made and made[0].closings[name].jump_to:
            adjustments = made[0].closings[name].adjustments
            sent = sum(one.rows for one in adjustments if one.kind is AdjustmentKind.JUMP)
            yield Remedy("jump", name, lines=sent, page=onward)


def slighter(trials: Trials) -> Iterator[Remedy]:
    """Pictures narrower, or gone, that close the page."""
    for manuscript in [m for m in trials.manuscripts if m.pictures][:PICTURES]:
        first, name = manuscript.pictures[0], manuscript.story.id
        if first.columns and first.columns[0] > 1:
            remedy = Remedy("narrow-picture", name, columns=first.columns[0] - 1)
            if trials.close(remedy):
                yield remedy
        if manuscript.story.kind != "picture":
            remedy = Remedy("no-picture", name)
            if trials.close(remedy):
                yield remedy


def wider(trials: Trials) -> Iterator[Remedy]:
    """Pictures that close the page if they may span more columns."""
    columns = trials.page.area.columns
    for manuscript in [m for m in trials.manuscripts if m.pictures][:PICTURES]:
        limits = manuscript.pictures[0].columns
        for most in range(limits[1] + 1, columns + 1) if limits else ():
            remedy = Remedy("widen-picture", manuscript.story.id, columns=most)
            if trials.close(remedy):
                yield remedy
                break


def with_picture(trials: Trials) -> Iterator[Remedy]:
    """Pictures that fill the page."""
    for manuscript in trials.longest[:STORIES]:
        remedy = Remedy("add-picture", manuscript.story.id)
        if not manuscript.pictures and trials.close(remedy):
            yield remedy
