"""PDF objects that ReportLab's model carries as they are: finished streams and raw dictionaries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import deflate
from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFName, PDFObject, PDFString

DEFLATE_LEVEL = 6
"""libdeflate's 6 packs a little tighter than zlib's and takes a third of the time."""


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


def packed(data: bytes) -> bytes:
    """Bytes compressed with deflate in a zlib wrapping, as FlateDecode wants them."""
    return bytes(deflate.zlib_compress(data, DEFLATE_LEVEL))


def deflated(entries: str, data: bytes) -> Stream:
    """A stream compressed with deflate."""
    return Stream(f"{entries} /Filter /FlateDecode", packed(data))


def dictionary(entries: Mapping[str, Any]) -> PDFDictionary:
    """A dictionary of values as `value` makes them; entries that are None are left out."""
    return PDFDictionary({key: value(item) for key, item in entries.items() if item is not None})


def array(items: Sequence[Any]) -> PDFArrayCompact:
    """An array of values."""
    return PDFArrayCompact([value(item) for item in items])


def name(text: str) -> str:
    """A name, written with its slash."""
    return str(PDFName(text))


def text(content: str) -> PDFString:
    """A text string, in UTF-16 where it needs to be."""
    return PDFString(content)


def value(item: Any) -> Any:
    """A Python value as an object: bools, numbers, nested lists and mappings; names as strings."""
    if isinstance(item, bool):
        return "true" if item else "false"
    if isinstance(item, float):
        return numbers((item,))
    if isinstance(item, Mapping):
        return dictionary(item)
    if isinstance(item, list | tuple):
        return array(item)
    return item


def numbers(values: Sequence[float]) -> str:
    """Numbers as PDF writes them, to a ten-thousandth of a point."""
    return " ".join([f"{value:.4f}".rstrip("0").rstrip(".") or "0" for value in values])


def utf16(text: str) -> str:
    """A text as hexadecimal UTF-16, without a mark of byte order."""
    return text.encode("utf-16-be").hex().upper()
