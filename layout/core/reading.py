"""The one way to open a file that an issue or a house names.

A name is resolved once, with all links, and must lead to a place inside the folder. Only a regular
file is opened: a pipe would keep the command waiting, a device would never end. Its size is limited
before anything is read.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path
from typing import BinaryIO

TEXT_BYTES = 8 << 20
"""Bytes of a text; 48 broadsheet pages have about 1 MiB of copy."""
PICTURE_BYTES = 1 << 30
"""Bytes of a picture; an uncompressed one of 150 million pixels in 16 bits has 900 million."""
FONT_BYTES = 256 << 20
"""Bytes of a font file; the largest collections of Han faces have about 120 MiB."""
PROFILE_BYTES = 64 << 20
"""Bytes of a colour profile; a press profile has 1 to 3 MiB."""
PROOF_BYTES = 1 << 30
"""Bytes of an earlier proof or press PDF; a proof of 48 pages with photographs has 100 MiB."""
REPORT_BYTES = 256 << 20
"""Bytes of a report.json; that of 48 pages has about 10 MiB."""
_NONBLOCKING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_CHUNK = 1 << 20


class NotRegularError(OSError):
    """A folder, pipe, socket or device."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EINVAL, "not a regular file", str(path))


class TooLargeError(OSError):
    """A file of more bytes than its kind may have."""

    def __init__(self, path: Path, limit: int) -> None:
        super().__init__(errno.EFBIG, f"larger than {limit >> 20} MiB", str(path))


def inside(folder: Path, name: str) -> Path | None:
    """The path of a relative name in a folder, all links resolved, whether or not the file is there.

    None if it lies outside the folder, is the folder itself, or is a name that no file can have:
    too long, with a null character, or a link that leads to itself.
    """
    try:
        path, home = (folder / name).resolve(), folder.resolve()
        path.is_file()
    except (OSError, ValueError, RuntimeError):
        return None
    return path if path.is_relative_to(home) and path != home else None


def resolved(path: Path) -> Path:
    """A path with all links resolved; as it stands if they lead nowhere."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def open_regular(path: Path, limit: int) -> BinaryIO:
    """A regular file of at most `limit` bytes, open for reading.

    Raises OSError, NotRegularError and TooLargeError among them.
    """
    try:
        _judge(path, path.stat(), limit)
        handle = os.open(path, os.O_RDONLY | _NONBLOCKING)
    except ValueError as error:  # a null character
        raise OSError(errno.EINVAL, str(error)) from error
    try:
        _judge(path, os.fstat(handle), limit)
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def _judge(path: Path, found: os.stat_result, limit: int) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(found.st_mode):
        raise NotRegularError(path)
    if found.st_size > limit:
        raise TooLargeError(path, limit)


def read_regular(path: Path, limit: int) -> bytes:
    """The bytes of a regular file, at most `limit`. Raises OSError as `open_regular` does."""
    with open_regular(path, limit) as file:
        data = file.read(limit + 1)
    if len(data) > limit:  # it grew, or its size is not known beforehand
        raise TooLargeError(path, limit)
    return data


def is_regular(path: Path) -> bool:
    """Whether a path leads to a regular file."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def sha256_of(path: Path, limit: int) -> hashlib._Hash:
    """The SHA-256 of a regular file, which is not held in memory. Raises OSError as above."""
    digest = hashlib.sha256()
    with open_regular(path, limit) as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest
