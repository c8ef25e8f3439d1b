"""What the tool has to say: one structure for every fault, printed in Chinese or English.

A Diagnostic has a stable rule name, a severity, a message and a hint in both languages, and up to
two addresses: a Span in the source (file, line, column, key path) and a Spot on the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from typing import Literal, NamedTuple

Lang = Literal["zh", "en"]


class Severity(StrEnum):
    """How much a fault weighs: an error forbids the press PDF, a warning does not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


SEVERITY_ZH = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.INFO: "说明"}


class Span(NamedTuple):
    """A place in a source file; line and column count from 1, `path` is the key path."""

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
    """A place in the paper: page number and story id, where known."""

    page: int | None = None
    story: str | None = None
    part: SpotPart | None = None


class Words(NamedTuple):
    """One sentence in both languages: lower case and no full stop in English."""

    zh: str
    en: str

    def say(self, lang: Lang) -> str:
        """The sentence in the language asked for."""
        return self.zh if lang == "zh" else self.en


NOTHING = Words("", "")
NOWHERE = Spot()


class Diagnostic(NamedTuple):
    """One fault, with its rule name, weight, words and addresses."""

    rule: str
    severity: Severity
    message: Words
    hint: Words = NOTHING
    span: Span | None = None
    spot: Spot = NOWHERE

    def line(self, lang: Lang = "zh") -> str:
        """The fault as one or two lines of text for a terminal."""
        place = f"{self.span}: " if self.span else ""
        weight = SEVERITY_ZH[self.severity] if lang == "zh" else self.severity.value
        text = f"{place}{weight}[{self.rule}] {self.message.say(lang)}"
        if hint := self.hint.say(lang):
            text += f"\n    {'怎么办：' if lang == 'zh' else 'hint: '}{hint}"
        return text

    def as_json(self, lang: Lang = "zh") -> dict[str, str | int | None]:
        """The fault as the report carries it."""
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
    """The list every stage appends to; waived faults are kept apart, each with its reason."""

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
        """Note a fault that forbids the press PDF."""
        self.items.append(Diagnostic(rule, Severity.ERROR, message, hint, span, spot))

    def warn(
        self,
        rule: str,
        message: Words,
        hint: Words,
        span: Span | None = None,
        spot: Spot = NOWHERE,
    ) -> None:
        """Note a fault that people should look at."""
        self.items.append(Diagnostic(rule, Severity.WARNING, message, hint, span, spot))

    def copy(self) -> Findings:
        """The same list, to go on with."""
        return Findings(list(self.items), list(self.waived))

    @property
    def failed(self) -> bool:
        """Whether there is any error."""
        return any(item.severity is Severity.ERROR for item in self.items)

    def in_order(self) -> list[Diagnostic]:
        """All faults, errors first, then by file, line and column, then by page: pages are made in
        no certain order. Other ties keep their order.
        """
        weight = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}

        def key(item: Diagnostic) -> tuple[int, str, int, int, int]:
            span, page = item.span or Span("", 0, 0), item.spot.page or 0
            return weight[item.severity], span.file, span.line, span.column, page

        return sorted(self.items, key=key)
