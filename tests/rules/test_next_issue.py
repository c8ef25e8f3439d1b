"""new-issue: the new file has no faults but its template texts, and nothing is overwritten."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest
from conftest import SPECS
from houses import write_house
from small_issues import check

from layout.cli.new import new_issue
from layout.core.diagnostics import Findings
from layout.issue.load import load_edition


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "specs"
    shutil.copytree(SPECS, folder)
    return folder


def test_the_next_issue(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new_issue([]) == 0
    assert capsys.readouterr().out == "specs/3590.yaml\n"
    edition = load_edition(folder / "3590.yaml", None, Findings())
    assert edition is not None
    issue = edition.issue.value
    assert (issue.number, issue.date) == (3590, datetime.date(2025, 8, 1))
    assert (issue.weekday, issue.lunar) == ("星期五", "农历乙巳年闰六月初八")
    assert [(p.section, p.editor, p.designer) for p in issue.pages] == [
        (name, "赵慧慧", "王莹莹") for name in ("要闻", "综合", "民生", "副刊")
    ]
    errors = {d.rule for d in check(folder / "3590.yaml").items if d.severity == "error"}
    assert errors == {"template-left"}
    text = (folder / "3590.yaml").read_text("utf-8")
    assert text.count("#") > 10 and "便民电话" in text


def test_nothing_is_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "3589.yaml").read_bytes()
    assert new_issue(["3589"]) == 2
    assert "已经有了" in capsys.readouterr().err
    assert (folder / "3589.yaml").read_bytes() == before


def test_numbers_ahead_take_publishing_days(folder: Path) -> None:
    paper = folder / "paper.yaml"
    text = paper.read_text("utf-8")
    text = text.replace("休刊日: []", "休刊日: [2025-08-01]")
    paper.write_text(text.replace("出版日: [星期五]", "出版日: [星期二, 星期五]"), "utf-8")
    assert new_issue(["3591"]) == 0
    edition = load_edition(folder / "3591.yaml", None, Findings())
    assert edition is not None
    assert edition.issue.value.date == datetime.date(2025, 8, 5)
    assert edition.issue.value.weekday == "星期二"


def test_the_first_issue_of_a_new_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_house(tmp_path)
    assert new_issue(["1", "--date", "2026-02-17"]) == 0
    text = (tmp_path / "1.yaml").read_text("utf-8")
    assert "农历: 农历丙午年正月初一" in text and "星期: 星期二" in text


@pytest.mark.parametrize("more", [[], ["--paper", "none.yaml"]])
def test_a_folder_without_a_house_file_gets_no_issue(
    more: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It wrote an issue of the sample's newspaper."""
    monkeypatch.chdir(tmp_path)
    assert new_issue(["1", *more]) == 2
    said = capsys.readouterr()
    assert said.out == "" and not list(tmp_path.iterdir())
    wanted = ["none.yaml"] if more else ["paper.yaml", "报名: 清泉报", "准印证号", "--paper"]
    assert all(words in said.err for words in wanted)


def test_a_house_elsewhere_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "issues").mkdir()
    monkeypatch.chdir(tmp_path / "issues")
    write_house(tmp_path / "house", {"报名": "清泉", "便民电话": {}})
    assert new_issue(["1", "--paper", "../house/paper.yaml"]) == 0
    text = (tmp_path / "issues" / "1.yaml").read_text("utf-8")
    assert "# 清泉第 1 期" in text and "朝阳" not in text


@pytest.mark.parametrize("arguments", [["0"], ["1", "--date", "2026-02-30"], ["--folder", "none"]])
def test_wrong_calls(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert new_issue(arguments) == 2
    assert list(tmp_path.iterdir()) == []
