"""A page of one story that is far too long or too short: remedies that close it when applied."""

from __future__ import annotations

from functools import cache

import pytest
from fuzz_makeup import FRONT, INSIDE, SPAN, Case, Fuzzer
from fuzz_makeup import check as fuzz_check

from layout.core.diagnostics import Findings
from layout.edition.verdicts.made_pages import OpenPage, report_open
from layout.fit.area import StoryArea
from layout.fit.copy_ways import SENT_LEAST, Jump
from layout.fit.set_story import set_story
from layout.issue.manuscript import Manuscript, manuscript
from layout.issue.model import Module, Story
from layout.makeup.one_page import make_up
from layout.makeup.page_layout import Layout
from layout.makeup.page_problem import MakeupContext, PageProblem
from layout.makeup.rescue.find_remedies import diagnosis_of
from layout.makeup.rescue.remedy_types import (
    CopyAdded,
    CopyCut,
    Diagnosis,
    PictureAdded,
    PictureWidened,
    Remedy,
    StoriesAdded,
    StoryJumps,
    with_remedy,
)
from layout.search.page_faults import MakeupRule

ONWARD = 2


@pytest.fixture(scope="module")
def fuzzer() -> Fuzzer:
    return Fuzzer()


def lone(fuzzer: Fuzzer, characters: int, columns: str = "") -> Manuscript:
    """A lead of `characters` characters; if `columns` are given, with a picture that may span them."""
    body: list[str] = []
    left = characters
    for paragraph in fuzzer.paragraphs * 4:
        if left > 0:
            body.append(paragraph[:left])
            left -= len(paragraph)
    assert left <= 0
    fields: dict[str, object] = {"编号": "lone", "等级": "头条", "主题": "一版只有一篇稿件"}
    if columns:
        photo = {"文件": min(fuzzer.context.sizes), "摄影": "资料图", "栏数": columns}
        fields["图片"] = [photo]
    story = Story.model_validate(fields)
    return manuscript(story, 2, list(enumerate(body, 1)), SPAN, normalise=False)


@cache
def diagnosed(fuzzer: Fuzzer, characters: int, area: StoryArea, *, fillers: bool):
    """The remedies of a page of one story without a picture; a page is diagnosed once for all tests."""
    context = fuzzer.context if fillers else fuzzer.context._replace(fillers=0)
    return diagnosis_of(PageProblem([lone(fuzzer, characters)], area, context), ONWARD)


def closed(
    stories: list[Manuscript],
    remedy: Remedy,
    area: StoryArea,
    context: MakeupContext,
    fixed: dict[str, Module] | None = None,
) -> list[Layout]:
    """The page made up with a remedy applied."""
    jumps = {remedy.story: Jump(remedy.page)} if isinstance(remedy, StoryJumps) else {}
    return make_up(PageProblem(with_remedy(stories, remedy), area, context, fixed or {}, jumps))


@pytest.mark.parametrize(
    ("area", "characters", "columns", "kinds"),
    [
        (INSIDE, 300, "", {StoriesAdded}),
        (INSIDE, 2000, "", {CopyAdded, PictureAdded, StoriesAdded}),
        (FRONT, 1500, "1-1", {CopyAdded, PictureWidened, StoriesAdded}),
        (INSIDE, 9500, "", {CopyCut, StoryJumps, StoriesAdded}),
        (INSIDE, 12000, "", {CopyCut, StoryJumps, StoriesAdded}),
        (FRONT, 12000, "2-4", {CopyCut, StoryJumps, StoriesAdded}),
    ],
)
def test_every_remedy_closes_the_page(
    area: StoryArea, characters: int, columns: str, kinds: set[type[Remedy]], fuzzer: Fuzzer
) -> None:
    stories = [lone(fuzzer, characters, columns)]
    assert make_up(PageProblem(stories, area, fuzzer.context)) == []
    if columns:
        found = diagnosis_of(PageProblem(stories, area, fuzzer.context), ONWARD).remedies
    else:
        found = diagnosed(fuzzer, characters, area, fillers=True).remedies
    assert found and {type(remedy) for remedy in found} <= kinds
    for remedy in found:
        assert closed(stories, remedy, area, fuzzer.context), remedy
        if isinstance(remedy, StoryJumps):
            assert remedy.lines >= SENT_LEAST and remedy.page == ONWARD


def test_the_cut_is_near_the_least(fuzzer: Fuzzer) -> None:
    """Legs of 75 rows, the last resort, hold 7,200 characters over eight columns, 7,800 in four."""
    stories = [lone(fuzzer, 10000)]
    found = diagnosed(fuzzer, 10000, INSIDE, fillers=True).remedies
    (cut,) = [remedy for remedy in found if isinstance(remedy, CopyCut)]
    assert 10000 - 75 * 4 * 26 < cut.amounts["lone"] < 10000 - 75 * 8 * 12
    less = CopyCut({"lone": cut.amounts["lone"] - 120})
    assert closed(stories, less, INSIDE, fuzzer.context) == []
    (best, *_) = closed(stories, cut, INSIDE, fuzzer.context)
    fuzz_check(fuzzer, Case(0, INSIDE, with_remedy(stories, cut)), best)


