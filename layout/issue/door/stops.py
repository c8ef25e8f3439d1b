"""The door's rules on stops, dashes, dots and brackets: the full-width form beside Han (B1).

Times of day, figures, addresses and Latin sentences keep their half-width marks.
"""

from __future__ import annotations

import re

from layout.core.diagnostics import Words
from layout.issue.door.door_rule import (
    HAN,
    DoorRule,
    by_pattern,
    full_width,
    has_han,
    in_turn,
    is_cjk,
    is_han,
)

_NUMERALS = "一二三四五六七八九十"
_ENTITY = "&(?:[A-Za-z]{2,8}|#[0-9A-Za-z]{1,6})$"
"""A character of HTML by its name, &lt;, without its semicolon: another check tells of it."""
_ITEM = rf"(?<![0-9A-Za-z{_NUMERALS}])([0-9]{{1,2}}|[A-Za-z]|[{_NUMERALS}]{{1,3}})\)"
"""A number with a single bracket."""


def _neighbours(match: re.Match[str]) -> tuple[str, str]:
    """The characters before and after a match; empty at the ends of the text."""
    text, (start, end) = match.string, match.span()
    return text[max(start - 1, 0) : start], text[end : end + 1]


def _mark(match: re.Match[str]) -> str:
    """A half-width mark beside a Han, full-width and without the spaces round it."""
    before, after = _neighbours(match)
    if not (is_cjk(before) or is_cjk(after)) or (before.isdigit() and after.isdigit()):
        return match[0]
    if match[1] == ";" and re.search(_ENTITY, match.string[: match.start()]):
        return match[0]
    if match[1] in "!?" and (before in ("!", "?", "！", "？") or after in ("!", "?")):
        return match[0]  # several together are of one width
    if match[2] and not is_cjk(before) and not is_han(after):
        return match[0]
    return full_width(match[1])


def _dots(match: re.Match[str]) -> str:
    """Three dots as an ellipsis, unless the text is Latin."""
    return "……" if not match[0].startswith(".") or has_han(match.string) else match[0]


def _run(match: re.Match[str]) -> str:
    """Several ! and ? in one width."""
    return full_width(match[0]) if has_han(match.string) or not match[0].isascii() else match[0]


def _interpunct(match: re.Match[str]) -> str:
    before, after = _neighbours(match)
    return (
        "·"
        if before.isalpha() and after.isalpha() and (is_han(before) or is_han(after))
        else match[0]
    )


def _pair(match: re.Match[str]) -> str:
    """A bracket pair; f(x) stays: after Latin, it becomes full-width only with Han inside (P02)."""
    before, after = _neighbours(match)
    beside = is_han(before) or (is_cjk(after) and not before.isalnum())
    return f"（{match[1]}）" if beside or has_han(match[1]) else match[0]


def _items(text: str) -> tuple[str, int]:
    """Single brackets after numbers, 1)和2): all of them, where one stands at the head of a clause."""
    if "(" in text or not re.search(rf"(?:^|[；。、：，]){_ITEM}[{HAN}“《]", text):
        return text, 0
    return re.subn(_ITEM, "\\1）", text)


def _stop(match: re.Match[str]) -> str:
    """A stop after a Han or a closing mark, and after a figure at the end of a sentence of Han.

    Directly before a Han a dot may part a name, a date or a number (约翰.史密斯, “七.一”): it stays.
    """
    before, after = _neighbours(match)
    if is_han(after):
        return match[0]
    if is_han(before) or (before and before in "”’）》】…"):
        return "。"
    is_figure = (before.isdigit() or before == "%") and not after and match[0] == "."
    return "。" if is_figure and sum(map(is_han, match.string)) > 1 else match[0]


