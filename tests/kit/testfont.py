"""A test face whose widths are plain: Han and Chinese marks 1 em, ASCII characters 0.5 em."""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

UPEM = 1000


def _box(pen, width: int) -> None:
    pen.moveTo((50, 0))
    pen.lineTo((width - 50, 0))
    pen.lineTo((width - 50, 800))
    pen.lineTo((50, 800))
    pen.closePath()


def build_face(path: Path, characters: str, *, cff: bool = False) -> Path:
    """Write a face with the given characters to `path`. It has PostScript outlines if `cff`."""
    cmap = {ord(char): f"u{ord(char):05X}" for char in sorted(set(characters))}
    order = [".notdef", *cmap.values()]
    width = {".notdef": 1000, **{name: 500 if code < 0x80 else 1000 for code, name in cmap.items()}}
    builder = FontBuilder(UPEM, isTTF=not cff)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(cmap)
    if cff:
        strings = {}
        for name in order:
            pen = T2CharStringPen(width[name], None)
            _box(pen, width[name])
            strings[name] = pen.getCharString()
        builder.setupCFF("SquareTest", {"FullName": "Square Test"}, strings, {})
    else:
        glyphs = {}
        for name in order:
            pen = TTGlyphPen(None)
            _box(pen, width[name])
            glyphs[name] = pen.glyph()
        builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (width[name], 50) for name in order})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable(
        {"familyName": "Square Test", "styleName": "Regular", "psName": "SquareTest"}
    )
    builder.setupOS2(sTypoAscender=880, usWinAscent=880, usWinDescent=120)
    builder.setupPost()
    builder.save(path)
    return path
