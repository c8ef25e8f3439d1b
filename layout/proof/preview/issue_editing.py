"""The one thing that the preview writes: a page's 版样 in the issue file, and its undoing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from layout.core.diagnostics import Findings
from layout.core.files import CannotWriteError, write_whole
from layout.issue.model import Module
from layout.proof.preview.dummy_writing import with_dummy, without_dummy
from layout.source.tree import read_text

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(slots=True)
class IssueEditing:
    """Edits one issue file; its byte order mark and its kind of line ends stay as they were.

    The methods that edit return False where they wrote nothing.
    """

    file: Path
    _undo: tuple[str, str] | None = None
    """The text before and after the last edit."""

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return self._undo is not None

    def place(self, page: int, modules: Mapping[str, Module]) -> bool:
        """Write the modules of a page's stories as its 版样."""
        return self._edit(lambda text: with_dummy(text, page, modules))

    def free(self, page: int) -> bool:
        """Take a page's 版样 out."""
        return self._edit(lambda text: without_dummy(text, page))

    def undo(self) -> bool:
        """Put the file back as it was before the last edit, unless someone wrote to it since."""
        if self._undo is None or self._text() != self._undo[1]:
            self._undo = None
            return False
        before, self._undo = self._undo[0], None
        return self._write(before)

    def _edit(self, change: Callable[[str], str | None]) -> bool:
        before = self._text()
        if before is None:
            return False
        after = change(before)
        if after is None or after == before or not self._write(after):
            return False
        self._undo = (before, after)
        return True

    def _text(self) -> str | None:
        return read_text(self.file, str(self.file), Findings())

    def _write(self, text: str) -> bool:
        marked = self.file.read_bytes().startswith(BYTE_ORDER_MARK)
        data = text.encode("utf-8-sig" if marked else "utf-8")
        try:
            write_whole(self.file.resolve(), data)
        except CannotWriteError:
            return False
        return True
