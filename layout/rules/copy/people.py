"""Rules of persons and words: offices, the spelling of names, the house's word list (B3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from layout.core.diagnostics import Severity, Words
from layout.rules.copy.surnames import begins_as_name
from layout.rules.copy.wording import Wording
from layout.rules.copydesk import CopyDesk, CopyLine
from layout.rules.rule import HAN, Fault, Pattern, Rule

_OFFICES = [
    "书记",
    "区长",
    "县长",
    "市长",
    "乡长",
    "镇长",
    "村长",
    "主席",
    "主任",
    "部长",
    "局长",
    "处长",
    "科长",
    "院长",
    "校长",
    "所长",
    "司令员",
    "司令",
    "政委",
    "秘书长",
    "总经理",
    "董事长",
    "理事长",
    "会长",
    "教授",
    "研究员",
    "委员",
    "常委",
]
_VERBS = [
    "表示",
    "强调",
    "指出",
    "介绍",
    "主持",
    "出席",
    "参加",
    "带队",
    "率",
    "就",
    "到",
    "在",
    "说",
    "围绕",
    "来到",
    "听取",
    "代表",
    "向",
    "对",
    "为",
    "一行",
    "要求",
    "致辞",
    "讲话",
]
"""Words that follow a person's name."""
_MARKS = ["，", "、", "。"]
_OFFICE = "|".join(sorted(_OFFICES, key=len, reverse=True))
PERSON = Pattern(
    f"(?P<office>(?:区委|市委|县委|区政协|市政协|区政府|市政府|区人大|市人大|镇党委|乡党委|村党总支)?"
    f"(?:常务)?(?:副)?(?:{_OFFICE}))(?P<name>{HAN}{{2,3}}?)(?={'|'.join(_VERBS + _MARKS)})"
)
REPORTER = Pattern(f"(?:记者|通讯员|实习生)(?P<name>{HAN}{{2,3}})(?=[）、\u3000 ])")
_TEXT = ("body", "kicker", "headline", "deck", "standfirst", "cutline")
_NAME_LENGTH = 3
"""Characters of the names whose spelling is checked: too many words differ from a name of two
characters in one of them."""


@lru_cache(maxsize=1)
def _persons(desk: CopyDesk) -> list[tuple[CopyLine, re.Match[str]]]:
    """Every office with a name in the copy, with its line."""
    found = Wording(PERSON, tuple(_OFFICES), _TEXT).matches(desk)
    return [(line, match) for line, match in found if begins_as_name(match["name"])]


def _title(desk: CopyDesk) -> Iterator[Fault]:
    known = desk.house.checks.people
    for line, match in _persons(desk):
        right = known.get(match["name"])
        if right and match["office"] != right and not right.endswith(match["office"]):
            yield Fault(
                Words(
                    f"{match['name']}的职务写成“{match['office']}”，报社设置是“{right}”",
                    f"{match['name']} is called {match['office']} here and {right} in the house file",
                ),
                desk.place(line, match.start()),
                line.spot,
            )


_BESIDE_OTHERS = ("委员", "常委", "教授", "研究员")
"""Offices that are held beside another one."""


def _titles(desk: CopyDesk) -> Iterator[Fault]:
    known = desk.house.checks.people
    seen: dict[str, str] = {}
    for line, match in _persons(desk):
        name, office = match["name"], match["office"]
        if office.endswith(_BESIDE_OTHERS) or line.text[: match.start()].endswith(("兼", "、")):
            continue
        first = seen.setdefault(name, office)
        same = first.endswith(office) or office.endswith(first)
        if not same and name not in known:
            yield Fault(
                Words(
                    f"{name}在前面是“{first}”，这里是“{office}”",
                    f"{name} is called {first} before and {office} here",
                ),
                desk.place(line, match.start()),
                line.spot,
            )


def _names(desk: CopyDesk) -> list[str]:
    """The names known for certain: those of the house, and those that two lines of copy give.

    Only names of three characters are returned, in order.
    """
    names = set(desk.house.checks.people)
    lines_of: dict[str, set[str]] = {}
    found = [
        *_persons(desk),
        *Wording(REPORTER, ("记者", "通讯员", "实习生"), ("body",)).matches(desk),
    ]
    for line, match in found:
        if begins_as_name(match["name"]):
            lines_of.setdefault(match["name"], set()).add(line.text)
    names |= {name for name, lines in lines_of.items() if len(lines) > 1}
    return sorted(name for name in names if len(name) == _NAME_LENGTH)


def _spelling(desk: CopyDesk) -> Iterator[Fault]:
    names = _names(desk)
    for name in names:
        for line in desk.lines if _near(name, desk.copy) else ():
            for index in _near(name, line.text) if line.part in _TEXT else ():
                given = line.text[index : index + _NAME_LENGTH]
                if given not in names and _is_name(line.text, index) and _may_be(given, name):
                    yield Fault(
                        Words(
                            f"“{given}”像是“{name}”写错了",
                            f"“{given}” looks like a misspelling of “{name}”",
                        ),
                        desk.place(line, index),
                        line.spot,
                    )


def _near(name: str, text: str) -> list[int]:
    """The indices of the three characters in a text of which exactly one differs from the name."""
    a, b, c = name[0], name[1], name[2]
    places = {p for p in _all(a, text) if text[p + 2 : p + 3] == c}
    places |= set(_all(a + b, text)) | {p - 1 for p in _all(b + c, text)}
    whole = (p for p in places if 0 <= p <= len(text) - _NAME_LENGTH)
    return sorted(p for p in whole if text[p : p + _NAME_LENGTH] != name)


def _all(part: str, text: str) -> Iterator[int]:
    """The index of every occurrence of a part in a text, overlapping ones too."""
    index = text.find(part)
    while index >= 0:
        yield index
        index = text.find(part, index + 1)


def _is_name(text: str, index: int) -> bool:
    """Whether three characters stand where a name does.

    An office, 记者 or 通讯员 stands before them, or one of the verbs after them.
    """
    before, after = text[:index], text[index + _NAME_LENGTH :]
    return before.endswith((*_OFFICES, "记者", "通讯员")) or after.startswith(tuple(_VERBS))


def _may_be(given: str, name: str) -> bool:
    """Whether three characters are a name: another given name, or a slip in the surname alone."""
    return given.isalpha() and (begins_as_name(given) or given[1:] == name[1:])


RULES = (
    Rule(
        "person-title",
        Severity.WARNING,
        "B3",
        Words("职务与报社的人名表一样", "a person's office is that of the house's list"),
        Words(
            "核对职务；变动了改 paper.yaml 的 检查·人名",
            "check the office; write a new office into checks.people in paper.yaml",
        ),
        "区长吴小杰",
        "区委书记吴小杰",
        _title,
        points=1.0,
    ),
    Rule(
        "two-titles",
        Severity.WARNING,
        "B3",
        Words("同一个人全期职务一样", "a person has one office in the whole issue"),
        Words(
            "核对哪个对；两个都对就写豁免",
            "check which office is right; if both are, write a waiver",
        ),
        "前面是主任张某某，后面是部长张某某",
        "前后都是主任",
        _titles,
        points=1.0,
    ),
    Rule(
        "name-spelling",
        Severity.WARNING,
        "B3",
        Words("同一个人全期名字写得一样", "a person's name has one spelling in the whole issue"),
        Words(
            "核对名字；真是另一个人就写豁免",
            "check the name; if it is another person, write a waiver",
        ),
        "吴小洁强调",
        "吴小杰强调",
        _spelling,
        points=1.0,
    ),
)
