"""The warm process behind the preview: it typesets at every call and keeps what it learnt.

A build is quick first: edited pages stand in the layout they had. Where a page must be made up, a
child process does it; a new call ends the child, so that typing never waits for make-up.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Literal, NamedTuple

from layout.core.diagnostics import Findings, Lang, Words
from layout.core.files import write_whole
from layout.edition.alternatives import alternatives, described, picture
from layout.edition.memory import remembered
from layout.edition.requests import MakeupRequest
from layout.edition.session import Session
from layout.edition.typeset import Clock, Job, Typeset, make_up_pages, read, typeset
from layout.issue.load import Edition
from layout.issue.model import Module
from layout.proof.last_round import LastRound
from layout.proof.preview.views import ScreenPhotographs, Show

ALTERNATIVES = 6
DIED = (
    Words("拼版的进程意外退出，版面没有重排", "the make-up process died, pages stand as before"),
    Words("再存一次就重排", "save once more and they are made up"),
)


class Call(NamedTuple):
    """What the bench is asked for: a build, `afresh` where fonts or profiles are others than those
    it knows, or the alternatives of a page.
    """

    kind: Literal["build", "alternatives", "stop"]
    page: int = 0
    afresh: bool = False


class Choice(NamedTuple):
    """A layout of a page to pick: its reason in words, a small picture, its modules."""

    words: str
    svg: str
    modules: dict[str, Module]


class Choices(NamedTuple):
    """The layouts of a page, the one that stands now first."""

    page: int
    choices: tuple[Choice, ...]


@dataclass(slots=True)
class Typesetter:
    """The process's own state."""

    job: Job
    lang: Lang
    pipe: Connection
    session: Session = field(default_factory=Session)
    darkroom: ScreenPhotographs = field(default_factory=ScreenPhotographs)
    last: LastRound = field(init=False)
    _child: tuple[BaseProcess, Connection, Call] | None = None
    _read: tuple[Edition | None, Findings] | None = None
    """The issue file of the last call, and what was found in it."""

    def __post_init__(self) -> None:
        self.last = LastRound(self.job.folder)

    def run(self) -> None:
        """Answer calls until told to stop."""
        while True:
            waiting: list[Connection] = [self.pipe]
            if self._child is not None:
                waiting.append(self._child[1])
            if self.pipe in wait(waiting):
                try:
                    call: Call = self.pipe.recv()
                except EOFError:
                    break
                if call.kind == "stop":
                    break
                self._answer(call)
            elif self._child is not None:
                self._take_child()
        self._end_child()

    def _answer(self, call: Call) -> None:
        if call.kind == "build":
            afresh = call.afresh
            while self.pipe.poll():  # several saves while one was set: the last counts
                later: Call = self.pipe.recv()
                if later.kind == "stop":
                    return
                afresh |= later.afresh
            self._end_child()
            if afresh:
                self.session, self.darkroom = Session(), ScreenPhotographs()
            self._read = None
            show = self._build(hold=can_fork())
            self.pipe.send(show)
            if show.held or show.waiting:
                self._make_up(call)
        else:
            self._end_child()
            self._make_up(call)

    def _build(self, *, hold: bool) -> Show:
        started = time.perf_counter()
        self.session.skip_makeup = hold
        edition, told = self._reading()
        findings = told.copy()
        done = edition and typeset(self._job(edition), findings, Clock())
        diagnostics = findings.in_order()
        if not isinstance(done, Typeset):
            return Show("", tuple(diagnostics))
        if not hold and done.pages.composing.composer.learnt:
            write_whole(self.job.memory, remembered(done.pages.composing.composer))
        show = self.darkroom.show(done, diagnostics, self.last.content(), self.lang)
        return replace(
            show,
            held=frozenset(self.session.outdated),
            waiting=frozenset(self.session.undecided),
            milliseconds=round((time.perf_counter() - started) * 1000),
        )

    def _reading(self) -> tuple[Edition | None, Findings]:
        """The issue file, read once a call."""
        if self._read is None:
            findings = Findings()
            self._read = read(self.job, findings, Clock()), findings
        return self._read

    def _job(self, edition: Edition | None) -> Job:
        return self.job._replace(session=self.session, edition=edition)

    def _make_up(self, call: Call) -> None:
        """Let a child make up what is open, and look at its answer when it comes."""
        if not can_fork():
            self._finish(call, self._made_up(call))
            return
        fork = multiprocessing.get_context("fork")
        ours, theirs = fork.Pipe(duplex=False)
        child = fork.Process(target=self._in_child, args=(theirs, call))
        child.start()
        theirs.close()
        self._child = (child, ours, call)

    def _in_child(self, pipe: Connection, call: Call) -> None:
        os.setsid()  # make-up has children of its own: they end with it
        os.nice(5)
        self.session.new_answers.clear()
        pipe.send((self._made_up(call), self.session.new_answers))

    def _made_up(self, call: Call) -> Choices | None:
        self.session.skip_makeup = False
        request = (
            MakeupRequest(ALTERNATIVES, "", self.lang) if call.kind == "alternatives" else None
        )
        make_up_pages(self._job(self._reading()[0])._replace(request=request))
        if call.kind != "alternatives":
            return None
        found = self.session.layouts(call.page)
        if found is None or not found[1].layouts:
            return Choices(call.page, ())
        task, answer = found
        titles = {m.story.id: m.story.title for m in task.manuscripts}
        best = answer.layouts[0]
        return Choices(
            call.page,
            tuple(
                Choice(
                    described(call.page, number, made, best, self.lang).partition("\n")[0],
                    picture(made, task.area, titles),
                    dict(made.modules),
                )
                for number, made in enumerate(alternatives(answer.layouts, ALTERNATIVES), 1)
            ),
        )

    def _take_child(self) -> None:
        assert self._child is not None
        child, pipe, call = self._child
        self._child = None
        try:
            choices, fresh = pipe.recv()
        except EOFError:
            self._tell_died(call)
            return
        finally:
            pipe.close()
            child.join()
        if call.kind == "build":
            self.session.take(fresh)
        self._finish(call, choices)

    def _finish(self, call: Call, choices: Choices | None) -> None:
        if call.kind == "alternatives":
            self.pipe.send(choices or Choices(call.page, ()))
        else:
            self.pipe.send(self._build(hold=False))

    def _tell_died(self, call: Call) -> None:
        """Make-up is tried again with the next save; until then pages stand as they are held."""
        if call.kind == "alternatives":
            self.pipe.send(Choices(call.page, ()))
            return
        self._reading()[1].warn("makeup-died", *DIED)
        self.pipe.send(replace(self._build(hold=True), held=frozenset(), waiting=frozenset()))

    def _end_child(self) -> None:
        if self._child is None:
            return
        child, pipe, call = self._child
        self._child = None
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid or 0, signal.SIGKILL)
        with suppress(ProcessLookupError):
            child.kill()
        child.join()
        pipe.close()
        if call.kind == "alternatives":
            self.pipe.send(Choices(call.page, ()))


def can_fork() -> bool:
    """Whether a process may be copied with all that it knows."""
    return sys.platform == "linux"


def bench(pipe: Connection, job: Job, lang: Lang) -> None:
    """The main function of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends it
    Typesetter(job, lang, pipe).run()


def start_bench(
    path: Path, out: Path, paper: Path | None, lang: Lang
) -> tuple[BaseProcess, Connection]:
    """A bench for an issue file, and the pipe to it."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    job = Job(path, out / path.stem, paper)
    process = spawn.Process(target=bench, args=(theirs, job, lang), daemon=False)
    process.start()
    theirs.close()
    return process, ours
