"""Lengths and rectangles.

Points are counted from the top left corner of the trimmed page, y downwards. Only the painter
turns y upwards, as PDF wants it. Make-up measures vertical lengths in whole baseline rows and
horizontal lengths in em; `layout/draw` converts both to points.
"""

from __future__ import annotations

from typing import NamedTuple

MM = 72 / 25.4
"""Points in a millimetre."""

EPSILON = 1e-6
"""Lengths closer than this, in their own unit, are the same."""


EM_ASCENT = 0.88
"""From the top of the em box of a Han glyph down to its baseline, in em.

Han faces draw on an em box that reaches from 0.12 em under the Latin baseline to 0.88 em over it:
the `ideo` baseline of OpenType's BASE table. Lines are placed by this box, not by a face's own
ascent, so that faces mix on one baseline and every row keeps its place.
"""
EM_DESCENT = 0.12
"""From the baseline down to the foot of the em box, in em: what `EM_ASCENT` leaves of it."""


def near(a: float, b: float, tolerance: float = EPSILON) -> bool:
    """Whether two lengths of one unit are the same."""
    return abs(a - b) <= tolerance


class Rect(NamedTuple):
    """A rectangle in points: left edge, top edge, width, height; y downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.y + self.height

    def mm(self) -> tuple[float, float, float, float]:
        """The rectangle in millimetres, rounded to hundredths."""
        x, y, width, height = (round(v / MM, 2) for v in (self.x, self.y, self.width, self.height))
        return x, y, width, height
