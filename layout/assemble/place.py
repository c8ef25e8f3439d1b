"""What a story must know of its page before it is made up, and what it may do there unasked."""

from __future__ import annotations

from typing import NamedTuple

from layout.assemble.copyways import NO_JUMP, Jump
from layout.issue.manuscript import Manuscript

SIDE_LONGEST = 16
"""Characters of the longest headline that may stand vertically unasked."""


class PagePlace(NamedTuple):
    """What a story must know of its page: how many of its rank stand before it, whether unasked
    its head may stand vertically or itself in a box, whether it must do without one, and the most
    hundredths of the page that its picture may take. On a page of few stories each may be so many
    columns wider. `jump` tells where its rest may go on; `rivals` is how large, in hundredths, other
    pictures may be beside the lead's. `freed` are stories of a page that asks for all means.
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
