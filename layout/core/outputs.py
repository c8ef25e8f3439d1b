"""The files of one issue in the output folder: judged before the work, placed together after it.

`in_use` claims the folder of an issue and deletes the drafts that a killed command left there.
`judge_places` refuses places that cannot be written before anything is set. `OutputDrafts` puts finished
files into their places together or not at all.
"""

from __future__ import annotations

import errno
import os
import re
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from layout.core.diagnostics import Diagnostic, Severity, Words
from layout.core.ending import unbroken
from layout.core.files import CannotWriteError, cannot_write, put_in_place, whole, write_draft

_DRAFT = re.compile(r"\.(.+\.(?:pdf|json|cache|print|svg|png|txt))\.[a-z0-9_]{8}(?:\.old)?")
"""The name of a draft, as `whole` gives it, or of an old file set aside; the group is the name of
the file that it was to become.
"""
_SET_ASIDE = ".old"
"""The end of the name of an old file that is kept until all new ones are in their places."""
FREE_LEAST = 1 << 20
"""Bytes that must be free on the disk; a page without pictures takes about as much."""
_TURNS, _TURN_PAUSE = 50, 0.1
"""How often a command asks whether another one has finished placing its files, and the seconds
between two questions. One that takes longer was stopped; it is not waited for.
"""
_REASONS = {
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "超出了磁盘配额",
    errno.EFBIG: "磁盘放不下这么大的文件",
    errno.EACCES: "没有写入权限",
    errno.EPERM: "系统不允许改动",
    errno.EROFS: "磁盘是只读的",
    errno.ENOTDIR: "路径里有一段是文件，不是文件夹",
    errno.EEXIST: "路径里有一段是文件，不是文件夹",
    errno.EISDIR: "那里有一个同名的文件夹",
    errno.ENAMETOOLONG: "名字太长",
    errno.ELOOP: "链接绕成了圈",
    errno.ENOENT: "系统不让在那里建文件",
    errno.EIO: "磁盘出错",
    errno.EINVAL: "名字里有不能用的字符",
}
"""Reasons of the system that an editor can do something about, by their number."""


def output_fault(error: CannotWriteError) -> Diagnostic:
    """A file that cannot be written, as a fault in words for an editor."""
    reason = _REASONS.get(error.number or 0, error.reason)
    return Diagnostic(
        "output-unwritable",
        Severity.ERROR,
        Words(f"写不了 {error.path}（{reason}）", f"cannot write {error.path} ({error.reason})"),
        Words(
            "如果它正在别的程序里打开，关掉再排一次；否则检查文件夹的权限和磁盘空间",
            "close it if another program has it open, or check the folder's permissions and the "
            "space on the disk",
        ),
    )


@contextmanager
def in_use(folder: Path) -> Iterator[None]:
    """Claim the folder of an issue, `out/N`, for one run of a command.

    OutputDrafts that a killed command left in it, or beside it for files of the issue, are deleted,
    unless another command is using the folder now. The folder is made if it is missing, and
    removed at the end if it is still empty. Raises CannotWriteError.
    """
    try:
        missing = [path for path in (folder, *folder.parents) if not path.exists()]
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error
    try:
        with _claimed(folder) as alone:
            if alone:
                _sweep(folder)
            yield
    finally:
        with suppress(OSError):
            for path in missing:
                path.rmdir()


@contextmanager
def _claimed(folder: Path) -> Iterator[bool]:
    """A shared lock on a folder; the value says whether no other process has one.

    Where the system or the disk has no locks, nobody is known to be alone.
    """
    if sys.platform == "win32":
        yield False
        return
    import fcntl  # noqa: PLC0415 - Windows has none

    handle, alone = os.open(folder, os.O_RDONLY), False
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            alone = True
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        yield alone
    finally:
        os.close(handle)


def _sweep(folder: Path) -> None:
    """Delete the drafts of an issue that nobody is working on."""
    with suppress(OSError):
        for place in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
            for draft in place.iterdir():
                if _DRAFT.fullmatch(draft.name) and not draft.is_dir():
                    draft.unlink(missing_ok=True)
        for draft in folder.parent.iterdir():
            found = _DRAFT.fullmatch(draft.name)
            if found and _is_of(found[1], folder.name) and not draft.is_dir():
                draft.unlink(missing_ok=True)


