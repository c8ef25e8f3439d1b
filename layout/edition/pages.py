"""The pages of an edition: made up, set, assembled, and what they must print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from layout.core.diagnostics import Findings, Span, Spot, Words
from layout.core.frame import Frame, PlacedPicture, Source
from layout.draw.page import PageParts, SetPage, front_foot
from layout.edition.keep import Boxes, kept_boxes
from layout.edition.planning import PagePlan, Planner
from layout.edition.requests import NO_REQUEST, MakeupReplies, MakeupRequest
from layout.edition.session import Session, StoryPlace
from layout.edition.verdicts.front_page import judge_foot, judge_nameplate
from layout.edition.verdicts.gaps_left import tell_gaps
from layout.edition.verdicts.jumps import tell_lacking, tell_left_out, tell_short
from layout.edition.verdicts.made_pages import tell_faults, tell_open
from layout.edition.verdicts.set_stories import judge_story
from layout.fit.area import story_area
from layout.fit.jump import jump_to
from layout.fit.set_story import SetStory
from layout.furniture.body import body_paragraphs
from layout.furniture.filler import FillerCopy
from layout.furniture.folio import FootCopy, folio_copy, foot_copy
from layout.furniture.masthead import MastheadCopy, masthead_copy
from layout.house.faces import Faces
from layout.house.paper import House
from layout.issue.load import Edition
from layout.issue.manuscript import Manuscript
from layout.issue.model import PLACEHOLDER, Page
from layout.issue.named_files import inside
from layout.issue.photographs import PixelSize, pixel_size
from layout.makeup.blocks import block_of, filler_block, furniture_blocks
from layout.makeup.context import MakeupContext
from layout.makeup.gaps import gaps
from layout.search.lint import makeup_faults
from layout.search.weights import Weights

FILLERS_MOST = 2
"""Fillers that one page may have."""


class Pages:
    """Sets the stories of an edition and assembles its pages.

    `replies` has what an editor wanted to be told besides.
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
        self.weights = Weights().changed(self.house.makeup.chosen())
        issue = edition.issue.value
        self.pages: list[SetPage] = []
        self._left_out: set[str] = set()
        self.masthead: MastheadCopy = masthead_copy(
            self.house, issue.number, issue.date, len(issue.pages), issue.pages[0].note
        )
        self.foot: FootCopy = foot_copy(issue.pages[0], edition.hotlines(), self.house)

    def frames(self, tell: Callable[[str], None]) -> Iterator[Frame]:
        """The pages as frames, each made up, as far as the editor has not, set and assembled while
        others are being made up, and so in any order. `tell` is called at the end of every stage of
        a page.
        """
        boxes = self._boxes()
        planner = self._planner(boxes)
        issue, slogans = self.edition.issue.value, self._slogans()
        first = {p.number: issue.number + n * FILLERS_MOST for n, p in enumerate(issue.pages)}
        for plan in planner.plan():
            self._tell_plan(plan, self._context)
            number = plan.page.number
            if number in boxes:
                self.replies.tell_moved(number, boxes[number], plan.modules)
            tell("makeup")
            fillers = []
            for place, module in enumerate(plan.layout.fillers if plan.layout else ()):
                slogan = slogans[(first[number] + place) % len(slogans)]
                fillers.append((FillerCopy(number, place, slogan), module))
            made = SetPage(number, tuple(self._set(plan)), tuple(fillers))
            self.pages.append(made)
            self.pages.sort(key=lambda page: page.number)
            if plan.placed:
                self._judge_page(plan.page, made)
            frame = self._frame(plan.page, made)
            tell("compose")
            yield frame

    @property
    def manuscripts(self) -> dict[str, Manuscript]:
        """The stories that are to be printed: all but fillers for which there was no room."""
        every = self.edition.manuscripts
        return {name: m for name, m in every.items() if name not in self._left_out}

    def make_up(self) -> None:
        """The pages made up, and no more: what is found is in the warm room."""
        for _ in self._planner(self._boxes()).plan():
            pass

    def _boxes(self) -> Boxes:
        """The modules of an earlier build that are to stay."""
        keep = self.replies.request.keep
        return kept_boxes(keep, self.findings) if keep else {}

    def _planner(self, boxes: Boxes) -> Planner:
        """The planner of the edition; its copy is prepared once, for every process of the crew."""
        for manuscript in self.edition.manuscripts.values():
            copy = body_paragraphs(manuscript, self.house)
            self.composing.composer.prepare(paragraph.runs for paragraph in copy)
        self.session.lexicon.learn()
        most = min(FILLERS_MOST, len(self._slogans()))
        wanted = max(self.replies.request.alternatives, 1)
        self._context = MakeupContext(
            self.composing, self._sizes(), self.weights, most, wanted, self.session.shape_cache
        )
        return Planner(self.edition, self._context, self.session, boxes)

    def _slogans(self) -> Sequence[str]:
        pool = self.edition.issue.value.fillers
        return self.house.fillers if pool is None else pool

    def _set(self, plan: PagePlan) -> Iterator[SetStory]:
        """The stories of a page, each in its module."""
        refused = {
            (item.spot.page, item.spot.story)
            for item in self.findings.items
            if item.rule.startswith("dummy-")
        }
        at = self.edition.issue.value.pages.index(plan.page)
        for manuscript in plan.manuscripts:
            name = manuscript.story.id
            module = plan.modules.get(name)
            if module is None or (plan.page.number, manuscript.origin) in refused:
                continue
            closing = plan.closings.get(name)
            placed = StoryPlace(manuscript, module, plan.area, self._context.sizes, closing)
            done = self.session.story(placed, self.composing)
            span = self.edition.issue.span("pages", at, "dummy", manuscript.origin)
            judge_story(done, span, self.house, self.findings)
            yield done

    def _tell_plan(self, plan: PagePlan, context: MakeupContext) -> None:
        """The faults of a made-up page, or what would close it; what the editor wished to know."""
        for name, jump in plan.jumps.items():
            closing = plan.closings.get(name)
            if jump.must and closing is not None and not closing.jump_to:
                tell_short(self.edition.manuscripts[name], jump.page, self.findings)
        for name in plan.lacking:
            if (manuscript := self.edition.manuscripts.get(name)) is not None:
                at = self.edition.issue.value.pages.index(plan.page)
                span = self.edition.issue.span("pages", at, "dummy", name)
                tell_lacking(manuscript, plan.page.number, span, self.findings)
        number, task = plan.page.number, plan.task
        for manuscript in plan.left_out:
            self._left_out.add(manuscript.story.id)
            tell_left_out(manuscript, number, self.findings)
        if plan.answer is None:
            return
        if plan.layout is None:
            if plan.answer.diagnosis is not None:
                pinned = bool(task.fixed)
                told = (plan.answer.diagnosis, number, task.stories, self.findings)
                tell_open(*told, pinned=pinned)
            elif not task.manuscripts:
                self._tell_gaps(plan)
            return
        self.replies.answer(number, task, plan.answer.layouts, context)
        if not task.fixed:  # else judged as a whole when every story is set
            titles = {m.story.id: (m.story.title, m.span) for m in task.manuscripts}
            tell_faults(plan.layout.faults, number, task.area.first_row, titles, self.findings)

    def _tell_gaps(self, plan: PagePlan) -> None:
        """What an editor's dummies leave empty, unless they are wrong themselves, or it is not known
        yet what fills it.
        """
        number = plan.page.number
        wrong = (i for i in self.findings.items if i.rule.startswith("dummy-"))
        if number not in self.session.waiting and all(i.spot.page != number for i in wrong):
            at = self.edition.issue.value.pages.index(plan.page)
            span = self.edition.issue.span("pages", at, "dummy")
            tell_gaps(gaps(plan.area, plan.placed), number, span, self.findings)

    def _judge_page(self, page: Page, done: SetPage) -> None:
        """The faults of a page that the editor made up, wholly or in part; of one that is not
        filled there is nothing to say but that.
        """
        unfilled = ("page-gap", "page-open")
        if any(i.rule in unfilled and i.spot.page == page.number for i in self.findings.items):
            return
        area = story_area(page, self.house)
        blocks = [block_of(story, area) for story in done.stories]
        blocks += furniture_blocks(area, ())
        blocks += [filler_block(module, area) for _, module in done.fillers]
        wrong = makeup_faults(blocks, area.columns, area.rows - 1, self.weights)
        titles = {m.story.id: (m.story.title, m.span) for m in self.edition.manuscripts.values()}
        tell_faults(wrong, page.number, area.first_row, titles, self.findings)

    def _sizes(self) -> dict[str, PixelSize]:
        sizes: dict[str, PixelSize] = {}
        for manuscript in self.edition.manuscripts.values():
            for image in manuscript.pictures:
                path = inside(self.edition.folder, image.file)
                if image.file == PLACEHOLDER or path is None or not path.is_file():
                    continue
                size = pixel_size(path)
                if isinstance(size, PixelSize):
                    sizes[image.file] = size
                    continue
                self.findings.error(
                    "picture-unreadable",
                    Words(
                        f"图片读不了：{image.file}（{size.words.zh}）",
                        f"cannot read picture: {image.file} ({size.words.en})",
                    ),
                    size.hint,
                    manuscript.span,
                    Spot(manuscript.page, manuscript.story.id),
                )
        return sizes

    def _frame(self, page: Page, made: SetPage) -> Frame:
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
        """Everything that must be printed, stories and furniture."""
        issue = self.edition.issue.value
        for part, text in self.masthead.printed():
            index = 1 if text == self.masthead.imprint[1] else 0
            yield Source("masthead", part, index), text
        parts: Counter[str] = Counter()
        for part, text in self.foot.printed():
            yield Source("foot", part, parts[part]), text
            parts[part] += 1
        for page in issue.pages[1:]:
            for part, text in folio_copy(page, self.house, issue.date).printed():
                yield Source(f"folio-{page.number}", part), text
        for made in self.pages:
            for copy, _ in made.fillers:
                yield from copy.printed()
        for manuscript in self.manuscripts.values():
            for part, number, text in manuscript.printed():
                yield Source(manuscript.story.id, part, number), text
        yield from self._jump_lines()

    def _jump_lines(self) -> Iterator[tuple[Source, str]]:
        """What jumps add to the copy: both lines, and the short head over the rest."""
        for made in self.pages:
            for story in made.stories:
                rest = story.manuscript
                if rest.jumped_from:
                    yield Source(rest.origin, "jump-to"), jump_to(rest.page)
                    for part, number, text in rest.printed():
                        if part in ("headline", "byline"):
                            yield Source(rest.story.id, part, number), text

    def spots(self) -> dict[str, tuple[Span, Spot]]:
        """Where every story stands, for messages."""
        rests = {s.manuscript.story.id: s.manuscript for p in self.pages for s in p.stories}
        return {
            story_id: (m.span, Spot(m.page, story_id))
            for story_id, m in {**rests, **self.edition.manuscripts}.items()
        }
