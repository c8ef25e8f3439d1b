"""Values that YAML reads as something else: the cause, the column, and the line as it should be.

An editor types a head as it is to be printed. To YAML, @ * & ! % [ { or a quote at the beginning of
a value, a colon or # after a blank, or a blank of another kind are signs of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from layout.core.diagnostics import Words

BLANKS = {
    "\u00a0": "不换行空格",
    "\u1680": "特殊空格",
    "\u202f": "窄空格",
    "\u205f": "数学空格",
    "\u3000": "全角空格",
    "\u200b": "零宽空格",
    "\ufeff": "零宽空格",
    **{chr(code): "特殊空格" for code in range(0x2000, 0x200B)},
}
"""Blanks that are no blanks to YAML, by their names."""
_BLANK = f"[{''.join(BLANKS)}]"
_INDENT = re.compile(f" *(?:- +)*(?P<blank>{_BLANK})")
_KEY = r"(?P<head> *(?:- +)*)(?P<key>[A-Za-z_一-鿿][A-Za-z_0-9一-鿿]{0,11})"
_AFTER_COLON = re.compile(f"{_KEY}: *(?P<blank>{_BLANK})")
_NO_BLANK = re.compile(f"{_KEY}:(?P<value>[^ /].*)$")
_VALUE = re.compile(
    rf"(?P<head> *(?:- +)*(?:{_KEY.replace('(?P<head> *(?:- +)*)', '')}: +)?)(?P<value>\S.*)$"
)
_SIGNS = "@`%*&!|>,]}?-"
"""Signs that YAML keeps for itself at the beginning of a value."""
_FLOW = {"[": "]", "{": "}"}
_BLOCK = re.compile("[|>][-+0-9]{0,2}(?: +#.*)?")
"""The head of a literal or folded block."""
_QUOTES = "\"'"


class Trap(NamedTuple):
    """A cause found in a line: what is wrong, what to write, and its column from 1."""

    message: Words
    hint: Words
    column: int


def quoted(value: str) -> str:
    """A value in the quotes that leave it as it is."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _write(line: str) -> Words:
    return Words(f"这一行写成：{line.strip()}", f"write the line as: {line.strip()}")


def _blank_in_indent(line: str) -> Trap | None:
    match = _INDENT.match(line)
    return None if match is None else _foreign_blank(line, match.start("blank"), "行首")


def _blank_after_colon(line: str) -> Trap | None:
    match = _AFTER_COLON.match(line)
    return None if match is None else _foreign_blank(line, match.start("blank"), "冒号后面")


def _foreign_blank(line: str, index: int, where: str) -> Trap:
    char = line[index]
    place = "before the text" if where == "行首" else "after the colon"
    mended = "".join(" " if c in BLANKS else c for c in line[: index + 1]) + line[index + 1 :]
    return Trap(
        Words(
            f"{where}是{BLANKS[char]}（U+{ord(char):04X}），YAML 只认半角空格",
            f"the blank {place} is U+{ord(char):04X}; YAML knows the plain space alone",
        ),
        _write(re.sub(f"(?<=: ){_BLANK}+", "", mended)),
        index + 1,
    )


def _no_blank(line: str) -> Trap | None:
    match = _NO_BLANK.match(line)
    if match is None:
        return None
    mended = f"{match['head']}{match['key']}: {match['value']}"
    return Trap(
        Words("冒号后面少了空格", "a blank is missing after the colon"),
        _write(mended),
        match.start("value") + 1,
    )


def _sign(line: str) -> Trap | None:
    """A value that begins with a sign of YAML's own, or has more after its closing quote."""
    match = _VALUE.match(line)
    if match is None or not match["head"].strip():
        return None
    head, value = match["head"], match["value"].rstrip()
    first, column = value[0], match.start("value") + 1
    if first in _QUOTES:
        return _after_quote(head, value, column)
    if first in _FLOW and not value.endswith(_FLOW[first]):
        if _FLOW[first] not in value:
            return None  # not closed: that is another fault
    elif first not in _SIGNS or (first in "-?" and value[1:2] != " ") or _BLOCK.fullmatch(value):
        return None
    return Trap(
        Words(
            f"值以“{first}”开头，YAML 另作解释，要加引号",
            f"a value that begins with {first} must be quoted",
        ),
        _write(head + quoted(value)),
        column,
    )


