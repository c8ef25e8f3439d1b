"""Rules of marks in pairs: quotes, brackets, titles, over all paragraphs of a story (P20, P21)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal

from layout.core.diagnostics import Severity, Words
from layout.rules.copy.wording import excerpt
from layout.rules.copydesk import CopyDesk, CopyLine
from layout.rules.rule import Fault, Rule

PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "【": "】", "「": "」", "『": "』"}
_OPENS = {close: open_ for open_, close in PAIRS.items()}
_INNER = {"“": "‘", "《": "〈"}
_MARKS = re.compile("[“”‘’（）《》〈〉【】「」『』]")
Kind = Literal["open", "close", "crossed", "nested"]


@dataclass(frozen=True, slots=True)
class Slip:
    """A mark without its partner (open, close), across another pair, or nested in its own kind."""

    kind: Kind
    line: int
    index: int
    mark: str


def slips(lines: list[str]) -> Iterator[Slip]:
    """What is wrong with the pairs of a story's paragraphs.

    A quotation of several paragraphs opens each of them and closes the last: a “ left open is
    right if the next paragraph opens with “.
    """
    carried: Slip | None = None
    for number, text in enumerate(lines):
        if carried is not None and not text.startswith("“"):
            yield carried
        carried = None
        opened, found = _walk(number, text)
        yield from found
        if opened and opened[0].mark == "“" and number + 1 < len(lines):
            carried = opened.pop(0)
        yield from opened


def _walk(number: int, text: str) -> tuple[list[Slip], list[Slip]]:
    """The marks a paragraph leaves open, and its faults."""
    opened: list[Slip] = []
    found: list[Slip] = []
    for match in _MARKS.finditer(text):
        index, char = match.start(), match[0]
        if char in PAIRS:
            quotes = [slip.mark for slip in opened if slip.mark in "“‘《〈"]
            if quotes and quotes[-1] == char and char in _INNER:
                found.append(Slip("nested", number, index, char))
            opened.append(Slip("open", number, index, char))
        elif not (char == "’" and _apostrophe(text, index)):
            wanted = _OPENS[char]
            if opened and opened[-1].mark == wanted:
                opened.pop()
            elif any(slip.mark == wanted for slip in opened):
                found.append(Slip("crossed", number, index, char))
                place = max(i for i, slip in enumerate(opened) if slip.mark == wanted)
                del opened[place]
            else:
                found.append(Slip("close", number, index, char))
    return opened, found


def _apostrophe(text: str, index: int) -> bool:
    before = text[index - 1 : index]
    return before.isascii() and before.isalpha()


@lru_cache(maxsize=1)
def _all_slips(desk: CopyDesk) -> list[tuple[Slip, CopyLine]]:
    """The slips of an edition: body paragraphs of a story together, other lines one by one."""
    found: list[tuple[Slip, CopyLine]] = []
    for _, group in groupby(desk.lines, key=lambda line: line.spot):
        lines = list(group)
        body = [line for line in lines if line.part == "body"]
        for chunk in (body, *([line] for line in lines if line.part != "body")):
            found += ((slip, chunk[slip.line]) for slip in slips([line.text for line in chunk]))
    return found


def _of_kinds(desk: CopyDesk, *kinds: Kind) -> Iterator[tuple[Slip, CopyLine]]:
    return ((slip, line) for slip, line in _all_slips(desk) if slip.kind in kinds)


def _unpaired(desk: CopyDesk) -> Iterator[Fault]:
    for slip, line in _of_kinds(desk, "open", "close"):
        other = PAIRS.get(slip.mark) or _OPENS[slip.mark]
        shown = excerpt(line.text, slip.index, slip.index + 1)
        yield Fault(
            Words(
                f"“{slip.mark}”没有与它成对的“{other}”：{shown}",
                f"“{slip.mark}” has no “{other}”: {shown}",
            ),
            desk.place(line, slip.index),
            line.spot,
        )


def _crossed(desk: CopyDesk) -> Iterator[Fault]:
    for slip, line in _of_kinds(desk, "crossed"):
        shown = excerpt(line.text, slip.index, slip.index + 1)
        yield Fault(
            Words(
                f"“{slip.mark}”与别的成对标点交叉：{shown}",
                f"“{slip.mark}” crosses a pair: {shown}",
            ),
            desk.place(line, slip.index),
            line.spot,
        )


def _nested(desk: CopyDesk) -> Iterator[Fault]:
    for slip, line in _of_kinds(desk, "nested"):
        inner = _INNER[slip.mark]
        shown = excerpt(line.text, slip.index, slip.index + 1)
        yield Fault(
            Words(
                f"“{slip.mark}”里面又是“{slip.mark}”，里层用“{inner}{PAIRS[inner]}”：{shown}",
                f"“{slip.mark}” inside “{slip.mark}”, use {inner}{PAIRS[inner]}: {shown}",
            ),
            desk.place(line, slip.index),
            line.spot,
        )


RULES = (
    Rule(
        "unpaired",
        Severity.ERROR,
        "GB/T 15834 4.8, 4.9, 4.15",
        Words("引号、括号、书名号成对", "quotes, brackets and titles come in pairs"),
        Words("补上缺的一半；引文有几段时每段开头用“，最后一段才用”", "write the missing half"),
        "他说：“好。",
        "他说：“好。”",
        _unpaired,
        0.1,
    ),
    Rule(
        "crossed-pairs",
        Severity.ERROR,
        "GB/T 15834 4.8, 4.9, 4.15",
        Words("成对的标点不交叉", "pairs do not cross"),
        Words("里面的一对先关上", "close the inner pair first"),
        "“甲《乙”》",
        "“甲《乙》”",
        _crossed,
        0.1,
    ),
    Rule(
        "nested-quotes",
        Severity.ERROR,
        "GB/T 15834 4.8.3.5, 4.15",
        Words("引号外双里单，书名号外双里单", "outer pairs are double, inner ones single"),
        Words("里层用‘ ’、〈 〉", "use ‘ ’ and 〈 〉 inside"),
        "“他说“好”。”",
        "“他说‘好’。”",
        _nested,
        0.1,
    ),
)
