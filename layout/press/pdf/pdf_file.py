"""A PDF being written through ReportLab's document model: pages, pictures, fonts, catalogue.

The press file and the reading file share it. The same objects in the same order give the same
bytes. The document id is a digest of what is on the pages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFObjectReference

from layout.press.pdf.embed import Subset
from layout.press.pdf.objects import array, deflated, dictionary, text

_PAGES = "pages"
"""The key of the page tree among the document's objects."""
_ID_DIGITS = 32
"""Hexadecimal digits of a document id: 16 bytes (ISO 32000-1 14.4)."""


def font_names(subsets: Mapping[str, Subset]) -> dict[str, str]:
    """The resource names of fonts, by face key."""
    return {key: f"F{number}" for number, key in enumerate(sorted(subsets), 1)}


class PdfFile:
    """One document; objects are numbered in the order in which they are added."""

    def __init__(self, version: tuple[int, int]) -> None:
        self.document = PDFDocument(invariant=1, pdfVersion=version)
        self.page_refs: list[PDFObjectReference] = []
        self._digest = hashlib.sha256()
        self.fonts: PDFObjectReference | None = None

    def add(self, item: PDFObject, key: str | None = None) -> PDFObjectReference:
        """Add an indirect object and return its reference; `key` lets others refer to it."""
        return self.document.Reference(item, key)

    def embed(self, subsets: Mapping[str, Subset]) -> dict[str, str]:
        """Embed every face as a font that all pages share, and return the resource names."""
        names, fonts = font_names(subsets), {}
        for key, name in names.items():
            fonts[name] = subsets[key].embed(self.document)
            self._digest.update(subsets[key].name.encode())
        self.fonts = self.add(dictionary(fonts), "fonts")
        return names

    def weigh(self, data: bytes) -> None:
        """Add bytes to the digest that the document id is made of."""
        self._digest.update(data)

    def reserve(self, number: int) -> PDFObjectReference:
        """The reference of a page, counted from 0; the page may be added later."""
        return PDFObjectReference(f"page{number}")

    def page(
        self, code: list[str], resources: Mapping[str, Any], entries: Mapping[str, Any]
    ) -> None:
        """Add a page: the operators of its content stream, its resources, its other entries."""
        content = "\n".join(code).encode("ascii")
        self._digest.update(content)
        page = dictionary(
            {
                "Type": "/Page",
                "Parent": PDFObjectReference(_PAGES),
                **entries,
                "Resources": {"ProcSet": ["/PDF", "/Text", "/ImageC", "/ImageB"], **resources},
                "Contents": self.add(deflated("", content)),
            }
        )
        self.page_refs.append(self.add(page, f"page{len(self.page_refs)}"))

    @property
    def identity(self) -> str:
        """The document id of what has been added so far: 32 hexadecimal digits."""
        return self._digest.hexdigest()[:_ID_DIGITS]

    def finish(self, information: PDFObject, catalogue: Mapping[str, Any]) -> bytes:
        """The bytes of the finished file; `catalogue` holds entries besides pages and language."""
        kids = {"Type": "/Pages", "Count": len(self.page_refs), "Kids": array(self.page_refs)}
        root = {
            "Type": "/Catalog",
            "Pages": self.add(dictionary(kids), _PAGES),
            "Lang": text("zh-CN"),
            "ViewerPreferences": {"DisplayDocTitle": True},
            **catalogue,
        }
        document = self.document
        document.Catalog = dictionary(root)
        document.info = information
        identity = self.identity.encode()
        document._ID = b"[<" + identity + b"><" + identity + b">]\n"
        comments, rl_config.pdfComments = rl_config.pdfComments, 0
        try:
            return bytes(document.format())
        finally:
            rl_config.pdfComments = comments
