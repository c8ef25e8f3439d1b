"""Frames as content streams: the only module that draws, for the press and for the screen.

Text goes into the stream as glyph codes at exact positions. Every run that is written is recorded,
so that the certificate counts what was drawn and not the copy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from layout.core.frame import (
    Colour,
    Frame,
    GlyphRun,
    Item,
    Layer,
    Outline,
    PlacedPicture,
    RuleLine,
    Source,
    Tint,
)
from layout.core.geometry import Rect
from layout.house.faces import FaceFile
from layout.press.pdf.embed import Subset
from layout.press.pdf.objects import numbers, utf16

_DISPLAY_SIZE = 20.0
"""Points: type of this size and more is display type; it is at least twice as large as body type."""
_MUCH_LARGER = 2
"""Display type is followed by small type if it is at least this many times as large."""
_THOUSANDTHS = 1000
"""Units of one em in the adjustments of `TJ` (ISO 32000-1 9.4.3)."""


class Drawn(NamedTuple):
    """A run as it was written to a page: its source and the text of its glyphs."""

    page: int
    source: Source
    text: str


class Palette(Protocol):
    """Turns the colours of frames into operators."""

    def fill(self, colour: Colour) -> str:
        """The operators that set the colour of text and areas."""

    def stroke(self, colour: Colour) -> str:
        """The operators that set the colour of lines."""


@dataclass(slots=True)
class Painter:
    """Writes the items of pages as operators.

    `left` and `foot` are the lower left corner of the trimmed page on its sheet, in points.
    `fonts` gives the subset and `font_names` the resource name of every face, by face key;
    `photos` gives the resource names of pictures. A picture without one is not drawn. `code` and
    `drawn` grow as items are painted.
    """

    palette: Palette
    fonts: Mapping[str, Subset]
    font_names: Mapping[str, str]
    photos: Mapping[PlacedPicture, str]
    left: float = 0.0
    foot: float = 0.0
    code: list[str] = field(default_factory=list)
    drawn: list[Drawn] = field(default_factory=list)
    _page: int = 0
    _top: float = 0.0
    """The y of the trimmed page's upper edge on the sheet, upwards."""
    _fill_colour: Colour | None = None
    _stroke_colour: Colour | None = None
    _type: tuple[str, float] | None = None
    """Key and size of the face set last."""
    _in_text: bool = False

    def open(self, frame: Frame) -> None:
        """Turn to a page: positions and records belong to it from here on."""
        self._page = frame.page
        self._top = self.foot + frame.height

    def paint(self, items: Sequence[Item]) -> None:
        """Paint items in the order given."""
        for item, after in zip(items, [*items[1:], None], strict=False):
            if isinstance(item, GlyphRun):
                self._glyphs(item, ends=_ends_display(item, after))
                continue
            self.end_text()
            match item:
                case RuleLine():
                    self._rule(item)
                case Tint():
                    self._fill(item.colour)
                    self.code.append(f"{self._rect(item.rect)} re f")
                case Outline():
                    self._stroke(item.colour)
                    self.code.append(f"{item.width:g} w {self._rect(item.rect)} re S")
                case PlacedPicture():
                    self._picture(item)
                case Layer():  # optional content (ISO 32000-1 8.11); the graphics state goes on
                    self.code.append(f"/OC /{item.key} BDC")
                    self.paint(item.items)
                    self.code.append("EMC")
        self.end_text()

    def end_text(self) -> None:
        """Close the text object, if one is open."""
        if self._in_text:
            self.code.append("ET")
            self._in_text = False

    def _fill(self, colour: Colour) -> None:
        if self._fill_colour != colour:
            self._fill_colour = colour
            self.code.append(self.palette.fill(colour))

    def _stroke(self, colour: Colour) -> None:
        if self._stroke_colour != colour:
            self._stroke_colour = colour
            self.code.append(self.palette.stroke(colour))

    def _rect(self, rect: Rect) -> str:
        """The operands of `re`."""
        return numbers((self.left + rect.x, self._top - rect.bottom, rect.width, rect.height))

    def _rule(self, rule: RuleLine) -> None:
        self._stroke(rule.colour)
        ends = numbers((self.left + rule.x1, self._top - rule.y1))
        other = numbers((self.left + rule.x2, self._top - rule.y2))
        self.code.append(f"{rule.width:g} w {ends} m {other} l S")

    def _glyphs(self, run: GlyphRun, *, ends: bool) -> None:
        """One run: its matrix, then its codes with adjustments.

        `ends` says that a space is written after it (`_shown`).
        """
        font = self.fonts[run.face]
        if not self._in_text:
            self.code.append("BT")
            self._in_text = True
        self._fill(run.colour)
        if self._type != (run.face, run.size):
            self._type = (run.face, run.size)
            self.code.append(f"/{self.font_names[run.face]} {run.size:g} Tf")
        start = run.offsets[0] * run.size * run.condense
        x, y = self.left + run.x, self._top - run.y
        if run.turned:  # a quarter clockwise: the baseline runs down the page
            matrix = numbers((0, -run.condense, 1, 0, x, y - start))
        else:
            matrix = numbers((run.condense, 0, 0, 1, x + start, y))
        show = f"{matrix} Tm [{_shown(run, font, ends)}]TJ"
        text = "".join([font.texts[glyph] for glyph in run.glyphs])
        if text != (own := "".join(run.texts)):  # ToUnicode has another text for a glyph
            show = f"/Span <</ActualText <FEFF{utf16(own)}>>> BDC {show} EMC"
        self.code.append(show)
        self.drawn.append(Drawn(self._page, run.source, own))

    def _picture(self, place: PlacedPicture) -> None:
        name = self.photos.get(place)
        if name is None:
            return
        rect = place.rect
        x, y = self.left + rect.x, self._top - rect.bottom
        self.code.append(f"q {numbers((rect.width, 0, 0, rect.height, x, y))} cm /{name} Do Q")


