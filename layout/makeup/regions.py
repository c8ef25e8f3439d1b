"""Rectangles made of whole modules round some of them: where a page may be set anew in part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout.makeup.reading import Area


def regions(
    modules: Sequence[Area], fixed: Sequence[Area], seed: Sequence[int], most: int
) -> Iterator[tuple[Area, tuple[int, ...]]]:
    """Rectangles of up to `most` whole modules that hold those of the seed, the fewest first.

    Modules and what is fixed cover the page; nothing fixed may lie in a region. Each comes with
    the numbers of its modules.
    """
    first = _closed(modules, fixed, _box([modules[i] for i in seed]), most)
    waiting = [first] if first else []
    seen = {first[0]} if first else set()
    while waiting:
        waiting.sort(key=lambda region: (len(region[1]), region[0].row, region[0].column))
        area, inside = waiting.pop(0)
        if len(inside) > 1:
            yield area, inside
        for number, module in enumerate(modules):
            if number in inside or not _touch(area, module):
                continue
            grown = _closed(modules, fixed, _box([area, module]), most)
            if grown and grown[0] not in seen:
                seen.add(grown[0])
                waiting.append(grown)


def _closed(
    modules: Sequence[Area], fixed: Sequence[Area], box: Area, most: int
) -> tuple[Area, tuple[int, ...]] | None:
    """A box widened until it cuts no module, or None if it has too many or meets what is fixed."""
    while True:
        inside = [i for i, module in enumerate(modules) if overlap(box, module)]
        if len(inside) > most or any(overlap(box, pin) for pin in fixed):
            return None
        wider = _box([box, *(modules[i] for i in inside)])
        if wider == box:
            return box, tuple(inside)
        box = wider


def overlap(area: Area, other: Area) -> bool:
    """Whether two areas share a cell."""
    return (
        area.column < other.column + other.width
        and other.column < area.column + area.width
        and area.row < other.row + other.rows
        and other.row < area.row + area.rows
    )


def _touch(area: Area, other: Area) -> bool:
    wider = Area(area.column - 1, area.row - 1, area.width + 2, area.rows + 2)
    return overlap(wider, other)


def _box(areas: Sequence[Area]) -> Area:
    left, top = min(a.column for a in areas), min(a.row for a in areas)
    right = max(a.column + a.width for a in areas)
    foot = max(a.row + a.rows for a in areas)
    return Area(left, top, right - left, foot - top)
