"""Pinwheels round what the editor has fixed: five areas that turn about one, where no cut goes through.

The lines between them are sought at the edges of what is fixed; upright ones at any column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

import numpy as np

from layout.search.fixed.round_fixed import NO_WAY, Filling, Round, Ways
from layout.search.groups import Search
from layout.search.readout import Area

FEWEST = 2
"""So many modules are fixed at most where a line of a pinwheel is sought in every row though there
is a way already.
"""


class Turn(NamedTuple):
    """The areas of a pinwheel: the two that end at the upper of its level lines, the two at the lower
    one, and the one between. The second of each two stands beside an upright line.
    """

    upper: tuple[Area, Area]
    lower: tuple[Area, Area]
    middle: Area

    @property
    def areas(self) -> tuple[Area, ...]:
        """All five."""
        return (*self.upper, *self.lower, self.middle)


def turns(area: Area, fixed: Sequence[Area], *, anywhere: bool = False) -> Iterator[Turn]:
    """The pinwheels of an area whose lines meet nothing fixed, of either hand.

    `anywhere` one of the two level lines is in any row, and only the other at an edge.
    """
    foot = area.row + area.rows
    edges = {edge for pin in fixed for edge in (pin.row, pin.row + pin.rows)}
    inner = {row - area.row for row in edges if area.row < row < foot}
    rows = range(1, area.rows) if anywhere else sorted(inner)
    for mirrored in (False, True):
        for columns in combinations(range(1, area.width), 2):
            # which areas a line bounds does not depend on where the other is
            level = {row: _turn(area, columns, (row, row), mirrored=mirrored) for row in rows}
            upper = [row for row in rows if all(_holds(part, fixed) for part in level[row].upper)]
            lower = [row for row in rows if all(_holds(part, fixed) for part in level[row].lower)]
            for north, south in product(upper, lower):
                if north < south and anywhere == ((north in inner) != (south in inner)):
                    turn = _turn(area, columns, (north, south), mirrored=mirrored)
                    if _holds(turn.middle, fixed):
                        yield turn


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
    turning = turned(around, area, most)
    yield from turning
    others = around.fillings(area, most, elsewhere=True)
    yield from others
    found = [*found, *turning, *others]
    if not found or len(fixed) <= FEWEST:
        yield from turned(around, area, most, anywhere=True, short=bool(found))


def turned(
    around: Round, area: Area, most: int, *, anywhere: bool = False, short: bool = False
) -> list[Filling]:
    """The ways to fill an area as a pinwheel round what is fixed in it, the cheapest first; those
    with long gutters only if they need not be `short`.
    """
    found: list[Filling] = []
    search = around.search
    for turn in turns(area, around.fixed, anywhere=anywhere):
        gutters = int(search.gutter[turn.upper[1].rows] + search.gutter[turn.lower[1].rows])
        if short and gutters:
            continue
        middle = around.ways(turn.middle)
        upper = around.pair(*turn.upper) if len(middle.masks) else NO_WAY
        lower = around.pair(*turn.lower) if len(upper.masks) else NO_WAY
        if (best := _best((upper, middle, lower), search.whole)) is not None:
            *masks, price = best
            parts = zip((turn.upper, (turn.middle,), turn.lower), masks, strict=True)
            read = [part for areas, mask in parts for part in around.read_pair(areas, mask)]
            found.append(Filling(tuple(read), price + gutters))
    return sorted(found, key=lambda filling: (filling.price, filling.parts))[:most]


def _best(ways: tuple[Ways, Ways, Ways], whole: int) -> tuple[int, int, int, int] | None:
    """The cheapest groups of three that together are all stories, one of each, and their price."""
    first, second, third = ways
    if not len(third.masks):
        return None
    one, two = ((first.masks[:, None] & second.masks) == 0).nonzero()
    rest = whole ^ first.masks[one] ^ second.masks[two]
    spots = np.minimum(np.searchsorted(third.masks, rest), len(third.masks) - 1)
    hits = np.flatnonzero(third.masks[spots] == rest)
    if not len(hits):
        return None
    one, two, three = one[hits], two[hits], spots[hits]
    prices = first.prices[one] + second.prices[two] + third.prices[three]
    at = int(prices.argmin())
    found = first.masks[one[at]], second.masks[two[at]], third.masks[three[at]], prices[at]
    return int(found[0]), int(found[1]), int(found[2]), int(found[3])


def _turn(area: Area, columns: tuple[int, int], lines: tuple[int, int], *, mirrored: bool) -> Turn:
    """The pinwheel with these lines; of one that is not mirrored the top area begins at the left."""
    (west, east), (north, south) = columns, lines
    width, rows = area.width, area.rows
    if mirrored:
        boxes = (
            (west, 0, width - west, north),
            (east, north, width - east, rows - north),
            (0, south, east, rows - south),
            (0, 0, west, south),
        )
    else:
        boxes = (
            (0, 0, east, north),
            (0, north, west, rows - north),
            (west, south, width - west, rows - south),
            (east, 0, width - east, south),
        )
    middle = (west, north, east - west, south - north)
    top, beside, foot, other, centre = (
        Area(area.column + x, area.row + y, w, h) for x, y, w, h in (*boxes, middle)
    )
    return Turn((top, beside), (foot, other), centre)


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
