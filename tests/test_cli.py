"""The commands as an editor uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layout.cli.build import build_issue
from layout.cli.check import check_issue


def test_a_bare_number_is_found_in_specs(
    issue_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(issue_folder.parent)
    assert build_issue(["mini", "--quiet"]) == 0
    assert (issue_folder.parent / "out" / "mini.pdf").read_bytes().startswith(b"%PDF")
    assert capsys.readouterr().err == ""


def test_several_files_build_in_parallel(
    issue_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (issue_folder / "mini.yaml").read_text(encoding="utf-8")
    (issue_folder / "other.yaml").write_text(text.replace("期号: 12", "期号: 13"), "utf-8")
    (issue_folder / "third.yaml").write_text(text.replace("行: 51-80", "行: 50-80"), "utf-8")
    monkeypatch.chdir(issue_folder.parent)
    assert build_issue(["specs"]) == 1
    done = capsys.readouterr()
    assert done.out.split() == ["out/mini.pdf", "out/other.pdf"]
    assert "specs/third.yaml" in done.err


def test_check_says_it_as_json(
    issue_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(issue_folder.parent)
    assert check_issue(["mini", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found and {fault["severity"] for fault in found} == {"warning"}
    spec = issue_folder / "mini.yaml"
    spec.write_text(spec.read_text(encoding="utf-8").replace("2025-07-25", "2025-07-32"), "utf-8")
    assert check_issue(["mini", "--format", "json"]) == 1
    (fault,) = [f for f in json.loads(capsys.readouterr().out) if f["severity"] == "error"]
    assert (fault["rule"], fault["line"], fault["column"]) == ("date-form", 2, 5)


def test_a_house_may_name_only_what_differs(
    issue_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (issue_folder / "paper.yaml").write_text(
        "报名: 海淀报\n拼音: HAIDIANBAO\n字体: {书宋: LXGWWenKai-Regular.ttf}\n", encoding="utf-8"
    )
    monkeypatch.chdir(issue_folder.parent)
    assert build_issue(["mini", "--quiet"]) == 0
    data = (issue_folder.parent / "out" / "mini.pdf").read_bytes()
    assert b"+LXGWWenKai-Regular" in data and b"+NotoSerifSC-Regular" not in data
