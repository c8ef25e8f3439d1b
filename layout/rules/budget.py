"""The error budget: what the faults found weigh against 3 in 10,000 characters (handbook B4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from layout.core.diagnostics import Diagnostic, Severity
from layout.house.paper import House
from layout.rules.registry import BY_NAME, NUMBER_RULES

ALLOWED_PER_10000 = 3.0
_MOST_OF_ONE = 3
"""The same error counts three times in an issue at most."""
_MOST_OF_NUMBERS = 1.0
"""Faults of number usage count one error in an issue at most."""
_MASTHEAD = 2.0
"""Errors of masthead, folio and heads count double; those have no story."""


class Budget(NamedTuple):
    """Checked characters by page capacity, errors by weight, and how many are allowed."""

    characters: int
    errors: float

    @property
    def allowed(self) -> float:
        """Errors at 3 in 10,000."""
        return round(self.characters * ALLOWED_PER_10000 / 10_000, 2)

    @property
    def rate(self) -> float:
        """Errors in 10,000 characters."""
        return round(self.errors * 10_000 / self.characters, 3)

    def as_json(self) -> dict[str, float | bool]:
        """The budget as the report has it."""
        return {
            "characters": self.characters,
            "errors": self.errors,
            "allowed": self.allowed,
            "per_10000": self.rate,
            "passes": self.rate <= ALLOWED_PER_10000,
        }


_PHOTOGRAPH = 0.8
"""A photograph counts as four fifths of its area."""


def capacity(house: House, pages: int, pictured: float = 0.0) -> int:
    """Characters of so many pages by columns and rows, gutters not counted: the stricter reading.

    `pictured` is the area of the photographs in pages; before pages are made it is not known.
    """
    grid = house.grid
    page = grid.columns * grid.column_em * grid.rows
    return round(page * (pages - (1 - _PHOTOGRAPH) * pictured))


def budget(found: Sequence[Diagnostic], house: House, pages: int, pictured: float = 0.0) -> Budget:
    """The budget of an issue; remarks (info) are no errors."""
    seen: Counter[tuple[str, str]] = Counter()
    copy = numbers = 0.0
    for item in found:
        rule = BY_NAME.get(item.rule)
        if rule is None or item.severity is Severity.INFO:
            continue
        same = (item.rule, item.message.zh)
        seen[same] += 1
        if seen[same] > _MOST_OF_ONE:
            continue
        if item.rule in NUMBER_RULES:
            numbers += rule.points
        else:
            copy += rule.points * (1.0 if item.spot.story else _MASTHEAD)
    return Budget(capacity(house, pages, pictured), round(copy + min(numbers, _MOST_OF_NUMBERS), 2))
