"""The live preview: a small server on the loopback, for one issue, one editor, one browser or more.

It answers its own address alone (Host and Origin are checked), gives out what it made and the
package's own pages, never a path from a request, and writes nothing but a 版样 that was picked.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, MutableMapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from layout.core.diagnostics import Lang
from layout.core.saves import Sources, coming_saves, refitted
from layout.house.faces import fonts_folder
from layout.proof.preview.hub import Hub

LOOPBACK = "127.0.0.1"
STATIC = Path(__file__).parent / "static"
TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
UI_FACE = "NotoSansSC-Medium.ttf"
"""Stands in where the editor's machine has no Chinese face."""
HEARTBEAT_SECONDS = 15.0
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
FOREVER = {"cache-control": "private, max-age=31536000, immutable"}
FRESH = {"cache-control": "no-store"}

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


class ServePlan(NamedTuple):
    """What is shown: issue file, outputs, house file, language, link that opens an editor."""

    file: Path
    out: Path
    paper: Path | None
    lang: Lang
    editor: str = ""


@dataclass(slots=True)
class Gate:
    """Lets in what was sent to this very address by its own pages; adds the safety headers."""

    app: App
    hosts: frozenset[str]
    token: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        refused = self._refused(scope["method"], headers)
        if refused:
            await PlainTextResponse(refused, 403, HEADERS)(scope, receive, send)
            return

        async def dressed(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                extra = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message["headers"], *extra]
            await send(message)

        await self.app(scope, receive, dressed)

    def _refused(self, method: str, headers: Mapping[bytes, str]) -> str:
        """Why a request is refused; empty if it is not."""
        if headers.get(b"host", "") not in self.hosts:
            return "foreign host"
        origin = headers.get(b"origin")
        if origin is not None and origin not in {f"http://{host}" for host in self.hosts}:
            return "foreign origin"
        if headers.get(b"sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return "foreign site"
        if method not in ("GET", "HEAD", "POST"):
            return "method"
        if method == "POST" and not secrets.compare_digest(
            headers.get(b"x-proof-token", "").encode(), self.token.encode()
        ):
            return "token"
        return ""


def serve(plan: ServePlan, port: int) -> None:
    """Show an issue until interrupted; the address is printed."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    with listener:
        listener.bind((LOOPBACK, port))
        listener.listen()  # who reads the address may ask at once
        port = listener.getsockname()[1]
        app = application(plan, port)
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, timeout_graceful_shutdown=1
        )
        zh = plan.lang == "zh"
        print(
            f"http://{LOOPBACK}:{port}/" + ("　（按 Ctrl+C 结束）" if zh else "  (Ctrl+C ends)"),
            flush=True,
        )
        uvicorn.Server(config).run(sockets=[listener])


def application(plan: ServePlan, port: int) -> App:
    """The server's application for one issue."""
    hub = Hub(plan.file, plan.out, plan.paper, plan.lang)
    token = secrets.token_urlsafe(24)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        hub.open(asyncio.get_running_loop())
        watcher = asyncio.create_task(_follow(hub))
        try:
            yield
        finally:
            watcher.cancel()
            hub.close()

    desk = _Desk(plan, hub, token)
    routes = [
        Route("/", desk.index),
        Route("/static/{name}", desk.static),
        Route("/state", desk.state),
        Route("/events", desk.events),
        Route("/page/{digest}.svg", desk.page),
        Route("/fonts.css", desk.css),
        Route("/font/{name}.ttf", desk.font),
        Route("/face/ui.ttf", desk.face),
        Route("/photo/{name}.jpg", desk.photo),
        Route("/round/{page:int}.png", desk.round_page),
        Route("/source", desk.source),
        Route("/alternatives/{page:int}", desk.alternatives, methods=["POST"]),
        Route("/pick/{page:int}/{number:int}", desk.pick, methods=["POST"]),
        Route("/unpick/{page:int}", desk.unpick, methods=["POST"]),
        Route("/undo", desk.undo, methods=["POST"]),
    ]
    hosts = frozenset(f"{name}:{port}" for name in (LOOPBACK, "localhost"))
    return Gate(Starlette(routes=routes, lifespan=life), hosts, token)


async def _follow(hub: Hub) -> None:
    """Call for a build after every save, until cancelled."""
    async for saved in coming_saves(Sources(hub.file, hub.paper, hub.out)):
        hub.ask_build(afresh=refitted(saved))


@dataclass(slots=True)
class _Desk:
    """The answers to the browser."""

    plan: ServePlan
    hub: Hub
    token: str

    async def index(self, _: Request) -> Response:
        html = (STATIC / "index.html").read_text(encoding="utf-8")
        html = html.replace('lang="zh"', f'lang="{self.plan.lang}"')
        return Response(html, media_type="text/html", headers=FRESH)

    async def static(self, request: Request) -> Response:
        files = {path.name: path for path in STATIC.iterdir() if path.suffix in TYPES}
        path = files.get(request.path_params["name"])
        if path is None:
            return PlainTextResponse("not found", 404)
        return Response(path.read_bytes(), media_type=TYPES[path.suffix], headers=FRESH)

    async def state(self, _: Request) -> Response:
        return JSONResponse(
            {**self.hub.state(), "token": self.token, "editor": bool(self.plan.editor)},
            headers=FRESH,
        )

    async def events(self, _: Request) -> Response:
        async def stream() -> AsyncIterator[str]:
            queue = self.hub.subscribe()
            try:
                yield f"data: {self.hub.version}\n\n"
                while True:
                    try:
                        message = await asyncio.wait_for(queue.get(), HEARTBEAT_SECONDS)
                    except TimeoutError:
                        yield ": still here\n\n"
                        continue
                    yield f"data: {json.dumps(message)}\n\n"
            finally:
                self.hub.unsubscribe(queue)

        return StreamingResponse(stream(), media_type="text/event-stream", headers=FRESH)

    async def page(self, request: Request) -> Response:
        svg = self.hub.svg(request.path_params["digest"])
        return _given(svg.encode() if svg is not None else None, "image/svg+xml")

    async def css(self, _: Request) -> Response:
        return Response(self.hub.css, media_type="text/css", headers=FRESH)

    async def font(self, request: Request) -> Response:
        return _given(self.hub.fonts.get(request.path_params["name"]), "font/ttf")

    async def face(self, _: Request) -> Response:
        path = fonts_folder() / UI_FACE
        return _given(path.read_bytes() if path.is_file() else None, "font/ttf")

    async def photo(self, request: Request) -> Response:
        return _given(self.hub.photos.get(request.path_params["name"]), "image/jpeg")

    async def round_page(self, request: Request) -> Response:
        dpi = min(max(int(_number(request, "dpi", 100)), 40), 400)
        page = request.path_params["page"]
        picture = await asyncio.to_thread(self.hub.round_picture, page, dpi)
        if picture is None:
            return PlainTextResponse("not found", 404)
        return Response(picture, media_type="image/png", headers=FRESH)

    async def source(self, request: Request) -> Response:
        page, run, glyph = (_number(request, name, -1) for name in ("page", "run", "glyph"))
        place = await asyncio.to_thread(self.hub.source, int(page), int(run), int(glyph))
        if place is None:
            return PlainTextResponse("not found", 404)
        record: dict[str, Any] = {
            "file": place.file,
            "shown": self.hub.shown(place.file),
            "line": place.line,
            "column": place.column,
        }
        if self.plan.editor:
            record["url"] = (
                self.plan.editor.replace("{file}", place.file)
                .replace("{line}", str(place.line))
                .replace("{column}", str(place.column))
            )
        return JSONResponse(record, headers=FRESH)

    async def alternatives(self, request: Request) -> Response:
        self.hub.ask_alternatives(request.path_params["page"])
        return JSONResponse({"ok": True}, 202)

    async def pick(self, request: Request) -> Response:
        params = request.path_params
        return _told(await asyncio.to_thread(self.hub.pick, params["page"], params["number"]))

    async def unpick(self, request: Request) -> Response:
        return _told(await asyncio.to_thread(self.hub.unpick, request.path_params["page"]))

    async def undo(self, _: Request) -> Response:
        return _told(await asyncio.to_thread(self.hub.undo))


def _given(data: bytes | None, media: str) -> Response:
    """A thing that never changes under its name."""
    if data is None:
        return PlainTextResponse("not found", 404)
    return Response(data, media_type=media, headers=FOREVER)


def _told(done: bool) -> Response:
    return JSONResponse({"ok": done}, 200 if done else 409, headers=FRESH)


def _number(request: Request, name: str, default: float) -> float:
    text = request.query_params.get(name, "")
    return float(text) if text.isdecimal() and text.isascii() and len(text) < 8 else default
