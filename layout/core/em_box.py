"""The rectangle that the em boxes of a run of glyphs fill on their page."""

from __future__ import annotations

from layout.core.frame import GlyphRun
from layout.core.geometry import EM_ASCENT, EM_DESCENT, Rect


def run_rect(run: GlyphRun, last_advance: float = 1.0) -> Rect:
    """The rectangle of a run's em boxes in points, from the top left of the trimmed page.

    `last_advance` is the advance width of the last glyph in em; without it the last glyph is
    taken to be one em wide, which holds for Han characters.
    """
    start = run.offsets[0] * run.size * run.condense
    length = (run.offsets[-1] + last_advance - run.offsets[0]) * run.size * run.condense
    if run.turned:
        return Rect(run.x - EM_DESCENT * run.size, run.y + start, run.size, length)
    return Rect(run.x + start, run.y - EM_ASCENT * run.size, length, run.size)
