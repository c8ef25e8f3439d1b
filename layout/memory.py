"""Line endings kept from one run to the next, beside the report; safe to delete, never stale.

The file opens with the fingerprint of faces, rules and composition code and with a digest of what
follows; whatever does not match both is as good as no file.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from layout.text.composer import Composer


def recall(path: Path, composer: Composer) -> None:
    """Give a compositor the endings of the last run, if they were found under the same rules."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return
    if head == _head(composer, body):
        composer.recall(json.loads(body))


def remembered(composer: Composer) -> bytes:
    """The file for a compositor's endings."""
    body = json.dumps(composer.remembered(), separators=(",", ":"), sort_keys=True).encode()
    return _head(composer, body) + b"\n" + body


def _head(composer: Composer, body: bytes) -> bytes:
    return f"endings {composer.fingerprint()} {hashlib.sha256(body).hexdigest()}".encode()