def _is_of(name: str, issue: str) -> bool:
    """Whether a file beside the folder of an issue belongs to it: `3589.pdf`, `3589-screen.pdf`."""
    kinds = ("", "-screen", "-spreads", "-proof")
    return name in {f"{issue}{kind}.pdf" for kind in kinds}


def judge_places(paths: Iterable[Path]) -> None:
    """Find out whether files can be written, without writing them.

    Raises CannotWriteError for a place that is a folder or cannot be replaced, for a folder that
    takes no new file, and for a disk with less than `FREE_LEAST` bytes free.
    """
    import shutil  # noqa: PLC0415 - a check of an issue writes nothing

    wanted = list(paths)
    for path in wanted:
        _judge_replaced(path)
    for folder in dict.fromkeys(path.parent for path in wanted):
        with whole(folder / wanted[0].name):
            disk = shutil.disk_usage(folder)
        if disk.total and disk.free < FREE_LEAST:
            raise CannotWriteError(folder, os.strerror(errno.ENOSPC), errno.ENOSPC)


def _judge_replaced(path: Path) -> None:
    """Whether the file in a place, if there is one, can be replaced.

    The system says so of a file that is marked as never to be changed only when it is opened for
    writing. A file without write permission can be replaced all the same.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if path.is_file():
            os.close(os.open(path, os.O_WRONLY))
    except OSError as error:
        if error.errno != errno.EACCES:
            raise cannot_write(path, error) from error


class OutputDrafts:
    """Finished files beside their places, put into them together or not at all.

    A draft that has not taken its place when the object is closed is deleted.
    """

    def __init__(self) -> None:
        self._ends = ExitStack()
        self._drafts: dict[Path, Path] = {}

    def __enter__(self) -> OutputDrafts:
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.close()

    def add(self, path: Path, data: bytes) -> Path:
        """Write the draft of a file and return its path. Raises CannotWriteError."""
        draft = self._ends.enter_context(whole(path))
        write_draft(draft, data, path)
        self._drafts[path] = draft
        return draft

    def add_all(self, files: Mapping[Path, bytes]) -> None:
        """Write the drafts of several files. Raises CannotWriteError."""
        for path, data in files.items():
            self.add(path, data)

    def drop(self) -> None:
        """Give up the drafts so far."""
        self._ends.close()
        self._drafts.clear()

    def place(self, out: Path) -> None:
        """Put every draft into its place; other commands with the output folder `out` wait.

        Raises CannotWriteError; then every old file is back.
        """
        with _turn(out), unbroken():
            _replace_all(self._drafts)
        self._drafts.clear()


@contextmanager
def _turn(folder: Path) -> Iterator[None]:
    """A moment in which no other command places files in this output folder."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 - Windows has none

    handle = os.open(folder, os.O_RDONLY)
    try:
        for _ in range(_TURNS):
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                time.sleep(_TURN_PAUSE)
            except OSError:
                break
        yield
    finally:
        os.close(handle)


def _replace_all(drafts: Mapping[Path, Path]) -> None:
    """Let drafts take the places of files; all old files are put back if one cannot be replaced."""
    aside: dict[Path, Path | None] = {}
    placed: list[Path] = []
    try:
        for path, draft in drafts.items():
            aside[path] = _set_aside(path, draft)
        for path, draft in drafts.items():
            placed.append(path)
            put_in_place(draft, path)
    except BaseException:
        for path in placed:
            _put_back(path, aside[path], drafts[path])
        raise
    finally:
        for old in filter(None, aside.values()):
            old.unlink(missing_ok=True)


def _set_aside(path: Path, draft: Path) -> Path | None:
    """A second name for the file in a place, or a copy where a file cannot have two; None if there
    is no file. Raises CannotWriteError.
    """
    if not path.is_file():
        return None
    old = draft.with_name(draft.name + _SET_ASIDE)
    try:
        os.link(path.resolve(), old)
    except OSError:
        import shutil  # noqa: PLC0415 - as above

        try:
            shutil.copy2(path, old)
        except OSError as error:
            old.unlink(missing_ok=True)
            raise cannot_write(path, error) from error
    return old


def _put_back(path: Path, old: Path | None, draft: Path) -> None:
    """Undo a replacement, if it was made: the draft is gone then."""
    if draft.exists():
        return
    with suppress(OSError):
        if old is None:
            path.unlink(missing_ok=True)
        else:
            old.replace(path)
