"""The text of the furniture that must be printed, by the place where it is drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from layout.core.frame import Source
from layout.furniture.folio import FootCopy, folio_copy
from layout.furniture.masthead import MastheadCopy
from layout.issue.load import Edition


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
