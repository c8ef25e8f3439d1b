"""A font file judged before its use: whole tables, a Unicode cmap, outlines, leave to embed.

Only the table directory and four small tables are read, so the judgement takes well under a
millisecond. What the glyphs draw is judged when the pages are made
(`edition/verdicts/drawn_glyphs.py`), for the glyphs that are used.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple

from layout.core.diagnostics import Words

_COLLECTION = b"ttcf"
_SFNT_VERSIONS = frozenset({b"\0\1\0\0", b"OTTO", b"true", b"typ1"})
_NEEDED = ("cmap", "head", "hhea", "hmtx", "maxp")
"""Tables without which nothing can be set."""
_UNICODE_ENCODINGS = frozenset({(3, 1), (3, 10), *((0, encoding) for encoding in range(7))})
"""Platform and encoding of the subtables of `cmap` that are in Unicode."""
_SYMBOL_ENCODING = (3, 0)
_NO_EMBEDDING, _NO_SUBSETS, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
"""Bits of fsType (OpenType, OS/2)."""
_FS_TYPE_AT = 8
"""Bytes before fsType in `OS/2`."""
_UPEM_AT = 18
"""Bytes before unitsPerEm in `head`."""
_UPEM_LEAST, _UPEM_MOST = 16, 16384
_DIRECTORY_ENTRY = struct.Struct(">4s3I")
_MOST_TABLES = 200
"""A directory of more tables is no directory."""
_MOST_FACES = 1000
"""A collection of more faces is no collection."""

_ANOTHER = Words("换一个完整的字体文件", "use a whole font file")
_STATIC = Words(
    "请字体厂商给一个静态的 .otf 或 .ttf（OpenType/CFF 或 TrueType），或用字体工具导出一个字重",
    "ask for a static .otf or .ttf, or export one weight with a font tool",
)
_UNICODE = Words(
    "换一个有 Unicode 编码表的字体文件", "use a font file with a Unicode character map"
)
_LICENCE = Words(
    "向字体厂商买可以嵌入 PDF 的授权，或换一套字体",
    "buy a licence that allows embedding, or use another font",
)


class FontFault(NamedTuple):
    """Why a font file cannot be used, and what to do."""

    cause: Words
    remedy: Words


class _Table(NamedTuple):
    """Where a table lies in its file, in bytes."""

    start: int
    length: int


_Tables = Mapping[str, _Table]


def font_fault(path: Path, index: int = 0) -> FontFault | None:
    """Why the face `index` of a font file cannot be used; None if its tables are in order."""
    size = path.stat().st_size
    try:
        with path.open("rb") as file:
            starts = _face_starts(file)
            if index >= len(starts):
                return None  # no such face: the caller finds no glyphs
            return _judged(file, size, _directory(file, starts[index]))
    except (struct.error, ValueError):
        return FontFault(Words("字体文件残缺", "the font file is damaged"), _ANOTHER)


def _judged(file: BinaryIO, size: int, tables: _Tables) -> FontFault | None:
    """The first fault of a face with these tables; its file is `size` bytes long."""
    cut = [tag for tag, table in tables.items() if table.start + table.length > size]
    lacking = [tag for tag in _NEEDED if tag not in tables]
    if cut:
        tags = "、".join(sorted(cut))
        cause = Words(f"字体文件不完整，{tags} 表被截断", f"the font file is cut: {tags}")
        return FontFault(cause, _ANOTHER)
    if lacking:
        tags = "、".join(lacking)
        cause = Words(f"字体文件缺 {tags} 表", f"the font file has no {tags} table")
        return FontFault(cause, _UNICODE if lacking == ["cmap"] else _ANOTHER)
    return (
        _outline_fault(tables)
        or _cmap_fault(file, tables["cmap"])
        or _licence_fault(file, tables)
        or _units_fault(file, tables["head"])
    )


def _outline_fault(tables: _Tables) -> FontFault | None:
    """Faces without outlines, and those whose outlines are CFF2, which a PDF cannot hold."""
    if "CFF2" in tables:
        cause = Words("可变字体（CFF2）不能嵌入 PDF", "a PDF cannot hold a variable font (CFF2)")
        return FontFault(cause, _STATIC)
    if "CFF " in tables or {"glyf", "loca"} <= tables.keys():
        return None
    cause = Words("字体里只有点阵，没有轮廓", "the font has bitmaps only, no outlines")
    return FontFault(cause, Words("换一个有轮廓的字体文件", "use a font file with outlines"))


def _cmap_fault(file: BinaryIO, table: _Table) -> FontFault | None:
    """A character map without Unicode."""
    data = _read(file, table)
    count = struct.unpack_from(">H", data, 2)[0]
    found = {struct.unpack_from(">2H", data, 4 + 8 * i) for i in range(count)}
    if found & _UNICODE_ENCODINGS:
        return None
    if _SYMBOL_ENCODING in found:
        cause = Words("字体只有符号编码，没有 Unicode 编码", "the font has a symbol encoding only")
    else:
        cause = Words("字体没有 Unicode 编码表", "the font has no Unicode character map")
    return FontFault(cause, _UNICODE)


def _licence_fault(file: BinaryIO, tables: _Tables) -> FontFault | None:
    """Embedding bits that forbid what a press PDF does: outlines embedded, as a subset."""
    if "OS/2" not in tables:
        return None
    bits = struct.unpack_from(">H", _read(file, tables["OS/2"]), _FS_TYPE_AT)[0]
    if bits & 0xF == _NO_EMBEDDING:
        return FontFault(Words("字体不许嵌入", "the font may not be embedded"), _LICENCE)
    if bits & _NO_SUBSETS:
        return FontFault(Words("字体不许取子集嵌入", "the font may not be subset"), _LICENCE)
    if bits & _BITMAPS_ONLY:
        cause = Words("字体只许嵌入点阵", "only bitmaps of the font may be embedded")
        return FontFault(cause, _LICENCE)
    return None


def _units_fault(file: BinaryIO, head: _Table) -> FontFault | None:
    """An em of a size that OpenType does not allow."""
    upem = struct.unpack_from(">H", _read(file, head), _UPEM_AT)[0]
    if _UPEM_LEAST <= upem <= _UPEM_MOST:
        return None
    cause = Words(f"字体的全身是 {upem} 个单位，不合规格", f"an em of {upem} units is not allowed")
    return FontFault(cause, _ANOTHER)


def _face_starts(file: BinaryIO) -> list[int]:
    """Where the table directory of every face begins."""
    head = file.read(12)
    if head[:4] != _COLLECTION:
        return [0]
    count = struct.unpack_from(">I", head, 8)[0]
    if count > _MOST_FACES:
        raise ValueError(count)
    return list(struct.unpack(f">{count}I", file.read(4 * count)))


def _directory(file: BinaryIO, start: int) -> _Tables:
    """The tables of a face by tag; `start` is where its directory begins."""
    file.seek(start)
    version, count = struct.unpack(">4sH6x", file.read(12))
    if version not in _SFNT_VERSIONS or count > _MOST_TABLES:
        raise ValueError(version)
    entries = (_DIRECTORY_ENTRY.unpack(file.read(16)) for _ in range(count))
    return {tag.decode("latin-1"): _Table(at, length) for tag, _, at, length in entries}


def _read(file: BinaryIO, table: _Table) -> bytes:
    file.seek(table.start)
    return file.read(table.length)
