"""The box round a boxed story."""

from __future__ import annotations

from layout.core.frame import Outline
from layout.core.geometry import Rect
from layout.fit.set_story import SetStory
from layout.furniture.block import BOX_INSET_ROWS
from layout.house.newspaper import House

BOX_LINE = 0.5
"""Width of the line round a boxed story, in points."""


def story_box(set_story: SetStory, area: Rect, house: House) -> Outline:
    """The box of a story: over the rows that it takes inside its padding, and the padding.

    `area` is the module in points.
    """
    fit, leading = set_story.fit, house.grid.leading
    leg_ends = (top + depth for top, depth in zip(fit.tops, fit.depths, strict=True))
    rows = fit.white_rows + max(leg_ends, default=0) + 2 * set_story.pad_rows
    inset = BOX_INSET_ROWS * leading
    box = Rect(area.x, area.y + inset, area.width, (rows - 2 * BOX_INSET_ROWS) * leading)
    return Outline(box, BOX_LINE)
