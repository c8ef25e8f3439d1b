"""The em box of type: how high it stands over the baseline, and the rectangle that a run fills."""

from __future__ import annotations

from layout.core.frame import GlyphRun
from layout.core.geometry import Rect

ASCENT_EM = 0.88
"""From the baseline up to the top of the em box, in em. Chinese faces are drawn to this baseline:
their Han characters fill the box from 0.12 em below it to 0.88 em above it.
"""
DESCENT_EM = 1 - ASCENT_EM
"""From the baseline down to the foot of the em box, in em."""


def run_rect(run: GlyphRun, last_advance: float = 1.0) -> Rect:
    """The rectangle of a run's em boxes in points, from the top left of the trimmed page.

    `last_advance` is the advance width of the last glyph in em; without it the last glyph is
    taken to be one em wide, which holds for Han characters.
    """
    start = run.offsets[0] * run.size * run.condense
    length = (run.offsets[-1] + last_advance - run.offsets[0]) * run.size * run.condense
    if run.turned:
        return Rect(run.x - DESCENT_EM * run.size, run.y + start, run.size, length)
    return Rect(run.x + start, run.y - ASCENT_EM * run.size, length, run.size)
