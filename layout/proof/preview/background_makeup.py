"""The preview's make-up in a child process, so that an editor's saves never wait for it.

A forked child knows all that the typesetting process knows. A spawned child is sent the edition and
the pages that were made up before; fonts it loads again.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Literal, NamedTuple

from layout.core.diagnostics import Lang
from layout.core.worker import Worker, start_method
from layout.edition.alternatives import alternatives, described, picture
from layout.edition.requests import MakeupRequest
from layout.edition.session import Session
from layout.edition.typeset import Job, make_up_pages
from layout.issue.model import Module
from layout.makeup.page_task import PageAnswer, PageTask

ALTERNATIVES = 6
"""Layouts of a page that are offered."""
NICENESS = 5
"""How far make-up stands back behind the typesetting of saves, where the system has priorities."""

MadeUpPages = Mapping[int, tuple[str, PageTask, PageAnswer]]
"""Pages made up, by number, as a session takes them."""


class PreviewRequest(NamedTuple):
    """What the typesetting process is asked for: a build, the layouts of `page`, or its end.

    `afresh` builds with fonts and profiles read again.
    """

    kind: Literal["build", "alternatives", "stop"]
    page: int = 0
    afresh: bool = False


class LayoutChoice(NamedTuple):
    """A layout to pick: its reason in words, a small SVG picture, its stories' modules."""

    words: str
    svg: str
    modules: dict[str, Module]


class LayoutChoices(NamedTuple):
    """The layouts of a page; the first is the one that stands."""

    page: int
    choices: tuple[LayoutChoice, ...]


class MakeupResult(NamedTuple):
    """What the child sends: the layouts that were asked for, if any, and every page made up."""

    choices: LayoutChoices | None
    pages: MadeUpPages


def begin_makeup(job: Job, session: Session, request: PreviewRequest, lang: Lang) -> Worker:
    """Start the child for a job whose edition has been read; it sends one `MakeupResult`."""
    start = start_method()
    known = session if start == "fork" else session.portable()
    return Worker(_serve, job, known, request, lang, start=start, parental=True)


def _serve(
    line: Connection, job: Job, session: Session, request: PreviewRequest, lang: Lang
) -> None:
    """The child: make up every page that is not, and send what came of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the typesetting process ends it
    with suppress(AttributeError):  # Windows has no priorities of this kind
        os.nice(NICENESS)
    session.new_answers.clear()
    choices = made_up(job._replace(session=session), session, request, lang)
    line.send(MakeupResult(choices, session.new_answers))


def made_up(
    job: Job, session: Session, request: PreviewRequest, lang: Lang
) -> LayoutChoices | None:
    """Make the pages up; the layouts of the requested page if they are what is asked for."""
    session.skip_makeup = False
    if request.kind != "alternatives":
        make_up_pages(job)
        return None
    make_up_pages(job._replace(request=MakeupRequest(ALTERNATIVES, "", lang)))
    found = session.layouts(request.page)
    if found is None or not found[1].layouts:
        return LayoutChoices(request.page, ())
    task, answer = found
    titles = {m.story.id: m.story.title for m in task.manuscripts}
    best = answer.layouts[0]
    return LayoutChoices(
        request.page,
        tuple(
            LayoutChoice(
                described(request.page, number, layout, best, lang).partition("\n")[0],
                picture(layout, task.area, titles),
                dict(layout.modules),
            )
            for number, layout in enumerate(alternatives(answer.layouts, ALTERNATIVES), 1)
        ),
    )
