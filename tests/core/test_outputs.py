"""The files of an issue in the output folder: swept, judged, and placed together or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from layout.core import files
from layout.core.files import CannotWriteError
from layout.core.outputs import OutputDrafts, in_use, judge_places, output_fault

DRAFTS = (".3589.pdf.abcd1234", ".3589-screen.pdf.abcd123_", ".3589.pdf.abcd1234.old")
BESIDE = (".report.json.abcd1234", ".endings.cache.abcd1234", "photographs/.a-1.print.abcd1234")
OTHERS = (".3590.pdf.abcd1234", "3589.pdf", ".3589.pdf", ".hidden", "3589/.note.txt")


def folder_with(out: Path, names: tuple[str, ...]) -> None:
    for name in names:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(b"")


def test_drafts_of_a_killed_command_are_deleted_and_nothing_else(tmp_path: Path) -> None:
    folder_with(tmp_path, (*DRAFTS, *(f"3589/{name}" for name in BESIDE), *OTHERS))
    with in_use(tmp_path / "3589"):
        left = {str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*") if p.is_file()}
    assert left == set(OTHERS)


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no locks there")
def test_drafts_of_another_command_at_work_stay(tmp_path: Path) -> None:
    folder_with(tmp_path, ("3589/report.json",))
    with in_use(tmp_path / "3589"):
        folder_with(tmp_path, DRAFTS)
        with in_use(tmp_path / "3589"):
            assert all((tmp_path / name).exists() for name in DRAFTS)
    with in_use(tmp_path / "3589"):
        assert not any((tmp_path / name).exists() for name in DRAFTS)


def test_a_folder_that_stays_empty_goes_again(tmp_path: Path) -> None:
    with in_use(tmp_path / "out" / "3589"):
        assert (tmp_path / "out" / "3589").is_dir()
    assert list(tmp_path.iterdir()) == []


def test_files_take_their_places_together(tmp_path: Path) -> None:
    pdf, report = tmp_path / "a.pdf", tmp_path / "a" / "report.json"
    pdf.write_bytes(b"old")
    with OutputDrafts() as drafts:
        drafts.add_all({pdf: b"new", report: b"new report"})
        assert pdf.read_bytes() == b"old" and not report.exists()
        drafts.place(tmp_path)
    assert (pdf.read_bytes(), report.read_bytes()) == (b"new", b"new report")
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a", "a.pdf", "report.json"]


@pytest.mark.parametrize("linked", [True, False], ids=["hard links", "a disk without links"])
def test_all_old_files_are_back_when_one_cannot_be_replaced(
    linked: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf, new, report = tmp_path / "a.pdf", tmp_path / "a-screen.pdf", tmp_path / "report.json"
    pdf.write_bytes(b"old")
    report.mkdir()
    if not linked:

        def refused(*_: object) -> None:
            raise OSError(errno.EPERM, "no links here")

        monkeypatch.setattr(os, "link", refused)
    with OutputDrafts() as drafts:
        drafts.add_all({pdf: b"new", new: b"new", report: b"new"})
        with pytest.raises(CannotWriteError) as raised:
            drafts.place(tmp_path)
    assert raised.value.path == report
    assert pdf.read_bytes() == b"old" and not new.exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.pdf", "report.json"]


def test_an_interrupt_between_two_replacements_undoes_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest, pdf, report = Path.replace, tmp_path / "a.pdf", tmp_path / "report.json"
    pdf.write_bytes(b"old")
    report.write_bytes(b"old")

    def replace(draft: Path, target: Path) -> Path:
        if target == report:
            raise KeyboardInterrupt
        return honest(draft, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt), OutputDrafts() as drafts:
        drafts.add_all({pdf: b"new", report: b"new"})
        drafts.place(tmp_path)
    assert (pdf.read_bytes(), report.read_bytes()) == (b"old", b"old")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.pdf", "report.json"]


def test_places_are_judged_without_being_touched(tmp_path: Path) -> None:
    fine = tmp_path / "a.pdf"
    fine.write_bytes(b"old")
    fine.chmod(0o444)
    before = fine.stat().st_mtime_ns
    judge_places([fine, tmp_path / "a" / "report.json"])
    assert fine.read_bytes() == b"old" and fine.stat().st_mtime_ns == before
    assert list((tmp_path / "a").iterdir()) == []


def said(path: Path) -> str:
    with pytest.raises(CannotWriteError) as raised:
        judge_places([path])
    return output_fault(raised.value).message.zh


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc")
def test_places_that_cannot_be_written_have_a_reason(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    (tmp_path / "file").write_bytes(b"")
    assert "同名的文件夹" in said(tmp_path / "a.pdf")
    assert "是文件，不是文件夹" in said(tmp_path / "file" / "a.pdf")
    assert "不让在那里建文件" in said(Path("/proc/a.pdf"))
    assert "名字太长" in said(tmp_path / ("a" * 5000))


def test_a_full_disk_is_reported_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=200_000))
    assert "磁盘满了" in said(tmp_path / "a.pdf")


def test_a_disk_that_fills_up_leaves_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(b"old")
    monkeypatch.setattr(files.Path, "write_bytes", full)
    with pytest.raises(CannotWriteError) as raised, OutputDrafts() as drafts:
        drafts.add(pdf, b"new")
    assert "磁盘满了" in output_fault(raised.value).message.zh
    assert pdf.read_bytes() == b"old" and list(tmp_path.iterdir()) == [pdf]


@pytest.mark.skipif(sys.platform != "linux", reason="needs chattr")
def test_a_file_marked_as_never_to_be_changed_is_reported(tmp_path: Path) -> None:
    fixed = tmp_path / "a.pdf"
    fixed.write_bytes(b"old")
    chattr = shutil.which("chattr")
    call = [chattr or "", "+i", str(fixed)]
    if chattr is None or subprocess.run(call, check=False, capture_output=True).returncode:
        pytest.skip("files cannot be marked here")
    try:
        assert "系统不允许改动" in said(fixed)
    finally:
        subprocess.run([chattr, "-i", fixed], check=True)
