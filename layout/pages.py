"""The pages of an edition: made up, set, assembled, and what they must print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from layout.assemble.crew import Task
from layout.assemble.desk import Desk, Layout
from layout.assemble.faulty import block_of, filler_block, tell_faults, tell_open
from layout.assemble.jump import jump_to
from layout.assemble.page import SetPage, front_foot, last_story_row, page_frame, story_area
from layout.assemble.pagemaker import PageMaker
from layout.assemble.parted import tell_lacking, tell_short
from layout.assemble.story import SetStory, judge_story
from layout.choices import alternatives, described, explained, picture, unexplained
from layout.diagnostics import Findings, Lang, Span, Spot, Words
from layout.faces import Faces
from layout.frame import Frame, GlyphRun, PlacedPicture, Source
from layout.furniture.copy import body_paragraphs
from layout.furniture.filler import FillerCopy
from layout.furniture.folio import FootCopy, folio_copy, foot_copy
from layout.furniture.masthead import MastheadCopy, masthead_copy
from layout.house import House
from layout.issue.load import Edition
from layout.issue.model import PLACEHOLDER, Page
from layout.issue.named import inside
from layout.issue.photographs import PixelSize, pixel_size
from layout.keeping import Boxes, kept_boxes, moved
from layout.makeup.lint import Block, faults
from layout.makeup.weights import Weights
from layout.planning import PagePlan, Planner
from layout.text import lexicon
from layout.warm import Placed, Warm

HOTLINES_LONG = "hotline-line"
"""The rule that reckons the foot's strip before it is set; once told is enough."""
FILLERS_MOST = 2
"""Fillers that one page may have."""


class Wish(NamedTuple):
    """What an editor wants to be told besides: other layouts of each page, and why one story
    stands as it does; and the report of an earlier build whose boxes are to stay.
    """

    alternatives: int = 0
    explain: str = ""
    lang: Lang = "zh"
    keep: Path | None = None


