"""Whole issues of the sample's own stories, scaled, split and shuffled, made up page by page."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz_issues import LEAST, MOST, Issues
from fuzz_makeup import Fuzzer, check

from layout.makeup.one_page import fill_of, make_up
from layout.makeup.page_problem import PageProblem


@pytest.fixture(scope="module")
def fuzzer() -> Fuzzer:
    return Fuzzer()


@pytest.mark.parametrize("number", [0, 1, 2])
def test_every_page_with_room_closes_exactly(number: int, fuzzer: Fuzzer, tmp_path: Path) -> None:
    counted = 0
    for case in Issues(fuzzer, tmp_path).pages(number, "tests"):
        fill = fill_of(PageProblem(case.manuscripts, case.area, fuzzer.context))
        if LEAST <= len(case.manuscripts) <= MOST and 0.6 <= fill <= 0.98:
            check(
                fuzzer, case, make_up(PageProblem(case.manuscripts, case.area, fuzzer.context))[0]
            )
            counted += 1
    assert counted


def test_the_same_seed_gives_the_same_issue(fuzzer: Fuzzer, tmp_path: Path) -> None:
    issues = Issues(fuzzer, tmp_path)
    once, again, other = (list(issues.pages(n, "tests")) for n in (3, 3, 4))
    assert once == again != other
