"""The stages of a build in order: typeset, draw, certify, write."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from layout.certificate import Certificate, certify, judge_certificate
from layout.content import content_of
from layout.diagnostics import Diagnostic, Findings, Lang
from layout.issue.load import Edition
from layout.memory import remembered
from layout.pages import Wish
from layout.press.document import Metadata, press_pdf
from layout.report import Outcome, report
from layout.typeset import Clock, Job, Typeset, typeset


@dataclass(frozen=True, slots=True)
class Built:
    """The outcome of a build: where the PDF is (None if refused), and what was found."""

    pdf: Path | None
    diagnostics: tuple[Diagnostic, ...]
    older: Path | None = None
    unreadable: bool = False
    remarks: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the press PDF was written."""
        return self.pdf is not None


def build(
    path: Path,
    out: Path,
    paper: Path | None = None,
    lang: Lang = "zh",
    wish: Wish | None = None,
) -> Built:
    """Build one issue file into `out`; the press PDF is written only when there is no error."""
    clock, findings = Clock(), Findings()
    target = out / f"{path.stem}.pdf"
    older = target if target.exists() else None
    memory = out / path.stem / "endings.cache"
    done = typeset(Job(path, memory, paper, wish), findings, clock)
    if not isinstance(done, Typeset):
        return Built(None, tuple(findings.in_order()), older, unreadable=done is None)
    pages = done.pages
    result: tuple[Certificate, str] | None = None
    written: Path | None = None
    if not findings.failed:
        press = press_pdf(done.frames, done.faces.by_key(), done.photos, _metadata(done.edition))
        clock.lap("draw")
        certificate = certify(pages.expected(), press.drawn)
        judge_certificate(certificate, pages.spots(), findings)
        result = (certificate, hashlib.sha256(press.pdf).hexdigest())
        if certificate.holds:
            write_whole(target, press.pdf)
            written = target
        clock.lap("write")
    if pages.shop.composer.learnt:
        write_whole(memory, remembered(pages.shop.composer))
    outcome = Outcome(pages.pages, done.frames, result, findings.in_order(), clock.total())
    content = {**report(done.edition, outcome, lang), "content": content_of(done).as_json()}
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    write_whole(out / path.stem / "report.json", text.encode())
    for name, drawing in pages.pictures.items():
        write_whole(out / path.stem / name, drawing.encode())
    diagnostics = tuple(findings.in_order())
    return Built(written, diagnostics, None if written else older, remarks=tuple(pages.remarks))


def _metadata(edition: Edition) -> Metadata:
    house, issue = edition.house.value, edition.issue.value
    return Metadata(f"{house.name} 第{issue.number}期", house.publisher, issue.date)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file in one step: readers see the old one or the new one, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
