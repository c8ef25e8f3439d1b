"""check-issue --house: every value of a house with the place it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from houses import write_house

from layout.cli.check import check_issue
from layout.house.paper import STYLE_FILE


def lines_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, tuple[str, str]]:
    """Value and source of every key."""
    assert check_issue(["--house", *arguments]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    rows = [line.split("\t") for line in said.out.splitlines()]
    assert all(len(row) == 3 for row in rows)
    return {key: (value, source) for key, value, source in rows}


def test_own_values_and_style_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    path = write_house(tmp_path, "版心: {行数: 98}\n检查: {等级: {weekday: 提醒}}\n")
    text = path.read_text(encoding="utf-8").split("\n")
    found = lines_of(capsys)
    rows = 1 + text.index("  行数: '98'")
    city = 1 + text.index("  市政府: '12345'")
    assert found["版心·行数"] == ("98", f"paper.yaml:{rows}")
    style = STYLE_FILE.read_text(encoding="utf-8").split("\n")
    grid = 1 + next(i for i, line in enumerate(style) if line.startswith("版心:"))
    assert found["版心·栏数"] == ("8", f"随程序带的版式（house-style.yaml:{grid}）")
    assert found["检查·等级·weekday"][0] == "提醒"
    assert found["主管"] == ("–", "没有写") and found["休刊日"][0] == "–"
    assert found["便民电话·市政府"] == ("12345", f"paper.yaml:{city}")


@pytest.mark.parametrize("named", ["paper.yaml", "7.yaml"])
def test_a_house_file_or_an_issue_is_named(
    named: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ROOT / "tests" / "issues" / "tabloid"
    monkeypatch.chdir(folder)
    found = lines_of(capsys, named, "--lang", "en")
    assert found["name"] == ("柳溪人家", "paper.yaml:2")
    assert found["heads.lead.face"][1].startswith("packaged style (house-style.yaml:")
    own = yaml.safe_load((folder / "paper.yaml").read_text("utf-8"))
    assert found["grid.columns"][0] == str(own["版心"]["栏数"])


def test_a_faulty_or_missing_house_has_no_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert check_issue(["--house"]) == 2
    said = capsys.readouterr()
    assert said.out == "" and "报名: 清泉报" in said.err
    (tmp_path / "paper.yaml").write_text("报名: 清泉报\n", encoding="utf-8")
    assert check_issue(["--house"]) == 1
    said = capsys.readouterr()
    assert said.out == "" and "paper.yaml:1:1: 错误[missing-key] 缺少“主办”" in said.err
