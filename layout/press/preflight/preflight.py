"""Preflight: the finished press file is opened as any other reader would open it, and checked.

Everything is read from the file itself and compared with an `InspectionOrder`. Every finding is a
diagnostic of severity error. The rules are those of ISO 15930-4 (PDF/X-1a) and ISO 15930-7
(PDF/X-4), and the house's limits.

The module loads pikepdf, which takes a tenth of a second. Only the inspector's process imports it.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf

from layout.core.diagnostics import Diagnostic
from layout.press.photo.ink import most_ink
from layout.press.preflight.file_checks import check_file, check_fonts, check_identity, check_intent
from layout.press.preflight.inspection import InspectionOrder
from layout.press.preflight.opened_file import OpenedFile, resources_of
from layout.press.preflight.page_checks import (
    check_black,
    check_boxes,
    check_colours,
    check_pictures,
    check_text,
)

_INK_THREADS = 2
"""Threads that measure the ink of pictures; decoding a JPEG frees the interpreter's lock."""


def preflight(path: Path, order: InspectionOrder) -> list[Diagnostic]:
    """All faults of the press file at `path`: of the whole file, sheet by sheet, of its parts."""
    try:
        pdf = pikepdf.open(path)
    except pikepdf.PdfError as error:
        file = OpenedFile(pikepdf.new(), order)
        file.fault("syntax", f"文件打不开（{error}）", f"the file cannot be opened ({error})")
        return file.found
    with pdf, ThreadPoolExecutor(_INK_THREADS) as pool:
        file = OpenedFile(pdf, order)
        _begin_measuring(file, pool)
        check_file(file)
        for number, page in enumerate(pdf.pages):
            file.read(page)
            check_boxes(file, number, page)
            check_colours(file, number, page)
            check_pictures(file, number, page)
            check_black(file, number)
            check_text(file, number)
        check_intent(file)
        check_identity(file)
        check_fonts(file)
        return file.found


def _begin_measuring(file: OpenedFile, pool: ThreadPoolExecutor) -> None:
    """Start measuring the ink of every JPEG, which takes longer than all other checks together."""
    for page in file.pdf.pages:
        for _, picture in resources_of(page, "/XObject").items():
            if str(picture.get("/Filter")) == "/DCTDecode":
                job = pool.submit(most_ink, picture.read_raw_bytes())
                file.inks.setdefault(picture.objgen, job)
