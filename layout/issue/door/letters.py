"""The door's rules on single characters: how they are encoded, and what nobody can see.

They change no meaning and no look. So they hold for all copy, also where `规范化: 否` is written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from layout.core.diagnostics import Words
from layout.issue.door.door_rule import Apply, DoorRule, by_pattern, full_width

_RADICALS = (
    "⺁厂⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺖忄⺗㣺⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬"
    "⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺶羊⺷羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤"
    "⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食"
    "⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
"""Radicals of U+2E80 to U+2EFF, each before the ideograph that looks the same (Unicode's list of
equivalent ideographs). NFKC knows the others.
"""


def _chars(*ranges: tuple[int, int]) -> frozenset[str]:
    """The characters of some ranges, their ends included."""
    return frozenset(chr(code) for first, last in ranges for code in range(first, last + 1))


def _folded(chars: Iterable[str]) -> dict[int, str]:
    """Characters and what compatibility normalisation makes of them, where it makes anything."""
    pairs = ((char, unicodedata.normalize("NFKC", char)) for char in chars)
    return {ord(char): new for char, new in pairs if new != char}


def _by_table(table: dict[int, str | None]) -> Apply:
    """A rule's function that replaces single characters by a table."""

    def apply(text: str) -> tuple[str, int]:
        count = sum(ord(char) in table for char in text)
        return (text.translate(table), count) if count else (text, 0)

    return apply


def _composed(text: str) -> tuple[str, int]:
    """Base letters and their combining marks as one letter each (NFC)."""
    new = unicodedata.normalize("NFC", text)
    return new, 0 if new == text else max(len(text) - len(new), 1)


