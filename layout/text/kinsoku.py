"""May a line end between two atoms (clreq, prohibition rules for line start and line end)?

Four levels; the house default is `gb` (handbook A3.1). What is glued within one atom (numbers
with their units, Latin words, —— and ……) is no question here.
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
    }
)

NOT_AT_START: dict[str, frozenset[Kind]] = {
    "none": frozenset(),
    "basic": _NOT_AT_START_BASIC,
    "gb": _NOT_AT_START_BASIC,
    "strict": _NOT_AT_START_BASIC | {Kind.PAIR},
}
"""Kinds that may not start a line, by level."""

NOT_AT_END: dict[str, frozenset[Kind]] = {
    "none": frozenset(),
    "basic": frozenset({Kind.OPEN, Kind.PREFIX}),
    "gb": frozenset({Kind.OPEN, Kind.PREFIX, Kind.SOLIDUS}),
    "strict": frozenset({Kind.OPEN, Kind.PREFIX, Kind.SOLIDUS}),
}
"""Kinds that may not end a line, by level."""


def may_break(before: Kind, after: Kind, level: Level) -> bool:
    """Whether a line may end after an atom whose right edge is `before`, the next being `after`."""
    return before not in NOT_AT_END[level] and after not in NOT_AT_START[level]
