"""The door's rules on typed spaces: the compositor makes the gaps (A9.2).

Spaces that mean something stay: the turns of heads, one between Latin words, one between a figure
and its unit, those of name lists, and the space of one em.
"""

from __future__ import annotations

import re

from layout.core.diagnostics import Words
from layout.issue.door.door_rule import HAN, MARKS, Apply, DoorRule, by_pattern

_LISTED = 4
"""Characters of a name in a list at most."""
_SENTENCE = frozenset("。！？；，")

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
        by_pattern(
            f"(?<=[0-9A-Za-z%％])[ \u3000]+(?=[{HAN}{MARKS}])(?![“‘’][0-9A-Za-z])"
            f"|(?<=[{HAN}{MARKS}])(?<![0-9A-Za-z,.!?][’”])[ \u3000]+(?=[0-9A-Za-z])",
            "",
        ),
    ),
    DoorRule(
        "space beside a mark",
        frozenset(" \u3000"),
        Words("标点旁边的空格", "spaces beside Chinese marks"),
        Words("删去", "deleted"),
        Words("标点自带空白（A5.2）", "a mark has its own blank (A5.2)"),
        "一 “ 二 ” 三",
        "一“二”三",
        by_pattern(
            "(?<=[，。、；：？！（《“‘【〔…])[ \u3000]+|(?<=——)[ \u3000]+|[ \u3000]+(?=——)|[ \u3000]+(?=[，。、；：？！）》”】〕…]|’(?![0-9A-Za-z]))"
            f"|(?<=[{HAN}”’）》】])[ ]+(?=[“‘（《【〔])|(?<=[”’）》】〕])[ ]+(?=[{HAN}])",
            "",
        ),
    ),
    DoorRule(
        "several spaces",
        frozenset(" "),
        Words("连着几个空格", "several spaces together"),
        Words(
            "字母之间留一个；汉字之间换成一个全角空格",
            "one between Latin words, one of an em between Han",
        ),
        Words("空格不能代替排版", "spaces are no layout"),
        "foo   bar",
        "foo bar",
        by_pattern("(?<=(.)) {2,}(?=(.))", lambda m: "\u3000" if _both_han(m) else " "),
    ),
)
"""For heads, cutlines and copy."""


def _both_han(match: re.Match[str]) -> bool:
    return all("\u3400" <= char <= "\u9fff" for char in (match[1], match[2]))


def _between_han() -> Apply:
    """Single spaces between Han inside sentences, but for lists of names and for slogans in quotes."""
    space = by_pattern(f"(?<=[{HAN}]) (?=[{HAN}])", "")
    listed = re.compile(
        f"(?<=[{HAN}])(?: [{HAN}]{{2,{_LISTED}}}(?![{HAN}])){{2,}}"
        f"|[“‘《][{HAN}]{{2,}}(?: [{HAN}]{{2,}})+[”’》]"
    )
    lone = re.compile(f"(?<![{HAN}])[{HAN}] [{HAN}]|[{HAN}] [{HAN}](?![{HAN}])")

    def apply(text: str) -> tuple[str, int]:
        if _SENTENCE.isdisjoint(text) and not lone.search(text):
            return text, 0
        pieces, at, total = [], 0, 0
        for match in listed.finditer(text):
            piece, count = space(text[at : match.start()])
            pieces += [piece, match[0]]
            at, total = match.end(), total + count
        piece, count = space(text[at:])
        return "".join((*pieces, piece)), total + count

    return apply


COPY_SPACES = (
    DoorRule(
        "space between Han",
        frozenset(" "),
        Words("句子里两个汉字中间的空格", "a space between two Han inside a sentence"),
        Words(
            "删去；名单里、引号里的口号里的留着",
            "deleted; those of name lists and quoted slogans stay",
        ),
        Words("从网页、PDF 复制来的", "pasted from a web page or a PDF"),
        "中文 中文 中 文",
        "中文中文中文",
        _between_han(),
    ),
)
"""For copy alone: in heads and bylines a space between Han stays."""
