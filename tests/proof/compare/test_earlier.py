"""What --against and --keep name is opened as every other file is: regular, limited, never a traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import SPECS

from layout.core import reading
from layout.core.diagnostics import Findings
from layout.edition.late_news import modules_of_report
from layout.edition.typeset import Job
from layout.proof.compare import earlier

JOB = Job(SPECS / "3589.yaml", Path("out"))
BROKEN = {
    "deep.json": b"[" * 100_000,
    "list.json": b"[1]",
    "text.json": b'{"content": "x", "pages": "x"}',
    "wrong.json": b'{"content": {"version": 1}, "certificate": 3, "pages": [3]}',
    "latin.json": "é".encode("latin-1"),
    "empty.pdf": b"",
    "cut.pdf": b"%PDF-1.7\n",
}


def refused(name: str) -> list[str]:
    findings = Findings()
    assert earlier.read_earlier(name, JOB, findings) is None
    return [item.rule for item in findings.items]


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_named(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(BROKEN[name])
    assert refused(str(path)) == ["against-unreadable"]
    findings = Findings()
    assert modules_of_report(path, findings) == {}
    assert [item.rule for item in findings.items] == ["keep-unreadable"]


@pytest.mark.parametrize("name", ["a\0b.pdf", "长" * 5000, "/dev/zero", "no.json", "."])
def test_what_is_no_file_is_refused(name: str) -> None:
    assert refused(name) == ["against-unreadable"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_a_pipe_does_not_keep_it_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "report.json"
    os.mkfifo(pipe)
    assert refused(str(pipe)) == ["against-unreadable"]
    assert modules_of_report(pipe, Findings()) == {}


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "big.pdf"
    with path.open("wb") as file:
        file.truncate(reading.PROOF_BYTES + 1)
    assert refused(str(path)) == ["against-unreadable"]
