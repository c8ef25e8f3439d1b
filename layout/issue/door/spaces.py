"""The door's rules on typed spaces: the compositor makes the gaps (A9.2).

Spaces that mean something stay: the turns of heads, one between Latin words, one between a figure
and its unit, those of name lists, and the space of one em.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from layout.core.diagnostics import Words
from layout.issue.door.door_rule import DoorRule, by_pattern, is_cjk, is_han

_LISTED = 4
"""Characters of a name in a list at most."""
_LEAST_PART = 2
"""Characters of a name or a part of a slogan at least; a list has more names than that."""
_QUOTED = frozenset("“”‘’《》")
_SENTENCE = frozenset("。！？；，")

_OPENING, _CLOSING = frozenset("（《“‘【〔"), frozenset("）》”’】〕")
_BRACKETS = {"（": "）", "《": "》", "【": "】"}
_STOPS = frozenset("，。、；：？！…")
_QUOTES = frozenset("“”‘’")
_AMOUNT_ENDS = ("%", "％", "℃")
_EM = "\u3000"
"""A space of one em."""
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余"
    "潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文肖"
)
"""The surnames before which and a single given name a space stands in lists: 王 芳."""


def _around(match: re.Match[str]) -> tuple[str, str]:
    """The characters before and after a match; empty at the ends of the text."""
    text, (start, end) = match.string, match.span()
    return text[max(start - 1, 0) : start], text[end : end + 1]


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _is_wide(blank: str) -> bool:
    """Whether a blank parts columns or choices: several spaces, or a space of one em."""
    return len(blank) > 1 or blank == _EM


def _is_words(char: str) -> bool:
    """Whether a character is a Han, or a Latin letter or a figure, or ends an amount."""
    return is_han(char) or _is_latin(char) or char in _AMOUNT_ENDS


def _parts_columns(before: str, after: str) -> bool:
    """Whether several spaces between two characters part columns: not in Latin text."""
    is_latin = before.isascii() and after.isascii() and not (before.isdigit() and after.isdigit())
    is_unit = after in _AMOUNT_ENDS
    return _is_words(before) and _is_words(after) and not (is_latin or is_unit)


def _beside_latin(match: re.Match[str]) -> str:
    """No space between Han or marks and letters or figures; Latin text in quotes keeps its own."""
    before, after = _around(match)
    text, (start, end) = match.string, match.span()
    if _is_wide(match[0]) and _parts_columns(before, after):
        return _EM
    if (_is_latin(before) or before in ("%", "％")) and is_cjk(after):
        in_latin = after in _QUOTES and _is_latin(text[end + 1 : end + 2])
        return match[0] if in_latin else ""
    if is_cjk(before) and _is_latin(after):
        beyond = text[max(start - 2, 0) : start - 1]
        in_latin = before in "’”" and (_is_latin(beyond) or beyond in (",", ".", "!", "?"))
        return match[0] if in_latin else ""
    return match[0]


def _beside_mark(match: re.Match[str]) -> str:
    """No space beside a mark that has a blank of its own, nor beside a dash."""
    before, after = _around(match)
    if len(match[0]) > 1 and before in _BRACKETS and after == _BRACKETS[before]:
        return match[0] if _EM in match[0] else _EM * (len(match[0]) // 2)  # to be filled in
    is_word = before in _QUOTES and _is_latin(after)
    is_elision = after == "’" and _is_latin(match.string[match.end() + 1 : match.end() + 2])
    inside = before in _OPENING and not (is_word and before == "’")
    if (before in _STOPS or inside or after in _STOPS) or (after in _CLOSING and not is_elision):
        return ""
    if match.string.endswith("——", 0, match.start()) or match.string.startswith("——", match.end()):
        return ""
    is_blank = _EM not in match[0]
    if is_blank and after in _OPENING and (is_han(before) or before in _CLOSING):
        return ""
    return "" if is_blank and before in _CLOSING and is_han(after) else match[0]


def _several(match: re.Match[str]) -> str:
    """One space for several; one of an em where they part Han or figures."""
    return _EM if _parts_columns(*_around(match)) else " "


SPACES = (
    DoorRule(
        "space beside Latin",
        frozenset(" "),
        Words(
            "汉字、标点和字母、数字中间的空格", "spaces between Han or marks and letters or figures"
        ),
        Words("删去", "deleted"),
        Words("A9.2：间隙由排版留", "A9.2: the compositor leaves the gap"),
        "在 2025 年",
        "在2025年",
        by_pattern("[ \u3000]+", _beside_latin),
    ),
    DoorRule(
        "space beside a mark",
        frozenset(" \u3000"),
        Words("标点旁边的空格", "spaces beside Chinese marks"),
        Words("删去", "deleted"),
        Words("标点自带空白（A5.2）", "a mark has its own blank (A5.2)"),
        "一 “ 二 ” 三",
        "一“二”三",
        by_pattern("[ \u3000]+", _beside_mark),
    ),
    DoorRule(
        "several spaces",
        frozenset(" "),
        Words("连着几个空格", "several spaces together"),
        Words(
            "字母之间留一个；汉字、数字之间换成一个全角空格",
            "one between Latin words, one of an em between Han or figures",
        ),
        Words("空格不能代替排版", "spaces are no layout"),
        "foo   bar",
        "foo bar",
        by_pattern(" {2,}", _several),
    ),
)
"""For heads, cutlines and copy."""


def _between_han(text: str) -> tuple[str, int]:
    """Single spaces between Han inside sentences, but for lists of names and slogans in quotes."""
    pieces: list[str] = []
    done = count = 0
    at = text.find(" ")
    while at >= 0:
        start, stop = _stretch(text, at)
        parts = text[start:stop].split(" ")
        if len(parts) > 1 and not _is_meant(parts, text, start, stop):
            pieces += (text[done:start], "".join(parts))
            done, count = stop, count + len(parts) - 1
        at = text.find(" ", max(stop, at + 1))
    return "".join((*pieces, text[done:])), count


def _stretch(text: str, at: int) -> tuple[int, int]:
    """The ends of the Han and the single spaces between them round a space."""
    start = stop = at
    while start and (is_han(text[start - 1]) or _is_single(text, start - 1)):
        start -= 1
    while stop < len(text) and (is_han(text[stop]) or _is_single(text, stop)):
        stop += 1
    return start, stop


def _is_single(text: str, at: int) -> bool:
    """Whether a space with Han on both sides stands at a place."""
    return text[at] == " " and is_han(text[at - 1 : at]) and is_han(text[at + 1 : at + 2])


def _is_names(parts: Sequence[str]) -> bool:
    """Whether some parts have names of two characters with a space inside: 王 芳, 李 娜.

    Before the first surname other words may stand; all the rest are names.
    """
    spaced, at = 0, 0
    while at < len(parts):
        is_family = parts[at][-1] in _SURNAMES and (at == 0 or len(parts[at]) == 1)
        if is_family and at + 1 < len(parts) and len(parts[at + 1]) == 1:
            spaced, at = spaced + 1, at + 2
        elif at == 0 or _LEAST_PART <= len(parts[at]) <= _LISTED:
            at += 1
        else:
            return False
    return spaced > 0


def _is_meant(parts: Sequence[str], text: str, start: int, stop: int) -> bool:
    """Whether the spaces between some parts mean something."""
    if _is_names(parts):
        return True
    named = parts[1:] if text[max(start - 1, 0) : start].isdigit() else parts
    if min(map(len, named)) < _LEAST_PART:
        return False
    in_quotes = text[max(start - 1, 0) : start] in _QUOTED and text[stop : stop + 1] in _QUOTED
    is_list = len(parts) > _LEAST_PART and max(map(len, parts[1:])) <= _LISTED
    return (in_quotes and start > 0 and stop < len(text)) or is_list or _SENTENCE.isdisjoint(text)


COPY_SPACES = (
    DoorRule(
        "space between Han",
        frozenset(" "),
        Words("句子里两个汉字中间的空格", "a space between two Han inside a sentence"),
        Words(
            "删去；名单里、两字人名里、引号里的口号里的留着",
            "deleted; those of name lists, inside names and in quoted slogans stay",
        ),
        Words("从网页、PDF 复制来的", "pasted from a web page or a PDF"),
        "中文 中文 中 文",
        "中文中文中文",
        _between_han,
    ),
)
"""For copy alone: in heads and bylines a space between Han stays."""
