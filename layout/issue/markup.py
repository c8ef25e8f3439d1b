"""Copy marked up: subheads, bold passages, and the opening of a news item.

`## ` opens a subhead, `**…**` is bold, `*…*` 楷; 本报讯（记者…） at the head of the first paragraph is set
off as the trade does. Joined passages give the copy back without the marking.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from layout.issue.normalise import SUBHEAD

Style = Literal["plain", "bold", "kai", "dateline", "reporter"]

_DATELINE = re.compile(
    r"(本报讯|本报|新华社[^（(]{1,8}电)(（[^（）]{0,40}(?:记者|通讯员|实习生)[^（）]{0,40}）)?"
)
_MARKED = re.compile(
    r"\*\*(?P<bold>[^*]+)\*\*|(?<![*\d])\*(?P<kai>[^*\s](?:[^*]*[^*\s])?)\*(?![*\d])"
)


class Passage(NamedTuple):
    """A stretch of one paragraph in one style."""

    text: str
    style: Style = "plain"


class CopyParagraph(NamedTuple):
    """A paragraph or subhead; `line` is its line in the file it stands in, from 1, and `opens` tells
    whether a blank one stands before it: in verse it opens a stanza.
    """

    passages: tuple[Passage, ...]
    subhead: bool
    line: int
    opens: bool = False

    @property
    def text(self) -> str:
        """The copy without its marking."""
        return "".join(passage.text for passage in self.passages)


def mark_up(lines: list[tuple[int, str]]) -> tuple[CopyParagraph, ...]:
    """The paragraphs of normalised, numbered lines."""
    paragraphs = []
    for index, (number, text) in enumerate(lines):
        if text.startswith(SUBHEAD):
            passages = tuple(_passages(text[len(SUBHEAD) :].strip()))
            paragraphs.append(CopyParagraph(passages, True, number))
            continue
        opening = _opening(text) if index == 0 else []
        rest = text[sum(len(passage.text) for passage in opening) :]
        paragraphs.append(CopyParagraph((*opening, *_passages(rest)), False, number))
    return tuple(paragraphs)


def _opening(text: str) -> list[Passage]:
    match = _DATELINE.match(text)
    if match is None or (match[1] == "本报" and match[2] is None):
        return []
    passages = [Passage(match[1], "dateline")]
    if match[2]:
        passages.append(Passage(match[2], "reporter"))
    return passages


def _passages(text: str) -> list[Passage]:
    passages = []
    position = 0
    for match in _MARKED.finditer(text):
        if match.start() > position:
            passages.append(Passage(text[position : match.start()]))
        bold = match["bold"]
        passages.append(Passage(bold, "bold") if bold else Passage(match["kai"], "kai"))
        position = match.end()
    if position < len(text):
        passages.append(Passage(text[position:]))
    return passages
