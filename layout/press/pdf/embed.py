"""Faces embedded in the PDF: one Type0 font with Identity-H encoding for each face.

When a PDF is written, layout is finished and every glyph is known. So HarfBuzz cuts the subset of
a face first, and the glyph numbers of the subset are the CIDs (ISO 32000-1 9.7). The ToUnicode map
carries the whole source text of each glyph, so that copying gives back what the editor wrote.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import uharfbuzz as hb

from layout.house.faces import FaceFile
from layout.press.pdf.objects import Raw, Stream, packed, utf16

_DROPPED_TABLES = [
    int.from_bytes(tag.ljust(4).encode("ascii"), "big")
    for tag in (
        "GSUB",
        "GPOS",
        "GDEF",
        "BASE",
        "VORG",
        "vhea",
        "vmtx",
        "DSIG",
        "name",
        "OS/2",
        "post",
        "cmap",
        "STAT",
        "fvar",
        "meta",
        "kern",
        "VDMX",
        "LTSH",
        "hdmx",
        "gasp",
    )
]
"""Tables that a PDF viewer does not read: layout is done, widths and texts stand in the PDF."""
_BFCHAR_BLOCK = 100
"""At most this many mappings stand in one block of a CMap (Adobe Technical Note 5014)."""
_THOUSANDTHS = 1000
"""Units in one em of a PDF's glyph space (ISO 32000-1 9.2.4)."""
_CAP_HEIGHT = 0.7
"""Em: the height of capitals in a face that has no H."""
_SYMBOLIC = 4
"""The font flag for glyphs outside the standard Latin set (ISO 32000-1 table 123)."""
_STEM = 80
"""Thousandths of an em: StemV, which viewers use only when they replace a face that is missing."""
_TAG_LETTERS = 6
"""Letters of a subset tag (ISO 32000-1 9.6.4)."""


