"""Rules that consist of one pattern searched in the lines of copy, and how they are built."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from layout.core.diagnostics import NOTHING, Severity, Words
from layout.rules.copydesk import CopyDesk, CopyLine
from layout.rules.rule import Check, Fault, Pattern, Replacement, Rule

EVERYWHERE = (
    "label",
    "kicker",
    "headline",
    "deck",
    "standfirst",
    "byline",
    "body",
    "subhead",
    "source",
    "cutline",
)
"""The parts of a story that are searched unless a rule says otherwise."""
PUNCTUATION_POINTS = 0.1
"""A misused mark or number form counts a tenth of an error (B4)."""
_CONTEXT = 4
"""Characters that a message shows on either side of a match."""


class Wording(NamedTuple):
    """A pattern, and where it is searched.

    Every match contains one of the `signs`; lines without a sign are not searched. `parts` are the
    parts of a story that are searched. `right` gives the text that --fix writes for a match; only a
    change that cannot change the meaning has one, and it gives None for a match that it must not
    change. A match for which `holds` is false is none.
    """

    pattern: Pattern
    signs: tuple[str, ...]
    parts: tuple[str, ...] = EVERYWHERE
    right: Callable[[re.Match[str]], str | None] | None = None
    holds: Callable[[re.Match[str]], bool] | None = None

    def matches(self, desk: CopyDesk) -> Iterator[tuple[CopyLine, re.Match[str]]]:
        """Every match in the copy, with its line, in reading order."""
        signs = [sign for sign in self.signs if sign in desk.copy]
        if not signs:
            return
        parts = frozenset(self.parts)
        for line in desk.lines:
            if line.part not in parts:
                continue
            for sign in signs:
                if sign in line.text:
                    yield from ((line, match) for match in self._found(line.text))
                    break

    def _found(self, text: str) -> Iterator[re.Match[str]]:
        found = self.pattern.found(text)
        return found if self.holds is None else filter(self.holds, found)


def excerpt(text: str, first: int, last: int) -> str:
    """The characters of a text from `first` up to `last`, with a few on either side."""
    start, end = max(first - _CONTEXT, 0), min(last + _CONTEXT, len(text))
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def edit(desk: CopyDesk, line: CopyLine, span: tuple[int, int], right: str) -> Replacement | None:
    """The change of a part of a printed line in the source; None if it was typed in another way.

    `span` is the index of its first character and the index after its last one.
    """
    typed = desk.typed(line, *span)
    printed = line.text[span[0] : span[1]]
    return Replacement(desk.place(line, span[0]), typed, right) if typed == printed else None


def finds(wording: Wording, says: Words) -> Check:
    """The check of a pattern: one fault a match; `says` is the message after the excerpt."""

    def check(desk: CopyDesk) -> Iterator[Fault]:
        for line, match in wording.matches(desk):
            shown = excerpt(line.text, *match.span())
            right = wording.right(match) if wording.right else None
            yield Fault(
                Words(f"“{shown}”：{says.zh}", f"“{shown}”: {says.en}"),
                desk.place(line, match.start()),
                line.spot,
                hint=NOTHING if right is None else _hint(match[0], right),
                edit=None if right is None else edit(desk, line, match.span(), right),
            )

    return check


def _hint(given: str, right: str) -> Words:
    if not right:
        return Words(f"删去“{given}”", f"delete “{given}”")
    return Words(f"“{given}”改成“{right}”", f"write “{right}” for “{given}”")


class WordingEntry(NamedTuple):
    """A wording rule: one row of a table.

    `says` is both the title in the rulebook and the message of a fault, after the excerpt.
    """

    name: str
    severity: Severity
    clause: str
    says: Words
    remedy: Words
    bad: str
    good: str
    wording: Wording
    points: float = PUNCTUATION_POINTS

    def rule(self) -> Rule:
        """The row as a rule."""
        return Rule(
            self.name,
            self.severity,
            self.clause,
            self.says,
            self.remedy,
            self.bad,
            self.good,
            finds(self.wording, self.says),
            self.points,
            fixable=self.wording.right is not None,
        )
