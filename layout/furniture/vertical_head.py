"""A vertical head in a column beside its text: from the right, kicker, turns, deck, byline.

The standing head, if any, stands across the top; everything else runs down. Of the ways to turn
the headline the one that can be set largest in the column is taken.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from layout.core.frame import Source
from layout.furniture.block import SetLine
from layout.furniture.composing_room import ComposingRoom
from layout.furniture.heading import PITCH, Head, head_style
from layout.furniture.headline import half
from layout.furniture.stack import Stack
from layout.issue.manuscript import Manuscript
from layout.text.display.solid import DisplayLine
from layout.text.display.vertical import VerticalLine, set_vertical

FILL = 0.94
"""Share of its column's width and depth that a vertical head fills at most."""
CHARACTER_PITCH = 1.04
"""From one character down to the next, in em of the line's size."""
SIDE_GAP = 0.5
"""Between a minor line and its left neighbour, in em of the minor line's size."""
MOST_TURNS = 2
"""Lines that a vertical headline is turned into at most: the column has no room for more."""
AIR_ROWS = 1
"""Rows of air that a vertical head keeps besides its height."""


class _Column(NamedTuple):
    """One vertical line of the head: the line, its size in points, its source."""

    line: VerticalLine
    size: float
    source: Source

    @property
    def is_headline(self) -> bool:
        return self.source.part == "headline"

    @property
    def width(self) -> float:
        """The line with the gap to its left neighbour, in points."""
        return self.size * (PITCH if self.is_headline else 1 + SIDE_GAP)

    @property
    def height(self) -> float:
        """The height of the line in points."""
        return self.line.height * self.size * CHARACTER_PITCH


def set_side_head(
    manuscript: Manuscript, area: tuple[float, float], composing: ComposingRoom
) -> Head:
    """The vertical head of a story in a column; `area` is the column's width and depth in points."""
    column_width, column_depth = area
    stack = Stack(column_width, composing, manuscript.story.id)
    if manuscript.label:
        stack.add_label(manuscript.label)
    depth = column_depth * FILL - stack.y
    before, after = _minor_columns(manuscript, depth, composing)
    room = column_width * FILL - sum(column.width for column in (*before, *after))
    headline = _headline(manuscript, (room, depth), composing)
    columns = [*before, *headline, *after]
    height = stack.y + max((column.height for column in columns), default=0.0)
    return Head(
        (*stack.lines, *_lines(columns, stack)),
        tuple(stack.tints),
        height,
        math.ceil(height / composing.house.grid.leading) + AIR_ROWS,
        headline[0].size if headline else 0.0,
        face=head_style(manuscript, composing.house).face,
    )


def _lines(columns: Sequence[_Column], stack: Stack) -> Iterator[SetLine]:
    """The vertical lines from right to left under what `stack` holds, cell by cell.

    Together they stand in the middle of the stack's width.
    """
    right = (stack.width + sum(column.width for column in columns)) / 2
    for column in columns:
        middle = right - column.size / 2
        for cell in column.line.cells:
            yield SetLine(
                DisplayLine((cell.atom,), (0.0,), cell.atom.width),
                column.size,
                middle + cell.x * column.size,
                stack.y + cell.y * column.size * CHARACTER_PITCH,
                column.source,
                condense=cell.condense,
                turned=cell.turned,
            )
        right -= column.width


def _minor_columns(
    manuscript: Manuscript, depth: float, composing: ComposingRoom
) -> tuple[list[_Column], list[_Column]]:
    """The lines right and left of the headline, each set small enough for `depth` points."""
    style, styles = head_style(manuscript, composing.house), composing.house.styles
    story = manuscript.story.id

    def column(text: str, role: str, size: float, part: str, number: int = 0) -> _Column:
        line = set_vertical(text, role, composing.case)
        height = line.height * CHARACTER_PITCH
        fitted = size if height * size <= depth else half(depth / height)
        return _Column(line, fitted, Source(story, part, number))

    before = []
    if manuscript.kicker:
        before.append(column(manuscript.kicker, style.kicker_face, style.kicker_size, "kicker"))
    after = [
        column(text, style.deck_face, style.deck_size, "deck", number)
        for number, text in enumerate(manuscript.deck)
    ]
    after += [
        column(text, styles.standfirst.face, styles.standfirst.size, "standfirst", number)
        for number, text in enumerate(manuscript.standfirst)
    ]
    if manuscript.byline:
        after.append(column(manuscript.byline, styles.byline.face, styles.byline.size, "byline"))
    return before, after


def _headline(
    manuscript: Manuscript, area: tuple[float, float], composing: ComposingRoom
) -> list[_Column]:
    """The turns of the headline, as large as the ladder and `area` (width, depth in points) allow."""
    style = head_style(manuscript, composing.house)
    source = Source(manuscript.story.id, "headline")
    width, depth = area
    best: list[_Column] = []
    if not manuscript.headline:
        return best
    for way in islice(composing.phrases.ways(manuscript.headline), MOST_TURNS):
        turns = [set_vertical(turn, style.face, composing.case) for turn in way.lines]
        tallest = max(turn.height for turn in turns)
        size = min(
            style.largest,
            half(width / (len(turns) * PITCH)),
            half(depth / (tallest * CHARACTER_PITCH)),
        )
        if not best or size > best[0].size:
            best = [_Column(turn, size, source) for turn in turns]
    return best
