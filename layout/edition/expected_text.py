"""The text that must be printed, by the place where it is drawn, apart from how pages are set.

The certificate compares it with the text that was drawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from layout.core.frame import Source
from layout.draw.page import SetPage
from layout.fit.jump import jump_to
from layout.furniture.folio import FootCopy, folio_copy
from layout.furniture.masthead import MastheadCopy
from layout.issue.load import Edition
from layout.issue.manuscript import Manuscript


def front_text(masthead: MastheadCopy, foot: FootCopy) -> Iterator[tuple[Source, str]]:
    """The text of masthead and foot of page 1."""
    for part, text in masthead.printed():
        line = 1 if text == masthead.imprint[1] else 0
        yield Source("masthead", part, line), text
    parts: Counter[str] = Counter()
    for part, text in foot.printed():
        yield Source("foot", part, parts[part]), text
        parts[part] += 1


def folio_text(edition: Edition) -> Iterator[tuple[Source, str]]:
    """The text of the folios of all pages after the first."""
    issue = edition.issue.value
    for page in issue.pages[1:]:
        for part, text in folio_copy(page, edition.house.value, issue.date).printed():
            yield Source(f"folio-{page.number}", part), text


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
