"""A test face whose widths are plain: Han and Chinese marks 1 em, ASCII characters 0.5 em."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

UPEM = 1000


def _box(pen, width: int, foot: int = 0) -> None:
    pen.moveTo((50, foot))
    pen.lineTo((width - 50, foot))
    pen.lineTo((width - 50, foot + 800))
    pen.lineTo((50, foot + 800))
    pen.closePath()


def build_face(
    path: Path,
    characters: str,
    *,
    cff: bool = False,
    empty: str = "",
    advances: Mapping[str, float] | None = None,
    shares: Mapping[str, str] | None = None,
    up: Mapping[str, float] | None = None,
) -> Path:
    """Write a face with the given characters to `path`. It has PostScript outlines if `cff`.

    Characters of `empty` have no outline. `advances` gives other advances in em, `up` draws a character
    so many em too high, and `shares` gives a character the glyph of another.
    """
    cmap = {ord(char): f"u{ord(char):05X}" for char in sorted(set(characters))}
    order = [".notdef", *cmap.values()]
    width = {".notdef": 1000, **{name: 500 if code < 0x80 else 1000 for code, name in cmap.items()}}
    blank = {cmap[ord(char)] for char in empty}
    feet = {cmap[ord(char)]: round(em * UPEM) for char, em in (up or {}).items()}
    builder = FontBuilder(UPEM, isTTF=not cff)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(
        cmap | {ord(char): cmap[ord(other)] for char, other in (shares or {}).items()}
    )
    if cff:
        strings = {}
        for name in order:
            pen = T2CharStringPen(width[name], None)
            if name not in blank:
                _box(pen, width[name], feet.get(name, 0))
            strings[name] = pen.getCharString()
        builder.setupCFF("SquareTest", {"FullName": "Square Test"}, strings, {})
    else:
        glyphs = {}
        for name in order:
            pen = TTGlyphPen(None)
            if name not in blank:
                _box(pen, width[name], feet.get(name, 0))
            glyphs[name] = pen.glyph()
        builder.setupGlyf(glyphs)
    width |= {cmap[ord(char)]: round(em * UPEM) for char, em in (advances or {}).items()}
    builder.setupHorizontalMetrics({name: (width[name], 50) for name in order})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable(
        {"familyName": "Square Test", "styleName": "Regular", "psName": "SquareTest"}
    )
    builder.setupOS2(sTypoAscender=880, usWinAscent=880, usWinDescent=120)
    builder.setupPost()
    builder.save(path)
    return path
