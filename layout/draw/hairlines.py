"""The hairlines between the modules of a page.

A column rule stands in the gutter at the right of a module, a cross rule in the air row under it.
A box has lines of its own, and so no hairline beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout.core.frame import Colour, RuleLine
from layout.draw.cells import module_cells, zone_rect
from layout.fit.set_story import SetStory
from layout.house.newspaper import House
from layout.issue.model import Module

RULE_WIDTH = 0.3
"""Width of a hairline in points."""
RULE_COLOUR: Colour = (0.0, 0.0, 0.0, 0.75)
RULE_AIR_ROWS = 0.5
"""Rows from the middle of the air row, where the cross rule runs, to the copy over and under it."""
COLUMN_RULE_TOP_ROWS, COLUMN_RULE_FOOT_ROWS = 0.35, 0.25
"""Rows by which a column rule keeps off the cross rules: at the module's top and at its foot."""
SHORTEST_RULE_ROWS = 2
"""Rows that a column rule must be given more than; a shorter one would be a speck."""


def hairlines(
    stories: Sequence[SetStory], fillers: Sequence[Module], last_row: int, house: House
) -> Iterator[RuleLine]:
    """The hairlines of a page; `last_row` is the last row of the page that stories may use."""
    boxed = [*(story.module for story in stories if story.boxed), *fillers]
    for story in stories:
        if not story.boxed:
            air_row = story.module.rows[1] < last_row
            yield from _column_rule(story.module, boxed, house, air_row=air_row)
            if air_row:
                yield from _cross_rules(story.module, boxed, house)


def _column_rule(
    module: Module, boxed: Sequence[Module], house: House, *, air_row: bool
) -> Iterator[RuleLine]:
    """The rule at the right of a module, as far as no box stands there; none at the page's edge."""
    grid = house.grid
    if module.columns[1] == grid.columns:
        return
    area = zone_rect(module_cells(module), house)
    top = area.y
    bottom = area.bottom - (grid.leading if air_row else 0)
    for box in boxed:
        if not _stands_right_of(box, module):
            continue
        if box.rows[0] <= module.rows[0]:
            top = max(top, house.row_y(box.rows[1] + 1))
        else:
            bottom = min(bottom, house.row_y(box.rows[0]) - grid.leading)
    if bottom - top > SHORTEST_RULE_ROWS * grid.leading:
        x = area.right + grid.gutter_em * grid.size / 2
        top += COLUMN_RULE_TOP_ROWS * grid.leading
        bottom -= COLUMN_RULE_FOOT_ROWS * grid.leading
        yield RuleLine(x, top, x, bottom, RULE_WIDTH, RULE_COLOUR)


def _stands_right_of(box: Module, module: Module) -> bool:
    """Whether a box begins in the column right of a module and has rows in common with it."""
    return (
        box.columns[0] == module.columns[1] + 1
        and box.rows[0] <= module.rows[1]
        and module.rows[0] <= box.rows[1]
    )


def _cross_rules(module: Module, boxed: Sequence[Module], house: House) -> Iterator[RuleLine]:
    """The rules in the middle of the air row under a module, where no box stands below."""
    y = house.row_y(module.rows[1] + 1) - RULE_AIR_ROWS * house.grid.leading
    for first, last in _open_columns(module, boxed):
        left = house.column_x(first)
        right = house.column_x(last) + house.grid.column_em * house.grid.size
        yield RuleLine(left, y, right, y, RULE_WIDTH, RULE_COLOUR)


def _open_columns(module: Module, boxed: Sequence[Module]) -> list[tuple[int, int]]:
    """The columns of a module under which no box stands, as first and last of each stretch."""
    below = [box for box in boxed if box.rows[0] == module.rows[1] + 1]
    stretches: list[tuple[int, int]] = []
    for column in range(module.columns[0], module.columns[1] + 1):
        if any(box.columns[0] <= column <= box.columns[1] for box in below):
            continue
        if stretches and stretches[-1][1] == column - 1:
            stretches[-1] = (stretches[-1][0], column)
        else:
            stretches.append((column, column))
    return stretches
