"""A page given to a process of make-up, the answer that comes back, and the work between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from layout.fit.area import StoryArea
from layout.fit.copy_ways import Jump
from layout.furniture.composing_room import release_copy
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module
from layout.makeup.fillers import make_up_with_fillers, without_useless_fillers
from layout.makeup.page_layout import Layout
from layout.makeup.page_problem import NO_JUMPS, MakeupContext, PageProblem
from layout.makeup.rescue.find_remedies import diagnosis_of
from layout.makeup.rescue.open_layout import layout_with_holes
from layout.makeup.rescue.remedy_types import Diagnosis
from layout.makeup.rescue.unpinning import unpinning
from layout.text.composer import Memory
from layout.text.display.turns import WayMemory

LAYOUTS_KEPT = 40
"""Layouts of a page that come back if more than the best one is wanted."""


@dataclass(frozen=True, slots=True)
class PageTask:
    """A page to be made up, without the context that all pages share."""

    stories: Sequence[Manuscript]
    """All stories of the page, in order of importance, the fixed ones among them."""
    area: StoryArea
    fixed: Mapping[str, Module]
    jumps: Mapping[str, Jump] = field(default_factory=dict)
    diagnose: bool = True
    """Whether the answer says what would close a page that stays open."""
    onward: int = 0
    """The page on which a story could continue; 0 is none."""

    @property
    def manuscripts(self) -> list[Manuscript]:
        """The stories without a fixed module."""
        return [one for one in self.stories if one.story.id not in self.fixed]

    def problem(self, context: MakeupContext) -> PageProblem:
        """The page with the context."""
        return PageProblem(self.manuscripts, self.area, context, self.fixed, self.jumps)


class PageAnswer(NamedTuple):
    """The layouts of a page, the best first; if there are none, what would close it."""

    layouts: list[Layout]
    diagnosis: Diagnosis | None
    memory: Memory
    """Line endings that were found on the way."""
    turned: WayMemory
    """Turns of heads that were found on the way."""
    draft: Layout | None = None
    """Of a page that stays open, short of copy: the best layout with holes."""


def answer_to(task: PageTask, context: MakeupContext) -> PageAnswer:
    """Make a page up; if it stays open, look for remedies."""
    composing, problem = context.composing, task.problem(context)
    turned_before = len(composing.phrases.memory)
    composing.composer.newly_found()  # what came of earlier pages is known to the caller
    found = make_up_with_fillers(problem)
    found = found[: LAYOUTS_KEPT if context.wanted > 1 else 1]
    diagnosis = draft = None
    if not found and task.diagnose and problem.manuscripts:
        diagnosis = _diagnosis(task, problem)
        draft = layout_with_holes(problem)
    turned = dict(islice(composing.phrases.memory.items(), turned_before, None))
    release_copy(task.stories, composing)
    return PageAnswer(found, diagnosis, composing.composer.newly_found(), turned, draft)


def _diagnosis(task: PageTask, problem: PageProblem) -> Diagnosis:
    """The remedies of an open page; first those that take away the modules of fixed stories."""
    problem = without_useless_fillers(problem._replace(jumps=NO_JUMPS))
    found = diagnosis_of(problem, task.onward)
    if not task.fixed:
        return found
    names = {one.story.id for one in problem.manuscripts} | task.fixed.keys()
    stories = [one for one in task.stories if one.story.id in names]
    unpinned = unpinning(problem, stories)
    return found._replace(remedies=(*unpinned, *found.remedies))
