"""The caches that stay on disk from one run to the next: line endings and layouts of pages.

They can be deleted at any time and are never stale. The first line of a file has the fingerprint of
everything that its content depends on besides its keys, and a digest of the content. A file that
does not match both is not read.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from layout.furniture.composing_room import ComposingRoom
from layout.makeup.page_layout import Layout
from layout.text.composer import Composer

_MAKEUP_ROOMS = ("core", "house", "issue", "text", "furniture", "search", "fit", "makeup")
"""The folders of code that decide how a page is made up: their digest is in the fingerprint."""


def recall(path: Path, composer: Composer) -> None:
    """Give a composer the line endings of the last run, if their fingerprint is its own."""
    body = _read(path, "endings", composer.fingerprint())
    if body is not None:
        composer.recall(json.loads(body))


def remembered(composer: Composer) -> bytes:
    """The content of the file for a composer's line endings."""
    body = json.dumps(composer.remembered(), separators=(",", ":"), sort_keys=True).encode()
    return _file("endings", composer.fingerprint(), body)


def recall_pages(path: Path, composing: ComposingRoom) -> dict[str, Layout]:
    """The layouts of the last run by the keys of their tasks."""
    body = _read(path, "pages", _pages_fingerprint(composing))
    found: dict[str, Layout] = {} if body is None else _layouts().validate_json(body)
    return found


def remembered_pages(layouts: dict[str, Layout], composing: ComposingRoom) -> bytes:
    """The content of the file for the layouts of a run."""
    return _file("pages", _pages_fingerprint(composing), _layouts().dump_json(layouts))


@cache
def _layouts() -> Any:
    from pydantic import TypeAdapter  # noqa: PLC0415 - slow to import, needed only with a cache

    return TypeAdapter(dict[str, Layout])


def _pages_fingerprint(composing: ComposingRoom) -> str:
    """The fingerprint of layouts: code, house, faces and rules of line endings."""
    digest = hashlib.sha256(_code())
    digest.update(repr((composing.composer.fingerprint(), composing.house)).encode())
    return digest.hexdigest()


@cache
def _code() -> bytes:
    """The digests of the code files that decide how a page is made up."""
    package = Path(__file__).parent.parent
    files = [file for room in _MAKEUP_ROOMS for file in sorted((package / room).rglob("*.py"))]
    return b"".join(hashlib.sha256(file.read_bytes()).digest() for file in files)


def _read(path: Path, kind: str, fingerprint: str) -> bytes | None:
    """The content of a cache file; None if there is none with this fingerprint."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return body if head == _head(kind, fingerprint, body) else None


def _file(kind: str, fingerprint: str, body: bytes) -> bytes:
    return _head(kind, fingerprint, body) + b"\n" + body


def _head(kind: str, fingerprint: str, body: bytes) -> bytes:
    return f"{kind} {fingerprint} {hashlib.sha256(body).hexdigest()}".encode()