def _after_quote(head: str, value: str, column: int) -> Trap | None:
    """Text after the closing quote of a value, or a backslash in double quotes."""
    first = value[0]
    close = value.find(first, 1)
    if first == '"' and "\\" in value[:close]:
        return Trap(
            Words(
                "双引号里的反斜杠有特别含义，要改用单引号",
                "a backslash has a meaning of its own in double quotes; use single ones",
            ),
            _write(f"{head}'{value[1:close]}'{value[close + 1 :]}"),
            column + value.index("\\"),
        )
    if close < 0 or not (rest := value[close + 1 :].strip()) or rest.startswith("#"):
        return None
    return Trap(
        Words(
            f"值以引号开头，引号后面还有字“{rest[:8]}”",
            "the value begins with a quote and goes on after the closing one",
        ),
        _write(head + _requoted(value)),
        column + close + 1,
    )


def _requoted(value: str) -> str:
    """A value that begins with a quote, with “ ” for its quotes, or quoted as a whole."""
    first = value[0]
    if value[1] == first or (value.count(first) % 2 and value.endswith(first)):
        return quoted(value[1:-1])
    pieces = value.split(first)
    marks = "“”" * len(pieces)
    return "".join(piece + mark for piece, mark in zip(pieces, marks, strict=False))[: len(value)]


def _colon(line: str) -> Trap | None:
    match = _VALUE.match(line)
    if match is None or ": " not in match["value"] or ": " not in match["head"]:
        return None
    if match["value"][0] in "[{\"'":
        return None
    return Trap(
        Words("值里有冒号加空格，要加引号", "a value with a colon and a blank must be quoted"),
        _write(match["head"] + quoted(match["value"].rstrip())),
        match.start("value") + match["value"].index(": ") + 1,
    )


_LOOKS: tuple[Callable[[str], Trap | None], ...] = (
    _blank_in_indent,
    _blank_after_colon,
    _sign,
    _colon,
    _no_blank,
)


def line_trap(line: str) -> Trap | None:
    """The first trap in a line; None if it has none."""
    return next(filter(None, (look(line) for look in _LOOKS)), None)


def blank_trap(line: str) -> Trap | None:
    """What is wrong with the blanks of a line before or after its key; None if nothing is."""
    return _blank_in_indent(line) or _blank_after_colon(line)


def cut_line(line: str) -> Trap | None:
    """The trap of a line whose value ends at a # while the next line goes on with it."""
    match = _VALUE.match(line)
    if match is None or " #" not in match["value"] or match["value"][0] in _QUOTES:
        return None
    return Trap(
        Words(
            "“ #”后面的字算注释，值到这里就断了", "all after # is a comment: the value ends here"
        ),
        _write(match["head"] + quoted(match["value"].rstrip())),
        match.start("value") + match["value"].index(" #") + 2,
    )


def foreign_blank(key: str) -> Trap | None:
    """What is wrong with a key that has a blank of another kind in it; None if it has none."""
    index = next((i for i, char in enumerate(key) if char in BLANKS), None)
    if index is None:
        return None
    trap = _foreign_blank(key, index, "行首" if not key[:index].strip() else "冒号后面")
    mended = "".join(" " if char in BLANKS else char for char in key)
    return trap._replace(hint=_write(mended) if ":" in key else _retype(key))


def bare_key(key: str) -> str:
    """A key without the blanks of another kind before it."""
    return "".join(char for char in key if char not in BLANKS).strip("- ")


def _retype(key: str) -> Words:
    bare = bare_key(key)
    return Words(
        f"删掉“{bare}”前面的空格，用半角空格重新缩进，与上下各行对齐",
        f"indent “{bare}” again with plain spaces, as the lines around it",
    )
