"""What the server knows: the last good pages, what was found, who listens; the way to the bench."""

from __future__ import annotations

import asyncio
import hashlib
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from layout.core.diagnostics import Diagnostic, Findings, Lang, Severity, Span, Words
from layout.core.files import write_whole
from layout.issue.named_files import shown
from layout.proof.last_round import LastRound
from layout.proof.preview.dummy_writing import with_dummy, without_dummy
from layout.proof.preview.sources import FilePlace, locate
from layout.proof.preview.typesetter import Call, Choices, start_bench
from layout.proof.preview.views import PageView, Show
from layout.source.tree import read_text

DEATHS_MOST = 3
"""Benches that may die over one state of the file."""
OLD_MOST = 40
"""Pages that were shown before and may still be asked for."""

Queue = asyncio.Queue[dict[str, Any]]


@dataclass(slots=True)
class Hub:
    """The state of one preview; the reader thread hands shows over to the server's loop."""

    file: Path
    out: Path
    paper: Path | None
    lang: Lang
    version: int = 0
    css: str = ""
    fonts: dict[str, bytes] = field(default_factory=dict)
    photos: dict[str, bytes] = field(default_factory=dict)
    _show: Show = field(default_factory=lambda: Show("", ()))
    _good: Show | None = None
    _sheets: dict[int, PageView] = field(default_factory=dict)
    _svgs: dict[str, str] = field(default_factory=dict)
    _choices: dict[int, Choices] = field(default_factory=dict)
    _busy: bool = True
    _undo: tuple[str, str] | None = None
    _queues: set[Queue] = field(default_factory=set)
    _process: BaseProcess | None = None
    _pipe: Connection | None = None
    _loop: asyncio.AbstractEventLoop | None = None
    _closing: bool = False
    _deaths: int = 0
    _last: LastRound = field(init=False)

    def __post_init__(self) -> None:
        self._last = LastRound(self.out / self.file.stem)

    def open(self, loop: asyncio.AbstractEventLoop) -> None:
        """Start the bench and ask for the first build."""
        self._loop = loop
        self.ask_build()

    def _start(self) -> None:
        self._process, self._pipe = start_bench(self.file, self.out, self.paper, self.lang)
        threading.Thread(target=self._read, args=(self._pipe,), daemon=True).start()

    def close(self) -> None:
        """End the bench."""
        self._closing = True
        if self._pipe is not None:
            with suppress(OSError, ValueError):
                self._pipe.send(Call("stop"))
        if self._process is not None:
            self._process.join(2)
            if self._process.is_alive():
                self._process.kill()

    def _read(self, pipe: Connection) -> None:
        """In a thread: take what the bench sends; start another if it died."""
        assert self._loop is not None
        while True:
            try:
                answer = pipe.recv()
            except (EOFError, OSError):
                break
            with suppress(RuntimeError):  # the loop is closed: the server ends
                self._loop.call_soon_threadsafe(self._take, answer)
        if not self._closing:
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._died)

    def _died(self) -> None:
        """The bench is gone: another one is started, unless the file kills them one by one."""
        self._deaths += 1
        self._pipe = None
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
        self._show, self._busy = Show("", (fault,)), False
        self._deaths = 0
        self._tell()

    def _take(self, answer: Show | Choices) -> None:
        if isinstance(answer, Choices):
            self._choices[answer.page] = answer
            self._tell()
            return
        self._show, self._deaths = answer, 0
        self.fonts.update(answer.fonts)
        self.photos.update(answer.photos)
        self._busy = bool(answer.held or answer.waiting)
        if answer.sheets:
            self._good = answer
            self.css = answer.css
            kept = {
                number: sheet for number, sheet in self._sheets.items() if number in answer.waiting
            }
            fresh = {
                sheet.page: sheet
                for sheet in answer.sheets
                if not (answer.waiting and sheet.galley)
            }
            self._sheets = {**fresh, **kept}
            self._svgs.update({sheet.digest: sheet.svg for sheet in self._sheets.values()})
            while len(self._svgs) > OLD_MOST + len(self._sheets):
                del self._svgs[next(iter(self._svgs))]
        self._tell()

    def _tell(self) -> None:
        self.version += 1
        for queue in self._queues:
            queue.put_nowait({"version": self.version})

    def subscribe(self) -> Queue:
        """A queue that gets a message at every change."""
        queue: Queue = asyncio.Queue()
        self._queues.add(queue)
        return queue

    def unsubscribe(self, queue: Queue) -> None:
        """The listener has gone."""
        self._queues.discard(queue)

    def state(self) -> dict[str, Any]:
        """Everything the browser draws but the pages themselves."""
        good = self._good
        return {
            "version": self.version,
            "lang": self.lang,
            "title": good.title if good else self.file.stem,
            "file": shown(self.file),
            "busy": self._busy,
            "stale": not self._show.sheets and self.version > 0,
            "milliseconds": self._show.milliseconds,
            "faces": hashlib.sha256(self.css.encode()).hexdigest()[:16],
            "pages": [
                {
                    "page": sheet.page,
                    "width": sheet.width,
                    "height": sheet.height,
                    "digest": sheet.digest,
                    "galley": sheet.galley,
                    "held": sheet.page in self._show.held,
                    "waiting": sheet.page in self._show.waiting,
                    "dummy": sheet.page in (good.fixed if good else ()),
                    "section": good.sections.get(sheet.page, "") if good else "",
                }
                for sheet in sorted(self._sheets.values(), key=lambda sheet: sheet.page)
            ],
            "notes": self._show.notes(self.lang),
            "changes": [change.as_json() for change in good.changes] if good else [],
            "round": self._last.as_json(self.lang),
            "choices": {
                str(page): [{"words": c.words, "svg": c.svg} for c in choices.choices]
                for page, choices in self._choices.items()
            },
            "undo": self._undo is not None,
        }

    def svg(self, digest: str) -> str | None:
        """A page by the digest of its drawing."""
        return self._svgs.get(digest)

    def round_picture(self, page: int, dpi: int) -> bytes | None:
        """A page of the last round kept."""
        return self._last.picture(page, dpi)

    def source(self, page: int, run: int, glyph: int) -> FilePlace | None:
        """The place in its file of a glyph of a page; -1 is the run's first."""
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

    def shown(self, file: str) -> str:
        """A file as messages name it."""
        return shown(Path(file))

    def ask_build(self, *, afresh: bool = False) -> None:
        """Call for a build."""
        self._busy = True
        self._choices.clear()
        self._ask(Call("build", afresh=afresh))

    def ask_alternatives(self, page: int) -> None:
        """Call for the layouts of a page."""
        self._choices.pop(page, None)
        self._ask(Call("alternatives", page))

    def _ask(self, call: Call) -> None:
        if self._pipe is None:
            self._start()
        if self._pipe is not None:
            with suppress(OSError, ValueError):
                self._pipe.send(call)

    def pick(self, page: int, number: int) -> bool:
        """Write a layout's places into the issue file; False if it is not there any more."""
        choices = self._choices.get(page)
        if choices is None or not 0 <= number < len(choices.choices):
            return False
        text = self._text()
        if text is None:
            return False
        return self._write(text, with_dummy(text, page, choices.choices[number].modules))

    def unpick(self, page: int) -> bool:
        """Take a page's 版样 out of the issue file."""
        text = self._text()
        return text is not None and self._write(text, without_dummy(text, page))

    def undo(self) -> bool:
        """Put the file back as it was before the last pick, if nobody wrote to it since."""
        if self._undo is None or self._text() != self._undo[1]:
            self._undo = None
            return False
        before, self._undo = self._undo[0], None
        self._put(before)
        return True

    def _text(self) -> str | None:
        return read_text(self.file, str(self.file), Findings())

    def _write(self, before: str, after: str | None) -> bool:
        if after is None or after == before:
            return False
        self._put(after)
        self._undo = (before, after)
        return True

    def _put(self, text: str) -> None:
        marked = self.file.read_bytes().startswith(b"\xef\xbb\xbf")
        data = text.encode("utf-8-sig" if marked else "utf-8")
        write_whole(self.file.resolve(), data)
