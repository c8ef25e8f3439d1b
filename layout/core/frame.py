"""The finished page: items at fixed points, in drawing order. Exporters see nothing else.

Every glyph run has the source text of each glyph and names the story and part that the text
belongs to. The certificate compares the text drawn with the text that had to be printed.
"""

from __future__ import annotations

from typing import NamedTuple

from layout.core.geometry import Rect

Colour = tuple[float, float, float, float]
"""Cyan, magenta, yellow, black, each 0 to 1."""

BLACK: Colour = (0.0, 0.0, 0.0, 1.0)
WHITE: Colour = (0.0, 0.0, 0.0, 0.0)


class Source(NamedTuple):
    """Where text comes from: story id or furniture name, part, paragraph number in the part."""

    story: str
    part: str
    paragraph: int = 0


class GlyphRun(NamedTuple):
    """Glyphs of one face and size on one baseline.

    `size` is in points. `x` and `y` are the origin in points from the top left of the trimmed
    page. `glyphs`, `offsets` and `texts` have one entry a glyph: its id, its origin from `x` in em,
    and its source text. `condense` scales offsets and glyphs horizontally; 1 is unscaled.
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
    """A horizontal or vertical line; ends and `width` in points."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: Colour = BLACK


class Tint(NamedTuple):
    """A rectangle filled with one colour."""

    rect: Rect
    colour: Colour


class Outline(NamedTuple):
    """A line round a rectangle, centred on its edge; `width` in points."""

    rect: Rect
    width: float
    colour: Colour = BLACK


class PlacedPicture(NamedTuple):
    """A photograph cropped to fill a rectangle; `file` is its path in the issue's folder.

    `focus` is a point of the photograph, as fractions of its width and height from the top left.
    The crop keeps this point as near to its own middle as it can. `story` is the story's id.
    """

    rect: Rect
    file: str
    focus: tuple[float, float]
    story: str


class Layer(NamedTuple):
    """Items that a reader of the PDF can switch on and off together; `key` is its name there."""

    key: str
    items: tuple[Item, ...]


Item = GlyphRun | RuleLine | Tint | Outline | PlacedPicture | Layer


class Frame(NamedTuple):
    """One finished page: number from 1, trimmed size in points, items in drawing order."""

    page: int
    width: float
    height: float
    items: tuple[Item, ...]
