"""What messages call a character that nobody sees, or that shows as an empty box."""

from __future__ import annotations

import unicodedata

from layout.core.diagnostics import Words

_NAMES = {
    "\t": Words("制表符", "tab"),
    "\xa0": Words("不断行空格", "no-break space"),
    "\xad": Words("软连字符", "soft hyphen"),
    "\u200b": Words("零宽空格", "zero-width space"),
    "\u200c": Words("零宽不连字符", "zero-width non-joiner"),
    "\u200d": Words("零宽连接符", "zero-width joiner"),
    "\u2060": Words("词连接符", "word joiner"),
    "\ufeff": Words("字节顺序标记", "byte order mark"),
    "\ufffd": Words("乱码替换符", "replacement character"),
    "\u3000": Words("全角空格", "ideographic space"),
}
_SYMBOLS = range(0xF000, 0xF100)
"""The private codes that symbol faces of word processors use: Wingdings, Symbol."""


def sign_name(char: str) -> Words:
    """The name of a character for a message: itself in quotes if it can be seen."""
    code = f"U+{ord(char):04X}"
    category = unicodedata.category(char)
    if char in _NAMES:
        zh, en = _NAMES[char].zh, _NAMES[char].en
    elif ord(char) in _SYMBOLS:
        zh, en = "Word 的项目符号", "bullet of a word processor"
    elif category == "Co":
        zh, en = "私用码位的字", "character with a private code"
    elif category[0] in "CZ":
        zh, en = "看不见的控制符", "invisible control character"
    elif category[0] == "M":
        zh, en = f"附加符号“◌{char}”", f"combining mark “◌{char}”"
    else:
        zh = en = f"“{char}”"
    return Words(f"{zh}（{code}）", f"{en} ({code})")


def sign_remedy(char: str) -> Words:
    """What to do about a character that no face has."""
    if unicodedata.category(char) == "Co":
        return Words(
            "删去重打；项目符号写 ●、■ 或（一）",
            "delete it and type it again; write ●, ■ or （一） for a bullet",
        )
    if unicodedata.category(char)[0] in "CZ":
        return Words("删去", "delete it")
    return Words(
        "换成通行的字，或在 paper.yaml 里给这种用途配一套有这个字的字体",
        "use another character, or name a face that has it in paper.yaml",
    )
