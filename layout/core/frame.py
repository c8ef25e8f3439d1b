"""The finished page: items at fixed points, in drawing order. Exporters see nothing else.

Every glyph run carries the source text of each glyph and the story and part it belongs to, so
that what was drawn can be counted against what was to be printed.
"""

from __future__ import annotations

from typing import NamedTuple

from layout.core.geometry import Rect

Colour = tuple[float, float, float, float]
"""Cyan, magenta, yellow, black, each 0 to 1."""

BLACK: Colour = (0.0, 0.0, 0.0, 1.0)
WHITE: Colour = (0.0, 0.0, 0.0, 0.0)


class Source(NamedTuple):
    """Whose text it is: story id (or a furniture name), part, paragraph number within the part."""

    story: str
    part: str
    paragraph: int = 0


class GlyphRun(NamedTuple):
    """Glyphs of one face and size on one baseline.

    `x`, `y` is the origin in points from the top left of the trimmed page; `offsets` are the
    glyph origins from x in em, before `condense` scales them; `texts` is each glyph's source.
    `turned` turns every glyph a quarter clockwise about its origin.
    """

    face: str
    size: float
    x: float
    y: float
    glyphs: tuple[int, ...]
    offsets: tuple[float, ...]
    texts: tuple[str, ...]
    source: Source
    colour: Colour = BLACK
    condense: float = 1.0
    turned: bool = False


class RuleLine(NamedTuple):
    """A straight line; horizontal or vertical."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: Colour = BLACK


class Tint(NamedTuple):
    """A filled rectangle."""

    rect: Rect
    colour: Colour


class Outline(NamedTuple):
    """A rectangle drawn as a line of the given width, centred on its edge."""

    rect: Rect
    width: float
    colour: Colour = BLACK


class PlacedPicture(NamedTuple):
    """A photograph cropped to fill a rectangle; `file` names the picture in the issue's folder.

    `focus` is the point, as fractions of width and height, that the crop keeps nearest its middle.
    """

    rect: Rect
    file: str
    focus: tuple[float, float]
    story: str


class Layer(NamedTuple):
    """Items that a reader of the PDF can switch on and off together; `key` names it there."""

    key: str
    items: tuple[Item, ...]


Item = GlyphRun | RuleLine | Tint | Outline | PlacedPicture | Layer


class Frame(NamedTuple):
    """One finished page: its number, its trimmed size in points, and its items in order."""

    page: int
    width: float
    height: float
    items: tuple[Item, ...]
