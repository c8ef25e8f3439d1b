"""What holds on page 1 only, judged once it is set: its foot in a line each, its nameplate."""

from __future__ import annotations

from layout.core.diagnostics import Findings, Spot, Words
from layout.core.frame import Frame, GlyphRun, Source
from layout.furniture.folio import Foot
from layout.issue.load import Edition

HOTLINES_LONG = "hotline-line"
"""The rule that reckons the foot's strip before it is set; once told is enough."""


def judge_foot(foot: Foot, edition: Edition, findings: Findings) -> None:
    """Hotlines and colophon stand on a line each, in type that can be read."""
    told = any(item.rule == HOTLINES_LONG for item in findings.items)
    if not foot.fits and not told:
        findings.error(
            HOTLINES_LONG,
            Words(
                f"便民电话一行排不下（要缩到 {foot.size:.1f} 点）",
                f"the hotlines do not fit on one line ({foot.size:.1f} pt)",
            ),
            Words("减少一两个号码，或缩短名称", "drop a number or shorten a name"),
            edition.issue.span("hotlines"),
            Spot(1),
        )
    if not foot.colophon_fits:
        findings.error(
            "colophon-line",
            Words(
                f"出版项一行排不下（要缩到 {foot.colophon_size:.1f} 点）",
                f"the colophon does not fit on one line ({foot.colophon_size:.1f} pt)",
            ),
            Words(
                "缩短 paper.yaml 里的地址、发送对象、印刷单位",
                "shorten address, audience or printer in paper.yaml",
            ),
            edition.house.span("address"),
            Spot(1),
        )


def judge_nameplate(front: Frame, findings: Findings) -> None:
    """Nothing on page 1 is larger than the nameplate (ZL2020, handbook C1.6)."""
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
