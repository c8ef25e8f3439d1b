"""Child processes: one kind of worker for every process that the tool starts.

A worker runs one function in a child process and talks with it over a two-way line. Where the
system can fork, the child is a copy of this process: it knows all that its parent knew and starts
in milliseconds. Elsewhere a worker can be spawned: a new interpreter, which imports what it needs
(about half a second) and receives its arguments by pickle. A caller for which that does not pay
does the work in its own process.

Only Linux forks. The environment variable `BUILD_ISSUE_NO_FORK=1` switches forking off there too,
so that what Windows and macOS do can be tested; every command then writes the same bytes.

A child ends when its parent has ended, in whatever way.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal

from layout.core.ending import end_by_default
from layout.core.files import abandon_drafts

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext

NO_FORK = "BUILD_ISSUE_NO_FORK"
"""The environment variable that switches forking off; empty and 0 leave it on."""

DEBUG = "BUILD_ISSUE_DEBUG"
"""The environment variable that shows tracebacks; empty and 0 do not."""

StartMethod = Literal["fork", "spawn"]
Serve = Callable[..., None]
"""What a child runs: it gets its end of the line, then the worker's arguments."""


def can_fork() -> bool:
    """Whether a child process may be a copy of this one."""
    return sys.platform == "linux" and os.environ.get(NO_FORK, "") in ("", "0")


def start_method() -> StartMethod:
    """How a child starts that is needed on every system."""
    return "fork" if can_fork() else "spawn"


class Worker:
    """A child process and this process's end of the line to it.

    `serve` and `arguments` of a spawned child are pickled, those of a forked child are not. A child
    that starts processes of its own needs `parental`.
    """

    def __init__(
        self, serve: Serve, *arguments: Any, start: StartMethod = "fork", parental: bool = False
    ) -> None:
        context = _context(start)
        self.line, far = context.Pipe()
        inherited = self.line if start == "fork" else None
        self.process = context.Process(  # type: ignore[attr-defined]  # typeshed names it per system
            target=_child, args=(serve, far, inherited, arguments), daemon=not parental
        )
        self.process.start()
        far.close()

    def send(self, order: Any) -> None:
        """Hand an order over; it is dropped if the child died."""
        with suppress(OSError, ValueError):
            self.line.send(order)

    def receive(self) -> Any | None:
        """The next answer, waited for; None if the child died."""
        try:
            return self.line.recv()
        except (EOFError, OSError):
            return None

    def end(self) -> None:
        """End the child at once, whatever it is doing."""
        self.line.close()
        self.process.kill()
        self.process.join()


def forked(serve: Serve) -> Worker | None:
    """A forked worker; None where the system cannot fork, and in a process that was told to make do
    with one processor.
    """
    return Worker(serve) if can_fork() and _share.most != 1 else None


class _Share:
    """The processors that this process was told to make do with; None if it was told nothing."""

    most: int | None = None


_share = _Share()


def use_processors(most: int) -> None:
    """Let this process make do with so many processors: others work beside it."""
    _share.most = most


def processors() -> int:
    """The processors that this process may use."""
    if sys.platform == "linux":
        there = len(os.sched_getaffinity(0))
    else:
        there = os.cpu_count() or 1
    return there if _share.most is None else min(there, _share.most)


def orders(line: Connection) -> Iterator[Any]:
    """The orders that come over a line, until it is closed."""
    with suppress(EOFError, OSError):
        while True:
            yield line.recv()


def begin_child() -> None:
    """What every child does first: an interrupt from the terminal ends it without a traceback, and
    so does the end of its parent.
    """
    end_by_default()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _context(start: StartMethod) -> BaseContext:
    import multiprocessing  # noqa: PLC0415 - not every command starts a process

    return multiprocessing.get_context(start)


def _child(
    serve: Serve, line: Connection, inherited: Connection | None, arguments: tuple[Any, ...]
) -> None:
    """The main function of a child; `inherited` is the parent's end of the line, which only the
    parent may hold: the line ends with it.
    """
    begin_child()
    if inherited is not None:
        inherited.close()
    try:
        serve(line, *arguments)
    except Exception:  # the parent sees that the child died, and says so
        if os.environ.get(DEBUG, "") not in ("", "0"):
            raise
        os._exit(1)


def _end_with_parent() -> None:
    """Wait for the end of the parent, then delete the drafts and end this process.

    A child that waits at a pipe would not notice: other children hold copies of the pipe's far end.
    """
    from multiprocessing import parent_process  # noqa: PLC0415 - loaded in every child
    from multiprocessing.connection import wait  # noqa: PLC0415

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        abandon_drafts()
        os._exit(1)
