"""One page for readers: every run and picture marked as the content of its part, the rest artifact.

The tree is planned from the contents before anything is drawn, so that it is in the order of
reading whatever the order of drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from layout.core.em_box import run_rect
from layout.core.frame import Frame, GlyphRun, PlacedPicture, Source
from layout.core.geometry import Rect
from layout.press.painter import Painter
from layout.press.pdf.objects import dictionary, numbers, text
from layout.press.pdf.pdf_file import PdfFile
from layout.screen.contents import Article, Contents
from layout.screen.links import Piece, Target
from layout.screen.navigation import Trail, corners, destination
from layout.screen.structure import TAGS, Element, Tree, box_attributes

FOLIO = "folio-"
"""How the furniture's names of running heads begin."""
_ARTIFACT = "/Artifact <</Type /Layout>> BDC"
_RUNNING_HEAD = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"


@dataclass(slots=True)
class TaggingPlan:
    """The tree to be filled: the element of every part and picture, the trail of every article."""

    tree: Tree
    parts: dict[Source, Element] = field(default_factory=dict)
    figures: dict[str, list[tuple[str, Element]]] = field(default_factory=dict)
    trails: dict[str, Trail] = field(default_factory=dict)


def planned(contents: Contents, pages: int) -> TaggingPlan:
    """The tree of the contents: a section a page, an article each, its parts in order."""
    plan = TaggingPlan(Tree(Element("Document"), [[] for _ in range(pages)]))
    for number, _ in contents.pages:
        section = plan.tree.root.element("Sect")
        for article in contents.on_page(number):
            tag = "Art" if article.kind == "story" else "Sect"
            _plan_article(plan, article, section.element(tag))
    return plan


def _plan_article(plan: TaggingPlan, article: Article, element: Element) -> None:
    plan.trails[article.id] = Trail(article.title)
    figures: dict[int, Element] = {}
    words: dict[int, Element] = {}
    for note in article.pictures:
        figures[note.number] = Element("Figure", {"Alt": text(note.alt)})
        plan.figures.setdefault(article.id, []).append((note.file, figures[note.number]))
    for part in article.parts:
        figure = figures.get(part.paragraph)
        if part.part == "placeholder" and figure is not None:
            element.kids.append(figure)
            plan.parts[part] = figure
        elif part.part in ("cutline", "credit") and figure is not None:
            if figure not in element.kids:
                element.kids.append(figure)
            caption = words.setdefault(part.paragraph, Element("Caption"))
            if caption not in figure.kids:
                figure.kids.append(caption)
            plan.parts[part] = caption.element("P")
        else:
            heading = part.part != "name" or article.kind == "masthead"
            tag = TAGS.get(part.part, "P") if heading else "P"
            plan.parts[part] = element.element(tag)


class PagePainter:
    """Draws one page, everything on it marked as content or artifact."""

    def __init__(
        self,
        file: PdfFile,
        plan: TaggingPlan,
        painter: Painter,
        index: int,
        frames: Sequence[Frame],
    ) -> None:
        self.file, self.plan, self.painter = file, plan, painter
        self.index, self.frames = index, frames
        self.annotations: list[Any] = []

    def draw(self, page: Sequence[Piece]) -> None:
        """The pieces in their order; neighbours of one part are marked together."""
        for (source, target), group in groupby(page, key=_mark_of):
            items = [piece.item for piece in group]
            if isinstance(source, PlacedPicture):
                self._figure(source)
            elif source is None or source.story.startswith(FOLIO):
                opening = _ARTIFACT if source is None else _RUNNING_HEAD
                self._marked(opening, items)
            else:
                self._content(source, target, [i for i in items if isinstance(i, GlyphRun)])

    def _marked(self, opening: str, items: Sequence[Any]) -> None:
        self.painter.code.append(opening)
        self.painter.paint(items)
        self.painter.code.append("EMC")

    def _content(self, source: Source, target: Target | None, runs: Sequence[GlyphRun]) -> None:
        tree = self.plan.tree
        owner = self.plan.parts.get(source)
        if owner is None:  # a part the contents do not list: read last
            owner = self.plan.parts[source] = tree.root.element("P")
        rects = [
            run_rect(run, self.painter.fonts[run.face].advances[run.glyphs[-1]]) for run in runs
        ]
        trail = self.plan.trails.get(source.story)
        if trail is not None and source.part not in ("cutline", "credit", "placeholder"):
            for rect in rects:
                trail.follow(self.index, rect)
        if owner.tag == "Figure":
            self._box(owner, rects[0])
        if target is not None:
            owner = owner.element("Link")
        number = tree.mark(self.index, owner)
        self._marked(f"/{owner.tag} <</MCID {number}>> BDC", runs)
        if target is not None:
            for rect in rects:
                self._link(owner, target, rect)

    def _figure(self, place: PlacedPicture) -> None:
        waiting = self.plan.figures.get(place.story, [])
        at = next((i for i, (name, _) in enumerate(waiting) if name == place.file), None)
        if at is None or place not in self.painter.photos:
            self._marked(_ARTIFACT, [place])
            return
        _, figure = waiting.pop(at)
        self._box(figure, place.rect)
        number = self.plan.tree.mark(self.index, figure)
        self._marked(f"/Figure <</MCID {number}>> BDC", [place])

    def _box(self, figure: Element, rect: Rect) -> None:
        box = corners(rect, self.frames[self.index].height)
        figure.attributes = {**figure.attributes, "A": box_attributes(box)}

    def _link(self, owner: Element, target: Target, rect: Rect) -> None:
        """A link annotation over a piece of text (ISO 14289-1 7.18.5)."""
        name = f"link{self.index}-{len(self.annotations)}"
        reference = PDFObjectReference(name)
        key = self.plan.tree.annotate(owner, reference, self.index)
        frame = self.frames[self.index]
        entries: dict[str, Any] = {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": f"[{numbers(corners(rect, frame.height))}]",
            "Border": [0, 0, 0],
            "F": 4,
            "Contents": text(target.words),
            "StructParent": key,
        }
        if target.url:
            entries["A"] = {"S": "/URI", "URI": text(target.url)}
        else:
            to = next(i for i, other in enumerate(self.frames) if other.page == target.page)
            entries["Dest"] = destination(self.file, to, 0.0, self.frames[to].height)
        self.annotations.append(self.file.add(dictionary(entries), name))


def _mark_of(piece: Piece) -> tuple[Source | PlacedPicture | None, Target | None]:
    """What a piece is marked as: a part of an article, a picture, or nothing."""
    item = piece.item
    if isinstance(item, GlyphRun):
        return item.source, piece.target
    return (item if isinstance(item, PlacedPicture) else None), None
