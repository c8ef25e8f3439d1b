"""The press file under inspection: opened with pikepdf, its pages read, its faults collected."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from layout.core.diagnostics import Diagnostic, Severity, Words
from layout.press.preflight.inspection import InspectionOrder
from layout.press.preflight.page_content import PageContent, read_page_content
from layout.press.preflight.unicode_map import unicode_table

ObjectId = tuple[int, int]
"""Number and generation of an object of the file (ISO 32000-1 7.3.10)."""
_HINT = Words(
    "付印文件没有写出来。这是程序的错，不是稿件的错；请把这一期的文件交给维护者",
    "no press file was written; this is a fault of the program: send the issue to the maintainers",
)


def resources_of(page: pikepdf.Page, kind: str) -> Any:
    """The page's resources of one kind (`/Font`, `/XObject` …) by name; empty without any."""
    resources: Any = page.obj.get("/Resources", {})
    return resources.get(kind, {})


@dataclass(slots=True)
class OpenedFile:
    """The file under inspection, what was ordered, and the faults found so far.

    `pages` grows as pages are read. `inks` gives the total ink of every JPEG in percent, measured
    in threads while the pages are read.
    """

    pdf: pikepdf.Pdf
    order: InspectionOrder
    pages: list[PageContent] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    inks: dict[ObjectId, Future[float]] = field(default_factory=dict)
    _texts: dict[ObjectId, dict[int, str]] = field(default_factory=dict)

    def fault(self, rule: str, zh: str, en: str, page: int | None = None) -> None:
        """Add an error in both languages.

        `page` counts sheets from 0; None stands for the file as a whole.
        """
        sheet = "" if page is None else f"第 {page + 1} 页"
        where = "" if page is None else f" on sheet {page + 1}"
        self.found.append(
            Diagnostic(
                f"preflight-{rule}",
                Severity.ERROR,
                Words(f"印前检查：{sheet}{zh}", f"preflight: {en}{where}"),
                _HINT,
            )
        )

    def read(self, page: pikepdf.Page) -> None:
        """Read the content of the next page into `pages`."""
        fonts = resources_of(page, "/Font").items()
        states = resources_of(page, "/ExtGState").items()
        texts = {str(name)[1:]: self._texts_of(font) for name, font in fonts}
        overprints = {str(name)[1:]: bool(state.get("/op", False)) for name, state in states}
        self.pages.append(read_page_content(page, texts, overprints))

    def _texts_of(self, font: Any) -> dict[int, str]:
        """The text of every code of a font; empty without a ToUnicode map."""
        if "/ToUnicode" not in font:
            return {}
        known = self._texts.get(font.objgen)
        if known is None:
            known = self._texts[font.objgen] = unicode_table(font.ToUnicode.read_bytes())
        return known
