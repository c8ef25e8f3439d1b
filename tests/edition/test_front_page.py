"""The foot of page 1: hotlines that are too long are reported once, and cannot be waived."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.core.diagnostics import Severity, SpotPart
from layout.output.builder import build

HOTLINES = "便民电话:\n" + "".join(
    f"  第{zh}号服务热线电话: '657628{number:02}'\n"
    for number, zh in enumerate("一二三四五六七八九十甲乙丙丁", 10)
)
WAIVER = "豁免:\n  - {规则: hotline-line, 理由: 这一期要登这么多}\n"


@pytest.mark.parametrize("extra", ["", WAIVER])
def test_hotlines_too_long_are_judged_by_the_rule_alone(extra: str, issue_folder: Path) -> None:
    spec = issue_folder / "mini.yaml"
    text = spec.read_text(encoding="utf-8")
    spec.write_text(text.replace("版面:\n", HOTLINES + extra + "版面:\n", 1), encoding="utf-8")
    built = build(spec, issue_folder / "out")
    found = [item for item in built.diagnostics if item.rule == "hotline-line"]
    assert [(item.severity, item.spot.part) for item in found] == [(Severity.ERROR, SpotPart.FOOT)]
    assert not built.ok
