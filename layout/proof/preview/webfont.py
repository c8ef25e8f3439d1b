"""The faces of the preview: glyphs by number, in small fonts that a browser loads.

A page names glyphs, not characters, so every glyph gets a code point of a private-use plane. Each
font holds only glyphs that no earlier font had: an edit sends a few hundred bytes.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass, field

import uharfbuzz as hb
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import cmap_format_12

from layout.house.faces import FaceFile

PLANE = 0xF0000
"""The code point of glyph 0: the first of Unicode's private-use plane 15."""
DIGITS = 16
"""Digits of the digest that a font goes by."""
NOTDEF = 0
"""The glyph that every font must have first."""
_DROPPED_TABLES = (
    "GSUB",
    "GPOS",
    "GDEF",
    "BASE",
    "VORG",
    "vhea",
    "vmtx",
    "DSIG",
    "STAT",
    "fvar",
    "kern",
)


@dataclass(slots=True)
class WebFonts:
    """All fonts so far: `fonts` by digest; `families` are the digests of each face's fonts."""

    fonts: dict[str, bytes] = field(default_factory=dict)
    families: dict[str, list[str]] = field(default_factory=dict)
    _held: dict[str, set[int]] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)

    def number(self, key: str) -> int:
        """The number of a face in CSS class names."""
        return self._numbers.setdefault(key, len(self._numbers))

    def need(self, face: FaceFile, glyphs: Iterable[int]) -> None:
        """Make a font of the given glyphs that none of the fonts made for the face has."""
        held = self._held.setdefault(face.key, set())
        wanted = sorted(set(glyphs) - held)
        if not wanted:
            return
        held.update(wanted)
        font = glyph_font(face, wanted)
        digest = hashlib.sha256(font).hexdigest()[:DIGITS]
        self.families.setdefault(face.key, []).append(digest)
        self.fonts[digest] = font

    def css(self) -> str:
        """A style sheet: all fonts, and a class for each face of the paper."""
        faces = [
            f"@font-face{{font-family:g{name};src:url(/font/{name}.ttf);font-display:block}}"
            for name in self.fonts
        ]
        classes = [
            f".f{self.number(key)}{{font-family:{','.join(f'g{name}' for name in names)}}}"
            for key, names in self.families.items()
        ]
        return "\n".join([*faces, *classes]) + "\n"


def glyph_font(face: FaceFile, glyphs: Iterable[int]) -> bytes:
    """A TrueType font of these glyphs, each at the code point of its number."""
    subset = hb.SubsetInput()
    subset.glyph_set.update(sorted({NOTDEF, *glyphs}))
    subset.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    subset.drop_table_tag_set.update(
        int.from_bytes(tag.ljust(4).encode("ascii"), "big") for tag in _DROPPED_TABLES
    )
    plan = hb.SubsetPlan(face.hb_face, subset)
    numbers = dict(plan.old_to_new_glyph_mapping)
    return _with_codes(bytes(plan.execute().blob.data), numbers)


def _with_codes(data: bytes, numbers: dict[int, int]) -> bytes:
    """A subset font with its character map; `numbers` gives a glyph's number in the subset.

    The map is of format 12, which reaches beyond the first plane (OpenType, cmap), for the platform
    and encoding of full Unicode on Windows.
    """
    font = TTFont(io.BytesIO(data), recalcBBoxes=False, recalcTimestamp=False)
    order = font.getGlyphOrder()
    table = cmap_format_12(12)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.format, table.reserved, table.length, table.nGroups = 12, 0, 0, 0
    table.cmap = {PLANE + old: order[new] for old, new in sorted(numbers.items()) if old}
    codes = newTable("cmap")
    codes.tableVersion, codes.tables = 0, [table]
    font["cmap"] = codes
    out = io.BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()
