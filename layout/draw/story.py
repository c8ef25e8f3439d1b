"""A set story as frame items at points of the page."""

from __future__ import annotations

from collections.abc import Iterator

from layout.core.frame import Colour, GlyphRun, Item, Outline, PlacedPicture, Source, Tint
from layout.core.geometry import Rect
from layout.draw.boxes import story_box
from layout.draw.cells import module_cells, zone_rect
from layout.fit.measures import BOX_PAD_EM
from layout.fit.set_story import SetStory
from layout.furniture.block import SetLine, atom_runs, middle_baseline
from layout.furniture.picture import photograph_rect, word_runs
from layout.house.newspaper import House
from layout.issue.model import PLACEHOLDER
from layout.text.atoms import TypeCase
from layout.text.display.solid import set_display

SIDE_HEAD_ABOVE = 0.45
"""Share of a vertical head's air that stands above it: a little less than half looks centred."""
PLACEHOLDER_TINT: Colour = (0.0, 0.0, 0.0, 0.12)
PLACEHOLDER_GREY: Colour = (0.0, 0.0, 0.0, 0.5)
"""The colour of a placeholder's words and of the line round it."""
PLACEHOLDER_LINE = 0.25
"""Width of the line round a placeholder, in points."""
PLACEHOLDER_SIZE = 24.0
"""The largest size of a placeholder's words, in points."""
PLACEHOLDER_SHARE = 1 / 8
"""Size of a placeholder's words at most, as a share of its width; four characters fill half."""
PLACEHOLDER_TRACKING = 0.3
"""Between the characters of a placeholder's words, in em."""


def module_rect(set_story: SetStory, house: House) -> Rect:
    """The module of a story in points, its air row included."""
    return zone_rect(module_cells(set_story.module), house)


def story_items(set_story: SetStory, house: House, case: TypeCase) -> list[Item]:
    """Everything that a story draws: box, head, body line by line, pictures with their words."""
    area = module_rect(set_story, house)
    items: list[Item] = []
    if set_story.boxed:
        items.append(story_box(set_story, area, house))
    items += _head_items(set_story, area, house)
    items += _body_runs(set_story, area, house)
    for number in range(len(set_story.fit.pictures)):
        items += _picture_items(set_story, number, area, house, case)
    return items


def _head_items(set_story: SetStory, area: Rect, house: House) -> Iterator[Item]:
    """The head: its tints, then its lines, with its air shared out above and below it."""
    head, fit, grid = set_story.head, set_story.fit, house.grid
    top = area.y + (set_story.pad_rows + fit.head_row) * grid.leading
    if set_story.side_head:
        spare = fit.head_rows * grid.leading - head.height
        top += max(spare * SIDE_HEAD_ABOVE, 0.0)
    else:
        top += head.top(fit.head_rows, grid.leading)
    left = area.x + (BOX_PAD_EM * grid.size if set_story.boxed else 0.0)
    for rect, colour in head.tints:
        yield Tint(Rect(left + rect.x, top + rect.y, rect.width, rect.height), colour)
    for line in head.lines:
        yield from line.runs(left, top)


def _body_runs(set_story: SetStory, area: Rect, house: House) -> Iterator[GlyphRun]:
    """The lines of the galley that have a place, on the page's grid.

    A line of several rows, a subhead, stands in their middle.
    """
    grid, fit = house.grid, set_story.fit
    story = set_story.manuscript.origin
    for line, place in zip(set_story.galley.lines, fit.places, strict=False):
        row = set_story.pad_rows + fit.tops[place.leg] + place.row
        x = area.x + set_story.measures.leg_x(place.leg) * grid.size
        y = area.y + row * grid.leading + house.baseline
        y += (max(line.rows, 1) - 1) / 2 * grid.leading
        yield from atom_runs(line, grid.size, (x, y), Source(story, line.part, line.number))


def _picture_items(
    set_story: SetStory, number: int, area: Rect, house: House, case: TypeCase
) -> Iterator[Item]:
    """A picture of a story, or its placeholder, and the words under it."""
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
    if picture.file == PLACEHOLDER:
        yield from _placeholder(rect, Source(story, "placeholder", number), case)
    else:
        yield PlacedPicture(rect, picture.file, picture.focus, story)
    yield from word_runs(block, rect, story, number, house)


def _placeholder(rect: Rect, source: Source, case: TypeCase) -> Iterator[Item]:
    """A grey box that says 示例图片, for a photograph that has not come yet."""
    line = set_display(PLACEHOLDER, "黑", case, tracking=PLACEHOLDER_TRACKING)
    size = min(PLACEHOLDER_SIZE, rect.width * PLACEHOLDER_SHARE)
    x = rect.x + (rect.width - line.width * size) / 2
    y = middle_baseline(rect.y + rect.height / 2, size)
    yield Tint(rect, PLACEHOLDER_TINT)
    yield Outline(rect, PLACEHOLDER_LINE, PLACEHOLDER_GREY)
    yield from SetLine(line, size, 0, 0, source, PLACEHOLDER_GREY).runs(x, y)
