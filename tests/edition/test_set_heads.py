"""A kicker, deck or standfirst that had to be set smaller than the body is told, not shrunk in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT

from layout.core.diagnostics import Findings
from layout.core.frame import GlyphRun
from layout.edition.typeset import Clock, Job, Typeset, typeset

MINI = (ROOT / "tests" / "issues" / "mini.yaml").read_text("utf-8")
SECOND = "        主题: 雨天记得收好花盆\n"


@pytest.mark.parametrize(
    ("line", "zh"),
    [("引题", "引题"), ("副题", "副题"), ("提要", "提要"), ("作者", "作者")],
)
def test_a_long_line_beside_the_headline_is_told(line: str, zh: str, tmp_path: Path) -> None:
    (tmp_path / "paper.yaml").write_text(
        (ROOT / "tests" / "issues" / "paper.yaml").read_text("utf-8"), encoding="utf-8"
    )
    told = []
    for length in (4, 118):
        issue = tmp_path / "mini.yaml"
        text = MINI.replace(SECOND, f"{SECOND}        {line}: {'长' * length}\n")
        issue.write_text(text.replace("photos/dandelion.jpg", "示例图片"), encoding="utf-8")
        findings = Findings()
        done = typeset(Job(issue, tmp_path / "out"), findings, Clock())
        found = [item for item in findings.items if item.rule == "head-small"]
        told.append([item.message.zh for item in found if f"的{zh}太长" in item.message.zh])
        assert isinstance(done, Typeset)
        house = done.edition.house.value
        for run in done.frames[0].items:
            if isinstance(run, GlyphRun) and run.source.story == "second":
                assert run.x >= house.column_x(1) - 0.1
                assert run.x + run.offsets[-1] * run.size * run.condense < house.column_x(5)
    assert told[0] == [] and len(told[1]) == 1
