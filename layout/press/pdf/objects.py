"""PDF objects for ReportLab's document model, which writes them to the file as they are here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import deflate
from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFObject, PDFString

DEFLATE_LEVEL = 6
"""libdeflate's level 6 packs a little tighter than zlib's and takes a third of the time."""

_FIRST, _LAST, _IRREGULAR = 0x21, 0x7E, "#()<>[]{}/%"
"""The range of the characters that a name may have, and those of it that are escaped
(ISO 32000-1 7.3.5)."""


class Raw(PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object given as its bytes; references among `parts` get their numbers on writing."""

    def __init__(self, *parts: bytes | PDFObject) -> None:
        self.parts = parts

    def format(self, document: Any) -> bytes:
        """The bytes of the object."""
        return b"".join(
            part if isinstance(part, bytes) else part.format(document) for part in self.parts
        )


class Stream(PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """A stream whose data is final; `entries` are those of its dictionary but for the length.

    An end of line stands before `endstream` (ISO 19005-2 6.1.7).
    """

    __RefOnly__ = 1

    def __init__(self, entries: str, data: bytes) -> None:
        self.entries = entries
        self.data = data

    def format(self, document: Any) -> bytes:
        """The dictionary and the data."""
        head = f"<< {self.entries} /Length {len(self.data)} >>\nstream\n".encode("ascii")
        return head + self.data + b"\nendstream\n"


def packed(data: bytes) -> bytes:
    """Bytes compressed for FlateDecode: deflate in a zlib wrapper (ISO 32000-1 7.4.4)."""
    return bytes(deflate.zlib_compress(data, DEFLATE_LEVEL))


def deflated(entries: str, data: bytes) -> Stream:
    """A stream whose data is compressed here."""
    return Stream(f"{entries} /Filter /FlateDecode", packed(data))


def dictionary(entries: Mapping[str, Any]) -> PDFDictionary:
    """A dictionary whose items go through `value`; items that are None are left out."""
    return PDFDictionary({key: value(item) for key, item in entries.items() if item is not None})


def array(items: Sequence[Any]) -> PDFArrayCompact:
    """An array whose items go through `value`."""
    return PDFArrayCompact([value(item) for item in items])


def name(text: str) -> str:
    """A name with its slash: UTF-8, with irregular characters as # and two figures."""
    return "/" + "".join(
        chr(byte) if _FIRST <= byte <= _LAST and chr(byte) not in _IRREGULAR else f"#{byte:02X}"
        for byte in text.encode()
    )


def text(content: str) -> PDFString:
    """A text string, in UTF-16 if it has characters outside PDFDocEncoding."""
    return PDFString(content)


def value(item: Any) -> Any:
    """A Python value as a PDF object: bools, numbers, lists and mappings, nested as they come.

    A string stands for itself, so names are given with their slash; objects stay as they are.
    """
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
    """Numbers as PDF writes them, with at most four decimals and a space between them."""
    return " ".join([f"{value:.4f}".rstrip("0").rstrip(".") or "0" for value in values])


def utf16(text: str) -> str:
    """A text as hexadecimal UTF-16, big-endian, without a byte order mark."""
    return text.encode("utf-16-be").hex().upper()
