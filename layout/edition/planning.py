"""The make-up of a whole edition: a layout for every page, and stories that jump to another page.

Pages are made up side by side; a page to which a story jumps waits for the page it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from layout.edition.late_news import ModulesByPage, sets_to_keep
from layout.edition.page_plan import PagePlan
from layout.edition.session import Session
from layout.fit.area import story_area
from layout.fit.copy_ways import Jump
from layout.fit.jump import rest_of
from layout.fit.set_story import set_story
from layout.house.newspaper import House
from layout.issue.load import Edition
from layout.makeup.fixed_modules import close_fixed
from layout.makeup.page_problem import MakeupContext, PageProblem


class Planner:
    """Plans the pages of an edition. `kept` are modules of an earlier build that are to stay."""

    def __init__(
        self,
        edition: Edition,
        context: MakeupContext,
        session: Session,
        kept: ModulesByPage | None = None,
    ) -> None:
        self.edition, self.context, self.session = edition, context, session
        self.kept: ModulesByPage = kept or {}
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
        """Every page planned, while others are still being made up.

        They come in any order; in page order if a story may jump, because the editor says so or
        because it helps a page.
        """
        receiving = self._required_jumps()
        for plan in self.plans:
            plan.onward = self._emptiest_after(plan.page.number)
            self._close_fixed(plan)
        for plan in self.plans:
            self._keep(plan)
        independent = [p for p in self.plans if p.page.number not in receiving and not p.kept]
        coming = self._answered(independent)
        if not receiving and not any(plan.may_jump for plan in self.plans):
            yield from (plan for plan in self.plans if plan.kept or not plan.needs_makeup)
            yield from coming
        else:
            yield from self._in_order(independent, coming, receiving)

    def _required_jumps(self) -> set[int]:
        """Give pages the jumps that the editor asks for; the pages that receive their rests."""
        receiving: set[int] = set()
        for plan in self.plans:
            for manuscript in plan.manuscripts:
                target = self.edition.issue.value.onward(plan.page, manuscript.story)
                if target:
                    plan.jumps[manuscript.story.id] = Jump(target, must=True)
                    receiving.add(target)
        return receiving

    def _in_order(
        self, independent: Sequence[PagePlan], coming: Iterator[PagePlan], receiving: set[int]
    ) -> Iterator[PagePlan]:
        """The pages in order, each made up after it has its rests.

        `coming` are the `independent` pages as they get their answers. `receiving` are the numbers
        of pages that must be made up later, because they receive a rest.
        """
        came: set[int] = set()
        for plan in self.plans:
            awaited = plan.needs_makeup and any(plan is one for one in independent)
            while awaited and plan.page.number not in came:
                came.add(next(coming).page.number)
            if plan.page.number in receiving:
                if plan.placed_rests:
                    self._close_fixed(plan)
                self._answer([plan])
            if not plan.good:
                self._try_jump(plan)
            receiving |= self._pass_rests_on(plan)
            yield plan

    def _close_fixed(self, plan: PagePlan) -> None:
        """Close the placed modules of a page exactly, as far as its stories can."""
        if plan.placed:
            present = {m.story.id for m in plan.manuscripts}
            jumps = {name: jump for name, jump in plan.jumps.items() if name in plan.placed}
            modules = {name: at for name, at in plan.placed.items() if name in present}
            plan.fixed = close_fixed(self._problem(plan)._replace(jumps=jumps), modules)

    def _problem(self, plan: PagePlan) -> PageProblem:
        """A page with all its stories, none of them fixed."""
        return PageProblem(plan.manuscripts, plan.area, self.context)

    def _keep(self, plan: PagePlan) -> None:
        """Keep modules of an earlier build, as many as leave the other stories a layout."""
        present = {m.story.id for m in plan.free if m.story.id not in plan.jumps}
        before = self.kept.get(plan.page.number, {})
        modules = {name: module for name, module in before.items() if name in present}
        gone = [module for name, module in before.items() if name not in present]
        if not modules:
            return
        closings = close_fixed(self._problem(plan), modules)
        for names in sets_to_keep(modules, closings.__contains__, gone):
            plan.kept = {name: modules[name] for name in modules if name in names}
            plan.answer = None
            if plan.needs_makeup:
                self._answer([plan], diagnose=False)
            if plan.layout is not None or not plan.needs_makeup:
                break
        else:
            plan.kept, plan.answer = {}, None
        self._close_fixed(plan)

    def _answer(self, plans: Sequence[PagePlan], *, diagnose: bool = True) -> None:
        """Make pages up, and wait for the answers."""
        for _ in self._answered(plans, diagnose=diagnose):
            pass

    def _answered(self, plans: Sequence[PagePlan], *, diagnose: bool = True) -> Iterator[PagePlan]:
        """The pages that need make-up, each as soon as it has its answer."""
        needing = [plan for plan in plans if plan.needs_makeup]
        tasks = [plan.task for plan in needing]
        if not diagnose:
            tasks = [replace(task, diagnose=False) for task in tasks]
        numbers = [plan.page.number for plan in needing]
        plans_of = dict(zip(numbers, needing, strict=True))
        for number, answer in self.session.answers(numbers, tasks, self.context):
            plan = plans_of[number]
            self.context.composing.composer.absorb(answer.memory)
            self.context.composing.phrases.memory.update(answer.turned)
            plan.answer = answer
            yield plan

    def _try_jump(self, plan: PagePlan) -> None:
        """Make a page up with the jumps that its editor allows; keep that if it is better."""
        if not plan.may_jump:
            return
        if not plan.onward:
            plan.jump_given_up = True
            if plan.layout is None:
                self._answer([plan])
            return
        allowed = [m.story.id for m in plan.free if m.story.jump == "auto"]
        before = plan.answer, plan.jumps
        old = plan.layout
        plan.jumps = {**plan.jumps, **{name: Jump(plan.onward) for name in allowed}}
        self._answer([plan])
        if old and (plan.layout is None or len(plan.layout.faults) >= len(old.faults)):
            plan.answer, plan.jumps = before

    def _emptiest_after(self, number: int) -> int:
        """The page after `number` with the least copy, 0 if there is none."""
        later = [plan for plan in self.plans if plan.page.number > number]
        if not later:
            return 0
        emptiest = min(
            later, key=lambda p: (sum(m.copy_size for m in p.manuscripts), p.page.number)
        )
        return emptiest.page.number

    def _pass_rests_on(self, plan: PagePlan) -> set[int]:
        """Give later pages the rests of a page's stories; the pages that receive one."""
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
            lines_here = [line for line in done.galley.lines if line.part != "jump-to"]
            target = next(p for p in self.plans if p.page.number == closing.jump_to)
            target.manuscripts.append(rest_of(manuscript, lines_here, closing.jump_to))
            pages.add(target.page.number)
        return pages
