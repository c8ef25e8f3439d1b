"""Preflight: the finished press file opened as a stranger would, and judged by the printer's rules.

Everything is read from the file; what it is compared with is an `InspectionOrder`. Findings are diagnostics;
any of them is an error. ISO 15930-4 and 15930-7 for the standards, the house for the rest.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from layout.core.diagnostics import Diagnostic
from layout.press.photo.ink import most_ink
from layout.press.preflight.file_checks import check_file, check_fonts, check_identity, check_intent
from layout.press.preflight.inspection import Inspection, InspectionOrder
from layout.press.preflight.page_checks import (
    check_black,
    check_boxes,
    check_colours,
    check_pictures,
    check_text,
)


def preflight(path: Path, order: InspectionOrder) -> list[Diagnostic]:
    """All findings on a press file, in the order of the rules."""
    import pikepdf  # noqa: PLC0415 - a tenth of a second that only this needs

    try:
        pdf = pikepdf.open(path)
    except pikepdf.PdfError as error:
        bench = Inspection(pikepdf.new(), order)
        bench.fault("syntax", f"文件打不开（{error}）", f"the file cannot be opened ({error})")
        return bench.found
    with pdf, ThreadPoolExecutor(2) as pool:
        bench = Inspection(pdf, order)
        _measure(bench, pool)
        check_file(bench)
        for number, page in enumerate(pdf.pages):
            bench.read(page)
            check_boxes(bench, number, page)
            check_colours(bench, number, page)
            check_pictures(bench, number, page)
            check_black(bench, number)
            check_text(bench, number)
        check_intent(bench)
        check_identity(bench)
        check_fonts(bench)
        return bench.found


def _measure(bench: Inspection, pool: ThreadPoolExecutor) -> None:
    """Begin to measure the ink of every JPEG, which takes longer than everything else."""
    for page in bench.pdf.pages:
        resources: Any = page.obj.get("/Resources", {})
        for _, picture in resources.get("/XObject", {}).items():
            if str(picture.get("/Filter")) == "/DCTDecode":
                job = pool.submit(most_ink, picture.read_raw_bytes())
                bench.inks.setdefault(picture.objgen, job)
