"""The prohibition rules: between which two atoms a line must not end (clreq; GB/T 15834 5.1).

Some marks must not begin a line (，。” and others), some must not end one (“（ and others): the
table of marks in `charclass.py` says which. The
rules come in four levels of strictness; the house default is `gb` (A3.1). What must not
be split at all (a number with its unit, a Latin word, —— and ……) is one atom, so it needs no rule.
"""

from __future__ import annotations

from typing import Literal

from layout.text.charclass import Kind

Level = Literal["none", "basic", "gb", "strict"]

_NOT_AT_START_BASIC = frozenset(
    {
        Kind.END,
        Kind.MID,
        Kind.CLOSE,
        Kind.STACK,
        Kind.CONNECT,
        Kind.INTERPUNCT,
        Kind.SOLIDUS,
        Kind.POSTFIX,
        Kind.FOLLOWER,
    }
)

NOT_AT_START: dict[Level, frozenset[Kind]] = {
    "none": frozenset(),
    "basic": _NOT_AT_START_BASIC,
    "gb": _NOT_AT_START_BASIC,
    "strict": _NOT_AT_START_BASIC | {Kind.PAIR},
}
"""Kinds that must not begin a line, by level."""

NOT_AT_END: dict[Level, frozenset[Kind]] = {
    "none": frozenset(),
    "basic": frozenset({Kind.OPEN, Kind.PREFIX}),
    "gb": frozenset({Kind.OPEN, Kind.PREFIX, Kind.SOLIDUS}),
    "strict": frozenset({Kind.OPEN, Kind.PREFIX, Kind.SOLIDUS}),
}
"""Kinds that must not end a line, by level; the solidus by GB/T 15834 5.1.9."""


def may_break(before: Kind, after: Kind, level: Level) -> bool:
    """Whether a line may end between two atoms.

    `before` is the kind of the right edge of the first atom, `after` that of the left edge of the
    second.
    """
    return before not in NOT_AT_END[level] and after not in NOT_AT_START[level]
