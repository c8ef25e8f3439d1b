"""A file changed only if it still has the text that the change was made from.

An editor may save at the same moment. Whatever the order of the two, the editor's save is never
lost: the new file and the old one change places in one step, and the old one is looked at before it
is deleted. If it is not what was expected, it goes back.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import time
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from layout.core.files import CannotWriteError, put_in_place, whole, write_draft

LATE_SECONDS, LOOKS = 0.02, 3
"""How long a program that had the old file open may take to write into it, for each of so many
looks: a file saved in place is emptied first and filled a moment later.
"""
RESTORE_TRIES = 50
"""How often a save that came in between is put back, if another save comes each time."""
_AT_WORKING_FOLDER = -100
"""AT_FDCWD of Linux: paths are relative to the working folder."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux's renameat2: two files change places in one step."""


class EditOutcome(StrEnum):
    """What came of an edit of the issue file; each value is the name that the browser gets."""

    WRITTEN = "written"
    SAME = "same"
    """The file says it already."""
    CHANGED = "changed"
    """Someone saved the file after the edit was prepared. Nothing was written."""
    GONE = "gone"
    """What was to be edited is not there: no such layout, no such 版样, nothing to undo."""
    UNWRITABLE = "unwritable"


def write_guarded(path: Path, expected: bytes, data: bytes) -> EditOutcome:
    """Put `data` into a file whose content is `expected`; leave every other content as it is.

    The permissions of the file stay. A file of several names (hard links) is written in place, so
    that they stay names of one file.
    """
    try:
        if path.stat().st_nlink > 1:
            return _in_place(path, expected, data)
        with whole(path) as draft:
            write_draft(draft, data, path)
            shutil.copymode(path, draft)
            if path.read_bytes() != expected:
                return EditOutcome.CHANGED
            if not _exchanged(draft, path):
                put_in_place(draft, path)
                return EditOutcome.WRITTEN
            return _looked_at(draft, path, expected, data)
    except CannotWriteError:
        return EditOutcome.UNWRITABLE
    except FileNotFoundError:
        return EditOutcome.CHANGED
    except OSError:
        return EditOutcome.UNWRITABLE


def _in_place(path: Path, expected: bytes, data: bytes) -> EditOutcome:
    """Write into the file itself, looking at it through the same opening."""
    with path.open("r+b") as file:
        if file.read() != expected:
            return EditOutcome.CHANGED
        file.seek(0)
        file.write(data)
        file.truncate()
    return EditOutcome.WRITTEN


def _looked_at(old: Path, path: Path, expected: bytes, data: bytes) -> EditOutcome:
    """Judge the file that was replaced; if it is someone's save, it goes back to its place."""
    for _ in range(LOOKS):
        if old.read_bytes() != expected:
            _put_back(old, path, data)
            return EditOutcome.CHANGED
        time.sleep(LATE_SECONDS)
    if old.read_bytes() != expected:
        _put_back(old, path, data)
        return EditOutcome.CHANGED
    return EditOutcome.WRITTEN


def _put_back(old: Path, path: Path, ours: bytes) -> None:
    """Give a file its place back from `ours`. A still later save that took the place stays in it."""
    for _ in range(RESTORE_TRIES):
        back = old.read_bytes()
        with suppress(FileNotFoundError):
            if path.read_bytes() != ours:
                return
        if not _exchanged(old, path):
            put_in_place(old, path)
            return
        if old.read_bytes() == ours:
            return
        ours = back  # what came out is a save of this very moment, later than the one put back


def _exchanged(one: Path, other: Path) -> bool:
    """Let two files change places in one step; False where the system cannot."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    here = _AT_WORKING_FOLDER
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), _EXCHANGE) == 0)
