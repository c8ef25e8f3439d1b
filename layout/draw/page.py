"""A whole page as one Frame: furniture, the rules between modules, stories and fillers."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from layout.core.frame import Frame, Item
from layout.core.geometry import MM, Rect
from layout.draw.cells import zone_rect
from layout.draw.front_places import masthead_rect
from layout.draw.hairlines import hairlines
from layout.draw.story import story_items
from layout.fit.area import last_story_row
from layout.fit.set_story import SetStory
from layout.furniture.composing_room import ComposingRoom
from layout.furniture.filler import LARGEST, FillerCopy, filler_items
from layout.furniture.folio import Foot, folio_copy, folio_items
from layout.furniture.masthead import MastheadCopy, masthead_items
from layout.house.newspaper import House
from layout.issue.model import Module, Page
from layout.issue.zones import fixed_zones


class SetPage(NamedTuple):
    """The number of a page, its stories set into their modules, its fillers with theirs.

    `holes` are the parts of a page that stays open; a proof marks them.
    """

    number: int
    stories: tuple[SetStory, ...]
    fillers: tuple[tuple[FillerCopy, Module], ...] = ()
    holes: tuple[Module, ...] = ()


class PageParts(NamedTuple):
    """Everything that a page is drawn from; only the first page prints `masthead` and `foot`."""

    page: Page
    made: SetPage
    date: datetime.date
    masthead: MastheadCopy
    foot: Foot | None = None


def page_frame(parts: PageParts, composing: ComposingRoom) -> Frame:
    """The finished page."""
    page, made, house = parts.page, parts.made, composing.house
    items = _head_of_page(parts, composing)
    filler_modules = [module for _, module in made.fillers]
    items += hairlines(made.stories, filler_modules, last_story_row(page, house), house)
    for story in made.stories:
        items += story_items(story, house, composing.case)
    for copy, module in made.fillers:
        loudest = _loudest(module, made.stories)
        items += filler_items(copy, _filler_rect(page, module, house), composing, loudest)
    if parts.foot is not None:
        items += parts.foot.items
    return Frame(page.number, house.sheet.width * MM, house.sheet.height * MM, tuple(items))


def _loudest(module: Module, stories: Sequence[SetStory]) -> float:
    """The largest type of a filler in points: that of the least head of the stories in its band."""
    first, last = module.rows
    beside = [
        story.head.size
        for story in stories
        if story.head.size and story.module.rows[0] <= last and first <= story.module.rows[1]
    ]
    return min(beside, default=LARGEST)


def _head_of_page(parts: PageParts, composing: ComposingRoom) -> list[Item]:
    """The masthead of page 1, or the folio line of another page."""
    page, house, case = parts.page, composing.house, composing.case
    zones = fixed_zones(page, house)
    if page.number == 1:
        return masthead_items(parts.masthead, masthead_rect(zones["报头"], house), house, case)
    copy = folio_copy(page, house, parts.date)
    return folio_items(copy, page.number, zone_rect(zones["版眉"], house), house, case)


def _filler_rect(page: Page, module: Module, house: House) -> Rect:
    """A filler's rectangle in points, without its air row; there is none on the last row."""
    air_rows = int(module.rows[1] < last_story_row(page, house))
    return zone_rect((*module.columns, module.rows[0], module.rows[1] - air_rows), house)
