"""The one thing that the preview writes: a page's 版样 in the issue file, and its undoing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from layout.core.reading import TEXT_BYTES, TooLargeError, read_regular
from layout.issue.model import Module
from layout.proof.preview.editing.dummy_writing import with_dummy, without_dummy
from layout.proof.preview.editing.guarded_write import EditOutcome, write_guarded

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
EDITS_MOST = 50
"""Edits that can be taken back, one after the other."""


class Edit(NamedTuple):
    """An edit of the issue file: its page, whether it took a 版样 out, the bytes before and after."""

    page: int
    freed: bool
    before: bytes
    after: bytes


@dataclass(slots=True)
class IssueEditing:
    """Edits one issue file; its byte order mark and its kind of line ends stay as they were."""

    file: Path
    _edits: list[Edit] = field(default_factory=list)
    """The edits that can be taken back, the latest one last."""

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits that can be taken back, the latest one last."""
        return tuple(self._edits)

    def place(self, page: int, modules: Mapping[str, Module], made_from: str) -> EditOutcome:
        """Write the modules of a page's stories as its 版样.

        `made_from` is the digest of the text that the layout was found for: another text may have
        other stories, and an editor's save is not to be overwritten.
        """
        before = self._read()
        if before is None or text_digest(_text(before)) != made_from:
            return EditOutcome.CHANGED
        return self._edit(before, page, lambda text: with_dummy(text, page, modules))

    def free(self, page: int) -> EditOutcome:
        """Take a page's 版样 out."""
        before = self._read()
        if before is None:
            return EditOutcome.CHANGED
        return self._edit(before, page, lambda text: without_dummy(text, page), freed=True)

    def undo(self) -> EditOutcome:
        """Put the file back as it was before the last edit, unless someone wrote to it since."""
        if not self._edits:
            return EditOutcome.GONE
        edit = self._edits[-1]
        outcome = write_guarded(self.file.resolve(), edit.after, edit.before)
        if outcome is EditOutcome.WRITTEN:
            self._edits.pop()
        return outcome

    def _edit(
        self,
        before: bytes,
        page: int,
        change: Callable[[str], str | None],
        *,
        freed: bool = False,
    ) -> EditOutcome:
        text = change(_text(before))
        if text is None:
            return EditOutcome.GONE
        mark = BYTE_ORDER_MARK if before.startswith(BYTE_ORDER_MARK) else b""
        after = mark + text.encode()
        if after == before:
            return EditOutcome.SAME
        outcome = write_guarded(self.file.resolve(), before, after)
        if outcome is EditOutcome.WRITTEN:
            self._edits.append(Edit(page, freed, before, after))
            del self._edits[:-EDITS_MOST]
        return outcome

    def _read(self) -> bytes | None:
        try:
            data = read_regular(self.file, TEXT_BYTES)
            data.decode()
        except (OSError, TooLargeError, UnicodeDecodeError):
            return None
        return data


def text_digest(text: str) -> str:
    """A digest of the text of a file, without its byte order mark."""
    return hashlib.sha256(text.encode()).hexdigest()


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig")
