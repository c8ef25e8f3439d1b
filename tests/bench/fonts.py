"""Damaged and odd fonts: each must be refused with a word, or be printed right.

Run from the repository: `python tests/bench/fonts.py`. A small issue is built with its body face replaced
by each font. The table says what was reported and whether there is a press PDF; the last column is
`ok` if that is as it should be. The exit status is the number of fonts for which it is not.
"""

from __future__ import annotations

import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "kit")]

import yaml  # noqa: E402
from fontTools import subset  # noqa: E402
from fontTools.cffLib.CFFToCFF2 import convertCFFToCFF2  # noqa: E402
from fontTools.fontBuilder import FontBuilder  # noqa: E402
from fontTools.pens.t2CharStringPen import T2CharStringPen  # noqa: E402
from fontTools.pens.ttGlyphPen import TTGlyphPen  # noqa: E402
from fontTools.ttLib import TTCollection, TTFont, newTable  # noqa: E402
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable  # noqa: E402

from layout.output.builder import build  # noqa: E402

ISSUE = ROOT / "tests" / "issues" / "mini.yaml"
PHOTOS = ROOT / "specs" / "photos"
FACE = ROOT / "fonts" / "NotoSerifSC-Regular.ttf"
EM_UP = 8


class Kind(NamedTuple):
    """One kind of font: how it is made from the whole one, and whether it may be printed."""

    name: str
    make: Callable[[Path, Path], Any]
    printed: bool = False
    number: int | None = None
    """The face of a collection."""


def changed(*steps: Callable[[TTFont], Any]) -> Callable[[Path, Path], None]:
    """A font with some changes."""

    def make(whole: Path, path: Path) -> None:
        font = TTFont(whole)
        for step in steps:
            step(font)
        font.save(path)

    return make


def bytes_of(change: Callable[[bytes], bytes]) -> Callable[[Path, Path], None]:
    """A font file with other bytes."""
    return lambda whole, path: path.write_bytes(change(whole.read_bytes()))


def name_of(font: TTFont, char: str) -> str:
    return font.getBestCmap()[ord(char)]


def emptied(characters: str) -> Callable[[TTFont], None]:
    def step(font: TTFont) -> None:
        empty = TTGlyphPen(None).glyph()
        for char in characters or map(chr, font.getBestCmap()):
            font["glyf"][name_of(font, char)] = empty

    return step


def mapped(char: str, to: str) -> Callable[[TTFont], None]:
    def step(font: TTFont) -> None:
        target = name_of(font, to)
        for table in font["cmap"].tables:
            if ord(char) in table.cmap:
                table.cmap[ord(char)] = target

    return step


def without_character(char: str) -> Callable[[TTFont], None]:
    def step(font: TTFont) -> None:
        for table in font["cmap"].tables:
            table.cmap.pop(ord(char), None)

    return step


def encoded(platform: int, encoding: int) -> Callable[[TTFont], None]:
    """The only character map of the font has this encoding."""

    def step(font: TTFont) -> None:
        table = CmapSubtable.newSubtable(4 if platform == 3 else 0)
        table.platformID, table.platEncID, table.language = platform, encoding, 0
        offset = 0xF000 if platform == 3 else 0
        table.cmap = {
            offset + code: name for code, name in font.getBestCmap().items() if code < 0x80
        }
        font["cmap"].tables = [table]

    return step


def advance(characters: str, em: float) -> Callable[[TTFont], None]:
    def step(font: TTFont) -> None:
        width = round(em * font["head"].unitsPerEm)
        for char in characters or [c for c in map(chr, font.getBestCmap()) if c >= "一"]:
            font["hmtx"][name_of(font, char)] = (width, 0)

    return step


def moved(char: str, across: float, up: float) -> Callable[[TTFont], None]:
    def step(font: TTFont) -> None:
        upem, glyph = font["head"].unitsPerEm, font["glyf"][name_of(font, char)]
        glyph.coordinates.translate((round(across * upem), round(up * upem)))
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name_of(font, char)] = (font["hmtx"][name_of(font, char)][0], glyph.xMin)

    return step


def dropped(*tags: str) -> Callable[[TTFont], None]:
    def step(font: TTFont) -> None:
        for tag in tags:
            if tag in font:
                del font[tag]

    return step


def os2(bits: int) -> Callable[[TTFont], None]:
    return lambda font: setattr(font["OS/2"], "fsType", bits)