class Subset:
    """The glyphs of one face that are drawn; cut once, it can be embedded in several documents.

    `texts` gives the source text of every glyph drawn; the space is always among them. `cids` and
    `codes` give each glyph's CID as a number and as four hexadecimal digits, `advances` its
    advance width in em, `space` the glyph of the space, if the face has one.
    """

    def __init__(self, face: FaceFile, texts: Mapping[int, str]) -> None:
        self.face = face
        found = face.glyph(" ")
        self.space = found[0] if found else None
        self.texts = {self.space: " ", **texts} if self.space is not None else dict(texts)
        subset = hb.SubsetInput()
        subset.glyph_set.update(sorted({0, *self.texts}))
        flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
        if face.is_cff:
            flags |= hb.SubsetFlags.CFF_IDENTITY_CHARSET
        subset.flags = flags
        subset.drop_table_tag_set.update(_DROPPED_TABLES)
        plan = hb.SubsetPlan(face.opened(), subset)
        cut = plan.execute()
        whole = cut.reference_table("CFF ") if face.is_cff else cut.blob
        self._program = bytes(whole.data)  # a copy: a view would keep the whole file in memory
        self.cids: dict[int, int] = dict(plan.old_to_new_glyph_mapping)
        self.codes = {glyph: f"{cid:04X}" for glyph, cid in self.cids.items()}
        self.advances = {glyph: face.advance(glyph) for glyph in self.texts}

    def serves(self, face: FaceFile, texts: Mapping[int, str]) -> bool:
        """Whether cutting `face` for the glyphs of `texts` would give this same subset."""
        own = {self.space: " ", **texts} if self.space is not None else texts
        return self.face is face and self.texts == own

    @cached_property
    def name(self) -> str:
        """PostScript name with the subset tag (ISO 32000-1 9.6.4), the same for the same glyphs."""
        postscript = self.face.postscript
        digest = hashlib.sha256(
            postscript.encode() + repr(sorted(self.cids.items())).encode()
        ).digest()
        tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:_TAG_LETTERS])
        return f"{tag}+{postscript}"

    def embed(self, document: Any) -> Any:
        """Add the font, its descendant, descriptor, program and ToUnicode map to a document.

        The reference of the font is returned.
        """
        name, face = self.name, self.face
        program = document.Reference(Stream(*self._font_file), f"fontFile:{name}")
        descriptor = document.Reference(self._descriptor(program), f"fontDescriptor:{name}")
        kind = b"CIDFontType0" if face.is_cff else b"CIDFontType2"
        identity = b"" if face.is_cff else b"/CIDToGIDMap /Identity "
        descendant = document.Reference(
            Raw(
                b"<< /Type /Font /Subtype /",
                kind,
                b" /BaseFont /",
                name.encode(),
                b" /DW 1000 /W ",
                self._widths,
                b" ",
                identity,
                b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
                b"/FontDescriptor ",
                descriptor,
                b" >>",
            ),
            f"cidFont:{name}",
        )
        unicode_map = document.Reference(Stream(*self._to_unicode), f"toUnicode:{name}")
        base = f"{name}-Identity-H" if face.is_cff else name
        font = Raw(
            b"<< /Type /Font /Subtype /Type0 /BaseFont /",
            base.encode(),
            b" /Encoding /Identity-H /DescendantFonts [",
            descendant,
            b"] /ToUnicode ",
            unicode_map,
            b" >>",
        )
        return document.Reference(font, f"font:{name}")

    @cached_property
    def _font_file(self) -> tuple[str, bytes]:
        """Dictionary entries and packed data of the font program."""
        if self.face.is_cff:
            return "/Subtype /CIDFontType0C /Filter /FlateDecode", packed(self._program)
        length = len(self._program)
        return f"/Length1 {length} /Filter /FlateDecode", packed(self._program)

    def _descriptor(self, program: Any) -> Raw:
        """The font descriptor (ISO 32000-1 9.8); `program` is the reference of the program."""
        face = self.face
        scale = _THOUSANDTHS / face.upem
        head = bytes(face.hb_face.reference_table("head").data)
        box = [round(v * scale) for v in struct.unpack(">4h", head[36:44])]
        extents = face.hb_font.get_font_extents("ltr")
        cap = face.ink(found[0])[3] if (found := face.glyph("H")) else _CAP_HEIGHT
        key = "FontFile3" if face.is_cff else "FontFile2"
        text = (
            f"<< /Type /FontDescriptor /FontName /{self.name} /Flags {_SYMBOLIC} "
            f"/FontBBox [{' '.join(map(str, box))}] /ItalicAngle 0 "
            f"/Ascent {round(extents.ascender * scale)} /Descent {round(extents.descender * scale)} "
            f"/CapHeight {round(cap * _THOUSANDTHS)} /StemV {_STEM} /{key} "
        )
        return Raw(text.encode("ascii"), program, b" >>")

    @cached_property
    def _widths(self) -> bytes:
        """The W array (ISO 32000-1 9.7.4.3): widths other than one em, by runs of consecutive CIDs."""
        runs: list[tuple[int, list[str]]] = []
        for cid, glyph in sorted((cid, glyph) for glyph, cid in self.cids.items()):
            width = round(self.face.advance(glyph) * _THOUSANDTHS, 2)
            if width == _THOUSANDTHS:
                continue
            if runs and runs[-1][0] + len(runs[-1][1]) == cid:
                runs[-1][1].append(f"{width:g}")
            else:
                runs.append((cid, [f"{width:g}"]))
        return ("[" + " ".join(f"{cid} [{' '.join(ws)}]" for cid, ws in runs) + "]").encode()

    @cached_property
    def _to_unicode(self) -> tuple[str, bytes]:
        """Dictionary entries and packed data of the ToUnicode map (ISO 32000-1 9.10.3)."""
        pairs = sorted((self.cids[glyph], text) for glyph, text in self.texts.items() if text)
        lines = [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
        ]
        for start in range(0, len(pairs), _BFCHAR_BLOCK):
            block = pairs[start : start + _BFCHAR_BLOCK]
            lines.append(f"{len(block)} beginbfchar")
            lines += [f"<{cid:04X}> <{utf16(text)}>" for cid, text in block]
            lines.append("endbfchar")
        lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
        return "/Filter /FlateDecode", packed("\n".join(lines).encode("ascii"))
