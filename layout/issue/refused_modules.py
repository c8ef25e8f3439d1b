"""Modules of the dummies that cannot be set, each with the reason.

A refused module prints nothing: its story is left out of the page. This depends on the issue and
the house alone, never on waivers or weights of rules. `rules/stories/dummies.py` reports the
refusals.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from layout.house.newspaper import House
from layout.issue.model import Issue, Module, Page
from layout.issue.zones import Cells, fixed_zones

MASTHEAD_ZONE = "报头"
"""The name that `fixed_zones` gives the masthead."""


class RefusalKind(Enum):
    """Why a module cannot be set."""

    TWICE = auto()
    """Its story has a module on an earlier page, and does not continue here."""
    NO_STORY = auto()
    """No story of its name is on the page or on an earlier one."""
    NO_REST = auto()
    """The story of its name is on an earlier page and does not continue here."""
    OFF_PAGE = auto()
    """It leaves the type area."""
    OVERLAP = auto()
    """It shares cells with furniture or with a module before it."""


class Refusal(NamedTuple):
    """One module that cannot be set."""

    kind: RefusalKind
    page: Page
    page_index: int
    """Index of the page in the issue, from 0."""
    story: str
    """The id that the dummy gives the module."""
    earlier_page: int = 0
    """For `TWICE` the page of the first module, for `NO_REST` the page of the story."""
    other: str = ""
    """For `OVERLAP` the furniture or the story whose cells are taken."""
    other_cells: Cells = (0, 0, 0, 0)
    """For `OVERLAP` the cells of the other, as first and last column, first and last row."""


def refusals(issue: Issue, house: House) -> Iterator[Refusal]:
    """The refused modules of an issue, in the order of its pages; one reason for each."""
    placed: dict[str, int] = {}  # the page of the first module of every story
    for index, page in enumerate(issue.pages):
        zones = dict(fixed_zones(page, house))
        for story, module in page.dummy.items():
            is_rest = continues_on(issue, page, story)
            if not is_rest and story in placed:
                yield Refusal(RefusalKind.TWICE, page, index, story, placed[story])
                continue
            if not is_rest:
                placed[story] = page.number
            if not is_rest and all(one.id != story for one in page.stories):
                origin = _earlier_page_of(issue, page, story)
                kind = RefusalKind.NO_REST if origin else RefusalKind.NO_STORY
                yield Refusal(kind, page, index, story, origin)
            elif _leaves_type_area(module, house):
                yield Refusal(RefusalKind.OFF_PAGE, page, index, story)
            elif (other := _overlapped(module, zones)) is not None:
                yield Refusal(
                    RefusalKind.OVERLAP, page, index, story, other=other, other_cells=zones[other]
                )
            else:
                zones[story] = (*module.columns, *module.rows)


def continues_on(issue: Issue, page: Page, story_id: str) -> bool:
    """Whether a story of an earlier page must continue on this page."""
    return any(
        story.id == story_id and issue.onward(other, story) == page.number
        for other in issue.pages
        for story in other.stories
        if other.number < page.number
    )


def _earlier_page_of(issue: Issue, page: Page, story_id: str) -> int:
    """The number of the earlier page that has a story, 0 if none has."""
    earlier = (other for other in issue.pages if other.number < page.number)
    having = (p.number for p in earlier if any(story.id == story_id for story in p.stories))
    return next(having, 0)


def _leaves_type_area(module: Module, house: House) -> bool:
    grid = house.grid
    return module.columns[1] > grid.columns or module.rows[1] > grid.rows


def _overlapped(module: Module, zones: dict[str, Cells]) -> str | None:
    """The name of the first zone that a module overlaps, if there is one."""
    cells = (*module.columns, *module.rows)
    meeting = (name for name, zone in zones.items() if _meet(cells, zone))
    return next((name for name in meeting if not _wraps(module, name, zones[name])), None)


def _wraps(module: Module, name: str, zone: Cells) -> bool:
    """Whether a module runs round the masthead (绕报头).

    It does if it begins in the masthead's corner, goes beyond it on the right and at the foot, and
    has whole legs under it.
    """
    (left, right), (top, foot) = module.columns, module.rows
    round_it = (left, top) == (zone[0], zone[2]) and right > zone[1] and foot > zone[3]
    width = right - left + 1
    under = (zone[1] - zone[0] + 1) * (module.legs or width)
    return name == MASTHEAD_ZONE and round_it and under % width == 0


def _meet(a: Cells, b: Cells) -> bool:
    return a[0] <= b[1] and b[0] <= a[1] and a[2] <= b[3] and b[2] <= a[3]
