"""Navigation in a reading file: outline by page and article, page labels, article threads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from layout.core.geometry import Rect
from layout.press.pdf.objects import array, dictionary, numbers, text
from layout.press.pdf.pdf_file import PdfFile

_LEG_BACK = 0.5
"""Points: a line that stands higher than the line before by more than this begins another leg."""


@dataclass(slots=True)
class Leg:
    """A part of an article that is read from top to bottom: page index and rectangle in points."""

    page: int
    rect: Rect

    def takes(self, page: int, rect: Rect) -> bool:
        """Whether a run continues this leg; if so, the leg's rectangle grows around it."""
        if page != self.page or rect.y < self.rect.bottom - rect.height - _LEG_BACK:
            return False
        left, right = min(self.rect.x, rect.x), max(self.rect.right, rect.right)
        bottom = max(self.rect.bottom, rect.bottom)
        self.rect = Rect(left, self.rect.y, right - left, bottom - self.rect.y)
        return True


@dataclass(slots=True)
class Trail:
    """Where an article stands: its legs in reading order."""

    title: str
    legs: list[Leg] = field(default_factory=list)

    def follow(self, page: int, rect: Rect) -> None:
        """Add the next run of the article, given by its page index and rectangle."""
        if not self.legs or not self.legs[-1].takes(page, rect):
            self.legs.append(Leg(page, rect))


PdfRect = tuple[float, float, float, float]
"""A rectangle of a PDF: left, foot, right, top, in points from the lower left of the page."""


def threads(
    file: PdfFile, trails: Sequence[Trail], heights: Sequence[float]
) -> tuple[list[Any], dict[int, list[Any]]]:
    """Article threads (ISO 32000-1 12.4.3), one for each trail; every leg of it is a bead.

    The references of the threads are returned, and those of the beads by page index. `heights`
    are the heights of the pages in points.
    """
    result: list[Any] = []
    beads: dict[int, list[Any]] = {}
    for number, trail in enumerate(trails):
        names = [f"bead{number}-{i}" for i in range(len(trail.legs))]
        refs = [PDFObjectReference(name) for name in names]
        info = {"Title": text(trail.title)}
        thread = file.add(dictionary({"Type": "/Thread", "F": refs[0], "I": info}))
        for i, leg in enumerate(trail.legs):
            bead = {
                "Type": "/Bead",
                "T": thread if i == 0 else None,
                "N": refs[(i + 1) % len(refs)],
                "V": refs[i - 1],
                "P": file.reserve(leg.page),
                "R": f"[{numbers(pdf_rect(leg.rect, heights[leg.page]))}]",
            }
            file.add(dictionary(bead), names[i])
            beads.setdefault(leg.page, []).append(refs[i])
        result.append(thread)
    return result, beads


def pdf_rect(rect: Rect, height: float) -> PdfRect:
    """A rectangle of a page that is `height` points high."""
    return rect.x, height - rect.bottom, rect.right, height - rect.y


def outline(
    file: PdfFile,
    pages: Sequence[tuple[str, Sequence[Trail]]],
    heights: Sequence[float],
) -> PDFObjectReference:
    """The outline: one entry for each page, and under it one for each article that begins there.

    `pages` gives the title of every page's entry and the trails of its articles.
    """
    root = PDFObjectReference("outline")
    tops = [PDFObjectReference(f"outline{p}") for p in range(len(pages))]
    for p, (name, trails) in enumerate(pages):
        items = [PDFObjectReference(f"outline{p}-{i}") for i in range(len(trails))]
        for i, trail in enumerate(trails):
            leg = trail.legs[0]
            top = heights[leg.page] - leg.rect.y
            entry = _entry(trail.title, root=tops[p], place=(file, leg.page, leg.rect.x, top))
            file.add(dictionary({**entry, **_siblings(items, i)}), f"outline{p}-{i}")
        entry = _entry(name, root=root, place=(file, p, 0.0, heights[p]))
        under = {"First": items[0], "Last": items[-1], "Count": len(items)} if items else {}
        file.add(dictionary({**entry, **_siblings(tops, p), **under}), f"outline{p}")
    count = len(pages) + sum(len(trails) for _, trails in pages)
    ends = {"First": tops[0], "Last": tops[-1], "Count": count}
    return file.add(dictionary({"Type": "/Outlines", **ends}), "outline")


def _entry(
    words: str, root: PDFObjectReference, place: tuple[PdfFile, int, float, float]
) -> dict[str, Any]:
    """The entry `words` that leads to a place: file, page index, left and top in points."""
    file, page, left, top = place
    return {"Title": text(words), "Parent": root, "Dest": destination(file, page, left, top)}


def destination(file: PdfFile, page: int, left: float, top: float) -> Any:
    """A destination (ISO 32000-1 12.3.2): a point of a page at the top left, at the same zoom.

    `page` is the page's index; `left` and `top` are in points from the lower left.
    """
    return array([file.reserve(page), "/XYZ", left, top, "null"])


def _siblings(refs: Sequence[PDFObjectReference], i: int) -> Mapping[str, Any]:
    """The links of entry i to the entries before and after it on the same level."""
    return {
        "Prev": refs[i - 1] if i else None,
        "Next": refs[i + 1] if i + 1 < len(refs) else None,
    }


def page_labels(printed: Sequence[int]) -> Any:
    """Labels with the printed page numbers (ISO 32000-1 12.4.2); a gap begins a new range."""
    ranges: list[Any] = []
    for index, number in enumerate(printed):
        if index == 0 or number != printed[index - 1] + 1:
            ranges += [index, {"S": "/D", "St": number}]
    return dictionary({"Nums": array(ranges)})
