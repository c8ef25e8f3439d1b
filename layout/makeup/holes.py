"""A page on which the editor has fixed some modules: the holes left, filled group by group.

What is fixed cuts the page into rectangles, in one or several ways; each rectangle takes stories
that follow one another in the order of importance and is filled like a small page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

from layout.makeup.reading import FREE, Area, Placed, Reader
from layout.makeup.regions import overlap
from layout.makeup.search import Search
from layout.makeup.weights import IMPOSSIBLE

DECOMPOSITIONS_MOST = 60
PERMUTED_MOST = 4
"""Up to so many holes are filled in every order."""


class Filling(NamedTuple):
    """Holes with the groups that fill them, and the price of all."""

    parts: tuple[tuple[Area, int], ...]
    price: int


def decompositions(area: Area, fixed: Sequence[Area]) -> Iterator[tuple[Area, ...]]:
    """The ways to cut an area round fixed modules into rectangles, by cuts along their edges."""
    inside = [pin for pin in fixed if overlap(area, pin)]
    if not inside:
        yield (area,)
        return
    if inside == [area]:
        yield ()
        return
    for row in sorted({edge for pin in inside for edge in (pin.row, pin.row + pin.rows)}):
        if area.row < row < area.row + area.rows and not any(
            pin.row < row < pin.row + pin.rows for pin in inside
        ):
            top = Area(area.column, area.row, area.width, row - area.row)
            rest = Area(area.column, row, area.width, area.row + area.rows - row)
            yield from _joined(top, rest, fixed)
    for column in sorted({edge for pin in inside for edge in (pin.column, pin.column + pin.width)}):
        if area.column < column < area.column + area.width and not any(
            pin.column < column < pin.column + pin.width for pin in inside
        ):
            left = Area(area.column, area.row, column - area.column, area.rows)
            rest = Area(column, area.row, area.column + area.width - column, area.rows)
            yield from _joined(left, rest, fixed)


def _joined(one: Area, other: Area, fixed: Sequence[Area]) -> Iterator[tuple[Area, ...]]:
    for first in decompositions(one, fixed):
        for second in decompositions(other, fixed):
            yield (*first, *second)


def fillings(search: Search, area: Area, fixed: Sequence[Area]) -> list[Filling]:
    """The ways to fill the holes, cheapest first; the search must know their widths."""
    seen: dict[tuple[Area, ...], Filling] = {}
    for count, holes in enumerate(decompositions(area, fixed)):
        if count == DECOMPOSITIONS_MOST:
            break
        key = tuple(sorted(holes, key=lambda hole: (hole.row, hole.column)))
        if key in seen or len(key) > len(search.tables):
            continue
        orders = permutations(key) if len(key) <= PERMUTED_MOST else iter([key])
        best = min(
            (found for order in orders if (found := _filled(search, order)) is not None),
            key=lambda found: found.price,
            default=None,
        )
        if best is not None:
            seen[key] = best
    return sorted(seen.values(), key=lambda found: (found.price, found.parts))


def _filled(search: Search, holes: Sequence[Area]) -> Filling | None:
    """The cheapest runs of stories for holes in an order, or None."""
    count = len(search.tables)
    states: dict[int, tuple[int, tuple[tuple[Area, int], ...]]] = {0: (0, ())}
    for number, hole in enumerate(holes):
        following: dict[int, tuple[int, tuple[tuple[Area, int], ...]]] = {}
        left = len(holes) - number - 1
        for done, (price, parts) in states.items():
            for stop in range(done + 1, count - left + 1):
                group = (1 << stop) - (1 << done)
                cost = int(search.table(group)[hole.width, :, :, hole.rows].min())
                if cost >= IMPOSSIBLE:
                    continue
                total = price + cost + search.down(group) * hole.row
                if stop not in following or total < following[stop][0]:
                    following[stop] = (total, (*parts, (hole, group)))
        states = following
    found = states.get(count)
    return None if found is None else Filling(found[1], found[0])


def filled(search: Search, filling: Filling) -> list[Placed]:
    """The shapes of a filling on the page."""
    reader = Reader(search)
    placed = [spot for hole, group in filling.parts for spot in reader.walk(group, hole, FREE)]
    return sorted(placed, key=lambda placed: placed.element)
