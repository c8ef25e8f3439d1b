"""Rules of one form in one story: numbers, percentages and days in two forms (N06, N12)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from layout.core.diagnostics import Severity, Words
from layout.rules.copydesk import CopyDesk, CopyLine
from layout.rules.rule import Fault, Pattern, Rule

_COPY = ("headline", "kicker", "deck", "standfirst", "body", "subhead", "cutline")
_MEASURES = "人名位户家件个次辆台套棵株本册份亩吨斤公里平米元度张条项处场"
PLAIN_NUMBER = Pattern(f"(?<![0-9.A-Za-z—-])[1-9][0-9]{{4,}}(?=[余多]?[{_MEASURES}])")
GROUPED_NUMBER = Pattern("(?<![0-9.,])[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9,])")
PERCENT = Pattern("[0-9]%")
SHARE_IN_HAN = Pattern("百分之(?!百(?![一二三四五六七八九零]))[一二三四五六七八九十百零点几]+")
_DAYS = "[0-9]{1,2}月[0-9]{1,2}"
DAYS_IN_FULL = Pattern(f"{_DAYS}日(?:至|到|—|－|～|-)[0-9]{{1,2}}日")
DAYS_IN_SHORT = Pattern(f"{_DAYS}(?:至|到|—|－|～|-)[0-9]{{1,2}}日")
FIGURE_NAME = Pattern("(?<=“)[0-9]{3,}(?=”)")
FIGURE_NAME_IN_HAN = Pattern("(?<=“)[一二三四五六七八九〇零]{3,}(?=”)")

_FIGURES = str.maketrans("一二三四五六七八九〇零", "12345678900")


def _stories(desk: CopyDesk) -> Iterator[list[CopyLine]]:
    """The lines of copy, one list a story."""
    lines = (line for line in desk.lines if line.part in _COPY)
    for _, chunk in groupby(lines, lambda line: line.story.id):
        yield list(chunk)


def _found(lines: list[CopyLine], pattern: Pattern) -> list[tuple[CopyLine, re.Match[str]]]:
    return [(line, match) for line in lines for match in pattern.found(line.text)]


def _two_forms(desk: CopyDesk, one: Pattern, other: Pattern, sign: str) -> Iterator[Fault]:
    """One fault for each story with two forms, at the first match of the rarer one.

    Every match of `other` contains `sign`: copy without it is not searched.
    """
    if sign not in desk.copy:
        return
    for lines in _stories(desk):
        second = _found(lines, other)
        first = _found(lines, one) if second else []
        if not first:
            continue
        rare, usual = sorted((second, first), key=len)
        line, match = rare[0]
        yield Fault(
            Words(
                f"同一篇里有“{match[0]}”，也有“{usual[0][1][0]}”",
                f"this story has both “{match[0]}” and “{usual[0][1][0]}”",
            ),
            desk.place(line, match.start()),
            line.spot,
        )


def _numbers(desk: CopyDesk) -> Iterator[Fault]:
    return _two_forms(desk, PLAIN_NUMBER, GROUPED_NUMBER, ",")


def _forms(desk: CopyDesk) -> Iterator[Fault]:
    yield from _two_forms(desk, PERCENT, SHARE_IN_HAN, "百分之")
    yield from _two_forms(desk, DAYS_IN_FULL, DAYS_IN_SHORT, "日")


def _names(desk: CopyDesk) -> Iterator[Fault]:
    """A name in figures, “6639”, that the same story also writes in Han, “六六三九”."""
    for lines in _stories(desk):
        figures = {match[0] for _, match in _found(lines, FIGURE_NAME)}
        for line, match in _found(lines, FIGURE_NAME_IN_HAN) if figures else ():
            same = match[0].translate(_FIGURES)
            if same in figures:
                yield Fault(
                    Words(
                        f"同一篇里有“{match[0]}”，也有“{same}”",
                        f"this story has both “{match[0]}” and “{same}”",
                    ),
                    desk.place(line, match.start()),
                    line.spot,
                )


_INFO = Severity.INFO
RULES = (
    Rule(
        "number-grouping",
        _INFO,
        "GB/T 15835 5.1.1",
        Words(
            "五位以上的数，一篇里只用一种分节写法",
            "numbers of five or more digits are grouped alike within a story",
        ),
        Words(
            "都用逗号分节，或都不分节；也可以改用万、亿",
            "group all of them with commas or none; or use 万 and 亿",
        ),
        "12345人、12,400人",
        "12345人、12400人",
        _numbers,
        points=0.1,
    ),
    Rule(
        "two-forms",
        _INFO,
        "N12",
        Words("同一样东西，一篇里只用一种写法", "a story writes one thing in one form only"),
        Words("改成同一种写法", "write both in the same form"),
        "增长50%，下降百分之五",
        "增长50%，下降5%",
        _forms,
        points=0.1,
    ),
    Rule(
        "name-of-figures",
        Severity.WARNING,
        "N12",
        Words("带数字的名称写法一致", "a name that consists of figures has one form in a story"),
        Words("统一用阿拉伯数字或汉字", "use Arabic figures everywhere, or Han everywhere"),
        "“6639”体系、“六六三九”模式",
        "“6639”体系、“6639”模式",
        _names,
        points=0.5,
    ),
)
