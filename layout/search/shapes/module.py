"""One story in a given module: head, pictures and legs, closed to the row.

In: a `ModuleNeed` and the lines of the copy. Out: a `ModuleFit`. All depths are whole rows and all
positions whole legs, counted from 0 at the module's top left. Spare rows go into the first picture
within its crop limits, then into air round the head. What is left over is white at the foot, and
counted, as are the lines that do not fit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from layout.search.shapes.adjustment import Adjustment, AdjustmentKind
from layout.search.shapes.pour import Place, Poured, PouredLine, pour


class PictureNeed(NamedTuple):
    """A picture with its words, or a group as a block: the legs it spans, the rows it may take."""

    legs: int
    ideal: int
    least: int
    most: int
    beside: tuple[int, ...] = ()
    """Rows that a group takes of the legs beside it: at `least` rows, one row more, and so on."""


class ModuleNeed(NamedTuple):
    """What must be closed."""

    rows: int
    """Rows of the module inside its padding."""
    legs: int
    head_rows: int
    """Rows of the head without added air."""
    head_air_most: int
    """Rows of air that may be added to the head."""
    pictures: tuple[PictureNeed, ...] = ()
    place: Literal["right", "left", "above"] = "right"
    """Where the pictures begin: at either edge, or over the head."""
    beside: bool = False
    """Whether the head has a column of its own, left of the legs, over the whole depth."""
    head_legs: int = 0
    """The first legs that the head stands over, while the others climb to the top; 0 is all."""
    notch: int = 0
    """Rows of the masthead over the head, where the module runs round it."""


class PictureSpot(NamedTuple):
    """Where a picture stands."""

    leg: int
    """Its first leg; of a picture of a group that of the group."""
    legs: int
    row: int
    rows: int

    @property
    def across(self) -> range:
        """Its legs."""
        return range(self.leg, self.leg + self.legs)


class ModuleFit(NamedTuple):
    """A closed module."""

    head_row: int
    head_rows: int
    tops: tuple[int, ...]
    """The first row of each leg's copy."""
    depths: tuple[int, ...]
    """The rows of each leg's copy."""
    places: tuple[Place, ...]
    """The places of the lines in their legs."""
    pictures: tuple[PictureSpot, ...]
    white_rows: int
    """Empty rows left at the foot of the module."""
    overset_lines: int
    """Lines without a place."""
    adjustments: tuple[Adjustment, ...]


class _Attempt(NamedTuple):
    """The module with some rows of air and of pictures, its lines poured."""

    air: int
    picture_rows: tuple[int, ...]
    tops: tuple[int, ...]
    depths: tuple[int, ...]
    poured: Poured
    overset: int

    @property
    def slack(self) -> int:
        """Rows of the legs that no line uses."""
        return sum(self.depths) - sum(self.poured.used)


def close_module(
    need: ModuleNeed, lines: Sequence[PouredLine], air: int, picture_rows: tuple[int, ...]
) -> ModuleFit:
    """Close a module with just these rows of air and of each picture, as make-up reckoned them."""
    return _finish(need, lines, _attempt(need, lines, air, picture_rows))


def fit_module(need: ModuleNeed, lines: Sequence[PouredLine]) -> ModuleFit:
    """Close a module with as little white as its air and pictures allow."""
    best: _Attempt | None = None
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


def _picture_rows(need: ModuleNeed) -> list[tuple[int, ...]]:
    """The depths of all pictures to try, the first picture deepest first, the others at ideal."""
    if not need.pictures:
        return [()]
    first, *further = need.pictures
    others = tuple(picture.ideal for picture in further)
    return [(rows, *others) for rows in range(first.most, first.least - 1, -1)]


def _attempt(
    need: ModuleNeed, lines: Sequence[PouredLine], air: int, picture_rows: tuple[int, ...]
) -> _Attempt:
    head_foot = 0 if need.beside else need.notch + need.head_rows + air
    under_head = need.head_legs or need.legs
    tops = [head_foot if leg < under_head else 0 for leg in range(need.legs)]
    for spot in _spots(need, picture_rows, 0):
        for leg in spot.across:
            tops[leg] += spot.rows
    if need.pictures and need.pictures[0].beside:  # a group, always over the last legs
        group = need.pictures[0]
        for leg in range(need.legs - group.legs):
            tops[leg] += group.beside[picture_rows[0] - group.least]
    depths = [max(need.rows - top, 0) for top in tops]
    poured = pour(lines, depths)
    overset = len(lines) - len(poured.places)
    return _Attempt(air, picture_rows, tuple(tops), tuple(depths), poured, overset)


def _spots(need: ModuleNeed, picture_rows: tuple[int, ...], row: int) -> list[PictureSpot]:
    """The pictures from `row` down: side by side from the chosen edge, over the head full width."""
    spots = []
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


def _finish(need: ModuleNeed, lines: Sequence[PouredLine], attempt: _Attempt) -> ModuleFit:
    """The closed module: its legs level at the foot, but for the last ones, a row shorter."""
    depths, white, poured = list(attempt.depths), 0, attempt.poured
    if not attempt.overset:
        depths, white, poured = _levelled(lines, attempt)
    above = _spots(need, attempt.picture_rows, 0) if need.place == "above" else []
    head_rows = need.rows if need.beside else need.head_rows + attempt.air
    # beside an inset head the pictures stand at the very top
    picture_row = 0 if need.place == "above" or need.beside or need.head_legs else head_rows
    return ModuleFit(
        head_row=max((spot.row + spot.rows for spot in above), default=need.notch),
        head_rows=head_rows,
        tops=attempt.tops,
        depths=tuple(depths),
        places=poured.places,
        pictures=tuple(_spots(need, attempt.picture_rows, picture_row)),
        white_rows=white,
        overset_lines=len(lines) - len(poured.places),
        adjustments=_adjustments(need, attempt),
    )


def _adjustments(need: ModuleNeed, attempt: _Attempt) -> tuple[Adjustment, ...]:
    """The air that was added to the head, and the rows to the first picture."""
    found = []
    if attempt.air:
        found.append(Adjustment(AdjustmentKind.HEAD_AIR, attempt.air))
    if need.pictures and attempt.picture_rows[0] != need.pictures[0].ideal:
        deeper = attempt.picture_rows[0] - need.pictures[0].ideal
        found.append(Adjustment(AdjustmentKind.PICTURE_DEPTH, deeper))
    return tuple(found)


def _levelled(lines: Sequence[PouredLine], attempt: _Attempt) -> tuple[list[int], int, Poured]:
    """The depths of the legs without the rows that no line needs, and how many whole rows these are.

    First every leg gives up whole rows. What is still over is less than a row of each: the last
    legs are then one row short each, or any legs for which the lines still fit.
    """
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
