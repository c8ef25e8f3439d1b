"""Some stories of a made-up page fixed where they stood: the rest goes round them."""

from __future__ import annotations

import random

import pytest
from fuzz_makeup import Fuzzer, pinned

from layout.assemble.automatic import make_up


@pytest.fixture(scope="module")
def fuzzer() -> Fuzzer:
    return Fuzzer()


@pytest.mark.parametrize("number", [1, 2, 9, 11, 45, 52])
def test_a_page_closes_again_round_any_of_its_stories(fuzzer: Fuzzer, number: int) -> None:
    """Pages of 6 to 18 stories, the last three pinwheels: some of them did not close."""
    case = fuzzer.page(number, random.Random(f"301-{number}"))
    made = make_up(case.manuscripts, case.area, fuzzer.desk)[0]
    assert (made.root[0] < 0) == (number in (11, 45, 52))
    for again in pinned(fuzzer, case, made, random.Random(f"pins-{number}")):
        assert again.best is not None, again.share
        fixed = made.modules.keys() - again.best.modules.keys()
        taken = sum(module.cells for module in [*again.best.modules.values(), *again.best.fillers])
        kept = sum(made.modules[name].cells for name in fixed)
        mast = case.area.masthead or (0, 0)
        rows = case.area.last_row - case.area.first_row + 1
        assert taken + kept == case.area.columns * rows - mast[0] * mast[1]
