"""Pinwheels round what the editor has fixed: five areas about one another, parted by no cut.

In: a `Search` that has run, an area, and what is fixed in it. Out: `Filling`s. Each of the five
areas is filled by a group round what is fixed in it, or is fixed as a whole. The two level lines
between the areas are sought at the edges of what is fixed, the two upright lines at any column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

import numpy as np

from layout.search.fixed.around_fixed import NO_GROUP, AroundFixed, Filling, GroupPrices
from layout.search.groups import Search
from layout.search.readout import Area

FEW_FIXED = 2
"""Where at most this many modules are fixed, a level line of a pinwheel is sought in every row, even
if there is a filling already.
"""


class PinwheelAreas(NamedTuple):
    """The five areas of a pinwheel."""

    upper: tuple[Area, Area]
    """The areas over and under the upper level line; the second stands beside an upright line."""
    lower: tuple[Area, Area]
    """The areas under and over the lower level line; the second stands beside an upright line."""
    middle: Area

    @property
    def areas(self) -> tuple[Area, ...]:
        """All five."""
        return (*self.upper, *self.lower, self.middle)


def pinwheel_areas(
    area: Area, fixed: Sequence[Area], *, anywhere: bool = False
) -> Iterator[PinwheelAreas]:
    """The pinwheels of an area whose lines meet nothing fixed, mirrored and not.

    Both level lines are at edges of what is fixed; with `anywhere` just one of them is, and the
    other is in any row.
    """
    foot = area.row + area.rows
    edges = {edge for pin in fixed for edge in (pin.row, pin.row + pin.rows)}
    inner = {row - area.row for row in edges if area.row < row < foot}
    rows = range(1, area.rows) if anywhere else sorted(inner)
    for mirrored in (False, True):
        for columns in combinations(range(1, area.width), 2):
            # which areas a level line bounds does not depend on where the other line is
            level = {row: _areas(area, columns, (row, row), mirrored=mirrored) for row in rows}
            upper = [
                row for row in rows if all(_cuts_none(part, fixed) for part in level[row].upper)
            ]
            lower = [
                row for row in rows if all(_cuts_none(part, fixed) for part in level[row].lower)
            ]
            for north, south in product(upper, lower):
                if north < south and anywhere == ((north in inner) != (south in inner)):
                    found = _areas(area, columns, (north, south), mirrored=mirrored)
                    if _cuts_none(found.middle, fixed):
                        yield found


def fillings(
    search: Search, area: Area, fixed: Sequence[Area], most: int = 1, *, thorough: bool = True
) -> Iterator[Filling]:
    """The ways to fill what is left of an area with all stories: at most `most` of each kind, the
    cheapest of a kind first. Each kind is searched only when the iterator reaches it.

    The first kind is by cuts along the edges of what is fixed. A `thorough` search goes on with
    pinwheels along these edges, then with a first cut elsewhere. Last are pinwheels with a line
    elsewhere, which take much longer: only if there is no filling yet, or where few modules are
    fixed, and then without long gutters.
    """
    around = AroundFixed(search, fixed)
    found = around.fillings(area, most)
    yield from found
    if not thorough:
        return
    pinwheels = pinwheel_fillings(around, area, most)
    yield from pinwheels
    others = around.fillings(area, most, elsewhere=True)
    yield from others
    found = [*found, *pinwheels, *others]
    if not found or len(fixed) <= FEW_FIXED:
        yield from pinwheel_fillings(around, area, most, anywhere=True, short=bool(found))


def pinwheel_fillings(
    around: AroundFixed, area: Area, most: int, *, anywhere: bool = False, short: bool = False
) -> list[Filling]:
    """At most `most` ways to fill an area as a pinwheel round what is fixed, the cheapest first.

    With `anywhere` one level line is in any row. With `short` those with long gutters are left out.
    """
    found: list[Filling] = []
    gutter = around.search.placing.gutter
    for areas in pinwheel_areas(area, around.fixed, anywhere=anywhere):
        gutters = int(gutter[areas.upper[1].rows] + gutter[areas.lower[1].rows])
        if short and gutters:
            continue
        middle = around.groups(areas.middle)
        upper = around.groups_of_two(*areas.upper) if len(middle.masks) else NO_GROUP
        lower = around.groups_of_two(*areas.lower) if len(upper.masks) else NO_GROUP
        if (best := _best((upper, middle, lower), around.search.whole)) is not None:
            *masks, price = best
            parts = zip((areas.upper, (areas.middle,), areas.lower), masks, strict=True)
            read = [hole for some, mask in parts for hole in around.read_areas(some, mask)]
            found.append(Filling(tuple(read), price + gutters))
    return sorted(found, key=lambda filling: (filling.price, filling.parts))[:most]


def _best(
    groups: tuple[GroupPrices, GroupPrices, GroupPrices], whole: int
) -> tuple[int, int, int, int] | None:
    """The cheapest three groups, one of each kind, that together are all stories; and their price."""
    first, second, third = groups
    if not len(third.masks):
        return None
    one, two = ((first.masks[:, None] & second.masks) == 0).nonzero()
    others = whole ^ first.masks[one] ^ second.masks[two]
    spots = np.minimum(np.searchsorted(third.masks, others), len(third.masks) - 1)
    hits = np.flatnonzero(third.masks[spots] == others)
    if not len(hits):
        return None
    one, two, three = one[hits], two[hits], spots[hits]
    prices = first.prices[one] + second.prices[two] + third.prices[three]
    at = int(prices.argmin())
    masks = first.masks[one[at]], second.masks[two[at]], third.masks[three[at]]
    return int(masks[0]), int(masks[1]), int(masks[2]), int(prices[at])


def _areas(
    area: Area, columns: tuple[int, int], lines: tuple[int, int], *, mirrored: bool
) -> PinwheelAreas:
    """The pinwheel with upright lines at two columns and level lines at two rows, from the area's
    top left. If it is not mirrored, the area at the top begins at the left.
    """
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
    return PinwheelAreas((top, beside), (foot, other), centre)


def _cuts_none(area: Area, fixed: Sequence[Area]) -> bool:
    """Whether everything fixed is wholly in an area or wholly out of it."""
    right, foot = area.column + area.width, area.row + area.rows
    for pin in fixed:
        east, south = pin.column + pin.width, pin.row + pin.rows
        if pin.column >= right or east <= area.column or pin.row >= foot or south <= area.row:
            continue
        if pin.column < area.column or east > right or pin.row < area.row or south > foot:
            return False
    return True
