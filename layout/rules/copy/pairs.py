"""Rules of paired marks (quotes, brackets, title marks) in all paragraphs of a story (P20, P21)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Literal, NamedTuple

from layout.core.diagnostics import Severity, Words
from layout.rules.copy.wording import excerpt
from layout.rules.copydesk import CopyDesk, CopyLine
from layout.rules.rule import Fault, Rule

PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "【": "】", "「": "」", "『": "』"}
_OPENS = {close: open_ for open_, close in PAIRS.items()}
_INNER = {"“": "‘", "《": "〈"}
"""The opening mark of the inner pair for each outer one."""
_NESTING = "“‘《〈"
"""The opening marks of the pairs that alternate when they are nested."""
_MARKS = re.compile("[“”‘’（）《》〈〉【】「」『』]")
Kind = Literal["open", "close", "crossed", "nested"]


class Slip(NamedTuple):
    """A faulty mark.

    `kind` tells whether it is an opening or a closing mark without partner (open, close), crosses
    another pair (crossed) or stands directly inside a pair of its own kind (nested). `line` and
    `at` give its paragraph and its place there, from 0.
    """

    kind: Kind
    line: int
    at: int
    mark: str


def slips(lines: list[str]) -> Iterator[Slip]:
    """The faulty marks of a story's paragraphs.

    A quotation of several paragraphs has “ at the beginning of each and ” at the end of the last.
    So an open “ is right if the next paragraph begins with “.
    """
    carried: Slip | None = None
    for number, text in enumerate(lines):
        if carried is not None and not text.startswith("“"):
            yield carried
        carried = None
        opened, found = _slips_of_paragraph(number, text)
        yield from found
        if opened and opened[0].mark == "“" and number + 1 < len(lines):
            carried = opened.pop(0)
        yield from opened


def _slips_of_paragraph(number: int, text: str) -> tuple[list[Slip], list[Slip]]:
    """The marks that a paragraph leaves open, and its other faulty marks."""
    opened: list[Slip] = []
    found: list[Slip] = []
    for match in _MARKS.finditer(text):
        index, char = match.start(), match[0]
        if char in PAIRS:
            quotes = [slip.mark for slip in opened if slip.mark in _NESTING]
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
    """Whether a ’ follows a Latin letter: then it is an apostrophe."""
    before = text[index - 1 : index]
    return before.isascii() and before.isalpha()


@lru_cache(maxsize=1)
def _all_slips(desk: CopyDesk) -> list[tuple[Slip, CopyLine]]:
    """The faulty marks of an edition, with their lines.

    The body paragraphs of a story are read together, every other line alone.
    """
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
        shown = excerpt(line.text, slip.at, slip.at + 1)
        yield Fault(
            Words(
                f"“{slip.mark}”没有与它成对的“{other}”：{shown}",
                f"“{slip.mark}” has no matching “{other}”: {shown}",
            ),
            desk.place(line, slip.at),
            line.spot,
        )


def _crossed(desk: CopyDesk) -> Iterator[Fault]:
    for slip, line in _of_kinds(desk, "crossed"):
        shown = excerpt(line.text, slip.at, slip.at + 1)
        yield Fault(
            Words(
                f"“{slip.mark}”与别的成对标点交叉：{shown}",
                f"“{slip.mark}” crosses another pair: {shown}",
            ),
            desk.place(line, slip.at),
            line.spot,
        )


def _nested(desk: CopyDesk) -> Iterator[Fault]:
    for slip, line in _of_kinds(desk, "nested"):
        inner = _INNER[slip.mark]
        shown = excerpt(line.text, slip.at, slip.at + 1)
        yield Fault(
            Words(
                f"“{slip.mark}”里面又是“{slip.mark}”，里层用“{inner}{PAIRS[inner]}”：{shown}",
                f"“{slip.mark}” stands inside “{slip.mark}”; write {inner}{PAIRS[inner]} inside: {shown}",
            ),
            desk.place(line, slip.at),
            line.spot,
        )


RULES = (
    Rule(
        "unpaired",
        Severity.ERROR,
        "GB/T 15834 4.8, 4.9, 4.15",
        Words("引号、括号、书名号成对", "quotes, brackets and title marks come in pairs"),
        Words(
            "补上缺的一半；引文有几段时每段开头用“，最后一段才用”",
            "add the missing mark; a quotation of several paragraphs has “ at the beginning of each "
            "and ” at the end of the last",
        ),
        "他说：“好。",
        "他说：“好。”",
        _unpaired,
        points=0.1,
    ),
    Rule(
        "crossed-pairs",
        Severity.ERROR,
        "GB/T 15834 4.8, 4.9, 4.15",
        Words("成对的标点不交叉", "pairs of marks do not cross"),
        Words("里面的一对先关上", "close the inner pair first"),
        "“甲《乙”》",
        "“甲《乙》”",
        _crossed,
        points=0.1,
    ),
    Rule(
        "nested-quotes",
        Severity.ERROR,
        "GB/T 15834 4.8.3.5, 4.15",
        Words(
            "引号外双里单，书名号外双里单",
            "quotes and title marks are double outside and single inside",
        ),
        Words("里层用‘ ’、〈 〉", "write ‘ ’ or 〈 〉 inside"),
        "“他说“好”。”",
        "“他说‘好’。”",
        _nested,
        points=0.1,
    ),
)
