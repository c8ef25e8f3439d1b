"""A set story as frame items at points of the page."""

from __future__ import annotations

from layout.core.frame import Colour, Item, Outline, PlacedPicture, Source, Tint
from layout.core.geometry import Rect
from layout.fit.measures import BOX_PAD_EM
from layout.fit.set_story import SetStory
from layout.furniture.block import SetLine, atom_runs
from layout.furniture.picture import photograph_rect, word_runs
from layout.house.paper import House
from layout.issue.model import PLACEHOLDER
from layout.text.atoms import TypeCase
from layout.text.display.solid import set_display

BOX_LINE = 0.5
PLACEHOLDER_TINT: Colour = (0.0, 0.0, 0.0, 0.12)
PLACEHOLDER_LINE: Colour = (0.0, 0.0, 0.0, 0.5)


def module_rect(set_story: SetStory, house: House) -> Rect:
    """The module in points, its air row included."""
    module = set_story.module
    left, top = house.column_x(module.columns[0]), house.row_y(module.rows[0])
    columns = module.columns[1] - module.columns[0] + 1
    rows = module.rows[1] - module.rows[0] + 1
    return Rect(left, top, house.grid.span_em(columns) * house.grid.size, rows * house.grid.leading)


def story_items(set_story: SetStory, house: House, case: TypeCase) -> list[Item]:
    """Everything a story draws: box, head, body line by line, pictures with their words."""
    area = module_rect(set_story, house)
    items: list[Item] = []
    if set_story.boxed:
        items.append(Outline(_box(set_story, area, house), BOX_LINE))
    items += _head_items(set_story, area, house)
    items += _body_items(set_story, area, house)
    for number in range(len(set_story.fit.pictures)):
        items += _picture_items(set_story, number, area, house, case)
    return items


def _inner_rows(set_story: SetStory) -> int:
    """Rows of the module inside its padding and without its air row."""
    return max(
        (top + depth for top, depth in zip(set_story.fit.tops, set_story.fit.depths, strict=True)),
        default=0,
    )


def _box(set_story: SetStory, area: Rect, house: House) -> Rect:
    leading = house.grid.leading
    rows = set_story.fit.white_rows + _inner_rows(set_story) + 2 * set_story.pad_rows
    return Rect(area.x, area.y + 0.25 * leading, area.width, (rows - 0.5) * leading)


def _head_items(set_story: SetStory, area: Rect, house: House) -> list[Item]:
    head, fit, grid = set_story.head, set_story.fit, house.grid
    top = area.y + (set_story.pad_rows + fit.head_row) * grid.leading
    pad = BOX_PAD_EM * grid.size if set_story.boxed else 0.0
    if set_story.side_head:
        # the whole depth is the head's; it stands a little above the middle
        top += max((fit.head_rows * grid.leading - head.height) * 0.45, 0.0)
    else:
        top += head.top(fit.head_rows, grid.leading)
    left = area.x + pad
    items: list[Item] = [
        Tint(Rect(left + rect.x, top + rect.y, rect.width, rect.height), colour)
        for rect, colour in head.tints
    ]
    for line in head.lines:
        items += line.runs(left, top)
    return items


def _body_items(set_story: SetStory, area: Rect, house: House) -> list[Item]:
    grid, fit = house.grid, set_story.fit
    story = set_story.manuscript.origin
    items: list[Item] = []
    for line, place in zip(set_story.galley.lines, fit.places, strict=False):
        row = set_story.pad_rows + fit.tops[place.leg] + place.row
        x = area.x + set_story.measures.leg_x(place.leg) * grid.size
        y = area.y + row * grid.leading + house.baseline
        y += (max(line.rows, 1) - 1) / 2 * grid.leading
        items += atom_runs(line, grid.size, (x, y), Source(story, line.part, line.number))
    return items


def _picture_items(
    set_story: SetStory, number: int, area: Rect, house: House, case: TypeCase
) -> list[Item]:
    spot, block = set_story.fit.pictures[number], set_story.pictures[number]
    grid, (left, width) = house.grid, set_story.picture_x(number)
    picture = set_story.manuscript.pictures[number]
    story = set_story.manuscript.story.id
    place = Rect(
        area.x + left * grid.size,
        area.y + (set_story.pad_rows + spot.row) * grid.leading,
        width * grid.size,
        spot.rows * grid.leading,
    )
    rect = photograph_rect(block, place, grid.leading)
    items: list[Item] = []
    if picture.file == PLACEHOLDER:
        items += _placeholder(rect, Source(story, "placeholder", number), case)
    else:
        items.append(PlacedPicture(rect, picture.file, picture.focus, story))
    items += word_runs(block, rect, story, number, house)
    return items


def _placeholder(rect: Rect, source: Source, case: TypeCase) -> list[Item]:
    """A plain box that says 示例图片, for a photograph still to come."""
    line = set_display(PLACEHOLDER, "黑", case, tracking=0.3)
    size = min(24.0, rect.width / 8)
    x = rect.x + (rect.width - line.width * size) / 2
    y = rect.y + rect.height / 2 + 0.36 * size
    return [
        Tint(rect, PLACEHOLDER_TINT),
        Outline(rect, 0.25, PLACEHOLDER_LINE),
        *SetLine(line, size, 0, 0, source, PLACEHOLDER_LINE).runs(x, y),
    ]
