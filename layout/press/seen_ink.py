"""Characters of finished pages that nobody can see: drawn, and yet not printed.

A character is unseen if its glyph draws nothing, if a picture or a filled rectangle that is drawn
later lies over it, or if it stands off the sheet. The certificate counts it as lost.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from layout.core.frame import Frame, GlyphRun, Item, Layer, PlacedPicture, Source, Tint
from layout.core.geometry import Rect
from layout.house.faces import FaceFile

_COVERED_LEAST = 0.5
"""A character is covered if at least this share of its ink is."""
_BLANK = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Mn"})
"""Categories of characters that need not have ink of their own: spaces, format characters, marks."""
_INK_LEAST = 0.005
"""Em: what is smaller in width or height is no ink."""
_OVERHANG = 1.0
"""Em by which the ink of a run may stand out of its em boxes."""


class Hidden(Enum):
    """Why a character is not seen."""

    EMPTY = "empty"
    """Its glyph has no outline."""
    COVERED = "covered"
    """Something opaque is drawn over it."""
    OFF_SHEET = "off-sheet"
    """It stands off the trimmed page."""


class UnseenText(NamedTuple):
    """The text of one glyph that is not seen: its page and source, and why."""

    page: int
    source: Source
    text: str
    why: Hidden


def unseen_text(frames: Sequence[Frame], faces: Mapping[str, FaceFile]) -> Iterator[UnseenText]:
    """Every character of the pages that is not seen; `faces` are by key."""
    empty: dict[str, dict[int, bool]] = {key: {} for key in faces}
    for frame in frames:
        items = list(_flat(frame.items))
        covers = [
            (at, item.rect)
            for at, item in enumerate(items)
            if isinstance(item, Tint | PlacedPicture)
        ]
        sheet = Rect(0.0, 0.0, frame.width, frame.height)
        for at, item in enumerate(items):
            if isinstance(item, GlyphRun):
                later = [rect for cover, rect in covers if cover > at]
                yield from _unseen_of(frame.page, item, faces, empty[item.face], (sheet, later))


def needs_ink(text: str) -> bool:
    """Whether a text has a character that is printed."""
    return any(unicodedata.category(char) not in _BLANK for char in text)


def has_ink(face: FaceFile, glyph: int) -> bool:
    """Whether a glyph draws anything."""
    left, bottom, right, top = face.ink(glyph)
    return right - left >= _INK_LEAST or top - bottom >= _INK_LEAST


def _unseen_of(
    page: int,
    run: GlyphRun,
    faces: Mapping[str, FaceFile],
    empty: dict[int, bool],
    around: tuple[Rect, Sequence[Rect]],
) -> Iterator[UnseenText]:
    """The unseen characters of a run; `around` is the sheet, and what is drawn later."""
    face, (sheet, later) = faces[run.face], around
    reach = _reach(run)
    later = [rect for rect in later if _shared(rect, reach) > 0]
    inside = _shared(sheet, reach) >= reach.width * reach.height
    for i, glyph in enumerate(run.glyphs):
        if glyph not in empty:
            empty[glyph] = not has_ink(face, glyph)
        why = Hidden.EMPTY if empty[glyph] else None
        if why is None and (later or not inside):
            why = _hidden(_ink_rect(run, i, face), sheet, later)
        if why is not None and needs_ink(run.texts[i]):
            yield UnseenText(page, run.source, run.texts[i], why)


def _hidden(ink: Rect, sheet: Rect, later: Sequence[Rect]) -> Hidden | None:
    """Why ink on a page is not seen; None if it is."""
    area = ink.width * ink.height
    if _shared(sheet, ink) < area * _COVERED_LEAST:
        return Hidden.OFF_SHEET
    covered = any(_shared(rect, ink) >= area * _COVERED_LEAST for rect in later)
    return Hidden.COVERED if covered else None


def _reach(run: GlyphRun) -> Rect:
    """A rectangle that no ink of a run leaves, unless its face is at fault."""
    em = run.size
    start = run.offsets[0] * em * run.condense
    length = (run.offsets[-1] + 1.0) * em * run.condense - start
    if run.turned:
        return Rect(
            run.x - _OVERHANG * em,
            run.y + start - _OVERHANG * em,
            2 * _OVERHANG * em,
            length + 2 * _OVERHANG * em,
        )
    return Rect(
        run.x + start - _OVERHANG * em,
        run.y - _OVERHANG * em,
        length + 2 * _OVERHANG * em,
        2 * _OVERHANG * em,
    )


def _ink_rect(run: GlyphRun, at: int, face: FaceFile) -> Rect:
    """The ink of one glyph of a run, in points from the top left of the page."""
    left, bottom, right, top = face.ink(run.glyphs[at])
    em, across = run.size, run.size * run.condense
    start = run.offsets[at] * across
    if run.turned:  # a quarter clockwise: the glyph's right is down, its top is right
        return Rect(
            run.x + bottom * em,
            run.y + start + left * across,
            (top - bottom) * em,
            (right - left) * across,
        )
    return Rect(
        run.x + start + left * across,
        run.y - top * em,
        (right - left) * across,
        (top - bottom) * em,
    )


def _shared(one: Rect, other: Rect) -> float:
    """The area that two rectangles have in common, in square points."""
    width = min(one.right, other.right) - max(one.x, other.x)
    height = min(one.bottom, other.bottom) - max(one.y, other.y)
    return width * height if width > 0 and height > 0 else 0.0


def _flat(items: Sequence[Item]) -> Iterator[Item]:
    """Items and those in their layers, in drawing order."""
    for item in items:
        if isinstance(item, Layer):
            yield from _flat(item.items)
        else:
            yield item
