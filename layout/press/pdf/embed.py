"""Faces into the PDF: one Type0/Identity-H font a face, subset by HarfBuzz after layout.

Layout is finished, so every glyph is known: the subset is made first and its glyph numbers are
the CIDs (ISO 32000-1 9.7). ToUnicode carries the whole source of each glyph, so that copying
gives back what the editor wrote.
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

_DROPPED = [
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
_BFCHAR_BLOCK = 100
"""Mappings a block may hold (Adobe Technical Note 5014)."""


class Subset:
    """The glyphs of one face that are drawn, cut out once and written into any document.

    `texts` gives the source text of every glyph that is drawn; a space is always among them.
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
        subset.drop_table_tag_set.update(_DROPPED)
        plan = hb.SubsetPlan(face.opened(), subset)
        cut = plan.execute()
        whole = cut.reference_table("CFF ") if face.is_cff else cut.blob
        self._program = bytes(whole.data)  # a copy: else the cut face holds the whole file
        self.cids: dict[int, int] = dict(plan.old_to_new_glyph_mapping)
        self.codes = {glyph: f"{cid:04X}" for glyph, cid in self.cids.items()}
        self.advances = {glyph: face.advance(glyph) for glyph in self.texts}

    def serves(self, face: FaceFile, texts: Mapping[int, str]) -> bool:
        """Whether it is what cutting a face for some glyphs would give."""
        own = {self.space: " ", **texts} if self.space is not None else texts
        return self.face is face and self.texts == own

    @cached_property
    def name(self) -> str:
        """PostScript name with the subset tag (ISO 32000-1 9.6.4)."""
        postscript = self.face.postscript
        digest = hashlib.sha256(
            postscript.encode() + repr(sorted(self.cids.items())).encode()
        ).digest()
        tag = "".join(chr(65 + byte % 26) for byte in digest[:6])
        return f"{tag}+{postscript}"

    def embed(self, document: Any) -> Any:
        """Write the font, its descendant, descriptor, program and ToUnicode map; its reference."""
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
        if self.face.is_cff:
            return "/Subtype /CIDFontType0C /Filter /FlateDecode", packed(self._program)
        length = len(self._program)
        return f"/Length1 {length} /Filter /FlateDecode", packed(self._program)

    def _descriptor(self, program: Any) -> Raw:
        face = self.face
        scale = 1000 / face.upem
        head = bytes(face.hb_face.reference_table("head").data)
        box = [round(v * scale) for v in struct.unpack(">4h", head[36:44])]
        extents = face.hb_font.get_font_extents("ltr")
        cap = face.ink(found[0])[3] if (found := face.glyph("H")) else 0.7
        key = "FontFile3" if face.is_cff else "FontFile2"
        text = (
            f"<< /Type /FontDescriptor /FontName /{self.name} /Flags 4 "
            f"/FontBBox [{' '.join(map(str, box))}] /ItalicAngle 0 "
            f"/Ascent {round(extents.ascender * scale)} /Descent {round(extents.descender * scale)} "
            f"/CapHeight {round(cap * 1000)} /StemV 80 /{key} "
        )
        return Raw(text.encode("ascii"), program, b" >>")

    @cached_property
    def _widths(self) -> bytes:
        """The widths that are not one em, in runs of consecutive CIDs."""
        runs: list[tuple[int, list[str]]] = []
        for cid, glyph in sorted((cid, glyph) for glyph, cid in self.cids.items()):
            width = round(self.face.advance(glyph) * 1000, 2)
            if width == 1000:
                continue
            if runs and runs[-1][0] + len(runs[-1][1]) == cid:
                runs[-1][1].append(f"{width:g}")
            else:
                runs.append((cid, [f"{width:g}"]))
        return ("[" + " ".join(f"{cid} [{' '.join(ws)}]" for cid, ws in runs) + "]").encode()

    @cached_property
    def _to_unicode(self) -> tuple[str, bytes]:
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
