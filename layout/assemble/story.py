"""One story set into its module: head, galley and pictures closed to the row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, islice
from typing import NamedTuple

from layout.assemble.copyways import MEANS
from layout.assemble.group import PictureRow, group_rows, is_group
from layout.assemble.headways import CHOICES
from layout.assemble.jump import kept_galley
from layout.assemble.measures import BOX_PAD_ROWS, Measures, inner_measures, is_boxed
from layout.assemble.settings import Closing
from layout.furniture.copy import body_paragraphs
from layout.furniture.heading import Head, head_choices, head_style, set_head
from layout.furniture.picture import PLACEHOLDER_ASPECT, PictureBlock, set_picture
from layout.furniture.shop import Shop
from layout.furniture.sidehead import set_side_head
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module
from layout.issue.photographs import PixelSize
from layout.makeup.module import ModuleFit, ModuleNeed, PictureNeed, close_module, fit_module
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
    last_row: int,
    shop: Shop,
    sizes: Mapping[str, PixelSize],
    closing: Closing | None = None,
) -> SetStory:
    """Set a story into a module; `last_row` is the last row that stories of the page may use.

    Without a closing the module's means are found here: the editor gave its place alone.
    """
    house = shop.house
    story = manuscript.story
    boxed = closing.boxed if closing else is_boxed(story)
    columns = module.columns[1] - module.columns[0] + 1
    asked = story.vertical == "yes" and columns > 1
    side_head = closing.shape.beside if closing else asked
    legs = closing.shape.legs if closing else module.legs
    inside = inner_measures(columns, legs, house, boxed=boxed, side_head=side_head)
    size = house.grid.size
    tail = 0 if module.rows[1] >= last_row else 1
    pad = BOX_PAD_ROWS if boxed else 0
    rows = module.rows[1] - module.rows[0] + 1 - tail - 2 * pad
    if side_head:
        area = (house.grid.column_em * size, rows * house.grid.leading)
        head = set_side_head(manuscript, area, shop)
    elif closing is not None:
        over = inside.span(closing.head_legs) if closing.head_legs else inside.width
        step, choice = divmod(closing.head, CHOICES)
        style = head_style(manuscript, house, closing.step + step)
        choices = head_choices(manuscript, over * size, style, shop)
        head = next(islice(choices, choice, None))
    else:
        head = set_head(manuscript, inside.width * size, shop)
    extra = closing.copy.extra if closing is not None else None
    galley = set_galley(body_paragraphs(manuscript, house), inside.measure, shop.composer, extra)
    if closing is not None and closing.jump_to:
        kept, page = closing.copy.kept, closing.jump_to
        galley = kept_galley(galley, kept, page, house, shop.composer)
    room = rows - (0 if side_head else head.rows)
    blocks, needs, group = _pictures(manuscript, inside, (module, room), shop, sizes, closing)
    in_rows = tuple(len(row.blocks) for row in group)
    air = HEAD_AIR_MOST[story.rank]
    need = ModuleNeed(
        rows,
        inside.legs,
        head.rows,
        air,
        needs,
        module.picture_place,
        side_head,
        closing.head_legs if closing else 0,
        in_rows,
    )
    if closing is None:
        fit = fit_module(need, galley.lines)
    else:
        shape = closing.shape
        picture_rows = _rows_of(shape.picture, needs, in_rows)
        fit = close_module(need, galley.lines, shape.air, picture_rows)
        means = closing.means.split(MEANS) if closing.means else ()
        fit = fit._replace(absorbers=(*fit.absorbers, *means))
    made = (manuscript, module, inside, head, side_head, boxed, galley, blocks, fit, pad)
    return SetStory(*made, need.head_legs, tuple(span for row in group for span in row.spans))


def _pictures(
    manuscript: Manuscript,
    inside: Measures,
    place: tuple[Module, int],
    shop: Shop,
    sizes: Mapping[str, PixelSize],
    closing: Closing | None,
) -> tuple[tuple[PictureBlock, ...], tuple[PictureNeed, ...], tuple[PictureRow, ...]]:
    """The pictures set, what they need, and the rows in which they stand if they are a group.

    `place` are the module and its rows beside the head: where the editor does not say how wide a
    picture is, it is no deeper.
    """
    house, (module, room) = shop.house, place
    columns = module.columns[1] - module.columns[0] + 1

    known = [sizes.get(picture.file) for picture in manuscript.pictures]
    aspects = [size.aspect if size else PLACEHOLDER_ASPECT for size in known]

    def block(number: int, em: float) -> PictureBlock:
        width = em * house.grid.size
        return set_picture(manuscript.pictures[number], aspects[number], width, shop)

    if is_group(manuscript):
        rows = group_rows(aspects, inside, block)
        grouped = [need for n, row in enumerate(rows) for need in row.needs(first=n == 0)]
        return tuple(one for row in rows for one in row.blocks), tuple(grouped), rows
    blocks, needs = [], []
    for number, picture in enumerate(manuscript.pictures):
        wanted = picture.columns[1] if picture.columns else max(1, round(columns * 0.6))
        legs = max(1, min(inside.legs, round(wanted * inside.legs / columns)))
        if module.picture_place == "above":
            legs = inside.legs
        if closing is not None:
            legs = closing.shape.picture_legs if number == 0 else 1
        made = block(number, inside.span(legs))
        while (
            closing is None and legs > 1 and made.least > room and module.picture_place != "above"
        ):
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
