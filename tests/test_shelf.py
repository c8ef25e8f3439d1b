"""A page made up again with what was found of its stories is the page that it would be without."""

from __future__ import annotations

import random

import pytest
from fuzz_makeup import Case, Fuzzer

from layout.assemble.automatic import make_up
from layout.assemble.desk import Desk
from layout.assemble.pagemaker import PageMaker
from layout.assemble.place import PagePlace
from layout.assemble.shelf import Shelf
from layout.issue.manuscript import Manuscript
from layout.issue.markup import CopyParagraph
from layout.issue.photographs import PixelSize

NUMBERS = range(1, 11)
EDITS = 3


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


@pytest.mark.parametrize("number", NUMBERS)
def test_the_layouts_are_those_without_a_shelf(fuzzer: Fuzzer, number: int) -> None:
    dice = random.Random(f"shelf-{number}")
    case = fuzzer.page(number, dice)
    shelved, stories = fuzzer.desk._replace(shelf=Shelf()), case.manuscripts
    for _ in range(EDITS):
        stories = edited(stories, dice)
        found = make_up(stories, case.area, shelved)[:1]
        assert found == make_up(stories, case.area, fuzzer.desk)[:1]


@pytest.fixture(scope="module")
def case(fuzzer: Fuzzer) -> Case:
    return fuzzer.page(5, random.Random("shelf"))


@pytest.fixture
def desk(fuzzer: Fuzzer, case: Case) -> Desk:
    """A desk whose shelf knows the page."""
    desk = fuzzer.desk._replace(shelf=Shelf())
    assert make_up(case.manuscripts, case.area, desk)
    return desk


def known(desk: Desk, story: Manuscript, place: PagePlace, rows: int, sizes: dict) -> bool:
    assert desk.shelf is not None
    return desk.shelf.find(story, place, rows, sizes) is not None


def test_a_story_is_known_where_it_stands_just_so(desk: Desk, case: Case) -> None:
    page, sizes, rows = (
        PageMaker(case.manuscripts, case.area, desk),
        dict(desk.sizes),
        case.area.rows,
    )
    pictured = next(n for n, m in enumerate(case.manuscripts) if m.pictures)
    story, place = case.manuscripts[pictured], page.places[pictured]
    assert known(desk, story, place, rows, sizes)
    moved = story._replace(paragraphs=tuple(p._replace(line=p.line + 7) for p in story.paragraphs))
    assert known(desk, moved, place, rows, sizes)
    assert not known(desk, story, place._replace(step=place.step + 1), rows, sizes)
    assert not known(desk, story, place, rows + 1, sizes)
    assert not known(desk, story._replace(headline="另一个标题"), place, rows, sizes)
    other = {**sizes, story.pictures[0].file: PixelSize(10, 10)}
    assert not known(desk, story, place, rows, other)


def test_a_page_made_up_again_asks_for_nothing(
    desk: Desk, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("layout.assemble.pagemaker.shapes", lambda *_: asked.append("shapes"))
    PageMaker(case.manuscripts, case.area, desk).tables(0)
    assert not asked


def test_a_story_that_gave_way_is_asked_again(fuzzer: Fuzzer, case: Case) -> None:
    desk = fuzzer.desk._replace(shelf=Shelf())
    page = PageMaker(case.manuscripts, case.area, desk)
    page.tables(0)
    assert page.stories[0].give_way() and page.stories[0].gave_way
    page.shelve()
    again = PageMaker(case.manuscripts, case.area, desk)
    assert again.stories[0] is not page.stories[0]
    assert [a is b for a, b in zip(again.stories[1:], page.stories[1:], strict=True)] == [True] * (
        len(page.stories) - 1
    )
