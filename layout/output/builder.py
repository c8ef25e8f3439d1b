"""The stages of a build in order: typeset, print, report; once, or after every save."""

from __future__ import annotations

import errno
import json
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from layout.core.diagnostics import Diagnostic, Findings, Lang, Words
from layout.core.files import CannotWriteError, keep
from layout.core.outputs import in_use, judge_places, output_fault
from layout.edition.disk_cache import remembered, remembered_pages
from layout.edition.pages import Pages
from layout.edition.requests import MakeupRequest
from layout.edition.session import Session
from layout.edition.typeset import Clock, Composed, Job, compose, read
from layout.issue.load import load_edition
from layout.output.door_report import door_words
from layout.output.presswork import NO_EXTRAS, Extras, Presswork, painted
from layout.output.record import content_of
from layout.output.report import BuildOutcome, report
from layout.press.painter import cut_faces
from layout.press.photo.lab import Lab
from layout.press.preflight.inspector import Inspector
from layout.press.press_pdf import NO_EARLIER_DRAWING, EarlierDrawing


class Built(NamedTuple):
    """What a build came to.

    `pdf` is the press PDF, None if it was refused. `older` is the press PDF of an earlier build
    that still stands although this build was refused. `stale` are files of an earlier build that
    stand beside the new press PDF and were not made again. `remarks` answer the options
    --alternatives, --explain and --keep. `unreadable` is true if the issue file could not be read.
    `unwritable` is true if an output could not be written; nothing was replaced then. `files` are
    all PDFs written, `report` is the content of report.json.
    """

    pdf: Path | None
    diagnostics: tuple[Diagnostic, ...]
    older: Path | None = None
    unreadable: bool = False
    remarks: tuple[str, ...] = ()
    stale: tuple[Path, ...] = ()
    files: tuple[Path, ...] = ()
    report: Mapping[str, Any] | None = None
    unwritable: bool = False
    changed: Words | None = None
    """What the clean door changed in the copy, in one line."""

    @property
    def ok(self) -> bool:
        """Whether the press PDF was written."""
        return self.pdf is not None


def build(
    path: Path,
    out: Path,
    paper: Path | None = None,
    lang: Lang = "zh",
    request: MakeupRequest | None = None,
    extras: Extras = NO_EXTRAS,
) -> Built:
    """Build one issue file into the folder `out`.

    The press PDF is written only when there is no error. `report.json` is written if the pages
    could be made up: not for a file with faults of form, such as two stories of one id.
    """
    job = Job(path, out / path.stem, paper, request)
    if _NUL in str(job.folder):
        return _without_a_place(path, out)
    with Builder(job, lang, extras) as builder:
        return builder.build()


_NUL = "\0"
"""The character that no path can have."""


def _without_a_place(path: Path, out: Path) -> Built:
    """The result for an issue file or an output folder whose name no file can have."""
    if _NUL in str(path):
        findings = Findings()
        load_edition(path, None, findings)
        return Built(None, tuple(findings.in_order()), None, unreadable=True)
    error = CannotWriteError(out, "a null character in the name", errno.EINVAL)
    return Built(None, (output_fault(error),), None, unwritable=True)


