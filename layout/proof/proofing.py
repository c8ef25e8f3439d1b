"""What `proof-issue` makes of an issue file: proof, pictures, comparison, and a round kept."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any, NamedTuple

from layout.core.diagnostics import Diagnostic, Findings, Lang
from layout.core.files import CannotWriteError, keep
from layout.core.outputs import OutputDrafts, in_use, judge_places, output_fault
from layout.edition.disk_cache import remembered
from layout.edition.typeset import Clock, Job, Typeset, typeset
from layout.output.record import Content, content_of
from layout.output.report import BuildOutcome, report
from layout.proof.compare.changes import compare
from layout.proof.compare.earlier import EarlierProof, read_earlier
from layout.proof.compare.redline import redline_pdf
from layout.proof.compare.summary import Comparison, comparison_summary
from layout.proof.marked.marked_proof import marked_proof
from layout.proof.marked.stamp import Stamp, content_hash
from layout.proof.rounds import judge_round, round_before, round_folder
from layout.proof.words import round_words

ROUND_DPI = 100
"""Resolution of the page pictures of a round where the command asks for none."""


class ProofOrder(NamedTuple):
    """What is asked for: `moment` is printed in the slug, `dpi` is the resolution of page pictures
    (0 for none but those of a round), `round` is kept, `against` is what to compare with.
    """

    moment: datetime.datetime
    dpi: int = 0
    round: int | None = None
    against: str = ""
    lang: Lang = "zh"


class Proofed(NamedTuple):
    """The files written, what was found, and the comparison if one was asked for.

    `unreadable` is true if the issue file could not be read.
    """

    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    comparison: Comparison | None = None
    unreadable: bool = False
    older_unreadable: bool = False
    """Whether the proof or issue to compare with could not be read."""
    unwritable: bool = False
    """Whether a file could not be written; nothing was replaced then."""


class _Folders(NamedTuple):
    """Where files go: the proof itself, the folder of all that goes with it, and the folder of the
    round, None if no round is kept.
    """

    proof: Path
    beside: Path
    kept: Path | None


def proof(path: Path, out: Path, paper: Path | None, order: ProofOrder) -> Proofed:
    """Make the proofs of one issue file in `out`, also when the issue has errors."""
    try:
        with in_use(out / path.stem):
            judge_places([_proof_file(path, out)])
            return _proof(path, out, paper, order)
    except CannotWriteError as error:
        return Proofed((), (output_fault(error),), unwritable=True)


def _proof_file(path: Path, out: Path) -> Path:
    return out / f"{path.stem}-proof.pdf"


def _proof(path: Path, out: Path, paper: Path | None, order: ProofOrder) -> Proofed:
    clock, findings = Clock(), Findings()
    folder = out / path.stem
    job = Job(path, folder, paper)
    if order.round:
        judge_round(folder, order.round, findings)
    if findings.failed:
        return Proofed((), tuple(findings.in_order()))
    older = _older(folder, job, order, findings)
    if findings.failed:
        return Proofed((), tuple(findings.in_order()), older_unreadable=True)
    done = typeset(job, findings, clock)
    if not isinstance(done, Typeset):
        return Proofed((), tuple(findings.in_order()), unreadable=done is None)
    if done.pages.composing.composer.learnt:
        keep(job.memory, remembered(done.pages.composing.composer))
    kept = round_folder(folder, order.round) if order.round else None
    folders = _Folders(_proof_file(path, out), kept or folder, kept)
    content = content_of(done)
    stamp = Stamp(order.moment, content_hash(content.as_json()), order.round)
    files = _proof_files(done, findings, clock, order, stamp, folders)
    comparison = None
    if older is not None:
        comparison = _compared(older, content)
        files |= _comparison_files(done, comparison, stamp, order.lang, folders.beside)
    with OutputDrafts() as drafts:
        drafts.add_all(files)
        drafts.place(out)
    return Proofed(tuple(files), tuple(findings.in_order()), comparison)


def _proof_files(
    done: Typeset,
    findings: Findings,
    clock: Clock,
    order: ProofOrder,
    stamp: Stamp,
    folders: _Folders,
) -> dict[Path, bytes]:
    """The proof, its pictures, and the proof and report of the round."""
    diagnostics = findings.in_order()
    pdf = marked_proof(done, diagnostics, stamp, order.lang).pdf
    files = {folders.proof: pdf}
    if folders.kept is not None:
        outcome = BuildOutcome(
            done.pages.pages, done.frames, None, diagnostics, clock.total(), done.photos
        )
        record = report(done.edition, outcome, order.lang)
        files[folders.kept / "proof.pdf"] = pdf
        files[folders.kept / "report.json"] = _json(
            {**record, "content": content_of(done).as_json()}
        )
    if dpi := order.dpi or (ROUND_DPI if folders.kept is not None else 0):
        files |= _pictures(pdf, folders.beside, dpi)
    return files


def _json(record: dict[str, Any]) -> bytes:
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def _older(folder: Path, job: Job, order: ProofOrder, findings: Findings) -> EarlierProof | None:
    """What is compared with: what the command names, else the round before."""
    if order.against:
        return read_earlier(order.against, job, findings)
    before = round_before(folder, order.round) if order.round else None
    if before is None or order.round is None:
        return None
    found = read_earlier(str(before), job, findings)
    name = round_words(order.round - 1).say(order.lang)
    return None if found is None else found._replace(name=name)


def _compared(older: EarlierProof, content: Content) -> Comparison:
    paper = f"{content.paper} 第{content.issue}期"
    return Comparison(paper, older.name, tuple(compare(older.content, content)))


def _comparison_files(
    done: Typeset, comparison: Comparison, stamp: Stamp, lang: Lang, folder: Path
) -> dict[Path, bytes]:
    """The red-line proof, and the changes as JSON and as text."""
    return {
        folder / "redline.pdf": redline_pdf(done, comparison, stamp),
        folder / "changes.json": _json(comparison.as_json()),
        folder / "changes.txt": comparison_summary(comparison, lang).encode(),
    }


def _pictures(pdf: bytes, folder: Path, dpi: int) -> dict[Path, bytes]:
    """The pages of a proof as PNG, and the contact sheet."""
    from layout.proof.page_images import contact_sheet, page_pictures, png  # noqa: PLC0415 - pdfium

    found = {
        folder / f"page-{number}.png": png(picture, dpi)
        for number, picture in enumerate(page_pictures(pdf, dpi), 1)
    }
    return {**found, folder / "contact.png": png(contact_sheet(pdf), dpi)}
