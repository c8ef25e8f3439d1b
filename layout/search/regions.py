"""Rectangles made of whole modules: the parts of a page that may be made up again by themselves.

In: the modules of a page, those that are fixed, and some modules to begin with. Out: regions, the
fewest modules first. A region grows by one module that touches it, and is then widened until its
edges cut no module.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout.search.readout import Area

_Box = tuple[int, int, int, int]
"""Left, top, right and foot of an area."""


def regions(
    modules: Sequence[Area], fixed: Sequence[Area], seed: Sequence[int], most: int
) -> Iterator[tuple[Area, tuple[int, ...]]]:
    """Rectangles of two to `most` whole modules that hold those of `seed`, the fewest first.

    Modules and what is `fixed` cover the page; nothing fixed may lie in a region. Each region comes
    with the numbers of its modules.
    """
    boxes = [_edges(module) for module in modules]
    pins = [_edges(pin) for pin in fixed]
    start = _widened(boxes, pins, _hull([boxes[i] for i in seed]), most)
    waiting = [start] if start else []
    seen = {start[0]} if start else set()
    tried: set[_Box] = set()
    while waiting:
        waiting.sort(key=lambda region: (len(region[1]), region[0][1], region[0][0]))
        box, inside = waiting.pop(0)
        left, top, right, foot = box
        if len(inside) > 1:
            yield Area(left, top, right - left, foot - top), inside
        for number, (west, north, east, south) in enumerate(boxes):
            if west > right or east < left or north > foot or south < top or number in inside:
                continue  # it does not touch the region
            wider = _hull([box, boxes[number]])
            if wider in tried:
                continue
            tried.add(wider)
            grown = _widened(boxes, pins, wider, most)
            if grown and grown[0] not in seen:
                seen.add(grown[0])
                waiting.append(grown)


def overlap(area: Area, other: Area) -> bool:
    """Whether two areas share a cell."""
    return bool(_inside([_edges(area)], _edges(other)))


def _widened(
    boxes: Sequence[_Box], pins: Sequence[_Box], box: _Box, most: int
) -> tuple[_Box, tuple[int, ...]] | None:
    """A box widened until it cuts no module, with the numbers of its modules.

    None if it has more than `most` or meets what is fixed.
    """
    while True:
        inside = _inside(boxes, box)
        if len(inside) > most or _inside(pins, box):
            return None
        wider = _hull([box, *[boxes[i] for i in inside]])
        if wider == box:
            return box, tuple(inside)
        box = wider


def _inside(boxes: Sequence[_Box], box: _Box) -> list[int]:
    """The numbers of the boxes that share a cell with `box`."""
    left, top, right, foot = box
    return [
        number
        for number, (west, north, east, south) in enumerate(boxes)
        if west < right and left < east and north < foot and top < south
    ]


def _edges(area: Area) -> _Box:
    return area.column, area.row, area.column + area.width, area.row + area.rows


def _hull(boxes: Sequence[_Box]) -> _Box:
    """The least box that holds all of some boxes."""
    lefts, tops, rights, feet = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(feet)
