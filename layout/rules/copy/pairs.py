"""Rules of paired marks (quotes, brackets, title marks) in all paragraphs of a story (P20, P21)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Literal, NamedTuple

from layout.core.diagnostics import NOTHING, Severity, Words
from layout.issue.normalise import is_han
from layout.rules.copy.wording import excerpt
from layout.rules.copydesk import CopyDesk, CopyLine
from layout.rules.rule import Fault, Pattern, Rule

PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "【": "】", "「": "」", "『": "』"}
_OPENS = {close: open_ for open_, close in PAIRS.items()}
_INNER = {"“": "‘", "《": "〈"}
"""The opening mark of the inner pair for each outer one."""
_OTHER_SIZE = {"”": "‘", "’": "“", "》": "〈", "〉": "《"}
"""The opening mark of the other size for each closing one."""
_NESTING = "“‘《〈"
"""The opening marks of the pairs that alternate when they are nested."""
_MARKS = re.compile("[“”‘’（）《》〈〉【】「」『』]")
Kind = Literal["open", "close", "reversed", "crossed", "nested"]
_ELIDED = Pattern("[0-9]{2}(?![0-9])")
"""The two figures of a year of which ’ stands for the century: ’97."""
_NUMBERED = Pattern(
    "(?:^|[。；：，、？！ \u3000])(?:[0-9]{1,2}|[A-Za-z]|[一二三四五六七八九十]{1,2})$"
)
"""The number of an item before a bracket that has no partner: 1）报名。"""
_MINUTES = Pattern("’[0-9]{1,2}(?:[.．][0-9]+)?$")
"""Minutes or feet before a ” of seconds or inches: 5’10”, 39°54’20”."""


class Slip(NamedTuple):
    """A faulty mark.

    `kind` tells whether it is an opening or a closing mark without partner (open, close), the
    wrong half of its pair (reversed), crosses another pair (crossed) or stands directly inside a
    pair of its own kind (nested). `line` and `at` give its paragraph and its place there, from 0.
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
    """The marks that a paragraph leaves open, and its other faulty marks.

    One slip is told once: a mark typed as the other half of its pair is `reversed`, and what a
    mark without partner makes of the marks around it is not told besides.
    """
    opened: list[Slip] = []
    found: list[Slip] = []
    inside: dict[Slip, Slip] = {}
    crossed: dict[Slip, list[Slip]] = {}
    for match in _MARKS.finditer(text):
        index, char = match.start(), match[0]
        if char in PAIRS:
            if char == "‘" and _between_latin(text, index):
                continue
            slip = Slip("open", number, index, char)
            outer = next((one for one in reversed(opened) if one.mark in _NESTING), None)
            if outer is not None and outer.mark == char and char in _INNER:
                inside[slip] = outer
            opened.append(slip)
        elif not _is_no_quote(text, index, char, opened):
            wanted = _OPENS[char]
            place = next(
                (i for i in reversed(range(len(opened))) if opened[i].mark == wanted), None
            )
            if place is None:
                found.append(Slip("close", number, index, char))
            else:
                if over := opened[place + 1 :]:
                    crossed[Slip("crossed", number, index, char)] = over
                del opened[place]
    return _told_once(opened, found, inside, crossed)


