"""What the server knows: the last good pages, the findings, the listening browsers; and the way to
the typesetting process.
"""

from __future__ import annotations

import asyncio
import hashlib
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from layout.core.diagnostics import Diagnostic, Findings, Lang, Severity, Span, Words
from layout.core.worker import Worker
from layout.issue.named_files import shown
from layout.proof.latest_round import LatestRound
from layout.proof.preview.background_makeup import LayoutChoices, PreviewRequest
from layout.proof.preview.editing.guarded_write import EditOutcome
from layout.proof.preview.editing.issue_editing import IssueEditing
from layout.proof.preview.sheet_store import SheetStore, ShownSheet
from layout.proof.preview.sources import FilePlace, locate, place_now
from layout.proof.preview.typesetter import start_typesetter
from layout.proof.preview.views import PreviewPages
from layout.source.tree import read_text

DEATHS_MOST = 3
"""Typesetting processes that may die over one state of the file before the editor is told."""
END_SECONDS = 0.5
"""How long the typesetting process may take to end when it is asked to; then it is killed. Nobody
waits for what it is making.
"""
FACES_DIGITS = 16
"""Digits of the digest that tells a browser that the style sheet is another one."""
CUT, SEARCHING = "cut", "searching"
"""How a search for layouts stands: a save cut it short and it is made again, or it goes on."""

Queue = asyncio.Queue[dict[str, Any]]


