"""The stages of a build in order: typeset, print, report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from layout.content import content_of
from layout.diagnostics import Diagnostic, Findings, Lang
from layout.files import write_whole
from layout.memory import remembered, remembered_pages
from layout.pages import Pages
from layout.press.inspector import Inspector
from layout.press.lab import Lab
from layout.press.painter import cut_faces
from layout.presswork import NO_EXTRAS, Extras, Presswork, painted
from layout.report import Outcome, report
from layout.typeset import Clock, Composed, Job, compose
from layout.wishes import Wish


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
    wish: Wish | None = None,
    extras: Extras = NO_EXTRAS,
) -> Built:
    """Build one issue file into `out`; the press PDF is written only when there is no error."""
    with Lab() as lab, Inspector() as inspector:
        memory = out / path.stem / "endings.cache"
        job = Job(path, memory, paper, wish, extras.screen, lab=lab)
        return _build(job, lang, extras, inspector)


def _build(job: Job, lang: Lang, extras: Extras, inspector: Inspector) -> Built:
    clock, findings = Clock(), Findings()
    target = job.folder.with_name(f"{job.path.stem}.pdf")
    older = target if target.exists() else None
    composed = compose(job, findings, clock)
    if not isinstance(composed, Composed):
        return Built(None, tuple(findings.in_order()), older, unreadable=composed is None)
    pages = composed.pages
    sheets, subsets = None, {}
    if composed.profiled and not findings.failed:
        subsets = cut_faces(composed.frames, composed.faces.by_key())
        clock.lap("faces")
        sheets = painted(composed, subsets, extras)
        clock.lap("draw")
    done = composed.developed(findings, clock)
    with Presswork(done, sheets, subsets, target, extras, inspector, findings) as work:
        result = work.draw(clock)
        _keep(job, pages)
        record = content_of(done).as_json()
        clock.lap("report")
        work.write(clock)
    outcome = Outcome(
        pages.pages,
        done.frames,
        result,
        findings.in_order(),
        clock.total(),
        done.photos,
        findings.waived,
    )
    content = {**report(done.edition, outcome, lang), "content": record}
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    write_whole(job.folder / "report.json", text.encode())
    for name, drawing in pages.wishes.pictures.items():
        write_whole(job.folder / name, drawing.encode())
    diagnostics = tuple(findings.in_order())
    left = None if work.written else older
    remarks = tuple(pages.wishes.remarks(pages.edition.manuscripts))
    return Built(work.written, diagnostics, left, remarks=remarks, stale=work.stale())


def _keep(job: Job, pages: Pages) -> None:
    """Leave what was learnt for the next run."""
    if pages.shop.composer.learnt:
        write_whole(job.memory, remembered(pages.shop.composer))
    if pages.warm.learnt:
        write_whole(job.pages, remembered_pages(pages.warm.remembered(), pages.shop))
