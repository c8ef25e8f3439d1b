"""Pinwheels round what the editor has fixed: five areas that turn about one, where no cut goes through.

The lines between them are sought at the edges of what is fixed; upright ones at any column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from layout.makeup.around import Filling, Round, Ways, matched, united
from layout.makeup.reading import Area
from layout.makeup.search import Search

FEW = 5
"""So many modules are fixed at most where a line of a pinwheel is sought in every row."""
Turn = tuple[Area, Area, Area, Area, Area]


def turns(area: Area, fixed: Sequence[Area], *, anywhere: bool = False) -> Iterator[Turn]:
    """The pinwheels of an area whose lines meet nothing fixed, of either hand.

    `anywhere` one of the two level lines is in any row, and only the other at an edge.
    """
    foot = area.row + area.rows
    rows = sorted({edge for pin in fixed for edge in (pin.row, pin.row + pin.rows)})
    inner = [row - area.row for row in rows if area.row < row < foot]
    pairs = list(combinations(inner, 2))
    if anywhere:
        free = [row for row in range(1, area.rows) if row not in inner]
        pairs = sorted((min(pair), max(pair)) for pair in product(inner, free))
    for hand in (0, 1):
        for columns in combinations(range(1, area.width), 2):
            for lines in pairs:
                areas = _areas(area, hand, columns, lines)
                if all(_holds(part, fixed) for part in areas):
                    yield areas


def fillings(
    search: Search, area: Area, fixed: Sequence[Area], most: int = 1, *, thorough: bool = True
) -> list[Filling]:
    """The ways to fill what is left with all stories, the cheapest first, at most so many.

    By cuts along the edges of what is fixed; if there is no such way a `thorough` search goes on
    with pinwheels and lines elsewhere, which takes much longer.
    """
    around = Round(search, fixed)
    found = around.fillings(area, most)
    if found or not thorough:
        return found
    found = turned(around, area, most) or around.fillings(area, most, anywhere=True)
    if not found and len(fixed) <= FEW:
        return turned(around, area, most, anywhere=True)
    return found


def turned(around: Round, area: Area, most: int, *, anywhere: bool = False) -> list[Filling]:
    """The ways to fill an area as a pinwheel round what is fixed in it, the cheapest first."""
    found: list[Filling] = []
    whole = around.search.whole
    for areas in turns(area, around.fixed, anywhere=anywhere):
        steps: list[Ways] = []
        for part in areas:
            ways = around.ways(part)
            steps.append(united(steps[-1], ways) if steps else ways)
            if not len(steps[-1].masks):
                break
        else:
            price = steps[-1].price(whole)
            if price is not None:
                found.append(Filling(_read(around, areas, steps, whole), price))
    return sorted(found, key=lambda filling: (filling.price, filling.parts))[:most]


def _read(
    around: Round, areas: Turn, steps: Sequence[Ways], mask: int
) -> tuple[tuple[Area, int], ...]:
    """Which groups stand in the areas of a pinwheel, the last area first."""
    parts: list[tuple[Area, int]] = []
    for number in range(len(areas) - 1, 0, -1):
        ways = around.ways(areas[number])
        before, prices = matched(steps[number - 1], ways, mask)
        rest = int(before[prices.argmin()])
        parts += around.read(areas[number], mask ^ rest)
        mask = rest
    return (*around.read(areas[0], mask), *parts)


def _areas(area: Area, hand: int, columns: tuple[int, int], lines: tuple[int, int]) -> Turn:
    """Top, right, foot, left and middle; of hand 0 the top one begins at the left edge."""
    (west, east), (north, south) = columns, lines
    width, rows = area.width, area.rows
    if hand:
        boxes = (
            (west, 0, width - west, north),
            (east, north, width - east, rows - north),
            (0, south, east, rows - south),
            (0, 0, west, south),
        )
    else:
        boxes = (
            (0, 0, east, north),
            (east, 0, width - east, south),
            (west, south, width - west, rows - south),
            (0, north, west, rows - north),
        )
    middle = (west, north, east - west, south - north)
    top, right, foot, left, centre = (
        Area(area.column + x, area.row + y, w, h) for x, y, w, h in (*boxes, middle)
    )
    return top, right, foot, left, centre


def _holds(area: Area, fixed: Sequence[Area]) -> bool:
    """Whether everything fixed is wholly in an area or out of it."""
    right, foot = area.column + area.width, area.row + area.rows
    for pin in fixed:
        east, south = pin.column + pin.width, pin.row + pin.rows
        if pin.column >= right or east <= area.column or pin.row >= foot or south <= area.row:
            continue
        if pin.column < area.column or east > right or pin.row < area.row or south > foot:
            return False
    return True
