"""Faults of the program and values of no sense: a line, a report, never a traceback or a wait."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from layout.cli.build import build_issue
from layout.cli.leaving import REPORT, fault_report

ROOT = Path(__file__).parents[2]
COPY = "不该外传的稿件"
PROGRAM = f"""
import sys
from layout.cli.leaving import leave_after
def command():
    try:
        int("{COPY}")
    except ValueError as error:
        raise KeyError("{COPY}") from error
leave_after(command)
"""


def run(out: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, "3589", "--out", str(out), "--quiet"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


def test_a_fault_of_the_program_is_one_line_and_a_report(tmp_path: Path) -> None:
    done = run(tmp_path / "out")
    assert done.returncode == 70
    (line,) = done.stderr.splitlines()
    report = tmp_path / "out" / REPORT
    assert line.startswith("程序出错（KeyError）") and str(report) in line
    said = report.read_text(encoding="utf-8")
    assert "builtins.KeyError" in said and "builtins.ValueError" in said
    assert "layout/cli/leaving.py:" in said and "pydantic" in said and "Python 3" in said
    assert COPY not in said and COPY not in done.stderr


def test_the_report_goes_elsewhere_if_the_output_folder_takes_none(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    (tmp_path / "tmp").mkdir()
    done = run(tmp_path / "out", TMPDIR=str(tmp_path / "tmp"))
    assert done.returncode == 70 and (tmp_path / "tmp" / REPORT).is_file()


def test_the_traceback_is_shown_where_it_is_asked_for(tmp_path: Path) -> None:
    done = run(tmp_path / "out", BUILD_ISSUE_DEBUG="1")
    assert done.returncode == 70 and "Traceback" in done.stderr and COPY in done.stderr


def test_a_recursion_has_a_short_report() -> None:
    def endless() -> None:
        endless()

    with pytest.raises(RecursionError) as raised:
        endless()
    assert len(fault_report(raised.value, "build-issue").splitlines()) < 80


LIMITED = {
    "a credit of 5,000 digits": (r"摄影: 资料图", "摄影: " + "1" * 5000),
    "a headline of 240 characters": (r"主题: 雨天记得收好花盆", "主题: " + "雨天记得收好花盆" * 30),
    "a headline of many lines": (
        r"主题: 雨天记得收好花盆",
        "主题: [" + ", ".join(["雨" * 121] * 3) + "]",
    ),
    "a number of 5,000 digits": (r"期号: 12", "期号: " + "9" * 5000),
    "a page of 5,000 digits": (r"版次: 2", "版次: " + "9" * 5000),
    "rows of 5,000 digits": (r"行: 5-30", "行: 5-" + "9" * 5000),
    "a name of 5,000 letters": (r"编号: third", "编号: " + "t" * 5000),
    "nesting of 5,000 levels": (r"期号: 12", "期号: " + "[" * 5000 + "]" * 5000),
}


@pytest.mark.parametrize("case", LIMITED)
def test_every_value_has_a_limit(
    case: str, issue_folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    spec, (old, new) = issue_folder / "mini.yaml", LIMITED[case]
    text, count = re.subn(old, new, spec.read_text(encoding="utf-8"), count=1)
    assert count == 1
    spec.write_text(text, encoding="utf-8")
    assert build_issue([str(spec), "--out", str(tmp_path / "out")]) in (1, 2)
    said = capfd.readouterr().err
    assert "错误[" in said and "Traceback" not in said and len(said) < 2000
