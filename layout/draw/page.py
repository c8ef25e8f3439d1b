"""A whole page: furniture, stories and the rules between them, as one Frame."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from layout.core.frame import Colour, Frame, Item, RuleLine
from layout.core.geometry import MM, Rect
from layout.draw.story import module_rect, story_items
from layout.fit.area import last_story_row
from layout.fit.set_story import SetStory
from layout.furniture.composing_room import ComposingRoom
from layout.furniture.filler import FillerCopy, filler_items
from layout.furniture.folio import Foot, FootCopy, folio_copy, folio_items, set_foot
from layout.furniture.masthead import MastheadCopy, masthead_items
from layout.house.paper import House
from layout.issue.load import Edition
from layout.issue.model import Module, Page
from layout.issue.zones import fixed_zones
from layout.text.atoms import TypeCase

COLUMN_RULE = 0.3
STRIP_AIR_ROWS = 0.75
RULE_COLOUR: Colour = (0.0, 0.0, 0.0, 0.75)


class SetPage(NamedTuple):
    """The stories of a page set into their modules, and its fillers with theirs."""

    number: int
    stories: tuple[SetStory, ...]
    fillers: tuple[tuple[FillerCopy, Module], ...] = ()


def zone_rect(cells: tuple[int, int, int, int], house: House) -> Rect:
    """Columns and rows as a rectangle in points."""
    first, last, top, bottom = cells
    return Rect(
        house.column_x(first),
        house.row_y(top),
        house.grid.span_em(last - first + 1) * house.grid.size,
        (bottom - top + 1) * house.grid.leading,
    )


def masthead_rect(cells: tuple[int, int, int, int], house: House) -> Rect:
    """The masthead's rectangle; a strip over all columns keeps air above the copy under it."""
    rect = zone_rect(cells, house)
    strip = cells[1] - cells[0] + 1 == house.grid.columns
    air = STRIP_AIR_ROWS * house.grid.leading if strip else 0.0
    return Rect(rect.x, rect.y, rect.width, rect.height - air)


def front_foot(edition: Edition, copy: FootCopy, case: TypeCase) -> Foot:
    """The foot of page 1: hotlines, and under them the colophon."""
    house = edition.house.value
    zone = fixed_zones(edition.issue.value.pages[0], house)["报尾"]
    return set_foot(copy, zone_rect(zone, house), house, case)


class PageParts(NamedTuple):
    """Everything that a page is assembled from; the masthead and the foot are the first page's."""

    page: Page
    made: SetPage
    date: datetime.date
    masthead: MastheadCopy
    foot: Foot | None = None


def page_frame(parts: PageParts, composing: ComposingRoom) -> Frame:
    """The finished page."""
    page, made, date, masthead, foot = parts
    house, case = composing.house, composing.case
    zones = fixed_zones(page, house)
    items: list[Item] = []
    if page.number == 1:
        items += masthead_items(masthead, masthead_rect(zones["报头"], house), house, case)
    else:
        items += folio_items(
            folio_copy(page, house, date),
            page.number,
            zone_rect(zones["版眉"], house),
            house,
            case,
        )
    items += _rules(page, made.stories, [module for _, module in made.fillers], house)
    for story in made.stories:
        items += story_items(story, house, case)
    for copy, module in made.fillers:
        items += filler_items(copy, _filler_rect(page, module, house), composing)
    if foot is not None:
        items += foot.items
    return Frame(page.number, house.sheet.width * MM, house.sheet.height * MM, tuple(items))


def _filler_rect(page: Page, module: Module, house: House) -> Rect:
    """A filler's rectangle without its air row."""
    tail = module.rows[1] < last_story_row(page, house)
    return zone_rect((*module.columns, module.rows[0], module.rows[1] - tail), house)


def _rules(
    page: Page, stories: Sequence[SetStory], fillers: Sequence[Module], house: House
) -> list[Item]:
    """Hairlines between modules: in the gutter at the right, in the air row below.

    Boxes need none beside them; rules stop half a row short of crossing rules.
    """
    grid = house.grid
    last = last_story_row(page, house)
    boxed = [*(story.module for story in stories if story.boxed), *fillers]
    items: list[Item] = []
    for story in stories:
        module, area = story.module, module_rect(story, house)
        tail = 0 if module.rows[1] >= last else grid.leading
        if module.columns[1] < grid.columns and not story.boxed:
            x = area.right + grid.gutter_em * grid.size / 2
            beside = [
                b
                for b in boxed
                if b.columns[0] == module.columns[1] + 1
                and b.rows[0] <= module.rows[1]
                and module.rows[0] <= b.rows[1]
            ]
            top, bottom = area.y, area.bottom - tail
            for box in beside:  # the rule runs only where no box stands beside it
                if box.rows[0] <= module.rows[0]:
                    top = max(top, house.row_y(box.rows[1] + 1))
                else:
                    bottom = min(bottom, house.row_y(box.rows[0]) - grid.leading)
            if bottom - top > 2 * grid.leading:
                items.append(
                    RuleLine(
                        x,
                        top + 0.35 * grid.leading,
                        x,
                        bottom - 0.25 * grid.leading,
                        COLUMN_RULE,
                        RULE_COLOUR,
                    )
                )
        if tail and not story.boxed:
            y = area.bottom - grid.leading / 2
            for first, last_column in _open_columns(module, boxed):
                left = house.column_x(first)
                right = house.column_x(last_column) + grid.column_em * grid.size
                items.append(RuleLine(left, y, right, y, COLUMN_RULE, RULE_COLOUR))
    return items


def _open_columns(module: Module, boxed: Sequence[Module]) -> list[tuple[int, int]]:
    """The columns of a module under which no box stands, in runs of neighbours."""
    below = [box for box in boxed if box.rows[0] == module.rows[1] + 1]
    runs: list[tuple[int, int]] = []
    for column in range(module.columns[0], module.columns[1] + 1):
        if any(box.columns[0] <= column <= box.columns[1] for box in below):
            continue
        if runs and runs[-1][1] == column - 1:
            runs[-1] = (runs[-1][0], column)
        else:
            runs.append((column, column))
    return runs
