"""Some stories of a made-up page are fixed where they stood, and the others are made up round them."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SPECS
from fuzz_makeup import Fuzzer, pinned

from layout.issue.model import Module
from layout.makeup.one_page import make_up
from layout.makeup.page_problem import PageProblem
from layout.makeup.rescue.remedy_types import StoriesUnpinned
from layout.makeup.rescue.unpinning import unpinning
from layout.output.builder import build


@pytest.fixture(scope="module")
def fuzzer() -> Fuzzer:
    return Fuzzer()


@pytest.mark.parametrize("number", [1, 2, 9, 11, 45, 52])
def test_a_page_closes_again_round_any_of_its_stories(fuzzer: Fuzzer, number: int) -> None:
    """Pages of 6 to 18 stories, the last three pinwheels; once some of them did not close."""
    case = fuzzer.page(number, random.Random(f"301-{number}"))
    made = make_up(PageProblem(case.manuscripts, case.area, fuzzer.context))[0]
    assert (made.root[0] < 0) == (number in (11, 45, 52))
    for again in pinned(fuzzer, case, made, random.Random(f"pins-{number}")):
        assert again.best is not None, again.share
        fixed = made.modules.keys() - again.best.modules.keys()
        taken = sum(module.cells for module in [*again.best.modules.values(), *again.best.fillers])
        kept = sum(made.modules[name].cells for name in fixed)
        mast = case.area.masthead or (0, 0)
        rows = case.area.last_row - case.area.first_row + 1
        assert taken + kept == case.area.columns * rows - mast[0] * mast[1]


def test_the_fixed_story_in_the_way_is_named_and_freed_the_page_closes(tmp_path: Path) -> None:
    """Three rows are left over the foot: no story is so shallow, and no cut of another would help."""
    path, rest = _third_page(tmp_path)
    path.write_text(rest("    版样: {laji: {栏: 1-8, 行: 80-112}}\n"), encoding="utf-8")
    built = build(path, tmp_path / "out")
    (found,) = [item for item in built.diagnostics if item.rule == "page-open"]
    assert not built.ok
    assert found.message.zh == (
        "3版照版样固定的几篇排不满，最好的拼法在 1-8 栏空 3 行（约 288 字）"
    )
    assert found.hint.zh == "把《夏天的厨余桶怎么不臭了》从版样里去掉"
    assert found.spot.story == "laji"
    assert not [item for item in built.diagnostics if item.rule.startswith("makeup-")]
    path.write_text(rest(""), encoding="utf-8")
    assert build(path, tmp_path / "out").ok


def _third_page(tmp_path: Path) -> tuple[Path, Callable[[str], str]]:
    """The path of a copy of the sample, and a function that gives its text with a dummy of page 3."""
    shutil.copytree(SPECS, tmp_path / "specs")
    path = tmp_path / "specs" / "3589.yaml"
    before, mark, after = path.read_text(encoding="utf-8").partition("  - 版次: 3\n")
    return (
        path,
        lambda dummy: before + mark + after.replace("    稿件:\n", f"{dummy}    稿件:\n", 1),
    )


def test_as_few_fixed_stories_are_freed_as_close_the_page(fuzzer: Fuzzer) -> None:
    """Two stories side by side leave three rows over the foot: both must be unpinned.

    A third fixed story, which is not in the way, stays.
    """
    case = fuzzer.page(9, random.Random("301-9"))
    first, *_, last = (one.story.id for one in case.manuscripts)
    made = make_up(PageProblem(case.manuscripts, case.area, fuzzer.context))[0]
    well = {first: made.modules[first]}
    foot = (case.area.last_row - 33, case.area.last_row - 3)
    assert well[first].rows[1] < foot[0]
    other = case.manuscripts[1].story.id
    wrong = {
        other: Module(columns=(1, 4), rows=foot),
        last: Module(columns=(5, case.area.columns), rows=foot),
    }
    (remedy,) = unpinning(
        PageProblem([], case.area, fuzzer.context, well | wrong), case.manuscripts
    )
    assert remedy == StoriesUnpinned((other, last))
    loose = [one for one in case.manuscripts if one.story.id != first]
    assert make_up(PageProblem(loose, case.area, fuzzer.context, well), quick=True)
