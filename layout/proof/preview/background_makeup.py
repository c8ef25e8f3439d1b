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

from layout.core.diagnostics import Lang, Words
from layout.core.worker import Worker, start_method
from layout.edition.alternatives import (
    alternatives,
    described,
    look_alike,
    modules_picture,
    picture,
)
from layout.edition.requests import MakeupRequest
from layout.edition.session import Session
from layout.edition.typeset import Job, make_up_pages
from layout.fit.area import story_area
from layout.issue.load import Edition
from layout.issue.model import Module, Page
from layout.makeup.page_task import PageAnswer, PageTask

ALTERNATIVES = 6
"""Layouts of a page that are offered."""
NICENESS = 5
"""How far make-up stands back behind the typesetting of saves, where the system has priorities."""

MadeUpPages = Mapping[int, tuple[str, PageTask, PageAnswer]]
"""Pages made up, by number, as a session takes them."""


class PreviewRequest(NamedTuple):
    """What the typesetting process is asked for: a build, the layouts of `page`, or its end.

    `afresh` builds with fonts and profiles read again. `save` is the number of the save that a build
    follows; its answers carry it.
    """

    kind: Literal["build", "alternatives", "stop"]
    page: int = 0
    afresh: bool = False
    save: int = 0


class LayoutChoice(NamedTuple):
    """A layout to pick: its reason in words, a small SVG picture, its stories' modules, and whether
    the page stands so.
    """

    words: str
    svg: str
    modules: dict[str, Module]
    stands: bool = False


class LayoutChoices(NamedTuple):
    """The layouts of a page that a finished search found; the first is the one that stands.

    `pinned` are the titles of the stories that the page's 版样 leaves no choice, `free` is the number
    of the others. `made_from` is the digest of the issue file's text that was searched for. `died`
    is true if the search broke off.
    """

    page: int
    choices: tuple[LayoutChoice, ...]
    pinned: tuple[str, ...] = ()
    free: int = 0
    made_from: str = ""
    save: int = 0
    died: bool = False


class Standing(NamedTuple):
    """How the pages stand: the modules of their stories and of their fillers, by page."""

    modules: Mapping[int, Mapping[str, Module]]
    fillers: Mapping[int, tuple[Module, ...]]


class MakeupResult(NamedTuple):
    """What the child sends: the layouts that were asked for, if any, and every page made up."""

    choices: LayoutChoices | None
    pages: MadeUpPages


def begin_makeup(
    job: Job, session: Session, request: PreviewRequest, standing: Standing, lang: Lang
) -> Worker:
    """Start the child for a job whose edition has been read; it sends one `MakeupResult`."""
    start = start_method()
    known = session if start == "fork" else session.portable()
    return Worker(_serve, job, known, request, standing, lang, start=start, parental=True)


def _serve(
    line: Connection,
    job: Job,
    session: Session,
    request: PreviewRequest,
    standing: Standing,
    lang: Lang,
) -> None:
    """The child: make up every page that is not, and send what came of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the typesetting process ends it
    with suppress(AttributeError):  # Windows has no priorities of this kind
        os.nice(NICENESS)
    session.new_answers.clear()
    choices = made_up(job._replace(session=session), session, request, standing, lang)
    line.send(MakeupResult(choices, session.new_answers))


def made_up(
    job: Job, session: Session, request: PreviewRequest, standing: Standing, lang: Lang
) -> LayoutChoices | None:
    """Make the pages up; the layouts of the requested page if they are what is asked for."""
    session.skip_makeup = False
    if request.kind != "alternatives":
        make_up_pages(job)
        return None
    edition = job.edition
    page = edition and next(
        (page for page in edition.issue.value.pages if page.number == request.page), None
    )
    if edition is None or page is None:
        return LayoutChoices(request.page, ())
    titles = {name: manuscript.story.title for name, manuscript in edition.manuscripts.items()}
    pinned = [story.id for story in page.stories if story.id in page.dummy]
    free = len(page.stories) - len(pinned)
    found = LayoutChoices(page.number, (), tuple(titles.get(name, name) for name in pinned), free)
    stands = _standing_choice(edition, page, standing, titles, lang)
    if not free:
        return found._replace(choices=(stands,) if stands else ())
    make_up_pages(job._replace(request=MakeupRequest(ALTERNATIVES, "", lang)))
    layouts = session.layouts(page.number)
    others = _layout_choices(page.number, layouts, titles, lang) if layouts else []
    return found._replace(choices=tuple(_with_standing(stands, others)))


def _standing_choice(
    edition: Edition, page: Page, standing: Standing, titles: Mapping[str, str], lang: Lang
) -> LayoutChoice | None:
    """The page as it stands; None if no story has a place on it."""
    modules = standing.modules.get(page.number)
    if not modules:
        return None
    area = story_area(page, edition.house.value)
    svg = modules_picture(modules, standing.fillers.get(page.number, ()), area, titles)
    words = Words(f"{page.number}版 眼下这样", f"page {page.number} as it stands")
    return LayoutChoice(words.say(lang), svg, dict(modules), stands=True)


def _layout_choices(
    page: int, found: tuple[PageTask, PageAnswer], titles: Mapping[str, str], lang: Lang
) -> list[LayoutChoice]:
    """The layouts that make-up found, each unlike the others to the eye."""
    task, answer = found
    return [
        LayoutChoice(
            described(page, number, layout, answer.layouts[0], lang).partition("\n")[0],
            picture(layout, task.area, titles, task.fixed),
            {**layout.modules, **task.fixed},
        )
        for number, layout in enumerate(alternatives(answer.layouts, ALTERNATIVES), 1)
    ]


def _with_standing(stands: LayoutChoice | None, others: list[LayoutChoice]) -> list[LayoutChoice]:
    """The layout that stands, then those that look otherwise. Of a layout that is the one that
    stands, the words and the picture are kept, which say more.
    """
    if stands is None:
        return others
    same = next((one for one in others if look_alike(one.modules, stands.modules, 1)), None)
    if same is not None:
        stands = same._replace(modules=stands.modules, stands=True)
    return [stands, *(one for one in others if not look_alike(one.modules, stands.modules))]
