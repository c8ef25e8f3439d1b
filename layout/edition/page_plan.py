"""The plan of one page: its stories, where they stand, and what make-up found for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from layout.fit.area import StoryArea
from layout.fit.copy_ways import Jump
from layout.fit.jump import rest_name
from layout.fit.story_settings import Closing
from layout.issue.manuscript import Manuscript, origin_of
from layout.issue.model import Module, Page
from layout.makeup.fillers import is_optional
from layout.makeup.page_layout import Layout
from layout.makeup.page_task import PageAnswer, PageTask


@dataclass(slots=True)
class PagePlan:
    """A page while the edition is planned.

    Stories continued from earlier pages, called rests, are among its stories under names of their
    own. `placed` stories have a module before make-up; the others are `free`.
    """

    page: Page
    area: StoryArea
    manuscripts: list[Manuscript]
    jumps: dict[str, Jump] = field(default_factory=dict)
    """The stories that may, or must, continue on another page, by story id."""
    fixed: Mapping[str, Closing] = field(default_factory=dict)
    """How placed stories close their modules, those that fill them exactly."""
    answer: PageAnswer | None = None
    """What make-up found for the free stories; None if it has not been asked."""
    jump_given_up: bool = False
    """Whether no jump is tried on the page any more."""
    kept: dict[str, Module] = field(default_factory=dict)
    """Modules of an earlier build that stay."""
    onward: int = 0
    """The later page with the least copy, where a story could continue; 0 if there is none."""

    @property
    def placed(self) -> dict[str, Module]:
        """Modules that make-up does not choose: those of the dummy, and those that are kept.

        The dummy names a rest by its story; here it has the name of the rest.
        """
        own = {story.id for story in self.page.stories}
        number = self.page.number
        dummy = {
            name if name in own else rest_name(name, number): module
            for name, module in self.page.dummy.items()
        }
        return {**self.kept, **dummy}

    @property
    def absent_rests(self) -> list[str]:
        """Stories with a module here for their rest, whose first page sends no rest."""
        present = {manuscript.story.id for manuscript in self.manuscripts}
        return [origin_of(name) for name in self.placed_rests if name not in present]

    @property
    def placed_rests(self) -> list[str]:
        """The names of the rests that have a place on the page."""
        return [name for name in self.placed if name != origin_of(name)]

    @property
    def free(self) -> list[Manuscript]:
        """The stories without a place."""
        placed = self.placed
        return [m for m in self.manuscripts if m.story.id not in placed]

    @property
    def needs_makeup(self) -> bool:
        """Whether there are cells to fill, or free stories that must be printed."""
        return self.has_empty_cells or not all(map(is_optional, self.free))

    @property
    def has_empty_cells(self) -> bool:
        """Whether the placed modules leave cells of the page."""
        area, placed = self.area, self.placed.values()
        mast = (0, 0) if any(map(area.notch, placed)) else area.masthead or (0, 0)
        cells = area.columns * (area.last_row - area.first_row + 1) - mast[0] * mast[1]
        return sum(module.cells for module in placed) < cells

    @property
    def stays_open(self) -> bool:
        """Whether make-up has found no layout for the page, though it needs one."""
        return self.answer is not None and self.layout is None

    @property
    def task(self) -> PageTask:
        """The page as it is given to make-up."""
        free = {manuscript.story.id for manuscript in self.free}
        jumps = {name: jump for name, jump in self.jumps.items() if name in free}
        return PageTask(
            self.manuscripts, self.area, self.placed, jumps, not self.may_jump, self.onward
        )

    @property
    def may_jump(self) -> bool:
        """Whether a jump is still to be tried if the page does not close."""
        given_up = self.jump_given_up or self.jumps
        return not given_up and any(m.story.jump == "auto" for m in self.free)

    @property
    def layout(self) -> Layout | None:
        """The layout taken, if there is one."""
        return self.answer.layouts[0] if self.answer and self.answer.layouts else None

    @property
    def draft(self) -> Layout | None:
        """The best layout with a hole, of a page that stays open; None for others."""
        return self.answer.draft if self.answer and not self.answer.layouts else None

    @property
    def closings(self) -> dict[str, Closing]:
        """How stories close their modules, by story id."""
        shown = self.layout or self.draft
        made = shown.closings if shown else {}
        return {**made, **self.fixed}

    @property
    def modules(self) -> dict[str, Module]:
        """Where stories stand, by story id."""
        shown = self.layout or self.draft
        return {**(shown.modules if shown else {}), **self.placed}

    @property
    def left_out(self) -> list[Manuscript]:
        """The fillers for which the page has no room; none while the page stays open."""
        if self.needs_makeup and self.layout is None:
            return []
        modules = self.modules
        return [m for m in self.free if m.story.id not in modules]

    @property
    def good(self) -> bool:
        """Whether the page has nothing left to improve: no make-up needed, or no fault in it."""
        return self.answer is None or (self.layout is not None and not self.layout.faults)
