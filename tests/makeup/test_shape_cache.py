"""A page made up with cached settings and shapes is the same as one made up without."""

from __future__ import annotations

import random

import pytest
from fuzz_makeup import Case, Fuzzer

from layout.fit.page_place import PagePlace
from layout.issue.manuscript import Manuscript
from layout.issue.markup import CopyParagraph
from layout.issue.photographs import PixelSize
from layout.makeup.one_page import make_up
from layout.makeup.page_maker import PageMaker
from layout.makeup.page_problem import MakeupContext, PageProblem
from layout.makeup.shape_cache import ShapeCache

EDITS = {**dict.fromkeys(range(1, 11), 2), 9: 1}
"""Edits of each page; page 9 needs many passes and takes ten times as long as the others."""


@pytest.fixture(scope="module")
def fuzzer() -> Fuzzer:
    return Fuzzer()


def edited(stories: list[Manuscript], dice: random.Random) -> list[Manuscript]:
    """The stories of a page with one of them shorter, without its picture, or of another rank."""
    at = dice.randrange(len(stories))
    story = stories[at]
    match dice.randrange(4):
        case 0 if story.pictures:
            story = story._replace(pictures=())
        case 1:
            rank = dice.choice(["major", "normal", "brief"])
            story = story._replace(story=story.story.model_copy(update={"rank": rank}))
        case _:
            story = story._replace(paragraphs=_shorter(story.paragraphs))
    return [*stories[:at], story, *stories[at + 1 :]]


def _shorter(paragraphs: tuple[CopyParagraph, ...]) -> tuple[CopyParagraph, ...]:
    """Copy whose last passage has lost a quarter."""
    *before, last = paragraphs
    *passages, passage = last.passages
    cut = passage._replace(text=passage.text[: -(len(passage.text) // 4 + 1)] or "完")
    return (*before, last._replace(passages=(*passages, cut)))


@pytest.mark.parametrize("number", EDITS)
def test_the_layouts_are_those_without_a_shelf(fuzzer: Fuzzer, number: int) -> None:
    dice = random.Random(f"shelf-{number}")
    case = fuzzer.page(number, dice)
    shelved, stories = fuzzer.context._replace(shape_cache=ShapeCache()), case.manuscripts
    make_up(PageProblem(stories, case.area, shelved))
    for _ in range(EDITS[number]):
        stories = edited(stories, dice)
        found = make_up(PageProblem(stories, case.area, shelved))[:1]
        assert found == make_up(PageProblem(stories, case.area, fuzzer.context))[:1]


@pytest.fixture(scope="module")
def case(fuzzer: Fuzzer) -> Case:
    return fuzzer.page(5, random.Random("shelf"))


@pytest.fixture
def context(fuzzer: Fuzzer, case: Case) -> MakeupContext:
    """A context whose cache knows the stories of the page."""
    context = fuzzer.context._replace(shape_cache=ShapeCache())
    assert make_up(PageProblem(case.manuscripts, case.area, context))
    return context


def known(
    context: MakeupContext, story: Manuscript, place: PagePlace, rows: int, sizes: dict
) -> bool:
    assert context.shape_cache is not None
    return context.shape_cache.find(story, place, rows, sizes) is not None


def test_a_story_is_known_where_it_stands_just_so(context: MakeupContext, case: Case) -> None:
    page, sizes, rows = (
        PageMaker(PageProblem(case.manuscripts, case.area, context)),
        dict(context.sizes),
        case.area.rows,
    )
    pictured = next(n for n, m in enumerate(case.manuscripts) if m.pictures)
    story, place = case.manuscripts[pictured], page.places[pictured]
    assert known(context, story, place, rows, sizes)
    moved = story._replace(paragraphs=tuple(p._replace(line=p.line + 7) for p in story.paragraphs))
    assert known(context, moved, place, rows, sizes)
    assert not known(context, story, place._replace(step=place.step + 1), rows, sizes)
    assert not known(context, story, place, rows + 1, sizes)
    assert not known(context, story._replace(headline="另一个标题"), place, rows, sizes)
    other = {**sizes, story.pictures[0].file: PixelSize(10, 10)}
    assert not known(context, story, place, rows, other)


def test_a_page_made_up_again_asks_for_nothing(
    context: MakeupContext, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("layout.makeup.page_maker.shapes", lambda *_: asked.append("shapes"))
    PageMaker(PageProblem(case.manuscripts, case.area, context)).tables(0)
    assert not asked


def test_a_story_that_gave_way_is_asked_again(fuzzer: Fuzzer, case: Case) -> None:
    context = fuzzer.context._replace(shape_cache=ShapeCache())
    page = PageMaker(PageProblem(case.manuscripts, case.area, context))
    page.tables(0)
    assert page.stories[0].give_way() and page.stories[0].gave_way
    page.keep_shapes()
    again = PageMaker(PageProblem(case.manuscripts, case.area, context))
    assert again.stories[0] is not page.stories[0]
    assert [a is b for a, b in zip(again.stories[1:], page.stories[1:], strict=True)] == [True] * (
        len(page.stories) - 1
    )
