"""The one table of punctuation: class, blank halves, squeeze step, kinsoku kind of every mark.

Character lists and classes after W3C clreq and GB/T 15834 (handbook A2); widths in em. Blanks
are the adjustable half-em of a full-width mark: left of an opening mark, right of the others.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Kind(IntEnum):
    """What one edge of an atom is, for spacing and for the prohibition rules."""

    HAN = 0
    OPEN = 1
    CLOSE = 2
    END = 3
    MID = 4
    CONNECT = 5
    INTERPUNCT = 6
    SOLIDUS = 7
    PAIR = 8
    STACK = 9
    """？！ and their like, set as one unit without a blank (GB/T 15834 5.1.2)."""
    LATIN = 10
    POSTFIX = 11
    """％ ℃ and others that belong to what stands before them (handbook A3.3)."""
    PREFIX = 12
    """￥ № and others that belong to what follows."""


class Mark(NamedTuple):
    """A punctuation mark: kind, width of its ink frame, blank halves left and right of it."""

    kind: Kind
    width: float
    left: float = 0.0
    right: float = 0.0


def _table() -> dict[str, Mark]:
    marks: dict[str, Mark] = {}
    for chars, mark in (
        ("“‘（《〈【〖〔［｛「『", Mark(Kind.OPEN, 0.5, left=0.5)),
        ("”’）》〉】〗〕］｝」』", Mark(Kind.CLOSE, 0.5, right=0.5)),
        ("。．？！‼⁇⁈⁉", Mark(Kind.END, 0.5, right=0.5)),
        ("，、；：", Mark(Kind.MID, 0.5, right=0.5)),
        ("—～", Mark(Kind.CONNECT, 1.0)),
        ("–-", Mark(Kind.CONNECT, 0.5)),
        ("·", Mark(Kind.INTERPUNCT, 0.5)),
        ("/／", Mark(Kind.SOLIDUS, 0.5)),
        ("％‰℃°′″々∶", Mark(Kind.POSTFIX, 1.0)),
        ("￥№", Mark(Kind.PREFIX, 1.0)),
    ):
        marks.update(dict.fromkeys(chars, mark))
    return marks


MARKS = _table()
"""Every mark that is not set like a Han character or a Latin letter."""

PAIRS = frozenset({"——", "⸺", "……", "⋯⋯"})
"""Two-em marks, never split (clreq, unbreakable marks; GB/T 15834 5.1.4, 5.1.5)."""

STOPS = frozenset({Kind.CLOSE, Kind.END, Kind.MID})
"""Kinds whose blank half stands on the right."""


def is_latin(char: str) -> bool:
    """Whether a character is set in the Latin fashion: letters, digits and ASCII signs."""
    return char.isascii() or "\u00c0" <= char <= "\u024f" or "\u0370" <= char <= "\u04ff"
