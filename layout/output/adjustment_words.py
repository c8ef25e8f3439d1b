"""The words for the adjustments that closed a module: for report.json and for the marked proofs."""

from __future__ import annotations

from layout.core.diagnostics import Words
from layout.search.shapes.adjustment import Adjustment, AdjustmentKind

_WORDS = {
    AdjustmentKind.HEAD_AIR: Words("题空 {rows:+d} 行", "head-air {rows:+d}"),
    AdjustmentKind.PICTURE_DEPTH: Words("图 {rows:+d} 行", "picture {rows:+d} rows"),
    AdjustmentKind.SUBHEADS_SPREAD: Words("小标题加行", "spread subheads"),
    AdjustmentKind.PARAGRAPHS_TIGHTENED: Words(
        "第 {paragraphs} 段收 1 行", "tight paragraph {paragraphs}"
    ),
    AdjustmentKind.PARAGRAPHS_LOOSENED: Words(
        "第 {paragraphs} 段放 1 行", "loose paragraph {paragraphs}"
    ),
    AdjustmentKind.JUMP: Words("转走 {rows} 行", "jump {rows}"),
}
"""The English texts are the `absorbers` of report.json: programs that read it depend on them."""


def adjustment_words(adjustment: Adjustment) -> Words:
    """An adjustment in the words of the make-up desk, with its rows and paragraphs."""
    paragraphs = ", ".join(map(str, adjustment.paragraphs))
    chinese, english = (
        text.format(rows=adjustment.rows, paragraphs=paragraphs)
        for text in (_WORDS[adjustment.kind].zh, _WORDS[adjustment.kind].en)
    )
    return Words(chinese, english)
