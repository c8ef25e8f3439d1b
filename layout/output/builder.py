"""The stages of a build in order: typeset, print, report; once, or after every save."""

from __future__ import annotations

import json
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from layout.core.diagnostics import Diagnostic, Findings, Lang
from layout.core.files import write_whole
from layout.edition.memory import remembered, remembered_pages
from layout.edition.pages import Pages
from layout.edition.requests import MakeupRequest
from layout.edition.session import Session
from layout.edition.typeset import Clock, Composed, Job, compose
from layout.output.presswork import NO_EXTRAS, Extras, Presswork, painted
from layout.output.record import content_of
from layout.output.report import BuildOutcome, report
from layout.press.painter import cut_faces
from layout.press.photo.lab import Lab
from layout.press.preflight.inspector import Inspector
from layout.press.press_pdf import NOTHING, Standing


class Built(NamedTuple):
    """The outcome of a build: where the PDF is (None if refused), and what was found."""

    pdf: Path | None
    diagnostics: tuple[Diagnostic, ...]
    older: Path | None = None
    unreadable: bool = False
    remarks: tuple[str, ...] = ()
    stale: tuple[Path, ...] = ()
    """Files of an earlier build that stand beside the new press PDF and were not made again."""

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
    """Build one issue file into `out`; the press PDF is written only when there is no error."""
    with Builder(Job(path, out / path.stem, paper, request), lang, extras) as builder:
        return builder.build()


@dataclass(slots=True)
class Builder:
    """Builds one issue file time after time. Made-up pages, stories as they were set and cut faces
    stay from one build to the next; the result is the same as without them.
    """

    job: Job
    lang: Lang = "zh"
    extras: Extras = NO_EXTRAS
    session: Session = field(default_factory=Session)
    _standing: Standing = NOTHING
    _helpers: tuple[Lab, Inspector] | None = None
    _ends: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Builder:
        self.ready()
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.close()
        self.session.lexicon.end()

    def ready(self) -> None:
        """Begin the processes that help with the next build, so that they are at work when it
        comes. Every build has its own: what one that was given up left behind is nobody's.
        """
        if self._helpers is None:
            self.session.lexicon.begin()
            self._helpers = (
                self._ends.enter_context(Lab()),
                self._ends.enter_context(Inspector()),
            )

    def forget(self) -> None:
        """Let fonts and profiles be read anew."""
        self.session = Session(lexicon=self.session.lexicon)
        self._standing = NOTHING

    def build(self) -> Built:
        """One build of the file as it is now."""
        self.ready()
        assert self._helpers is not None
        lab, inspector = self._helpers
        self._helpers = None
        with self._ends.pop_all():
            job = self.job._replace(screen=self.extras.screen, session=self.session, lab=lab)
            return self._build(job, inspector)

    def _build(self, job: Job, inspector: Inspector) -> Built:
        clock, findings = Clock(), Findings()
        target = job.folder.with_name(f"{job.path.stem}.pdf")
        older = target if target.exists() else None
        composed = compose(job, findings, clock)
        if not isinstance(composed, Composed):
            return Built(None, tuple(findings.in_order()), older, unreadable=composed is None)
        pages = composed.pages
        sheets, subsets = None, {}
        if composed.profiled and not findings.failed:
            faces = composed.faces.by_key()
            subsets = cut_faces(composed.frames, faces, self._standing.subsets)
            clock.lap("faces")
            standing = self._standing._replace(subsets=subsets)
            sheets = painted(composed, standing, self.extras)
            self._standing = Standing(subsets, sheets.sheets)
            clock.lap("draw")
        done = composed.developed(findings, clock)
        press = Presswork(done, sheets, subsets, target, self.extras, inspector, findings)
        with press as work:
            result = work.draw(clock)
            _keep(job, pages)
            record = content_of(done).as_json()
            clock.lap("report")
            work.write(clock)
        outcome = BuildOutcome(
            pages.pages,
            done.frames,
            result,
            findings.in_order(),
            clock.total(),
            done.photos,
            findings.waived,
        )
        content = {**report(done.edition, outcome, self.lang), "content": record}
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        write_whole(job.folder / "report.json", text.encode())
        for name, drawing in pages.replies.pictures.items():
            write_whole(job.folder / name, drawing.encode())
        diagnostics = tuple(findings.in_order())
        left = None if work.written else older
        remarks = tuple(pages.replies.remarks(pages.edition.manuscripts))
        return Built(work.written, diagnostics, left, remarks=remarks, stale=work.stale())


def _keep(job: Job, pages: Pages) -> None:
    """Leave what was learnt for the next run."""
    if pages.composing.composer.learnt:
        write_whole(job.memory, remembered(pages.composing.composer))
    if pages.session.learnt:
        write_whole(job.pages, remembered_pages(pages.session.remembered(), pages.composing))
