"""Files that an issue names and that are not there are reported together with all other faults."""

from __future__ import annotations

from pathlib import Path

import pytest
from houses import write_house
from small_issues import check

from layout.core.diagnostics import Severity


def faults_of(folder: Path, *edits: tuple[str, str]) -> list[tuple[str, int, int]]:
    """Rule, line and column of the errors of the issue after these edits."""
    spec = folder / "mini.yaml"
    text = spec.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    spec.write_text(text, encoding="utf-8")
    return [
        (d.rule, d.span.line, d.span.column)
        for d in check(spec).items
        if d.span and d.severity is Severity.ERROR
    ]


DATE = ("2025-07-25", "2025-02-30")
KEY = ("摄影:", "摄映:")
MISSING = ("dandelion.jpg", "dandelino.jpg")
OUTSIDE = ("photos/dandelion.jpg", "../../etc/passwd")


@pytest.mark.parametrize(
    ("photograph", "rule"), [(MISSING, "picture-missing"), (OUTSIDE, "outside-folder")]
)
@pytest.mark.parametrize(
    ("other", "others"),
    [(DATE, [("date-form", 2, 5)]), (KEY, [("unknown-key", 18, 13), ("missing-key", 16, 13)])],
)
def test_a_photograph_astray_is_reported_beside_other_faults(
    photograph: tuple[str, str],
    rule: str,
    other: tuple[str, str],
    others: list[tuple[str, int, int]],
    issue_folder: Path,
) -> None:
    reported = faults_of(issue_folder, photograph, other)
    assert sorted(reported) == sorted([(rule, 16, 17), *others])


def test_files_astray_are_reported_beside_a_faulty_house(issue_folder: Path) -> None:
    (issue_folder / "paper.yaml").write_text("栏数: 八\n", encoding="utf-8")
    reported = [rule for rule, _, _ in faults_of(issue_folder, MISSING)]
    assert "unknown-key" in reported and reported.count("picture-missing") == 1


def test_copy_files_and_the_house_file_are_looked_for_too(issue_folder: Path) -> None:
    reported = faults_of(
        issue_folder,
        ("期号: 12\n", "期号: 12\n报纸: other.yaml\n"),
        DATE,
        ("        主题: 雨天", "        正文文件: ../far.md\n        主题: 雨天"),
        ("        主题: 夏天", "        正文文件: copy/none.md\n        主题: 夏天"),
    )
    rules = sorted(rule for rule, _, _ in reported)
    assert rules == ["date-form", "file-unreadable", "outside-folder", "paper-missing"]


@pytest.mark.parametrize("date", [("2025-07-25", "2025-07-25"), DATE])
def test_waivers_and_weights_hold_for_photographs_of_a_broken_issue(
    date: tuple[str, str], issue_folder: Path
) -> None:
    waiver = ("版面:\n", "豁免:\n  - {规则: picture-missing, 稿件: lead, 理由: 待补}\n版面:\n")
    reported = faults_of(issue_folder, MISSING, date, waiver)
    assert "picture-missing" not in [rule for rule, _, _ in reported]
    write_house(issue_folder, "检查:\n  等级: {picture-missing: 提醒}\n")
    reported = faults_of(issue_folder, waiver[::-1])
    assert "picture-missing" not in [rule for rule, _, _ in reported]


@pytest.mark.parametrize("name", ["photos/" + "长" * 200 + ".jpg", '"a\\0b.jpg"'])
def test_a_name_that_no_file_can_have_is_a_fault(name: str, issue_folder: Path) -> None:
    reported = faults_of(issue_folder, ("photos/dandelion.jpg", name))
    assert ("outside-folder", 16, 17) in reported
