"""The gate of the preview's server: who may ask, and the safety headers of every answer."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any

from starlette.responses import PlainTextResponse

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

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


@dataclass(slots=True)
class Gate:
    """Lets requests through that were sent to one of `hosts` by the server's own pages, and refuses
    all others. A request that changes anything must carry `token`.
    """

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

        async def send_with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                extra = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message["headers"], *extra]
            await send(message)

        await self.app(scope, receive, send_with_headers)

    def _refused(self, method: str, headers: Mapping[bytes, str]) -> str:
        """Why a request is refused; an empty text if it is let through."""
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
