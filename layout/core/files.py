"""Files replaced in one step: a reader sees the old file or the new one, never a part."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MODE = 0o644
"""The mode of a new file: the owner writes, everybody reads. `mkstemp` makes files private."""


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to a file in one step; missing folders are made."""
    with whole(path) as draft:
        draft.write_bytes(data)
        draft.replace(path)


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A draft file in the folder of `path`; the caller writes it and moves it to `path`.

    A draft that was not moved is deleted at the end.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    draft = Path(name)
    draft.chmod(_MODE)
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)
