"""Work beside this process: a forked child gets something heavy ready while the command goes on.

The child knows all that its parent knew when it was begun, costs no start-up of its own, and
answers orders over a line until the line is closed. Where the system cannot fork there is none,
and the work is done where it is asked for.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Serve = Callable[["Connection"], None]
"""What the child does: it reads orders from the line and sends answers, to the end of the line."""


class Worker:
    """A child at work. What is sent to one that died is dropped; its answers do not come."""

    def __init__(self, serve: Serve) -> None:
        import multiprocessing  # noqa: PLC0415 - not every command has work beside it

        fork = multiprocessing.get_context("fork")
        self._line, far = fork.Pipe()
        self.process = fork.Process(target=_child, args=(serve, far, self._line), daemon=True)
        self.process.start()
        far.close()

    def send(self, order: Any) -> None:
        """Hand an order over."""
        with suppress(OSError):
            self._line.send(order)

    def receive(self) -> Any | None:
        """The next answer, waited for; None if the child died."""
        try:
            return self._line.recv()
        except (EOFError, OSError):
            return None

    def end(self) -> None:
        """End the child, whatever it does."""
        self._line.close()
        self.process.kill()
        self.process.join()


def begin(serve: Serve) -> Worker | None:
    """Start a child, if the system can fork."""
    return Worker(serve) if sys.platform == "linux" else None


def orders(line: Connection) -> Any:
    """The orders that come over a line, to its end."""
    with suppress(EOFError, OSError):
        while True:
            yield line.recv()


def quiet() -> None:
    """Let an interrupt from the terminal end this process without a word: the command tells."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _child(serve: Serve, line: Connection, near: Connection) -> None:
    quiet()
    near.close()
    serve(line)
