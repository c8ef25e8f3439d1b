"""The head of a story: label, kicker, headline, deck, standfirst, byline in one stack.

The stack takes whole baseline rows; its lines are spaced by eye, off the grid. The headline has the
fewest lines that reach the rank's sizes, and of these the largest size that fits.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import tee
from typing import NamedTuple

from layout.core.frame import Colour
from layout.core.geometry import Rect
from layout.furniture.block import SetLine
from layout.furniture.composing_room import ComposingRoom
from layout.furniture.headline import (
    ChosenHeadline,
    HeadWay,
    best_way,
    half,
    headline_ways,
)
from layout.furniture.stack import Stack
from layout.house.newspaper import House
from layout.house.type_styles import HeadStyle
from layout.issue.manuscript import Manuscript

PITCH = 1.14
"""Line pitch inside a headline, in em of its size (E3: 1.12 to 1.18)."""
KICKER_AIR = 0.42
"""Air under the kicker, in em of its size."""
FIRST_DECK_AIR, NEXT_DECK_AIR = 0.6, 0.3
"""Air over the first deck line and over each further one, in em of the deck's size."""
STANDFIRST_AIR = 0.5
"""Air over each line of the standfirst, in em of its size."""
BYLINE_AIR = 0.6
"""Air over the byline, in em of its size."""
TIGHT_SHARE = 0.98
"""A headline under this share of its rank's smallest size is reported as too long."""
HEAD_AIR, BRIEF_AIR, CLOSE_AIR = 1.0, 0.7, 0.6
"""Rows of air that a head has at least: usually, of a brief, and on a full page.

The air row under the module that stands above is not counted.
"""
AIR_ABOVE = 0.55
"""Share of a head's air that stands above it; the remainder stands between head and copy."""
HIGHER = {"brief": "normal", "normal": "major", "major": "lead"}
"""The rank over each."""
STEP = 0.12
"""How much each further head of one rank on a page is set smaller, as a share of the rank's largest."""


class Head(NamedTuple):
    """A head set over a width: its lines and tints, from the top of its stack, and its height in
    points.

    `rows` is the least number of whole rows that it takes with its air. `size` is the headline's,
    in points; `price` is the headline's (turns, narrowing, size), `turns` its number of lines,
    `face` its role. `tight` names the parts that had to be set under the ladder's smallest size.
    `close_rows` is the least number of rows on a full page, with less air. `share` is the width of
    the whole headline on one line in this size, as a share of the head's width.
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
    share: float = 1.0
    """The share of the width that the headline would take on one line in this size."""
    headline: ChosenHeadline | None = None
    """How the headline was set; None of a vertical head, and of a story without a headline."""

    def top(self, rows: int, leading: float) -> float:
        """Where the stack begins in a head of `rows` rows, in points from the head's top."""
        return (rows * leading - self.height) * AIR_ABOVE


def head_style(manuscript: Manuscript, house: House, step: int = 0) -> HeadStyle:
    """The ladder's entry for a story; literary heads take their own face.

    `step` is the number of stories of the same rank before it on the page: the largest size falls
    by `STEP` with each, but never under the rank's smallest size.
    """
    rank = manuscript.story.rank
    style: HeadStyle = getattr(house.heads, rank)
    if rank in HIGHER:
        # where the ranges of a house overlap, a head stays under those of the higher rank
        higher: HeadStyle = getattr(house.heads, HIGHER[rank])
        largest = max(min(style.largest, higher.smallest), style.smallest)
        style = style.model_copy(update={"largest": largest})
    if step:
        largest = max(style.largest * (1 - STEP * step), style.smallest)
        style = style.model_copy(update={"largest": half(largest)})
    if manuscript.story.kind == "literary" and manuscript.story.rank != "lead":
        return style.model_copy(update={"face": house.styles.literary_head})
    return style


