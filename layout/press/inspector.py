"""Preflight in a process of its own, which gets ready while pages are still being made.

Loading the library that opens the file takes longer than looking at it; where the system can
fork, that time runs beside the rest of the build.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType

from layout.diagnostics import Diagnostic, Severity, Words
from layout.press.bench import Order
from layout.press.preflight import preflight


class Inspector:
    """Looks at finished files; open it early, ask late."""

    _task: tuple[Path, Order]

    def __init__(self) -> None:
        self._line: Connection | None = None
        self._process: multiprocessing.process.BaseProcess | None = None
        if sys.platform == "linux":
            fork = multiprocessing.get_context("fork")
            self._line, far = fork.Pipe()
            self._process = fork.Process(target=_serve, args=(far, self._line), daemon=True)
            self._process.start()
            far.close()

    def __enter__(self) -> Inspector:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._line is not None and self._process is not None:
            self._line.close()
            self._process.kill()
            self._process.join()

    def begin(self, path: Path, order: Order) -> None:
        """Hand a file over; one at a time."""
        self._task = (path, order)
        if self._line is not None:
            with suppress(OSError):  # told when the answer does not come
                self._line.send(self._task)

    def found(self) -> Sequence[Diagnostic]:
        """The findings on the file handed over last."""
        if self._line is None:
            return preflight(*self._task)
        try:
            found: list[Diagnostic] = self._line.recv()
        except (EOFError, OSError):
            words = Words("印前检查没有做完", "preflight did not finish")
            hint = Words("再运行一次", "run it again")
            return [Diagnostic("preflight-failed", Severity.ERROR, words, hint)]
        return found


def _serve(line: Connection, near: Connection) -> None:
    """Answer orders until the line is closed."""
    near.close()
    import pikepdf  # noqa: F401, PLC0415 - loaded before it is needed
    from PIL import Image  # noqa: PLC0415

    Image.preinit()

    while True:
        try:
            path, order = line.recv()
        except EOFError:
            return
        line.send(preflight(path, order))
