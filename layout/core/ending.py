"""The end of a command by a signal: at once, without a traceback, and with no draft left.

SIGINT (Ctrl+C) and SIGTERM end a command wherever it is. Drafts are deleted. Files that are taking
their places are let in first. Child processes notice the end of their parent.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from layout.core.files import abandon_drafts

OK, FAULTY, WRONG_CALL, BROKEN = 0, 1, 2, 70
"""The exit statuses: done; the issue has errors; a wrong call, or a file or machine that cannot be
used; a fault of the program (EX_SOFTWARE of sysexits.h).
"""
INTERRUPTED, TERMINATED = 130, 143
"""The exit status that a shell expects of a command ended by SIGINT, and of one ended by SIGTERM."""
_STATUS = {signal.SIGINT: INTERRUPTED, signal.SIGTERM: TERMINATED}


class _Moment:
    """How many blocks that must not be broken off are being run, and the signal that waits."""

    depth = 0
    waiting: signal.Signals | None = None


_moment = _Moment()


@contextmanager
def unbroken() -> Iterator[None]:
    """A block that a signal does not break off: the command ends behind it."""
    _moment.depth += 1
    try:
        yield
    finally:
        _moment.depth -= 1
        if not _moment.depth and _moment.waiting is not None:
            signal.raise_signal(_moment.waiting)


def end_on_signals(farewell: Callable[[], None]) -> None:
    """Let SIGINT and SIGTERM end this process; `farewell` is called before, for its last words."""
    owner = os.getpid()

    def end(number: int, _: FrameType | None) -> None:
        if os.getpid() != owner:  # a child that has not begun yet
            os._exit(_STATUS[signal.Signals(number)])
        if _moment.depth:
            _moment.waiting = signal.Signals(number)
            return
        abandon_drafts()
        with suppress(OSError, ValueError, RuntimeError):  # the stream may be in use or closed
            if number == signal.SIGINT:
                farewell()
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(_STATUS[signal.Signals(number)])

    for number in _STATUS:
        signal.signal(number, end)


def end_by_default() -> None:
    """Let SIGINT and SIGTERM end this process without a word."""
    for number in _STATUS:
        signal.signal(number, signal.SIG_DFL)
