"""What the server knows: the last good pages, the findings, the listening browsers; and the way to
the typesetting process.
"""

from __future__ import annotations

import asyncio
import hashlib
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from layout.core.diagnostics import Diagnostic, Findings, Lang, Severity, Span, Words
from layout.core.worker import Worker
from layout.issue.named_files import shown
from layout.proof.latest_round import LatestRound
from layout.proof.preview.background_makeup import LayoutChoices, PreviewRequest
from layout.proof.preview.issue_editing import IssueEditing
from layout.proof.preview.sources import FilePlace, locate
from layout.proof.preview.typesetter import start_typesetter
from layout.proof.preview.views import PageView, PreviewPages
from layout.source.tree import read_text

DEATHS_MOST = 3
"""Typesetting processes that may die over one state of the file before the editor is told."""
OLD_PAGES_MOST = 40
"""Drawings of pages shown before that are kept: a browser may still ask for them."""
END_SECONDS = 0.5
"""How long the typesetting process may take to end when it is asked to; then it is killed. Nobody
waits for what it is making.
"""
FACES_DIGITS = 16
"""Digits of the digest that tells a browser that the style sheet is another one."""

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
    _latest: PreviewPages = field(default_factory=lambda: PreviewPages("", ()))
    _good: PreviewPages | None = None
    """The latest pages of a build that could set any."""
    _sheets: dict[int, PageView] = field(default_factory=dict)
    _svgs: dict[str, str] = field(default_factory=dict)
    _choices: dict[int, LayoutChoices] = field(default_factory=dict)
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
            return
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
            self._choices[answer.page] = answer
        else:
            self._take_pages(answer)
        self._notify()

    def _take_pages(self, pages: PreviewPages) -> None:
        self._latest, self._deaths = pages, 0
        self.fonts.update(pages.fonts)
        self.photos.update(pages.photos)
        self._busy = bool(pages.held or pages.waiting)
        if not pages.sheets:
            return
        self._good = pages
        self.css = pages.css
        kept = {number: sheet for number, sheet in self._sheets.items() if number in pages.waiting}
        fresh = {
            sheet.page: sheet for sheet in pages.sheets if not (pages.waiting and sheet.galley)
        }
        self._sheets = {**fresh, **kept}
        self._svgs.update({sheet.digest: sheet.svg for sheet in self._sheets.values()})
        while len(self._svgs) > OLD_PAGES_MOST + len(self._sheets):
            del self._svgs[next(iter(self._svgs))]

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
        good = self._good
        return {
            "version": self.version,
            "lang": self.lang,
            "title": good.title if good else self.file.stem,
            "file": shown(self.file),
            "busy": self._busy,
            "stale": not self._latest.sheets and self.version > 0,
            "milliseconds": self._latest.milliseconds,
            "faces": hashlib.sha256(self.css.encode()).hexdigest()[:FACES_DIGITS],
            "pages": [
                self._page_json(sheet)
                for sheet in sorted(self._sheets.values(), key=lambda sheet: sheet.page)
            ],
            "notes": self._latest.notes(self.lang),
            "changes": [change.as_json() for change in good.changes] if good else [],
            "round": self._round.as_json(self.lang),
            "choices": {
                str(page): [{"words": c.words, "svg": c.svg} for c in choices.choices]
                for page, choices in self._choices.items()
            },
            "undo": self.editing.can_undo,
        }

    def _page_json(self, sheet: PageView) -> dict[str, Any]:
        good = self._good
        return {
            "page": sheet.page,
            "width": sheet.width,
            "height": sheet.height,
            "digest": sheet.digest,
            "galley": sheet.galley,
            "held": sheet.page in self._latest.held,
            "waiting": sheet.page in self._latest.waiting,
            "dummy": sheet.page in (good.fixed if good else ()),
            "section": good.sections.get(sheet.page, "") if good else "",
        }

    def svg(self, digest: str) -> str | None:
        """A page by the digest of its drawing."""
        return self._svgs.get(digest)

    def round_picture(self, page: int, dpi: int) -> bytes | None:
        """A page of the latest round of proofs, as PNG."""
        return self._round.picture(page, dpi)

    def source(self, page: int, run: int, glyph: int) -> FilePlace | None:
        """Where in its file a glyph of a page was written; glyph -1 is the first of its run."""
        sheet = self._sheets.get(page)
        if sheet is None or self._good is None or not 0 <= run < len(sheet.lines):
            return None
        line = sheet.lines[run]
        origin = self._good.origins.get(line.source)
        if origin is None:
            return None
        text = read_text(Path(origin.file), origin.file, Findings())
        if text is None:
            return None
        place = line.places[max(min(glyph, len(line.places) - 1), 0)]
        return locate(origin, place, text.split("\n"))

    def ask_build(self, *, afresh: bool = False) -> None:
        """Ask for a build; with `afresh` fonts and profiles are read again."""
        self._busy = True
        self._choices.clear()
        self._ask(PreviewRequest("build", afresh=afresh))

    def ask_alternatives(self, page: int) -> None:
        """Ask for the layouts of a page."""
        self._choices.pop(page, None)
        self._ask(PreviewRequest("alternatives", page))

    def _ask(self, request: PreviewRequest) -> None:
        if self._typesetter is None:
            self._typesetter = self._start()
        self._typesetter.send(request)

    def pick(self, page: int, number: int) -> bool:
        """Write a layout into the issue file; False if it is no longer offered."""
        choices = self._choices.get(page)
        if choices is None or not 0 <= number < len(choices.choices):
            return False
        return self.editing.place(page, choices.choices[number].modules)
