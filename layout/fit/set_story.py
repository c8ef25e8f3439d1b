"""One story set into its module: head, galley and pictures fill it to the last row.

In: a manuscript, its module, and how make-up closed it. Out: a `SetStory` in rows and em, without
points; `draw` gives it its place on the page. Without a `Closing` the editor gave the module, and
head, legs and pictures are found here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from layout.fit.area import StoryArea
from layout.fit.jump import kept_galley
from layout.fit.measures import BOX_PAD_ROWS, Measures, inner_measures, is_boxed
from layout.fit.picture_stories import is_group
from layout.fit.pictures.set_pictures import (
    PictureRoom,
    SetPictures,
    grouped_pictures,
    placed_group,
    separate_pictures,
)
from layout.fit.pictures.story_pictures import StoryPictures
from layout.fit.story_settings import Closing
from layout.furniture.body import body_paragraphs
from layout.furniture.composing_room import ComposingRoom
from layout.furniture.heading import Head, chosen_head, set_head
from layout.furniture.picture import PictureBlock
from layout.furniture.vertical_head import set_side_head
from layout.house.newspaper import House
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module
from layout.issue.photographs import PixelSize
from layout.search.shapes.module import ModuleFit, ModuleNeed, close_module, fit_module
from layout.text.galley import Galley, set_galley

HEAD_AIR_MOST = {"lead": 3, "major": 2, "normal": 2, "brief": 1}
"""Rows of air that a head of each rank may take in a module of the editor's."""


class SetStory(NamedTuple):
    """A story closed in its module; rows inside count from the module's first, padding included."""

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
    """The first legs that the head stands over; 0 is all."""
    spans: tuple[tuple[float, float], ...] = ()
    """Of the pictures of a group: left edge from that of the module, and width, in em."""

    def picture_x(self, number: int) -> tuple[float, float]:
        """Left edge from that of the module, and width, of a picture, in em."""
        if self.spans:
            return self.spans[number]
        spot = self.fit.pictures[number]
        return self.measures.leg_x(spot.leg), self.measures.span(spot.legs)


class _Inside(NamedTuple):
    """The inside of a module, before head, copy and pictures are placed."""

    columns: int
    inside: Measures
    rows: int
    """Rows inside, without padding and the air row at the foot."""
    pad_rows: int
    boxed: bool
    side_head: bool
    head_legs: int
    notch: int
    """Rows of the masthead that it runs round; 0 if it does not."""

    @property
    def head_width(self) -> float:
        """The width of a head over the legs, in em."""
        return self.inside.span(self.head_legs) if self.head_legs else self.inside.width


def set_story(
    manuscript: Manuscript,
    module: Module,
    area: StoryArea,
    composing: ComposingRoom,
    sizes: Mapping[str, PixelSize],
    closing: Closing | None = None,
) -> SetStory:
    """Set a story into a module of the page's area for stories.

    `sizes` are the pixel sizes of photographs by file name. A module that holds the masthead runs
    round it: the head stands under the masthead, unboxed, and pictures over the legs beside it.
    """
    frame = _frame(manuscript, module, area, composing.house, closing)
    head = _head(manuscript, frame, composing, closing)
    galley = _galley(manuscript, frame.inside.measure, composing, closing)
    place = "right" if frame.notch else module.picture_place
    story_pictures = StoryPictures(manuscript, composing, sizes)
    if is_group(manuscript) and not frame.notch:
        pictures = grouped_pictures(story_pictures, frame.inside, closing and closing.shape)
    else:
        room = _picture_room(frame, head, above=place == "above")
        pictures = separate_pictures(story_pictures, room, closing.shape if closing else None)
    need = ModuleNeed(
        frame.rows,
        frame.inside.legs,
        head.rows,
        HEAD_AIR_MOST[manuscript.story.rank],
        pictures.needs,
        place,
        frame.side_head,
        frame.head_legs,
        frame.notch,
    )
    fit, spans = placed_group(pictures.group, _fit(need, galley, pictures, closing), frame.inside)
    return SetStory(
        manuscript,
        module,
        frame.inside,
        head,
        frame.side_head,
        frame.boxed,
        galley,
        pictures.blocks,
        fit,
        frame.pad_rows,
        frame.head_legs,
        spans,
    )


def _frame(
    manuscript: Manuscript,
    module: Module,
    area: StoryArea,
    house: House,
    closing: Closing | None,
) -> _Inside:
    """The module with its legs, as make-up closed it or else as the editor asks."""
    story, notch = manuscript.story, area.notch(module)
    columns = module.columns[1] - module.columns[0] + 1
    if closing is None:
        boxed = is_boxed(story) and not notch
        side_head = story.vertical == "yes" and columns > 1 and not notch
        legs = module.legs
    else:
        boxed, side_head, legs = closing.boxed, closing.shape.beside, closing.shape.legs
    inside = inner_measures(columns, legs, house, boxed=boxed, side_head=side_head)
    if closing is None:
        head_legs = area.legs_under(module, inside.legs) if notch else 0
    else:
        head_legs = closing.head_legs
    pad = BOX_PAD_ROWS if boxed else 0
    air_row = 0 if module.rows[1] >= area.last_row else 1
    rows = module.rows[1] - module.rows[0] + 1 - air_row - 2 * pad
    return _Inside(columns, inside, rows, pad, boxed, side_head, head_legs, notch)


def _head(
    manuscript: Manuscript, frame: _Inside, composing: ComposingRoom, closing: Closing | None
) -> Head:
    """The head that make-up chose, else the default one; a vertical head has the module's depth."""
    grid = composing.house.grid
    if frame.side_head:
        area = (grid.column_em * grid.size, frame.rows * grid.leading)
        return set_side_head(manuscript, area, composing)
    width = frame.head_width * grid.size
    if closing is None:
        return set_head(manuscript, width, composing)
    return chosen_head(manuscript, width, closing.headline, composing)


def _galley(
    manuscript: Manuscript, measure: int, composing: ComposingRoom, closing: Closing | None
) -> Galley:
    """The copy at a measure in em, eased and kept before a jump as make-up chose."""
    house = composing.house
    extra = closing.copy.extra if closing is not None else None
    galley = set_galley(body_paragraphs(manuscript, house), measure, composing.composer, extra)
    if closing is None or not closing.jump_to:
        return galley
    return kept_galley(galley, closing.copy.kept, closing.jump_to, house, composing.composer)


def _picture_room(frame: _Inside, head: Head, *, above: bool) -> PictureRoom:
    """Where pictures that are no group may stand: beside a masthead over the legs beside it."""
    legs = frame.inside.legs - (frame.head_legs if frame.notch else 0)
    rows = frame.rows - (0 if frame.side_head or frame.head_legs else head.rows)
    return PictureRoom(frame.inside, frame.columns, legs, rows, above)


def _fit(
    need: ModuleNeed, galley: Galley, pictures: SetPictures, closing: Closing | None
) -> ModuleFit:
    """The module closed as make-up reckoned it, else as tightly as possible."""
    if closing is None:
        return fit_module(need, galley.lines)
    shape = closing.shape
    fit = close_module(need, galley.lines, shape.air, pictures.depths(shape.picture))
    return fit._replace(adjustments=(*fit.adjustments, *closing.adjustments))
