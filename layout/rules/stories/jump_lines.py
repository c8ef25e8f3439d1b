"""Jump lines that an editor typed: 下转第2版 on page 1 and 上接第1版 on page 2, in pairs (M11).

An editor types them for a story that is divided by hand. The lines that the tool prints for
`转版` always come in pairs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from layout.core.diagnostics import Severity, Words
from layout.rules.copydesk import CopyDesk, CopyLine
from layout.rules.forms import JUMP, page_named
from layout.rules.rule import Fault, Rule

_OTHER = {"下转": "上接", "上接": "下转"}
_PARTS = ("body", "subhead", "byline", "kicker", "deck", "source")


class _Jump(NamedTuple):
    """What a jump line says: the page it stands on, 下转 or 上接, and the page it names."""

    page: int
    word: str
    other: int

    @property
    def partner(self) -> _Jump:
        """The jump line that answers this one on the other page."""
        return _Jump(self.other, _OTHER[self.word], self.page)


def _typed(desk: CopyDesk) -> Iterator[tuple[CopyLine, re.Match[str], _Jump]]:
    """Every typed jump line in brackets, with its match and what it says."""
    if not any(f"（{word}" in desk.copy for word in _OTHER):
        return
    for line in desk.lines:
        for match in JUMP.found(line.text) if line.part in _PARTS else ():
            if match["o"] and (other := page_named(match)):
                yield line, match, _Jump(line.spot.page or 0, match["k"], other)


def _pairs(desk: CopyDesk) -> Iterator[Fault]:
    typed = list(_typed(desk))
    counts = Counter(jump for _, _, jump in typed)
    for line, match, jump in typed:
        if _names_no_other_page(jump, desk) or counts[jump.partner] >= counts[jump]:
            continue
        page, _, other = jump
        answer = f"{jump.partner.word}第{page}版"
        message = Words(
            f"第 {page} 版写了“{match[0]}”，第 {other} 版没有对应的“{answer}”",
            f"“{match[0]}” on page {page} has no partner “{answer}” on page {other}",
        )
        yield Fault(message, desk.place(line, match.start()), line.spot)


def _pages(desk: CopyDesk) -> Iterator[Fault]:
    for line, match, jump in _typed(desk):
        if not _names_no_other_page(jump, desk):
            continue
        page, _, other = jump
        message = (
            Words(
                f"第 {page} 版写了“{match[0]}”，转到本版了",
                f"“{match[0]}” on page {page} names its own page",
            )
            if page == other
            else Words(
                f"第 {page} 版写了“{match[0]}”，本期没有第 {other} 版",
                f"“{match[0]}” on page {page} names page {other}, which does not exist",
            )
        )
        yield Fault(message, desk.place(line, match.start()), line.spot)


def _names_no_other_page(jump: _Jump, desk: CopyDesk) -> bool:
    """Whether a jump line names its own page, or one that the issue does not have."""
    return jump.page == jump.other or jump.other > len(desk.issue.pages)


RULES = (
    Rule(
        "jump-page",
        Severity.ERROR,
        "M11",
        Words("下转和上接写的是另一个有的版", "a jump line names another page that exists"),
        Words("改成有的版次", "write the number of a page that exists"),
        "4 个版，（下转第9版）",
        "（下转第2版）",
        _pages,
        structural=True,
    ),
    Rule(
        "jump-pair",
        Severity.ERROR,
        "M11",
        Words("下转和上接成对", "jump lines come in pairs"),
        Words(
            "核对版次；写 转版: 2 由程序印两处的转版行，更稳妥",
            "check the page numbers; it is safer to write jump: 2, which prints both lines",
        ),
        "第 1 版（下转第2版），第 2 版没有（上接第1版）",
        "第 1 版（下转第2版），第 2 版（上接第1版）",
        _pairs,
        points=1.0,
    ),
)
