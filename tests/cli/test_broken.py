"""Broken issue files: every one gives its exit status, a place, a remedy in Chinese, no traceback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Edit = Callable[[str], str]


def swap(old: str, new: str) -> Edit:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return edit


LONG = "          这一段很长，一直写到版面放不下为止，" + "雨" * 5000 + "。\n"
BROKEN: dict[str, tuple[Edit, int, str, str]] = {
    "bad date": (swap("2025-07-25", "2025-02-30"), 1, "date-form", "日期: 2025-02-30"),
    "duplicate key": (swap("日期:", "期号: 13\n日期:"), 1, "duplicate-key", "期号: 13"),
    "unknown key": (swap("    美编: 乙", "    美篇: 乙"), 1, "unknown-key", "美篇"),
    "missing photograph": (
        swap("dandelion.jpg", "dandelino.jpg"),
        1,
        "picture-missing",
        "dandelino",
    ),
    "photograph outside": (
        swap("photos/dandelion.jpg", "../../etc/passwd"),
        1,
        "outside-folder",
        "../../etc/passwd",
    ),
    "story twice in a plan": (
        swap(
            "      second: {栏: 1-4, 行: 51-80}",
            "      second: {栏: 1-4, 行: 51-80}\n      second: {栏: 5-8, 行: 51-80}",
        ),
        1,
        "duplicate-key",
        "second: {栏: 5-8",
    ),
    "story in two plans": (
        swap(
            "third: {栏: 1-4, 行: 5-30}",
            "third: {栏: 1-4, 行: 5-30}\n      lead: {栏: 5-8, 行: 5-30}",
        ),
        1,
        "dummy-twice",
        "lead: {栏: 5-8",
    ),
    "overlapping modules": (swap("行: 51-80", "行: 50-80"), 1, "dummy-overlap", "second: {栏"),
    "off the page": (
        swap("栏: 1-4, 行: 51-80", "栏: 1-9, 行: 51-80"),
        1,
        "dummy-range",
        "second: {栏",
    ),
    "on the masthead": (swap("行: 18-50", "行: 17-50"), 1, "dummy-overlap", "lead: {栏"),
    "overset": (
        swap("          阳台外沿", LONG + "          阳台外沿"),
        1,
        "overset",
        "second: {栏",
    ),
    "missing glyph": (swap("阳台外沿", "阳台\U0001f4f0外沿"), 1, "missing-glyph", "\U0001f4f0"),
    "YAML syntax": (swap("主题: 夏天喝水有讲究", "主题: [夏天喝水有讲究"), 2, "yaml-syntax", None),
    "wrong weekday": (
        swap("日期: 2025-07-25", "日期: 2025-07-25\n星期: 星期四"),
        1,
        "weekday",
        "星期四",
    ),
    "wrong lunar date": (
        swap("日期: 2025-07-25", "日期: 2025-07-25\n农历: 农历乙巳年六月初一"),
        1,
        "lunar-date",
        "农历乙巳年六月初一",
    ),
    "page count": (swap("版面:\n", "版数: 4\n版面:\n"), 1, "page-count", "版数: 4"),
    "page number": (swap("版次: 2", "版次: 3"), 1, "page-number", "版次: 3"),
    "wrong rank": (swap("等级: 一般", "等级: 特急"), 1, "value-form", "特急"),
    "story id twice": (swap("编号: second", "编号: lead"), 1, "story-id", "编号: lead"),
}


def run(folder: Path, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from layout.cli.build import build_issue; sys.exit(build_issue())",
            str(folder / "mini.yaml"),
            "--out",
            str(out),
            *options,
        ],
        capture_output=True,
        text=True,
        cwd=folder.parent,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )


def test_the_sound_issue_builds(issue_folder: Path, tmp_path: Path) -> None:
    done = run(issue_folder, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().endswith("mini.pdf")


@pytest.mark.parametrize("name", BROKEN)
def test_broken(name: str, issue_folder: Path, tmp_path: Path) -> None:
    edit, status, rule, line_text = BROKEN[name]
    spec = issue_folder / "mini.yaml"
    text = edit(spec.read_text(encoding="utf-8"))
    spec.write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (out / "mini.pdf").write_bytes(b"last week's")
    done = run(issue_folder, out)
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    told = re.search(
        rf"specs/mini\.yaml:(\d+):(\d+): 错误\[{rule}\] (.+)\n +怎么办：(.+)", done.stderr
    )
    assert told is not None, done.stderr
    line = text.split("\n")[int(told[1]) - 1]
    assert line_text is None or line_text in line
    assert re.search("[\u4e00-\u9fff]", told[3]) and re.search("[\u4e00-\u9fff]", told[4])
    assert (out / "mini.pdf").read_bytes() == b"last week's"
    assert "mini.pdf 没有更新，还是上一次的旧版面" in done.stderr
    assert sorted(p.name for p in out.iterdir()) in (["mini", "mini.pdf"], ["mini.pdf"])


def test_messages_in_english(issue_folder: Path, tmp_path: Path) -> None:
    spec = issue_folder / "mini.yaml"
    spec.write_text(spec.read_text(encoding="utf-8").replace("行: 51-80", "行: 50-80"), "utf-8")
    done = run(issue_folder, tmp_path / "out", "--lang", "en")
    assert "error[dummy-overlap] “second” overlaps “lead”" in done.stderr
    assert "hint: move one of them" in done.stderr


def test_a_missing_file_is_a_wrong_call(issue_folder: Path, tmp_path: Path) -> None:
    (issue_folder / "mini.yaml").unlink()
    done = run(issue_folder, tmp_path / "out")
    assert done.returncode == 2 and "找不到期文件" in done.stderr


def test_all_faults_in_one_run(issue_folder: Path, tmp_path: Path) -> None:
    spec = issue_folder / "mini.yaml"
    text = spec.read_text(encoding="utf-8")
    for name in ("missing photograph", "overlapping modules", "missing glyph", "wrong weekday"):
        text = BROKEN[name][0](text)
    spec.write_text(text, encoding="utf-8")
    done = run(issue_folder, tmp_path / "out")
    for rule in ("picture-missing", "dummy-overlap", "weekday"):
        assert f"[{rule}]" in done.stderr
