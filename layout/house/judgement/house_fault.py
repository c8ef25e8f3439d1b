"""A fault of a house as a whole: the keys involved, and words with the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from layout.core.diagnostics import Words
from layout.source.binding import Key


class HouseRule(Enum):
    """The rule that a fault of the house belongs to; the value is its name."""

    PAGE = "house-page"
    TYPE = "house-type"
    INK = "house-ink"
    CHECKS = "house-checks"


class HouseFault(NamedTuple):
    """A value of the house that does not agree with others.

    `keys` are the values involved. The fault is reported at the first of them that the newspaper's
    own file writes.
    """

    rule: HouseRule
    keys: tuple[Key, ...]
    message: Words
    hint: Words


Faults = Iterator[HouseFault]
