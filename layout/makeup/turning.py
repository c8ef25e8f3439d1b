"""Pinwheels round what the editor has fixed: five areas that turn about one, where no cut goes through.

The lines between them are sought at the edges of what is fixed; upright ones at any column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from layout.makeup.around import Filling, Round, Ways, matched, united
from layout.makeup.reading import Area
from layout.makeup.search import Search

FEWEST = 2
"""So many modules are fixed at most where a line of a pinwheel is sought in every row though there
is a way already.
"""
Turn = tuple[Area, Area, Area, Area, Area]
TOP, RIGHT, FOOT, LEFT, MIDDLE = range(5)


def turns(area: Area, fixed: Sequence[Area], *, anywhere: bool = False) -> Iterator[Turn]:
    """The pinwheels of an area whose lines meet nothing fixed, of either hand.

    `anywhere` one of the two level lines is in any row, and only the other at an edge.
    """
    foot = area.row + area.rows
    edges = {edge for pin in fixed for edge in (pin.row, pin.row + pin.rows)}
    inner = sorted(row - area.row for row in edges if area.row < row < foot)
    rows = range(1, area.rows) if anywhere else inner
    for hand in (0, 1):
        for columns in combinations(range(1, area.width), 2):
            # of the four outer areas two end at the upper line, and two at the lower one
            upper, lower = (
                [row for row in rows if _held(_areas(area, hand, columns, (row, row)), some, fixed)]
                for some in (
                    (TOP, RIGHT) if hand else (TOP, LEFT),
                    (FOOT, LEFT) if hand else (RIGHT, FOOT),
                )
            )
            for north, south in product(upper, lower):
                if north < south and anywhere == (len({north, south} & set(inner)) == 1):
                    areas = _areas(area, hand, columns, (north, south))
                    if _holds(areas[MIDDLE], fixed):
                        yield areas


def fillings(
    search: Search, area: Area, fixed: Sequence[Area], most: int = 1, *, thorough: bool = True
) -> Iterator[Filling]:
    """The ways to fill what is left with all stories, at most so many of each kind, the cheapest of
    a kind first, as far as they are asked for.

    By cuts along the edges of what is fixed; a `thorough` search goes on with pinwheels along them
    and with a first cut elsewhere, and with pinwheels elsewhere, which take much longer: if there is
    no way yet, or round few modules, without long gutters.
    """
    around = Round(search, fixed)
    found = around.fillings(area, most)
    yield from found
    if not thorough:
        return
    found += (turning := turned(around, area, most))
    yield from turning
    found += (elsewhere := around.fillings(area, most, anywhere=True))
    yield from elsewhere
    if not found or len(fixed) <= FEWEST:
        yield from turned(around, area, most, anywhere=True, short=bool(found))


def turned(
    around: Round, area: Area, most: int, *, anywhere: bool = False, short: bool = False
) -> list[Filling]:
    """The ways to fill an area as a pinwheel round what is fixed in it, the cheapest first; those
    with long gutters only if they need not be `short`.
    """
    found: list[Filling] = []
    search, whole = around.search, around.search.whole
    for areas in turns(area, around.fixed, anywhere=anywhere):
        _, right, _, left, _ = areas
        gutters = int(search.gutter[left.rows] + search.gutter[right.rows])
        if short and gutters:
            continue
        ways = []
        for part in areas:
            ways.append(around.ways(part))
            if not len(ways[-1].masks):
                break
        else:
            first, *others, last = ways
            steps = [first]
            for some in others:
                steps.append(united(steps[-1], some))
            _, prices = matched(steps[-1], last, whole)
            if len(prices):
                price = int(prices.min()) + gutters
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


def _held(areas: Turn, some: Sequence[int], fixed: Sequence[Area]) -> bool:
    return all(_holds(areas[part], fixed) for part in some)


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