def _told_once(
    opened: list[Slip],
    closed: list[Slip],
    inside: dict[Slip, Slip],
    crossed: dict[Slip, list[Slip]],
) -> tuple[list[Slip], list[Slip]]:
    """The same as of a paragraph: `opened` and `closed` are marks without partner, `inside` has the
    outer mark of each mark in its own kind, `crossed` the marks that each crossing mark crosses.
    """
    found = [slip for slip, over in crossed.items() if not any(one in opened for one in over)]
    rest: list[Slip] = []
    for slip in opened:
        if rest and inside.get(slip) == rest[-1]:
            rest.pop()
            found.append(slip._replace(kind="reversed"))
        else:
            rest.append(slip)
    nested = (
        slip
        for slip, outer in inside.items()
        if slip not in opened and outer not in opened and outer.mark == slip.mark
    )
    found += [slip._replace(kind="nested") for slip in nested]
    alone: list[Slip] = []
    for slip in closed:
        other = _OTHER_SIZE.get(slip.mark)
        half = next((one for one in reversed(rest) if one.mark == other and one.at < slip.at), None)
        if half is not None:  # ‘甲” is one slip
            rest.remove(half)
        if alone and alone[-1].mark == slip.mark:
            found.append(alone.pop()._replace(kind="reversed"))
        else:
            alone.append(slip)
    return rest, sorted(found + alone, key=lambda slip: slip.at)


def _is_no_quote(text: str, index: int, char: str, opened: list[Slip]) -> bool:
    """Whether a ’ is an apostrophe, ’ and ” are minutes and seconds, or ） ends an item's number."""
    if char == "”":
        return _MINUTES.compiled.search(text, 0, index) is not None and not _closes(
            text, index, "“", opened
        )
    if char == "）" and all(slip.mark != "（" for slip in opened):
        return _NUMBERED.compiled.search(text, 0, index) is not None
    if char != "’":
        return False
    before, after = text[index - 1 : index] if index else "", text[index + 1 : index + 2]
    if _is_latin(before) and _is_latin(after):
        return True
    elided = _ELIDED.compiled.match(text, index + 1) is not None
    if opened and opened[-1].mark == "‘" and opened[-1].at == index - 1:
        return elided
    if not (_is_latin(before) or before.isdigit() or elided or _is_latin(after)):
        return False
    return not _closes(text, index, "‘", opened)


def _closes(text: str, index: int, wanted: str, opened: list[Slip]) -> bool:
    """Whether a closing mark closes an open quotation: none of its kind does so after it."""
    if all(slip.mark != wanted for slip in opened):
        return False
    for match in _MARKS.finditer(text, index + 1):
        if match[0] in (wanted, PAIRS[wanted]) and not _between_latin(text, match.start()):
            return match[0] == wanted
    return True


def _is_latin(char: str) -> bool:
    """Whether a character is a letter of an alphabet, or an accent that is set upon one."""
    letter = char.isalpha() and not is_han(char)
    return bool(char) and (letter or unicodedata.combining(char) != 0)


def _between_latin(text: str, index: int) -> bool:
    """Whether a mark stands between two letters of an alphabet."""
    return index > 0 and _is_latin(text[index - 1]) and _is_latin(text[index + 1 : index + 2])


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
    for slip, line in _of_kinds(desk, "open", "close", "reversed"):
        other = PAIRS.get(slip.mark) or _OPENS[slip.mark]
        shown = excerpt(line.text, slip.at, slip.at + 1)
        place = desk.place(line, slip.at)
        if slip.kind == "reversed":
            message = Words(
                f"“{slip.mark}”打反了，这里应是“{other}”：{shown}",
                f"“{slip.mark}” should be “{other}” here: {shown}",
            )
            hint = Words(f"改成“{other}”", f"write “{other}”")
            yield Fault(message, place, line.spot, hint=hint)
            continue
        message = Words(
            f"“{slip.mark}”没有与它成对的“{other}”：{shown}",
            f"“{slip.mark}” has no matching “{other}”: {shown}",
        )
        yield Fault(message, place, line.spot, hint=_elision_hint(line.text, slip))


def _elision_hint(text: str, slip: Slip) -> Words:
    """What to write for a ‘ that stands for a century, ‘97; nothing for any other mark."""
    if slip.mark != "‘" or _ELIDED.compiled.match(text, slip.at + 1) is None:
        return NOTHING
    year = text[slip.at + 1 : slip.at + 3]
    return Words(
        f"省略世纪的撇号写成“’{year}”，或者写全年份", f"write “’{year}”, or the year in full"
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
