"""A rule of checking, and the fault it finds.

A rule is data: a stable name, how much it weighs, its clause, words, a remedy, an example, and a
function that yields faults. Severity, waivers and the page of rules are the same for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from layout.core.diagnostics import NOTHING, NOWHERE, Severity, Span, Spot, Words
from layout.rules.copydesk import CopyDesk


class Replacement(NamedTuple):
    """A safe change of a source file: at the span, `old` as it stands there becomes `new`."""

    span: Span
    old: str
    new: str


class Fault(NamedTuple):
    """One place where a rule is broken; without a hint of its own the rule's remedy is said."""

    message: Words
    span: Span | None = None
    spot: Spot = NOWHERE
    hint: Words = NOTHING
    edit: Replacement | None = None


Check = Callable[[CopyDesk], Iterator[Fault]]


class Rule(NamedTuple):
    """One rule.

    `clause` says where it comes from: a standard, or a paragraph of the house's handbook. `points`
    are the errors it counts for in the rate of 3 in 10,000 (B4). A rule without a check is found
    while the file is read, or when the pages are made (`built`). `internal` rules are those of article 14: strict houses make them errors.
    """

    name: str
    severity: Severity
    clause: str
    title: Words
    remedy: Words
    bad: str = ""
    good: str = ""
    check: Check | None = None
    points: float = 0.0
    internal: bool = False
    fixable: bool = False
    built: bool = False
    asked: bool = False
    """Found only in what a command asks for besides, so that its waivers are never idle."""
    unreadable: bool = False
    """Found where a file cannot be read at all: commands end with the status of a wrong call."""
    structural: bool = False
    """Whether a page cannot be printed against it: it cannot be waived, and is always an error."""


HAN = r"[^\W0-9A-Za-z_]"
"""A letter that is not Latin: Han, for our purposes; a range of 20,000 characters is slow to compile."""


class Pattern:
    """A regular expression compiled when it is first needed.

    Digits are written [0-9] and blanks [ \u3000]: \\d would match ０ and \\s a line break (C2).
    """

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.source)

    def full(self, text: str) -> re.Match[str] | None:
        """A match of the whole text, or None."""
        return self.compiled.fullmatch(text)

    def opens(self, text: str) -> re.Match[str] | None:
        """A match at the beginning of the text, or None."""
        return self.compiled.match(text)

    def found(self, text: str) -> Iterator[re.Match[str]]:
        """All matches."""
        return self.compiled.finditer(text)
