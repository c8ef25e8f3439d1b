"""Pages of stories of every kind close, are set without white or overset rows, and have few faults."""

from __future__ import annotations

import random

import pytest
from fuzz_kinds import page
from fuzz_makeup import INSIDE, SPAN, Fuzzer, check

from layout.core.diagnostics import Findings
from layout.edition.verdicts.set_stories import judge_story
from layout.fit.set_story import set_story
from layout.issue.manuscript import Manuscript, manuscript
from layout.issue.model import Module, Story
from layout.makeup.one_page import fill_of, make_up
from layout.makeup.page_maker import PageMaker
from layout.makeup.page_problem import PageProblem

FULL_ENOUGH = 0.6
"""The fill from which a page has to close cleanly; a thinner one may want more copy."""


@pytest.fixture(scope="module")
def fuzzer() -> Fuzzer:
    return Fuzzer()


def test_pages_of_every_kind_close(fuzzer: Fuzzer) -> None:
    counted, clean = 0, 0
    for number in range(110):
        case = page(fuzzer, number, random.Random(f"1-{number}"))
        fill = fill_of(PageProblem(case.manuscripts, case.area, fuzzer.context))
        if not FULL_ENOUGH < fill < 0.95:
            continue
        found = make_up(PageProblem(case.manuscripts, case.area, fuzzer.context))
        assert found, number
        check(fuzzer, case, found[0])
        counted, clean = counted + 1, clean + (not found[0].faults)
    assert counted > 20 and clean >= 0.95 * counted


def standing(fields: dict[str, object], length: int) -> Manuscript:
    story = Story.model_validate(
        {"编号": "a", "等级": "一般", "竖题": "是", "主题": "河边的早晨", "正文": "无", **fields}
    )
    body = [(1, "风很轻，云也很淡，孩子们在河边放风筝。" * (length // 19))]
    return manuscript(story, 2, body, SPAN, normalise=False)


@pytest.mark.parametrize(
    ("fields", "length", "stands"),
    [
        ({}, 600, True),
        ({"图片": [{"文件": "示例图片", "摄影": "资料图"}]}, 900, True),
        ({}, 57, False),
        (
            {"主题": "关于进一步做好夏季防汛抗旱和高温天气应对工作有关事项的通知以及补充说明"},
            150,
            False,
        ),
    ],
    ids=["long", "picture", "short", "head"],
)
def test_a_head_that_is_to_stand_lies_where_it_has_no_room(
    fields: dict[str, object], length: int, stands: bool, fuzzer: Fuzzer
) -> None:
    """That is reported, with what to do."""
    one = standing(fields, length)
    page_maker = PageMaker(PageProblem([one], INSIDE, fuzzer.context))
    (table,) = page_maker.tables(1)
    assert table and {shape.beside for shape in table.values()} == {stands}
    shape = min(table.values(), key=lambda shape: shape.price)
    closing = page_maker.stories[0].closing(shape, page_maker.settings(0, 1))
    module = Module(columns=(1, shape.width), rows=(5, 4 + shape.rows))
    context = fuzzer.context
    done = set_story(one, module, INSIDE, context.composing, context.sizes, closing)
    assert (done.side_head, done.fit.white_rows, done.fit.overset_lines) == (stands, 0, 0)
    findings = Findings()
    judge_story(done, SPAN, context.composing.house, findings)
    assert ("vertical-room" in [item.rule for item in findings.items]) == (not stands)
