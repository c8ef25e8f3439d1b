"""Rules that are one pattern over the lines of copy: what builds them from their parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from layout.core.diagnostics import Severity, Words
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
PUNCTUATION_POINTS = 0.1
"""Misused marks and number forms count a tenth of an error (B4)."""
_ROUND = 4
"""Characters shown on either side of a find."""


class Wording(NamedTuple):
    """A pattern and where it is looked for.

    `signs` are characters or words one of which every match contains: lines without them are not
    searched. `right` gives what a match should be, where that is safe to write.
    """

    pattern: Pattern
    signs: tuple[str, ...]
    parts: tuple[str, ...] = EVERYWHERE
    right: Callable[[re.Match[str]], str] | None = None

    def matches(self, desk: CopyDesk) -> Iterator[tuple[CopyLine, re.Match[str]]]:
        """Every match in the copy."""
        signs = [sign for sign in self.signs if sign in desk.copy]
        if not signs:
            return
        parts = frozenset(self.parts)
        for line in desk.lines:
            if line.part not in parts:
                continue
            for sign in signs:
                if sign in line.text:
                    yield from ((line, match) for match in self.pattern.found(line.text))
                    break


def excerpt(text: str, first: int, last: int) -> str:
    """A find with a few characters on either side."""
    start, end = max(first - _ROUND, 0), min(last + _ROUND, len(text))
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def edit(desk: CopyDesk, line: CopyLine, span: tuple[int, int], right: str) -> Replacement | None:
    """The change of a find in the source, if it stands there letter for letter."""
    typed = desk.typed(line, *span)
    printed = line.text[span[0] : span[1]]
    return Replacement(desk.place(line, span[0]), typed, right) if typed == printed else None


def finds(wording: Wording, says: Words) -> Check:
    """The check of a pattern: one fault a match."""

    def check(desk: CopyDesk) -> Iterator[Fault]:
        for line, match in wording.matches(desk):
            shown = excerpt(line.text, *match.span())
            right = wording.right(match) if wording.right else None
            yield Fault(
                Words(f"“{shown}”：{says.zh}", f"“{shown}”: {says.en}"),
                desk.place(line, match.start()),
                line.spot,
                hint=Words("", "")
                if right is None
                else Words(f"改成“{right}”", f"write “{right}”"),
                edit=None if right is None else edit(desk, line, match.span(), right),
            )

    return check


class WordingEntry(NamedTuple):
    """One row of a table of wording rules."""

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
