"""The clean door: every text that is printed passes it once, and every change is counted by rule.

The rules stand in `door`, with what becomes of which sign, and why (B1, B2, A9.4, A11, A14, A4.5).
Letters, invisible signs and spaces are put right in all copy; marks and figures only where
normalising is switched on. Addresses, times of day, numbers and Latin sentences stay as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from layout.issue.door.broken_lines import SUBHEAD, broken_lines, joined
from layout.issue.door.door_rule import (
    ADDRESS_HELD,
    DoorRule,
    full_width,
    half_width,
    is_han,
)
from layout.issue.door.letters import LINE_ENDS
from layout.issue.door.spaces import COPY_SPACES
from layout.issue.door.whole_door import ALWAYS, MARKS

__all__ = ["SUBHEAD", "Normaliser", "Place", "full_width", "half_width", "is_han"]

Place = tuple[str | int, ...]
"""Where a text stands: its key below the story or the issue, or `line` and a line of its file."""

_ALWAYS_SIGNS = frozenset().union(*(rule.signs for rule in ALWAYS))
_HOUSE_MARKS = frozenset("，：…—”’。")
"""Signs of rules that are the house's own marks: a rule may change them only in `_company`."""
_MARK_SIGNS = frozenset().union(*(rule.signs for rule in (*MARKS, *COPY_SPACES))) - _HOUSE_MARKS
"""The other signs of the rules on marks."""
_BLANKS = " \t\u00a0\u3000\r"
_WIDTHS, _REST = MARKS[:2], MARKS[2:]
"""Full-width letters and addresses come first, so that an address can be told from copy."""
_REST_OF_COPY = (*_REST, *COPY_SPACES)


@cache
def _address() -> re.Pattern[str]:
    return re.compile(
        r"(?:[A-Za-z]{2,8}://|[Ww]{3}\.|mailto:)[A-Za-z0-9./_~%?=&#:+@-]*[A-Za-z0-9/_=&#-]"
        r"|[0-9A-Za-z._-]+@[0-9A-Za-z.-]*[0-9A-Za-z]"
        r"|(?<![0-9A-Za-z.])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|cn|net|org)(?![0-9A-Za-z])"
        r"|\\\\[0-9A-Za-z._$\\-]+"
    )


@cache
def _company() -> re.Pattern[str]:
    """The house's own marks where a rule may change them."""
    return re.compile("[0-9](?:[，：][0-9]|—|’|”)|—{3}|(?<!…)…(?:(?!…)|……)|。{3}|[’”] ")


def _in_company(text: str) -> bool:
    return _company().search(text) is not None


def _signs(text: str) -> set[str]:
    """The characters of a text; the house's own marks only where a rule may change them."""
    found = set(text)
    if found & _HOUSE_MARKS and not _in_company(text):
        found -= _HOUSE_MARKS
    return found


@dataclass(slots=True)
class Normaliser:
    """Corrects texts, and counts its changes by rule; `first` has the place of each rule's first one.

    If it is not `enabled`, only the rules that always hold are applied. `place` is the place of the
    text that is corrected next; who wants places sets it.
    """

    enabled: bool = True
    changes: Counter[str] = field(default_factory=Counter)
    first: dict[str, Place] = field(default_factory=dict)
    place: Place = ()

    def head(self, text: str) -> str:
        """A head corrected; its spaces mark where the line may turn, and stay (B3)."""
        return " ".join(self.line(part) for part in text.split(" "))

    def line(self, text: str) -> str:
        """One text corrected, its single spaces between Han kept."""
        return self._corrected(text, _REST)

    def copy(self, text: str) -> str:
        """One paragraph of copy corrected."""
        return self._corrected(text, _REST_OF_COPY)

    def paragraphs(self, lines: list[tuple[int, str]], verse: bool) -> list[tuple[int, str]]:
        """Lines of copy with their numbers, corrected: blank lines dropped, broken paragraphs joined.

        A joined paragraph has the number of its first line. In `verse` no lines are joined.
        """
        kept: list[tuple[int, str]] = []
        blanks: set[int] = set()
        for number, raw in self._split(lines):
            self.place = ("line", number)
            text = self._applied(raw, ALWAYS).strip(_BLANKS)
            if not text:
                blanks.add(len(kept) - 1)
                continue
            if raw[:1] == "\u3000":
                self._count("typed indent", 1)
            kept.append((number, text))
        texts = [text for _, text in kept]
        broken = set() if verse or not self.enabled else broken_lines(texts, blanks)
        result: list[tuple[int, str]] = []
        for at, (number, text) in enumerate(kept):
            if at - 1 in broken:
                self.place = ("line", number)
                self._count("broken line", 1)
                result[-1] = (result[-1][0], joined(result[-1][1], text))
            else:
                result.append((number, text))
        return [(number, self._paragraph(number, text)) for number, text in result]

    def _split(self, lines: Iterable[tuple[int, str]]) -> Iterable[tuple[int, str]]:
        """The lines, those with a line break of another kind inside as several."""
        for number, raw in lines:
            parts = LINE_ENDS.split(raw) if not raw.isprintable() else [raw]
            if len(parts) > 1:
                self.place = ("line", number)
                self._count("line separator", len(parts) - 1)
            yield from ((number, part) for part in parts)

    def _paragraph(self, number: int, text: str) -> str:
        """A paragraph or subhead with clean letters, corrected."""
        self.place = ("line", number)
        if text.startswith(SUBHEAD):
            return SUBHEAD + self._marked(text[len(SUBHEAD) :].strip(), _REST)
        return self._marked(text, _REST_OF_COPY)

    def _corrected(self, text: str, rules: Sequence[DoorRule]) -> str:
        """A text after all rules: `rules` follow those on letters and widths."""
        return self._marked(self._applied(text, ALWAYS), rules) if text else text

    def _marked(self, text: str, rules: Sequence[DoorRule]) -> str:
        """A text with clean letters after the rules on marks and figures."""
        if not self.enabled or (_MARK_SIGNS.isdisjoint(set(text)) and not _in_company(text)):
            return text
        text = self._applied(text, _WIDTHS)
        addresses: list[str] = []
        if "." in text or "@" in text or "\\" in text or "://" in text:
            addresses = _address().findall(text)
            text = _address().sub(ADDRESS_HELD, text)
        text = self._applied(text, rules)
        for address in addresses:
            text = text.replace(ADDRESS_HELD, address, 1)
        return text

    def _applied(self, text: str, rules: Sequence[DoorRule]) -> str:
        """The text after some rules; each is asked only where one of its signs stands."""
        if rules is ALWAYS and _ALWAYS_SIGNS.isdisjoint(set(text)):
            return text
        signs = _signs(text)
        for rule in rules:
            if not rule.signs.isdisjoint(signs):
                text, count = rule.apply(text)
                if count:
                    self._count(rule.name, count)
                    signs = _signs(text)
        return text

    def _count(self, name: str, count: int) -> None:
        self.changes[name] += count
        self.first.setdefault(name, self.place)
