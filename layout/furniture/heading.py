"""The head of a story: label, kicker, headline, deck, byline, standfirst as one stack.

The stack takes whole baseline rows; inside it optical spacing wins. Sizes come from the house's
ladder: the fewest turns that reach the rank's range, then the largest size that fits.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, tee
from typing import NamedTuple

from layout.core.frame import WHITE, Colour, Source
from layout.core.geometry import Rect
from layout.furniture.block import SetLine
from layout.furniture.composing_room import ComposingRoom
from layout.furniture.headline import (
    FILL_MOST,
    MIN_CONDENSE,
    ChosenHeadline,
    HeadWay,
    best_way,
    half,
    headline_ways,
)
from layout.house.paper import HeadStyle, House
from layout.issue.manuscript import Manuscript
from layout.text.atoms import TypeCase
from layout.text.display.solid import DisplayLine, set_display

PITCH = 1.14
"""Line pitch inside a headline, of its size (art direction: 1.12 to 1.18)."""
ASCENT = 0.88
"""From the top of the em box to the baseline."""
CLOSE_AIR = 0.6
"""Rows of air that a head has at least on a full page; the air row of what stands above is apart."""
AIR_ABOVE = 0.55
"""Share of a head's air that stands above it."""


class Head(NamedTuple):
    """A head stack: its lines from the top of its own height, labels' tints, height in points.

    `rows` is the least number of whole rows with its air; `size` the headline's, in points;
    `price` is the headline's (turns by sense, narrowing, size), `turns` its lines, `face` its role; `tight` names
    lines that had to be set under the ladder's smallest size.
    """

    lines: tuple[SetLine, ...]
    tints: tuple[tuple[Rect, Colour], ...]
    height: float
    rows: int
    size: float
    tight: tuple[str, ...] = ()
    price: int = 0
    turns: int = 1
    face: str = ""
    close_rows: int = 0
    """The rows it can do with on a full page, with less air."""
    share: float = 1.0
    """The share of the width that the headline would take on one line in this size."""
    headline: ChosenHeadline | None = None
    """How the headline was set; None of a vertical head, and of a story without a headline."""

    def top(self, rows: int, leading: float) -> float:
        """Where the stack begins in a head of so many rows, in points."""
        return (rows * leading - self.height) * AIR_ABOVE


@dataclass(slots=True)
class Stack:
    """The stack while it grows downwards."""

    width: float
    y: float = 0.0

    def centred(
        self, line: DisplayLine, size: float, source: Source, condense: float = 1.0
    ) -> SetLine:
        """A line centred at the present height; the height moves on by the em box."""
        x = (self.width - line.width * size * condense) / 2
        placed = SetLine(line, size, x, self.y + ASCENT * size, source, condense=condense)
        self.y += size
        return placed


STEP = 0.12
"""How much smaller the next head of the same rank is set."""


def head_style(manuscript: Manuscript, house: House, step: int = 0) -> HeadStyle:
    """The ladder's entry for a story; literary heads take their own face.

    `step` counts the stories of its rank before it on the page: each is set a little smaller.
    """
    style: HeadStyle = getattr(house.heads, manuscript.story.rank)
    if step:
        largest = max(style.largest * (1 - STEP * step), style.smallest)
        style = style.model_copy(update={"largest": half(largest)})
    if manuscript.story.kind == "literary" and manuscript.story.rank != "lead":
        return style.model_copy(update={"face": house.styles.literary_head})
    return style


def head_choices(
    manuscript: Manuscript, width: float, style: HeadStyle, composing: ComposingRoom
) -> Iterator[Head]:
    """The heads of a story over a width in points whose headlines reach the sizes of a style.

    The one that would be taken by default comes first; there is always one. Each is worked out
    when it is asked for.
    """
    if not manuscript.headline:
        yield _stack(manuscript, width, style, None, composing)
        return
    ways, again = tee(headline_ways(manuscript.headline, style, width, composing))
    best = best_way(ways)
    yield _stack(manuscript, width, style, best, composing)
    for way in again:
        if way.reaches and way != best:
            yield _stack(manuscript, width, style, way, composing)


def set_head(manuscript: Manuscript, width: float, composing: ComposingRoom) -> Head:
    """The head of a story over a width in points."""
    return next(head_choices(manuscript, width, head_style(manuscript, composing.house), composing))


