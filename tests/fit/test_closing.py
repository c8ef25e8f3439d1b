"""How make-up closed a story is carried to the setting, and from run to run, as values."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from fuzz_makeup import Case, Fuzzer

from layout.edition.disk_cache import recall_pages, remembered_pages
from layout.fit import set_story as set_story_module
from layout.fit.copy_ways import CopyWay
from layout.fit.set_story import set_story
from layout.fit.story_settings import Closing
from layout.furniture.headline import ChosenHeadline
from layout.makeup.one_page import make_up
from layout.makeup.page_layout import Layout
from layout.makeup.page_problem import PageProblem
from layout.search.shapes.adjustment import Adjustment, AdjustmentKind


@pytest.fixture(scope="module")
def fuzzer() -> Fuzzer:
    return Fuzzer()


@pytest.fixture(scope="module")
def full_page(fuzzer: Fuzzer) -> Case:
    """Eleven stories at 93 %: some heads are inset, some under the sizes that their ranks begin at."""
    return fuzzer.page(144, random.Random("77-144"))


@pytest.fixture(scope="module")
def made(fuzzer: Fuzzer, full_page: Case) -> Layout:
    return make_up(PageProblem(full_page.manuscripts, full_page.area, fuzzer.context))[0]


def letters(texts: Iterable[str]) -> str:
    """The characters of a headline without its spaces and marks of turns."""
    return re.sub(r"[｜\s]", "", "".join(texts))


def test_the_head_is_set_as_make_up_chose_it(
    fuzzer: Fuzzer, full_page: Case, made: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No head is chosen again, and each takes the rows that make-up counted with."""

    def choosing(*_: object) -> None:
        raise AssertionError("a head is chosen again")

    monkeypatch.setattr(set_story_module, "set_head", choosing)
    context, checked = fuzzer.context, 0
    for spot in made.spots:
        one, shape = full_page.manuscripts[spot.story], spot.shape
        module, closing = made.modules[one.story.id], made.closings[one.story.id]
        done = set_story(one, module, full_page.area, context.composing, context.sizes, closing)
        assert done.head.headline == closing.headline
        if shape.beside:
            continue
        assert closing.headline is not None
        assert letters(closing.headline.turns) == letters(one.headline)
        assert (done.head.size, done.head.face) == (closing.headline.size, closing.headline.face)
        if not closing.head_legs:
            above = shape.picture if shape.picture_above else 0
            inside = shape.rows - 1 - 2 * done.pad_rows - above - shape.depth
            assert done.head.rows + shape.air == inside
            checked += 1
    assert checked >= 5


def test_a_layout_comes_back_from_its_file(fuzzer: Fuzzer, made: Layout, tmp_path: Path) -> None:
    path, composing = tmp_path / "pages.cache", fuzzer.context.composing
    path.write_bytes(remembered_pages({"page": made}, composing))
    assert recall_pages(path, composing) == {"page": made}


def test_a_closing_of_any_kind_comes_back_from_its_file(
    fuzzer: Fuzzer, made: Layout, tmp_path: Path
) -> None:
    adjustments = tuple(Adjustment(kind, -2, (1, 4)) for kind in AdjustmentKind)
    chosen = ChosenHeadline(("一筐", "旧画笔"), "head", 31.5, 0.9437, 0.1 + 0.2)
    shape = made.spots[0].shape
    closings = {
        "kept": Closing(shape, chosen, 2, CopyWay({0: 1, 3: -1}), True, adjustments),
        "jumped": Closing(shape, None, 0, CopyWay(kept=44), False, (), jump_to=3),
    }
    path, composing = tmp_path / "pages.cache", fuzzer.context.composing
    path.write_bytes(remembered_pages({"page": made._replace(closings=closings)}, composing))
    found = recall_pages(path, composing)["page"].closings
    assert found == closings
    assert found["kept"].adjustments[0].kind is AdjustmentKind.HEAD_AIR
