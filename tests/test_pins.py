"""Some stories of a made-up page fixed where they stood: the rest goes round them."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from conftest import SPECS
from fuzz_makeup import Fuzzer, pinned

from layout.assemble.automatic import make_up
from layout.build import build


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


def test_a_page_that_fixed_modules_leave_no_way_is_told_so(tmp_path: Path) -> None:
    """Three rows over the foot: no story is so shallow, and no cut of another would help."""
    shutil.copytree(SPECS, tmp_path / "specs")
    path = tmp_path / "specs" / "3589.yaml"
    before, mark, after = path.read_text(encoding="utf-8").partition("  - 版次: 3\n")
    dummy = "    版样: {laji: {栏: 1-8, 行: 80-112}}\n"
    path.write_text(
        before + mark + after.replace("    稿件:\n", f"{dummy}    稿件:\n", 1), encoding="utf-8"
    )
    built = build(path, tmp_path / "out")
    (found,) = [item for item in built.diagnostics if item.rule == "page-open"]
    assert not built.ok
    assert found.message.zh == "3版照版样固定的几篇排不满"
    assert found.hint.zh.startswith("从版样里去掉一篇")
