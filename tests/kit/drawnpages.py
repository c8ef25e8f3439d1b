"""Whole pages to look at: of the sample, of small issues and of fuzzed pages, set and drawn.

A `PageSource` has everything that a page is set and drawn from, so that it can be drawn again, by
a changed drawing room, without being made up again.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

import yaml
from fuzz_makeup import Case, Fuzzer, starved

from layout.core.diagnostics import Findings, Span
from layout.core.frame import Frame
from layout.draw.front_places import front_foot
from layout.draw.page import PageParts, SetPage, page_frame
from layout.edition.pages import Pages
from layout.edition.session import Session, StoryPlace
from layout.fit.set_story import SetStory
from layout.furniture.composing_room import ComposingRoom
from layout.furniture.filler import FillerCopy
from layout.furniture.folio import FootCopy
from layout.furniture.masthead import MastheadCopy
from layout.house.faces import load_faces
from layout.house.newspaper import House
from layout.issue.load import Edition, load_edition
from layout.issue.manuscript import manuscript
from layout.issue.model import Module, Page, Story
from layout.makeup.one_page import make_up
from layout.makeup.page_problem import PageProblem

ROOT = Path(__file__).parents[2]
SPECS, ISSUES = ROOT / "specs", ROOT / "tests" / "issues"
FUZZED = (0, 1, 6, 9)
"""Fuzzed pages by number: front and inside pages, of 3 to 20 stories, that close."""
STARVED, GROUPED = 100, 101
"""The numbers of the page that fillers close and of the page with a group of pictures."""
TABLOID = {
    "纸张": {"宽": 280, "高": 400, "左边距": 24, "上边距": 25},
    "版心": {"栏数": 5, "栏宽": 13, "栏距": 2, "行数": 82, "字号": 9, "行距": 12},
    "报头": {"栏": "1-3", "行数": 13, "报名字体": "报头"},
}


class DrawnPage(NamedTuple):
    """A page with what it was drawn from."""

    name: str
    composing: ComposingRoom
    parts: PageParts
    frame: Frame

    @property
    def house(self) -> House:
        return self.composing.house

    @property
    def page(self) -> Page:
        return self.parts.page

    @property
    def stories(self) -> Sequence[SetStory]:
        return self.parts.made.stories


class PageSource(NamedTuple):
    """A page made up: its stories in their modules, its fillers, and the texts of its furniture."""

    name: str
    composing: ComposingRoom
    edition: Edition
    page: Page
    places: tuple[StoryPlace, ...]
    fillers: tuple[tuple[FillerCopy, Module], ...]
    masthead: MastheadCopy
    foot: FootCopy

    def drawn(self) -> DrawnPage:
        """The page set and drawn."""
        stories = tuple(place.set_with(self.composing) for place in self.places)
        made = SetPage(self.page.number, stories, self.fillers)
        date = self.edition.issue.value.date
        parts = PageParts(self.page, made, date, self.masthead)
        if self.page.number == 1:
            foot = front_foot(self.edition, self.foot, self.composing.case)
            parts = parts._replace(foot=foot)
        return DrawnPage(self.name, self.composing, parts, page_frame(parts, self.composing))


@dataclass
class _Recorder(Session):
    """A session that notes what every story is set from."""

    places: dict[str, StoryPlace] = field(default_factory=dict)

    def story(self, placed: StoryPlace, composing: ComposingRoom) -> SetStory:
        self.places[placed.manuscript.story.id] = placed
        return super().story(placed, composing)


def issue_pages(path: Path, name: str) -> Iterator[PageSource]:
    """The pages of an issue file, made up as build-issue does; `name` goes before their numbers."""
    findings, recorder = Findings(), _Recorder()
    edition = load_edition(path, None, findings)
    assert edition is not None, [item.line() for item in findings.items]
    faces = load_faces(edition.house.value, edition.house_folder, Span("", 1, 1), findings)
    assert faces is not None
    pages = Pages(edition, faces, findings, None, recorder)
    assert len(list(pages.frames(lambda stage: None))) == len(edition.issue.value.pages)
    for page, made in zip(edition.issue.value.pages, pages.pages, strict=True):
        places = tuple(recorder.places[story.manuscript.story.id] for story in made.stories)
        texts = (pages.masthead, pages.foot)
        yield PageSource(
            f"{name}-{page.number}", pages.composing, edition, page, places, made.fillers, *texts
        )


def small_pages() -> Iterator[PageSource]:
    """The pages of the two small issues among the tests."""
    yield from issue_pages(ISSUES / "mini.yaml", "mini")
    yield from issue_pages(ISSUES / "specimen" / "specimen.yaml", "specimen")


def every_page(folder: Path) -> Iterator[PageSource]:
    """All pages: of the sample, the small issues, a tabloid, a jump, and fuzzed ones."""
    yield from issue_pages(SPECS / "3589.yaml", "sample")
    yield from small_pages()
    yield from issue_pages(tabloid(folder / "tabloid"), "tabloid")
    yield from issue_pages(jumped(folder / "jumped"), "jumped")
    yield from fuzzed_pages()


def tabloid(folder: Path) -> Path:
    """Eight stories of the sample as an issue of two tabloid pages; its file in a new folder."""
    shutil.copytree(SPECS, folder / "specs")
    path = folder / "specs" / "3589.yaml"
    issue = yaml.safe_load(path.read_text(encoding="utf-8"))
    issue.pop("版数", None)
    every = [story for page in issue["版面"] for story in page["稿件"]]
    stories = [story for story in every if len(story["正文"]) < 900][:8]
    first, second = issue["版面"][:2]
    issue["版面"] = [{**first, "稿件": stories[:4]}, {**second, "稿件": stories[4:]}]
    for page in issue["版面"]:
        page["稿件"][0]["等级"] = "头条"
    house = yaml.safe_load((folder / "specs" / "paper.yaml").read_text(encoding="utf-8"))
    for name, data in (("3589.yaml", issue), ("paper.yaml", {**house, **TABLOID})):
        text = yaml.safe_dump(data, allow_unicode=True, width=1 << 20)
        (folder / "specs" / name).write_text(text, encoding="utf-8")
    return path


def jumped(folder: Path) -> Path:
    """The front page of the sample, whose lead goes on on a page of three long stories."""
    issue = yaml.safe_load((SPECS / "3589.yaml").read_text(encoding="utf-8"))
    front, back = issue["版面"][:2]
    front["稿件"][0]["转版"] = 2
    line = "入伏以后，街道的阴凉处多了长椅和凉茶，老人们说，这比空调好，孩子们也爱来。"
    back["稿件"] = [
        {"编号": name, "等级": rank, "主题": head, "正文": "\n".join([line * 5] * paragraphs)}
        for name, rank, head, paragraphs in (
            ("shuyin", "头条", "树荫底下｜多了一排长椅", 22),
            ("liangcha", "重点", "凉茶摊前的三件小事", 16),
            ("yedu", "一般", "晚风里的夜读会", 8),
        )
    ]
    back["稿件"][1]["提要"] = "凉茶、长椅和遮阳篷：一条街怎样过夏天。"
    shutil.copytree(SPECS, folder / "specs")
    path = folder / "specs" / "jumped.yaml"
    issue = {**issue, "版面": [front, back], "版数": 2}
    path.write_text(yaml.safe_dump(issue, allow_unicode=True, width=1 << 20), encoding="utf-8")
    return path


def fuzzed_pages(numbers: Sequence[int] = FUZZED) -> Iterator[PageSource]:
    """Fuzzed pages that close, with the furniture of the sample.

    The first inside page comes twice more: short of copy, so that fillers close it, and with its
    pictures in a group.
    """
    fuzzer = Fuzzer()
    furniture = _furniture(fuzzer)
    cases = [fuzzer.page(number, random.Random(f"3589-{number}")) for number in numbers]
    inside = next(case for case in cases if not case.area.masthead)
    cases.append(starved(replace(inside, number=STARVED), random.Random("3589-starved")))
    cases.append(_with_group(replace(inside, number=GROUPED), sorted(fuzzer.context.sizes)))
    for case in cases:
        if (source := _fuzzed(case, fuzzer, furniture)) is not None:
            yield source


def _furniture(fuzzer: Fuzzer) -> PageSource:
    """The front page of the sample without stories."""
    edition = load_edition(SPECS / "3589.yaml", None, Findings())
    assert edition is not None
    composing = fuzzer.context.composing
    pages = Pages(edition, composing.case.faces, Findings())
    front = edition.issue.value.pages[0]
    return PageSource("", composing, edition, front, (), (), pages.masthead, pages.foot)


def _with_group(case: Case, files: Sequence[str]) -> Case:
    """The page with three photographs in a story of pictures, which has two lines of copy."""
    fields = {
        "编号": "group",
        "等级": "重点",
        "体裁": "图片",
        "主题": "河边的一天",
        "正文": "傍晚的风从水面上来，老人把椅子搬到门口。\n孩子们在台阶上数星星。",
        "图片": [
            {"文件": file, "摄影": "资料图", "说明": f"河边的傍晚，第{n}张。"}
            for n, file in enumerate(files[:3], 1)
        ],
    }
    story = Story.model_validate(fields)
    body = list(enumerate(story.body.split("\n"), 1))
    group = manuscript(story, 2, body, Span("fuzz.yaml", 1, 1), normalise=True)
    return replace(case, manuscripts=[*case.manuscripts, group])


def _fuzzed(case: Case, fuzzer: Fuzzer, furniture: PageSource) -> PageSource | None:
    """A fuzzed page made up, on page 1 or 2 of the sample; None if it stays open."""
    found = make_up(PageProblem(case.manuscripts, case.area, fuzzer.context))
    if not found:
        return None
    best = found[0]
    page = furniture.edition.issue.value.pages[0 if case.area.masthead else 1]
    places = tuple(
        StoryPlace(
            one,
            best.modules[one.story.id],
            case.area,
            fuzzer.context.sizes,
            best.closings[one.story.id],
        )
        for one in case.manuscripts
    )
    fillers = tuple(
        (FillerCopy(page.number, n, "绿色出行｜低碳生活"), module)
        for n, module in enumerate(best.fillers)
    )
    name = f"fuzzed-{case.number}"
    return furniture._replace(name=name, page=page, places=places, fillers=fillers)
