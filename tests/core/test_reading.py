"""Files that an issue names: inside the folder, regular, and not too large; nothing else is opened."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import pytest

from layout.core.reading import (
    NotRegularError,
    TooLargeError,
    inside,
    read_regular,
    sha256_of,
)

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")


@posix
def test_a_link_counts_as_what_it_leads_to(tmp_path: Path) -> None:
    home, other = tmp_path / "home", tmp_path / "other.jpg"
    (home / "photos").mkdir(parents=True)
    (home / "photos" / "a.jpg").write_bytes(b"a")
    other.write_bytes(b"b")
    (home / "within.jpg").symlink_to("photos/a.jpg")
    (home / "out.jpg").symlink_to(other)
    (home / "loop.jpg").symlink_to("loop.jpg")
    (home / "zero.jpg").symlink_to("/dev/zero")
    assert inside(home, "within.jpg") == (home / "photos" / "a.jpg").resolve()
    assert inside(home, "nowhere.jpg") == (home / "nowhere.jpg").resolve()
    for name in ("out.jpg", "loop.jpg", "zero.jpg", "../other.jpg", str(other), "", ".", "a\0b"):
        assert inside(home, name) is None, name
    assert inside(home, "a" * 5000) is None


@posix
def test_pipes_devices_and_folders_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotRegularError):
        read_regular(tmp_path / "pipe", 10)
    with pytest.raises(NotRegularError):
        read_regular(Path("/dev/zero"), 10)
    with pytest.raises(IsADirectoryError):
        read_regular(tmp_path, 10)
    for name in ("missing", "a\0b", "a" * 5000):
        with pytest.raises(OSError):
            read_regular(tmp_path / name, 10)


def test_a_file_has_at_most_the_bytes_of_its_kind(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"0123456789")
    assert read_regular(path, 10) == b"0123456789"
    assert sha256_of(path, 10).digest() == hashlib.sha256(b"0123456789").digest()
    for read in (read_regular, sha256_of):
        with pytest.raises(TooLargeError):
            read(path, 9)


def test_a_file_of_no_size_that_never_ends_is_cut_off() -> None:
    """Files of /proc say that they are empty."""
    endless = Path("/proc/self/environ")
    if not endless.exists() or not endless.read_bytes():
        pytest.skip("needs /proc")
    with pytest.raises(TooLargeError):
        read_regular(endless, 1)
