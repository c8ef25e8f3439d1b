"""The text of stories and fillers that must be printed, apart from how pages are set.

The certificate compares it, and that of the furniture, with the text that was drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from layout.core.frame import Source
from layout.draw.page import SetPage
from layout.fit.jump import jump_to
from layout.issue.manuscript import Manuscript


def story_text(
    pages: Sequence[SetPage], manuscripts: Iterable[Manuscript]
) -> Iterator[tuple[Source, str]]:
    """The text of fillers and stories, with what jumps add to them."""
    for made in pages:
        for copy, _ in made.fillers:
            yield from copy.printed()
    for manuscript in manuscripts:
        for part, number, text in manuscript.printed():
            yield Source(manuscript.story.id, part, number), text
    yield from _jump_text(pages)


def _jump_text(pages: Sequence[SetPage]) -> Iterator[tuple[Source, str]]:
    """The text that jumps add: the line that names the next page, and the head over the rest."""
    for made in pages:
        for story in made.stories:
            rest = story.manuscript
            if rest.jumped_from:
                yield Source(rest.origin, "jump-to"), jump_to(rest.page)
                for part, number, text in rest.printed():
                    if part in ("headline", "byline"):
                        yield Source(rest.story.id, part, number), text
