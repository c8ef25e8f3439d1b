"""Copy cut or added until a page closes: of one of the longest stories, or of several."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Literal, NamedTuple

from layout.makeup.rescue.pictures_and_jumps import STORIES
from layout.makeup.rescue.remedy import Remedy
from layout.makeup.rescue.trials import Trials

STEPS = (120, 240, 400, 640, 1000, 1500, 2200, 3200, 4600)
"""Characters beyond what is lacking at least that are tried, fewest first."""
TOGETHER = (2, 3, 5, 8, 13, 21)
"""Of so many stories, the longest, a share is changed, where one cannot give or take enough."""


class CopyChange(NamedTuple):
    """A kind of change, and how far it may go.

    One story changes by such a `share` of its copy at most, or by so many characters if that is
    more; of several each changes by `share_together` at most, in such steps, in `whole` characters.
    """

    kind: Literal["cut", "add"]
    share: float
    characters: int
    share_together: float
    steps: Sequence[int]
    whole: Callable[[float], int]


CUT = CopyChange("cut", 0.45, 0, 0.45, STEPS[1:], round)
"""No story loses more than its share."""
ADD = CopyChange("add", 1.0, STEPS[2], math.inf, STEPS, math.floor)
"""A story is at most doubled, if it is not very short; several are, as far as need be."""


def changes(trials: Trials, change: CopyChange, least: int) -> list[Remedy]:
    """Changes, by more than `least` characters, of one of the longest stories, or, where that is
    not enough, of several.
    """
    found: list[Remedy] = []
    for manuscript in trials.longest[:STORIES]:
        most = max(manuscript.copy_size * change.share, change.characters)
        # no more than the other story would have to change
        amounts = [one.characters for one in found] or [least + step for step in STEPS]
        low = least
        for characters in amounts:
            if characters > most:
                break
            remedy = Remedy(change.kind, manuscript.story.id, characters)
            if trials.close(remedy):
                found.append(trials.finer(remedy, low))
                break
            low = characters
    return found or list(islice(_together(trials, change, least), 1))


def _together(trials: Trials, change: CopyChange, least: int) -> Iterator[Remedy]:
    """Changes of several stories at once, each by the same share."""
    for count in TOGETHER:
        some = trials.longest[:count]
        sizes = [manuscript.copy_size for manuscript in some]
        for step in change.steps:
            amount, whole = least + step, sum(sizes)
            if amount > whole * change.share_together:
                break
            each = [
                (manuscript.story.id, change.whole(amount * one / whole))
                for manuscript, one in zip(some, sizes, strict=True)
            ]
            remedy = Remedy(change.kind, *each[0], more=tuple(each[1:]))
            if trials.close(remedy):
                yield remedy
                break
        if count >= len(trials.longest):
            break
