"""What is reported of pages as they are planned and set: faults, open pages, gaps, missing rests.

Which reports are made depends on the plans and on the modules that were refused, never on the
list of findings, so waivers and weights change nothing here.
"""

from __future__ import annotations

from collections.abc import Sequence

from layout.core.diagnostics import Findings, Span
from layout.draw.page import SetPage
from layout.edition.page_plan import PagePlan
from layout.edition.verdicts.gaps_left import report_gaps
from layout.edition.verdicts.jumps import report_absent_rest, report_left_out, report_no_jump
from layout.edition.verdicts.made_pages import OpenPage, report_faults, report_open
from layout.fit.area import story_area
from layout.house.newspaper import House
from layout.issue.load import Edition
from layout.issue.model import Page
from layout.issue.refused_modules import Refusal
from layout.makeup.gaps import gaps
from layout.makeup.placed_modules import (
    furniture_modules,
    page_faults,
    placed_filler_module,
    placed_story,
)
from layout.search.weights import Weights


class PageReports:
    """Reports the faults of an edition's pages, each page once."""

    def __init__(self, edition: Edition, refused: Sequence[Refusal], findings: Findings) -> None:
        self.edition, self.findings = edition, findings
        self.refused = {(one.page.number, one.story) for one in refused}
        self.pages_refused = {one.page.number for one in refused}
        self.house: House = edition.house.value
        self._absent: set[int] = set()
        """Pages with a place for a rest that has not come."""
        self._open: set[int] = set()
        """Pages that were reported as open."""
        self._unfilled: set[int] = set()
        """Pages that were reported as open, or with gaps: their other faults are not reported."""

    def judge_plan(self, plan: PagePlan, *, undecided: bool) -> None:
        """Report on a page that is made up, before it is set.

        A page is `undecided` if make-up has not looked for a layout yet.
        """
        self._judge_jumps(plan)
        number, task = plan.page.number, plan.task
        for manuscript in plan.left_out:
            report_left_out(manuscript, number, self.findings)
        if plan.answer is None:
            return
        if plan.layout is not None:
            if not task.fixed:  # else the page is judged as a whole when every story is set
                titles = {m.story.id: (m.story.title, m.span) for m in task.manuscripts}
                faults, first_row = plan.layout.faults, task.area.first_row
                report_faults(faults, number, first_row, titles, self.findings)
        elif plan.answer.diagnosis is not None:
            holes = plan.draft.fillers if plan.draft else ()
            seen = OpenPage(number, task.stories, bool(task.fixed), holes)
            report_open(plan.answer.diagnosis, seen, self.house, self.findings)
            self._open.add(number)
            self._unfilled.add(number)
        elif not task.manuscripts and not undecided:
            self._judge_gaps(plan)

    def judge_set(self, page: Page, done: SetPage, weights: Weights) -> None:
        """Report the faults of a set page that the editor made up, wholly or in part.

        If the page is not filled, or a module of it is refused, only that is reported.
        """
        if page.number in self._unfilled | self.pages_refused:
            return
        area = story_area(page, self.house)
        placed = [placed_story(story, area) for story in done.stories]
        placed += furniture_modules(area, ())
        placed += [placed_filler_module(module, area) for _, module in done.fillers]
        faults = page_faults(placed, area, weights)
        titles = {m.story.id: (m.story.title, m.span) for m in self.edition.manuscripts.values()}
        report_faults(faults, page.number, area.first_row, titles, self.findings)

    def dummy_span(self, page: Page, *story: str) -> Span:
        """The place of a page's dummy, or of one story's module in it."""
        at = self.edition.issue.value.pages.index(page)
        return self.edition.issue.span("pages", at, "dummy", *story)

    def _judge_jumps(self, plan: PagePlan) -> None:
        """Report stories that do not jump though they must, and rests that have not come.

        A rest is not missed if its place is refused, or if the page of its story stays open.
        """
        for name, jump in plan.jumps.items():
            closing = plan.closings.get(name)
            if jump.must and closing is not None and not closing.jump_to:
                report_no_jump(self.edition.manuscripts[name], jump.page, self.findings)
        number = plan.page.number
        for name in plan.absent_rests:
            manuscript = self.edition.manuscripts.get(name)
            refused = (number, name) in self.refused
            if manuscript is not None and not refused and manuscript.page not in self._open:
                span = self.dummy_span(plan.page, name)
                report_absent_rest(manuscript, number, span, self.findings)
                self._absent.add(number)

    def _judge_gaps(self, plan: PagePlan) -> None:
        """Report the cells that a dummy leaves empty, unless the dummy has faults itself."""
        number = plan.page.number
        if number in self.pages_refused or number in self._absent:
            return
        found = gaps(plan.area, plan.placed)
        report_gaps(found, number, self.dummy_span(plan.page), self.findings)
        if found:
            self._unfilled.add(number)
