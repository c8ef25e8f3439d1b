"""A rule, and the fault that it finds.

A rule is data: a stable name, a severity, a clause, words, an example, and a function that yields
faults. `rules/run.py` applies waivers and weights to all rules; the rulebook is made from the rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from layout.core.diagnostics import NOTHING, NOWHERE, Severity, Span, Spot, Words
from layout.rules.copydesk import CopyDesk


class Replacement(NamedTuple):
    """A safe change of a source file: the text `old` at `span` becomes `new`."""

    span: Span
    old: str
    new: str


class Fault(NamedTuple):
    """One place where a rule is broken.

    If `hint` is empty, the rule's remedy is the hint. `edit` is the change that --fix makes, if
    there is only one right one.
    """

    message: Words
    span: Span | None = None
    spot: Spot = NOWHERE
    hint: Words = NOTHING
    edit: Replacement | None = None


Check = Callable[[CopyDesk], Iterator[Fault]]


class Rule(NamedTuple):
    """One rule.

    `clause` is its source: a standard, or an id of `specs/clauses.md`. `title` says what
    must hold and `remedy` what to do if it does not. `bad` and `good` are an example. `points` are
    the errors that one fault counts in the error budget (B4). A rule without a `check` is applied
    when the file is read or, if it is `checked_on_pages`, when the pages are made.
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
    """A rule of article 14 (NBZL), which a strict house makes an error."""
    number_usage: bool = False
    """A rule of GB/T 15835, whose faults together count at most one error in the budget."""
    fixable: bool = False
    """Whether --fix can change some of its faults."""
    checked_on_pages: bool = False
    """Applied when the pages are made."""
    on_demand: bool = False
    """Applied only if the command demands a further output. Its waivers are never unused."""
    unreadable: bool = False
    """Found where a file cannot be read at all: commands end with the status of a wrong call."""
    structural: bool = False
    """Whether a page cannot be printed against it: it cannot be waived, and is always an error."""


HAN = r"[^\W0-9A-Za-z_]"
"""A letter that is not Latin, which in this copy means Han. A range of 20,000 characters would be
slow to compile."""


class Pattern:
    """A regular expression that is compiled when it is first used.

    Digits are written [0-9] and blanks [ \u3000], because \\d matches ０ and \\s a line break (C2).
    """

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.source)

    def full(self, text: str) -> re.Match[str] | None:
        """The match of the whole text, or None."""
        return self.compiled.fullmatch(text)

    def opens(self, text: str) -> re.Match[str] | None:
        """The match at the beginning of the text, or None."""
        return self.compiled.match(text)

    def found(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in the text, from left to right."""
        return self.compiled.finditer(text)
