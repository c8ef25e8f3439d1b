"""The lines of a paragraph chosen together: exact dynamic programmes over its legal stops.

As in Knuth and Plass, a paragraph is a graph: its nodes are the atoms that a line may begin with,
its edges the lines, and the cheapest path from the first atom to the end is the best setting. The
edges come from `measured`; prices are integers that compare exactly (`price`), so every machine
finds the same path.
"""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heappop, heappush
from typing import NamedTuple

from layout.text.measured import Measured
from layout.text.price import TORN

SHORT_TAIL = 2.5
"""Em: the width of a last line that is as short as it may be without being an orphan."""


class Endings(NamedTuple):
    """Where the lines of a paragraph stop, and the price of the whole."""

    stops: tuple[int, ...]
    price: int


def best_endings(text: Measured, measure: float, indent: float) -> Endings:
    """The cheapest endings of a paragraph at a measure in em; the first line is indented.

    Exact: a line is left out only if it alone makes the paragraph dearer than a setting already
    known. Of equal prices the one whose last lines begin earlier wins.
    """
    greedy, is_best = line_by_line(text, measure, indent)
    if is_best:
        return greedy
    bound, count = greedy.price, text.count
    best, before = {0: 0}, {0: 0}
    # cheapest beginning first (Dijkstra): nothing dearer than the whole paragraph is looked at
    queue = [(0, 0)]
    while queue:
        base, start = heappop(queue)
        if start == count:
            return Endings(_path(before, count), base)
        if base > best[start]:
            continue
        width = _line_width(text, start, measure, indent)
        for stop, price in text.lines_from(start, width, bound - base):
            total = base + price
            known = best.get(stop)
            if known is None or total < known:
                best[stop], before[stop] = total, start
                heappush(queue, (total, stop))
            elif total == known and start < before[stop]:
                before[stop] = start
    return greedy


def _line_width(text: Measured, start: int, measure: float, indent: float) -> float:
    """What a line from `start` has for its ink: the measure without lead and indent, in em."""
    return measure - text.leads[start] - (indent if start == 0 else 0.0)


def _path(before: Mapping[int, int], count: int) -> tuple[int, ...]:
    """The stops of all lines; `before` gives the start of the line that leads to each stop."""
    stops = []
    stop = count
    while stop:
        stops.append(stop)
        stop = before[stop]
    return tuple(reversed(stops))


def endings_in(
    text: Measured, measure: float, indent: float, lines: int, budget: int = TORN - 1
) -> Endings | None:
    """The cheapest endings that give exactly `lines` lines; None if they cost more than `budget`.

    The default budget lets no gap be torn open. A paragraph that could be made a line shorter or
    longer only by tearing gaps open is left alone; squeezing marks to save a line is allowed by
    GB/T 15834 5.1.11.
    """
    layer: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    """Price and stops of the cheapest beginning, by the atom that the next line begins with."""
    for number in range(1, lines + 1):
        following: dict[int, tuple[int, tuple[int, ...]]] = {}
        # the rest must go into the lines that are left, and fill all of them but the last
        first, last = text.starts(measure, lines - number, budget)
        for start in sorted(layer):
            base, stops = layer[start]
            width = _line_width(text, start, measure, indent)
            for stop, price in text.lines_from(start, width, budget - base):
                if not first <= stop <= last or base + price > budget:
                    continue
                known = following.get(stop)
                if known is None or base + price < known[0]:
                    following[stop] = (base + price, (*stops, stop))
        layer = following
    found = layer.get(text.count)
    return None if found is None else Endings(found[1], found[0])


def fits_in(text: Measured, measure: float, indent: float, lines: int) -> bool:
    """Whether a paragraph can be set in exactly `lines` lines with no gap torn open.

    Two quick estimates answer most questions. The exact programme answers the rest.
    """
    if _fits_evenly(text, measure, indent, lines):
        return True
    squeezed = _fits_squeezed(text, measure, indent, lines)
    return endings_in(text, measure, indent, lines) is not None if squeezed is None else squeezed


def _fits_evenly(text: Measured, measure: float, indent: float, lines: int) -> bool:
    """Whether lines of equal length, and a short last one, need no gap torn open.

    False proves nothing.
    """
    if lines < 2:
        return False
    natural = text.ends[-1] + indent
    tail = max(SHORT_TAIL, natural - (lines - 1) * measure)
    full = (natural - tail) / (lines - 1)
    total = start = 0
    stops = [text.stop_near(number * full - indent) for number in range(1, lines)]
    for stop in (*stops, text.count):
        if stop <= start:
            return False
        price = text.price(start, stop, _line_width(text, start, measure, indent))
        if price is None:
            return False
        total, start = total + price, stop
    return total < TORN


def _fits_squeezed(text: Measured, measure: float, indent: float, lines: int) -> bool | None:
    """Whether lines squeezed as far as they go hold the copy; None if that proves nothing.

    Each of these lines ends at least as late as any line that begins at the same atom or earlier.
    So if they do not hold the copy, no `lines` lines do.
    """
    total = start = 0
    for _ in range(lines):
        if start == text.count:
            return None  # fewer lines hold the copy
        width = measure - (indent if start == 0 else 0.0)
        stop = text.furthest(start, width)
        if stop <= start:
            return None
        price = text.price(start, stop, width - text.leads[start])
        total, start = total + (TORN if price is None else price), stop
    if start < text.count:
        return False
    return True if total < TORN else None


def line_by_line(text: Measured, measure: float, indent: float) -> tuple[Endings, bool]:
    """A paragraph set line by line, and whether no other setting is cheaper.

    Each line is the cheaper of two and never looks ahead (A10.0). That is the best
    setting if every line is certain: any other one has a line more, or a line that costs more.
    """
    total = start = 0
    stops: list[int] = []
    is_best = True
    while start < text.count:
        width = _line_width(text, start, measure, indent)
        start, price, is_certain = text.line_from(start, width)
        stops.append(start)
        total += price
        is_best = is_best and is_certain
    return Endings(tuple(stops), total), is_best