def _ends_display(run: GlyphRun, after: Item | None) -> bool:
    """Whether a run is display type, and small type or no type follows."""
    is_last = not isinstance(after, GlyphRun) or after.size * _MUCH_LARGER < run.size
    return is_last and run.size >= _DISPLAY_SIZE


def _shown(run: GlyphRun, font: Subset, ends: bool) -> str:
    """The array of `TJ` for a run: strings of codes, and adjustments in thousandths of an em.

    With `ends` a space comes last. Readers that judge by the width of the last character whether
    a line goes on (pdfium) would otherwise take the first line under a large head for a part of
    the head, and copy it before the head.

    The pen follows the rounded adjustments, so that rounding never adds up over a line.
    """
    pieces: list[str] = []
    codes: list[str] = []
    code, advance = font.codes, font.advances
    pen = run.offsets[0]
    for glyph, offset in zip(run.glyphs, run.offsets, strict=True):
        if pen != offset and (adjust := round((pen - offset) * _THOUSANDTHS)):
            pieces.append(f"<{''.join(codes)}>{adjust}" if codes else f"{adjust}")
            codes = []
            pen -= adjust / _THOUSANDTHS
        codes.append(code[glyph])
        pen += advance[glyph]
    if ends and font.space is not None:
        codes.append(font.codes[font.space])
    pieces.append(f"<{''.join(codes)}>")
    return "".join(pieces)


def glyph_texts(frames: Sequence[Frame]) -> dict[str, dict[int, str]]:
    """The source text of every glyph drawn, by face key and glyph.

    A glyph drawn for two different texts gets the one that was drawn first.
    """
    texts: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for frame in frames:
        for run in _runs(frame.items):
            table = texts[run.face]
            for glyph, text in zip(run.glyphs, run.texts, strict=True):
                table.setdefault(glyph, text)
    return dict(texts)


def cut_faces(
    frames: Sequence[Frame],
    faces: Mapping[str, FaceFile],
    known: Mapping[str, Subset] | None = None,
) -> dict[str, Subset]:
    """The subset of every face that the frames draw, by face key.

    A subset among `known` is taken if it has the same glyphs of the same face.
    """
    texts, known = glyph_texts(frames), known or {}
    return {
        key: known[key]
        if key in known and known[key].serves(faces[key], texts[key])
        else Subset(faces[key], texts[key])
        for key in sorted(texts)
    }


def _runs(items: Sequence[Item]) -> Iterator[GlyphRun]:
    """The glyph runs among items and in their layers."""
    for item in items:
        if isinstance(item, GlyphRun):
            yield item
        elif isinstance(item, Layer):
            yield from _runs(item.items)
