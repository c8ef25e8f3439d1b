"""build-issue --watch: a build that stays gives what a fresh one gives, and nothing wakes it but a
save of what the paper is made of.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from houses import write_house
from watch import watching

from layout.cli.build import build_issue
from layout.core.saves import WatchedFiles
from layout.edition.typeset import Job
from layout.output.builder import Builder, Built, build

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0


def swapped(old: str, new: str) -> Callable[[Path], None]:
    """An edit of the issue file."""

    def edit(folder: Path) -> None:
        path = folder / "3589.yaml"
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        path.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def redder(folder: Path) -> None:
    path = folder / "paper.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "颜色: {红: [0, 90, 90, 0]}\n", encoding="utf-8")


def other_photograph(folder: Path) -> None:
    shutil.copy(folder / "photos" / "fig.jpg", folder / "photos" / "sunset.jpg")


EDITS: list[Callable[[Path], None]] = [
    swapped("旧书架", "旧书架和旧柜子"),
    swapped("和旧柜子", "和旧橱子囍"),  # glyphs that no page had
    swapped("农历: 农历乙巳年闰六月初一\n", "# 一行\n农历: 农历乙巳年闰六月初一\n"),
    swapped("主题: 冰箱不是保险箱", "主题: 冰箱真不是保险箱"),
    swapped("星期: 星期五", "星期: 星期四"),  # refused
    swapped("星期: 星期四", "星期: 星期五"),
    other_photograph,
    swapped(
        "      - 编号: tushuguan\n        等级: 重点\n",
        "      - 编号: tushuguan\n        等级: 一般\n",
    ),
    redder,
    swapped("主题: 社区食堂 11点开饭", "主题: [社区食堂"),  # not YAML
    swapped("主题: [社区食堂", "主题: 社区食堂 中午11点开饭"),
]


def said(built: Built) -> list[str]:
    return [item.line() for item in built.diagnostics]


def content_of(out: Path) -> dict:
    report = json.loads((out / "3589" / "report.json").read_text(encoding="utf-8"))
    del report["timings_ms"]
    return report


def test_a_build_that_stays_gives_what_a_fresh_one_gives(tmp_path: Path) -> None:
    folder = tmp_path / "specs"
    shutil.copytree(ROOT / "specs", folder)
    spec, stays = folder / "3589.yaml", tmp_path / "stays"
    written = []
    with Builder(Job(spec, stays / "3589")) as builder:
        for number, edit in enumerate([lambda _: None, *EDITS]):
            edit(folder)
            again, fresh = builder.build(), build(spec, out := tmp_path / f"fresh-{number}")
            assert said(again) == said(fresh)
            assert (again.pdf is None) == (fresh.pdf is None)
            if again.pdf is not None and fresh.pdf is not None:
                assert again.pdf.read_bytes() == fresh.pdf.read_bytes()
                assert content_of(stays) == content_of(out)
            written.append(again.pdf is not None)
    assert written == [True] * 5 + [False] + [True] * 4 + [False, True]


def test_a_font_saved_anew_counts_when_told(issue_folder: Path, tmp_path: Path) -> None:
    fonts = issue_folder / "fonts"
    fonts.mkdir()
    own = shutil.copy(ROOT / "fonts" / "LXGWWenKai-Regular.ttf", fonts / "own.ttf")
    write_house(issue_folder, "字体:\n  书宋: own.ttf\n")
    spec, out = issue_folder / "mini.yaml", tmp_path / "out"
    with Builder(Job(spec, out / "mini")) as builder:
        first = builder.build()
        assert first.pdf is not None, said(first)
        before = first.pdf.read_bytes()
        shutil.copy(ROOT / "fonts" / "NotoSerifSC-Regular.ttf", own)
        builder.forget()
        again = builder.build()
        assert again.pdf is not None and again.pdf.read_bytes() != before
    fresh = build(spec, tmp_path / "fresh")
    assert fresh.pdf is not None and fresh.pdf.read_bytes() == again.pdf.read_bytes()


def test_only_what_the_paper_is_made_of_wakes_it(tmp_path: Path) -> None:
    specs, elsewhere = tmp_path / "specs", tmp_path / "house" / "paper.yaml"
    specs.mkdir()
    elsewhere.parent.mkdir()
    sources = WatchedFiles(specs / "3589.yaml", elsewhere, specs / "out")
    assert sources.folders() == [specs, elsewhere.parent]
    assert WatchedFiles(specs / "3589.yaml", specs / "paper.yaml", specs).folders() == [specs]

    def wakes(name: str) -> bool:
        return sources.wanted(None, str(specs / name))

    for name in ("3589.yaml", "paper.yaml", "copy/a.md", "photos/A.JPG", "fonts/own.ttf", "x.icc"):
        assert wakes(name), name
    for name in (".3589.yaml.swp", "~3589.yaml", "#3589.yaml#", "3589.yaml~", "a.pdf", "a.json"):
        assert not wakes(name), name
    for name in ("out/3589/rounds/1/page-1.png", "out/3589/page-1.png", "out/3589/x.yaml"):
        assert not wakes(name), name
    assert wakes("out/3588/a.md")


def test_one_issue_at_a_time(capsys: pytest.CaptureFixture[str]) -> None:
    specs = [str(ROOT / "specs" / "3589.yaml"), str(ROOT / "tests" / "issues" / "mini.yaml")]
    with pytest.raises(SystemExit) as ended:
        build_issue([*specs, "--watch"])
    assert ended.value.code == 2 and "一次只在本机排一期" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="counts processes in /proc")
def test_every_save_is_built_and_an_interrupt_ends_it(issue_folder: Path, tmp_path: Path) -> None:
    spec, out = issue_folder / "mini.yaml", issue_folder / "out"
    pdf, text = out / "mini.pdf", spec.read_text(encoding="utf-8")
    with watching(spec, out) as running:
        first = running.build()
        warned = [line for line in first if "提醒[" in line]
        assert str(pdf) in first and warned
        before = pdf.read_bytes()
        spec.write_text(text[: len(text) // 2] + "\n  - [", encoding="utf-8")  # half-written
        refused = running.build()
        assert any(line.startswith(f"{spec}:") for line in refused)
        assert any("没有更新" in line for line in refused) and pdf.read_bytes() == before
        spec.write_text(text.replace("九点", "十点"), encoding="utf-8")
        again = running.build()
        assert str(pdf) in again and not [line for line in again if "提醒[" in line]
        assert f"其中 {len(warned)} 个提醒上面已有" in again
        fresh = build(spec, tmp_path / "fresh")
        assert fresh.pdf is not None and pdf.read_bytes() == fresh.pdf.read_bytes() != before
        assert running.ended() == 130
    assert not list(out.rglob(".*")), "a draft was left"


@pytest.mark.skipif(sys.platform != "linux", reason="counts processes in /proc")
def test_its_status_after_a_refused_build_is_that_of_an_interrupt(issue_folder: Path) -> None:
    spec = issue_folder / "mini.yaml"
    text = spec.read_text(encoding="utf-8")
    spec.write_text(text.replace("2025-07-25", "2025-07-32"), encoding="utf-8")
    with watching(spec, issue_folder / "out") as running:
        running.build()
        assert running.ended() == 130
