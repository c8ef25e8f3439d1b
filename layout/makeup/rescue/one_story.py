"""Remedies of a page, or of the hole among fixed modules, that has only one story.

No other story gives way, and its legs are too long before a whole page is full. The amounts of copy
with which it closes lie in wide ranges, but far from what it has: they are tried in even steps from
the least possible amount on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain, islice, product

from layout.fit.copy_ways import FREEST
from layout.fit.picture_stories import is_pictorial
from layout.makeup.page_maker import EASED
from layout.makeup.rescue.copy_amounts import smallest_first
from layout.makeup.rescue.pictures_and_jumps import (
    added_pictures,
    fewer_pictures,
    jumps,
    more_pictures,
    smaller_pictures,
    wider_pictures,
)
from layout.makeup.rescue.remedy_types import CopyAdded, CopyCut, CopyRemedy, Remedy, StoriesAdded
from layout.makeup.rescue.trials import Trials

CUT_MOST = 0.75
"""Share of its copy that the story may lose; beyond it, it should jump or be left out instead."""
STEP, STEPS_MOST = 120, 48
"""Characters between two amounts that are tried, ten lines of one column, and amounts tried."""
PICTORIAL_STEPS = 12
"""The same number of a picture story, whose pictures take long to arrange."""
COMPANY_SIZES = range(50, 120, 10)
"""Hundredths of the copy that the page lacks by estimate, with which further stories are tried."""
COMPANY_LEAST = 200
"""Characters of the shortest story that is worth proposing."""
COMPANY_MOST = 4
"""Stories that are proposed at most."""
COMPANY_ROUND = 10
"""The characters of proposed stories are multiples of this."""
CUT_BESIDES = (0, 480, 1200)
"""Characters that a story too long for its legs loses beyond the least cut if stories are added."""


def remedies_of_one_story(trials: Trials, onward: int, lack: int) -> list[Remedy]:
    """What closes a page of one story.

    These are the smaller of a cut and an addition, a jump to the page `onward`, and a change of its
    picture. If none closes it, one or a few more stories, where the page lacks about `lack`
    characters.
    """
    others: Iterator[Remedy] = chain(more_pictures(trials), fewer_pictures(trials))
    found: list[Remedy] = list(islice(others, 1))
    nearest = [*islice(_cuts(trials), 1), *islice(_additions(trials), 1)] if trials.longest else []
    found += smallest_first(nearest)[:1]
    if onward:
        found += islice(jumps(trials, onward), 1)
    pictures = chain(smaller_pictures(trials), wider_pictures(trials), added_pictures(trials))
    found += islice(pictures, 1)
    return found or list(islice(_company(trials, lack), 1))


def _cuts(trials: Trials) -> Iterator[CopyRemedy]:
    """Cuts that close the page, the smallest first.

    Cuts that leave the story too long for any module are passed over.
    """
    (manuscript,) = trials.manuscripts
    limit = round(manuscript.copy_size * CUT_MOST)
    if is_pictorial(manuscript) and trials.has_room(CopyCut({manuscript.story.id: 0})):
        return  # its page is short of pictures
    amounts = range(max(_least_cut(trials), STEP), limit + 1, STEP)
    for amount in amounts[:STEPS_MOST]:
        remedy = CopyCut({manuscript.story.id: amount})
        if trials.close(remedy):
            yield trials.finer(remedy, amount - STEP)


def _least_cut(trials: Trials, ease: int = FREEST) -> int:
    """The smallest cut, in steps, after which the story may have room; 0 if it has room uncut."""
    (manuscript,) = trials.manuscripts
    name = manuscript.story.id
    amounts = range(0, round(manuscript.copy_size * CUT_MOST) + STEP, STEP)
    if trials.has_room(
        CopyCut({name: 0}), ease
    ):  # after a cut it might be too short for any module
        return 0
    return STEP * bisect_left(
        amounts, True, key=lambda amount: trials.has_room(CopyCut({name: amount}), ease)
    )


def _additions(trials: Trials) -> Iterator[CopyRemedy]:
    """Additions that close the page, the smallest first, as long as the story has room."""
    (manuscript,) = trials.manuscripts
    steps = PICTORIAL_STEPS if is_pictorial(manuscript) else STEPS_MOST
    for amount in range(STEP, STEP * steps + 1, STEP):
        remedy = CopyAdded({manuscript.story.id: amount})
        if trials.close(remedy):
            yield trials.finer(remedy, amount - STEP)
        elif not trials.has_room(remedy):
            return


def _company(trials: Trials, lack: int) -> Iterator[StoriesAdded]:
    """The fewest further stories of one length that close the page.

    The story that is there is cut until it has room, or a little more.
    """
    (manuscript,) = trials.manuscripts
    name, least = manuscript.story.id, _least_cut(trials, EASED) if trials.longest else 0
    for cut in [least + more for more in CUT_BESIDES] if least else [0]:
        if cut > manuscript.copy_size * CUT_MOST:
            return
        for count, hundredths in product(range(1, COMPANY_MOST + 1), COMPANY_SIZES):
            amount = (lack + cut) * hundredths // (100 * count) // COMPANY_ROUND * COMPANY_ROUND
            remedy = StoriesAdded(name, count, amount, cut)
            if amount >= COMPANY_LEAST and trials.close(remedy):
                yield remedy
                break
