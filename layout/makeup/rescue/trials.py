"""A page with changes, made up again: a remedy is only proposed if a trial has closed the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from layout.fit.copy_ways import FREEST, Jump
from layout.issue.manuscript import Manuscript
from layout.makeup.one_page import first_layout, least_areas, make_up
from layout.makeup.page_layout import Layout
from layout.makeup.page_maker import PageMaker
from layout.makeup.page_problem import NO_JUMPS, PageProblem
from layout.makeup.rescue.remedy_types import CopyRemedy, Remedy, with_remedy
from layout.makeup.shape_cache import ShapeCache

FINER, FINER_TRIALS = 20, 2
"""Characters to which the amount of a remedy is narrowed down, and trials that are spent on it."""
TRIALS_ROUND_FIXED = 24
"""Trials of a page with fixed modules: if these close it in no way, changes of the other stories do
not help."""
WORD_FOR_WORD = ("notice", "advert")
"""Kinds of stories that are printed as they came: they are neither cut nor padded."""
ROOM_PART = 200
"""A page is only searched if one part in this many of its cells is room."""


@dataclass(slots=True)
class _Allowance:
    """The trials that are left; None: any number. Trials of changed pages share it."""

    left: int | None

    def take(self) -> bool:
        """Whether another trial is allowed, which is counted."""
        if self.left is None:
            return True
        self.left -= 1
        return self.left >= 0


class Trials:
    """One page with changes. Shapes of stories that do not change are kept from trial to trial.

    A page of one story is made up with all means, which is quick there; others by a quick search.
    """

    def __init__(self, problem: PageProblem) -> None:
        context = problem.context._replace(shape_cache=ShapeCache())
        self._problem = problem._replace(context=context, jumps=NO_JUMPS)
        self.manuscripts = problem.manuscripts
        self.page = PageMaker(self._problem)
        self._areas: list[float] | None = None
        self._allowance = _Allowance(TRIALS_ROUND_FIXED if problem.fixed else None)
        own = [one for one in self.manuscripts if one.story.kind not in WORD_FOR_WORD]
        self.longest = sorted(own, key=lambda m: (-m.copy_size, m.story.id))
        """The stories whose copy the editor may change, the longest first."""

    def layouts(
        self, changed: Sequence[Manuscript], jumps: Mapping[str, Jump] = NO_JUMPS
    ) -> list[Layout]:
        """A layout of the page with `changed` stories, or none; `jumps` may be allowed."""
        problem = self._problem._replace(manuscripts=changed, jumps=jumps)
        if len(self.manuscripts) == len(changed) == 1:
            return make_up(problem)
        if not self._allowance.take():
            return []
        self.page.keep_shapes()
        page = PageMaker(problem)
        if not jumps and page.room * ROOM_PART < page.cells:
            return []
        return first_layout(page)

    def has_room(self, remedy: Remedy, ease: int = FREEST) -> bool:
        """Whether the changed stories all have shapes at an ease, and the smallest fit the page."""
        if not self._allowance.take():
            return False
        page = PageMaker(self._problem.with_stories(with_remedy(self.manuscripts, remedy)))
        return all(page.tables(ease)) and page.room_at(ease) >= 0

    def after(self, remedy: Remedy) -> Trials:
        """Trials of the page with a remedy applied; they count among those of this page."""
        changed = Trials(self._problem.with_stories(with_remedy(self.manuscripts, remedy)))
        changed._allowance = self._allowance
        return changed

    def fill_without(self, names: Sequence[str]) -> float:
        """The fill of the page without some stories."""
        if self._areas is None:
            self._areas = least_areas(self.page)
        both = zip(self.manuscripts, self._areas, strict=True)
        return sum(area for m, area in both if m.story.id not in names) / self.page.cells

    def close(self, remedy: Remedy) -> bool:
        """Whether a remedy closes the page."""
        return bool(self.layouts(with_remedy(self.manuscripts, remedy)))

    def finer(self, remedy: CopyRemedy, failed: int) -> CopyRemedy:
        """A remedy of one story that closes the page with as few characters as trials find.

        `failed` is a smaller amount of characters that does not close it.
        """
        ((story, amount),) = remedy.amounts.items()
        for _ in range(FINER_TRIALS):
            middle = (failed + amount) // 2
            if amount - failed <= FINER:
                break
            less = remedy._replace(amounts={story: middle})
            if self.close(less):
                remedy, amount = less, middle
            else:
                failed = middle
        return remedy