@dataclass(slots=True)
class Builder:
    """Builds one issue file time after time, with the result of a fresh build every time.

    Made-up pages, set stories and cut faces stay in memory from one build to the next. `ready`
    starts the child processes of the next build ahead of time.
    """

    job: Job
    lang: Lang = "zh"
    extras: Extras = NO_EXTRAS
    session: Session = field(default_factory=Session)
    _standing: EarlierDrawing = NO_EARLIER_DRAWING
    _helpers: tuple[Lab, Inspector] | None = None
    _ends: ExitStack = field(default_factory=ExitStack)
    """Ends the helpers that were started."""

    def __enter__(self) -> Builder:
        self.ready()
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.close()
        self.session.lexicon.end()

    def ready(self) -> None:
        """Start the child processes of the next build.

        Every build has its own: an interrupted build may leave work in them half done.
        """
        if self._helpers is None:
            self.session.lexicon.begin()
            self._helpers = (
                self._ends.enter_context(Lab()),
                self._ends.enter_context(Inspector()),
            )

    def forget(self) -> None:
        """Drop what is kept in memory: fonts and profiles are read again."""
        self.session = Session(lexicon=self.session.lexicon)
        self._standing = NO_EARLIER_DRAWING

    def build(self) -> Built:
        """Build the file as it is now."""
        self.ready()
        assert self._helpers is not None
        lab, inspector = self._helpers
        self._helpers = None
        with self._ends.pop_all():
            job = self.job._replace(screen=self.extras.screen, session=self.session, lab=lab)
            try:
                with in_use(job.folder):
                    judge_places(_places(job, self.extras))
                    return self._build(job, inspector)
            except CannotWriteError as error:
                older = _existing(_target(job))
                return Built(None, (output_fault(error),), older, unwritable=True)

    def _build(self, job: Job, inspector: Inspector) -> Built:
        clock, findings = Clock(), Findings()
        target = _target(job)
        older = _existing(target)
        edition = job.edition or read(job, findings, clock)
        if edition is None or not edition.sound:  # pages of such a file would not be its pages
            return Built(None, tuple(findings.in_order()), older, unreadable=edition is None)
        composed = compose(job._replace(edition=edition), findings, clock)
        if not isinstance(composed, Composed):
            return Built(None, tuple(findings.in_order()), older)
        press = self._painted(composed, target, inspector, findings, clock)
        with press as work:
            certificate = work.draw(clock)
            _keep(job, composed.pages)
            content = content_of(press.done).as_json()
            clock.lap("report")
            work.write(clock)
            outcome = BuildOutcome(
                composed.pages.pages,
                press.done.frames,
                certificate,
                findings.in_order(),
                clock.total(),
                press.done.photos,
                findings.waived,
            )
            record = {**report(composed.edition, outcome, self.lang), "content": content}
            work.drafts.add_all(_beside(job, composed.pages, record))
            work.drafts.place(job.folder.parent)
        return Built(
            work.written,
            tuple(findings.in_order()),
            None if work.written else older,
            remarks=tuple(composed.pages.replies.remarks(composed.edition.manuscripts)),
            stale=work.stale(),
            files=work.files(),
            report=record,
            changed=door_words(composed.edition),
        )

    def _painted(
        self,
        composed: Composed,
        target: Path,
        inspector: Inspector,
        findings: Findings,
        clock: Clock,
    ) -> Presswork:
        """The pages drawn while the lab still prepares the photographs, then the photographs."""
        sheets, subsets = None, {}
        if composed.profiled and not findings.failed:
            faces = composed.faces.by_key()
            subsets = cut_faces(composed.frames, faces, self._standing.subsets)
            clock.lap("faces")
            standing = self._standing._replace(subsets=subsets)
            sheets = painted(composed, standing, self.extras)
            self._standing = EarlierDrawing(subsets, sheets.sheets)
            clock.lap("draw")
        done = composed.developed(findings, clock)
        return Presswork(done, sheets, subsets, target, self.extras, inspector, findings)


def _target(job: Job) -> Path:
    """The press PDF of a job."""
    return job.folder.with_name(f"{job.path.stem}.pdf")


def _existing(path: Path) -> Path | None:
    return path if path.exists() else None


def _places(job: Job, extras: Extras) -> list[Path]:
    """The files that a build is known to write before the house file is read."""
    target = _target(job)
    asked = {"screen": extras.screen, "spreads": extras.spreads}
    beside = [target.with_name(f"{target.stem}-{name}.pdf") for name in asked if asked[name]]
    return [target, _report_file(job), *beside]


def _report_file(job: Job) -> Path:
    return job.folder / "report.json"


def _beside(job: Job, pages: Pages, record: Mapping[str, Any]) -> dict[Path, bytes]:
    """The report, and the small pictures of the layouts that were asked for."""
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    drawings = pages.replies.pictures.items()
    return {
        _report_file(job): text.encode(),
        **{job.folder / name: drawing.encode() for name, drawing in drawings},
    }


def _keep(job: Job, pages: Pages) -> None:
    """Write line endings and made-up pages to files for the next run."""
    if pages.composing.composer.learnt:
        keep(job.memory, remembered(pages.composing.composer))
    if pages.session.learnt:
        keep(job.pages, remembered_pages(pages.session.remembered(), pages.composing))
