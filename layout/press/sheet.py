"""One sheet: a page, or two pages side by side, with its PDF boxes and its printer's marks.

The marks stand outside the bleed: crop marks and register marks on every plate, a colour bar at
the foot, and the slug, a line at the head that names the sheet. Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from layout.core.frame import BLACK, Colour, Frame, GlyphRun, Item, RuleLine, Source, Tint
from layout.core.geometry import MM, Rect
from layout.house.faces import FaceFile
from layout.press.colour import REGISTRATION, SpotInk

SLUG = Source("sheet", "slug")
"""The source of the slug's text; it belongs to no story."""
_MARK_SPACE = 12 * MM
"""From the bleed to the edge of the sheet: room for `_CROP_AWAY`, a mark, and some paper."""
_CROP_LENGTH = 5 * MM
_CROP_AWAY = 3 * MM
"""From the bleed to the marks, so that no mark shows on a sheet that is cut a little large."""
_HAIRLINE = 0.25
"""The width of a mark's lines: thin, but safe on every plate."""
_RING = 2 * MM
"""The radius of the ring of a register mark."""
_ARM = 1.5 * _RING
"""From the middle of a register mark to the ends of its cross."""
_FOLD_CLEARANCE = 8 * _RING
"""From a fold to the register mark beside it, which must not stand on the fold's crop marks."""
_PATCH = 5 * MM
"""The side of a patch of the colour bar."""
_SLUG_SIZE = 7.0
"""The size of the slug's type."""
_SLUG_LEFT, _SLUG_RISE = 10 * MM, 1.5 * MM
"""From the corner of the trimmed sheet rightwards, and from `_CROP_AWAY` upwards to the baseline."""
_CIRCLE = 0.5523
"""The handles of a quarter circle drawn as one Bézier curve, as a part of its radius: the value
that keeps the curve within 0.03 percent of the circle.
"""
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
"""The colour bar: the four inks solid, then at half tone, their overprints, and a grey of three."""


class Marks(NamedTuple):
    """The marks wanted outside the trimmed page; `bleed` is in millimetres."""

    bleed: float = 0.0
    crop: bool = False
    bar: bool = False
    slug: bool = False

    @property
    def margin(self) -> float:
        """From the trimmed page to the edge of the sheet."""
        space = _MARK_SPACE if self.crop or self.bar or self.slug else 0.0
        return self.bleed * MM + space


NO_MARKS = Marks()


class Sheet(NamedTuple):
    """Frames side by side, each with its left edge, and the size that they are trimmed to."""

    frames: tuple[tuple[Frame, float], ...]
    width: float
    height: float

    @property
    def folds(self) -> tuple[float, ...]:
        """The x of every fold."""
        return tuple(left for _, left in self.frames if left > 0)


def single_sheets(frames: Sequence[Frame]) -> list[Sheet]:
    """One sheet for every page."""
    return [Sheet(((frame, 0.0),), frame.width, frame.height) for frame in frames]


def printers_spreads(frames: Sequence[Frame]) -> list[Sheet]:
    """Pages in the pairs that lie on one side of a sheet: 4|1, 2|3; of eight 8|1, 2|7, 6|3, 4|5.

    With an odd number of pages the place of the last page stays white.
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
    if marks.crop:
        items += _crop_marks(sheet, marks)
        for x, y in register_marks(sheet, marks):
            items += [_line(x - _ARM, y, x + _ARM, y), _line(x, y - _ARM, x, y + _ARM)]
    if marks.bar:
        items += _colour_bar(sheet, marks, spot)
    return items


def _crop_marks(sheet: Sheet, marks: Marks) -> list[Item]:
    """Lines on from the edges of the trimmed sheet and from its folds."""
    near = marks.bleed * MM + _CROP_AWAY
    far = near + _CROP_LENGTH
    items: list[Item] = []
    for x in (0.0, *sheet.folds, sheet.width):
        items += [_line(x, -near, x, -far), _line(x, sheet.height + near, x, sheet.height + far)]
    for y in (0.0, sheet.height):
        items += [_line(-near, y, -far, y), _line(sheet.width + near, y, sheet.width + far, y)]
    return items


def _colour_bar(sheet: Sheet, marks: Marks, spot: SpotInk | None) -> list[Item]:
    """The patches in a row under the left half of the sheet, clear of the register mark."""
    patches = [*_PATCHES, *([spot.colour] if spot else [])]
    left = sheet.width / 4 - len(patches) * _PATCH / 2
    top = sheet.height + marks.bleed * MM + _CROP_AWAY
    return [
        Tint(Rect(left + n * _PATCH, top, _PATCH, _PATCH), colour)
        for n, colour in enumerate(patches)
    ]


def register_marks(sheet: Sheet, marks: Marks) -> list[tuple[float, float]]:
    """The middles of the register marks: one at the middle of each side of the trimmed sheet.

    Those at the head and the foot stand beside a fold, if there is one.
    """
    away = marks.bleed * MM + _CROP_AWAY + _ARM
    across = sheet.width * 0.5 + (_FOLD_CLEARANCE if sheet.folds else 0.0)
    middle = sheet.height / 2
    return [
        (across, -away),
        (across, sheet.height + away),
        (-away, middle),
        (sheet.width + away, middle),
    ]


def ring_path(x: float, y: float) -> str:
    """The operators that draw the ring of a register mark about a point of the sheet."""
    r, k = _RING, _RING * _CIRCLE
    curves = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    path = " ".join(" ".join(f"{v:.3f}" for v in curve) + " c" for curve in curves)
    return f"{x + r:.3f} {y:.3f} m {path} s"


def slug_run(words: str, face: FaceFile, marks: Marks) -> GlyphRun | None:
    """The slug: the line that names a sheet, above its upper left corner.

    Characters that the face lacks are left out. None if no slug is wanted or nothing is left.
    """
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
        _SLUG_LEFT,
        -(marks.bleed * MM + _CROP_AWAY + _SLUG_RISE),
        tuple(glyph for _, (glyph, _) in found),
        tuple(offsets),
        tuple(char for char, _ in found),
        SLUG,
        BLACK,
    )


def _line(x1: float, y1: float, x2: float, y2: float) -> RuleLine:
    return RuleLine(x1, y1, x2, y2, _HAIRLINE, REGISTRATION)
