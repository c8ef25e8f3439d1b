"""Files replaced in one step: a reader sees the old file or the new one, never a part."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

MODE = 0o644
"""Permissions of a written file: everyone may read it."""
REPLACE_TRIES, REPLACE_PAUSE = 5, 0.1
"""How often a file that another program holds open is tried, and the seconds between two tries.

Windows replaces no open file. A virus scanner holds a new file for a moment, a viewer until it is
closed.
"""


_live: set[Path] = set()
"""Drafts of this process that have not taken their places."""


class CannotWriteError(Exception):
    """A file that could not be written; `path`, the system's `reason` and its `number`, if any."""

    def __init__(self, path: Path, reason: str, number: int | None = None) -> None:
        super().__init__(path, reason, number)
        self.path, self.reason, self.number = path, reason, number


def cannot_write(path: Path, error: OSError) -> CannotWriteError:
    """An error of the system over a file, to be raised from it."""
    return CannotWriteError(path, error.strerror or str(error), error.errno)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file in one step. Raises CannotWriteError."""
    with whole(path) as draft:
        write_draft(draft, data, path)
        put_in_place(draft, path)


def keep(path: Path, data: bytes) -> None:
    """Write a file in one step that only saves time later; nothing happens where it cannot be
    written.
    """
    with suppress(CannotWriteError):
        write_whole(path, data)


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A draft in the folder of a file, to be judged and then put in the file's place; a draft that
    was not is deleted. Raises CannotWriteError where the folder cannot be written to.
    """
    import tempfile  # noqa: PLC0415 - a check of an issue writes nothing

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise cannot_write(path, error) from error
    draft = Path(name)
    _live.add(draft)
    try:
        os.close(handle)
        draft.chmod(MODE)
        yield draft
    finally:
        draft.unlink(missing_ok=True)
        _live.discard(draft)


def adopt_draft(draft: Path) -> None:
    """Count a draft of the parent process as one of this process, which may outlive it."""
    _live.add(draft)


def abandon_drafts() -> None:
    """Delete all drafts: the process ends before they are finished."""
    for draft in list(_live):
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def write_draft(draft: Path, data: bytes, path: Path) -> None:
    """Write the draft of a file. Raises CannotWriteError, for instance when the disk is full."""
    try:
        draft.write_bytes(data)
    except OSError as error:
        raise cannot_write(path, error) from error


def put_in_place(draft: Path, path: Path) -> None:
    """Let a draft take the place of a file in one step. Raises CannotWriteError."""
    for pauses_left in reversed(range(REPLACE_TRIES)):
        try:
            draft.replace(path)
            return
        except PermissionError as error:
            if not pauses_left:
                raise cannot_write(path, error) from error
            time.sleep(REPLACE_PAUSE)
        except OSError as error:
            raise cannot_write(path, error) from error


def place_new(draft: Path, path: Path) -> bool:
    """Let a draft take a place where no file is; False, and nothing happens, if there is one.

    Raises CannotWriteError.
    """
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    except OSError:  # a disk whose files have one name each
        if path.exists():
            return False
        put_in_place(draft, path)
    return True
