"""Lone lines at the tops of legs: they have a price in shapes, and are removed without a new module."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from fuzz_makeup import Case, Fuzzer
from fuzz_makeup import check as fuzz_check

from layout.fit.set_story import set_story
from layout.makeup.mending.lone_lines import without_lone_lines
from layout.makeup.one_page import make_up
from layout.makeup.page_layout import Layout
from layout.makeup.page_maker import PageMaker
from layout.makeup.page_problem import MakeupContext, PageProblem
from layout.search.shapes.setting import CopySetting, HeadSetting, Setting
from layout.search.shapes.shape import shapes
from layout.search.weights import Weights

LIMIT = 112


@pytest.fixture(scope="module")
def fuzzer() -> Fuzzer:
    return Fuzzer()


def price_of(copy: CopySetting) -> int:
    """The price of lone lines in three legs of twenty rows under a head."""
    setting = Setting(3, 3, 12, (HeadSetting(5),), (copy,))
    (shape,) = shapes([setting], LIMIT, LIMIT, Weights()).values()
    return shape.price


@pytest.mark.parametrize(
    ("last", "first", "dearer"),
    [
        ({20}, {}, Weights().lone_last),
        ({20, 40}, {}, 2 * Weights().lone_last),
        ({}, {40}, Weights().lone_first),
        ({20}, {20}, Weights().lone_last),  # two lines parted at one place count once
        ({19, 21}, {60}, 0),  # no leg begins there
    ],
)
def test_a_leg_that_begins_or_ends_with_a_lone_line_costs(
    last: set[int], first: set[int], dearer: int
) -> None:
    copy = CopySetting(60, frozenset(), frozenset(last), frozenset(first))
    assert price_of(copy) - price_of(CopySetting(60)) == dearer


def lone_last(fuzzer: Fuzzer, case: Case, made: Layout) -> int:
    """The last lines of paragraphs at the tops of legs, counted in the set stories."""
    context, found = fuzzer.context, 0
    for one in case.manuscripts:
        name = one.story.id
        module, closing = made.modules[name], made.closings[name]
        done = set_story(one, module, case.area, context.composing, context.sizes, closing)
        places = zip(done.galley.lines, done.fit.places, strict=True)
        for (_, before), (line, place) in pairwise(places):
            found += place.leg > before.leg and line.last and not line.first
    return found


def blind(fuzzer: Fuzzer) -> MakeupContext:
    """A context in which lone lines cost nothing."""
    return fuzzer.context._replace(weights=Weights(lone_last=0, lone_first=0))


NUMBERS = (1, 3, 4, 6, 8, 11, 14, 19)


def test_few_legs_begin_with_a_lone_line(fuzzer: Fuzzer) -> None:
    with_care = without = 0
    for number in NUMBERS:
        case = fuzzer.page(number, random.Random(f"lone-{number}"))
        for made in make_up(PageProblem(case.manuscripts, case.area, fuzzer.context))[:1]:
            with_care += lone_last(fuzzer, case, made)
            (careless, *_) = make_up(PageProblem(case.manuscripts, case.area, blind(fuzzer)))
            without += lone_last(fuzzer, case, careless)
    assert without > 5
    assert with_care * 2 < without


def test_lines_move_and_modules_stay(fuzzer: Fuzzer) -> None:
    moved = 0
    for number in NUMBERS:
        case = fuzzer.page(number, random.Random(f"lone-{number}"))
        page = PageMaker(PageProblem(case.manuscripts, case.area, fuzzer.context))
        for made in make_up(PageProblem(case.manuscripts, case.area, blind(fuzzer)))[:1]:
            after = without_lone_lines(page, made)
            assert after.modules == made.modules
            changed = [n for n in made.closings if after.closings[n] != made.closings[n]]
            before = lone_last(fuzzer, case, made)
            assert lone_last(fuzzer, case, after) <= before - len(changed)
            for name in changed:
                assert sum(after.closings[name].copy.extra.values()) == sum(
                    made.closings[name].copy.extra.values()
                )
            moved += len(changed)
            fuzz_check(fuzzer, case, after)
    assert moved > 3
