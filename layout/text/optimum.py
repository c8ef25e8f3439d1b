"""The endings of a paragraph chosen together: exact dynamic programmes over its breakpoints."""

from __future__ import annotations

from typing import NamedTuple

from layout.text.price import TORN, Measured


class Endings(NamedTuple):
    """Where the lines of a paragraph stop, and the price of the whole."""

    stops: tuple[int, ...]
    price: int


def best_endings(text: Measured, measure: float, indent: float) -> Endings:
    """The cheapest endings of a paragraph at a measure in em; the first line is indented.

    Exact: a line is left out only if it alone makes the paragraph dearer than one already known.
    Of equal prices the one whose last lines begin earlier wins, on every machine.
    """
    bound = _first_guess(text, measure, indent)
    count = text.count
    best: list[int | None] = [None] * (count + 1)
    before = [0] * (count + 1)
    best[0] = 0
    for start in range(count):
        base = best[start]
        if base is None or base > bound:
            continue
        width = measure - text.leads[start] - (indent if start == 0 else 0.0)
        for stop, price in text.lines_from(start, width, bound - base):
            total = base + price
            known = best[stop]
            if known is None or total < known:
                best[stop], before[stop] = total, start
    stops = []
    stop = count
    while stop:
        stops.append(stop)
        stop = before[stop]
    return Endings(tuple(reversed(stops)), best[count] or 0)


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


def _first_guess(text: Measured, measure: float, indent: float) -> int:
    """The price of a paragraph set line by line, each line the cheapest by itself."""
    total = start = 0
    while start < text.count:
        width = measure - text.leads[start] - (indent if start == 0 else 0.0)
        start, price = text.line_from(start, width)
        total += price
    return total
