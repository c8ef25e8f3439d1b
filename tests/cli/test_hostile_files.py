"""Names in an issue that lead to pipes, devices, loops and giants: a word, no wait, no memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from houses import write_house

ROOT = Path(__file__).parents[2]
PATIENCE = 60
MEMORY = 3 << 30
"""Bytes of address space that a command may take; a picture from /dev/zero took all there is."""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def zero(path: Path) -> None:
    path.symlink_to("/dev/zero")


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def elsewhere(path: Path) -> None:
    path.symlink_to(ROOT / "README.md")


def giant(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2 << 30)


def folder(path: Path) -> None:
    path.mkdir()


KINDS = [pipe, zero, loop, elsewhere, giant, folder]
Kind = Callable[[Path], None]


def run(module: str, *arguments: str | Path) -> tuple[int, str]:
    call = f"from layout.cli.{module} import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", call, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    assert "Traceback" not in done.stderr
    assert "程序出错" not in done.stderr
    return done.returncode, done.stderr


def changed(spec: Path, old: str, new: str) -> None:
    text = spec.read_text(encoding="utf-8")
    assert old in text
    spec.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture(kind: Kind, issue_folder: Path, tmp_path: Path) -> None:
    photo = issue_folder / "photos" / "dandelion.jpg"
    photo.unlink()
    kind(photo)
    status, said = run("build", issue_folder / "mini.yaml", "--out", tmp_path / "out")
    assert status == 1
    assert ("picture-unreadable" if kind is giant else "") in said
    assert "dandelion.jpg" in said and not (tmp_path / "out" / "mini.pdf").exists()


@pytest.mark.parametrize("name", ["a" * 5000, r'"photos/a\0b.jpg"', "/dev/zero", "../specs"])
def test_the_name_of_a_picture(name: str, issue_folder: Path, tmp_path: Path) -> None:
    spec = issue_folder / "mini.yaml"
    changed(spec, "文件: photos/dandelion.jpg", f"文件: {name}")
    assert run("check", spec)[0] in (1, 2)
    assert run("build", spec, "--out", tmp_path / "out")[0] in (1, 2)


@pytest.mark.parametrize("kind", KINDS)
def test_the_issue_file(kind: Kind, issue_folder: Path) -> None:
    spec = issue_folder / "mini.yaml"
    spec.unlink()
    kind(spec)
    status, said = run("check", issue_folder)
    assert status in (1, 2) and ("README.md" if kind is elsewhere else "mini.yaml") in said
    status, said = run("build", spec, "--out", issue_folder / "out")
    assert status in (1, 2) and said
    if kind in (pipe, zero, loop):
        assert "是管道、设备或断了的链接" in said
    if kind is folder:
        assert "文件夹里没有期文件" in said


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("key", "value"), [("色彩特性文件", "own.bin"), ("书宋", "own.bin")])
def test_a_font_or_profile(
    kind: Kind, key: str, value: str, issue_folder: Path, tmp_path: Path
) -> None:
    part = "印刷" if key == "色彩特性文件" else "字体"
    write_house(issue_folder, {part: {key: value}})
    (issue_folder / "fonts").mkdir()
    kind(issue_folder / ("own.bin" if part == "印刷" else "fonts/own.bin"))
    status, said = run("build", issue_folder / "mini.yaml", "--out", tmp_path / "out")
    assert status in (1, 2) and "own.bin" in said


@pytest.mark.parametrize("kind", KINDS)
def test_the_house_file(kind: Kind, issue_folder: Path, tmp_path: Path) -> None:
    changed(issue_folder / "mini.yaml", "期号:", "报社: own.yaml\n期号:")
    kind(issue_folder / "own.yaml")
    status, said = run("check", issue_folder / "mini.yaml")
    assert status in (1, 2) and "own.yaml" in said


@pytest.mark.parametrize("kind", KINDS)
def test_a_neighbour_on_the_shelf(kind: Kind, issue_folder: Path) -> None:
    spec = issue_folder / "mini.yaml"
    spec.rename(issue_folder / "12.yaml")
    kind(issue_folder / "11.yaml")
    assert run("check", issue_folder / "12.yaml")[0] in (0, 1)
