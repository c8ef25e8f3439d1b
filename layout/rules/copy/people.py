"""Rules of names and words of the house: spelling, titles, the word list (handbook B3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from layout.core.diagnostics import Severity, Words
from layout.rules.copy.wording import Wording, edit, excerpt
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
    "，",
    "、",
    "。",
]
_OFFICE = "|".join(sorted(_OFFICES, key=len, reverse=True))
PERSON = Pattern(
    f"(?P<office>(?:区委|市委|县委|区政协|市政协|区政府|市政府|区人大|市人大|镇党委|乡党委|村党总支)?"
    f"(?:常务)?(?:副)?(?:{_OFFICE}))(?P<name>{HAN}{{2,3}}?)(?={'|'.join(_VERBS)})"
)
REPORTER = Pattern(f"(?:记者|通讯员|实习生)(?P<name>{HAN}{{2,3}})(?=[）、\u3000 ])")
_TEXT = ("body", "kicker", "headline", "deck", "standfirst", "cutline")
_SPELT = 3
"""Names of two characters differ by one from too many words to be compared."""


@lru_cache(maxsize=1)
def _persons(desk: CopyDesk) -> list[tuple[CopyLine, re.Match[str]]]:
    return list(Wording(PERSON, tuple(_OFFICES), _TEXT).matches(desk))


def _title(desk: CopyDesk) -> Iterator[Fault]:
    known = desk.house.checks.people if desk.own("checks", "people") else {}
    for line, match in _persons(desk):
        right = known.get(match["name"])
        if right and match["office"] != right and not right.endswith(match["office"]):
            yield Fault(
                Words(
                    f"{match['name']}的职务写成“{match['office']}”，报社设置是“{right}”",
                    f"{match['name']} is called {match['office']}, the house says {right}",
                ),
                desk.place(line, match.start()),
                line.spot,
            )


def _titles(desk: CopyDesk) -> Iterator[Fault]:
    known = desk.house.checks.people if desk.own("checks", "people") else {}
    seen: dict[str, str] = {}
    for line, match in _persons(desk):
        name, office = match["name"], match["office"]
        first = seen.setdefault(name, office)
        same = first.endswith(office) or office.endswith(first)
        if not same and name not in known:
            yield Fault(
                Words(
                    f"{name}在前面是“{first}”，这里是“{office}”",
                    f"{name} was {first} before and is {office} here",
                ),
                desk.place(line, match.start()),
                line.spot,
            )


def _names(desk: CopyDesk) -> list[str]:
    """Every person known for certain: the house's, and reporters named by at least two stories."""
    names = set(desk.house.checks.people if desk.own("checks", "people") else ())
    counts: dict[str, set[str]] = {}
    found = [
        *_persons(desk),
        *Wording(REPORTER, ("记者", "通讯员", "实习生"), ("body",)).matches(desk),
    ]
    for line, match in found:
        counts.setdefault(match["name"], set()).add(line.text)
    names |= {name for name, lines in counts.items() if len(lines) > 1}
    return sorted(name for name in names if len(name) == _SPELT)


def _spelling(desk: CopyDesk) -> Iterator[Fault]:
    names = _names(desk)
    for name in names:
        for line in desk.lines if _near(name, desk.copy) else ():
            for index in _near(name, line.text) if line.part in _TEXT else ():
                given = line.text[index : index + _SPELT]
                if given not in names and _is_name(line.text, index):
                    yield Fault(
                        Words(
                            f"“{given}”像是“{name}”写错了",
                            f"“{given}” looks like a slip for “{name}”",
                        ),
                        desk.place(line, index),
                        line.spot,
                    )


def _near(name: str, text: str) -> list[int]:
    """Where three characters stand of which just one is not the name's."""
    a, b, c = name[0], name[1], name[2]
    places = {p for p in _all(a, text) if text[p + 2 : p + 3] == c}
    places |= set(_all(a + b, text)) | {p - 1 for p in _all(b + c, text)}
    whole = (p for p in places if 0 <= p <= len(text) - _SPELT)
    return sorted(p for p in whole if text[p : p + _SPELT] != name)


def _all(part: str, text: str) -> Iterator[int]:
    index = text.find(part)
    while index >= 0:
        yield index
        index = text.find(part, index + 1)


def _is_name(text: str, index: int) -> bool:
    """Whether a find stands as a name does: an office or 记者 before it, or a verb of saying after."""
    before, after = text[:index], text[index + _SPELT :]
    return before.endswith((*_OFFICES, "记者", "通讯员")) or after.startswith(tuple(_VERBS[:-3]))


def _words(desk: CopyDesk) -> Iterator[Fault]:
    wordlist = desk.house.checks.wordlist
    for wrong, right in wordlist.items():
        if wrong not in desk.copy:
            continue
        for line in desk.lines:
            index = line.text.find(wrong)
            while index >= 0:
                span = (index, index + len(wrong))
                yield Fault(
                    Words(
                        f"“{excerpt(line.text, *span)}”：不写“{wrong}”", f"“{wrong}” is not written"
                    ),
                    desk.place(line, index),
                    line.spot,
                    hint=Words(f"改成“{right}”", f"write “{right}”"),
                    edit=edit(desk, line, span, right),
                )
                index = line.text.find(wrong, span[1])


RULES = (
    Rule(
        "house-word",
        Severity.WARNING,
        "ZL2020",
        Words("不用报社词表里的错词", "no word of the house's list of wrong forms"),
        Words(
            "照词表改；词表在 paper.yaml 的 检查·词表", "write the form of the list in paper.yaml"
        ),
        "截止目前",
        "截至目前",
        _words,
        1.0,
        fixable=True,
    ),
    Rule(
        "person-title",
        Severity.WARNING,
        "B3",
        Words("职务与报社的人名表一样", "offices are those of the house's table"),
        Words(
            "核对职务；变动了改 paper.yaml 的 检查·人名",
            "look at the office, or correct paper.yaml",
        ),
        "区长吴小杰",
        "区委书记吴小杰",
        _title,
        1.0,
    ),
    Rule(
        "two-titles",
        Severity.WARNING,
        "B3",
        Words("同一个人全期职务一样", "one person has one office in an issue"),
        Words("核对哪个对；两个都对就写豁免", "see which is right, or waive it"),
        "前面是主任张某某，后面是部长张某某",
        "前后都是主任",
        _titles,
        1.0,
    ),
    Rule(
        "name-spelling",
        Severity.WARNING,
        "B3",
        Words("同一个人全期名字写得一样", "one person is spelt one way in an issue"),
        Words(
            "核对名字；真是另一个人就写豁免", "look at the name; waive it if it is somebody else"
        ),
        "吴小洁强调",
        "吴小杰强调",
        _spelling,
        1.0,
    ),
)
