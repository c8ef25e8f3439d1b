"""Where the ink of a glyph run stands on the page: the extents of its glyphs, from its face."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from layout.core.frame import GlyphRun
from layout.core.geometry import Rect
from layout.house.faces import FaceFile


def run_ink(run: GlyphRun, faces: Mapping[str, FaceFile]) -> Rect | None:
    """The rectangle round the ink of a run in points of the page; None if it draws nothing."""
    face = faces[run.face]
    inks = []
    for glyph, offset in zip(run.glyphs, run.offsets, strict=True):
        left, bottom, right, top = face.ink(glyph)
        if right <= left or top <= bottom:
            continue
        if run.turned:  # a quarter clockwise: what was right is down, what was up is right
            along = offset * run.condense
            inks.append(
                Rect(
                    run.x + bottom * run.size,
                    run.y + (along + left * run.condense) * run.size,
                    (top - bottom) * run.size,
                    (right - left) * run.condense * run.size,
                )
            )
        else:
            along = (offset + left) * run.condense
            inks.append(
                Rect(
                    run.x + along * run.size,
                    run.y - top * run.size,
                    (right - left) * run.condense * run.size,
                    (top - bottom) * run.size,
                )
            )
    return around(inks)


def around(rects: Iterable[Rect]) -> Rect | None:
    """The smallest rectangle round some; None round none."""
    every = list(rects)
    if not every:
        return None
    left, top = min(rect.x for rect in every), min(rect.y for rect in every)
    right, bottom = max(rect.right for rect in every), max(rect.bottom for rect in every)
    return Rect(left, top, right - left, bottom - top)


def overlap(one: Rect, other: Rect) -> tuple[float, float]:
    """How far two rectangles overlap across and down, in points; less than 0 is a distance."""
    return (
        min(one.right, other.right) - max(one.x, other.x),
        min(one.bottom, other.bottom) - max(one.y, other.y),
    )


def meet(one: Rect, other: Rect, allowed: float) -> bool:
    """Whether two rectangles overlap by more than `allowed` points both across and down."""
    across, down = overlap(one, other)
    return across > allowed and down > allowed


def holds(outer: Rect, inner: Rect, allowed: float) -> bool:
    """Whether a rectangle holds another, which may stand out by `allowed` points."""
    return (
        inner.x >= outer.x - allowed
        and inner.y >= outer.y - allowed
        and inner.right <= outer.right + allowed
        and inner.bottom <= outer.bottom + allowed
    )
