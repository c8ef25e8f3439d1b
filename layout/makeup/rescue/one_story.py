"""Remedies of a page, or of the hole among fixed modules, with one story.

Nothing beside it gives way, and its legs are too long before a whole page is full. The windows in
which it closes are wide, but far away: amounts are tried in even steps from the least possible on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain, islice, product

from layout.fit.copy_ways import FREEST
from layout.makeup.rescue.pictures_and_jumps import jumps, slighter, wider, with_picture
from layout.makeup.rescue.remedy import Remedy
from layout.makeup.rescue.trials import Trials

CUT_MOST = 0.75
"""The story loses no more of its copy: rather would it go on on another page, or go."""
STEP, TRIES = 120, 48
"""Characters between two amounts that are tried, and how many are."""
COMPANY = range(50, 120, 10)
"""Hundredths of the copy that the page is reckoned to lack which one more story is tried with."""
COMPANY_LEAST, COMPANY_MOST = 200, 4
"""Characters of the least story that is worth the asking, and the most stories asked for."""
BESIDE = 1
"""The ease with which pages of more stories are tried."""
CUT_BESIDES = (0, 480, 1200)
"""Characters that a story too long for its legs loses besides, where more stories come."""


def lone_page(trials: Trials, onward: int, lack: int) -> list[Remedy]:
    """What closes a page of one story: the nearer of a cut and an addition, a jump to the page
    `onward`, a change of its picture; where nothing does, a story or a few more, of as many
    characters as the page may `lack`.
    """
    nearest = [*islice(_cuts(trials), 1), *islice(_additions(trials), 1)]
    found = sorted(nearest, key=lambda remedy: remedy.characters)[:1]
    if onward:
        found += islice(jumps(trials, onward), 1)
    found += islice(chain(slighter(trials), wider(trials), with_picture(trials)), 1)
    return found or list(islice(_company(trials, lack), 1))


def _cuts(trials: Trials) -> Iterator[Remedy]:
    """Cuts, the least first; those that leave the story too long for any module are passed over."""
    (manuscript,) = trials.manuscripts
    most = round(manuscript.copy_size * CUT_MOST)
    cut = Remedy("cut", manuscript.story.id)
    steps = range(max(_least_cut(trials), STEP), most + 1, STEP)
    for amount in steps[:TRIES]:
        remedy = cut._replace(characters=amount)
        if trials.close(remedy):
            yield trials.finer(remedy, amount - STEP)


def _least_cut(trials: Trials, ease: int = FREEST) -> int:
    """The least cut in steps after which the story may have room; 0 if it has room as it is."""
    (manuscript,) = trials.manuscripts
    steps = range(0, round(manuscript.copy_size * CUT_MOST) + STEP, STEP)
    cut = Remedy("cut", manuscript.story.id)
    if trials.has_room(cut, ease):  # cut down, it might be too short for any module
        return 0
    return STEP * bisect_left(
        steps, True, key=lambda amount: trials.has_room(cut._replace(characters=amount), ease)
    )


def _additions(trials: Trials) -> Iterator[Remedy]:
    """Copy that is lacking, the least first, as far as it has room."""
    (manuscript,) = trials.manuscripts
    for amount in range(STEP, STEP * TRIES + 1, STEP):
        remedy = Remedy("add", manuscript.story.id, amount)
        if trials.close(remedy):
            yield trials.finer(remedy, amount - STEP)
        elif not trials.has_room(remedy):
            return


def _company(trials: Trials, lack: int) -> Iterator[Remedy]:
    """One more story on the page, or the fewest that do, of the same length; the one that is there
    is cut to where it has room, or a little more.
    """
    (manuscript,) = trials.manuscripts
    name, least = manuscript.story.id, _least_cut(trials, BESIDE)
    for cut in [least + more for more in CUT_BESIDES] if least else [0]:
        if cut > manuscript.copy_size * CUT_MOST:
            return
        company = Remedy("add-story", name, more=((name, cut),) if cut else ())
        for count, hundredths in product(range(1, COMPANY_MOST + 1), COMPANY):
            amount = (lack + cut) * hundredths // (100 * count) // 10 * 10
            remedy = company._replace(characters=amount, stories=count)
            if amount >= COMPANY_LEAST and trials.close(remedy):
                yield remedy
                break
