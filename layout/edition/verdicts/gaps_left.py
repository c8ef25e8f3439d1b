"""Reports on cells that fixed modules leave empty."""

from __future__ import annotations

from collections.abc import Sequence

from layout.core.diagnostics import Findings, Span, Spot, Words
from layout.issue.model import Module


def report_gaps(found: Sequence[Module], page: int, span: Span, findings: Findings) -> None:
    """Warn of every rectangle that stays empty; `span` is the place of the dummy."""
    for gap in found:
        (left, right), (top, foot) = gap.columns, gap.rows
        findings.warn(
            "page-gap",
            Words(
                f"{page}版 {left}-{right} 栏第 {top}-{foot} 行空着",
                f"page {page}: columns {left}-{right}, rows {top}-{foot} are empty",
            ),
            Words(
                "在版样里加深加宽旁边的稿件，或加一篇稿件，或在 公益广告 里给补白",
                "enlarge a module beside it, add a story, or offer fillers",
            ),
            span,
            Spot(page),
        )
