"""Outputs that cannot be written: one fault, status 2, the old files whole, no draft left."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from houses import write_house

from layout.cli.build import build_issue
from layout.cli.new import new_issue
from layout.cli.proof import proof_issue
from layout.edition import typeset
from layout.output import builder
from layout.output.report_view import Report

Command = Callable[[list[str]], int]
COMMANDS = [
    pytest.param(build_issue, id="build-issue"),
    pytest.param(proof_issue, id="proof-issue"),
]


@pytest.fixture
def unset(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing may be read or set: the command fails before."""

    def forbidden(*_: object) -> None:
        pytest.fail("the issue was read")

    monkeypatch.setattr(typeset, "load_edition", forbidden)


def files_below(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


@pytest.mark.usefixtures("unset")
@pytest.mark.parametrize("command", COMMANDS)
def test_an_output_folder_that_is_a_file(
    command: Command, issue_folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.write_text("a file")
    assert command([str(issue_folder / "mini.yaml"), "--out", str(out)]) == 2
    message, hint = capfd.readouterr().err.splitlines()
    assert f"写不了 {out}" in message and "是文件，不是文件夹" in message and "怎么办" in hint
    assert out.read_text() == "a file"


@pytest.mark.usefixtures("unset")
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_an_output_folder_that_nobody_can_make(
    command: Command, issue_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert command([str(issue_folder / "mini.yaml"), "--out", "/proc/out"]) == 2
    assert len(capfd.readouterr().err.splitlines()) == 2


@pytest.mark.usefixtures("unset")
@pytest.mark.parametrize(
    ("command", "name"),
    [
        (build_issue, "mini.pdf"),
        (build_issue, "mini/report.json"),
        (build_issue, "mini-screen.pdf"),
        (proof_issue, "mini-proof.pdf"),
    ],
)
def test_an_output_that_is_a_folder(
    command: Command,
    name: str,
    issue_folder: Path,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "out"
    (out / name).mkdir(parents=True)
    more = ["--screen"] if command is build_issue else []
    assert command([str(issue_folder / "mini.yaml"), "--out", str(out), *more]) == 2
    assert "同名的文件夹" in capfd.readouterr().err
    assert files_below(out) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a megabyte and a half, where one can be mounted."""
    disk, mount = tmp_path / "disk", shutil.which("mount")
    disk.mkdir()
    call = [mount or "", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(disk)]
    if mount is None or subprocess.run(call, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_fills_up_keeps_the_old_files(
    issue_folder: Path, small_disk: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pdf, report = small_disk / "mini.pdf", small_disk / "mini" / "report.json"
    report.parent.mkdir()
    pdf.write_bytes(b"old")
    report.write_bytes(b"old")
    (small_disk / "other").write_bytes(b"\0" * 400_000)
    assert build_issue([str(issue_folder / "mini.yaml"), "--out", str(small_disk)]) == 2
    shown = capfd.readouterr().err
    assert "磁盘满了" in shown and "Traceback" not in shown
    assert (pdf.read_bytes(), report.read_bytes()) == (b"old", b"old")
    assert not [name for name in files_below(small_disk) if Path(name).name.startswith(".")]


def test_a_report_that_cannot_be_placed_keeps_the_old_press_pdf(
    issue_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found out only at the end, for instance because the folder was made meanwhile."""
    out = tmp_path / "out"
    (out / "mini" / "report.json").mkdir(parents=True)
    (out / "mini.pdf").write_bytes(b"old")
    monkeypatch.setattr(builder, "judge_places", lambda _: None)
    built = builder.build(issue_folder / "mini.yaml", out, extras=builder.Extras(screen=True))
    assert built.unwritable and [d.rule for d in built.diagnostics] == ["output-unwritable"]
    assert (out / "mini.pdf").read_bytes() == b"old"
    left = [name for name in files_below(out) if ".cache" not in name and ".print" not in name]
    assert left == ["mini.pdf"]


@pytest.mark.parametrize("command", COMMANDS)
def test_two_issues_of_one_file_name_are_refused(
    command: Command, issue_folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    other = shutil.copytree(issue_folder, tmp_path / "other")
    files = [str(issue_folder / "mini.yaml"), str(other / "mini.yaml")]
    assert command([*files, "--out", str(tmp_path / "out")]) == 2
    shown = capfd.readouterr().err
    assert "文件名相同" in shown and all(file in shown for file in files)
    assert not (tmp_path / "out").exists()


def test_one_issue_named_twice_is_built_once(
    issue_folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    twice = [str(issue_folder / "mini.yaml"), str(issue_folder / ".." / "specs" / "mini.yaml")]
    assert build_issue([*twice, "--out", str(tmp_path / "out")]) == 0
    assert capfd.readouterr().out.splitlines() == [str(tmp_path / "out" / "mini.pdf")]


def test_two_builds_of_one_issue_at_once_do_not_mix(issue_folder: Path, tmp_path: Path) -> None:
    """The press PDF and the report that stand at the end come from one build."""
    other = shutil.copytree(issue_folder, tmp_path / "other")
    text = (other / "mini.yaml").read_text(encoding="utf-8")
    assert "阳台" in text
    (other / "mini.yaml").write_text(text.replace("阳台", "露台"), encoding="utf-8")
    out = tmp_path / "out"
    code = "import sys; from layout.cli.build import main; main()"

    def run(folder: Path) -> int:
        call = [sys.executable, "-c", code, str(folder / "mini.yaml"), "--out", str(out)]
        return subprocess.run(call, check=False, capture_output=True).returncode

    for _ in range(2):
        with ThreadPoolExecutor(2) as both:
            assert list(both.map(run, (issue_folder, other))) == [0, 0]
        report = Report.read(out / "mini" / "report.json")
        digest = hashlib.sha256((out / "mini.pdf").read_bytes()).hexdigest()
        assert report.certificate is not None and report.certificate.pdf_sha256 == digest
        assert not [name for name in files_below(out) if Path(name).name.startswith(".")]


def test_a_new_issue_in_a_folder_that_takes_none(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    house = write_house(tmp_path)
    monkeypatch.setattr("tempfile.mkstemp", refused)
    assert new_issue(["4000", "--folder", str(tmp_path)]) == 2
    assert "磁盘是只读的" in capfd.readouterr().err
    assert list(tmp_path.iterdir()) == [house]
