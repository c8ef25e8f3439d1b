"""The bench of preflight: what was ordered, the opened file, its pages read, what was found."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from layout.core.diagnostics import Diagnostic, Severity, Words
from layout.core.frame import Colour
from layout.press.preflight.page_content import PageContent, read_page_content, unicode_table
from layout.press.press_pdf import PrintedSheet, Standard

if TYPE_CHECKING:
    import pikepdf

_HINT = Words(
    "付印文件没有写出来。这是程序的错，不是稿件的错；请把这一期的文件交给维护者",
    "no press file was written; this is a fault of the program: send the issue to the maintainers",
)


class InspectionOrder(NamedTuple):
    """What was ordered: the standard, the sheets with their text, the inks, the limits.

    `colours` are those that text may have; `ppi` is the house's, half of it the limit; `ink` the
    most total ink in percent; `spot` the name of the spot colour, if there is one.
    """

    standard: Standard
    sheets: tuple[PrintedSheet, ...]
    colours: frozenset[Colour]
    ppi: int
    ink: int
    spot: str = ""


@dataclass(slots=True)
class Inspection:
    """The opened file, its pages read, and what was found."""

    pdf: pikepdf.Pdf
    order: InspectionOrder
    pages: list[PageContent] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    inks: dict[tuple[int, int], Future[float]] = field(default_factory=dict)
    _texts: dict[tuple[int, int], dict[int, str]] = field(default_factory=dict)

    def texts_of(self, font: Any) -> dict[int, str]:
        """The texts of a font's codes; none if it does not say."""
        if "/ToUnicode" not in font:
            return {}
        known = self._texts.get(font.objgen)
        if known is None:
            known = self._texts[font.objgen] = unicode_table(font.ToUnicode.read_bytes())
        return known

    def fault(self, rule: str, zh: str, en: str, page: int | None = None) -> None:
        """Note a fault in both languages, on a sheet counted from 0 or in the whole file."""
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

    def read(self, page: Any) -> None:
        """Read the next page."""
        resources = page.obj.get("/Resources", {})
        fonts = resources.get("/Font", {}).items()
        states = resources.get("/ExtGState", {}).items()
        tables = {str(name)[1:]: self.texts_of(font) for name, font in fonts}
        overprints = {str(name)[1:]: bool(state.get("/op", False)) for name, state in states}
        page.contents_coalesce()
        data = page.obj.Contents.read_bytes()
        self.pages.append(read_page_content(data, tables, overprints))
