"""The structure tree of a tagged PDF (ISO 32000-1 14.7): elements, marked content, parent tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from layout.press.pdf.objects import array, dictionary, numbers
from layout.press.pdf.pdf_file import PdfFile

TAGS = {
    "name": "H1",
    "headline": "H2",
    "subhead": "H3",
    "label": "Label",
    "kicker": "Kicker",
    "deck": "Deck",
    "standfirst": "Standfirst",
    "byline": "Byline",
    "source": "Credit",
}
"""The tag of a printed part; paragraphs are P."""
ROLES = {
    "Label": "/P",
    "Kicker": "/P",
    "Deck": "/P",
    "Standfirst": "/P",
    "Byline": "/P",
    "Credit": "/P",
}
"""Tags of our own and the standard ones they stand for."""


@dataclass(slots=True)
class Element:
    """A structure element: a tag, its attributes, and kids in the order of reading.

    A kid is an element, a stretch of marked content as page index and number, or an annotation.
    """

    tag: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    kids: list[Element | tuple[int, int] | PDFObjectReference] = field(default_factory=list)
    page: int | None = None
    number: int = 0

    def element(self, tag: str, **attributes: Any) -> Element:
        """A new element at the end."""
        made = Element(tag, attributes)
        self.kids.append(made)
        return made

    @property
    def reference(self) -> PDFObjectReference:
        """The element as others refer to it."""
        return PDFObjectReference(f"element{self.number}")


@dataclass(slots=True)
class Tree:
    """The tree of one document, and which element every stretch and annotation belongs to.

    `owners` has a list for each page, by number of marked content; `annotations` follow the pages.
    """

    root: Element
    owners: list[list[Element]]
    annotations: list[Element] = field(default_factory=list)

    def mark(self, page: int, owner: Element) -> int:
        """A new stretch of marked content of an element: its number on the page."""
        number = len(self.owners[page])
        self.owners[page].append(owner)
        # what a figure shows comes before its words
        owner.kids.insert(0 if owner.tag == "Figure" else len(owner.kids), (page, number))
        return number

    def annotate(self, owner: Element, annotation: PDFObjectReference, page: int) -> int:
        """Give an element an annotation; the annotation's key in the parent tree."""
        owner.kids.append(annotation)
        owner.page = page
        self.annotations.append(owner)
        return len(self.owners) + len(self.annotations) - 1

    def write(self, file: PdfFile) -> PDFObjectReference:
        """Write every element and the root."""
        order: list[tuple[Element, PDFObjectReference]] = []
        _number(self.root, PDFObjectReference("structure"), order)
        for element, parent in order:
            file.add(_object(file, element, parent), f"element{element.number}")
        entries: list[Any] = []
        for page, owners in enumerate(self.owners):
            entries += [page, file.add(array([owner.reference for owner in owners]))]
        for number, owner in enumerate(self.annotations, len(self.owners)):
            entries += [number, owner.reference]
        root = {
            "Type": "/StructTreeRoot",
            "K": self.root.reference,
            "ParentTree": file.add(dictionary({"Nums": array(entries)})),
            "ParentTreeNextKey": len(self.owners) + len(self.annotations),
            "RoleMap": ROLES,
        }
        return file.add(dictionary(root), "structure")


def _number(
    element: Element, parent: PDFObjectReference, order: list[tuple[Element, PDFObjectReference]]
) -> None:
    """Number the elements in the order of reading; those with nothing in them are left out."""
    element.kids = [kid for kid in element.kids if not (isinstance(kid, Element) and _empty(kid))]
    element.number = len(order)
    order.append((element, parent))
    for kid in element.kids:
        if isinstance(kid, Element):
            _number(kid, element.reference, order)


def _empty(element: Element) -> bool:
    return all(isinstance(kid, Element) and _empty(kid) for kid in element.kids)


def _object(file: PdfFile, element: Element, parent: PDFObjectReference) -> Any:
    marks = [kid for kid in element.kids if isinstance(kid, tuple)]
    page = marks[0][0] if marks else element.page
    kids: list[Any] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(kid.reference)
        elif isinstance(kid, tuple):
            same = kid[0] == page
            kids.append(kid[1] if same else _content(file, kid))
        else:
            kids.append({"Type": "/OBJR", "Obj": kid})
    return dictionary(
        {
            "Type": "/StructElem",
            "S": f"/{element.tag}",
            "P": parent,
            "Pg": None if page is None else file.reserve(page),
            **element.attributes,
            "K": kids[0] if len(kids) == 1 else array(kids),
        }
    )


def _content(file: PdfFile, kid: tuple[int, int]) -> Any:
    return {"Type": "/MCR", "Pg": file.reserve(kid[0]), "MCID": kid[1]}


def box_attributes(box: Sequence[float]) -> dict[str, Any]:
    """The layout attributes of a figure: where it stands on its page."""
    return {"O": "/Layout", "BBox": f"[{numbers(box)}]", "Placement": "/Block"}
