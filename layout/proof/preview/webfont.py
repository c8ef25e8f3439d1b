"""The faces of the preview: glyphs by number, as small fonts that a browser loads.

A page names glyphs, not characters; every glyph is given a code point of the private plane. Each
font holds glyphs that no font before it had, so that an edit brings a few hundred bytes along.
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
"""The first code point: glyph 0's."""
_DROPPED = ("GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG", "STAT", "fvar", "kern")


@dataclass(slots=True)
class WebFonts:
    """The fonts of every face so far: `fonts` by digest, `families` the digests of a face's."""

    fonts: dict[str, bytes] = field(default_factory=dict)
    families: dict[str, list[str]] = field(default_factory=dict)
    _held: dict[str, set[int]] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)

    def number(self, key: str) -> int:
        """The number a face goes by."""
        return self._numbers.setdefault(key, len(self._numbers))

    def need(self, face: FaceFile, glyphs: Iterable[int]) -> None:
        """See that these glyphs of a face are in its fonts."""
        held = self._held.setdefault(face.key, set())
        wanted = sorted(set(glyphs) - held)
        if not wanted:
            return
        held.update(wanted)
        font = glyph_font(face, wanted)
        digest = hashlib.sha256(font).hexdigest()[:16]
        self.families.setdefault(face.key, []).append(digest)
        self.fonts[digest] = font

    def css(self) -> str:
        """The font faces, and a class for each face of the paper."""
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
    """A font of some glyphs, each at the code point of its number."""
    subset = hb.SubsetInput()
    subset.glyph_set.update(sorted({0, *glyphs}))
    subset.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    subset.drop_table_tag_set.update(
        int.from_bytes(tag.ljust(4).encode("ascii"), "big") for tag in _DROPPED
    )
    plan = hb.SubsetPlan(face.hb_face, subset)
    numbers = dict(plan.old_to_new_glyph_mapping)
    return _with_codes(bytes(plan.execute().blob.data), numbers)


def _with_codes(data: bytes, numbers: dict[int, int]) -> bytes:
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