class Pages:
    """Sets the stories of an edition and assembles its pages.

    `remarks` and `pictures` answer an editor's wish: lines for the terminal, files by name.
    """

    def __init__(
        self,
        edition: Edition,
        faces: Faces,
        findings: Findings,
        wish: Wish | None = None,
        warm: Warm | None = None,
    ) -> None:
        self.wish = wish or Wish()
        self._remarks: list[tuple[int, str]] = []
        self._explained = False
        self.pictures: dict[str, str] = {}
        self.edition, self.findings = edition, findings
        self.house: House = edition.house.value
        self.warm = warm or Warm()
        self.shop = self.warm.shop(self.house, faces)
        self.case = self.shop.case
        self.weights = Weights().changed(self.house.makeup.chosen())
        issue = edition.issue.value
        self.pages: list[SetPage] = []
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
            self._tell_plan(plan, self._desk)
            number = plan.page.number
            if number in boxes:
                zh = self.wish.lang == "zh"
                self._remark(number, moved(number, boxes[number], plan.modules, zh))
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

    def make_up(self) -> None:
        """The pages made up, and no more: what is found is in the warm room."""
        for _ in self._planner(self._boxes()).plan():
            pass

    @property
    def remarks(self) -> list[str]:
        """What the editor wished to know, page by page."""
        found = [words for _, words in sorted(self._remarks, key=lambda remark: remark[0])]
        if self.wish.explain and not self._explained:
            found.append(unexplained(self.wish.explain, self.edition.manuscripts, self.wish.lang))
        return found

    def _remark(self, page: int, words: str) -> None:
        self._remarks.append((page, words))

    def _boxes(self) -> Boxes:
        """The modules of an earlier build that are to stay."""
        return kept_boxes(self.wish.keep, self.findings) if self.wish.keep else {}

    def _planner(self, boxes: Boxes) -> Planner:
        """The planner of the edition; its copy is prepared once, for every process of the crew."""
        for manuscript in self.edition.manuscripts.values():
            copy = body_paragraphs(manuscript, self.house)
            self.shop.composer.prepare(paragraph.runs for paragraph in copy)
        lexicon.learn()
        most = min(FILLERS_MOST, len(self._slogans()))
        wanted = max(self.wish.alternatives, 1)
        self._desk = Desk(self.shop, self._sizes(), self.weights, most, wanted)
        return Planner(self.edition, self._desk, self.warm, boxes)

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
        last = last_story_row(plan.page, self.house)
        at = self.edition.issue.value.pages.index(plan.page)
        for manuscript in plan.manuscripts:
            name = manuscript.story.id
            module = plan.modules.get(name)
            if module is None or (plan.page.number, manuscript.origin) in refused:
                continue
            closing = plan.closings.get(name)
            placed = Placed(manuscript, module, last, self._desk.sizes, closing)
            done = self.warm.story(placed, self.shop)
            span = self.edition.issue.span("pages", at, "dummy", manuscript.origin)
            judge_story(done, span, self.house, self.findings)
            yield done

    def _tell_plan(self, plan: PagePlan, desk: Desk) -> None:
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
        if plan.answer is None:
            return
        number, task = plan.page.number, plan.task
        if plan.layout is None:
            if plan.answer.diagnosis is not None:
                tell_open(plan.answer.diagnosis, number, task.manuscripts, self.findings)
            return
        self._answer_wish(number, task, plan.answer.layouts, desk)
        if not task.fixed:  # else judged as a whole when every story is set
            titles = {m.story.id: (m.story.title, m.span) for m in task.manuscripts}
            tell_faults(plan.layout.faults, number, task.area.first_row, titles, self.findings)

    def _judge_page(self, page: Page, done: SetPage) -> None:
        """The faults of a page that the editor made up, wholly or in part."""
        area = story_area(page, self.house)
        blocks = [block_of(story, area) for story in done.stories]
        if area.masthead:
            mast = (0, 0, *area.masthead)
            blocks.append(Block("masthead", "brief", *mast, boxed=True, fixed=True))
        blocks += [filler_block(module, area) for _, module in done.fillers]
        wrong = faults(blocks, area.columns, area.rows - 1, self.weights)
        titles = {m.story.id: (m.story.title, m.span) for m in self.edition.manuscripts.values()}
        tell_faults(wrong, page.number, area.first_row, titles, self.findings)

    def _answer_wish(self, number: int, task: Task, layouts: Sequence[Layout], desk: Desk) -> None:
        lang = self.wish.lang
        titles = {m.story.id: m.story.title for m in task.manuscripts}
        if self.wish.alternatives:
            for n, made in enumerate(alternatives(layouts, self.wish.alternatives), 1):
                self._remark(number, described(number, n, made, layouts[0], lang))
                name = f"alternative-{number}-{n}.svg"
                self.pictures[name] = picture(made, task.area, titles)
        ids = [manuscript.story.id for manuscript in task.manuscripts]
        if self.wish.explain in ids:
            place = ids.index(self.wish.explain)
            page = PageMaker(task.manuscripts, task.area, desk, task.fixed, task.jumps)
            chosen, ease = layouts[0].closings[self.wish.explain].shape, layouts[0].ease
            settings, table = page.settings(place, ease), page.tables(ease)[place]
            told = explained(task.manuscripts[place], chosen, settings, table, lang)
            self._remark(number, told)
            self._explained = True

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
        if page.number != 1:
            return page_frame(page, made, self.edition, self.masthead, None, self.shop)
        foot = front_foot(self.edition, self.foot, self.case)
        told = any(item.rule == HOTLINES_LONG for item in self.findings.items)
        if not foot.fits and not told:
            self.findings.error(
                HOTLINES_LONG,
                Words(
                    f"便民电话一行排不下（要缩到 {foot.size:.1f} 点）",
                    f"the hotlines do not fit on one line ({foot.size:.1f} pt)",
                ),
                Words("减少一两个号码，或缩短名称", "drop a number or shorten a name"),
                self.edition.issue.span("hotlines"),
                Spot(1),
            )
        if not foot.colophon_fits:
            self.findings.error(
                "colophon-line",
                Words(
                    f"出版项一行排不下（要缩到 {foot.colophon_size:.1f} 点）",
                    f"the colophon does not fit on one line ({foot.colophon_size:.1f} pt)",
                ),
                Words(
                    "缩短 paper.yaml 里的地址、发送对象、印刷单位",
                    "shorten address, audience or printer in paper.yaml",
                ),
                self.edition.house.span("address"),
                Spot(1),
            )
        frame = page_frame(page, made, self.edition, self.masthead, foot, self.shop)
        self._judge_nameplate(frame)
        return frame

    def _judge_nameplate(self, front: Frame) -> None:
        """Nothing on page 1 is larger than the nameplate (ZL2020, handbook C1.6)."""
        runs = [item for item in front.items if isinstance(item, GlyphRun)]
        name = max(
            (run.size for run in runs if run.source == Source("masthead", "name")), default=0.0
        )
        largest = max((run for run in runs if run.source.part != "name"), key=lambda r: r.size)
        if largest.size >= name:
            self.findings.error(
                "nameplate-size",
                Words("报名必须是一版最大的字", "the nameplate must be the largest type of page 1"),
                Words(f"缩小“{''.join(largest.texts)}”", "make the other type smaller"),
                None,
                Spot(1, largest.source.story),
            )

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
        for manuscript in self.edition.manuscripts.values():
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
