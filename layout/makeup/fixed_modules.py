"""Stories in the modules that the editor fixed: closed exactly where one of their shapes fits.

The rest of the page is made up around them by `search/fixed`. Modules that cannot be on the page are
refused before, by `issue/refused_modules.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

from layout.fit.area import StoryArea
from layout.fit.copy_ways import FREEST
from layout.fit.story_settings import Closing
from layout.issue.model import Module
from layout.makeup.furniture_tables import module_rows
from layout.makeup.page_layout import ShapeSpot
from layout.makeup.page_maker import EASED, PageMaker
from layout.makeup.page_problem import PageProblem
from layout.makeup.schedule.passes import JUMPING
from layout.search.shapes.shape import Shape, Table


def close_fixed(problem: PageProblem, modules: Mapping[str, Module]) -> dict[str, Closing]:
    """How the stories of a page close their `modules`, for those that fill them exactly.

    Each story takes its cheapest shape, except that heads that would butt are parted. If a module
    gives its legs too and the story does not close it, all means are tried: the dummies that
    make-up writes are such modules. `problem` has no other fixed modules.
    """
    page = PageMaker(problem)
    ease = JUMPING if problem.jumps else EASED
    spots = _fitting(page, modules, ease)
    free = {name for name, module in modules.items() if module.legs is None}
    spots, _ = page.repaired(spots, ease, free)
    _, closings = page.closed(spots, ease)
    open_modules = {n: m for n, m in modules.items() if n not in closings and n not in free}
    if open_modules:
        closings |= page.closed(_fitting(page, open_modules, FREEST), FREEST)[1]
    return closings


def _fitting(page: PageMaker, modules: Mapping[str, Module], ease: int) -> list[ShapeSpot]:
    """The cheapest shapes of the stories in their modules, for those that have one."""
    area = page.area
    spots = []
    for number, manuscript in enumerate(page.manuscripts):
        module = modules.get(manuscript.story.id)
        if module is None or module.picture_place == "left":
            continue  # the pictures of shapes stand right or above
        table = _table(page, number, module, ease)
        fitting = [shape for shape in table.values() if _fits(shape, module, area)]
        if fitting:
            shape = min(fitting, key=lambda shape: (shape.price, shape.corners))
            row = module.rows[0] - area.first_row
            spots.append(ShapeSpot(number, module.columns[0] - 1, row, shape))
    return spots


def _fits(shape: Shape, module: Module, area: StoryArea) -> bool:
    """Whether a shape has the size of a module, and its legs and place of the picture if given."""
    width = module.columns[1] - module.columns[0] + 1
    return (
        (shape.width, shape.rows) == (width, module_rows(module, area))
        and module.legs in (None, shape.legs)
        and (not shape.picture or shape.picture_above == (module.picture_place == "above"))
    )


def _table(page: PageMaker, number: int, module: Module, ease: int) -> Table:
    """The shapes of a story that may fill a module."""
    if page.area.notch(module):
        return page.wraps(number, ease)
    return page.tables(ease)[number]
