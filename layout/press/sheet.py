"""What goes onto one sheet: a page or two side by side, its boxes, and the marks about it.

Marks stand outside the bleed: crop and register marks on every plate, a colour bar at the foot,
a line at the head that says which sheet this is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from layout.core.frame import BLACK, Colour, Frame, GlyphRun, Item, RuleLine, Source, Tint
from layout.core.geometry import MM, Rect
from layout.house.faces import FaceFile
from layout.press.colour import REGISTRATION, SpotInk

SLUG = Source("sheet", "slug")
"""Whose text the line at the head of a sheet is; no story's."""
_MARK_SPACE = 12 * MM
_CROP_LENGTH, _CROP_AWAY = 5 * MM, 3 * MM
_HAIRLINE = 0.25
_RING = 2 * MM
_PATCH = 5 * MM
_SLUG_SIZE = 7.0
_PATCHES: tuple[Colour, ...] = (
    (1, 0, 0, 0),
    (0, 1, 0, 0),
    (0, 0, 1, 0),
    (0, 0, 0, 1),
    (0.5, 0, 0, 0),
    (0, 0.5, 0, 0),
    (0, 0, 0.5, 0),
    (0, 0, 0, 0.5),
    (1, 1, 0, 0),
    (1, 0, 1, 0),
    (0, 1, 1, 0),
    (0.35, 0.27, 0.27, 0),  # near neutral on newsprint beside the half-tone of black
)


class Marks(NamedTuple):
    """What is wanted outside the trimmed page; `bleed` in millimetres."""

    bleed: float = 0.0
    crop: bool = False
    bar: bool = False
    slug: bool = False

    @property
    def margin(self) -> float:
        """From the trimmed page to the edge of the sheet, in points."""
        space = _MARK_SPACE if self.crop or self.bar or self.slug else 0.0
        return self.bleed * MM + space


NO_MARKS = Marks()


class Sheet(NamedTuple):
    """Frames side by side, each with its left edge in points; the size they are trimmed to."""

    frames: tuple[tuple[Frame, float], ...]
    width: float
    height: float

    @property
    def folds(self) -> tuple[float, ...]:
        """Where the sheet is folded."""
        return tuple(left for _, left in self.frames if left > 0)


def single_sheets(frames: Sequence[Frame]) -> list[Sheet]:
    """Every page for itself."""
    return [Sheet(((frame, 0.0),), frame.width, frame.height) for frame in frames]


def printers_spreads(frames: Sequence[Frame]) -> list[Sheet]:
    """Pages in the pairs that lie on one side of a sheet: 4|1, 2|3; of eight 8|1, 2|7, 6|3, 4|5.

    An odd number of pages leaves the place of the missing last page white.
    """
    pages: list[Frame | None] = list(frames)
    pages += [None] * (len(pages) % 2)
    sheets = []
    for side in range(len(pages) // 2):
        pair = (pages[-1 - side], pages[side])
        left, right = pair if side % 2 == 0 else pair[::-1]
        width = frames[0].width
        placed = [(f, x) for f, x in ((left, 0.0), (right, width)) if f is not None]
        sheets.append(Sheet(tuple(placed), 2 * width, frames[0].height))
    return sheets


def boxes(sheet: Sheet, marks: Marks) -> dict[str, list[float]]:
    """MediaBox, BleedBox and TrimBox (ISO 32000-1 14.11.2)."""
    margin, bleed = marks.margin, marks.bleed * MM
    right, top = margin + sheet.width, margin + sheet.height
    return {
        "MediaBox": [0.0, 0.0, right + margin, top + margin],
        "BleedBox": [margin - bleed, margin - bleed, right + bleed, top + bleed],
        "TrimBox": [margin, margin, right, top],
    }


def mark_items(sheet: Sheet, marks: Marks, spot: SpotInk | None) -> list[Item]:
    """Crop marks, register crosses and the colour bar, from the top left of the trimmed sheet."""
    items: list[Item] = []
    bleed = marks.bleed * MM
    near = bleed + _CROP_AWAY
    if marks.crop:
        far = near + _CROP_LENGTH
        for x in (0.0, *sheet.folds, sheet.width):
            items += [
                _mark(x, -near, x, -far),
                _mark(x, sheet.height + near, x, sheet.height + far),
            ]
        for y in (0.0, sheet.height):
            items += [_mark(-near, y, -far, y), _mark(sheet.width + near, y, sheet.width + far, y)]
        for x, y in crosses(sheet, marks):
            items += [_mark(x - _RING * 1.5, y, x + _RING * 1.5, y)]
            items += [_mark(x, y - _RING * 1.5, x, y + _RING * 1.5)]
    if marks.bar:
        patches = [*_PATCHES, *([spot.colour] if spot else [])]
        left = sheet.width / 4 - len(patches) * _PATCH / 2
        top = sheet.height + near
        items += [
            Tint(Rect(left + n * _PATCH, top, _PATCH, _PATCH), colour)
            for n, colour in enumerate(patches)
        ]
    return items


def crosses(sheet: Sheet, marks: Marks) -> list[tuple[float, float]]:
    """The middles of the register marks: the middle of each side, beside a fold if there is one."""
    away = marks.bleed * MM + _CROP_AWAY + _RING * 1.5
    across = sheet.width * 0.5 + (8 * _RING if sheet.folds else 0.0)
    middle = sheet.height / 2
    return [
        (across, -away),
        (across, sheet.height + away),
        (-away, middle),
        (sheet.width + away, middle),
    ]


def ring(x: float, y: float) -> str:
    """The ring of a register mark about a point of the sheet."""
    r, k = _RING, _RING * 0.5523
    curves = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    path = " ".join(" ".join(f"{v:.3f}" for v in curve) + " c" for curve in curves)
    return f"{x + r:.3f} {y:.3f} m {path} s"


def slug_run(words: str, face: FaceFile, marks: Marks) -> GlyphRun | None:
    """The line that names a sheet, over its left corner; characters the face lacks are left out."""
    found = [(char, glyph) for char in words if (glyph := face.glyph(char)) is not None]
    if not marks.slug or not found:
        return None
    offsets, pen = [], 0.0
    for _, (_, advance) in found:
        offsets.append(pen)
        pen += advance
    return GlyphRun(
        face.key,
        _SLUG_SIZE,
        10 * MM,
        -(marks.bleed * MM + _CROP_AWAY + 1.5 * MM),
        tuple(glyph for _, (glyph, _) in found),
        tuple(offsets),
        tuple(char for char, _ in found),
        SLUG,
        BLACK,
    )


def _mark(x1: float, y1: float, x2: float, y2: float) -> RuleLine:
    return RuleLine(x1, y1, x2, y2, _HAIRLINE, REGISTRATION)
