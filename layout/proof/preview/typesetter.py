"""The typesetting process behind the preview: it builds at every request and keeps what it learnt.

A build comes in two steps. First the edited pages are set into the layouts that they had, which
takes a moment. Then a child process makes those pages up again, and the result is shown when it
comes. A save ends the child, so that an editor never waits for make-up. Searches for layouts wait
for each other and for make-up; one that a save cut short is made again for the new pages.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from pathlib import Path

from layout.core.diagnostics import Findings, Lang, Words
from layout.core.files import keep
from layout.core.worker import Worker
from layout.edition.disk_cache import remembered
from layout.edition.session import Session
from layout.edition.typeset import Clock, Job, Typeset, read, typeset
from layout.issue.load import Edition
from layout.issue.named_files import shown
from layout.proof.latest_round import LatestRound
from layout.proof.preview.background_makeup import (
    LayoutChoices,
    MakeupResult,
    PreviewRequest,
    Standing,
    begin_makeup,
)
from layout.proof.preview.editing.issue_editing import text_digest
from layout.proof.preview.views import PreviewPages, ViewMaker

MAKEUP_DIED = (
    Words("拼版的进程意外退出，版面没有重排", "the make-up process died, pages stand as before"),
    Words("再存一次就重排", "save once more and they are made up"),
)


@dataclass(slots=True)
class Typesetter:
    """Answers the requests that come over `pipe` with `PreviewPages` and `LayoutChoices`."""

    job: Job
    lang: Lang
    pipe: Connection
    session: Session = field(default_factory=Session)
    view_maker: ViewMaker = field(default_factory=ViewMaker)
    latest_round: LatestRound = field(init=False)
    _makeup: tuple[Worker, PreviewRequest] | None = None
    """The child that makes pages up, and the request that it works for."""
    _issue: tuple[Edition | None, Findings] | None = None
    """The issue file as the current request found it, and the findings of reading it."""
    _searches: list[PreviewRequest] = field(default_factory=list)
    """The searches for layouts that wait, one for a page."""
    _save: int = 0
    """The number of the save that the current pages follow."""
    _standing: Standing = field(default_factory=lambda: Standing({}, {}))
    _ended: bool = False

    def __post_init__(self) -> None:
        self.latest_round = LatestRound(self.job.folder)

    def run(self) -> None:
        """Answer requests until the end is asked for or the other end of the pipe is closed."""
        while not self._ended:
            if self.pipe in wait(self._waited_for()):
                try:
                    request: PreviewRequest = self.pipe.recv()
                except (EOFError, OSError):
                    break
                if request.kind == "stop":
                    break
                self._answer(request)
            else:
                self._take_makeup()
        self._end_makeup()

    def _waited_for(self) -> Sequence[Connection]:
        return [self.pipe] if self._makeup is None else [self.pipe, self._makeup[0].line]

    def _answer(self, request: PreviewRequest) -> None:
        """Build after a save, or put a search in the queue."""
        if request.kind == "alternatives":
            self._want(request)
            if self._makeup is None:
                self._begin_search()
            return
        self._end_makeup()
        afresh, save = request.afresh, request.save
        while self.pipe.poll():  # several saves during one build: the last one counts
            later: PreviewRequest = self.pipe.recv()
            if later.kind == "stop":
                self._ended = True
                return
            if later.kind == "alternatives":
                self._want(later)
                continue
            afresh |= later.afresh
            save = later.save
        if afresh:
            self.session, self.view_maker = Session(), ViewMaker()
        self._issue, self._save = None, save
        pages = self._build(hold=True)
        self.pipe.send(pages)
        if pages.held or pages.waiting:
            self._begin_makeup(request)
        elif pages.sheets:
            self._begin_search()

    def _want(self, request: PreviewRequest) -> None:
        """Put a search in the queue, unless its page is there already."""
        running = [self._makeup[1]] if self._makeup is not None else []
        if all(other.page != request.page for other in [*self._searches, *running]):
            self._searches.append(request)

    def _begin_search(self) -> None:
        """Begin the first search that waits. A file that cannot be set is not searched: its searches
        wait for the next save.
        """
        if self._searches and self._reading()[0] is not None:
            self._begin_makeup(self._searches.pop(0))

    def _build(self, *, hold: bool) -> PreviewPages:
        """The pages of the issue file; with `hold` edited pages stand in the layouts they had."""
        started = time.perf_counter()
        self.session.skip_makeup = hold
        edition, read_findings = self._reading()
        findings = read_findings.copy()
        done = edition and typeset(self._job(edition), findings, Clock())
        diagnostics = findings.in_order()
        if not isinstance(done, Typeset):
            return PreviewPages("", tuple(diagnostics), save=self._save)
        if not hold and done.pages.composing.composer.learnt:
            keep(self.job.memory, remembered(done.pages.composing.composer))
        pages = self.view_maker.pages(done, diagnostics, self.latest_round.content(), self.lang)
        self._standing = _standing(done)
        return replace(
            pages,
            save=self._save,
            held=frozenset(self.session.outdated),
            waiting=frozenset(self.session.undecided),
            milliseconds=round((time.perf_counter() - started) * 1000),
        )

    def _reading(self) -> tuple[Edition | None, Findings]:
        """The issue file, read once for every request to build."""
        if self._issue is None:
            findings = Findings()
            self._issue = read(self.job, findings, Clock()), findings
        return self._issue

    def _job(self, edition: Edition | None) -> Job:
        return self.job._replace(session=self.session, edition=edition)

    def _begin_makeup(self, request: PreviewRequest) -> None:
        job = self.job._replace(edition=self._reading()[0])
        worker = begin_makeup(job, self.session, request, self._standing, self.lang)
        self._makeup = worker, request

    def _take_makeup(self) -> None:
        """Take the child's result; None came if it died."""
        assert self._makeup is not None
        worker, request = self._makeup
        self._makeup = None
        result: MakeupResult | None = worker.receive()
        worker.end()
        if request.kind == "alternatives":
            found = result.choices if result is not None else None
            found = found or LayoutChoices(request.page, (), died=True)
            self.pipe.send(found._replace(made_from=self._text_digest(), save=self._save))
        elif result is not None:
            self.session.take(result.pages)
            self.pipe.send(self._build(hold=False))
        else:  # make-up is tried again at the next save; until then the pages stand as they are
            self._reading()[1].warn("makeup-died", *MAKEUP_DIED)
            pages = self._build(hold=True)
            self.pipe.send(replace(pages, held=frozenset(), waiting=frozenset()))
        self._begin_search()

    def _text_digest(self) -> str:
        """The digest of the issue file's text as the current pages were set from it."""
        edition = self._reading()[0]
        return text_digest(edition.sources[shown(edition.path)]) if edition else ""

    def _end_makeup(self) -> None:
        """End the child, whose result nobody waits for any more; a search is made again later."""
        if self._makeup is None:
            return
        worker, request = self._makeup
        self._makeup = None
        worker.end()
        if request.kind == "alternatives":
            self._searches.insert(0, request)


def _standing(done: Typeset) -> Standing:
    """How the pages of an edition stand."""
    pages = done.pages.pages
    return Standing(
        {p.number: {s.manuscript.story.id: s.module for s in p.stories} for p in pages},
        {p.number: tuple(module for _, module in p.fillers) for p in pages},
    )


def start_typesetter(path: Path, out: Path, paper: Path | None, lang: Lang) -> Worker:
    """A typesetting process for an issue file.

    It is spawned on every system: the server has threads and open connections, which a forked
    process would share.
    """
    job = Job(path, out / path.stem, paper)
    return Worker(_serve, job, lang, start="spawn", parental=True)


def _serve(line: Connection, job: Job, lang: Lang) -> None:
    """The main function of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends it
    Typesetter(job, lang, line).run()
