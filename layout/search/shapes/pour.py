"""Lines poured into legs of given depths, top to bottom, leg after leg.

In: lines with their rows, and the depth of each leg in rows. Out: the place of each line that fits.
A line that must stay with the next one (a subhead) is never the last of a leg. Lines without room
are no error: they have no place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class PouredLine(Protocol):
    """What pouring must know of a line."""

    @property
    def rows(self) -> int:
        """Whole baseline rows; a line of 0 rows stands on the row of the line before."""

    @property
    def keep(self) -> bool:
        """Whether the next line must follow in the same leg."""

    @property
    def above(self) -> int:
        """Rows left empty over the line, unless it opens a leg."""


class Place(NamedTuple):
    """Where a line stands: leg, and row within the leg, both from 0."""

    leg: int
    row: int


class Poured(NamedTuple):
    """The places of the lines that fit, and the rows that each leg uses."""

    places: tuple[Place, ...]
    used: tuple[int, ...]


def pour(lines: Sequence[PouredLine], depths: Sequence[int]) -> Poured:
    """Pour lines into legs; `places` is shorter than `lines` if they do not all fit."""
    places: list[Place] = []
    used = [0] * len(depths)
    leg = 0
    index = 0
    while index < len(lines):
        group = _group(lines, index)
        need = sum(lines[i].rows for i in group) + sum(lines[i].above for i in group[1:])
        while (
            leg < len(depths) and used[leg] + _above(lines, index, used[leg]) + need > depths[leg]
        ):
            leg += 1
        if leg == len(depths):
            break
        for i in group:
            used[leg] += _above(lines, i, used[leg])
            row = used[leg]
            places.append(Place(leg, row if lines[i].rows else row - 1))
            used[leg] += lines[i].rows
        index = group[-1] + 1
    return Poured(tuple(places), tuple(used))


def _above(lines: Sequence[PouredLine], index: int, used: int) -> int:
    """The empty rows over a line in a leg of which `used` rows are taken."""
    return lines[index].above if used else 0


def _group(lines: Sequence[PouredLine], index: int) -> range:
    """The indices of a line and of those after it that must stay with it."""
    stop = index
    while lines[stop].keep and stop + 1 < len(lines):
        stop += 1
    return range(index, stop + 1)