@dataclass(slots=True)
class PreviewState:
    """The state of one preview. It is changed in the server's event loop alone; a thread reads what
    the typesetting process sends and hands it over to the loop.
    """

    file: Path
    out: Path
    paper: Path | None
    lang: Lang
    version: int = 0
    css: str = ""
    fonts: dict[str, bytes] = field(default_factory=dict)
    photos: dict[str, bytes] = field(default_factory=dict)
    editing: IssueEditing = field(init=False)
    store: SheetStore = field(default_factory=SheetStore)
    _latest: PreviewPages = field(default_factory=lambda: PreviewPages("", ()))
    _moments: dict[int, str] = field(default_factory=dict)
    """When each save was seen, by its number."""
    _save: int = 0
    """The number of the latest save."""
    _choices: dict[int, LayoutChoices] = field(default_factory=dict)
    _searches: dict[int, str] = field(default_factory=dict)
    """The pages for which layouts are searched, and how the search stands."""
    _busy: bool = True
    _queues: set[Queue] = field(default_factory=set)
    _typesetter: Worker | None = None
    _loop: asyncio.AbstractEventLoop | None = None
    _closing: bool = False
    _deaths: int = 0
    _round: LatestRound = field(init=False)

    def __post_init__(self) -> None:
        self.editing = IssueEditing(self.file)
        self._round = LatestRound(self.out / self.file.stem)

    def open(self, loop: asyncio.AbstractEventLoop) -> None:
        """Start the typesetting process and ask for the first build."""
        self._loop = loop
        self.ask_build()

    def close(self) -> None:
        """End the typesetting process."""
        self._closing = True
        if self._typesetter is not None:
            self._typesetter.send(PreviewRequest("stop"))
            self._typesetter.process.join(END_SECONDS)
            if self._typesetter.process.is_alive():
                self._typesetter.process.kill()

    def _start(self) -> Worker:
        worker = start_typesetter(self.file, self.out, self.paper, self.lang)
        threading.Thread(target=self._read, args=(worker,), daemon=True).start()
        return worker

    def _read(self, worker: Worker) -> None:
        """In a thread: hand over what the typesetting process sends, and its end."""
        assert self._loop is not None
        with suppress(RuntimeError):  # the loop is closed: the server ends
            while (answer := worker.receive()) is not None:
                self._loop.call_soon_threadsafe(self._take, answer)
            if not self._closing:
                self._loop.call_soon_threadsafe(self._take_death)

    def _take_death(self) -> None:
        """Start another typesetting process, unless the file kills one after the other."""
        self._deaths += 1
        self._typesetter = None
        if self._deaths < DEATHS_MOST:
            self.ask_build()
            for page in self._searches:
                self._ask(PreviewRequest("alternatives", page))
            return
        self._searches.clear()
        words = Words("排版程序意外退出", "the typesetting process ended unexpectedly")
        hint = Words(
            "改动后存盘会再试；请把这一期的文件交给维护者", "it is tried again with the next save"
        )
        fault = Diagnostic(
            "preview-died", Severity.ERROR, words, hint, Span(shown(self.file), 1, 1)
        )
        self._latest, self._busy = PreviewPages("", (fault,)), False
        self._deaths = 0
        self._notify()

    def _take(self, answer: PreviewPages | LayoutChoices) -> None:
        if isinstance(answer, LayoutChoices):
            self._take_choices(answer)
        else:
            self._latest, self._deaths = answer, 0
            self.fonts.update(answer.fonts)
            self.photos.update(answer.photos)
            self._busy = bool(answer.held or answer.waiting) or answer.save < self._save
            if answer.sheets:
                self.css = answer.css
            self.store.take(answer, self._moments.get(answer.save, ""))
        self._notify()

    def _take_choices(self, found: LayoutChoices) -> None:
        """Offer the layouts that a search found; those of an older file are searched again."""
        if found.save < self._save and not found.died:
            self._searches[found.page] = CUT
            self._ask(PreviewRequest("alternatives", found.page))
            return
        self._searches.pop(found.page, None)
        self._choices[found.page] = found

    def _notify(self) -> None:
        self.version += 1
        for queue in self._queues:
            queue.put_nowait({"version": self.version})

    def subscribe(self) -> Queue:
        """A queue that gets a message at every change."""
        queue: Queue = asyncio.Queue()
        self._queues.add(queue)
        return queue

    def unsubscribe(self, queue: Queue) -> None:
        """Forget a queue: its browser has gone."""
        self._queues.discard(queue)

    def as_json(self) -> dict[str, Any]:
        """Everything that the browser draws except the pages themselves."""
        good = self.store.good
        return {
            "version": self.version,
            "lang": self.lang,
            "title": good.title if good else self.file.stem,
            "file": shown(self.file),
            "busy": self._busy,
            "stale": self._stale,
            "good_moment": self._moments.get(good.save, "") if good else "",
            "milliseconds": self._latest.milliseconds,
            "faces": hashlib.sha256(self.css.encode()).hexdigest()[:FACES_DIGITS],
            "pages": [self._page_json(sheet) for sheet in self.store.sheets()],
            "notes": self._notes(),
            "fills": [note.as_json() for note in good.fills] if good else [],
            "changes": [change.as_json() for change in good.changes] if good else [],
            "round": self._round.as_json(self.lang),
            "choices": {str(page): _choices_json(found) for page, found in self._choices.items()},
            "searches": {str(page): how for page, how in self._searches.items()},
            "edits": [
                {"page": edit.page, "freed": edit.freed} for edit in reversed(self.editing.edits)
            ],
        }

    @property
    def _stale(self) -> bool:
        """Whether the latest file cannot be set, so that the pages are those of an older one."""
        return not self._latest.sheets and self.version > 0

    def _notes(self) -> list[dict[str, Any]]:
        """What is wrong now; behind it, while nothing can be set, what was wrong with the pages that
        are shown.
        """
        now = self._latest.notes(self.lang)
        if self._stale and self.store.good is not None:
            now += [{**note, "older": True} for note in self.store.good.notes(self.lang)]
        return now

    def _page_json(self, sheet: ShownSheet) -> dict[str, Any]:
        good, view = self.store.good, sheet.view
        waits = view.page in self._latest.waiting
        older = self._stale or sheet.pages.save < self._latest.save
        return {
            "page": view.page,
            "width": view.width,
            "height": view.height,
            "digest": view.digest,
            "galley": view.galley,
            "held": view.page in self._latest.held,
            "waiting": waits,
            "kept": sheet.pages is not good and not waits,
            "moment": sheet.moment if older else "",
            "dummy": view.page in (good.fixed if good else ()),
            "section": good.sections.get(view.page, "") if good else "",
        }

    def svg(self, digest: str) -> str | None:
        """A page by the digest of its drawing."""
        return self.store.drawing(digest)

    def round_picture(self, page: int, dpi: int) -> bytes | None:
        """A page of the latest round of proofs, as PNG."""
        return self._round.picture(page, dpi)

    def source(self, page: int, run: int, place: int) -> FilePlace | None:
        """Where in its file a character of a run was written; -1 is the first of the run."""
        sheet = self.store.shown.get(page)
        if sheet is None or not 0 <= run < len(sheet.view.lines):
            return None
        line = sheet.view.lines[run]
        origin = sheet.pages.origins.get(line.source)
        if origin is None or not line.places:
            return None
        now = read_text(Path(origin.file), origin.file, Findings())
        text = sheet.pages.texts.get(origin.file, now)
        if text is None:
            return None
        found = locate(origin, line.places[max(min(place, len(line.places) - 1), 0)], text)
        return found._replace(older=True) if now is None else place_now(found, text, now)

    def ask_build(self, *, afresh: bool = False) -> None:
        """Ask for a build; with `afresh` fonts and profiles are read again."""
        self._busy = True
        self._choices.clear()
        for page in self._searches:
            self._searches[page] = CUT
        self._save += 1
        self._moments[self._save] = time.strftime("%H:%M:%S")
        self._ask(PreviewRequest("build", afresh=afresh, save=self._save))

    def ask_alternatives(self, page: int) -> None:
        """Ask for the layouts of a page."""
        self._choices.pop(page, None)
        self._searches[page] = SEARCHING
        self._ask(PreviewRequest("alternatives", page))
        self._notify()

    def _ask(self, request: PreviewRequest) -> None:
        if self._typesetter is None:
            self._typesetter = self._start()
        self._typesetter.send(request)

    def pick(self, page: int, number: int) -> EditOutcome:
        """Write a layout into the issue file."""
        found = self._choices.get(page)
        if found is None or not 0 <= number < len(found.choices):
            return EditOutcome.CHANGED if page in self._searches else EditOutcome.GONE
        choice = found.choices[number]
        if choice.stands and not found.free:
            return EditOutcome.SAME
        return self.editing.place(page, choice.modules, found.made_from)


def _choices_json(found: LayoutChoices) -> dict[str, Any]:
    """The layouts of a page as the browser gets them."""
    return {
        "found": [
            {"words": one.words, "svg": one.svg, "stands": one.stands} for one in found.choices
        ],
        "pinned": found.pinned,
        "free": found.free,
        "died": found.died,
    }
