"""The modules that a story may be tried in, and the ways to set its copy in them."""

from __future__ import annotations

import pytest
from fuzz_makeup import SPAN, Fuzzer

from layout.fit.copy_ways import FREEST, KEPT_LEAST, NO_JUMP, SENT_LEAST, CopyWays, Jump
from layout.fit.materials import Materials
from layout.fit.module_choices import (
    MEASURE_LEAST,
    MEASURE_MOST,
    WORDS_ROWS,
    ModuleChoice,
    ModuleChoices,
)
from layout.fit.page_place import PagePlace
from layout.furniture.body import body_paragraphs
from layout.issue.manuscript import Manuscript, manuscript
from layout.issue.model import Story
from layout.search.shapes.adjustment import AdjustmentKind
from layout.text.galley import set_galley

ANY_PLACE = PagePlace()
SENTENCE = "风很轻，云也很淡，孩子们在河边放风筝。"


@pytest.fixture(scope="module")
def materials() -> Materials:
    context = Fuzzer().context
    return Materials(context.composing, context.sizes, context.weights)


def written(paragraphs: list[int], **fields: object) -> Manuscript:
    """A story with paragraphs of these numbers of sentences."""
    data = {"编号": "a", "等级": "一般", "主题": "河边的早晨", "正文": "无", **fields}
    body = [(line, SENTENCE * count) for line, count in enumerate(paragraphs, 1)]
    return manuscript(Story.model_validate(data), 2, body, SPAN, normalise=False)


def copy_of(story: Manuscript, materials: Materials, jump: Jump = NO_JUMP) -> CopyWays:
    return CopyWays(body_paragraphs(story, materials.composing.house), materials, jump)


def choices(
    story: Manuscript,
    materials: Materials,
    place: PagePlace = ANY_PLACE,
    *,
    upright: bool = False,
) -> list[ModuleChoice]:
    modules = ModuleChoices(story, place, materials, copy_of(story, materials))
    return list(modules.choices(upright=upright))


def test_legs_have_a_measure_that_is_well_read(materials: Materials) -> None:
    found = choices(written([9, 9, 9, 9, 9]), materials)
    assert {choice.width for choice in found} == {1, 2, 3, 4, 5}
    for choice in found:
        assert MEASURE_LEAST <= choice.inside.measure <= MEASURE_MOST
        assert choice.inside.legs in (choice.width, choice.width - 1, choice.width - 2)


@pytest.mark.parametrize(("sentences", "wide"), [(2, True), (30, False)])
def test_a_few_rows_may_run_over_the_whole_width(
    materials: Materials, sentences: int, wide: bool
) -> None:
    story = written([sentences])
    widest = max(choice.inside.measure for choice in choices(story, materials))
    assert (widest > MEASURE_MOST) == wide
    if wide:
        assert copy_of(story, materials).settings(widest, 0)[0].rows <= WORDS_ROWS


def test_an_upright_head_stands_beside_its_legs(materials: Materials) -> None:
    found = choices(written([30]), materials, upright=True)
    assert found and all(choice.beside and choice.width >= 2 for choice in found)
    assert not any(choice.beside for choice in choices(written([30]), materials))
    standing = choices(written([30]), materials, PagePlace(standing=True))
    assert {choice.width for choice in standing if choice.beside} == {3, 4, 5}


def test_boxes_follow_the_place_and_the_kind(materials: Materials) -> None:
    def boxes(place: PagePlace, **fields: object) -> set[bool]:
        return {choice.boxed for choice in choices(written([30], **fields), materials, place)}

    assert boxes(PagePlace()) == {False}
    assert boxes(PagePlace(boxing=True)) == {False, True}
    assert boxes(PagePlace(), 体裁="评论") == {False, True}
    assert boxes(PagePlace(plain=True), 体裁="评论") == {False}


def test_eased_copy_has_the_rows_that_it_is_set_in(materials: Materials) -> None:
    story = written([3, 5, 7, 4, 9, 6, 2, 8])
    paragraphs, composer = (
        body_paragraphs(story, materials.composing.house),
        materials.composing.composer,
    )
    copy, kinds = copy_of(story, materials), set()
    for measure in range(MEASURE_LEAST, MEASURE_MOST + 1):
        for setting in copy.settings(measure, FREEST):
            way = copy.ways[setting.choice]
            galley = set_galley(paragraphs, measure, composer, way.extra)
            assert sum(line.rows for line in galley.lines) == setting.rows
            kinds |= {one.kind for one in setting.adjustments}
            changed = sum(len(one.paragraphs) for one in setting.adjustments)
            assert changed == len(way.extra)
    assert kinds == {AdjustmentKind.PARAGRAPHS_LOOSENED, AdjustmentKind.PARAGRAPHS_TIGHTENED}


def test_a_jump_leaves_enough_on_both_pages(materials: Materials) -> None:
    story = written([12] * 10)
    whole = copy_of(story, materials).settings(MEASURE_LEAST, 0)[0].rows
    must = copy_of(story, materials, Jump(3, must=True))
    found = must.settings(MEASURE_LEAST, 0)
    assert len(found) > 10
    for setting in found:
        kept = must.ways[setting.choice].kept
        ((kind, sent, _),) = setting.adjustments
        assert (kind, sent, setting.rows) == (AdjustmentKind.JUMP, whole - kept, kept + 1)
        assert kept >= KEPT_LEAST and sent >= SENT_LEAST
