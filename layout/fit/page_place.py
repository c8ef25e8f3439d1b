"""What a story must know of its page before it is made up, and what it may do there unasked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from layout.fit.copy_ways import NO_JUMP, Jump
from layout.fit.measures import is_boxed
from layout.issue.manuscript import Manuscript
from layout.search.lint import BOXES_MOST
from layout.search.weights import Weights

STANDING_MOST = 2
FREED_WIDER = 2
FEW, FEW_WIDER = 4, 4
"""On pages of so few stories all may run over more columns."""
OTHER_PICTURE_MOST = 6
"""The largest share of the page for a picture that is not the lead's, in hundredths."""
WHOLE = 100
"""An advert's picture may take the whole page."""
SIDE_LONGEST = 16
"""Characters of the longest headline that may stand vertically unasked."""


class PagePlace(NamedTuple):
    """What a story must know of its page: how many of its rank stand before it, whether unasked
    its head may stand vertically or itself in a box, whether it must do without one, and the most
    hundredths of the page that its picture may take. On a page of few stories each may be so many
    columns wider. `jump` tells where its rest may go on; `rivals` is how large, in hundredths, other
    pictures may be beside the lead's. `freed` are stories of a page that asks for all means.
    `masthead` are the columns of one that the story may run round. `must` is the area in rows times
    hundredths of width that another picture of the page takes at least, where this is the lead's.
    """

    step: int = 0
    standing: bool = False
    boxing: bool = False
    plain: bool = False
    picture_most: int = 20
    wider: int = 0
    jump: Jump = NO_JUMP
    rivals: int = 0
    freed: bool = False
    masthead: int = 0
    must: int = 0


def may_stand(manuscript: Manuscript) -> bool:
    """Whether a headline may be set vertically without the editor's word."""
    story = manuscript.story
    title = story.title.replace(" ", "")
    return (
        story.vertical == "auto"
        and story.rank in ("normal", "major")
        and story.kind != "notice"
        and 4 <= len(title) <= SIDE_LONGEST
        and not manuscript.standfirst
        and not manuscript.pictures
        and not any(c.isascii() and c.isalpha() for c in title)
    )


def may_be_boxed(manuscript: Manuscript) -> bool:
    """Whether a story may stand in a box without the editor's word."""
    story = manuscript.story
    return story.boxed == "auto" and story.rank in ("normal", "brief") and not manuscript.pictures


def page_places(
    manuscripts: Sequence[Manuscript],
    weights: Weights,
    jumps: Mapping[str, Jump],
    masthead: int = 0,
) -> list[PagePlace]:
    """What each story may do on its page: at most two vertical heads and two boxes; the first may
    run round a masthead of so many columns.
    """
    standing = [m.story.id for m in manuscripts if may_stand(m)][:STANDING_MOST]
    boxed = sum(is_boxed(m.story) for m in manuscripts)
    free = [m.story.id for m in manuscripts if may_be_boxed(m) and not is_boxed(m.story)]
    boxing = free[: max(BOXES_MOST - boxed, 0)]
    plain = [m.story.id for m in manuscripts if is_boxed(m.story)][BOXES_MOST:]
    pictured = [m.story for m in manuscripts if m.pictures and m.story.kind != "advert"]
    lead_pictured = any(story.rank == "lead" for story in pictured)
    rivalled = any(story.rank != "lead" for story in pictured)
    seen: Counter[str] = Counter()
    places: list[PagePlace] = []
    for manuscript in manuscripts:
        story = manuscript.story
        other = lead_pictured and story.rank != "lead"
        most = OTHER_PICTURE_MOST if other else weights.picture_most
        most = WHOLE if story.kind == "advert" else most
        places.append(
            PagePlace(
                seen[story.rank],
                story.id in standing,
                story.id in boxing,
                story.id in plain,
                most,
                FEW_WIDER if len(manuscripts) <= FEW else 0,
                jumps.get(story.id, NO_JUMP),
                OTHER_PICTURE_MOST if rivalled and story.rank == "lead" else 0,
                masthead=0 if places else masthead,
            )
        )
        seen[story.rank] += 1
    return places


def freed(manuscript: Manuscript, place: PagePlace) -> PagePlace:
    """A place where any head may stand or be small, any story in a box, and modules be wider.

    How many do so on one page is then for the lint to see.
    """
    boxing = place.boxing or (may_be_boxed(manuscript) and not place.plain)
    return place._replace(
        standing=place.standing or may_stand(manuscript),
        boxing=boxing,
        wider=max(place.wider, FREED_WIDER),
        freed=True,
    )
