"""Many issues in one call: messages in order, a table and JSON at the end, the worst exit status."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from manyissues import several

from layout.cli.build import build_issue
from layout.cli.check import check_issue
from layout.output.builder import build


def test_many_issues_are_told_one_after_the_other(
    issue_folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    files = several(issue_folder, "甲", "乙", "丙", broken="乙")
    out = tmp_path / "out"
    assert build_issue([*map(str, files), "--out", str(out)]) == 1
    told = capfd.readouterr()
    assert told.out.split() == [str(out / "甲.pdf"), str(out / "丙.pdf")]
    *messages, head, first, second, third, total = told.err.splitlines()
    assert head.split() == ["期", "结果", "版", "错误", "提醒", "秒"]
    assert [line.split()[:4] for line in (first, second, third)] == [
        ["甲", "已出", "2", "0"],
        ["乙", "有错", "0", "1"],
        ["丙", "已出", "2", "0"],
    ]
    assert total == "共 3 期，2 期已出，1 期没有出"
    faulty = [line for line in messages if "错误[" in line]
    assert len(faulty) == 1 and "乙.yaml" in faulty[0]
    issues = json.loads((out / "issues.json").read_text(encoding="utf-8"))
    assert issues["status"] == 1
    assert [(one["status"], one["result"]) for one in issues["issues"]] == [
        (0, "built"),
        (1, "errors"),
        (0, "built"),
    ]
    alone = build(files[0], tmp_path / "alone")
    assert alone.pdf is not None and alone.report is not None
    assert alone.pdf.read_bytes() == (out / "甲.pdf").read_bytes()
    assert issues["issues"][0]["pdf_sha256"] == alone.report["certificate"]["pdf_sha256"]


@pytest.mark.parametrize("command", [build_issue, check_issue])
def test_without_dask_one_line_says_what_to_install(
    command: object,
    issue_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delitem(sys.modules, "layout.batch.cluster", raising=False)
    monkeypatch.setitem(sys.modules, "distributed", None)
    call = [str(issue_folder / "mini.yaml"), "--scheduler", "tcp://127.0.0.1:1"]
    assert callable(command)
    assert command([*call, "--out", str(tmp_path / "out")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "distributed" in line and 'pip install "build-issue[cluster]"' in line
    assert not (tmp_path / "out").exists()
