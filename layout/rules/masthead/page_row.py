"""Rules of the pages of an issue: count, numbers, sections, staff (C4, C6, M03, M04, M13)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from layout.core.diagnostics import Severity, Spot, Words
from layout.rules.copydesk import CopyDesk
from layout.rules.rule import HAN, Fault, Pattern, Replacement, Rule

FRONT_SECTION = "要闻"
"""The section of page 1."""
_NAME = Pattern(f"{HAN}{{1,4}}|{HAN}{{1,12}}·(?:{HAN}|·){{1,20}}")
_BETWEEN_NAMES = re.compile("[、 \u3000]")


def _count(desk: CopyDesk) -> Iterator[Fault]:
    given, count = desk.issue.page_count, len(desk.issue.pages)
    if given is not None and given != count:
        yield Fault(
            Words(
                f"“版数”写了 {given}，版面有 {count} 个",
                f"page_count says {given}, but there are {count} pages",
            ),
            desk.at("page_count"),
            hint=Words(f"改成 {count}，或者补上缺的版", f"write {count}, or add the missing pages"),
        )


def _sheet(desk: CopyDesk) -> Iterator[Fault]:
    count = len(desk.issue.pages)
    if count % 2:
        yield Fault(
            Words(
                f"版数 {count} 是单数，一张纸有正反两面",
                f"{count} pages is an odd number, but a leaf has two sides",
            ),
            desk.at("pages"),
        )


def _numbers(desk: CopyDesk) -> Iterator[Fault]:
    for index, page in enumerate(desk.issue.pages):
        if page.number != index + 1:
            yield Fault(
                Words(
                    f"这里应是第 {index + 1} 版，写成了第 {page.number} 版",
                    f"this should be page {index + 1}, not page {page.number}",
                ),
                desk.at("pages", index, "number"),
                Spot(page.number),
            )


def _number_form(desk: CopyDesk) -> Iterator[Fault]:
    keys: list[tuple[str | int, ...]] = [("page_count",)]
    keys += [("pages", index, "number") for index in range(len(desk.issue.pages))]
    for key in keys:
        typed = desk.edition.issue.typed(*key)
        if typed and not re.fullmatch("[1-9][0-9]?", typed):
            edit = Replacement(desk.at(*key), typed, str(int(float(typed))))
            yield Fault(
                Words(f"数写成了“{typed}”", f"a number is written as “{typed}”"),
                desk.at(*key),
                edit=edit,
            )


def _sections(desk: CopyDesk) -> Iterator[Fault]:
    known = desk.house.checks.sections
    for index, page in enumerate(desk.issue.pages):
        if known and page.section not in known:
            yield Fault(
                Words(
                    f"版名“{page.section}”不在报社的版名表里",
                    f"the section “{page.section}” is not in the list of the house",
                ),
                desk.at("pages", index, "section"),
                Spot(page.number),
                hint=_near(page.section, known),
            )


def _near(word: str, known: tuple[str, ...]) -> Words:
    """A known word of the same length with one character at the same place, as a hint."""
    alike = [
        k
        for k in known
        if len(k) == len(word) and any(a == b for a, b in zip(k, word, strict=True))
    ]
    if alike:
        return Words(f"是不是“{alike[0]}”？", f"did you mean “{alike[0]}”?")
    return Words("", "")


def _front(desk: CopyDesk) -> Iterator[Fault]:
    known, page = desk.house.checks.sections, desk.issue.pages[0]
    if FRONT_SECTION in known and page.section in known and page.section != FRONT_SECTION:
        yield Fault(
            Words(
                f"第 1 版是“{page.section}”，应是“{FRONT_SECTION}”",
                f"page 1 has the section “{page.section}” and should have “{FRONT_SECTION}”",
            ),
            desk.at("pages", 0, "section"),
            Spot(page.number),
        )


_STAFF = (("editor", "责任编辑"), ("designer", "美编"), ("proofreader", "校对"))


def _staff_names(desk: CopyDesk) -> Iterator[tuple[int, str, str, str]]:
    """Page index from 0, key, Chinese key and name of everybody whom the pages name."""
    for index, page in enumerate(desk.issue.pages):
        for key, zh in _STAFF:
            for name in _BETWEEN_NAMES.split(getattr(page, key)):
                if name:
                    yield index, key, zh, name


def _staff_form(desk: CopyDesk) -> Iterator[Fault]:
    for index, key, zh, name in _staff_names(desk):
        if not _NAME.full(name):
            yield Fault(
                Words(f"“{zh}”写成了“{name}”，不像姓名", f"{key}: “{name}” is not a name"),
                desk.at("pages", index, key),
                Spot(desk.issue.pages[index].number),
            )


def _staff(desk: CopyDesk) -> Iterator[Fault]:
    known = desk.house.checks.staff
    if not known:
        return
    for index, key, zh, name in _staff_names(desk):
        if name not in known and _NAME.full(name):
            yield Fault(
                Words(
                    f"“{zh}”{name} 不在报社的人员表里",
                    f"{key}: {name} is not in the staff list of the house",
                ),
                desk.at("pages", index, key),
                Spot(desk.issue.pages[index].number),
                hint=_near(name, known),
            )


RULES = (
    Rule(
        "page-count",
        Severity.ERROR,
        "M03",
        Words("版数与版面相符", "page_count is the number of pages"),
        Words("改版数，或者补上缺的版", "correct page_count, or add the missing pages"),
        "版数: 4，版面只有 3 个",
        "版数: 4，版面 4 个",
        _count,
        points=1.0,
    ),
    Rule(
        "page-sheet",
        Severity.WARNING,
        "M03",
        Words("版数是双数", "the number of pages is even"),
        Words("补一版，或者撤一版", "add a page, or remove one"),
        "3 个版",
        "4 个版",
        _sheet,
    ),
    Rule(
        "page-number",
        Severity.ERROR,
        "M04",
        Words("版次从 1 起，不缺不重", "page numbers count from 1 without gaps or repeats"),
        Words("版次从 1 起，一个不缺、不重", "number the pages from 1, each number once"),
        "版次 1、3、3、4",
        "版次 1、2、3、4",
        _numbers,
        points=1.0,
        structural=True,
    ),
    Rule(
        "page-form",
        Severity.ERROR,
        "C4",
        Words(
            "版次、版数只写数字，不补零",
            "page numbers and page_count are digits without a leading zero",
        ),
        Words("只写半角数字，例如 4", "write half-width digits only, such as 4"),
        "版次: 02",
        "版次: 2",
        _number_form,
        points=1.0,
        fixable=True,
    ),
    Rule(
        "section-name",
        Severity.WARNING,
        "C6",
        Words("版名在报社的表里", "every section is in the list of the house"),
        Words(
            "改版名；新设的版名写进 paper.yaml 的 检查·版名",
            "correct it; add a new section to checks.sections in paper.yaml",
        ),
        "版名: 要问",
        "版名: 要闻",
        _sections,
        points=2.0,
    ),
    Rule(
        "section-front",
        Severity.WARNING,
        "M04",
        Words("第 1 版是要闻", "page 1 has the section 要闻"),
        Words("把要闻版排在最前", "make the page with 要闻 the first"),
        "第 1 版 副刊",
        "第 1 版 要闻",
        _front,
    ),
    Rule(
        "staff-form",
        Severity.ERROR,
        "M13",
        Words("每版的责任编辑、美编写姓名", "editor and designer of every page are names"),
        Words(
            "写两到四个字的姓名，几个人用、隔开",
            "write names of two to four characters, with 、 between several",
        ),
        "责任编辑: 赵慧慧2",
        "责任编辑: 赵慧慧",
        _staff_form,
        points=1.0,
    ),
    Rule(
        "staff-unknown",
        Severity.WARNING,
        "M13",
        Words("采编人员在报社的表里", "everybody named is in the staff list of the house"),
        Words(
            "核对姓名；新同事写进 paper.yaml 的 检查·人员",
            "check the name; add a new colleague to checks.staff in paper.yaml",
        ),
        "责任编辑: 赵惠慧",
        "责任编辑: 赵慧慧",
        _staff,
        points=1.0,
    ),
)
