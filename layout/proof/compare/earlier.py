"""An earlier proof to compare with: a proof PDF, a press PDF, a report, or a git revision.

A proof PDF has its record of content as an attachment. A press PDF may contain nothing but what the
printer asked for: its record is in the report beside it, which is used only if it names the file by
its digest. A git revision is checked out and typeset again.
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from layout.core.diagnostics import NOTHING, Findings, Span, Words
from layout.core.reading import PROOF_BYTES, REPORT_BYTES, is_regular, read_regular
from layout.edition.typeset import Clock, Job, Typeset, typeset
from layout.output.record import Content, content_of, read_content
from layout.proof.marked.marked_proof import RECORD

GIT_SECONDS = 60
"""How long git may take."""


class EarlierProof(NamedTuple):
    """An earlier state of the paper: its name in messages, its content, and its pages as a PDF if there
    is one.
    """

    name: str
    content: Content
    pdf: bytes | None = None


def read_earlier(against: str, job: Job, findings: Findings) -> EarlierProof | None:
    """The proof that `--against` names; None, with the reason among the findings, if it cannot be had."""
    path = Path(against)
    suffix = path.suffix.lower()
    if is_regular(path):
        return _from_pdf(path, findings) if suffix == ".pdf" else _from_report(path, findings)
    if suffix in (".pdf", ".json") or _exists(path):
        _refuse(against, Words("没有这个文件", "no such file"), findings)
        return None
    return _from_git(against, job, findings)


def _exists(path: Path) -> bool:
    """Whether a path leads to something that is not a regular file: a folder, a pipe, a device."""
    try:
        return path.exists() and not path.is_dir()
    except (OSError, ValueError):
        return False


def _refuse(against: str, reason: Words, findings: Findings) -> None:
    findings.error(
        "against-unreadable",
        Words(
            f"不能与“{against}”比较：{reason.zh}", f"cannot compare with “{against}”: {reason.en}"
        ),
        Words(
            "可以给校样 PDF、report.json、旁边有 report.json 的付印 PDF，或 git 版本",
            "give a proof PDF, a report.json, a press PDF with its report beside it, or a git revision",
        ),
        Span(against, 1, 1),
    )


def _from_report(path: Path, findings: Findings) -> EarlierProof | None:
    record = _json(path)
    content = read_content(record.get("content", record))
    if content is None:
        _refuse(str(path), Words("里面没有内容记录", "it holds no record of content"), findings)
        return None
    pdf = path.parent.parent / f"{path.parent.name}.pdf"
    data = _bytes(pdf, PROOF_BYTES)
    return EarlierProof(path.name, content, data if _is_report_of(record, data) else None)


def _from_pdf(path: Path, findings: Findings) -> EarlierProof | None:
    import pikepdf  # noqa: PLC0415 - takes a fifth of a second to load

    data = _bytes(path, PROOF_BYTES)
    if data is None:
        _refuse(str(path), Words("文件太大，或者读不了", "too large or unreadable"), findings)
        return None
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            attached = pdf.attachments.get(RECORD)
            record = attached.get_file().read_bytes() if attached else b""
    except pikepdf.PdfError:
        _refuse(str(path), Words("不是能读的 PDF", "not a readable PDF"), findings)
        return None
    beside = path.parent / path.stem / "report.json"
    if record:
        content = read_content(_table(record))
    elif _is_report_of(report := _json(beside), data):
        content = read_content(report.get("content", {}))
    else:
        reason = Words(
            f"它不是校样，旁边的 {beside} 也不是它的报告",
            f"it is no proof, and {beside} is not its report",
        )
        _refuse(str(path), reason, findings)
        return None
    if content is None:
        _refuse(str(path), Words("内容记录是别的版本", "its record has another version"), findings)
        return None
    return EarlierProof(path.name, content, data)


def _json(path: Path) -> dict[str, Any]:
    """The table that a JSON file holds; empty if it cannot be read or holds none."""
    return _table(_bytes(path, REPORT_BYTES) or b"")


def _table(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _bytes(path: Path, limit: int) -> bytes | None:
    """The bytes of a regular file; None if it cannot be read or has more than `limit`."""
    try:
        return read_regular(path, limit)
    except OSError:
        return None


def _is_report_of(report: dict[str, Any], pdf: bytes | None) -> bool:
    """Whether a report is the report of this very press PDF."""
    certificate = report.get("certificate")
    if pdf is None or not isinstance(certificate, dict):
        return False
    return bool(certificate.get("pdf_sha256") == hashlib.sha256(pdf).hexdigest())


def _from_git(revision: str, job: Job, findings: Findings) -> EarlierProof | None:
    """The issue as it was committed, typeset with today's program."""
    if shutil.which("git") is None or revision.startswith("-"):
        _refuse(revision, Words("没有这个文件", "no such file"), findings)
        return None
    name = job.path.name
    with _checked_out(job.path.resolve().parent, revision) as folder:
        if folder is None or not (folder / name).is_file():
            reason = Words(
                f"没有这个文件，也没有带 {name} 的 git 版本",
                f"no such file, and no revision that has {name}",
            )
            _refuse(revision, reason, findings)
            return None
        old_findings = Findings()
        done = typeset(Job(folder / name, job.folder, job.paper), old_findings, Clock())
        if isinstance(done, Typeset):
            return EarlierProof(revision, content_of(done), clean_pdf(done))
        message = old_findings.items[0].message if old_findings.items else NOTHING
        reason = Words(f"当时的文件读不了：{message.zh}", f"unreadable then: {message.en}")
        _refuse(revision, reason, findings)
        return None


def clean_pdf(done: Typeset) -> bytes:
    """The pages without marks, as they would be printed."""
    from layout.press.pdf.metadata import Metadata  # noqa: PLC0415 - drawing is heavy
    from layout.press.press_pdf import press_pdf  # noqa: PLC0415 - drawing is heavy

    house, issue = done.edition.house.value, done.edition.issue.value
    metadata = Metadata(f"{house.name} 第{issue.number}期", house.publisher, issue.date)
    return press_pdf(done.frames, done.faces.by_key(), done.photos, metadata).pdf


@contextmanager
def _checked_out(folder: Path, revision: str) -> Iterator[Path | None]:
    """The issue's folder at a revision, in a temporary folder; None if git does not know it."""
    command = ["git", "-C", str(folder), "archive", "--format=tar", f"{revision}", "."]
    with TemporaryDirectory() as name:
        try:
            done = subprocess.run(command, capture_output=True, check=False, timeout=GIT_SECONDS)
        except (OSError, subprocess.TimeoutExpired):
            yield None
            return
        if done.returncode:
            yield None
            return
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            archive.extractall(name, filter="data")
        yield Path(name)
