"""Frames as content streams: the only module that paints, for the press and for the screen.

Text goes into the stream as glyph codes with exact positions; what was written is noted run by
run, so that the certificate counts the drawn page and not the copy.
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

_DISPLAY = 20.0
"""Points from which type is display type: twice the body's size and more."""


class Drawn(NamedTuple):
    """One run as it was written to the page: whose it is and the text of its glyphs."""

    page: int
    source: Source
    text: str


class Palette(Protocol):
    """How the colours of frames are said in a content stream."""

    def fill(self, colour: Colour) -> str:
        """The operators that set the colour of text and areas."""

    def stroke(self, colour: Colour) -> str:
        """The operators that set the colour of lines."""


@dataclass(slots=True)
class Painter:
    """Writes the items of one page; `left` and `foot` is the trimmed page's corner on the sheet.

    `fonts` by face key, `photos` the names of the pictures among the page's resources.
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
    _colours: tuple[Colour | None, Colour | None] = (None, None)
    _type: tuple[str, float] | None = None
    _in_text: bool = False

    def open(self, frame: Frame) -> None:
        """Turn to a page: positions and notes belong to it from here on."""
        self._page = frame.page
        self._top = self.foot + frame.height

    def paint(self, items: Sequence[Item]) -> None:
        """Paint items in their order."""
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
                case Layer():  # optional content (ISO 32000-1 8.11); the state goes on
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
        if self._colours[0] != colour:
            self._colours = (colour, self._colours[1])
            self.code.append(self.palette.fill(colour))

    def _stroke(self, colour: Colour) -> None:
        if self._colours[1] != colour:
            self._colours = (self._colours[0], colour)
            self.code.append(self.palette.stroke(colour))

    def _rect(self, rect: Rect) -> str:
        return numbers((self.left + rect.x, self._top - rect.bottom, rect.width, rect.height))

    def _rule(self, rule: RuleLine) -> None:
        self._stroke(rule.colour)
        ends = numbers((self.left + rule.x1, self._top - rule.y1))
        other = numbers((self.left + rule.x2, self._top - rule.y2))
        self.code.append(f"{rule.width:g} w {ends} m {other} l S")

    def _glyphs(self, run: GlyphRun, *, ends: bool) -> None:
        """One run: matrix, then codes with adjustments in thousandths of an em."""
        font = self.fonts[run.face]
        if not self._in_text:
            self.code.append("BT")
            self._in_text = True
        self._fill(run.colour)
        if self._type != (run.face, run.size):
            self._type = (run.face, run.size)
            self.code.append(f"/{self.font_names[run.face]} {run.size:g} Tf")
        lead = run.offsets[0] * run.size * run.condense
        narrow = run.condense
        x, y = self.left + run.x, self._top - run.y
        if run.turned:  # a quarter clockwise: the baseline runs down the page
            matrix = numbers((0, -narrow, 1, 0, x, y - lead))
        else:
            matrix = numbers((narrow, 0, 0, 1, x + lead, y))
        show = f"{matrix} Tm [{_shown(run, font, ends)}]TJ"
        text = "".join([font.texts[glyph] for glyph in run.glyphs])
        if text != (own := "".join(run.texts)):  # a glyph drawn for two texts: say which
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
    """Whether large type ends here and small type or nothing follows."""
    small = not isinstance(after, GlyphRun) or after.size * 2 < run.size
    return small and run.size >= _DISPLAY


def _shown(run: GlyphRun, font: Subset, ends: bool) -> str:
    """The strings and adjustments of a run, and a space where display type ends.

    Readers that judge lines by the width of the last character (pdfium) would else take the first
    line under a large head for a part of it, and copy it before the head.

    Whole adjustments are carried along, so that rounding never adds up over a line.
    """
    pieces: list[str] = []
    codes: list[str] = []
    code, advance = font.codes, font.advances
    pen = run.offsets[0]
    for glyph, offset in zip(run.glyphs, run.offsets, strict=True):
        if pen != offset and (adjust := round((pen - offset) * 1000)):
            pieces.append(f"<{''.join(codes)}>{adjust}" if codes else f"{adjust}")
            codes = []
            pen -= adjust / 1000
        codes.append(code[glyph])
        pen += advance[glyph]
    if ends and font.space is not None:
        codes.append(font.codes[font.space])
    pieces.append(f"<{''.join(codes)}>")
    return "".join(pieces)


def glyph_texts(frames: Sequence[Frame]) -> dict[str, dict[int, str]]:
    """By face key, the source text of every glyph drawn.

    A glyph drawn for two different texts keeps the one that was drawn first.
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
    """The subset of every face that the frames draw, by its key; one that is known already if it
    has the same glyphs of the same face.
    """
    texts, known = glyph_texts(frames), known or {}
    return {
        key: known[key]
        if key in known and known[key].serves(faces[key], texts[key])
        else Subset(faces[key], texts[key])
        for key in sorted(texts)
    }


def _runs(items: Sequence[Item]) -> Iterator[GlyphRun]:
    for item in items:
        if isinstance(item, GlyphRun):
            yield item
        elif isinstance(item, Layer):
            yield from _runs(item.items)
