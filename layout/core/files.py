"""Files written whole: readers see the old one or the new one, never half of it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file in one step."""
    with whole(path) as draft:
        draft.write_bytes(data)
        draft.replace(path)


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A draft beside a file, to be judged and put in its place; thrown away if it was not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    draft = Path(name)
    draft.chmod(0o644)
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)
