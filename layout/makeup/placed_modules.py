"""Stories, fillers and furniture on a page as placed modules, which `search.page_faults` judges."""

from __future__ import annotations

from collections.abc import Sequence

from layout.fit.area import StoryArea
from layout.fit.picture_stories import is_pictorial
from layout.fit.set_story import SetStory
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module
from layout.makeup.furniture_tables import module_rows
from layout.makeup.page_layout import ShapeSpot
from layout.search.page_faults import (
    FILLER,
    MASTHEAD,
    MakeupFault,
    PlacedModule,
    makeup_faults,
)
from layout.search.readout import Area
from layout.search.shapes.setting import PictureSetting, Setting
from layout.search.shapes.shape import Shape
from layout.search.weights import Weights

FOOT_ROWS = 1
"""The last row of the story area is air that falls off the page: the lint does not count it."""


def page_faults(
    placed: Sequence[PlacedModule], area: StoryArea, weights: Weights
) -> list[MakeupFault]:
    """The faults of a page with these modules, in a fixed order."""
    return makeup_faults(placed, area.columns, area.rows - FOOT_ROWS, weights)


def furniture_modules(area: StoryArea, fixed: Sequence[Area]) -> list[PlacedModule]:
    """The masthead and the fixed modules."""
    placed = []
    if area.masthead:
        placed.append(_plain(MASTHEAD, (0, 0, *area.masthead)))
    return placed + [_plain("fixed", (f.column, f.row, f.width, f.rows)) for f in fixed]


def placed_filler(spot: ShapeSpot) -> PlacedModule:
    """A filler in its place on a page."""
    return _plain(FILLER, _cells(spot))


def placed_shape(
    spot: ShapeSpot, manuscript: Manuscript, setting: Setting, area: StoryArea
) -> PlacedModule:
    """A story's shape in its place on a page."""
    shape, story = spot.shape, manuscript.story
    head = setting.heads[shape.head]
    above = shape.picture if shape.picture_above else 0
    horizontal = None
    if not (shape.beside or setting.pad) and head.rows:
        first_row = spot.row + shape.notch + above
        horizontal = _head_type(first_row, max(shape.air, 0), head.rows)
    under = 0 < shape.picture < shape.depth and not shape.picture_above
    paid = story.kind == "advert"  # its picture and words are the customer's
    return PlacedModule(
        story.id,
        story.rank,
        *_cells(spot),
        head=horizontal,
        head_width=_head_width(shape.width, setting.legs, head.span),
        voice=head.voice,
        vertical=shape.beside,
        boxed=bool(setting.pad),
        picture=0.0 if paid else photograph(shape, setting) / (area.rows - FOOT_ROWS),
        legs=(_deepest(shape, setting),) if setting.copies[shape.copy].rows else (),
        stubs=(shape.depth - shape.picture,) if under else (),
        in_legs=shape.legs > 1 and not paid,
        vertical_wanted=story.vertical == "yes",
        pictorial=is_pictorial(manuscript),
    )


def _cells(spot: ShapeSpot) -> tuple[int, int, int, int]:
    return spot.column, spot.row, spot.shape.width, spot.shape.rows


def _plain(name: str, cells: tuple[int, int, int, int]) -> PlacedModule:
    return PlacedModule(name, "brief", *cells, boxed=True, fixed=True)


def _head_type(first_row: int, air: int, rows: int) -> tuple[int, int]:
    """The first row of a head's type and the rows that it takes.

    The head has `rows` rows, one of which is air in all; half of the `air` added stands over it.
    """
    return first_row + air // 2, max(rows - 1, 1)


def photograph(shape: Shape, setting: Setting) -> int:
    """The size of a shape's largest picture, in rows times hundredths of the page's width."""
    drawn = _pictures(shape, setting)
    return drawn.share(shape.picture) if drawn else 0


def _pictures(shape: Shape, setting: Setting) -> PictureSetting | None:
    """The pictures of a shape as they are set."""
    drawn = (shape.picture_legs, shape.arrangement)
    found = (p for p in setting.pictures if (p.legs, p.choice) == drawn)
    return next((p for p in found if p.least <= shape.picture <= p.most), None)


def _deepest(shape: Shape, setting: Setting) -> int:
    """The rows of the longest leg, without masthead, inset head and picture that stand over it."""
    head, drawn = setting.heads[shape.head], _pictures(shape, setting)
    beside = drawn.taken_beside(shape.picture) if drawn else 0
    depths = [shape.depth - beside] * shape.legs
    for leg in range(head.span):
        depths[leg] -= shape.notch + head.rows + shape.air
    for leg in range(0 if shape.picture_above else shape.picture_legs):
        depths[-1 - leg] -= shape.picture - beside
    return max(depths)


def _head_width(width: int, legs: int, span: int) -> float:
    """The width of a head from the module's left edge, in basic columns."""
    return width * span / legs if span else width


def placed_story(story: SetStory, area: StoryArea) -> PlacedModule:
    """A set story."""
    module, fit = story.module, story.fit
    paid = story.manuscript.story.kind == "advert"  # its picture and words are the customer's
    row = module.rows[0] - area.first_row
    width = module.columns[1] - module.columns[0] + 1
    rows = module_rows(module, area)
    horizontal = None
    if not (story.side_head or story.boxed) and fit.head_rows:
        air = max(fit.head_rows - story.head.rows, 0)
        horizontal = _head_type(row + fit.head_row, air, story.head.rows)
    return PlacedModule(
        story.manuscript.story.id,
        story.manuscript.story.rank,
        module.columns[0] - 1,
        row,
        width,
        rows,
        head=horizontal,
        head_width=width * (story.head_legs or story.measures.legs) / story.measures.legs,
        voice=(story.head.size, story.head.face),
        vertical=story.side_head,
        boxed=story.boxed,
        picture=0.0 if paid else _largest_picture(story, width, area),
        legs=(max(fit.depths, default=0),) if story.galley.lines else (),
        stubs=_legs_under_picture(story),
        in_legs=len(fit.depths) > 1 and not paid,
        pictorial=is_pictorial(story.manuscript),
    )


def _largest_picture(story: SetStory, width: int, area: StoryArea) -> float:
    """The size of the largest picture of a set story, in hundredths of the page; 0 without pictures.

    `width` are the basic columns of the story's module. Of pictures apart the first is the largest.
    """
    spots = story.fit.pictures
    counted = range(len(spots)) if story.spans else range(min(len(spots), 1))
    share = width / story.measures.width / area.columns / (area.rows - FOOT_ROWS)
    areas = (story.picture_x(number)[1] * spots[number].rows for number in counted)
    return 100 * share * max(areas, default=0)


def _legs_under_picture(story: SetStory) -> tuple[int, ...]:
    """The rows of the legs under a set story's first picture; none if it stands over the head."""
    fit = story.fit
    if not fit.pictures or fit.pictures[0].row < fit.head_row or not story.galley.lines:
        return ()
    return tuple(fit.depths[leg] for leg in fit.pictures[0].across)


def placed_filler_module(module: Module, area: StoryArea) -> PlacedModule:
    """A filler in its module."""
    width = module.columns[1] - module.columns[0] + 1
    row = module.rows[0] - area.first_row
    cells = (module.columns[0] - 1, row, width, module_rows(module, area))
    return PlacedModule(FILLER, "brief", *cells, boxed=True, fixed=True)
