"""The live preview: a small server on the loopback address, for one issue and its editors.

It answers at its own address alone, gives out what it made and the package's own pages, never a
file by a path from a request, and writes nothing but a 版样 that was picked. A save is followed here (`core/saves.py`), set by the
process of `typesetter`, kept in `preview_state`, and sent to the browsers by `answers`.
"""

from __future__ import annotations

import asyncio
import secrets
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route

from layout.core.saves import WatchedFiles, coming_saves, fonts_or_profiles_saved
from layout.proof.preview.answers import Answers, ServePlan
from layout.proof.preview.gate import App, Gate
from layout.proof.preview.preview_state import PreviewState

LOOPBACK = "127.0.0.1"
TOKEN_BYTES = 24
"""Random bytes of the token that the server's own pages carry."""


def serve(plan: ServePlan, port: int) -> None:
    """Show an issue until interrupted; its address is printed first. Raises OSError where the port is
    taken.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform == "win32":  # there SO_REUSEADDR would share a port that another program holds
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    with listener:
        listener.bind((LOOPBACK, port))
        listener.listen()  # a browser may connect as soon as the address is printed
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
    state = PreviewState(plan.file, plan.out, plan.paper, plan.lang)
    token = secrets.token_urlsafe(TOKEN_BYTES)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        state.open(asyncio.get_running_loop())
        watcher = asyncio.create_task(_follow(state))
        try:
            yield
        finally:
            watcher.cancel()
            state.close()

    answers = Answers(plan, state, token)
    routes = [
        Route("/", answers.index),
        Route("/static/{name}", answers.static),
        Route("/state", answers.state_json),
        Route("/events", answers.events),
        Route("/page/{digest}.svg", answers.page),
        Route("/fonts.css", answers.css),
        Route("/font/{name}.ttf", answers.font),
        Route("/face/ui.ttf", answers.face),
        Route("/photo/{name}.jpg", answers.photo),
        Route("/round/{page:int}.png", answers.round_page),
        Route("/source", answers.source),
        Route("/alternatives/{page:int}", answers.alternatives, methods=["POST"]),
        Route("/pick/{page:int}/{number:int}", answers.pick, methods=["POST"]),
        Route("/unpick/{page:int}", answers.unpick, methods=["POST"]),
        Route("/undo", answers.undo, methods=["POST"]),
    ]
    hosts = frozenset(f"{name}:{port}" for name in (LOOPBACK, "localhost"))
    return Gate(Starlette(routes=routes, lifespan=life), hosts, token)


async def _follow(state: PreviewState) -> None:
    """Ask for a build after every save, until cancelled."""
    async for saved in coming_saves(WatchedFiles(state.file, state.paper, state.out)):
        state.ask_build(afresh=fonts_or_profiles_saved(saved))
