"""The pages of an edition: each is made up, its stories are set, and it is drawn as a frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from layout.core.diagnostics import Findings, Span, Spot
from layout.core.frame import Frame, PlacedPicture, Source
from layout.draw.front_places import front_foot
from layout.draw.page import PageParts, SetPage
from layout.edition.expected_text import story_text
from layout.edition.furniture_check.furniture_text import folio_text, front_text
from layout.edition.late_news import ModulesByPage, modules_of_report
from layout.edition.page_plan import PagePlan
from layout.edition.page_reports import PageReports
from layout.edition.picture_sizes import picture_sizes
from layout.edition.planning import Planner
from layout.edition.requests import NO_REQUEST, MakeupReplies, MakeupRequest
from layout.edition.session import Session, StoryPlace
from layout.edition.verdicts.front_page import judge_foot, judge_nameplate
from layout.edition.verdicts.set_stories import judge_story
from layout.fit.set_story import SetStory
from layout.furniture.composing_room import prepare_copy, release_copy
from layout.furniture.filler import FillerCopy
from layout.furniture.folio import FootCopy, foot_copy
from layout.furniture.masthead import MastheadCopy, masthead_copy
from layout.house.faces import Faces
from layout.house.newspaper import House
from layout.issue.load import Edition
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module, Page
from layout.issue.refused_modules import refusals
from layout.makeup.page_problem import MakeupContext
from layout.search.weights import Weights

FILLERS_MOST = 2
"""Fillers that one page may have."""


class Pages:
    """Makes up the pages of an edition, sets their stories and draws them.

    `replies` has the answers to the request, which asks for more than the pages.
    """

    def __init__(
        self,
        edition: Edition,
        faces: Faces,
        findings: Findings,
        request: MakeupRequest | None = None,
        session: Session | None = None,
    ) -> None:
        self.replies = MakeupReplies(request or NO_REQUEST)
        self.edition, self.findings = edition, findings
        self.house: House = edition.house.value
        self.session = session or Session()
        self.composing = self.session.composing(self.house, faces)
        self.case = self.composing.case
        issue = edition.issue.value
        self.reports = PageReports(edition, tuple(refusals(issue, self.house)), findings)
        self.pages: list[SetPage] = []
        self._left_out: set[str] = set()
        self.masthead: MastheadCopy = masthead_copy(
            self.house, issue.number, issue.date, len(issue.pages), issue.pages[0].note
        )
        self.foot: FootCopy = foot_copy(issue.pages[0], edition.hotlines(), self.house)

    def frames(self, stage_done: Callable[[str], None]) -> Iterator[Frame]:
        """The pages as frames, in any order: pages are set while others are being made up.

        `stage_done` is called with the name of the stage at the end of each stage of a page.
        """
        context, kept = self._makeup_context(), self._kept_modules()
        for plan in Planner(self.edition, context, self.session, kept).plan():
            number = plan.page.number
            undecided = number in self.session.undecided
            self.reports.judge_plan(plan, undecided=undecided)
            self._left_out |= {manuscript.story.id for manuscript in plan.left_out}
            if plan.answer is not None and plan.layout is not None:
                self.replies.answer(number, plan.task, plan.answer.layouts, context)
            if number in kept:
                self.replies.add_moves(number, kept[number], plan.modules)
            stage_done("makeup")
            holes = plan.draft.fillers if plan.draft else ()
            stories, fillers = tuple(self._set(plan, context)), tuple(self._fillers(plan))
            made = SetPage(number, stories, fillers, holes)
            self.pages.append(made)
            self.pages.sort(key=lambda page: page.number)
            if plan.placed:
                self.reports.judge_set(plan.page, made, context.weights)
            frame = self._frame(plan.page, made)
            release_copy(plan.manuscripts, self.composing)
            stage_done("compose")
            yield frame

    def make_up(self) -> None:
        """Make the pages up and set nothing; the session keeps the layouts."""
        planner = Planner(self.edition, self._makeup_context(), self.session, self._kept_modules())
        for _ in planner.plan():
            pass

    @property
    def manuscripts(self) -> dict[str, Manuscript]:
        """The stories that are printed, by id: all but fillers for which there was no room."""
        every = self.edition.manuscripts
        return {name: m for name, m in every.items() if name not in self._left_out}

    def _kept_modules(self) -> ModulesByPage:
        """The modules of an earlier build that are to stay."""
        report = self.replies.request.keep
        return modules_of_report(report, self.findings) if report else {}

    def _makeup_context(self) -> MakeupContext:
        """The context of make-up. The edition's copy is prepared once, for all child processes."""
        for manuscript in self.edition.manuscripts.values():
            prepare_copy(manuscript, self.composing)
        self.session.lexicon.learn()
        return MakeupContext(
            self.composing,
            picture_sizes(self.edition, self.findings),
            Weights().changed(self.house.makeup.chosen()),
            fillers=min(FILLERS_MOST, len(self._slogans())),
            wanted=max(self.replies.request.alternatives, 1),
            shape_cache=self.session.shape_cache,
        )

    def _slogans(self) -> Sequence[str]:
        """The slogans for fillers: the issue's own, else the house's."""
        slogans = self.edition.issue.value.fillers
        return self.house.fillers if slogans is None else slogans

    def _fillers(self, plan: PagePlan) -> Iterator[tuple[FillerCopy, Module]]:
        """The fillers of a page; their slogans change with the issue's number and the page."""
        issue, slogans = self.edition.issue.value, self._slogans()
        first = issue.number + issue.pages.index(plan.page) * FILLERS_MOST
        for place, module in enumerate(plan.layout.fillers if plan.layout else ()):
            slogan = slogans[(first + place) % len(slogans)]
            yield FillerCopy(plan.page.number, place, slogan), module

    def _set(self, plan: PagePlan, context: MakeupContext) -> Iterator[SetStory]:
        """The stories of a page, each set in its module; refused modules stay empty."""
        for manuscript in plan.manuscripts:
            name = manuscript.story.id
            module = plan.modules.get(name)
            if module is None or (plan.page.number, manuscript.origin) in self.reports.refused:
                continue
            closing = plan.closings.get(name)
            placed = StoryPlace(manuscript, module, plan.area, context.sizes, closing)
            done = self.session.story(placed, self.composing)
            span = self.reports.dummy_span(plan.page, manuscript.origin)
            judge_story(done, span, self.house, self.findings)
            yield done

    def _frame(self, page: Page, made: SetPage) -> Frame:
        """A set page drawn; page 1 with its foot."""
        date = self.edition.issue.value.date
        if page.number != 1:
            return self.session.frame(PageParts(page, made, date, self.masthead))
        foot = front_foot(self.edition, self.foot, self.case)
        judge_foot(foot, self.edition, self.findings)
        frame = self.session.frame(PageParts(page, made, date, self.masthead, foot))
        judge_nameplate(frame, self.findings)
        return frame

    @staticmethod
    def photographs(frame: Frame) -> Iterator[PlacedPicture]:
        """Every photograph's place on a page."""
        return (item for item in frame.items if isinstance(item, PlacedPicture))

    def expected(self) -> Iterator[tuple[Source, str]]:
        """Everything that must be printed: furniture, fillers and stories."""
        yield from front_text(self.masthead, self.foot)
        yield from folio_text(self.edition)
        yield from story_text(self.pages, self.manuscripts.values())

    def spots(self) -> dict[str, tuple[Span, Spot]]:
        """Where every story stands in the file and in the paper, by story id."""
        rests = {s.manuscript.story.id: s.manuscript for p in self.pages for s in p.stories}
        return {
            story_id: (m.span, Spot(m.page, story_id))
            for story_id, m in {**rests, **self.edition.manuscripts}.items()
        }