_SMALL_AND_UPRIGHT = _folded(
    _chars((0xFE10, 0xFE19), (0xFE30, 0xFE44), (0xFE47, 0xFE48), (0xFE50, 0xFE6B))
)
_FORMS: dict[int, str | None] = {
    code: "……"
    if new == "..."
    else full_width(new)
    if len(new) == 1 and new in ",:;!?()[]{}%"
    else new
    for code, new in _SMALL_AND_UPRIGHT.items()
}
_FORMS |= {
    **_folded(_chars((0xFB00, 0xFB06), (0xFF61, 0xFF65))),
    0x2010: "-", 0x2024: ".", 0x2011: "-", 0x2043: "-", 0x2015: "—", 0x2E3A: "——", 0x301C: "～", 0xFF07: "'",
    0xFF02: '"',
}  # fmt: skip
_IDEOGRAPHS: dict[int, str | None] = {
    **_folded(_chars((0x2F00, 0x2FD5), (0xF900, 0xFAFF), (0x2E80, 0x2EF3))),
    **dict(zip(map(ord, _RADICALS[::2]), _RADICALS[1::2], strict=True)),
    **_folded(_chars((0x2F800, 0x2FA1D))),
}
_INVISIBLE = _chars(
    (0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x84), (0x86, 0x9F), (0x034F, 0x034F), (0x061C, 0x061C),
    (0x180E, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFEFF, 0xFEFF),
    (0xFDD0, 0xFDEF), (0xFFF9, 0xFFFC), (0xFFFE, 0xFFFF), (0xE0000, 0xE00FF),
)  # fmt: skip
_SELECTORS = _chars((0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
_SPACES = _chars(
    (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x202F, 0x202F), (0x205F, 0x205F)
)
_COMBINING = _chars(
    (0x0300, 0x036F), (0x1AB0, 0x1ACE), (0x20D0, 0x20F0), (0x2126, 0x2126), (0x212A, 0x212B)
)
BULLETS = dict(zip(map(chr, range(0xF020, 0xF100)), "●" * 0xE0, strict=True)) | {
    "\uf0a7": "■", "\uf06e": "■", "\uf0a8": "□", "\uf06f": "□", "\uf075": "◆", "\uf076": "◆",
    "\uf077": "◆", "\uf0fc": "√", "\uf0fb": "×", "\uf0d8": "▶", "\uf0e8": "▶", "\uf0e0": "→",
}  # fmt: skip
"""What the symbol faces of word processors draw for a private code at the head of a list item."""

RULES = (
    DoorRule(
        "compatibility form",
        frozenset(map(chr, _FORMS)),
        Words(
            "竖排、小号的标点，连字 ﬁ，‐ ‑ ― 〜 ･ 等",
            "marks of vertical or small form, ligatures, ‐ ‑ ― 〜 ･",
        ),
        Words("通行的写法", "the usual form"),
        Words("印出来一样，查找、复制要找得到", "looks the same, and is found by searching"),
        "一︙二﹐三",
        "一……二，三",
        _by_table(_FORMS),
        always=True,
    ),
    DoorRule(
        "radical or compatibility ideograph",
        frozenset(map(chr, _IDEOGRAPHS)),
        Words(
            "康熙部首 U+2F00–2FD5、部首补充 U+2E80–2EF3、兼容汉字",
            "radicals and compatibility ideographs",
        ),
        Words("同形的通行汉字", "the unified ideograph"),
        Words("从 PDF 复制来的，查找时找不到", "pasted from a PDF; a search does not find it"),
        "⾏⼈⺠",
        "行人民",
        _by_table(_IDEOGRAPHS),
        always=True,
    ),
    DoorRule(
        "soft hyphen",
        frozenset("\xad"),
        Words("软连字符 U+00AD", "soft hyphen U+00AD"),
        Words("删去", "deleted"),
        Words(
            "网页里的断词提示，印出来成了连字符", "a permitted break of a web page, not a hyphen"
        ),
        "Inter\xadnet",
        "Internet",
        _by_table({0xAD: None}),
        always=True,
    ),
    DoorRule(
        "variation selector",
        _SELECTORS,
        Words("异体选择符 U+FE00–FE0F、U+E0100–E01EF", "variation selectors"),
        Words("删去，印基本字", "deleted; the base character is printed"),
        Words("没有字体全有这些字形", "no face has all of these glyphs"),
        "葛\U000e0100",
        "葛",
        _by_table(dict.fromkeys(map(ord, _SELECTORS))),
        always=True,
    ),
    DoorRule(
        "invisible sign",
        _INVISIBLE,
        Words(
            "零宽空格、连接符、方向符、控制符",
            "zero-width spaces, joiners, direction marks, controls",
        ),
        Words("删去", "deleted"),
        Words("看不见，却会断行或占位", "nobody sees it, but it breaks a line or takes room"),
        "朝\u200b阳",
        "朝阳",
        _by_table(dict.fromkeys(map(ord, _INVISIBLE))),
        always=True,
    ),
    DoorRule(
        "letter and accent apart",
        _COMBINING,
        Words("字母和附加符号分开的写法（NFD）", "a letter and its accent as two characters (NFD)"),
        Words("合成一个字母（NFC）", "one letter (NFC)"),
        Words("附加符号会印到字母旁边", "the accent would be printed beside the letter"),
        "Dvor\u030ca\u0301k",
        "Dvořák",
        _composed,
        always=True,
    ),
    DoorRule(
        "space form",
        _SPACES | {"\t"},
        Words("不断行空格、窄空格、制表符", "no-break, thin and other spaces, tabs"),
        Words("普通空格", "an ordinary space"),
        Words("宽窄由排版定：A9.2", "the width is the compositor's (A9.2)"),
        "10\u202f000",
        "10 000",
        _by_table({**dict.fromkeys(map(ord, _SPACES), " "), 9: "  "}),
        always=True,
    ),
    DoorRule(
        "private bullet",
        frozenset(BULLETS),
        Words("Word 的项目符号 U+F020–F0FF", "bullets of word processors, U+F020–F0FF"),
        Words("● ■ □ ◆ √ ▶ →", "● ■ □ ◆ √ ▶ →"),
        Words("私用码位，别的字体里没有字", "a private code, which no other face has"),
        "\uf0b7 报名点",
        "●报名点",
        by_pattern(
            "^[\uf020-\uf0ff]+[ \u3000]*|[\uf020-\uf0ff]", lambda match: BULLETS[match[0][0]]
        ),
        always=True,
    ),
)
"""In this order: what hides between a letter and its accent goes before the two are joined."""

LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
"""Signs that end a line as a line feed does: the manual line break of word processors among them."""