def chosen_head(
    manuscript: Manuscript, width: float, chosen: ChosenHeadline | None, composing: ComposingRoom
) -> Head:
    """The head of a story over a width in points, its headline set as it was chosen before."""
    way = chosen and HeadWay(chosen, chosen.lines(composing), 0, reaches=True)
    return _stack(manuscript, width, head_style(manuscript, composing.house), way, composing)


def _stack(
    manuscript: Manuscript,
    width: float,
    style: HeadStyle,
    way: HeadWay | None,
    composing: ComposingRoom,
) -> Head:
    house, case = composing.house, composing.case
    story = manuscript.story.id
    stack = Stack(width)
    lines: list[SetLine] = []
    tints: list[tuple[Rect, Colour]] = []
    tight: list[str] = []
    if manuscript.label:
        label, tint = label_line(manuscript.label, stack, house, case, story)
        lines.append(label)
        tints.append(tint)
    if manuscript.kicker:
        lines += _wrapped(
            manuscript.kicker,
            style.kicker_face,
            style.kicker_size,
            stack,
            composing,
            Source(story, "kicker"),
        )
        stack.y += 0.42 * style.kicker_size
    size = 0.0
    if way is not None:
        size = way.size
        if size < style.smallest * 0.98:
            tight.append("headline")
        for i, line in enumerate(way.lines):
            lines.append(stack.centred(line, size, Source(story, "headline"), way.condense))
            stack.y += (PITCH - 1) * size if i < len(way.lines) - 1 else 0.0
    for i, text in enumerate(manuscript.deck):
        stack.y += (0.6 if i == 0 else 0.3) * style.deck_size
        lines += _wrapped(
            text, style.deck_face, style.deck_size, stack, composing, Source(story, "deck", i)
        )
    for i, text in enumerate(manuscript.standfirst):
        standfirst = house.styles.standfirst
        stack.y += 0.5 * standfirst.size
        lines += _wrapped(
            text,
            standfirst.face,
            standfirst.size,
            stack,
            composing,
            Source(story, "standfirst", i),
        )
    if manuscript.byline:
        byline = house.styles.byline
        stack.y += 0.6 * byline.size
        lines.append(
            stack.centred(
                set_display(manuscript.byline, byline.face, case),
                byline.size,
                Source(story, "byline"),
            )
        )
    leading = house.grid.leading
    air = leading * (0.7 if manuscript.story.rank == "brief" else 1.0)
    rows = math.ceil((stack.y + air) / leading) if lines else 0
    close_rows = math.ceil((stack.y + leading * CLOSE_AIR) / leading) if lines else 0
    return Head(
        tuple(lines),
        tuple(tints),
        stack.y,
        rows,
        size,
        tuple(tight),
        way.price if way else 0,
        len(way.lines) if way else 0,
        style.face,
        close_rows,
        sum(line.width for line in way.lines) * size / width if way else 1.0,
        way.chosen if way else None,
    )


def label_line(
    text: str, stack: Stack, house: House, case: TypeCase, story: str
) -> tuple[SetLine, tuple[Rect, Colour]]:
    """A standing head reversed out of black, centred."""
    style = house.styles.label
    line = set_display(text, style.face, case, tracking=0.2)
    width, height = (line.width + 1.2) * style.size, style.size * 1.5
    left = (stack.width - width) / 2
    box = Rect(left, stack.y, width, height)
    baseline = stack.y + (height - style.size) / 2 + ASCENT * style.size
    stack.y += height + 0.6 * style.size
    placed = SetLine(
        line, style.size, left + 0.6 * style.size, baseline, Source(story, "label"), WHITE
    )
    return placed, (box, (0.0, 0.0, 0.0, 1.0))


def _wrapped(
    text: str,
    role: str,
    size: float,
    stack: Stack,
    composing: ComposingRoom,
    source: Source,
) -> list[SetLine]:
    """A kicker or deck on one line, or turned near its middle, or smaller, as the width asks."""
    line = set_display(text, role, composing.case)
    room = stack.width * FILL_MOST
    if line.width * size <= room:
        return [stack.centred(line, size, source)]
    condense = room / (line.width * size)
    if condense >= MIN_CONDENSE:
        return [stack.centred(line, size, source, condense)]
    way = list(islice(composing.phrases.ways(text), 2))[-1]
    lines = [set_display(turn, role, composing.case) for turn in way.lines]
    widest = max(part.width for part in lines)
    fitted = min(size, half(room / widest * 2) / 2)
    placed: list[SetLine] = []
    for part in lines:
        placed.append(stack.centred(part, fitted, source))
        stack.y += 0.25 * fitted
    stack.y -= 0.25 * fitted
    return placed