RULES = (
    DoorRule(
        "dash form",
        frozenset("-─－ー―—"),
        Words("-- --- ── －－ ーー ———", "-- --- ── －－ ーー ———"),
        Words("——", "——"),
        Words("GB/T 15834 5.1.4", "GB/T 15834 5.1.4"),
        "甲--乙",
        "甲——乙",
        by_pattern(r" *(?:-{2,3}|─{2}|－{2}|ー{2}|―{2}|(?<!—)—{3}(?!—)) *", "——"),
    ),
    DoorRule(
        "ellipsis form",
        frozenset(".。…⋯‥"),
        Words("... 。。。 单个的 … ⋯ ‥", "... 。。。 a single … ⋯ ‥"),
        Words("……", "……"),
        Words("GB/T 15834 5.1.5", "GB/T 15834 5.1.5"),
        "他...",
        "他……",
        by_pattern(r"\.{3,6}|。{3,6}|(?<!…)…(?:…{2})?(?!…)|⋯+|‥+", _dots),
    ),
    DoorRule(
        "interpunct form",
        frozenset("•‧・∙⋅"),
        Words("人名中间的 • ‧ ・ ∙ ⋅", "• ‧ ・ ∙ ⋅ between two parts of a name"),
        Words("间隔号 ·", "the interpunct ·"),
        Words("GB/T 15834 4.14", "GB/T 15834 4.14"),
        "比尔•盖茨",
        "比尔·盖茨",
        by_pattern("[•‧・∙⋅]", _interpunct),
    ),
    DoorRule(
        "half-width bracket pair",
        frozenset("()"),
        Words("( )，里面或旁边有汉字", "( ) with a Han inside or beside it"),
        Words("（ ）", "（ ）"),
        Words("GB/T 15834 4.9（P02）", "GB/T 15834 4.9 (P02)"),
        "本报讯(记者)、1)项目",
        "本报讯（记者）、1）项目",
        in_turn(
            *[by_pattern(r"(?<!\])\(([^()]*)\)", _pair)] * 2,
            by_pattern(r"（([^()（）]*)\)|\(([^()（）]*)）", lambda m: f"（{m[1] or m[2] or ''}）"),
            _items,
        ),
    ),
    DoorRule(
        "mixed run",
        frozenset("!?"),
        Words("连用的 ! ?", "several ! and ? together"),
        Words("全角 ！ ？", "full-width ！ ？"),
        Words("GB/T 15834 5.1.2", "GB/T 15834 5.1.2"),
        "好?!、真real!!!",
        "好？！、真real！！！",
        by_pattern(" *[!?！？]{2,}", lambda m: m[0] if (new := _run(m)) == m[0] else new.strip()),
    ),
    DoorRule(
        "half-width stop",
        frozenset(".．"),
        Words(
            "汉字后面的 .，后面不紧接汉字、字母、数字",
            ". after a Han, no Han, letter or figure directly after it",
        ),
        Words("。；段首序号“一.”写“一、”", "。; “一.” at the head of a line becomes “一、”"),
        Words("GB/T 15834 4.1、B.3", "GB/T 15834 4.1, B.3"),
        "再见.",
        "再见。",
        in_turn(
            by_pattern(rf"^([{_NUMERALS}]{{1,3}})[.．] *(?![{_NUMERALS}])(?=[{HAN}])", "\\1、"),
            by_pattern(r" *\.(?![0-9A-Za-z.])", _stop, only="."),
            by_pattern(rf"(?<=[{HAN}])．$", "。", only="．"),
        ),
    ),
    *(
        DoorRule(
            name,
            frozenset(sign),
            Words(f"汉字旁边的 {sign}", f"{sign} beside a Han"),
            Words(full_width(sign), full_width(sign)),
            Words("GB/T 15834 4（P01）", "GB/T 15834 4 (P01)"),
            f"好{sign}再来",
            f"好{full_width(sign)}再来",
            by_pattern(f" *([{sign}])( *)", _mark),
        )
        for name, sign in (
            ("half-width comma", ","),
            ("half-width colon", ":"),
            ("half-width semicolon", ";"),
            ("half-width question mark", "?"),
            ("half-width exclamation mark", "!"),
        )
    ),
)
"""Pairs, runs and stops before the other single marks, which would take them apart."""
