"""Diagnostics: one structure for every fault, printed in Chinese or English.

A Diagnostic has a stable rule name, a severity, a message and a hint in both languages, and up to
two addresses: a Span in the source (file, line, column, key path) and a Spot on the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from typing import Literal, NamedTuple

from layout.core.printable import printable

Lang = Literal["zh", "en"]


class Severity(StrEnum):
    """How much a fault weighs.

    An error forbids the press PDF. A warning should be looked at. An info is a remark.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


SEVERITY_ZH = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.INFO: "说明"}
_RANK = {severity: rank for rank, severity in enumerate(Severity)}
"""The order in which findings are listed: errors first."""


class Span(NamedTuple):
    """A place in a source file: line and column count from 1, `path` is the key path."""

    file: str
    line: int
    column: int
    path: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class SpotPart(Enum):
    """A part of a page or story at which a fault stands."""

    OVERSET = auto()
    """The copy of a story that has no place in its module."""
    FOOT = auto()
    """The foot of page 1."""


class Spot(NamedTuple):
    """A place in the issue: page number from 1 and story id; None where it is not known."""

    page: int | None = None
    story: str | None = None
    part: SpotPart | None = None


class Words(NamedTuple):
    """One sentence in both languages: lower case and no full stop in English."""

    zh: str
    en: str

    def say(self, lang: Lang) -> str:
        """The sentence in the language `lang`."""
        return self.zh if lang == "zh" else self.en


NOTHING = Words("", "")
NOWHERE = Spot()


class Diagnostic(NamedTuple):
    """One fault: rule name, severity, words and addresses.

    `span` is None if the fault has no place in a source file. `spot` is NOWHERE if it has no place
    in the issue. An empty `hint` means that nothing is advised.
    """

    rule: str
    severity: Severity
    message: Words
    hint: Words = NOTHING
    span: Span | None = None
    spot: Spot = NOWHERE

    def line(self, lang: Lang = "zh") -> str:
        """The fault as one or two lines of text for a terminal, without control characters."""
        return "\n".join(filter(None, (self.first_line(lang), self.hint_line(lang))))

    def first_line(self, lang: Lang) -> str:
        """Place, severity, rule name and message in one line."""
        place = f"{self.span}: " if self.span else ""
        severity = SEVERITY_ZH[self.severity] if lang == "zh" else self.severity.value
        return printable(f"{place}{severity}[{self.rule}] {self.message.say(lang)}")

    def hint_line(self, lang: Lang) -> str:
        """The line with the hint, indented; empty if there is no hint."""
        hint = self.hint.say(lang)
        label = "怎么办：" if lang == "zh" else "hint: "
        return f"    {label}{printable(hint)}" if hint else ""

    def as_json(self, lang: Lang = "zh") -> dict[str, str | int | None]:
        """The fault as the report has it; None for every address that is not known."""
        span = self.span
        return {
            "rule": self.rule,
            "severity": self.severity.value,
            "message": self.message.say(lang),
            "hint": self.hint.say(lang),
            "file": span.file if span else None,
            "line": span.line if span else None,
            "column": span.column if span else None,
            "path": span.path if span else None,
            "page": self.spot.page,
            "story": self.spot.story,
        }


@dataclass(slots=True)
class Findings:
    """The list that every stage appends to.

    `waived` keeps the faults that a waiver covers, each with the reason of the waiver.
    """

    items: list[Diagnostic] = field(default_factory=list)
    waived: list[tuple[Diagnostic, str]] = field(default_factory=list)

    def error(
        self,
        rule: str,
        message: Words,
        hint: Words,
        span: Span | None = None,
        spot: Spot = NOWHERE,
    ) -> None:
        """Add a fault that forbids the press PDF."""
        self.items.append(Diagnostic(rule, Severity.ERROR, message, hint, span, spot))

    def warn(
        self,
        rule: str,
        message: Words,
        hint: Words,
        span: Span | None = None,
        spot: Spot = NOWHERE,
    ) -> None:
        """Add a fault that an editor should look at."""
        self.items.append(Diagnostic(rule, Severity.WARNING, message, hint, span, spot))

    def copy(self) -> Findings:
        """A copy that can be appended to without changing this one."""
        return Findings(list(self.items), list(self.waived))

    @property
    def failed(self) -> bool:
        """Whether there is any error."""
        return any(item.severity is Severity.ERROR for item in self.items)

    def in_order(self) -> list[Diagnostic]:
        """All faults: errors first, then by file, line and column, then by page.

        The page is part of the order because pages are made in no fixed order. Other ties keep
        their order.
        """

        def key(item: Diagnostic) -> tuple[int, str, int, int, int]:
            span, page = item.span or Span("", 0, 0), item.spot.page or 0
            return _RANK[item.severity], span.file, span.line, span.column, page

        return sorted(self.items, key=key)
