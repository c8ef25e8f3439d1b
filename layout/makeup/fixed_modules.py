"""The modules that the editor fixed, closed exactly where the stories' shapes allow it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layout.fit.area import StoryArea
from layout.fit.copy_ways import FREEST, Jump
from layout.fit.story_settings import Closing
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module
from layout.makeup.context import MakeupContext, ShapeSpot
from layout.makeup.page_maker import PageMaker
from layout.makeup.passes import JUMPING
from layout.search.shapes.shape import Table


def close_fixed(
    manuscripts: Sequence[Manuscript],
    modules: Mapping[str, Module],
    area: StoryArea,
    context: MakeupContext,
    jumps: Mapping[str, Jump] | None = None,
) -> dict[str, Closing]:
    """How the stories of a page close the modules the editor fixed, where they can exactly.

    Each closes at its cheapest, but for heads that would butt: they are parted as elsewhere. Where
    one does not close whose legs are given too, all means are tried: make-up writes its dummies so.
    """
    page = PageMaker(manuscripts, area, context, jumps=jumps)
    ease = JUMPING if jumps else 1
    spots = _fitting(page, modules, ease)
    free = {name for name, module in modules.items() if module.legs is None}
    spots, _ = page.repaired(spots, ease, free)
    _, closings = page.closed(spots, ease)
    others = {n: m for n, m in modules.items() if n not in closings and n not in free}
    if others:
        closings |= page.closed(_fitting(page, others, FREEST), FREEST)[1]
    return closings


def _fitting(page: PageMaker, modules: Mapping[str, Module], ease: int) -> list[ShapeSpot]:
    """The cheapest shapes of the stories in their modules, for those that have one."""
    area = page.area
    spots = []
    for number, manuscript in enumerate(page.manuscripts):
        module = modules.get(manuscript.story.id)
        if module is None or module.picture_place == "left":
            continue  # make-up's own pictures stand right or above
        rows = module.rows[1] - module.rows[0] + 1 + (module.rows[1] >= area.last_row)
        width = module.columns[1] - module.columns[0] + 1
        fitting = [
            shape
            for shape in _table(page, number, module, ease).values()
            if (shape.width, shape.rows) == (width, rows)
            and module.legs in (None, shape.legs)
            and (not shape.picture or shape.picture_above == (module.picture_place == "above"))
        ]
        if fitting:
            shape = min(fitting, key=lambda shape: (shape.price, shape.corners))
            row = module.rows[0] - area.first_row
            spots.append(ShapeSpot(number, module.columns[0] - 1, row, shape))
    return spots


def _table(page: PageMaker, number: int, module: Module, ease: int) -> Table:
    """The shapes of a story that may fill a module."""
    if page.area.notch(module):
        return page.wraps(number, ease)
    return page.tables(ease)[number]
