"""The make-up of a whole edition: a layout for every page, and stories that go on on another.

Pages are made up side by side; a page that a story jumps to waits for the page it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from layout.edition.keep import Boxes, attempts
from layout.edition.session import Session
from layout.fit.area import StoryArea, story_area
from layout.fit.copy_ways import Jump
from layout.fit.jump import rest_name, rest_of
from layout.fit.set_story import set_story
from layout.fit.story_settings import Closing
from layout.house.paper import House
from layout.issue.load import Edition
from layout.issue.manuscript import Manuscript, origin_of
from layout.issue.model import Module, Page
from layout.makeup.context import Layout, MakeupContext
from layout.makeup.fillers import is_spare
from layout.makeup.fixed_modules import close_fixed
from layout.makeup.page_task import PageAnswer, PageTask


@dataclass(slots=True)
class PagePlan:
    """What stands on a page: its stories, rests among them, and how they are to be closed.

    `answer` is what make-up found for the stories that the editor left open; None if there are
    none.
    """

    page: Page
    area: StoryArea
    manuscripts: list[Manuscript]
    jumps: dict[str, Jump] = field(default_factory=dict)
    fixed: Mapping[str, Closing] = field(default_factory=dict)
    answer: PageAnswer | None = None
    given_up: bool = False
    kept: dict[str, Module] = field(default_factory=dict)
    """Modules of an earlier make-up that stay."""
    onward: int = 0
    """The later page with the least copy, 0 without: where a story could go on."""

    @property
    def placed(self) -> dict[str, Module]:
        """Modules that are not make-up's to find: the editor's, and those that stay. A rest that
        comes from another page has its place under the name of its story.
        """
        own = {story.id for story in self.page.stories}
        number = self.page.number
        dummy = {
            name if name in own else rest_name(name, number): module
            for name, module in self.page.dummy.items()
        }
        return {**self.kept, **dummy}

    @property
    def lacking(self) -> list[str]:
        """The stories whose rests have a place on the page but have not come."""
        there = {manuscript.story.id for manuscript in self.manuscripts}
        return [origin_of(name) for name in self.page_rests if name not in there]

    @property
    def page_rests(self) -> list[str]:
        """The names of the rests that have a place on the page."""
        return [name for name in self.placed if name != origin_of(name)]

    @property
    def free(self) -> list[Manuscript]:
        """The stories without a place."""
        placed = self.placed
        return [m for m in self.manuscripts if m.story.id not in placed]

    @property
    def open(self) -> bool:
        """Whether anything is left to make-up: a story that must be printed, or cells to fill."""
        return self.gaping or not all(map(is_spare, self.free))

    @property
    def gaping(self) -> bool:
        """Whether the placed modules leave cells of the page."""
        area, placed = self.area, self.placed.values()
        mast = (0, 0) if any(map(area.notch, placed)) else area.masthead or (0, 0)
        cells = area.columns * (area.last_row - area.first_row + 1) - mast[0] * mast[1]
        return sum(module.cells for module in placed) < cells

    @property
    def task(self) -> PageTask:
        """What is left to make-up."""
        free = {manuscript.story.id for manuscript in self.free}
        jumps = {name: jump for name, jump in self.jumps.items() if name in free}
        return PageTask(
            self.manuscripts, self.area, self.placed, jumps, not self.may_jump, self.onward
        )

    @property
    def may_jump(self) -> bool:
        """Whether a jump is still to be tried before the page is given up."""
        return not (self.given_up or self.jumps) and any(m.story.jump == "auto" for m in self.free)

    @property
    def layout(self) -> Layout | None:
        """The layout taken, if there is one."""
        return self.answer.layouts[0] if self.answer and self.answer.layouts else None

    @property
    def closings(self) -> dict[str, Closing]:
        """How stories are closed, those in fixed modules and those made up."""
        made = self.layout.closings if self.layout else {}
        return {**made, **self.fixed}

    @property
    def modules(self) -> dict[str, Module]:
        """Where stories stand."""
        return {**(self.layout.modules if self.layout else {}), **self.placed}

    @property
    def left_out(self) -> list[Manuscript]:
        """The fillers that the page has no room for; none while it stays open."""
        if self.open and self.layout is None:
            return []
        modules = self.modules
        return [m for m in self.free if m.story.id not in modules]

    @property
    def good(self) -> bool:
        """Whether nothing is left to mend."""
        return self.answer is None or (self.layout is not None and not self.layout.faults)


class Planner:
    """Plans the pages of an edition."""

    def __init__(
        self, edition: Edition, context: MakeupContext, session: Session, boxes: Boxes | None = None
    ) -> None:
        self.edition, self.context, self.session = edition, context, session
        self.boxes: Boxes = boxes or {}
        self.house: House = edition.house.value
        self.plans = [
            PagePlan(
                page,
                story_area(page, self.house),
                [edition.manuscripts[story.id] for story in page.stories],
            )
            for page in edition.issue.value.pages
        ]

    def plan(self) -> Iterator[PagePlan]:
        """Every page planned, while others are still being made up: as they come, or in order if
        a story may jump, where the editor says so or where it helps a page.
        """
        asked: set[int] = set()  # pages that a story goes on on: not made up before they have it
        for plan in self.plans:
            for manuscript in plan.manuscripts:
                target = self.edition.issue.value.onward(plan.page, manuscript.story)
                if target:
                    plan.jumps[manuscript.story.id] = Jump(target, must=True)
                    asked.add(target)
        for plan in self.plans:
            plan.onward = self._emptiest(plan.page.number)
            self._close_fixed(plan)
        for plan in self.plans:
            self._keep(plan)
        open_plans = [p for p in self.plans if p.page.number not in asked and not p.kept]
        coming = self._answered(open_plans)
        if not asked and not any(plan.may_jump for plan in self.plans):
            yield from (plan for plan in self.plans if plan.kept or not plan.open)
            yield from coming
            return
        came: set[int] = set()
        for plan in self.plans:
            wanted = plan.open and any(plan is one for one in open_plans)
            while wanted and plan.page.number not in came:
                came.add(next(coming).page.number)
            if plan.page.number in asked:
                if plan.page_rests:
                    self._close_fixed(plan)
                self._answer([plan])
            if not plan.good:
                self._try_jump(plan)
            asked |= self._handed_on(plan)
            yield plan

    def _close_fixed(self, plan: PagePlan) -> None:
        if plan.placed:
            known = {m.story.id for m in plan.manuscripts}
            jumps = {name: jump for name, jump in plan.jumps.items() if name in plan.placed}
            modules = {name: at for name, at in plan.placed.items() if name in known}
            plan.fixed = close_fixed(plan.manuscripts, modules, plan.area, self.context, jumps)

    def _keep(self, plan: PagePlan) -> None:
        """Leave what an earlier make-up placed, as far as the rest can be made up round it."""
        present = {m.story.id for m in plan.free if m.story.id not in plan.jumps}
        before = self.boxes.get(plan.page.number, {})
        boxes = {name: box for name, box in before.items() if name in present}
        gone = [box for name, box in before.items() if name not in present]
        if not boxes:
            return
        closings = close_fixed(plan.manuscripts, boxes, plan.area, self.context)
        for names in attempts(boxes, closings.__contains__, gone):
            plan.kept = {name: boxes[name] for name in boxes if name in names}
            plan.answer = None
            if plan.open:
                self._answer([plan], diagnose=False)
            if plan.layout is not None or not plan.open:
                break
        else:
            plan.kept, plan.answer = {}, None
        self._close_fixed(plan)

    def _answer(self, plans: Sequence[PagePlan], *, diagnose: bool = True) -> None:
        for _ in self._answered(plans, diagnose=diagnose):
            pass

    def _answered(self, plans: Sequence[PagePlan], *, diagnose: bool = True) -> Iterator[PagePlan]:
        """Those of some plans that leave something to make-up, each when it has its answer."""
        waiting = [plan for plan in plans if plan.open]
        tasks = [plan.task for plan in waiting]
        if not diagnose:
            tasks = [replace(task, diagnose=False) for task in tasks]
        numbers = [plan.page.number for plan in waiting]
        plans_of = dict(zip(numbers, waiting, strict=True))
        for number, answer in self.session.answers(numbers, tasks, self.context):
            plan = plans_of[number]
            self.context.composing.composer.absorb(answer.memory)
            self.context.composing.phrases.memory.update(answer.turned)
            plan.answer = answer
            yield plan

    def _try_jump(self, plan: PagePlan) -> None:
        """Make a page up with a jump that its editor allows, and keep that if it is better."""
        if not plan.may_jump:
            return
        if not plan.onward:
            plan.given_up = True
            if plan.layout is None:
                self._answer([plan])
            return
        allowed = [m.story.id for m in plan.free if m.story.jump == "auto"]
        before = plan.answer, plan.jumps
        plan.jumps = {**plan.jumps, **{name: Jump(plan.onward) for name in allowed}}
        self._answer([plan])
        old = before[0].layouts[0] if before[0] and before[0].layouts else None
        if old and (plan.layout is None or len(plan.layout.faults) >= len(old.faults)):
            plan.answer, plan.jumps = before

    def _emptiest(self, after: int) -> int:
        """The later page with the least copy, or 0."""
        later = [plan for plan in self.plans if plan.page.number > after]
        if not later:
            return 0
        return min(
            later, key=lambda p: (sum(m.copy_size for m in p.manuscripts), p.page.number)
        ).page.number

    def _handed_on(self, plan: PagePlan) -> set[int]:
        """Give the rests of a page's stories to later pages; the pages that must be made up anew."""
        pages = set()
        for manuscript in list(plan.manuscripts):
            closing = plan.closings.get(manuscript.story.id)
            if closing is None or not closing.jump_to:
                continue
            module = plan.modules[manuscript.story.id]
            context = self.context
            done = set_story(
                manuscript, module, plan.area, context.composing, context.sizes, closing
            )
            kept = [line for line in done.galley.lines if line.part != "jump-to"]
            target = next(p for p in self.plans if p.page.number == closing.jump_to)
            target.manuscripts.append(rest_of(manuscript, kept, closing.jump_to))
            pages.add(target.page.number)
        return pages
