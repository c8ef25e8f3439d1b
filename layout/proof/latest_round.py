"""The latest round of proofs that was kept: its name, its content, its pages without the marks."""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from layout.core.diagnostics import Findings, Lang
from layout.edition.typeset import Job
from layout.output.record import Content
from layout.proof.compare.earlier import read_earlier
from layout.proof.rounds import last_round, round_folder
from layout.proof.words import round_words

PICTURES_MOST = 24
"""Page pictures kept in memory: the pages of an issue at a few resolutions."""
NANOSECONDS_IN_MILLISECOND = 1_000_000


@dataclass(slots=True)
class LatestRound:
    """The latest round in an issue's output folder. What was read of it is kept until its file changes;
    threads may share the object.
    """

    folder: Path
    _stamp: tuple[str, int] = ("", 0)
    """Path and time of change, in nanoseconds, of the proof that was read."""
    _content: Content | None = None
    _plain: bytes = b""
    """The proof without its marks."""
    _pictures: dict[tuple[int, int], bytes] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def number(self) -> int:
        """The number of the round, 0 if none was kept."""
        return last_round(self.folder)

    def _file(self) -> Path:
        return round_folder(self.folder, self.number) / "proof.pdf"

    def _fresh(self) -> bool:
        """Whether there is a round; what is kept of another round or an older file is dropped."""
        try:
            stamp = (str(self._file()), self._file().stat().st_mtime_ns)
        except OSError:
            return False
        if stamp != self._stamp:
            self._stamp, self._content, self._plain = stamp, None, b""
            self._pictures.clear()
        return True

    def as_json(self, lang: Lang) -> dict[str, Any] | None:
        """The round's number, name and time of change in milliseconds, for the browser."""
        if not self.number:
            return None
        return {
            "number": self.number,
            "name": round_words(self.number).say(lang),
            "stamp": self._file().stat().st_mtime_ns // NANOSECONDS_IN_MILLISECOND,
        }

    def content(self) -> Content | None:
        """The texts and pictures of the round; None if there is none."""
        with self._lock:
            if not self._fresh():
                return None
            if self._content is None:
                found = read_earlier(
                    str(self._file()), Job(self._file(), self._file().parent), Findings()
                )
                self._content = found.content if found else None
            return self._content

    def picture(self, page: int, dpi: int) -> bytes | None:
        """Page `page` as PNG, trimmed; None if there is none. Pdfium allows one call at a time."""
        from layout.proof.page_images import one_page  # noqa: PLC0415 - pdfium loads when it is needed

        with self._lock:
            if not self._fresh():
                return None
            if not self._plain:
                self._plain = unmarked(self._file().read_bytes())
            key = (page, dpi)
            if key not in self._pictures:
                made = one_page(self._plain, page, dpi)
                if made is None:
                    return None
                self._pictures[key] = made
                while len(self._pictures) > PICTURES_MOST:
                    del self._pictures[next(iter(self._pictures))]
            return self._pictures[key]


def unmarked(data: bytes) -> bytes:
    """A proof PDF with its layers switched off, its annotations removed, cut to the trimmed page."""
    import pikepdf  # noqa: PLC0415 - loads when it is needed

    with pikepdf.open(io.BytesIO(data)) as pdf:
        if "/OCProperties" in pdf.Root:
            groups = pdf.Root.OCProperties
            groups.D.OFF = groups.OCGs
            groups.D.ON = pikepdf.Array()
        for page in pdf.pages:
            if "/Annots" in page:
                del page.Annots
            page.MediaBox = page.CropBox = page.TrimBox
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()
