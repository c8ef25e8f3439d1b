"""Jump lines that an editor typed: 下转第2版 on page 1 and 上接第1版 on page 2, in pairs (M11).

Lines that the tool prints for `转版` are paired by the tool; these are of stories parted by hand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from layout.core.diagnostics import Severity, Words
from layout.rules.copydesk import CopyDesk, CopyLine
from layout.rules.forms import JUMP, page_named
from layout.rules.rule import Fault, Rule

_OTHER = {"下转": "上接", "上接": "下转"}
_PARTS = ("body", "subhead", "byline", "kicker", "deck", "source")


def _typed(desk: CopyDesk) -> Iterator[tuple[CopyLine, re.Match[str], int]]:
    """Every typed jump line in brackets, with the page that it names."""
    if not any(f"（{word}" in desk.copy for word in _OTHER):
        return
    for line in desk.lines:
        for match in JUMP.found(line.text) if line.part in _PARTS else ():
            if match["o"] and (page := page_named(match)):
                yield line, match, page


def _pairs(desk: CopyDesk) -> Iterator[Fault]:
    typed = [
        (line, match, (line.spot.page or 0, match["k"], page)) for line, match, page in _typed(desk)
    ]
    there = Counter(what for _, _, what in typed)
    for line, match, (page, word, other) in typed:
        answer = (other, _OTHER[word], page)
        if page != other and there[answer] >= there[page, word, other]:
            continue
        zh = (
            f"第 {page} 版写了“{match[0]}”，转到本版了"
            if page == other
            else f"第 {page} 版写了“{match[0]}”，第 {other} 版没有对应的“{_OTHER[word]}第{page}版”"
        )
        yield Fault(
            Words(zh, f"“{match[0]}” on page {page} has no partner on page {other}"),
            desk.place(line, match.start()),
            line.spot,
        )


RULES = (
    Rule(
        "jump-pair",
        Severity.ERROR,
        "M11",
        Words("下转和上接成对", "jump lines come in pairs"),
        Words(
            "核对版次；写 转版: 2 由程序印两处的转版行，更稳妥",
            "look at the page numbers; jump: 2 lets the tool print both lines",
        ),
        "第 1 版（下转第2版），第 2 版没有（上接第1版）",
        "第 1 版（下转第2版），第 2 版（上接第1版）",
        _pairs,
        1.0,
    ),
)
