"""Files that an issue names and that are not there are reported together with all other faults."""

from __future__ import annotations

from pathlib import Path
from typing import Literal
from unicodedata import normalize

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
def test_a_photograph_that_is_not_there_cannot_be_waived_or_weighed(
    date: tuple[str, str], issue_folder: Path
) -> None:
    waiver = ("版面:\n", "豁免:\n  - {规则: picture-missing, 稿件: lead, 理由: 待补}\n版面:\n")
    reported = faults_of(issue_folder, MISSING, date, waiver)
    assert "picture-missing" in [rule for rule, _, _ in reported]
    write_house(issue_folder, "检查:\n  等级: {picture-missing: 提醒}\n")
    reported = faults_of(issue_folder, waiver[::-1])
    assert "picture-missing" in [rule for rule, _, _ in reported]


@pytest.mark.parametrize("typed", ["NFC", "NFD"])
@pytest.mark.parametrize("on_disk", ["NFC", "NFD"])
def test_accents_may_be_composed_or_not(typed: str, on_disk: str, issue_folder: Path) -> None:
    form: dict[str, Literal["NFC", "NFD"]] = {"NFC": "NFC", "NFD": "NFD"}
    (issue_folder / "photos" / normalize(form[on_disk], "José.jpg")).write_bytes(b"x")
    name = normalize(form[typed], "José.jpg")
    assert faults_of(issue_folder, ("dandelion.jpg", name)) == []


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("photos/Dandelion.JPG", "大小写要一样"),
        ("C:\\图片\\dandelion.jpg", "从期文件所在的文件夹写起"),
        ("'photos/dandelion.jpg '", "前后多了空格"),
        ("photos\\dandelion.jpg", "文件夹之间用 /"),
        ("dandelion.jpg", ""),
        ("photos/dandelino.jpg", ""),
    ],
)
def test_the_nearest_file_is_named(name: str, why: str, issue_folder: Path) -> None:
    spec = issue_folder / "mini.yaml"
    spec.write_text(spec.read_text("utf-8").replace("photos/dandelion.jpg", name), "utf-8")
    (item,) = [one for one in check(spec).items if one.severity is Severity.ERROR]
    assert item.rule == "picture-missing"
    assert item.hint.zh == f"是不是“photos/dandelion.jpg”？{why}" or why in item.hint.zh


def test_no_file_is_near(issue_folder: Path) -> None:
    spec = issue_folder / "mini.yaml"
    text = spec.read_text("utf-8")
    for name, says in (("photos/a.png", "核对文件名"), ("D:\\a\\b.png", "不写盘符")):
        spec.write_text(text.replace("photos/dandelion.jpg", name), "utf-8")
        (item,) = [one for one in check(spec).items if one.severity is Severity.ERROR]
        assert says in item.hint.zh
