"""Frames drawn with ReportLab: the only module that paints.

Text goes straight into the content stream as glyph codes with exact positions; what was written
is noted run by run, so that the certificate counts the drawn page and not the copy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from layout.frame import (
    Colour,
    Frame,
    GlyphRun,
    Item,
    Layer,
    Outline,
    PlacedPicture,
    Rule,
    Source,
    Tint,
)
from layout.press.embed import EmbeddedFace
from layout.press.objects import Stream
from layout.press.photo import PressPhoto


@dataclass(frozen=True, slots=True)
class Drawn:
    """One run as it was written to the page: whose it is and the text of its glyphs."""

    page: int
    source: Source
    text: str


@dataclass(slots=True)
class Painter:
    """Paints frames onto a canvas; `fonts` by face key, `photos` by picture place."""

    canvas: Canvas
    fonts: Mapping[str, EmbeddedFace]
    photos: Mapping[PlacedPicture, PressPhoto]
    drawn: list[Drawn] = field(default_factory=list)
    _names: dict[str, str] = field(default_factory=dict)
    _code: list[str] = field(default_factory=list)
    _height: float = 0.0
    _colours: tuple[Colour | None, Colour | None] = (None, None)

    def paint(self, frame: Frame) -> None:
        """Paint one page and close it."""
        self._code = self.canvas._code
        self._height = frame.height
        self._colours = (None, None)
        for item in frame.items:
            self._item(item, frame.page)
        self.canvas.showPage()

    def _item(self, item: Item, page: int) -> None:
        match item:
            case GlyphRun():
                self._glyphs(item, page)
            case Rule():
                self._rule(item)
            case Tint():
                self._fill(item.colour)
                self._code.append(f"{self._rect(item.rect)} re f")
            case Outline():
                self._stroke(item.colour)
                self._code.append(f"{item.width:g} w {self._rect(item.rect)} re S")
            case PlacedPicture():
                self._picture(item)
            case Layer():  # optional content (ISO 32000-1 8.11); the state drawn with goes on
                self._code.append(f"/OC /{item.key} BDC")
                for inner in item.items:
                    self._item(inner, page)
                self._code.append("EMC")

    def _fill(self, colour: Colour) -> None:
        if self._colours[0] != colour:
            self._colours = (colour, self._colours[1])
            self._code.append(f"{_numbers(colour)} k")

    def _stroke(self, colour: Colour) -> None:
        if self._colours[1] != colour:
            self._colours = (self._colours[0], colour)
            self._code.append(f"{_numbers(colour)} K")

    def _rect(self, rect: Any) -> str:
        return _numbers((rect.x, self._height - rect.bottom, rect.width, rect.height))

    def _rule(self, rule: Rule) -> None:
        self._stroke(rule.colour)
        ends = _numbers((rule.x1, self._height - rule.y1))
        other = _numbers((rule.x2, self._height - rule.y2))
        self._code.append(f"{rule.width:g} w {ends} m {other} l S")

    def _glyphs(self, run: GlyphRun, page: int) -> None:
        """One run as a text object: matrix, then codes with adjustments in thousandths of em."""
        font = self.fonts[run.face]
        name = self._names.get(run.face)
        if name is None:
            name = font.getSubsetInternalName(0, self.canvas._doc)
            self._names[run.face] = name
        self._fill(run.colour)
        pieces: list[str] = []
        codes: list[str] = []
        cids, advance = font.cids, font.face.advance
        pen = run.offsets[0]
        # whole adjustments are carried along, so that rounding never adds up over a line
        for glyph, offset in zip(run.glyphs, run.offsets, strict=True):
            adjust = round((pen - offset) * 1000)
            if adjust:
                pieces.append(f"<{''.join(codes)}>{adjust}" if codes else f"{adjust}")
                codes = []
                pen -= adjust / 1000
            codes.append(f"{cids[glyph]:04X}")
            pen += advance(glyph)
        pieces.append(f"<{''.join(codes)}>")
        lead = run.offsets[0] * run.size * run.condense
        narrow = run.condense
        if run.turned:  # a quarter clockwise: the baseline runs down the page
            matrix = _numbers((0, -narrow, 1, 0, run.x, self._height - run.y - lead))
        else:
            matrix = _numbers((narrow, 0, 0, 1, run.x + lead, self._height - run.y))
        self._code.append(f"BT {name} {run.size:g} Tf {matrix} Tm [{''.join(pieces)}]TJ ET")
        self.drawn.append(Drawn(page, run.source, "".join(font.texts[g] for g in run.glyphs)))

    def _picture(self, place: PlacedPicture) -> None:
        photo = self.photos.get(place)
        if photo is None:
            return
        document = self.canvas._doc
        name = f"Photo{len(document.idToObject)}"
        space = "DeviceGray" if photo.grey else "DeviceCMYK"
        decode = "" if photo.grey else " /Decode [1 0 1 0 1 0 1 0]"
        stream = Stream(
            f"/Type /XObject /Subtype /Image /Width {photo.width} /Height {photo.height} "
            f"/ColorSpace /{space} /BitsPerComponent 8 /Filter /DCTDecode{decode}",
            photo.jpeg,
        )
        document.addForm(name, stream)
        rect = place.rect
        matrix = _numbers((rect.width, 0, 0, rect.height, rect.x, self._height - rect.bottom))
        self._code.append(f"q {matrix} cm /{document.getXObjectName(name)} Do Q")
        self.canvas._formsinuse.append(name)


def _numbers(values: Sequence[float]) -> str:
    """Numbers as PDF writes them, to a ten-thousandth of a point."""
    return " ".join(f"{value:.4f}".rstrip("0").rstrip(".") or "0" for value in values)


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


def _runs(items: Sequence[Item]) -> Iterator[GlyphRun]:
    for item in items:
        if isinstance(item, GlyphRun):
            yield item
        elif isinstance(item, Layer):
            yield from _runs(item.items)
