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
"""The tag of every printed part that is not a paragraph, whose tag is P."""
ROLES = {
    "Label": "/P",
    "Kicker": "/P",
    "Deck": "/P",
    "Standfirst": "/P",
    "Byline": "/P",
    "Credit": "/P",
}
"""The standard tag that each of our own tags stands for (ISO 32000-1 14.7.3)."""


@dataclass(slots=True)
class Element:
    """A structure element: a tag, its dictionary entries, and its kids in reading order.

    A kid is an element, a stretch of marked content given by page index and number, or the
    reference of an annotation. `page` is the index of the page of an annotation. `number` is the
    element's place in the tree, set when the tree is written.
    """

    tag: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    kids: list[Element | tuple[int, int] | PDFObjectReference] = field(default_factory=list)
    page: int | None = None
    number: int = 0

    def element(self, tag: str, **attributes: Any) -> Element:
        """Add a new kid after the others and return it."""
        made = Element(tag, attributes)
        self.kids.append(made)
        return made

    @property
    def reference(self) -> PDFObjectReference:
        """The element's reference, valid once the tree is numbered."""
        return PDFObjectReference(f"element{self.number}")


@dataclass(slots=True)
class Tree:
    """The tree of one document, and the element that every stretch and annotation belongs to.

    `owners[p]` lists the elements of page p by the number of their marked content. `annotations`
    lists those of annotations, whose keys in the parent tree follow the pages'.
    """

    root: Element
    owners: list[list[Element]]
    annotations: list[Element] = field(default_factory=list)

    def mark(self, page: int, owner: Element) -> int:
        """Give an element a new stretch of marked content; its number on the page is returned.

        In a figure the picture comes before its words.
        """
        number = len(self.owners[page])
        self.owners[page].append(owner)
        owner.kids.insert(0 if owner.tag == "Figure" else len(owner.kids), (page, number))
        return number

    def annotate(self, owner: Element, annotation: PDFObjectReference, page: int) -> int:
        """Give an element an annotation; its key in the parent tree is returned."""
        owner.kids.append(annotation)
        owner.page = page
        self.annotations.append(owner)
        return len(self.owners) + len(self.annotations) - 1

    def write(self, file: PdfFile) -> PDFObjectReference:
        """Add all elements and the root to the file; the root's reference is returned."""
        order: list[tuple[Element, PDFObjectReference]] = []
        _number(self.root, PDFObjectReference("structure"), order)
        for element, parent in order:
            file.add(_structure_element(file, element, parent), f"element{element.number}")
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
    """Number an element and those below it in reading order; empty ones are taken out.

    `order` collects the elements, each with the reference of its parent.
    """
    element.kids = [kid for kid in element.kids if not (isinstance(kid, Element) and _empty(kid))]
    element.number = len(order)
    order.append((element, parent))
    for kid in element.kids:
        if isinstance(kid, Element):
            _number(kid, element.reference, order)


def _empty(element: Element) -> bool:
    """Whether an element has no content, in its kids either."""
    return all(isinstance(kid, Element) and _empty(kid) for kid in element.kids)


def _structure_element(file: PdfFile, element: Element, parent: PDFObjectReference) -> Any:
    """The dictionary of an element (ISO 32000-1 table 323)."""
    marks = [kid for kid in element.kids if isinstance(kid, tuple)]
    page = marks[0][0] if marks else element.page
    kids: list[Any] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(kid.reference)
        elif isinstance(kid, tuple):
            same = kid[0] == page
            kids.append(kid[1] if same else _content_elsewhere(file, kid))
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


def _content_elsewhere(file: PdfFile, kid: tuple[int, int]) -> Any:
    """A reference to marked content on another page than the element's (ISO 32000-1 14.7.4.2)."""
    return {"Type": "/MCR", "Pg": file.reserve(kid[0]), "MCID": kid[1]}


def box_attributes(box: Sequence[float]) -> dict[str, Any]:
    """The layout attributes of a figure (ISO 32000-1 14.8.5.4); `box` is its PDF rectangle."""
    return {"O": "/Layout", "BBox": f"[{numbers(box)}]", "Placement": "/Block"}