def metrics(font: TTFont) -> None:
    font["hhea"].ascent, font["hhea"].descent = 3000, -3000
    font["OS/2"].usWinAscent, font["OS/2"].sTypoAscender = 9000, 9000


def zeroed_loca(whole: Path, path: Path) -> None:
    data = bytearray(whole.read_bytes())
    for at in range(12, 12 + 16 * struct.unpack(">H", data[4:6])[0], 16):
        tag, _, start, length = struct.unpack(">4s3I", data[at : at + 16])
        if tag == b"loca":
            data[start : start + length] = bytes(length)
    path.write_bytes(bytes(data))


def garbled_glyf(whole: Path, path: Path) -> None:
    data = bytearray(whole.read_bytes())
    for at in range(12, 12 + 16 * struct.unpack(">H", data[4:6])[0], 16):
        tag, _, start, length = struct.unpack(">4s3I", data[at : at + 16])
        if tag == b"glyf":
            data[start + length // 4 : start + length // 2] = b"\xff" * (length // 2 - length // 4)
    path.write_bytes(bytes(data))


def bitmaps_only(font: TTFont) -> None:
    dropped("glyf", "loca")(font)
    font["maxp"].tableVersion = 0x00005000
    table = newTable("EBDT")
    table.data = b"\0\2\0\0"
    font["EBDT"] = table
    table.compile = lambda _: b"\0\2\0\0"


def cff(whole: Path, *, empty: str = "") -> TTFont:
    """The font with PostScript outlines; those of some characters are empty."""
    font = TTFont(whole)
    glyphs, order, cmap = font.getGlyphSet(), font.getGlyphOrder(), font.getBestCmap()
    builder = FontBuilder(font["head"].unitsPerEm, isTTF=False)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(cmap)
    blank, strings = {cmap[ord(char)] for char in empty}, {}
    for name in order:
        pen = T2CharStringPen(font["hmtx"][name][0], glyphs)
        if name not in blank:
            glyphs[name].draw(pen)
        strings[name] = pen.getCharString()
    builder.setupCFF("OwnSong", {"FullName": "Own Song"}, strings, {})
    builder.setupHorizontalMetrics({name: font["hmtx"][name] for name in order})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Own Song", "styleName": "Regular", "psName": "OwnSong"})
    builder.setupOS2()
    builder.setupPost()
    return builder.font


def cff2(whole: Path, path: Path) -> None:
    font = cff(whole)
    convertCFFToCFF2(font)
    font.save(path)


def variable(font: TTFont) -> None:
    """A weight axis without any variation: a variable font by its tables."""
    builder = FontBuilder(font=font)
    builder.setupFvar([("wght", 200, 400, 900, "Weight")], [])
    builder.setupGvar({name: [] for name in font.getGlyphOrder()})


def collection(*changes: Callable[[TTFont], Any]) -> Callable[[Path, Path], None]:
    """A collection of the whole font and changed ones of the same name."""

    def make(whole: Path, path: Path) -> None:
        fonts = TTCollection()
        fonts.fonts = [TTFont(whole)]
        for change in changes:
            font = TTFont(whole)
            change(font)
            buffer = BytesIO()
            font.save(buffer)
            fonts.fonts.append(TTFont(buffer))
        fonts.save(path)

    return make


def woff(whole: Path, path: Path) -> None:
    font = TTFont(whole)
    font.flavor = "woff"
    font.save(path)


KINDS = (
    Kind("whole", changed(), printed=True),
    Kind("cut at half", bytes_of(lambda data: data[: len(data) // 2])),
    Kind("cut at 99 %", bytes_of(lambda data: data[: len(data) * 99 // 100])),
    Kind("12 bytes", bytes_of(lambda data: data[:12])),
    Kind("empty file", bytes_of(lambda data: b"")),
    Kind("a text file", bytes_of(lambda data: "不是字体".encode())),
    Kind("WOFF", woff),
    Kind("all outlines empty", changed(emptied(""))),
    Kind("的 是 不 empty", changed(emptied("的是不"))),
    Kind("loca all zero", zeroed_loca),
    Kind("a quarter of glyf overwritten", garbled_glyf),
    Kind("no cmap", changed(dropped("cmap"))),
    Kind("symbol cmap only", changed(encoded(3, 0))),
    Kind("Macintosh cmap only", changed(encoded(1, 0))),
    Kind("不 mapped to 的", changed(mapped("不", "的"))),
    Kind("CFF2", cff2),
    Kind("variable TrueType", changed(variable), printed=True),
    Kind("embedding forbidden", changed(os2(0x0002))),
    Kind("subsets forbidden", changed(os2(0x0100))),
    Kind("bitmaps may be embedded", changed(os2(0x0200))),
    Kind("preview and print", changed(os2(0x0004)), printed=True),
    Kind("editable", changed(os2(0x0008)), printed=True),
    Kind("bitmaps only", changed(bitmaps_only)),
    Kind("collection, 2 of one name", collection(emptied("的")), printed=True, number=0),
    Kind("collection, the other of one name", collection(emptied("的")), number=1),
    Kind("collection, no such face", collection(), number=7),
    Kind("all Han of advance 0", changed(advance("", 0))),
    Kind("的 of advance 0", changed(advance("的", 0))),
    Kind("的 of advance 3 em", changed(advance("的", 3))),
    Kind("不 drawn 8 em up", changed(moved("不", 0, EM_UP))),
    Kind("不 drawn 8 em to the right", changed(moved("不", EM_UP, 0))),
    Kind("no head", changed(dropped("head"))),
    Kind("no hmtx", bytes_of(lambda data: data.replace(b"hmtx", b"hmty", 1))),
    Kind("metrics of 9 em", changed(metrics), printed=True),
    Kind("no OS/2, no name", changed(dropped("OS/2", "name")), printed=True),
    Kind("CFF", lambda whole, path: cff(whole).save(path), printed=True),
    Kind("CFF, 的 empty", lambda whole, path: cff(whole, empty="的").save(path)),
    Kind("的 lacking", changed(without_character("的")), printed=True),
)


def whole_font(folder: Path) -> Path:
    """The body face with the characters of the issue alone, under another name."""
    characters = ISSUE.read_text(encoding="utf-8") + ISSUE.with_name("paper.yaml").read_text(
        "utf-8"
    )
    options = subset.Options(layout_features=["vert"], name_IDs=["*"], notdef_outline=True)
    font = subset.load_font(FACE, options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters + "的是不")
    cutter.subset(font)
    for number, text in ((1, "Own Song"), (4, "Own Song"), (6, "OwnSong")):
        font["name"].setName(text, number, 3, 1, 0x409)
    path = folder / "whole.ttf"
    font.save(path)
    return path


def issue_with(folder: Path, file: str, number: int | None) -> Path:
    """The small issue with the font as its body face; its copy has 的, 是 and 不."""
    shutil.copy(ISSUE, folder / ISSUE.name)
    shutil.copytree(PHOTOS, folder / "photos")
    house = yaml.safe_load(ISSUE.with_name("paper.yaml").read_text(encoding="utf-8"))
    house["字体"] = {"书宋": file if number is None else {"文件": file, "序号": number}}
    text = yaml.safe_dump(house, allow_unicode=True, sort_keys=False)
    (folder / "paper.yaml").write_text(text, encoding="utf-8")
    return folder / ISSUE.name


def read_back(pdf: Path) -> str:
    return subprocess.run(
        ["pdftotext", pdf, "-"], capture_output=True, check=True, text=True
    ).stdout


def main() -> int:
    """Print the table; the exit status is the number of fonts that are judged wrongly."""
    wrong, right_text = 0, ""
    with tempfile.TemporaryDirectory() as temporary:
        whole = whole_font(Path(temporary))
        for number, kind in enumerate(KINDS):
            folder = Path(temporary) / str(number)
            (folder / "fonts").mkdir(parents=True)
            file = "own.ttc" if kind.number is not None else "own.ttf"
            kind.make(whole, folder / "fonts" / file)
            built = build(issue_with(folder, file, kind.number), folder / "out")
            text = read_back(built.pdf) if built.pdf else ""
            right_text = right_text or text
            said = [
                d
                for d in built.diagnostics
                if d.rule.startswith(("font-", "face-", "missing-glyph", "certif"))
            ]
            ok = (built.pdf is not None) == kind.printed and (
                text == right_text if kind.printed else bool(said)
            )
            wrong += not ok
            pdf = "printed" if built.pdf else "refused"
            words = "; ".join(f"[{d.rule}] {d.message.zh}" for d in said)
            print(f"{'ok ' if ok else 'BAD'} {kind.name:34} {pdf:8} {words}", flush=True)
    print(f"{len(KINDS) - wrong} of {len(KINDS)} fonts judged right")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
