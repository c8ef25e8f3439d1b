"""Which stories live by their pictures, and which pictures stand together as a group (组照)."""

from __future__ import annotations

from layout.issue.manuscript import Manuscript

WORDS_MOST = 100
"""Characters of copy for each picture below which the pictures of a story make a group."""
APART_MOST = 3
"""Pictures of one story that may stand apart; more always make a group."""


def is_group(manuscript: Manuscript) -> bool:
    """Whether the pictures of a story make a group.

    They do in a picture story, if they are many, if the story is mostly pictures, or if it is
    verse: stanzas leave no room for pictures among them.
    """
    count, story = len(manuscript.pictures), manuscript.story
    mostly = manuscript.copy_size < WORDS_MOST * count
    together = story.kind == "picture" or mostly or story.verse
    return count > APART_MOST or (count > 1 and together)


def is_pictorial(manuscript: Manuscript) -> bool:
    """Whether a story lives by its pictures, which may then be larger than those of other stories."""
    picture_story = manuscript.story.kind == "picture" and bool(manuscript.pictures)
    return picture_story or is_group(manuscript)
