"""Preflight in a child process, which loads its libraries while pages are still being made.

The library that opens the file takes longer to load than to use. Where the system cannot fork,
preflight is done in this process when its findings are fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from layout.core import worker
from layout.core.diagnostics import Diagnostic, Severity, Words
from layout.core.files import adopt_draft
from layout.press.preflight.inspection import InspectionOrder


class Inspector:
    """Inspects finished files, one at a time: `begin`, then `found`. Its child starts at once."""

    _task: tuple[Path, InspectionOrder]

    def __init__(self) -> None:
        self.helper = worker.forked(_serve)

    def __enter__(self) -> Inspector:
        return self

    def __exit__(self, *_: object) -> None:
        if self.helper is not None:
            self.helper.end()

    def begin(self, path: Path, order: InspectionOrder) -> None:
        """Hand a file over."""
        self._task = (path, order)
        if self.helper is not None:
            self.helper.send(self._task)

    def found(self) -> Sequence[Diagnostic]:
        """The findings on the file handed over last, waited for."""
        if self.helper is None:
            from layout.press.preflight.preflight import preflight  # noqa: PLC0415 - as in the child

            return preflight(*self._task)
        found: list[Diagnostic] | None = self.helper.receive()
        if found is None:
            words = Words("印前检查没有做完", "preflight did not finish")
            hint = Words("再运行一次", "run it again")
            return [Diagnostic("preflight-failed", Severity.ERROR, words, hint)]
        return found


def _serve(line: Connection) -> None:
    """The child: inspect every file that comes."""
    import pikepdf  # noqa: F401, PLC0415 - loaded before it is needed
    from PIL import Image  # noqa: PLC0415

    from layout.press.preflight.preflight import preflight  # noqa: PLC0415

    Image.preinit()
    for path, order in worker.orders(line):
        adopt_draft(path)
        line.send(preflight(path, order))
