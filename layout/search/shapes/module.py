"""One story in the module the dummy gives it: head, pictures and legs, closed to the row.

Everything is whole rows and text columns counted from 0 at the module's top left. Spare rows go,
in this order, into the first picture within its crop limits and into air round the head; what is
left is white and is told, as are the lines that do not fit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from layout.search.shapes.adjustment import Adjustment, AdjustmentKind
from layout.search.shapes.pour import Place, Poured, PouredLine, pour


class PictureNeed(NamedTuple):
    """A picture with its words: legs it spans and rows it may take."""

    legs: int
    ideal: int
    least: int
    most: int


class ModuleNeed(NamedTuple):
    """What must be closed: rows and legs of the module, least rows of the head, its pictures.

    `beside` puts the head in a column of its own, left of the legs, over the whole depth;
    `head_legs` over so many legs only, the others climbing to the top, and `notch` so many rows
    lower, under the masthead that the module runs round. `in_rows` are the numbers of
    pictures in the rows of a group, which fills the whole width, each row in parts of its own.
    """

    rows: int
    legs: int
    head_rows: int
    head_air_most: int
    pictures: tuple[PictureNeed, ...] = ()
    place: Literal["right", "left", "above"] = "right"
    beside: bool = False
    head_legs: int = 0
    in_rows: tuple[int, ...] = ()
    notch: int = 0


class PictureSpot(NamedTuple):
    """Where a picture stands: first leg, legs (of a group the part of its row), first row, rows."""

    leg: int
    legs: int
    row: int
    rows: int

    @property
    def across(self) -> range:
        """Its legs."""
        return range(self.leg, self.leg + self.legs)


class ModuleFit(NamedTuple):
    """A closed module.

    `tops` and `depths` are each leg's first row and rows; `places` the lines' places in their
    legs; `white_rows` the empty rows left at the foot, `overset_lines` the lines without a place.
    """

    head_row: int
    head_rows: int
    tops: tuple[int, ...]
    depths: tuple[int, ...]
    places: tuple[Place, ...]
    pictures: tuple[PictureSpot, ...]
    white_rows: int
    overset_lines: int
    adjustments: tuple[Adjustment, ...]


def close_module(
    need: ModuleNeed, lines: Sequence[PouredLine], air: int, picture_rows: tuple[int, ...]
) -> ModuleFit:
    """Close a module with just these rows of air and picture, as make-up reckoned them."""
    return _finish(need, lines, _attempt(need, lines, air, picture_rows))


def fit_module(need: ModuleNeed, lines: Sequence[PouredLine]) -> ModuleFit:
    """Close a module as tightly as its means allow."""
    best: _Try | None = None
    for air in range(need.head_air_most + 1):
        for rows in _picture_rows(need):
            attempt = _attempt(need, lines, air, rows)
            if attempt.overset or max(attempt.tops) > need.rows:
                continue  # what does not fit, or a picture deeper than the module
            if best is None or attempt.slack < best.slack:
                best = attempt
            break  # a smaller picture only leaves more white
        if best is not None and best.slack < need.legs:
            break
    if best is None:
        least = tuple(picture.least for picture in need.pictures)
        return _finish(need, lines, _attempt(need, lines, 0, least))
    return _finish(need, lines, best)


class _Try(NamedTuple):
    air: int
    picture_rows: tuple[int, ...]
    tops: tuple[int, ...]
    depths: tuple[int, ...]
    poured: Poured
    overset: int

    @property
    def slack(self) -> int:
        """Rows that no line uses."""
        return sum(self.depths) - sum(self.poured.used)


def _picture_rows(need: ModuleNeed) -> list[tuple[int, ...]]:
    """The depths to try, deepest first picture first; the other pictures keep their ideal."""
    if not need.pictures:
        return [()]
    first, abreast = need.pictures[0], need.in_rows[0] if need.in_rows else 1
    rest = tuple(picture.ideal for picture in need.pictures[abreast:])
    return [((rows,) * abreast + rest) for rows in range(first.most, first.least - 1, -1)]


def _attempt(
    need: ModuleNeed, lines: Sequence[PouredLine], air: int, picture_rows: tuple[int, ...]
) -> _Try:
    top = 0 if need.beside else need.notch + need.head_rows + air
    under = need.head_legs or need.legs
    tops = [top if leg < under else 0 for leg in range(need.legs)]
    for spot in _spots(need, picture_rows, 0):
        # of a row of a group the first picture counts, for all legs
        across = range(need.legs if spot.leg == 0 else 0) if need.in_rows else spot.across
        for leg in across:
            tops[leg] += spot.rows
    depths = [max(need.rows - top, 0) for top in tops]
    poured = pour(lines, depths)
    return _Try(
        air, picture_rows, tuple(tops), tuple(depths), poured, len(lines) - len(poured.places)
    )


def _spots(need: ModuleNeed, picture_rows: tuple[int, ...], row: int) -> list[PictureSpot]:
    """The pictures side by side from the chosen edge; above the head they span the module."""
    spots = []
    if need.in_rows:
        return _group(need, picture_rows, row)
    if need.place == "above":
        for rows in picture_rows:
            spots.append(PictureSpot(0, need.legs, row, rows))
            row += rows
        return spots
    edge = 0 if need.place == "left" else need.legs
    first = need.head_legs if need.notch else 0
    for picture, rows in zip(need.pictures, picture_rows, strict=True):
        legs = min(picture.legs, need.legs)
        leg = edge if need.place == "left" else edge - legs
        if leg < first or leg + legs > need.legs:
            break
        edge = leg + legs if need.place == "left" else leg
        spots.append(PictureSpot(leg, legs, row, rows))
    return spots


def _group(need: ModuleNeed, picture_rows: tuple[int, ...], row: int) -> list[PictureSpot]:
    """The pictures of a group, row by row."""
    spots, first = [], 0
    for count in need.in_rows:
        rows = picture_rows[first]
        spots += [PictureSpot(part, 1, row, rows) for part in range(count)]
        first, row = first + count, row + rows
    return spots


def _levelled(lines: Sequence[PouredLine], attempt: _Try) -> tuple[list[int], int, Poured]:
    """The legs' depths when whole rows that none needs are off, and the last are a row short."""
    depths, white, poured = list(attempt.depths), 0, attempt.poured
    while min(depths, default=0) > 0:
        lower = [depth - 1 for depth in depths]
        tried = pour(lines, lower)
        if len(tried.places) < len(lines):
            break
        depths, white, poured = lower, white + 1, tried
    full = len(depths) - (sum(depths) - sum(poured.used))
    if full >= 0 and min(depths, default=0) > 0:  # as a rule the last legs take it all
        shorter = [depth - (leg >= full) for leg, depth in enumerate(depths)]
        tried = pour(lines, shorter)
        if len(tried.places) == len(lines):
            return shorter, white, tried
    for leg in range(len(depths) - 1, -1, -1):
        shorter = [*depths[:leg], depths[leg] - 1, *depths[leg + 1 :]]
        if depths[leg] > 0 and len(pour(lines, shorter).places) == len(lines):
            depths = shorter
    return depths, white, pour(lines, depths)


