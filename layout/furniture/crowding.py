"""Whether drawn furniture has room: measured by the ink of its glyphs, not by rules of thumb.

Items and their zone go in; typed faults come out. A zone is the rectangle of masthead, folio line
or foot.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from itertools import combinations
from typing import NamedTuple

from layout.core.frame import WHITE, GlyphRun, Item, Outline, RuleLine, Source, Tint
from layout.core.geometry import Rect
from layout.house.faces import FaceFile

TOUCH = 0.3
"""Points by which the ink of two neighbours may overlap: side bearings and hinting."""
OUTSIDE = 0.6
"""Points by which ink may stand outside its zone: half the width of a thick rule."""
LEAST_SHRUNK = 6.0
"""Points: type that was set smaller to fit is at least so large."""
_NO_SIZES: Mapping[str, float] = {}


class CrowdingKind(Enum):
    """What is wrong with a text of the furniture."""

    OUTSIDE = auto()
    """It stands outside its zone."""
    OVERLAP = auto()
    """It stands on another text, on a rule or on a tint."""
    SMALL = auto()
    """It had to be set too small."""
    NO_GLYPH = auto()
    """No face has one of its characters."""


class Crowding(NamedTuple):
    """A text of the furniture without room.

    `value` is the points by which it stands out or overlaps, or the size that it had to take.
    `other` is the text that it stands on, None for a rule. `text` are the characters without a
    glyph, or the text.
    """

    kind: CrowdingKind
    source: Source
    text: str
    value: float = 0.0
    other: Source | None = None


class _Block(NamedTuple):
    """One text of the furniture: its source, characters, ink and smallest size in points."""

    source: Source
    text: str
    ink: Rect
    size: float
    on_tint: bool


def crowding(
    items: Sequence[Item],
    printed: Iterable[tuple[Source, str]],
    zone: Rect,
    faces: Mapping[str, FaceFile],
    least: Mapping[str, float] = _NO_SIZES,
) -> Iterator[Crowding]:
    """The faults of drawn furniture; `printed` is every text that it should show.

    `least` gives the smallest size of a part in points where it is not `LEAST_SHRUNK`.
    """
    blocks = list(_blocks(items, faces))
    drawn = {block.source: block.text for block in blocks}
    for source, text in printed:
        shown = "".join(drawn.get(source, "").split())
        lost = "".join(char for char in text if char not in shown and not char.isspace())
        if lost:
            yield Crowding(CrowdingKind.NO_GLYPH, source, lost)
    for block in blocks:
        if (out := _outside(block.ink, zone)) > OUTSIDE:
            yield Crowding(CrowdingKind.OUTSIDE, block.source, block.text, out)
        if block.size < least.get(block.source.part, LEAST_SHRUNK):
            yield Crowding(CrowdingKind.SMALL, block.source, block.text, block.size)
        for line in _obstacles(items, block):
            if (depth := _overlap(block.ink, line)) > 0:
                yield Crowding(CrowdingKind.OVERLAP, block.source, block.text, depth)
    for one, other in combinations(blocks, 2):
        if (depth := _overlap(one.ink, other.ink)) > TOUCH:
            yield Crowding(CrowdingKind.OVERLAP, one.source, one.text, depth, other.source)


def _blocks(items: Iterable[Item], faces: Mapping[str, FaceFile]) -> Iterator[_Block]:
    """The texts of the furniture, each with the ink of all its runs."""
    runs: dict[Source, list[GlyphRun]] = {}
    for item in items:
        if isinstance(item, GlyphRun):
            runs.setdefault(item.source, []).append(item)
    for source, own in runs.items():
        inks = [ink for run in own for ink in _inks(run, faces[run.face])]
        if inks:
            left, top = min(ink.x for ink in inks), min(ink.y for ink in inks)
            right, bottom = max(ink.right for ink in inks), max(ink.bottom for ink in inks)
            text = "".join(char for run in own for char in run.texts)
            size = min(run.size for run in own)
            box = Rect(left, top, right - left, bottom - top)
            yield _Block(source, text, box, size, own[0].colour == WHITE)


def _inks(run: GlyphRun, face: FaceFile) -> Iterator[Rect]:
    """The ink of every glyph of a run that draws something, in points of the page."""
    for glyph, offset in zip(run.glyphs, run.offsets, strict=True):
        left, bottom, right, top = face.ink(glyph)
        if right > left and top > bottom:
            yield Rect(
                run.x + (offset + left) * run.condense * run.size,
                run.y - top * run.size,
                (right - left) * run.condense * run.size,
                (top - bottom) * run.size,
            )


def _outside(ink: Rect, zone: Rect) -> float:
    """The points by which ink stands outside a zone."""
    return max(zone.x - ink.x, zone.y - ink.y, ink.right - zone.right, ink.bottom - zone.bottom)


def _overlap(one: Rect, other: Rect) -> float:
    """The points by which two rectangles overlap, across or down, whichever is less."""
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return min(across, down)


def _obstacles(items: Iterable[Item], block: _Block) -> Iterator[Rect]:
    """The rules, and the tints and box lines, on which a text must not stand."""
    for item in items:
        if isinstance(item, RuleLine):
            half = item.width / 2
            yield Rect(item.x1, item.y1 - half, item.x2 - item.x1, item.width)
        elif isinstance(item, Tint) and not block.on_tint:
            yield item.rect
        elif isinstance(item, Outline):
            box = item.rect
            yield Rect(box.x, box.y, box.width, item.width)
            yield Rect(box.x, box.bottom, box.width, item.width)
            yield Rect(box.x, box.y, item.width, box.height)
            yield Rect(box.right, box.y, item.width, box.height)
