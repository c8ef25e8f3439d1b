"""Ragged lines: nothing is squeezed or spread, and each line is as long as its copy makes it.

A credit of several lines is set so, flush at one side. It takes as few lines as possible, then
avoids a last line of one character, then fills the earlier lines as far as they go.
"""

from __future__ import annotations

from typing import NamedTuple

from layout.core.geometry import EPSILON
from layout.text.linebreak import AtomRow, Line
from layout.text.measured import Measured


def ragged_lines(row: AtomRow, text: Measured, measure: float) -> list[Line] | None:
    """The lines of a paragraph at a measure in em; None if a piece is wider than the measure."""
    stops = _fewest_stops(text, measure)
    if stops is None:
        return None
    lines: list[Line] = []
    start = 0
    for stop in stops:
        origin = text.place[start] - text.leads[start]
        xs = tuple(text.place[at] - origin for at in range(start, stop))
        lines.append(Line(start, stop, xs, xs[-1] + row.atoms[stop - 1].width))
        start = stop
    return lines


class _Tail(NamedTuple):
    """The lines from one atom to the end; fields in the order in which they are compared.

    `negative_stop` is where the first of them ends, negated so that the fuller line compares less.
    """

    lines: int
    orphans: int
    negative_stop: int


def _fewest_stops(text: Measured, measure: float) -> list[int] | None:
    """Where the lines stop, worked out from the last line to the first."""
    count = text.count
    best: dict[int, _Tail] = {count: _Tail(0, 0, 0)}
    """The best tail by its first atom."""
    for start in range(count - 1, -1, -1):
        edge = text.place[start] + measure - text.leads[start] + EPSILON
        is_orphan = text.is_orphan(start)
        tails = [
            _Tail(best[stop].lines + 1, best[stop].orphans + (is_orphan and stop == count), -stop)
            for stop in text.legal
            if stop > start and stop in best and text.ends[stop - 1] <= edge
        ]
        if tails:
            best[start] = min(tails)
    if 0 not in best:
        return None
    stops: list[int] = []
    at = 0
    while at < count:
        at = -best[at].negative_stop
        stops.append(at)
    return stops
