"""What fixed modules leave of a page: rectangles, by cuts along the edges of what is fixed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout.search.readout import Area
from layout.search.regions import overlap


def decompositions(area: Area, fixed: Sequence[Area]) -> Iterator[tuple[Area, ...]]:
    """The ways to cut what `fixed` leaves of an area into rectangles, by cuts along its edges."""
    inside = [pin for pin in fixed if overlap(area, pin)]
    if not inside:
        yield (area,)
        return
    if inside == [area]:
        yield ()
        return
    for one, other in parted(area, inside):
        for first in decompositions(one, fixed):
            for second in decompositions(other, fixed):
                yield (*first, *second)


def parted(
    area: Area, inside: Sequence[Area], *, anywhere: bool = False
) -> Iterator[tuple[Area, Area]]:
    """The ways to part an area in two without cutting any of `inside`, which is fixed in it.

    The cuts are along edges of what is fixed, or with `anywhere` at any row or column.
    """
    rows = {edge for pin in inside for edge in (pin.row, pin.row + pin.rows)}
    columns = {edge for pin in inside for edge in (pin.column, pin.column + pin.width)}
    foot, right = area.row + area.rows, area.column + area.width
    if anywhere:
        rows, columns = set(range(area.row, foot)), set(range(area.column, right))
    for row in sorted(rows):
        if area.row < row < foot and not any(pin.row < row < pin.row + pin.rows for pin in inside):
            top = Area(area.column, area.row, area.width, row - area.row)
            yield top, Area(area.column, row, area.width, foot - row)
    for column in sorted(columns):
        if area.column < column < right and not any(
            pin.column < column < pin.column + pin.width for pin in inside
        ):
            left = Area(area.column, area.row, column - area.column, area.rows)
            yield left, Area(column, area.row, right - column, area.rows)
