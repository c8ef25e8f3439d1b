"""What stands on a page beside its stories: the masthead, fillers, and what the editor fixed."""

from __future__ import annotations

from collections.abc import Mapping

from layout.fit.area import StoryArea
from layout.issue.model import Module
from layout.search.readout import Area
from layout.search.shapes.shape import Shape, Table
from layout.search.weights import Weights

MASTHEAD_IMPORTANCE = 40
FILLER_ROWS = (8, 60)
FILLER_LEAST = 16
"""Cells of the least filler: two columns and eight rows."""


def fixed_areas(area: StoryArea, modules: Mapping[str, Module]) -> list[Area]:
    """The fixed modules as cells of the story area, the masthead among them unless one of them
    runs round it; none without.
    """
    if not modules:
        return []
    found = [
        Area(
            module.columns[0] - 1,
            module.rows[0] - area.first_row,
            module.columns[1] - module.columns[0] + 1,
            # the row under the last one is the air that falls off the page
            module.rows[1] - module.rows[0] + 1 + (module.rows[1] >= area.last_row),
        )
        for module in modules.values()
    ]
    if area.masthead and not any(map(area.notch, modules.values())):
        found.append(Area(0, 0, *area.masthead))
    return found


def filler_table(area: StoryArea, weights: Weights) -> Table:
    """A filler takes any rectangle that is no sliver, the dearer the larger it is."""
    table: Table = {}
    for columns in range(2, area.columns + 1):
        for rows in range(FILLER_ROWS[0], FILLER_ROWS[1] + 1):
            share = 100 * columns * rows // (area.columns * area.rows)
            price = weights.filler + weights.filler_area * share
            if share <= weights.filler_most and columns * 5 <= rows * 4 <= columns * 70:
                corners = (0, 0)
                table[columns, rows, corners] = Shape(
                    columns, rows, corners, price, 0, 0, 0, 0, 0, 0, False, 0, False, 1, rows
                )
    return table


def masthead_table(masthead: tuple[int, int]) -> Table:
    """The masthead as an element with one shape."""
    columns, rows = masthead
    shape = Shape(columns, rows, (0, 0), 0, 0, 0, 0, 0, 0, 0, False, 0, False, 1, rows)
    return {(columns, rows, (0, 0)): shape}
