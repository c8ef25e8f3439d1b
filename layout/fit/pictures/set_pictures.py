"""The pictures of a story set for its module, and what closing the module must know of them.

In: the pictures, the room for them in em and rows, and the shape that make-up found. Without a
shape the editor gave only the module: then a picture is as wide as the editor says, and no deeper
than its room.
"""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from layout.fit.measures import Measures
from layout.fit.pictures.story_pictures import StoryPictures
from layout.furniture.picture import PictureBlock
from layout.search.shapes.module import PictureNeed
from layout.search.shapes.shape import Shape

USUAL_SHARE = 0.6
"""The share of the module's columns that a picture takes where the editor gives no width."""


class PictureRoom(NamedTuple):
    """Where the pictures of a module may stand."""

    inside: Measures
    columns: int
    """Basic columns of the module."""
    legs: int
    """Legs that a picture may stand over."""
    rows: int
    """Rows that a picture may take."""
    above: bool
    """Whether pictures stand over the head."""


class SetPictures(NamedTuple):
    """The pictures of a story at their widths."""

    blocks: tuple[PictureBlock, ...] = ()
    needs: tuple[PictureNeed, ...] = ()
    in_rows: tuple[int, ...] = ()
    """The number of pictures in each row of a group; empty if they are no group."""
    spans: tuple[tuple[float, float], ...] = ()
    """Of the pictures of a group: left edge from that of the module, and width, in em."""

    def depths(self, rows: int) -> tuple[int, ...]:
        """The rows of each picture where the first has `rows` rows, or the whole group has."""
        if not self.needs:
            return ()
        abreast = self.in_rows[0] if self.in_rows else 1
        others = tuple(need.ideal for need in self.needs[abreast:])
        below = sum(self.needs[first].ideal for first in accumulate(self.in_rows[:-1]))
        return (rows - below,) * abreast + others


def grouped_pictures(pictures: StoryPictures, inside: Measures) -> SetPictures:
    """All pictures of a story as a group."""
    rows = pictures.group(inside)
    return SetPictures(
        tuple(block for row in rows for block in row.blocks),
        tuple(need for n, row in enumerate(rows) for need in row.needs(first=n == 0)),
        tuple(len(row.blocks) for row in rows),
        tuple(span for row in rows for span in row.spans),
    )


def separate_pictures(
    pictures: StoryPictures, room: PictureRoom, shape: Shape | None
) -> SetPictures:
    """The pictures of a story, each over some legs of its own."""
    blocks, needs = [], []
    for number in range(len(pictures.pictures)):
        if shape is None:
            legs = _legs(pictures, number, room)
        else:
            legs = shape.picture_legs if number == 0 else 1
        block = pictures.block(number, room.inside.span(legs))
        blocks.append(block)
        needs.append(PictureNeed(legs, block.ideal, block.least, block.most))
    return SetPictures(tuple(blocks), tuple(needs))


def _legs(pictures: StoryPictures, number: int, room: PictureRoom) -> int:
    """The legs of a picture in a module of the editor's: fewer where it would be too deep."""
    inside = room.inside
    if room.above:
        return inside.legs
    asked = pictures.pictures[number].columns
    columns = asked[1] if asked else max(1, round(room.columns * USUAL_SHARE))
    legs = max(1, min(room.legs, round(columns * inside.legs / room.columns)))
    while legs > 1 and pictures.block(number, inside.span(legs)).least > room.rows:
        legs -= 1
    return legs
