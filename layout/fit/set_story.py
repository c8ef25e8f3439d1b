"""One story set into its module: head, galley and pictures closed to the row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from layout.fit.area import StoryArea
from layout.fit.jump import kept_galley
from layout.fit.measures import BOX_PAD_ROWS, Measures, inner_measures, is_boxed
from layout.fit.picture_group import PictureRow, group_rows, is_group
from layout.fit.story_settings import Closing
from layout.furniture.body import body_paragraphs
from layout.furniture.composing_room import ComposingRoom
from layout.furniture.heading import Head, chosen_head, set_head
from layout.furniture.picture import PLACEHOLDER_ASPECT, PictureBlock, set_picture
from layout.furniture.vertical_head import set_side_head
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module
from layout.issue.photographs import PixelSize
from layout.search.shapes.module import ModuleFit, ModuleNeed, PictureNeed, close_module, fit_module
from layout.text.galley import Galley, set_galley

HEAD_AIR_MOST = {"lead": 3, "major": 2, "normal": 2, "brief": 1}


class SetStory(NamedTuple):
    """A story closed in its module; rows inside count from the module's first, padding included.

    `head_legs` are those that an inset head stands over; 0 is all.
    """

    manuscript: Manuscript
    module: Module
    measures: Measures
    head: Head
    side_head: bool
    boxed: bool
    galley: Galley
    pictures: tuple[PictureBlock, ...]
    fit: ModuleFit
    pad_rows: int
    head_legs: int = 0
    spans: tuple[tuple[float, float], ...] = ()
    """Of the pictures of a group: left edge in em from the module's, and width."""

    def picture_x(self, number: int) -> tuple[float, float]:
        """Left edge and width of a picture in em, from the module's left edge."""
        if self.spans:
            return self.spans[number]
        spot = self.fit.pictures[number]
        return self.measures.leg_x(spot.leg), self.measures.span(spot.legs)


def set_story(
    manuscript: Manuscript,
    module: Module,
    area: StoryArea,
    composing: ComposingRoom,
    sizes: Mapping[str, PixelSize],
    closing: Closing | None = None,
) -> SetStory:
    """Set a story into a module of the page's area for stories.

    Without a closing the module's means are found here: the editor gave its place alone. A module
    that holds the masthead runs round it: the head stands under it, unboxed.
    """
    house = composing.house
    story = manuscript.story
    notch = area.notch(module)
    boxed = closing.boxed if closing else is_boxed(story) and not notch
    columns = module.columns[1] - module.columns[0] + 1
    asked = story.vertical == "yes" and columns > 1 and not notch
    side_head = closing.shape.beside if closing else asked
    legs = closing.shape.legs if closing else module.legs
    inside = inner_measures(columns, legs, house, boxed=boxed, side_head=side_head)
    size = house.grid.size
    tail = 0 if module.rows[1] >= area.last_row else 1
    pad = BOX_PAD_ROWS if boxed else 0
    rows = module.rows[1] - module.rows[0] + 1 - tail - 2 * pad
    head_legs = closing.head_legs if closing else notch and area.legs_under(module, inside.legs)
    over = inside.span(head_legs) if head_legs else inside.width
    if side_head:
        upright = (house.grid.column_em * size, rows * house.grid.leading)
        head = set_side_head(manuscript, upright, composing)
    elif closing is not None:
        head = chosen_head(manuscript, over * size, closing.headline, composing)
    else:
        head = set_head(manuscript, over * size, composing)
    extra = closing.copy.extra if closing is not None else None
    galley = set_galley(
        body_paragraphs(manuscript, house), inside.measure, composing.composer, extra
    )
    if closing is not None and closing.jump_to:
        kept, page = closing.copy.kept, closing.jump_to
        galley = kept_galley(galley, kept, page, house, composing.composer)
    # beside a masthead pictures stand over the legs that climb to the top
    place = "right" if notch else module.picture_place
    room = _Room(
        columns,
        inside.legs - (head_legs if notch else 0),
        rows - (0 if side_head or head_legs else head.rows),
        place == "above",
        grouped=is_group(manuscript) and not notch,
    )
    blocks, needs, group = _pictures(manuscript, inside, room, composing, sizes, closing)
    in_rows = tuple(len(row.blocks) for row in group)
    air = HEAD_AIR_MOST[story.rank]
    need = ModuleNeed(
        rows,
        inside.legs,
        head.rows,
        air,
        needs,
        place,
        side_head,
        head_legs,
        in_rows,
        notch,
    )
    if closing is None:
        fit = fit_module(need, galley.lines)
    else:
        shape = closing.shape
        picture_rows = _rows_of(shape.picture, needs, in_rows)
        fit = close_module(need, galley.lines, shape.air, picture_rows)
        fit = fit._replace(adjustments=(*fit.adjustments, *closing.adjustments))
    made = (manuscript, module, inside, head, side_head, boxed, galley, blocks, fit, pad)
    return SetStory(*made, need.head_legs, tuple(span for row in group for span in row.spans))


class _Room(NamedTuple):
    """Where pictures may stand: columns of the module, legs and rows, whether above the head and
    whether as a group.
    """

    columns: int
    legs: int
    rows: int
    above: bool
    grouped: bool


def _pictures(
    manuscript: Manuscript,
    inside: Measures,
    room: _Room,
    composing: ComposingRoom,
    sizes: Mapping[str, PixelSize],
    closing: Closing | None,
) -> tuple[tuple[PictureBlock, ...], tuple[PictureNeed, ...], tuple[PictureRow, ...]]:
    """The pictures set, what they need, and the rows in which they stand if they are a group.

    Where the editor does not say how wide a picture is, it is no deeper than its room.
    """
    house = composing.house
    known = [sizes.get(picture.file) for picture in manuscript.pictures]
    aspects = [size.aspect if size else PLACEHOLDER_ASPECT for size in known]

    def block(number: int, em: float) -> PictureBlock:
        width = em * house.grid.size
        return set_picture(manuscript.pictures[number], aspects[number], width, composing)

    if room.grouped:
        rows = group_rows(aspects, inside, block)
        grouped = [need for n, row in enumerate(rows) for need in row.needs(first=n == 0)]
        return tuple(one for row in rows for one in row.blocks), tuple(grouped), rows
    blocks, needs = [], []
    for number, picture in enumerate(manuscript.pictures):
        wanted = picture.columns[1] if picture.columns else max(1, round(room.columns * 0.6))
        legs = max(1, min(room.legs, round(wanted * inside.legs / room.columns)))
        if room.above:
            legs = inside.legs
        if closing is not None:
            legs = closing.shape.picture_legs if number == 0 else 1
        made = block(number, inside.span(legs))
        while closing is None and legs > 1 and made.least > room.rows and not room.above:
            legs -= 1
            made = block(number, inside.span(legs))
        blocks.append(made)
        needs.append(PictureNeed(legs, made.ideal, made.least, made.most))
    return tuple(blocks), tuple(needs), ()


def _rows_of(rows: int, needs: Sequence[PictureNeed], in_rows: Sequence[int]) -> tuple[int, ...]:
    """The depth of every picture where the first has so many rows, or the group in all."""
    if not needs:
        return ()
    abreast = in_rows[0] if in_rows else 1
    others = tuple(need.ideal for need in needs[abreast:])
    firsts = accumulate(in_rows[:-1])
    below = sum(needs[first].ideal for first in firsts)
    return (rows - below,) * abreast + others
