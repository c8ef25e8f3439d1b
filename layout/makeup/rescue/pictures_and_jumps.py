"""Remedies that leave copy as it is: a story jumps, a picture is resized, dropped or added."""

from __future__ import annotations

from collections.abc import Iterator

from layout.fit.copy_ways import Jump
from layout.fit.picture_stories import is_pictorial
from layout.makeup.rescue.remedy_types import (
    PictureAdded,
    PictureNarrowed,
    PicturesAdded,
    PicturesDropped,
    PicturesFewer,
    PictureWidened,
    Remedy,
    StoryJumps,
)
from layout.makeup.rescue.trials import Trials
from layout.search.shapes.adjustment import AdjustmentKind

STORIES = 2
"""Stories that are tried for each kind of remedy, the longest first."""
MORE_MOST = 4
"""Pictures that a picture story is tried with beyond those that it has."""
PICTURES = 2
"""Stories whose pictures are changed in trials."""


def jumps(trials: Trials, onward: int) -> Iterator[StoryJumps]:
    """Stories whose jump to the page `onward` closes the page."""
    for manuscript in trials.longest[:STORIES]:
        name = manuscript.story.id
        made = trials.layouts(trials.manuscripts, {name: Jump(onward)})
        if made and made[0].closings[name].jump_to:
            adjustments = made[0].closings[name].adjustments
            sent = sum(one.rows for one in adjustments if one.kind is AdjustmentKind.JUMP)
            yield StoryJumps(name, onward, sent)


def smaller_pictures(trials: Trials) -> Iterator[Remedy]:
    """Pictures that close the page if they are narrower, or left out."""
    for manuscript in [m for m in trials.manuscripts if m.pictures][:PICTURES]:
        first, name = manuscript.pictures[0], manuscript.story.id
        if first.columns and first.columns[0] > 1:
            narrowed = PictureNarrowed(name, first.columns[0] - 1)
            if trials.close(narrowed):
                yield narrowed
        if manuscript.story.kind != "picture":
            dropped = PicturesDropped(name)
            if trials.close(dropped):
                yield dropped


def more_pictures(trials: Trials) -> Iterator[PicturesAdded]:
    """Picture stories that close the page with a few more pictures."""
    for manuscript in [m for m in trials.manuscripts if is_pictorial(m)][:PICTURES]:
        for number in range(1, MORE_MOST + 1):
            remedy = PicturesAdded(manuscript.story.id, number)
            if trials.close(remedy):
                yield remedy
                break


def fewer_pictures(trials: Trials) -> Iterator[PicturesFewer]:
    """Picture stories that close the page with fewer pictures, but at least one."""
    for manuscript in [m for m in trials.manuscripts if is_pictorial(m)][:PICTURES]:
        for number in range(1, len(manuscript.pictures)):
            remedy = PicturesFewer(manuscript.story.id, number)
            if trials.close(remedy):
                yield remedy
                break


def wider_pictures(trials: Trials) -> Iterator[PictureWidened]:
    """Pictures that close the page if they may span more columns."""
    columns = trials.page.area.columns
    for manuscript in [m for m in trials.manuscripts if m.pictures][:PICTURES]:
        limits = manuscript.pictures[0].columns
        for widest in range(limits[1] + 1, columns + 1) if limits else ():
            remedy = PictureWidened(manuscript.story.id, widest)
            if trials.close(remedy):
                yield remedy
                break


def added_pictures(trials: Trials) -> Iterator[PictureAdded]:
    """Stories without a picture that close the page with one."""
    for manuscript in trials.longest[:STORIES]:
        remedy = PictureAdded(manuscript.story.id)
        if not manuscript.pictures and trials.close(remedy):
            yield remedy
