"""The modules of a page that is being made up, as the lint sees them."""

from __future__ import annotations

from collections.abc import Sequence

from layout.assemble.desk import ShapeSpot, StoryArea
from layout.issue.model import Story
from layout.makeup.lint import Block
from layout.makeup.reading import Area
from layout.makeup.setting import HeadSetting, Setting
from layout.makeup.shape import Shape


def furniture_blocks(area: StoryArea, fixed: Sequence[Area]) -> list[Block]:
    """What stands on the page before make-up: the masthead and fixed modules."""
    blocks = []
    if area.masthead:
        blocks.append(_plain("masthead", (0, 0, *area.masthead)))
    return blocks + [_plain("fixed", (f.column, f.row, f.width, f.rows)) for f in fixed]


def slogan_block(spot: ShapeSpot) -> Block:
    """A filler in its place on a page."""
    return _plain("filler", _cells(spot))


def shape_block(spot: ShapeSpot, story: Story, setting: Setting, area: StoryArea) -> Block:
    """A story's shape in its place on a page."""
    shape = spot.shape
    head = setting.heads[shape.head]
    above = shape.picture if shape.picture_above else 0
    horizontal = None
    if not (shape.beside or setting.pad) and head.rows:
        # the type itself: the stack stands in its rows with a row of air in all
        over = spot.row + shape.notch + above
        horizontal = (over + max(shape.air, 0) // 2, max(head.rows - 1, 1))
    under = 0 < shape.picture < shape.depth and not shape.picture_above
    paid = story.kind == "advert"  # its picture and words are the customer's
    return Block(
        story.id,
        story.rank,
        *_cells(spot),
        head=horizontal,
        head_width=_head_width(shape.width, setting.legs, head.span),
        voice=head.voice,
        vertical=shape.beside,
        boxed=bool(setting.pad),
        picture=0.0 if paid else photograph(shape, setting) / (area.rows - 1),
        legs=(_deepest(shape, head),),
        stubs=(shape.depth - shape.picture,) if under else (),
        parted=shape.legs > 1 and not paid,
        asked=story.vertical == "yes",
    )


def _cells(spot: ShapeSpot) -> tuple[int, int, int, int]:
    return spot.column, spot.row, spot.shape.width, spot.shape.rows


def _plain(name: str, cells: tuple[int, int, int, int]) -> Block:
    return Block(name, "brief", *cells, boxed=True, fixed=True)


def photograph(shape: Shape, setting: Setting) -> int:
    """The picture of a shape, in rows times hundredths of the page's width."""
    pictures = (p for p in setting.pictures if p.legs == shape.picture_legs)
    return next((p.share(shape.picture) for p in pictures), 0)


def _deepest(shape: Shape, head: HeadSetting) -> int:
    """The rows of the longest leg, less masthead, inset head and picture that stand over it."""
    depths = [shape.depth] * shape.legs
    for leg in range(head.span):
        depths[leg] -= shape.notch + head.rows + shape.air
    for leg in range(0 if shape.picture_above else shape.picture_legs):
        depths[-1 - leg] -= shape.picture
    return max(depths)


def _head_width(width: int, legs: int, span: int) -> float:
    """How far a head reaches from the module's left edge, in basic columns."""
    return width * span / legs if span else width
