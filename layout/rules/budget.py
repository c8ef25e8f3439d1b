"""The error budget: the weight of all faults against 3 errors in 10,000 characters (B4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from layout.core.diagnostics import Diagnostic, Severity
from layout.house.newspaper import House
from layout.rules.registry import BY_NAME

ALLOWED_PER_10000 = 3.0
"""Errors that the regulation allows in 10,000 characters."""
_REPEATS_COUNTED = 3
"""The same error counts at most three times in an issue."""
_NUMBER_USAGE_LIMIT = 1.0
"""All faults of number usage together count at most one error in an issue."""
_MASTHEAD_FACTOR = 2.0
"""Errors of masthead and folio count double. They are the faults that belong to no story."""
_PHOTOGRAPH_SHARE = 0.8
"""A photograph counts as text of four fifths of its area."""
_ALLOWED_DIGITS, _RATE_DIGITS = 2, 3
"""Decimals of the error count and of the rate in reports."""


class Budget(NamedTuple):
    """The characters of the issue by the capacity of its pages, and its errors by weight."""

    characters: int
    errors: float

    @property
    def allowed(self) -> float:
        """The errors that the regulation allows in these characters."""
        return round(self.characters * ALLOWED_PER_10000 / 10_000, _ALLOWED_DIGITS)

    @property
    def rate(self) -> float:
        """The errors in 10,000 characters."""
        return round(self.errors * 10_000 / self.characters, _RATE_DIGITS)

    def as_json(self) -> dict[str, float | bool]:
        """The budget as the report has it."""
        return {
            "characters": self.characters,
            "errors": self.errors,
            "allowed": self.allowed,
            "per_10000": self.rate,
            "passes": self.rate <= ALLOWED_PER_10000,
        }


def capacity(house: House, pages: int, pictured: float = 0.0) -> int:
    """The characters that `pages` pages hold: columns times rows of body copy.

    Gutters are not counted, which is the stricter reading of the regulation. `pictured` is the
    area of all photographs in pages; it is 0 as long as the pages are not made.
    """
    grid = house.grid
    page = grid.columns * grid.column_em * grid.rows
    return round(page * (pages - (1 - _PHOTOGRAPH_SHARE) * pictured))


def budget(found: Sequence[Diagnostic], house: House, pages: int, pictured: float = 0.0) -> Budget:
    """The budget of an issue of `pages` pages with these faults; remarks (info) count nothing."""
    seen: Counter[tuple[str, str]] = Counter()
    copy = numbers = 0.0
    for item in found:
        rule = BY_NAME.get(item.rule)
        if rule is None or item.severity is Severity.INFO:
            continue
        same = (item.rule, item.message.zh)
        seen[same] += 1
        if seen[same] > _REPEATS_COUNTED:
            continue
        if rule.number_usage:
            numbers += rule.points
        else:
            copy += rule.points * (1.0 if item.spot.story else _MASTHEAD_FACTOR)
    errors = round(copy + min(numbers, _NUMBER_USAGE_LIMIT), _ALLOWED_DIGITS)
    return Budget(capacity(house, pages, pictured), errors)
