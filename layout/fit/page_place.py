"""What a story must know of its page before it is fitted, and what it may do there by itself.

In: the stories of a page in reading order. Out: a `PagePlace` for each. At most two heads stand
vertically and at most two stories are boxed without the editor's word, the first that may.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from layout.fit.copy_ways import NO_JUMP, Jump
from layout.fit.measures import is_boxed
from layout.fit.picture_stories import is_pictorial
from layout.issue.manuscript import Manuscript
from layout.search.page_faults import BOXES_MOST
from layout.search.weights import Weights

STANDING_MOST = 2
"""Stories of a page whose heads may stand vertically without the editor's word."""
FREED_WIDER = 2
"""Basic columns by which a story may be wider than its rank on a page that needs all means."""
FEW_STORIES, FEW_WIDER = 4, 4
"""On a page of at most this many stories each may be this many basic columns wider."""
OTHER_PICTURE_MOST = 6
"""The largest share of the page for a picture that is not the lead's, in hundredths."""
FOLLOWER = 0.3
"""The size of a further picture of a story, as a share of that of its first."""
WHOLE_PAGE = 100
"""The share of the page that an advert's picture may take, in hundredths."""
SIDE_SHORTEST, SIDE_LONGEST = 4, 16
"""Characters of a headline that may stand vertically without the editor's word."""


class PagePlace(NamedTuple):
    """What a story must know of its page."""

    step: int = 0
    """The number of stories of its rank before it on the page."""
    standing: bool = False
    """Whether its head may stand vertically without the editor's word."""
    boxing: bool = False
    """Whether it may be boxed without the editor's word."""
    plain: bool = False
    """Whether it must do without a box."""
    picture_most: int = 20
    """Hundredths of the page that its picture may take."""
    wider: int = 0
    """Basic columns that it may span beyond those of its rank."""
    jump: Jump = NO_JUMP
    """Where it may go on."""
    rivals: int = 0
    """Of a lead with a picture: hundredths of the page that other stories' pictures may take."""
    freed: bool = False
    """Whether the page needs all means to close."""
    masthead: int = 0
    """Columns of the masthead that the story may run round; 0 if it may not."""
    must: int = 0
    """Of a lead with a picture: what another picture takes at least, in rows times hundredths of
    the page's width.
    """
    pictorial: bool = False
    """Whether the story lives by its pictures on a page of pictures (图片版)."""


def may_stand(manuscript: Manuscript) -> bool:
    """Whether a headline may be set vertically without the editor's word."""
    story = manuscript.story
    title = story.title.replace(" ", "")
    return (
        story.vertical == "auto"
        and story.rank in ("normal", "major")
        and story.kind != "notice"
        and SIDE_SHORTEST <= len(title) <= SIDE_LONGEST
        and not manuscript.standfirst
        and not manuscript.pictures
        and not any(c.isascii() and c.isalpha() for c in title)
    )


def may_be_boxed(manuscript: Manuscript) -> bool:
    """Whether a story may be boxed without the editor's word."""
    story = manuscript.story
    return story.boxed == "auto" and story.rank in ("normal", "brief") and not manuscript.pictures


def page_places(
    manuscripts: Sequence[Manuscript],
    weights: Weights,
    jumps: Mapping[str, Jump],
    masthead: int = 0,
    room: int = 0,
) -> list[PagePlace]:
    """The place of each story on its page.

    `jumps` gives by story id where a story may go on. The first story may run round a masthead of
    `masthead` columns. `room` are the characters of a page full of copy.
    """
    standing = [m.story.id for m in manuscripts if may_stand(m)][:STANDING_MOST]
    boxed = [m.story.id for m in manuscripts if is_boxed(m.story)]
    free = [m.story.id for m in manuscripts if may_be_boxed(m) and not is_boxed(m.story)]
    boxing = free[: max(BOXES_MOST - len(boxed), 0)]
    pictured = [m.story for m in manuscripts if m.pictures and m.story.kind != "advert"]
    lead_pictured = any(story.rank == "lead" for story in pictured)
    rivalled = any(story.rank != "lead" for story in pictured)
    pictures = page_of_pictures(manuscripts, weights, room)
    earlier: Counter[str] = Counter()
    places: list[PagePlace] = []
    for manuscript in manuscripts:
        story, pictorial = manuscript.story, pictures and is_pictorial(manuscript)
        most = _picture_most(manuscript, weights, lead_pictured=lead_pictured)
        places.append(
            PagePlace(
                step=earlier[story.rank],
                standing=story.id in standing,
                boxing=story.id in boxing,
                plain=story.id in boxed[BOXES_MOST:],
                picture_most=weights.picture_page_most if pictorial else most,
                wider=FEW_WIDER if len(manuscripts) <= FEW_STORIES else 0,
                jump=jumps.get(story.id, NO_JUMP),
                rivals=OTHER_PICTURE_MOST if rivalled and story.rank == "lead" else 0,
                masthead=0 if places else masthead,
                pictorial=pictorial,
            )
        )
        earlier[story.rank] += 1
    return places


def page_of_pictures(manuscripts: Sequence[Manuscript], weights: Weights, room: int) -> bool:
    """Whether a page lives by its pictures (图片版).

    It does if a story does, and its copy with pictures of the usual size would not fill it. `room`
    are the characters of a page full of copy.
    """
    if not any(map(is_pictorial, manuscripts)):
        return False
    copy = sum(one.copy_size for one in manuscripts)
    usual = sum(
        weights.picture_most * (1 + (len(one.pictures) - 1) * FOLLOWER)
        for one in manuscripts
        if one.pictures
    )
    return copy + room * usual / WHOLE_PAGE < room


def _picture_most(manuscript: Manuscript, weights: Weights, *, lead_pictured: bool) -> int:
    """Hundredths of the page that the picture of a story may take.

    It is less for stories beside a lead with a picture, whose picture must be the largest.
    """
    story = manuscript.story
    if story.kind == "advert":
        return WHOLE_PAGE
    return OTHER_PICTURE_MOST if lead_pictured and story.rank != "lead" else weights.picture_most


def freed(manuscript: Manuscript, place: PagePlace) -> PagePlace:
    """The same place on a page that needs all means.

    Any head may stand or be small, any story may be boxed, and modules may be wider. The lint
    limits how many stories of one page do so.
    """
    boxing = place.boxing or (may_be_boxed(manuscript) and not place.plain)
    return place._replace(
        standing=place.standing or may_stand(manuscript),
        boxing=boxing,
        wider=max(place.wider, FREED_WIDER),
        freed=True,
    )
