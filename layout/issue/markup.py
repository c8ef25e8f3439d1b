"""The marking in copy: subheads, bold and 楷 passages, and the opening of a news item.

A line that begins with `## ` is a subhead; `**…**` is bold and `*…*` is 楷. The opening of the
first paragraph, 本报讯（记者…）, has styles of its own. The passages of a paragraph, joined, are the
copy without the marking.
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
    """A paragraph or a subhead.

    `line` is its line in its file, counted from 1. `opens` tells that a blank line stands before
    it; in verse it then opens a stanza. `closes` tells that it is the signature or the date at the
    end of a notice, a letter or a speech.
    """

    passages: tuple[Passage, ...]
    subhead: bool
    line: int
    opens: bool = False
    closes: bool = False

    @property
    def text(self) -> str:
        """The copy without its marking."""
        return "".join(passage.text for passage in self.passages)


def mark_up(lines: list[tuple[int, str]]) -> tuple[CopyParagraph, ...]:
    """The paragraphs of normalised lines, each given with its line number."""
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
    """The opening of a news item at the head of a paragraph; empty if there is none.

    本报 alone opens nothing: it is a word of the sentence.
    """
    match = _DATELINE.match(text)
    if match is None or (match[1] == "本报" and match[2] is None):
        return []
    passages = [Passage(match[1], "dateline")]
    if match[2]:
        passages.append(Passage(match[2], "reporter"))
    return passages


def _passages(text: str) -> list[Passage]:
    """The passages of a text by its marking; a mark without a partner stays in the copy."""
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
