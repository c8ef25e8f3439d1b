"""Copy cut or added until a page closes: of one of the longest stories, or of several."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from layout.makeup.rescue.pictures_and_jumps import STORIES
from layout.makeup.rescue.remedy_types import CopyAdded, CopyCut, CopyRemedy
from layout.makeup.rescue.trials import Trials

STEPS = (120, 240, 400, 640, 1000, 1500, 2200, 3200, 4600)
"""Amounts beyond the least possible one that are tried, in characters: 120 are ten lines of one
column, and steps grow as precision matters less."""
TOGETHER = (2, 3, 5, 8, 13, 21)
"""Numbers of stories, the longest ones, whose copy is changed together if one is not enough."""


class CopyChange(NamedTuple):
    """A way to change copy, and how far it may go."""

    remedy: Callable[[Mapping[str, int]], CopyRemedy]
    """Makes the remedy of characters by story id."""
    share: float
    """Share of its copy by which one story may change."""
    characters: int
    """Characters by which one story may change if that is more than its share."""
    share_together: float
    """Share by which each of several stories may change."""
    steps: Sequence[int]
    """Amounts that are tried with several stories, as `STEPS`."""
    whole: Callable[[float], int]
    """Rounds the amount of one of several stories to whole characters."""


CUT = CopyChange(CopyCut, 0.45, 0, 0.45, STEPS[1:], round)
"""No story loses more than its share of copy."""
ADD = CopyChange(CopyAdded, 1.0, STEPS[2], math.inf, STEPS, math.floor)
"""One story is at most doubled, unless it is very short; several may grow without limit."""


def changes(trials: Trials, change: CopyChange, least: int) -> list[CopyRemedy]:
    """Changes by more than `least` characters that close the page.

    They are changes of single stories, one for each of the longest; if none is enough, at most one
    change of several stories.
    """
    found: list[CopyRemedy] = []
    amounts = [least + step for step in STEPS]
    for manuscript in trials.longest[:STORIES]:
        limit = max(manuscript.copy_size * change.share, change.characters)
        failed = least
        for characters in amounts:
            if characters > limit:
                break
            remedy = change.remedy({manuscript.story.id: characters})
            if trials.close(remedy):
                found.append(trials.finer(remedy, failed))
                # the next story is worth proposing only if it changes by no more than this one
                amounts = [amount for one in found for amount in one.amounts.values()]
                break
            failed = characters
    return found or list(islice(_together(trials, change, least), 1))


def smallest_first(found: Sequence[CopyRemedy]) -> list[CopyRemedy]:
    """Changes of copy by their amount."""
    return sorted(found, key=lambda one: sum(one.amounts.values()))


def _together(trials: Trials, change: CopyChange, least: int) -> Iterator[CopyRemedy]:
    """Changes of several stories at once, each by the same share of its copy."""
    for count in TOGETHER if trials.longest else ():
        longest = trials.longest[:count]
        sizes = [manuscript.copy_size for manuscript in longest]
        for step in change.steps:
            amount, total = least + step, sum(sizes)
            if amount > total * change.share_together:
                break
            remedy = change.remedy(
                {
                    manuscript.story.id: change.whole(amount * size / total)
                    for manuscript, size in zip(longest, sizes, strict=True)
                }
            )
            if trials.close(remedy):
                yield remedy
                break
        if count >= len(trials.longest):
            break
