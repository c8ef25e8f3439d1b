"""Pages as pictures: PNG at a chosen resolution, and a contact sheet of the issue, by pdfium."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdfium2
from PIL import Image

POINTS = 72
"""Points in an inch: pdfium's scale 1 is one pixel to a point."""
PNG_LEVEL = 1
"""A picture of type hardly gets smaller at higher levels, and takes three times as long."""
SHEET_WIDTH = 2400
"""Pixels across a contact sheet."""
PAGES_IN_ROW = 4
"""Pages in a row of a contact sheet."""
GAP = 40
"""Pixels between two pages of a contact sheet, and round all of them."""
GROUND = (226, 226, 222)
"""Colour of a contact sheet between its pages: red, green, blue."""
EDGE = (150, 150, 146)
"""Colour of the line round a page, one pixel wide."""


def page_pictures(pdf: bytes, dpi: int) -> list[Image.Image]:
    """Every page of a PDF at `dpi` pixels to an inch."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_rendered(page, dpi / POINTS) for page in document]
    finally:
        document.close()


def _rendered(page: pypdfium2.PdfPage, scale: float) -> Image.Image:
    """A page at `scale` pixels to a point."""
    picture: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    return picture


def png(picture: Image.Image, dpi: int) -> bytes:
    """A picture as a PNG file that says its resolution."""
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=PNG_LEVEL, dpi=(dpi, dpi))
    return out.getvalue()


def one_page(pdf: bytes, number: int, dpi: int) -> bytes | None:
    """Page `number`, counted from 1, as PNG; None if there is no such page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        if not 1 <= number <= len(document):
            return None
        return png(_rendered(document[number - 1], dpi / POINTS), dpi)
    finally:
        document.close()


def contact_sheet(pdf: bytes) -> Image.Image:
    """All pages on grey, at most `PAGES_IN_ROW` in a row."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        across = min(len(document), PAGES_IN_ROW)
        width = (SHEET_WIDTH - GAP * (across + 1)) // across
        pages = [_rendered(page, width / page.get_width()) for page in document]
    finally:
        document.close()
    return _arranged(pages, across)


def _arranged(pages: Sequence[Image.Image], across: int) -> Image.Image:
    """The pages on one picture, `across` in a row."""
    height = max(page.height for page in pages)
    width = max(page.width for page in pages)
    rows = -(-len(pages) // across)
    size = (GAP + across * (width + GAP), GAP + rows * (height + GAP))
    sheet = Image.new("RGB", size, GROUND)
    for number, page in enumerate(pages):
        x = GAP + number % across * (width + GAP)
        y = GAP + number // across * (height + GAP)
        sheet.paste(EDGE, (x - 1, y - 1, x + page.width + 1, y + page.height + 1))
        sheet.paste(page, (x, y))
    return sheet
