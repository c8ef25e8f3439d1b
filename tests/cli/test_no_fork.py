"""Every command where no process may fork: it works, and writes the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, SPECS, Sample
from live import live
from watch import watching

from layout.core.worker import NO_FORK
from layout.output.builder import build

NO_FORKING = """
import os
def fork():
    raise AssertionError("a process was forked")
os.fork = fork
"""
COMMANDS = {
    "build-issue": "from layout.cli.build import build_issue as command",
    "check-issue": "from layout.cli.check import check_issue as command",
    "proof-issue": "from layout.cli.proof import proof_issue as command",
}


@pytest.fixture(autouse=True)
def no_fork(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forking is switched off, and fails in every Python that starts from here."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(NO_FORKING, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), str(ROOT)]))
    monkeypatch.setenv(NO_FORK, "1")


def run(command: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    code = f"import sys; {COMMANDS[command]}; sys.exit(command())"
    call = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)


def copies(folder: Path, count: int) -> list[Path]:
    """Issue files with names of their own, each in a folder of its own: they are no neighbours."""
    files = [folder.parent / f"copy-{n}" / f"mini-{n}.yaml" for n in range(count)]
    for file in files:
        shutil.copytree(folder, file.parent)
        (file.parent / "mini.yaml").rename(file)
    return files


def test_the_fork_of_these_tests_fails() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import os; os.fork()"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1 and "a process was forked" in done.stderr


def test_a_build_writes_the_same_bytes(sample: Sample, tmp_path: Path) -> None:
    done = run("build-issue", SPECS / "3589.yaml", "--screen", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "3589.pdf").read_bytes() == sample.pdf.read_bytes()
    reading = tmp_path / "out" / "3589-screen.pdf"
    assert reading.read_bytes() == sample.reading.read_bytes()


def test_several_files_are_built(issue_folder: Path, tmp_path: Path) -> None:
    files = copies(issue_folder, 2)
    done = run("build-issue", *files, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(tmp_path / "out" / f"{file.stem}.pdf") for file in files]


def test_a_folder_of_many_files_is_checked(issue_folder: Path) -> None:
    files = copies(issue_folder, 20)
    done = run("check-issue", *files)
    assert done.returncode == 0, done.stderr
    assert all(f"{file}: " in done.stderr for file in files)


def test_a_proof_has_the_same_bytes(issue_folder: Path, tmp_path: Path) -> None:
    time = ("--time", "2025-08-01T12:00")
    spec = issue_folder / "mini.yaml"
    done = run("proof-issue", spec, *time, "--dpi", "20", "--out", tmp_path / "off")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(NO_FORK)
        patch.setenv("PYTHONPATH", str(ROOT))
        forked = run("proof-issue", spec, *time, "--dpi", "20", "--out", tmp_path / "on")
    assert done.returncode == forked.returncode == 0, done.stderr + forked.stderr
    for name in ("mini-proof.pdf", "mini/page-1.png", "mini/contact.png"):
        assert (tmp_path / "off" / name).read_bytes() == (tmp_path / "on" / name).read_bytes()


def test_every_save_is_built(issue_folder: Path, tmp_path: Path) -> None:
    spec, out = issue_folder / "mini.yaml", issue_folder / "out"
    text = spec.read_text(encoding="utf-8")
    with watching(spec, out) as running:
        assert str(out / "mini.pdf") in running.build()
        before = (out / "mini.pdf").read_bytes()
        spec.write_text(text.replace("九点", "十点"), encoding="utf-8")
        assert str(out / "mini.pdf") in running.build()
        assert running.ended() == 130
    fresh = build(spec, tmp_path / "fresh")
    assert fresh.pdf is not None
    assert (out / "mini.pdf").read_bytes() == fresh.pdf.read_bytes() != before


def test_the_preview_follows_saves_and_offers_layouts(tmp_path: Path) -> None:
    shutil.copytree(SPECS, tmp_path / "specs")
    with live(tmp_path / "specs" / "3589.yaml") as running:
        first = running.settled()
        assert [page["page"] for page in first["pages"]] == [1, 2, 3, 4]
        text = running.spec.read_text(encoding="utf-8")
        running.write(text.replace("旧书架", "旧书架和旧柜子"))
        digests = [page["digest"] for page in first["pages"]]
        running.wait(lambda s: [page["digest"] for page in s["pages"]] != digests)
        again = running.settled()
        status, body, _ = running.ask("/alternatives/1", "POST", X_Proof_Token=str(again["token"]))
        assert status == 202, body
        state = running.wait(lambda s: "1" in s["choices"])
        assert len(state["choices"]["1"]) > 1