@pytest.mark.parametrize(
    ("characters", "kind"), [(400, CopyAdded), (1600, CopyCut), (2400, CopyCut)]
)
def test_a_story_in_a_hole_among_fixed_modules(
    characters: int, kind: type[Remedy], fuzzer: Fuzzer
) -> None:
    bare = fuzzer.context._replace(fillers=0)
    fixed = {
        "above": Module(columns=(1, 8), rows=(5, 75)),
        "beside": Module(columns=(5, 8), rows=(76, 115)),
    }
    stories = [lone(fuzzer, characters)]
    found = diagnosis_of(PageProblem(stories, INSIDE, bare, fixed), ONWARD).remedies
    assert found and isinstance(found[0], kind)
    for remedy in found:
        assert closed(stories, remedy, INSIDE, bare, fixed), remedy


@pytest.mark.parametrize(("characters", "area"), [(400, FRONT), (3000, INSIDE)])
def test_without_fillers_a_page_wants_more_stories(
    characters: int, area: StoryArea, fuzzer: Fuzzer
) -> None:
    """A story that is too long for its legs is cut as well."""
    bare = fuzzer.context._replace(fillers=0)
    stories = [lone(fuzzer, characters)]
    (remedy,) = diagnosed(fuzzer, characters, area, fillers=False).remedies
    assert isinstance(remedy, StoriesAdded) and 1 <= remedy.number <= 4
    changed = with_remedy(stories, remedy)
    cut = remedy.cut
    assert bool(cut) == (characters == 10000)
    assert [one.copy_size for one in changed[1:]] == [remedy.characters] * remedy.number
    assert changed[0].copy_size <= stories[0].copy_size - cut
    assert closed(stories, remedy, area, bare)


def test_the_remedies_in_words(fuzzer: Fuzzer) -> None:
    findings = Findings()
    stories = [lone(fuzzer, 10000)]
    (cut,) = diagnosed(fuzzer, 10000, INSIDE, fillers=True).remedies
    jump = StoryJumps("lone", ONWARD, 300)
    diagnosis = Diagnosis(2400, (cut, jump))
    report_open(diagnosis, OpenPage(3, stories), fuzzer.house, findings)
    short = [lone(fuzzer, 3000)]
    lacking = diagnosed(fuzzer, 3000, INSIDE, fillers=False)
    report_open(lacking, OpenPage(4, short), fuzzer.house, findings)
    long = diagnosed(fuzzer, 10000, INSIDE, fillers=False)
    report_open(long, OpenPage(5, stories), fuzzer.house, findings)
    full, empty, parted = findings.items
    assert isinstance(cut, CopyCut)
    (characters,) = cut.amounts.values()
    assert full.message.zh == f"3版超 {-(-characters // 12)} 行"
    assert full.hint.zh == (
        f"《一版只有一篇稿件》删 {characters} 字，"
        f"或《一版只有一篇稿件》写 转版: 2，转 2 版 {jump.lines} 行"
    )
    (more,) = lacking.remedies
    assert isinstance(more, StoriesAdded)
    each = "各" if more.number > 1 else ""
    assert empty.message.zh.startswith("4版缺 ")
    assert empty.hint.zh == f"本版再加 {more.number} 篇{each}约 {more.characters} 字的稿件"
    (both,) = long.remedies
    assert isinstance(both, StoriesAdded)
    assert parted.hint.zh.startswith(f"《一版只有一篇稿件》删 {both.cut} 字、本版再加 ")
    assert parted.hint.en.startswith(f"cut {both.cut} characters of “lone” and add ")


def test_a_story_that_leaves_more_room_than_a_filler_may_take_stays_open(fuzzer: Fuzzer) -> None:
    assert not make_up(PageProblem([lone(fuzzer, 5000, "1-8")], INSIDE, fuzzer.context))


def test_a_story_that_nearly_fills_a_page_may_have_long_legs(fuzzer: Fuzzer) -> None:
    """Up to 75 rows, and that is reported."""
    stories = [lone(fuzzer, 6500, "1-8")]
    best = make_up(PageProblem(stories, INSIDE, fuzzer.context))[0]
    assert [one.rule for one in best.faults] == [MakeupRule.LEG_LONG]
    context, closing = fuzzer.context, best.closings["lone"]
    module = best.modules["lone"]
    done = set_story(stories[0], module, INSIDE, context.composing, context.sizes, closing)
    depth = max(done.fit.depths)
    assert 60 < depth <= 75
    fuzz_check(fuzzer, Case(0, INSIDE, stories), best)
