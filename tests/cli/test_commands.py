"""The commands as an editor uses them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from houses import write_house

from layout.cli.build import build_issue
from layout.cli.check import check_issue

ROOT = Path(__file__).parents[2]


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


def test_a_house_may_name_only_the_style_that_differs(
    issue_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_house(issue_folder, "字体: {书宋: LXGWWenKai-Regular.ttf}\n")
    monkeypatch.chdir(issue_folder.parent)
    assert build_issue(["mini", "--quiet"]) == 0
    data = (issue_folder.parent / "out" / "mini.pdf").read_bytes()
    assert b"+LXGWWenKai-Regular" in data and b"+NotoSerifSC-Regular" not in data


def test_a_check_loads_nothing_it_does_not_need() -> None:
    """A cold call is made for every commit; these cost more than the check itself."""
    heavy = {"numpy", "PIL", "reportlab", "uharfbuzz", "fontTools"}
    code = (
        "import sys; from layout.cli.check import check_issue;"
        "check_issue(['specs/3589.yaml', '--quiet']); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert heavy.isdisjoint(done.stdout.split())


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        (
            [],
            [
                "out/mini-screen.pdf、out/mini-spreads.pdf 没有重出，比付印 PDF 旧；要用就加 --screen --spreads 再排一次"
            ],
        ),
        (
            ["--screen"],
            ["out/mini-spreads.pdf 没有重出，比付印 PDF 旧；要用就加 --spreads 再排一次"],
        ),
        (["--screen", "--spreads"], []),
        (["--quiet"], []),
    ],
)
def test_older_files_beside_a_new_press_pdf_are_named(
    asked: list[str],
    lines: list[str],
    issue_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(issue_folder.parent)
    Path("out").mkdir(exist_ok=True)
    for name in ("screen", "spreads"):
        Path(f"out/mini-{name}.pdf").write_bytes(b"%PDF-1.7 of last week")
    assert build_issue(["mini", *asked]) == 0
    told = [line for line in capsys.readouterr().err.split("\n") if "没有重出" in line]
    assert told == lines
    fresh = Path("out/mini-screen.pdf").read_bytes() != b"%PDF-1.7 of last week"
    assert fresh == ("--screen" in asked)


def test_an_interrupted_command_says_so_without_a_traceback() -> None:
    program = (
        "from layout.cli.leaving import leave_after\n"
        "def command():\n    raise KeyboardInterrupt\n"
        "leave_after(command)"
    )
    call = [sys.executable, "-c", program]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 130
    assert "已中断" in done.stderr and "Traceback" not in done.stderr


def test_a_reader_that_goes_away_costs_no_traceback() -> None:
    """`check-issue … | head` ends with the status of a broken pipe, and not a word about it."""
    code = (
        "from layout.cli.leaving import leave_after\n"
        "leave_after(lambda: [print('一行' * 40) for _ in range(9999)] and 0)\n"
    )
    reader, writer = os.pipe()
    os.close(reader)
    call = [sys.executable, "-c", code]
    done = subprocess.run(call, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")
