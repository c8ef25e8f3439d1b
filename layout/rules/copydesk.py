"""The copy desk: what the rules read of an edition, above all its printed lines and their places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from layout.core.diagnostics import Span, Spot
from layout.house.newspaper import House
from layout.issue.load import Edition
from layout.issue.model import Issue, Story
from layout.rules.neighbours import Issued, neighbours

_PICTURE_KEYS = {"cutline": "cutline", "credit": "credit", "placeholder": "file"}
"""The parts that belong to a picture, and the field that each is typed in."""
_FOLD = str.maketrans("，：；？！（）～“”‘’—…", ",:;?!()~\"\"''-.")
"""Printed marks and the half-width marks that may have been typed for them."""
_REACH = 48
"""Characters ahead in which the next printed character is looked for in the typescript. Markup,
and a line break with its indentation, are shorter."""


class CopyLine(NamedTuple):
    """One printed line of copy: a head, a whole paragraph, a cutline.

    `part` is its part of the story as in `Manuscript.printed`. `start` is where it was typed.
    """

    text: str
    part: str
    story: Story
    start: Span
    spot: Spot


class CopyDesk:
    """An edition, and what rules derive from it; everything is derived at most once."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._line_starts: dict[str, Sequence[int]] = {}

    @property
    def issue(self) -> Issue:
        """The issue's values."""
        return self.edition.issue.value

    @property
    def house(self) -> House:
        """The house's values."""
        return self.edition.house.value

    def at(self, *key: str | int) -> Span:
        """The place of a value in the issue file."""
        return self.edition.issue.span(*key)

    def in_house(self, *key: str | int) -> Span:
        """The place of a value in the house file."""
        return self.edition.house.span(*key)

    @cached_property
    def beside(self) -> tuple[Issued | None, Issued | None]:
        """The issues before and after this one in its folder."""
        return neighbours(self.edition.path)

    @cached_property
    def lines(self) -> tuple[CopyLine, ...]:
        """All lines that the stories print, in reading order."""
        return tuple(self._lines())

    @cached_property
    def copy(self) -> str:
        """All lines in one text, in which a rule looks whether its signs occur at all."""
        return "\n".join(line.text for line in self.lines)

    def stories(self) -> Iterator[tuple[int, int, Story, Spot]]:
        """Page index and story index (from 0), story and spot of every story."""
        for p, page in enumerate(self.issue.pages):
            for s, story in enumerate(page.stories):
                yield p, s, story, Spot(page.number, story.id)

    def _lines(self) -> Iterator[CopyLine]:
        seen = set()
        for p, s, story, spot in self.stories():
            if story.id in seen:
                continue
            seen.add(story.id)
            manuscript = self.edition.manuscripts[story.id]
            key = ("pages", p, "stories", s)
            for part, number, text in manuscript.printed():
                if part in ("body", "subhead"):
                    start = manuscript.spans[number]
                elif part in _PICTURE_KEYS:
                    start = self.at(*key, "pictures", number, _PICTURE_KEYS[part])
                else:
                    start = self.at(*key, part, number)
                yield CopyLine(text, part, story, start, spot)

    def place(self, line: CopyLine, index: int) -> Span:
        """The place where a character of a printed line was typed; `index` counts from 0.

        It is the start of the line if the character is not found in the typescript.
        """
        offset = self._offset(line, index)
        text = self.edition.sources.get(line.start.file)
        if offset is None or text is None:
            return line.start
        starts = self._starts(line.start.file, text)
        row = bisect_right(starts, offset)
        return Span(line.start.file, row, offset - starts[row - 1] + 1, line.start.path)

    def typed(self, line: CopyLine, first: int, last: int) -> str | None:
        """The characters from `first` up to `last` (not included) as they were typed, with markup.

        None if they are not found in the typescript.
        """
        start, end = self._offset(line, first), self._offset(line, last - 1)
        text = self.edition.sources.get(line.start.file)
        return None if start is None or end is None or text is None else text[start : end + 1]

    def _offset(self, line: CopyLine, index: int) -> int | None:
        """The index in the typescript of a character of a printed line; None if it is not found.

        Line and typescript are read in step: marks may differ in width, and markup is skipped.
        """
        text = self.edition.sources.get(line.start.file)
        if text is None:
            return None
        position = offset_of(self._starts(line.start.file, text), line.start)
        found = None
        for char in line.text[: index + 1].translate(_FOLD):
            window = text[position : position + _REACH].translate(_FOLD)
            step = window.find(char)
            found = position + step if step >= 0 else None
            if found is not None:
                position = found + 1
        return found

    def _starts(self, file: str, text: str) -> Sequence[int]:
        """Where the lines of a file begin; found once, for an issue may have thousands of places."""
        if file not in self._line_starts:
            self._line_starts[file] = line_starts(text)
        return self._line_starts[file]


def line_starts(text: str) -> Sequence[int]:
    """The index in a text of the first character of every line."""
    starts = [0]
    while (end := text.find("\n", starts[-1])) >= 0:
        starts.append(end + 1)
    return starts


def offset_of(starts: Sequence[int], span: Span) -> int:
    """The index in a text of a span's line and column, which count from 1.

    `starts` are the starts of the text's lines. A line that the text has not is its first.
    """
    line = span.line - 1 if span.line <= len(starts) else 0
    return starts[line] + span.column - 1
