"""Rules of the hotline strip at the foot of page 1 (C4, E5, M14)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from layout.core.diagnostics import Severity, Span, Spot, SpotPart, Words
from layout.rules.copydesk import CopyDesk
from layout.rules.forms import PHONE
from layout.rules.rule import Fault, Rule

LEAST_SIZE = 7.5
"""Points; smaller type at the foot of a page cannot be read."""
_FIXED_EM = 6.9
"""Width of the strip's reversed label with the space around it, in em of the strip's size."""
_GAP_EM = 0.8
"""Space between two entries of the strip, in em."""
_DIGIT_EM = 0.56
"""Width of a figure with its share of the space beside Han, in em."""
_FULL_WIDTH = 0x2E80
"""The first code point of the characters that are one em wide."""
_WIDE = "０１２３４５６７８９—–－―─ー"
"""Characters that are typed by mistake for half-width figures and hyphens."""


def _entries(desk: CopyDesk) -> Iterator[tuple[str, str, Span]]:
    """Label, number and place of every hotline that is printed: the issue's, else the house's."""
    given = desk.issue.hotlines
    for label, number in (given or desk.house.hotlines).items():
        yield label, number, (desk.at if given else desk.in_house)("hotlines", label)


def _form(desk: CopyDesk) -> Iterator[Fault]:
    for label, number, span in _entries(desk):
        if not PHONE.full(number):
            wide = next((c for c in number if c in _WIDE), "")
            zh, en = (f"：“{wide}”不是半角", f": “{wide}” is not half-width") if wide else ("", "")
            yield Fault(
                Words(
                    f"“{label}”的号码“{number}”不像电话号码{zh}",
                    f"“{label}”: “{number}” is not a telephone number{en}",
                ),
                span,
            )


def _twice(desk: CopyDesk) -> Iterator[Fault]:
    entries = list(_entries(desk))
    counts = Counter(number for _, number, _ in entries)
    for label, number, span in entries:
        if counts[number] > 1:
            yield Fault(
                Words(
                    f"号码 {number} 写了 {counts[number]} 次，这里是“{label}”",
                    f"the number {number} of “{label}” is given {counts[number]} times",
                ),
                span,
            )


def _house(desk: CopyDesk) -> Iterator[Fault]:
    known = desk.house.hotlines
    for label, number in desk.issue.hotlines.items():
        if known.get(label, number) != number:
            yield Fault(
                Words(
                    f"“{label}”写的是 {number}，报社设置是 {known[label]}",
                    f"“{label}” has {number} here and {known[label]} in the house file",
                ),
                desk.at("hotlines", label),
            )


def _label(desk: CopyDesk) -> Iterator[Fault]:
    known = desk.house.hotlines
    for label, number in desk.issue.hotlines.items():
        names = [name for name, other in known.items() if other == number]
        if names and label not in known:
            yield Fault(
                Words(
                    f"{number} 在报社设置里是“{names[0]}”，这里写成“{label}”",
                    f"{number} is called “{label}” here and “{names[0]}” in the house file",
                ),
                desk.at("hotlines", label),
            )


def strip_size(desk: CopyDesk) -> float:
    """The size in points at which hotlines and staff fill one line: an estimate by widths in em."""
    page = desk.issue.pages[0]
    staff = [f"责任编辑/{page.editor}", f"美编/{page.designer}"]
    staff += [f"校对/{page.proofreader}"] if page.proofreader else []
    texts = [f"{label}：{number}" for label, number, _ in _entries(desk)]
    ems = _FIXED_EM + sum(map(_em, texts)) + _em("　".join(staff)) + _GAP_EM * (len(texts) + 1)
    return desk.house.type_area.width / ems


def _em(text: str) -> float:
    return sum(1.0 if ord(char) >= _FULL_WIDTH else _DIGIT_EM for char in text)


def strip_too_long(desk: CopyDesk) -> bool:
    """Whether the strip does not fit one line, by the estimate of the rule `hotline-line`."""
    return strip_size(desk) < LEAST_SIZE


def _line(desk: CopyDesk) -> Iterator[Fault]:
    if strip_too_long(desk):
        size = strip_size(desk)
        first = next((span for _, _, span in _entries(desk)), desk.at())
        yield Fault(
            Words(
                f"便民电话一行排不下：要缩到 {size:.1f} 点，最小 {LEAST_SIZE} 点",
                f"the hotlines fit one line only at {size:.1f} pt; the least size is {LEAST_SIZE} pt",
            ),
            first,
            Spot(part=SpotPart.FOOT),
        )


RULES = (
    Rule(
        "hotline-form",
        Severity.ERROR,
        "C4",
        Words("便民电话是电话号码", "every hotline is a telephone number"),
        Words(
            "只用半角数字和 -，如 12345、010-65762876",
            "write half-width digits and hyphens only, such as 12345 or 010-65762876",
        ),
        "657628766，010—65762876",
        "65762876，010-65762876",
        _form,
        points=1.0,
    ),
    Rule(
        "hotline-twice",
        Severity.ERROR,
        "M14",
        Words("便民电话不重复", "no telephone number is given twice"),
        Words("核对哪一个写错了", "find out which of the entries is wrong"),
        "消防、防汛都是 65762876",
        "一个号码一个名称",
        _twice,
        points=1.0,
    ),
    Rule(
        "hotline-house",
        Severity.WARNING,
        "M14",
        Words("便民电话与报社设置一样", "a hotline has the same number as in the house file"),
        Words(
            "核对号码；换了号要改 paper.yaml",
            "check the number; write a new number into paper.yaml",
        ),
        "市政府: 12354",
        "市政府: 12345",
        _house,
        points=1.0,
    ),
    Rule(
        "hotline-label",
        Severity.WARNING,
        "M14",
        Words("便民电话的名称与报社设置一样", "a hotline has the same label as in the house file"),
        Words(
            "核对名称；改了名要改 paper.yaml", "check the label; write a new label into paper.yaml"
        ),
        "市攻府: 12345",
        "市政府: 12345",
        _label,
        points=1.0,
    ),
    Rule(
        "hotline-line",
        Severity.ERROR,
        "E5",
        Words("便民电话排得下一行", "the hotlines fit one line"),
        Words("删去一两个号码，或者把名称写短", "delete one or two numbers, or shorten labels"),
        "十几个号码",
        "五六个号码",
        _line,
        structural=True,
    ),
)