def _finish(need: ModuleNeed, lines: Sequence[PouredLine], attempt: _Try) -> ModuleFit:
    """Level the legs: the last ones take the short row; white stays at the foot."""
    depths, white, poured = list(attempt.depths), 0, attempt.poured
    if not attempt.overset:
        depths, white, poured = _levelled(lines, attempt)
    head_rows = need.rows if need.beside else need.head_rows + attempt.air
    over = _spots(need, attempt.picture_rows, 0) if need.place == "above" else []
    head_row = max((spot.row + spot.rows for spot in over), default=need.notch)
    # beside an inset head the pictures stand at the very top
    picture_row = 0 if need.place == "above" or need.beside or need.head_legs else head_rows
    adjustments = []
    if attempt.air:
        adjustments.append(Adjustment(AdjustmentKind.HEAD_AIR, attempt.air))
    if need.pictures and attempt.picture_rows[0] != need.pictures[0].ideal:
        deeper = attempt.picture_rows[0] - need.pictures[0].ideal
        adjustments.append(Adjustment(AdjustmentKind.PICTURE_DEPTH, deeper))
    return ModuleFit(
        head_row=head_row,
        head_rows=head_rows,
        tops=attempt.tops,
        depths=tuple(depths),
        places=poured.places,
        pictures=tuple(_spots(need, attempt.picture_rows, picture_row)),
        white_rows=white,
        overset_lines=len(lines) - len(poured.places),
        adjustments=tuple(adjustments),
    )
