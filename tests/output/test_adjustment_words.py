"""The words for the adjustments of a module, in the report and in the proofs."""

from __future__ import annotations

import pytest

from layout.core.diagnostics import Words
from layout.output.adjustment_words import adjustment_words
from layout.search.shapes.adjustment import Adjustment, AdjustmentKind

CASES = [
    (Adjustment(AdjustmentKind.HEAD_AIR, 2), "head-air +2", "题空 +2 行"),
    (Adjustment(AdjustmentKind.HEAD_AIR, -1), "head-air -1", "题空 -1 行"),
    (Adjustment(AdjustmentKind.PICTURE_DEPTH, -3), "picture -3 rows", "图 -3 行"),
    (
        Adjustment(AdjustmentKind.PARAGRAPHS_LOOSENED, paragraphs=(4,)),
        "loose paragraph 4",
        "第 4 段放 1 行",
    ),
    (
        Adjustment(AdjustmentKind.PARAGRAPHS_LOOSENED, paragraphs=(4, 5)),
        "loose paragraph 4, 5",
        "第 4, 5 段放 1 行",
    ),
    (
        Adjustment(AdjustmentKind.PARAGRAPHS_TIGHTENED, paragraphs=(4,)),
        "tight paragraph 4",
        "第 4 段收 1 行",
    ),
    (
        Adjustment(AdjustmentKind.PARAGRAPHS_TIGHTENED, paragraphs=(4, 22)),
        "tight paragraph 4, 22",
        "第 4, 22 段收 1 行",
    ),
    (Adjustment(AdjustmentKind.SUBHEADS_SPREAD), "spread subheads", "小标题加行"),
    (Adjustment(AdjustmentKind.JUMP, 27), "jump 27", "转走 27 行"),
]


@pytest.mark.parametrize(("adjustment", "english", "chinese"), CASES)
def test_every_adjustment_has_words(adjustment: Adjustment, english: str, chinese: str) -> None:
    assert adjustment_words(adjustment) == Words(chinese, english)


def test_every_kind_is_tried() -> None:
    assert {adjustment.kind for adjustment, *_ in CASES} == set(AdjustmentKind)
