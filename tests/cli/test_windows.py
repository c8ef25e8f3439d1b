"""What Windows asks of the commands, as far as it can be tried on any system."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, SPECS, Sample

from layout.cli.build import build_issue
from layout.core import files
from layout.output.builder import build

RARE = "🎉"
"""A character that cp936, the encoding of a Chinese console, does not have."""


def run(module: str, command: str, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """A command on a Chinese console."""
    code = f"import sys; from layout.cli.{module} import {command}; sys.exit({command}())"
    call = [sys.executable, "-X", "utf8=0", "-c", code, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "cp936"}
    return subprocess.run(call, cwd=ROOT, capture_output=True, check=False, env=environment)


@pytest.fixture
def rare(issue_folder: Path) -> Path:
    """An issue file whose findings show a rare character."""
    spec = issue_folder / "mini.yaml"
    text = spec.read_text(encoding="utf-8")
    spec.write_text(text.replace("文件: photos/dandelion.jpg", f"文件: {RARE}.jpg"), "utf-8")
    return spec


def test_a_console_without_a_character_shows_a_question_mark(rare: Path, tmp_path: Path) -> None:
    done = run("build", "build_issue", rare, "--out", tmp_path)
    assert done.returncode == 1
    shown = done.stderr.decode("cp936")
    assert "?.jpg" in shown and "Traceback" not in shown


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "github"])
def test_what_programs_read_is_utf_8_on_every_console(rare: Path, form: str) -> None:
    done = run("check", "check_issue", rare, "--format", form)
    assert done.returncode == 1
    assert RARE in done.stdout.decode("utf-8") or "\\ud83c" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("page", ["--rules", "--schema"])
def test_the_reference_pages_are_utf_8_on_every_console(page: str) -> None:
    done = run("check", "check_issue", page)
    assert done.returncode == 0 and "期号" in done.stdout.decode("utf-8")


def test_files_with_windows_line_ends_give_the_same_paper(sample: Sample, tmp_path: Path) -> None:
    folder = tmp_path / "specs"
    shutil.copytree(SPECS, folder)
    texts = [path for path in folder.rglob("*") if path.suffix in (".yaml", ".md", ".txt")]
    for path in texts:
        data = path.read_bytes()
        assert b"\r" not in data
        path.write_bytes(data.replace(b"\n", b"\r\n"))
    assert {path.name for path in texts} >= {"3589.yaml", "paper.yaml"}
    built = build(folder / "3589.yaml", tmp_path / "out")
    assert built.pdf is not None
    assert built.pdf.read_bytes() == sample.pdf.read_bytes()


def test_a_press_pdf_that_is_open_elsewhere_is_reported_and_stays(
    issue_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    honest, target = Path.replace, tmp_path / "mini.pdf"

    def replace(draft: Path, path: Path) -> Path:
        if path == target:
            raise PermissionError(13, "Access is denied")
        return honest(draft, path)

    target.write_bytes(b"of last week")
    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(files, "REPLACE_PAUSE", 0)
    assert build_issue([str(issue_folder / "mini.yaml"), "--out", str(tmp_path)]) == 2
    messages = capsys.readouterr().err
    assert f"写不了 {target}" in messages and "没有更新" in messages
    assert target.read_bytes() == b"of last week"
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_no_module_needs_a_posix_library_to_be_imported() -> None:
    """The modules that Windows lacks are hidden; everything is imported."""
    hidden = ["fcntl", "resource", "pwd", "grp", "termios", "_posixsubprocess", "_posixshmem"]
    code = f"""
import importlib, os, pkgutil, subprocess, sys
import multiprocessing.connection, concurrent.futures.process, asyncio, tempfile
import distributed  # psutil has a module for each system
for name in {hidden}:
    sys.modules[name] = None
for name in ("fork", "setsid", "nice", "killpg", "getppid", "sched_getaffinity"):
    if hasattr(os, name):
        delattr(os, name)
import layout
names = [m.name for m in pkgutil.walk_packages(layout.__path__, "layout.")]
for name in names:
    importlib.import_module(name)
print(len(names))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 200


@pytest.mark.parametrize(
    ("library", "extra", "module", "call"),
    [
        ("starlette", "preview", "proof", "proof_issue(['specs/3589.yaml', '--serve'])"),
        ("uvicorn", "preview", "proof", "proof_issue(['specs/3589.yaml', '--serve'])"),
        ("watchfiles", "preview", "build", "build_issue(['specs/3589.yaml', '--watch'])"),
        ("pypdfium2", "proof", "proof", "proof_issue(['specs/3589.yaml', '--dpi', '90'])"),
    ],
)
def test_a_missing_extra_is_named_with_the_command_that_installs_it(
    library: str, extra: str, module: str, call: str
) -> None:
    code = (
        f"import sys; sys.modules[{library!r}] = None\n"
        f"from layout.cli.{module} import *\n"
        f"from layout.cli.{module} import {call.partition('(')[0]}\n"
        f"sys.exit({call})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1 and done.stderr.startswith(f"缺少 {library}")
    assert f'pip install "build-issue[{extra}]"' in done.stderr


def test_findings_as_json_name_the_file_as_it_was_given(issue_folder: Path) -> None:
    done = run("check", "check_issue", issue_folder / "mini.yaml", "--format", "json")
    found = json.loads(done.stdout.decode("utf-8"))
    assert {fault["file"] for fault in found} >= {str(issue_folder / "mini.yaml")}
