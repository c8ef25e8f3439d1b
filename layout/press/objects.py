"""PDF objects that ReportLab's model carries as they are: finished streams and raw dictionaries."""

from __future__ import annotations

import zlib
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject

DEFLATE_LEVEL = 6


class Raw(PDFObject):  # type: ignore[misc]
    """An object already written out; `parts` may hold references, written when asked for."""

    def __init__(self, *parts: bytes | PDFObject) -> None:
        self.parts = parts

    def format(self, document: Any) -> bytes:
        """The bytes of the object."""
        return b"".join(
            part if isinstance(part, bytes) else part.format(document) for part in self.parts
        )


class Stream(PDFObject):  # type: ignore[misc]
    """A stream whose bytes are final; an end of line stands before `endstream` (ISO 19005)."""

    __RefOnly__ = 1

    def __init__(self, entries: str, data: bytes) -> None:
        self.entries = entries
        self.data = data

    def format(self, document: Any) -> bytes:
        """The dictionary and the data."""
        head = f"<< {self.entries} /Length {len(self.data)} >>\nstream\n".encode("ascii")
        return head + self.data + b"\nendstream\n"


def deflated(entries: str, data: bytes) -> Stream:
    """A stream compressed with deflate."""
    packed = zlib.compress(data, DEFLATE_LEVEL)
    return Stream(f"{entries} /Filter /FlateDecode", packed)
