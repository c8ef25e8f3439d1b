"""Kinds of characters, and the one table of punctuation marks.

A Chinese full-width mark fills one em, but its ink fills only half of it. The other half, the
blank, lies to the left of an opening mark and to the right of all others. Composition works on
the ink and treats the blank as space that may shrink or vanish, as TeX treats glue. So a mark is
given here by the width of its ink frame and by its blanks, both in em.

The kind of a character decides three things: where a line may end (`kinsoku`), how much space
stands between two characters, and in which order that space gives way (`spacing`).

Character lists and classes follow W3C clreq and GB/T 15834 (A2).
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from layout.text.signs.line_classes import NEVER_FIRST, NEVER_LAST, members


class Kind(IntEnum):
    """What one edge of an atom is."""

    HAN = 0
    """A Chinese character, and anything set like one."""
    OPEN = 1
    """An opening quote or bracket."""
    CLOSE = 2
    """A closing quote or bracket."""
    END = 3
    """A mark that ends a sentence: 。？！"""
    MID = 4
    """A mark inside a sentence: ，、；："""
    CONNECT = 5
    """A single dash, hyphen or tilde that joins two words."""
    INTERPUNCT = 6
    """The dot between the parts of a foreign name."""
    SOLIDUS = 7
    PAIR = 8
    """A mark of two em: —— or ……"""
    STACK = 9
    """？！ and their like, set as one unit without a blank (GB/T 15834 5.1.2)."""
    LATIN = 10
    """A Latin letter, a digit or an ASCII sign."""
    POSTFIX = 11
    """％ ℃ and others that belong to what stands before them (A3.3)."""
    PREFIX = 12
    """￥ № and others that belong to what follows (A3.3)."""
    FOLLOWER = 13
    """Any other sign that may not begin a line by its Unicode class: 々 ゝ ‥ ! and their like."""


class Mark(NamedTuple):
    """A punctuation mark: its kind, the width of its ink frame, its blanks on both sides, in em."""

    kind: Kind
    width: float
    left: float = 0.0
    right: float = 0.0


HALF = 0.5
"""Em: the ink frame of a full-width mark, and its blank (A5.2)."""
EM = 1.0


def _table() -> dict[str, Mark]:
    marks: dict[str, Mark] = {}
    for chars, mark in (
        ("“‘（《〈【〖〔［｛「『", Mark(Kind.OPEN, HALF, left=HALF)),
        ("”’）》〉】〗〕］｝」』", Mark(Kind.CLOSE, HALF, right=HALF)),
        ("。．？！‼⁇⁈⁉", Mark(Kind.END, HALF, right=HALF)),
        ("，、；：", Mark(Kind.MID, HALF, right=HALF)),
        ("—～－〜", Mark(Kind.CONNECT, EM)),
        ("–-‐‑‒", Mark(Kind.CONNECT, HALF)),
        ("·", Mark(Kind.INTERPUNCT, HALF)),
        ("/／", Mark(Kind.SOLIDUS, HALF)),
        ("％‰℃℉", Mark(Kind.POSTFIX, EM)),
        ("∶", Mark(Kind.POSTFIX, HALF)),
        ("￥№", Mark(Kind.PREFIX, EM)),
    ):
        marks.update(dict.fromkeys(chars, mark))
    return marks


MARKS = _table()
"""The house's own marks, set in frames of their own."""


_SIGNS_ON_BOTH_SIDES = frozenset("+\\")
"""Signs of the class PR that close a name as often as they open a figure: C++."""


class Edges(NamedTuple):
    """The kinds of a sign's left and right edge."""

    left: Kind
    right: Kind


def _signs() -> dict[str, Edges]:
    """All signs that Unicode's line-break classes keep off a line's start or end (A3.3)."""
    signs: dict[str, Edges] = {}
    for name in (*NEVER_LAST, *NEVER_FIRST):
        for char in members(name) - MARKS.keys() - _SIGNS_ON_BOTH_SIDES:
            latin = Kind.LATIN if char < "\u0100" else Kind.HAN
            if name in NEVER_LAST:
                signs[char] = Edges(latin, Kind.PREFIX)
            elif name == "PO":
                signs[char] = Edges(Kind.POSTFIX, Kind.POSTFIX)
            else:
                signs[char] = Edges(Kind.FOLLOWER, latin)
    return signs


SIGNS = _signs()
"""The edges of every sign that is none of the house's marks, and is no Han and no letter either."""

PAIRS = frozenset({"——", "⸺", "……", "⋯⋯"})
"""Two-em marks, never split (clreq, unbreakable marks; GB/T 15834 5.1.4, 5.1.5)."""

STOPS = frozenset({Kind.CLOSE, Kind.END, Kind.MID})
"""Kinds whose blank lies on the right."""


def is_latin(char: str) -> bool:
    """Whether a character is set as Latin text is: letters, digits and ASCII signs.

    Latin letters with accents, Greek and Cyrillic are among them.
    """
    return char.isascii() or "\u00c0" <= char <= "\u024f" or "\u0370" <= char <= "\u04ff"
