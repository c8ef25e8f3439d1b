"""A vertical head in a column beside its text: read from the right, kicker, turns, deck, byline.

The standing head, if any, stands across the top; everything else runs down. Of the ways to turn
the headline the one that can be set largest in the column is taken.
"""

from __future__ import annotations

import math
from itertools import islice
from typing import NamedTuple

from layout.core.frame import Colour, Source
from layout.core.geometry import Rect
from layout.furniture.block import SetLine
from layout.furniture.composing_room import ComposingRoom
from layout.furniture.heading import PITCH, Head, Stack, head_style, label_line
from layout.furniture.headline import half
from layout.issue.manuscript import Manuscript
from layout.text.display.solid import DisplayLine
from layout.text.display.vertical import set_vertical

FILL = 0.94
"""Share of its column and depth that a vertical head fills."""
CHARACTER_PITCH = 1.04
"""From character to character down a line, of its size."""
SIDE_GAP = 0.5
"""Between a minor line and its neighbour, of the minor line's size."""
MOST_TURNS = 2


class _Column(NamedTuple):
    """One vertical line of the head: text, role, size in points, whose text it is."""

    text: str
    role: str
    size: float
    source: Source

    @property
    def is_headline(self) -> bool:
        return self.source.part == "headline"

    @property
    def width(self) -> float:
        """The line with the gap to its left neighbour, in points."""
        return self.size * (PITCH if self.is_headline else 1 + SIDE_GAP)


def set_side_head(
    manuscript: Manuscript, area: tuple[float, float], composing: ComposingRoom
) -> Head:
    """The vertical head of a story in a column of the given width and depth in points."""
    house, case = composing.house, composing.case
    width, depth = area[0] * FILL, area[1] * FILL
    stack = Stack(area[0])
    lines: list[SetLine] = []
    tints: list[tuple[Rect, Colour]] = []
    if manuscript.label:
        label, tint = label_line(manuscript.label, stack, house, case, manuscript.story.id)
        lines.append(label)
        tints.append(tint)
    depth -= stack.y
    before, after = _minor_columns(manuscript, depth, composing)
    room = width - sum(column.width for column in (*before, *after))
    head = _headline(manuscript, (room, depth), composing)
    columns = [*before, *head, *after]
    x = (area[0] + sum(column.width for column in columns)) / 2
    height = 0.0
    for column in columns:
        middle = x - column.size / 2
        set_line = set_vertical(column.text, column.role, case)
        for cell in set_line.cells:
            lines.append(
                SetLine(
                    DisplayLine((cell.atom,), (0.0,), cell.atom.width),
                    column.size,
                    middle + cell.x * column.size,
                    stack.y + cell.y * column.size * CHARACTER_PITCH,
                    column.source,
                    condense=cell.condense,
                    turned=cell.turned,
                )
            )
        height = max(height, set_line.height * column.size * CHARACTER_PITCH)
        x -= column.width
    total = stack.y + height
    size = head[0].size if head else 0.0
    rows = math.ceil(total / house.grid.leading) + 1
    face = head_style(manuscript, house).face
    return Head(tuple(lines), tuple(tints), total, rows, size, face=face)


def _minor_columns(
    manuscript: Manuscript, depth: float, composing: ComposingRoom
) -> tuple[list[_Column], list[_Column]]:
    """The lines right and left of the headline, none longer than the depth."""
    style, styles = head_style(manuscript, composing.house), composing.house.styles
    story = manuscript.story.id

    def column(text: str, role: str, size: float, part: str, number: int = 0) -> _Column:
        height = set_vertical(text, role, composing.case).height * CHARACTER_PITCH
        fitted = size if height * size <= depth else half(depth / height)
        return _Column(text, role, fitted, Source(story, part, number))

    before = []
    if manuscript.kicker:
        before.append(column(manuscript.kicker, style.kicker_face, style.kicker_size, "kicker"))
    after = [
        column(text, style.deck_face, style.deck_size, "deck", i)
        for i, text in enumerate(manuscript.deck)
    ]
    after += [
        column(text, styles.standfirst.face, styles.standfirst.size, "standfirst", i)
        for i, text in enumerate(manuscript.standfirst)
    ]
    if manuscript.byline:
        after.append(column(manuscript.byline, styles.byline.face, styles.byline.size, "byline"))
    return before, after


def _headline(
    manuscript: Manuscript, area: tuple[float, float], composing: ComposingRoom
) -> list[_Column]:
    """The turns of the headline as large as the area and the ladder allow."""
    style = head_style(manuscript, composing.house)
    best: list[_Column] = []
    for way in islice(
        composing.phrases.ways(manuscript.headline), MOST_TURNS if manuscript.headline else 0
    ):
        tallest = max(set_vertical(turn, style.face, composing.case).height for turn in way.lines)
        size = min(
            style.largest,
            half(area[0] / (len(way.lines) * PITCH)),
            half(area[1] / (tallest * CHARACTER_PITCH)),
        )
        if not best or size > best[0].size:
            source = Source(manuscript.story.id, "headline")
            best = [_Column(turn, style.face, size, source) for turn in way.lines]
    return best
