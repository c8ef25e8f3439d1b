"""The pictures of a story set for its module, and what closing the module must know of them.

In: the pictures, the room for them in em and rows, and the shape that make-up found. Without a
shape the editor gave only the module: then a picture is as wide as the editor says, and no deeper
than its room.
"""

from __future__ import annotations

from typing import NamedTuple

from layout.fit.measures import Measures
from layout.fit.pictures.picture_group import PictureGroup
from layout.fit.pictures.story_pictures import StoryPictures
from layout.furniture.picture import PictureBlock
from layout.search.shapes.module import ModuleFit, PictureNeed, PictureSpot
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
    """What the pictures need; a group needs its block as one picture."""
    group: PictureGroup | None = None
    """How the pictures are arranged, if they are a group."""

    def depths(self, rows: int) -> tuple[int, ...]:
        """The rows of each picture where the first has `rows` rows, or the whole group has."""
        return (rows, *(need.ideal for need in self.needs[1:])) if self.needs else ()


def grouped_pictures(pictures: StoryPictures, inside: Measures, shape: Shape | None) -> SetPictures:
    """All pictures of a story as a group: as make-up arranged them, or over all legs."""
    legs = shape.picture_legs if shape else inside.legs
    group = pictures.groups(inside, legs)[shape.arrangement if shape else 0]
    beside = tuple(map(group.beside, range(group.least, group.most + 1))) if group.across else ()
    need = PictureNeed(legs, group.ideal, group.least, group.most, beside)
    return SetPictures(group.blocks, (need,), group)


def placed_group(
    group: PictureGroup | None, fit: ModuleFit, inside: Measures
) -> tuple[ModuleFit, tuple[tuple[float, float], ...]]:
    """A closed module with the pictures of a group in the place of its block.

    Besides, of each picture the left edge from that of the module, and the width, in em.
    """
    if group is None or not fit.pictures:
        return fit, ()
    (block,) = fit.pictures
    places = group.places(block.rows)
    spots = (
        PictureSpot(block.leg, block.legs, block.row + place.row, place.rows) for place in places
    )
    spans = tuple((inside.left + place.x, place.em) for place in places)
    return fit._replace(pictures=tuple(spots)), spans


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
