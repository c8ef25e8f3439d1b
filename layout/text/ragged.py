"""Lines that are as long as they come: a credit of several lines, flush at one side.

As few lines as can be, no last line of one character, and the first lines as full as they go;
nothing is squeezed or opened.
"""

from __future__ import annotations

from layout.core.geometry import EPSILON
from layout.text.linebreak import AtomRow, Line
from layout.text.measured import Measured


def ragged_lines(row: AtomRow, text: Measured, measure: float) -> list[Line] | None:
    """The lines of a paragraph at a measure in em; None if some piece is wider than it."""
    stops = _stops(text, measure)
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


def _stops(text: Measured, measure: float) -> list[int] | None:
    count = text.count
    best: dict[int, tuple[int, int, int]] = {count: (0, 0, 0)}
    """By the atom a line begins with: lines from there, last lines of one character, next stop."""
    for start in range(count - 1, -1, -1):
        edge = text.place[start] + measure - text.leads[start] + EPSILON
        alone = start > 0 and text.words[-1] - text.words[start] <= 1
        ways = [
            (best[stop][0] + 1, best[stop][1] + (alone and stop == count), -stop)
            for stop in text.legal
            if stop > start and stop in best and text.ends[stop - 1] <= edge
        ]
        if ways:
            best[start] = min(ways)
    if 0 not in best:
        return None
    stops: list[int] = []
    at = 0
    while at < count:
        at = -best[at][2]
        stops.append(at)
    return stops
