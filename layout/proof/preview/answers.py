"""The server's answers to the browser, request by request."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse

from layout.core.diagnostics import Lang
from layout.house.faces import fonts_folder
from layout.issue.named_files import shown
from layout.proof.preview.editing.guarded_write import EditOutcome
from layout.proof.preview.preview_state import PreviewState

STATIC = Path(__file__).parent / "static"
TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
UI_FACE = "NotoSansSC-Medium.ttf"
"""The face of the preview's own words where the editor's machine has no Chinese face."""
HEARTBEAT_SECONDS = 15.0
"""How often a silent event stream says that it is still there."""
DPI_LEAST, DPI_MOST, DPI = 40, 400, 100
"""Resolution of a page of a round: least, most, and where the browser asks for none."""
NUMBER_DIGITS_MOST = 7
"""Digits of a number in a query."""
FOREVER = {"cache-control": "private, max-age=31536000, immutable"}
FRESH = {"cache-control": "no-store"}


class ServePlan(NamedTuple):
    """What is shown: issue file, output folder, house file, language of messages, and the address
    that opens an editor at {file}, {line} and {column}.
    """

    file: Path
    out: Path
    paper: Path | None
    lang: Lang
    editor: str = ""


@dataclass(slots=True)
class Answers:
    """One method for every route; `token` is what a page must send with a change."""

    plan: ServePlan
    state: PreviewState
    token: str

    async def index(self, _: Request) -> Response:
        """The page itself, in the language of the messages."""
        html = (STATIC / "index.html").read_text(encoding="utf-8")
        html = html.replace('lang="zh"', f'lang="{self.plan.lang}"')
        return Response(html, media_type="text/html", headers=FRESH)

    async def static(self, request: Request) -> Response:
        """A file of the preview's own pages."""
        files = {path.name: path for path in STATIC.iterdir() if path.suffix in TYPES}
        path = files.get(request.path_params["name"])
        if path is None:
            return PlainTextResponse("not found", 404)
        return Response(path.read_bytes(), media_type=TYPES[path.suffix], headers=FRESH)

    async def state_json(self, _: Request) -> Response:
        """All that the page draws except the sheets."""
        state = self.state.as_json()
        if self.plan.editor:
            for note in state["notes"]:
                if note["line"]:
                    note["url"] = self._editor_link(note["file"], note["line"], note["column"])
        return JSONResponse({**state, "token": self.token}, headers=FRESH)

    async def events(self, _: Request) -> Response:
        """A stream of the state's version, at every change."""

        async def stream() -> AsyncIterator[str]:
            queue = self.state.subscribe()
            try:
                yield f"data: {self.state.version}\n\n"
                while True:
                    try:
                        message = await asyncio.wait_for(queue.get(), HEARTBEAT_SECONDS)
                    except TimeoutError:
                        yield ": still here\n\n"
                        continue
                    yield f"data: {json.dumps(message)}\n\n"
            finally:
                self.state.unsubscribe(queue)

        return StreamingResponse(stream(), media_type="text/event-stream", headers=FRESH)

    async def page(self, request: Request) -> Response:
        """A sheet as SVG, by its digest."""
        svg = self.state.svg(request.path_params["digest"])
        return _given(svg.encode() if svg is not None else None, "image/svg+xml")

    async def css(self, _: Request) -> Response:
        """The style sheet of the paper's faces."""
        return Response(self.state.css, media_type="text/css", headers=FRESH)

    async def font(self, request: Request) -> Response:
        """A font of the paper's faces."""
        return _given(self.state.fonts.get(request.path_params["name"]), "font/ttf")

    async def face(self, _: Request) -> Response:
        """The face of the preview's own words."""
        path = fonts_folder() / UI_FACE
        return _given(path.read_bytes() if path.is_file() else None, "font/ttf")

    async def photo(self, request: Request) -> Response:
        """A photograph of the paper."""
        return _given(self.state.photos.get(request.path_params["name"]), "image/jpeg")

    async def round_page(self, request: Request) -> Response:
        """A page of the latest round, as PNG."""
        dpi = min(max(_number(request, "dpi", DPI), DPI_LEAST), DPI_MOST)
        page = request.path_params["page"]
        picture = await asyncio.to_thread(self.state.round_picture, page, dpi)
        if picture is None:
            return PlainTextResponse("not found", 404)
        return Response(picture, media_type="image/png", headers=FRESH)

    async def source(self, request: Request) -> Response:
        """Where in its file a character was written."""
        page, run, character = (_number(request, name, -1) for name in ("page", "run", "place"))
        place = await asyncio.to_thread(self.state.source, page, run, character)
        if place is None:
            return PlainTextResponse("not found", 404)
        record: dict[str, Any] = {
            "file": place.file,
            "shown": shown(Path(place.file)),
            "line": place.line,
            "column": place.column,
            "older": place.older,
            "url": self._editor_link(place.file, place.line, place.column),
        }
        return JSONResponse(record, headers=FRESH)

    def _editor_link(self, file: str, line: int, column: int) -> str:
        """The address that opens the editor at a place; empty if no editor is set.

        A path that begins with a slash does not get a second one from the pattern.
        """
        path = quote(Path(file).resolve().as_posix(), safe="/:")
        pattern = self.plan.editor.replace(
            "/{file}", "{file}" if path.startswith("/") else "/{file}"
        )
        filled = pattern.replace("{line}", str(line)).replace("{column}", str(column))
        return filled.replace("{file}", path)

    async def alternatives(self, request: Request) -> Response:
        """Ask for the layouts of a page."""
        self.state.ask_alternatives(request.path_params["page"])
        return JSONResponse({"ok": True}, 202)

    async def pick(self, request: Request) -> Response:
        """Write a layout into the issue file."""
        params = request.path_params
        return _done(await asyncio.to_thread(self.state.pick, params["page"], params["number"]))

    async def unpick(self, request: Request) -> Response:
        """Take a page's 版样 out of the issue file."""
        return _done(await asyncio.to_thread(self.state.editing.free, request.path_params["page"]))

    async def undo(self, _: Request) -> Response:
        """Take the last edit of the issue file back."""
        return _done(await asyncio.to_thread(self.state.editing.undo))


def _given(data: bytes | None, media: str) -> Response:
    """An answer that never changes under its name, or that there is none."""
    if data is None:
        return PlainTextResponse("not found", 404)
    return Response(data, media_type=media, headers=FOREVER)


def _done(outcome: EditOutcome) -> Response:
    """What came of an edit; a file that says it already is as good as written."""
    written = outcome in (EditOutcome.WRITTEN, EditOutcome.SAME)
    return JSONResponse({"outcome": outcome.value}, 200 if written else 409, headers=FRESH)


def _number(request: Request, name: str, default: int) -> int:
    text = request.query_params.get(name, "")
    return (
        int(text)
        if text.isdecimal() and text.isascii() and len(text) <= NUMBER_DIGITS_MOST
        else default
    )