def head_choices(
    manuscript: Manuscript, width: float, style: HeadStyle, composing: ComposingRoom
) -> Iterator[Head]:
    """The heads of a story over a width in points whose headlines reach the sizes of `style`.

    There is always at least one, and the first is the default. Each is set only when the iterator
    reaches it.
    """
    if not manuscript.headline:
        yield _set(manuscript, width, style, None, composing)
        return
    ways, again = tee(headline_ways(manuscript.headline, style, width, composing))
    best = best_way(ways)
    yield _set(manuscript, width, style, best, composing)
    for way in again:
        if way.reaches and way != best:
            yield _set(manuscript, width, style, way, composing)


def set_head(manuscript: Manuscript, width: float, composing: ComposingRoom) -> Head:
    """The default head of a story over a width in points."""
    return next(head_choices(manuscript, width, head_style(manuscript, composing.house), composing))


def chosen_head(
    manuscript: Manuscript, width: float, chosen: ChosenHeadline | None, composing: ComposingRoom
) -> Head:
    """The head of a story over a width in points, its headline set as it was chosen before."""
    way = chosen and HeadWay(chosen, chosen.lines(composing), 0, reaches=True)
    return _set(manuscript, width, head_style(manuscript, composing.house), way, composing)


def _set(
    manuscript: Manuscript,
    width: float,
    style: HeadStyle,
    way: HeadWay | None,
    composing: ComposingRoom,
) -> Head:
    """The head with its headline set one way; `way` is None for a story without a headline."""
    stack = Stack(width, composing, manuscript.story.id)
    _add_kicker(stack, manuscript, style)
    if way is not None:
        _add_headline(stack, way)
    _add_deck(stack, manuscript, style)
    _add_standfirst(stack, manuscript)
    _add_byline(stack, manuscript)
    leading = composing.house.grid.leading
    air = BRIEF_AIR if manuscript.story.rank == "brief" else HEAD_AIR
    head = Head(
        tuple(stack.lines),
        tuple(stack.tints),
        stack.y,
        math.ceil((stack.y + leading * air) / leading) if stack.lines else 0,
        0.0,
        turns=0,
        face=style.face,
        close_rows=math.ceil((stack.y + leading * CLOSE_AIR) / leading) if stack.lines else 0,
    )
    if way is None:
        return head
    return head._replace(
        size=way.size,
        tight=("headline",) if way.size < style.smallest * TIGHT_SHARE else (),
        price=way.price,
        turns=len(way.lines),
        share=sum(line.width for line in way.lines) * way.size / width,
        headline=way.chosen,
    )


def _add_kicker(stack: Stack, manuscript: Manuscript, style: HeadStyle) -> None:
    """The standing head and the kicker, as far as the story has them."""
    if manuscript.label:
        stack.add_label(manuscript.label)
    if manuscript.kicker:
        source = stack.source("kicker")
        stack.add_wrapped(manuscript.kicker, style.kicker_face, style.kicker_size, source)
        stack.y += KICKER_AIR * style.kicker_size


def _add_headline(stack: Stack, way: HeadWay) -> None:
    for number, line in enumerate(way.lines):
        stack.y += (PITCH - 1) * way.size if number else 0.0
        stack.add(line, way.size, stack.source("headline"), way.condense)


def _add_deck(stack: Stack, manuscript: Manuscript, style: HeadStyle) -> None:
    for number, text in enumerate(manuscript.deck):
        stack.y += (NEXT_DECK_AIR if number else FIRST_DECK_AIR) * style.deck_size
        stack.add_wrapped(text, style.deck_face, style.deck_size, stack.source("deck", number))


def _add_standfirst(stack: Stack, manuscript: Manuscript) -> None:
    style = stack.composing.house.styles.standfirst
    for number, text in enumerate(manuscript.standfirst):
        stack.y += STANDFIRST_AIR * style.size
        stack.add_wrapped(text, style.face, style.size, stack.source("standfirst", number))


def _add_byline(stack: Stack, manuscript: Manuscript) -> None:
    if manuscript.byline:
        stack.y += BYLINE_AIR * stack.composing.house.styles.byline.size
        stack.add_byline(manuscript.byline)
