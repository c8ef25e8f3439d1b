"""The endings of a paragraph chosen together: exact dynamic programmes over its breakpoints."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heappop, heappush
from typing import NamedTuple

from layout.text.measured import Measured
from layout.text.price import TORN

SHORT_TAIL = 2.5
"""Width in em of a last line that is as short as it may be."""


class Endings(NamedTuple):
    """Where the lines of a paragraph stop, and the price of the whole."""

    stops: tuple[int, ...]
    price: int


def best_endings(text: Measured, measure: float, indent: float) -> Endings:
    """The cheapest endings of a paragraph at a measure in em; the first line is indented.

    Exact: a line is left out only if it alone makes the paragraph dearer than one already known.
    Of equal prices the one whose last lines begin earlier wins, on every machine.
    """
    plain, sure = line_by_line(text, measure, indent)
    if sure:
        return plain
    bound, count = plain.price, text.count
    best, before = {0: 0}, {0: 0}
    # the cheapest beginning goes on first, so that none dearer than the whole is looked at
    queue = [(0, 0)]
    while queue:
        base, start = heappop(queue)
        if start == count:
            return Endings(_stops(before, count), base)
        if base > best[start]:
            continue
        width = measure - text.leads[start] - (indent if start == 0 else 0.0)
        for stop, price in text.lines_from(start, width, bound - base):
            total = base + price
            known = best.get(stop)
            if known is None or total < known:
                best[stop], before[stop] = total, start
                heappush(queue, (total, stop))
            elif total == known and start < before[stop]:
                before[stop] = start
    return plain


def _stops(before: Mapping[int, int], count: int) -> tuple[int, ...]:
    """The ends of all lines, by where the line to each of them begins."""
    stops = []
    stop = count
    while stop:
        stops.append(stop)
        stop = before[stop]
    return tuple(reversed(stops))


def endings_in(
    text: Measured, measure: float, indent: float, lines: int, most: int = TORN - 1
) -> Endings | None:
    """The cheapest endings that give just so many lines, or None if they cost more than `most`.

    The usual limit lets no gap be torn open: a paragraph that can be a line shorter or longer
    only so is left alone (GB/T 15834 5.1.11 allows squeezing marks to save a line).
    """
    layer: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for number in range(1, lines + 1):
        following: dict[int, tuple[int, tuple[int, ...]]] = {}
        # what is left must go into the lines left, and must fill all of them but the last
        first, last = text.starts(measure, lines - number, most)
        for start in sorted(layer):
            base, stops = layer[start]
            width = measure - text.leads[start] - (indent if start == 0 else 0.0)
            for stop, price in text.lines_from(start, width, most - base):
                if not first <= stop <= last or base + price > most:
                    continue
                known = following.get(stop)
                if known is None or base + price < known[0]:
                    following[stop] = (base + price, (*stops, stop))
        layer = following
    found = layer.get(text.count)
    return None if found is None else Endings(found[1], found[0])


def fits_in(text: Measured, measure: float, indent: float, lines: int) -> bool:
    """Whether a paragraph can be set in just so many lines, no gap torn open.

    Where its copy divides evenly over them, or every line may be squeezed full, that is seen at
    once, as is copy that even so is too much; else the programme must tell.
    """
    if _evenly(text, measure, indent, lines):
        return True
    squeezed = _squeezed(text, measure, indent, lines)
    return endings_in(text, measure, indent, lines) is not None if squeezed is None else squeezed


def _evenly(text: Measured, measure: float, indent: float, lines: int) -> bool:
    """Whether lines that share the copy alike, but for a short last one, need nothing torn."""
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
        width = measure - text.leads[start] - (indent if start == 0 else 0.0)
        price = text.price(start, stop, width)
        if price is None:
            return False
        total, start = total + price, stop
    return total < TORN


def _squeezed(text: Measured, measure: float, indent: float, lines: int) -> bool | None:
    """Whether lines that each take all they can will do; None if that tells nothing.

    No other line that begins as early or earlier ends later, so that nothing else takes more.
    """
    total = start = 0
    for _ in range(lines):
        if start == text.count:
            return None  # too little copy
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
    """A paragraph set line by line, each line the cheapest by itself; and if none is better.

    So it is where every line is exact, and any other that begins on the same atom is not: whatever
    else the paragraph may be set in has a line more, or one that is opened or squeezed.
    """
    total = start = 0
    stops: list[int] = []
    sure = True
    while start < text.count:
        width = measure - text.leads[start] - (indent if start == 0 else 0.0)
        start, price, alone = text.line_from(start, width)
        stops.append(start)
        total += price
        sure = sure and alone
    return Endings(tuple(stops), total), sure
