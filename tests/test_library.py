"""The package as a library: the example of its documentation, its types, its promises."""

from __future__ import annotations

import ast
import doctest
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, SPECS, Sample

import layout
from layout.output.presswork import Extras


def test_the_documented_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SPECS, tmp_path / "specs")
    monkeypatch.chdir(tmp_path)
    result = doctest.testmod(layout)
    assert result.attempted > 8 and result.failed == 0
    assert (tmp_path / "out" / "3589.pdf").is_file()


def test_the_import_loads_nothing() -> None:
    code = (
        "import sys; before = set(sys.modules); import layout; print(*(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert {name for name in loaded if name.startswith("layout")} == {"layout"}
    assert {name.split(".")[0] for name in loaded} <= {"layout"} | sys.stdlib_module_names


def test_every_public_name_is_there_and_documented() -> None:
    for name in layout.__all__:
        value = getattr(layout, name)
        assert name == "__version__" or value.__doc__, name
    assert set(layout.__all__) <= set(dir(layout))
    stub = ast.parse((ROOT / "layout" / "__init__.pyi").read_text(encoding="utf-8"))
    names = [ast.literal_eval(node.value) for node in stub.body if isinstance(node, ast.Assign)]
    assert names == [layout.__all__]
    with pytest.raises(AttributeError, match="nonsense"):
        layout.nonsense  # noqa: B018
    assert (ROOT / "layout" / "py.typed").is_file()


def test_an_unreadable_file_is_an_exception_with_its_reason(tmp_path: Path) -> None:
    with pytest.raises(layout.UnreadableIssueError) as raised:
        layout.load(tmp_path / "none.yaml")
    assert [item.rule for item in raised.value.diagnostics] == ["file-unreadable"]
    assert "file-unreadable" in str(raised.value)
    result = layout.build(tmp_path / "none.yaml", tmp_path / "out")
    assert (result.pdf, result.files, result.report) == (None, (), None)
    assert result.diagnostics == tuple(layout.check(tmp_path / "none.yaml"))


def test_check_finds_what_the_command_finds(issue_folder: Path) -> None:
    spec = issue_folder / "mini.yaml"
    spec.write_text(spec.read_text(encoding="utf-8").replace("2025-07-25", "2025-07-32"), "utf-8")
    code = "import sys; from layout.cli.check import check_issue; sys.exit(check_issue())"
    done = subprocess.run(
        [sys.executable, "-c", code, str(spec), "--format", "json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert [item.as_json() for item in layout.check(spec)] == json.loads(done.stdout)


def test_a_build_names_every_pdf(issue_folder: Path, tmp_path: Path) -> None:
    extras = Extras(screen=True, spreads=True)
    result = layout.build(issue_folder / "mini.yaml", tmp_path, extras=extras)
    names = ["mini.pdf", "mini-screen.pdf", "mini-spreads.pdf"]
    assert result.files == tuple(tmp_path / name for name in names)
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == sorted(names)


def test_a_refused_build_has_a_report_and_no_pdf(issue_folder: Path, tmp_path: Path) -> None:
    spec = issue_folder / "mini.yaml"
    spec.write_text(spec.read_text(encoding="utf-8").replace("行: 51-80", "行: 50-80"), "utf-8")
    result = layout.build(spec, tmp_path)
    assert (result.pdf, result.files) == (None, ())
    assert result.report is not None and result.report.status == "error"
    assert result.report.certificate is None
    rules = [item.rule for item in result.report.diagnostics]
    assert rules == [item.rule for item in result.diagnostics] and "dummy-overlap" in rules


def test_a_report_holds_what_the_file_says(sample: Sample) -> None:
    record = sample.report
    report = layout.Report.from_json(record)
    assert [page.page for page in report.pages] == [1, 2, 3, 4]
    stories = [story for page in report.pages for story in page.stories]
    written = [story for page in record["pages"] for story in page["stories"]]
    for story, entry in zip(stories, written, strict=True):
        assert (story.id, story.characters, story.lines) == (
            entry["id"],
            entry["characters"],
            entry["lines"],
        )
        assert [list(box.mm) for box in story.boxes] == [box["mm"] for box in entry["boxes"]]
    assert report.composition.lines == record["composition"]["lines"]
    assert report.certificate is not None
    assert report.certificate._asdict() == record["certificate"]
    assert [item._asdict() for item in report.diagnostics] == record["diagnostics"]


@pytest.mark.parametrize("record", [{}, {"report_version": 2}, {"report_version": 1}, []])
def test_what_is_no_report_is_refused(record: object) -> None:
    with pytest.raises(ValueError):
        layout.Report.from_json(record)  # type: ignore[arg-type]  # that is the point


def test_wrong_calls_are_answered_in_words(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="zh, en"):
        layout.build(tmp_path / "none.yaml", tmp_path / "out", lang="fr")  # type: ignore[arg-type]
    nul = layout.build("a\0b.yaml", tmp_path / "out")
    assert [item.rule for item in nul.diagnostics] == ["file-unreadable"]
    assert "不能用的字符" in nul.diagnostics[0].message.zh
    nul = layout.build(SPECS / "3589.yaml", f"{tmp_path}/o\0t")
    assert [item.rule for item in nul.diagnostics] == ["output-unwritable"]
    (tmp_path / "report.json").write_text("期号: 1", encoding="utf-8")
    for path in (tmp_path / "report.json", SPECS / "3589-page-1.png"):
        with pytest.raises(ValueError, match=f"{path.name} is no report of build-issue"):
            layout.Report.read(path)
