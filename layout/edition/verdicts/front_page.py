"""Reports on page 1 once it is set: hotlines that do not fit, and its nameplate."""

from __future__ import annotations

from layout.core.diagnostics import Findings, Spot, SpotPart, Words
from layout.core.frame import Frame, GlyphRun, Source
from layout.furniture.folio import Foot
from layout.issue.load import Edition
from layout.rules.copydesk import CopyDesk
from layout.rules.masthead.hotlines import strip_too_long

FOOT = Spot(1, part=SpotPart.FOOT)


def judge_foot(foot: Foot, edition: Edition, findings: Findings) -> None:
    """Report hotlines that do not fit one line in legible type.

    Those that are too long by the estimate of the rules were judged there, waivers included. The
    colophon was judged before anything was set (`furniture_check`).
    """
    if not foot.fits and not strip_too_long(CopyDesk(edition)):
        findings.error(
            "hotline-line",
            Words(
                f"便民电话一行排不下（要缩到 {foot.size:.1f} 点）",
                f"the hotlines do not fit on one line ({foot.size:.1f} pt)",
            ),
            Words("减少一两个号码，或缩短名称", "drop a number or shorten a name"),
            edition.issue.span("hotlines"),
            FOOT,
        )


def judge_nameplate(front: Frame, findings: Findings) -> None:
    """Report type on page 1 that is as large as the nameplate (ZL2020, C1.6)."""
    runs = [item for item in front.items if isinstance(item, GlyphRun)]
    name = max((run.size for run in runs if run.source == Source("masthead", "name")), default=0.0)
    largest = max((run for run in runs if run.source.part != "name"), key=lambda r: r.size)
    if largest.size >= name:
        findings.error(
            "nameplate-size",
            Words("报名必须是一版最大的字", "the nameplate must be the largest type of page 1"),
            Words(f"缩小“{''.join(largest.texts)}”", "make the other type smaller"),
            None,
            Spot(1, largest.source.story),
        )
