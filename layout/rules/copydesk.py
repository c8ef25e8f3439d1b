"""The copy desk: an edition laid out for checking, line by line, each knowing where it was typed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from layout.core.diagnostics import Span, Spot
from layout.house.paper import House
from layout.issue.load import Edition
from layout.issue.model import Issue, Story
from layout.rules.neighbours import Issued, neighbours

COPY = ("body", "subhead", "standfirst")
_KEYS = {"cutline": "cutline", "credit": "credit", "placeholder": "file"}
_FOLD = str.maketrans("，：；？！（）～“”‘’—…", ",:;?!()~\"\"''-.")
_REACH = 48
"""How far ahead a typed character is looked for: markup and an indented line break are shorter."""


class CopyLine(NamedTuple):
    """One printed line of copy: a head, a paragraph, a caption; `start` is where it was typed."""

    text: str
    part: str
    story: Story
    start: Span
    spot: Spot


class CopyDesk:
    """An edition and what the rules look at, each made once."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    @property
    def issue(self) -> Issue:
        """The issue's values."""
        return self.edition.issue.value

    @property
    def house(self) -> House:
        """The house's values."""
        return self.edition.house.value

    def at(self, *key: str | int) -> Span:
        """Where a value of the issue stands."""
        return self.edition.issue.span(*key)

    def in_house(self, *key: str | int) -> Span:
        """Where a value of the house stands."""
        return self.edition.house.span(*key)

    def own(self, *key: str | int) -> bool:
        """Whether the house wrote a value itself, in the file that names it."""
        return self.in_house(*key).file == self.in_house("name").file

    @cached_property
    def beside(self) -> tuple[Issued | None, Issued | None]:
        """The issues before and after this one on the shelf."""
        return neighbours(self.edition.path)

    @cached_property
    def lines(self) -> tuple[CopyLine, ...]:
        """Everything the stories print, in reading order."""
        return tuple(self._lines())

    @cached_property
    def copy(self) -> str:
        """All lines in one text, to see quickly whether something occurs at all."""
        return "\n".join(line.text for line in self.lines)

    def stories(self) -> Iterator[tuple[int, int, Story, Spot]]:
        """Page index, story index, story and its spot, of every story."""
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
                elif part in _KEYS:
                    start = self.at(*key, "pictures", number, _KEYS[part])
                else:
                    start = self.at(*key, part, number)
                yield CopyLine(text, part, story, start, spot)

    def place(self, line: CopyLine, index: int) -> Span:
        """Where a character of a printed line was typed."""
        offset = self._offset(line, index)
        text = self.edition.sources.get(line.start.file)
        if offset is None or text is None:
            return line.start
        before = text.rfind("\n", 0, offset) + 1
        row = text.count("\n", 0, offset) + 1
        return Span(line.start.file, row, offset - before + 1, line.start.path)

    def typed(self, line: CopyLine, first: int, last: int) -> str | None:
        """The characters `first` to `last` (not included) as they were typed, markup and all."""
        start, end = self._offset(line, first), self._offset(line, last - 1)
        text = self.edition.sources.get(line.start.file)
        return None if start is None or end is None or text is None else text[start : end + 1]

    def _offset(self, line: CopyLine, index: int) -> int | None:
        """Follow print and typescript side by side: marks may differ in width, markup is extra."""
        text = self.edition.sources.get(line.start.file)
        if text is None:
            return None
        position = offset_of(text, line.start)
        found = None
        for char in line.text[: index + 1].translate(_FOLD):
            window = text[position : position + _REACH].translate(_FOLD)
            step = window.find(char)
            found = position + step if step >= 0 else None
            if found is not None:
                position = found + 1
        return found


def offset_of(text: str, span: Span) -> int:
    """The index in a text of a span's line and column."""
    position = 0
    for _ in range(span.line - 1):
        position = text.find("\n", position) + 1
    return position + span.column - 1
