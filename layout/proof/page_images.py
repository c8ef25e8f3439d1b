"""Pages as pictures: PNG at a chosen resolution, and a contact sheet of the issue, by pdfium."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdfium2
from PIL import Image

POINTS = 72
PNG_LEVEL = 1
"""A picture of type hardly gets smaller at higher levels, and takes three times as long."""
SHEET_WIDE = 2400
"""Pixels across a contact sheet."""
SHEET_ROW = 4
"""Pages in a row of a contact sheet."""
GAP = 40
GROUND = (226, 226, 222)
EDGE = (150, 150, 146)


def page_pictures(pdf: bytes, dpi: int) -> list[Image.Image]:
    """Every page of a PDF at so many pixels an inch."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=dpi / POINTS).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def png(picture: Image.Image, dpi: int) -> bytes:
    """A picture as a PNG file that knows its resolution."""
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=PNG_LEVEL, dpi=(dpi, dpi))
    return out.getvalue()


def one_page(pdf: bytes, number: int, dpi: int) -> bytes | None:
    """One page, counted from 1, as PNG; None if there is no such page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        if not 1 <= number <= len(document):
            return None
        return png(document[number - 1].render(scale=dpi / POINTS).to_pil().convert("RGB"), dpi)
    finally:
        document.close()


def contact_sheet(pdf: bytes) -> Image.Image:
    """All pages beside one another, up to four in a row, on grey."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        across = min(len(document), SHEET_ROW)
        wide = (SHEET_WIDE - GAP * (across + 1)) // across
        pages = [
            page.render(scale=wide / page.get_width()).to_pil().convert("RGB") for page in document
        ]
    finally:
        document.close()
    return _laid_out(pages, across)


def _laid_out(pages: Sequence[Image.Image], across: int) -> Image.Image:
    deep = max(page.height for page in pages)
    wide = max(page.width for page in pages)
    rows = -(-len(pages) // across)
    size = (GAP + across * (wide + GAP), GAP + rows * (deep + GAP))
    sheet = Image.new("RGB", size, GROUND)
    for number, page in enumerate(pages):
        x = GAP + number % across * (wide + GAP)
        y = GAP + number // across * (deep + GAP)
        sheet.paste(EDGE, (x - 1, y - 1, x + page.width + 1, y + page.height + 1))
        sheet.paste(page, (x, y))
    return sheet
