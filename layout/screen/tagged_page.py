"""One page of the reading PDF: runs and pictures are marked as content of their parts.

Everything else on the page is marked as an artifact. The structure tree is planned from the
contents before anything is drawn, so that it follows the order of reading and not that of drawing.
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
from layout.screen.navigation import Trail, destination, pdf_rect
from layout.screen.structure import TAGS, Element, Tree, box_attributes

_PRINTED = 4
"""The annotation flag Print, which PDF/A requires (ISO 19005-2 6.3.2)."""
_ARTIFACT = "/Artifact <</Type /Layout>> BDC"
_RUNNING_HEAD = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"


@dataclass(slots=True)
class TaggingPlan:
    """The tree to be filled, and the elements that drawing fills it through.

    `parts` gives the element of every part. `figures` gives, by article id, the files of its
    pictures that are still to be drawn, with their elements. `trails` gives the trail of every
    article by its id. `running_heads` as in `Contents`.
    """

    tree: Tree
    running_heads: frozenset[str] = frozenset()
    parts: dict[Source, Element] = field(default_factory=dict)
    figures: dict[str, list[tuple[str, Element]]] = field(default_factory=dict)
    trails: dict[str, Trail] = field(default_factory=dict)


def planned(contents: Contents, pages: int) -> TaggingPlan:
    """The tree of the contents: in a section for each page, its articles with their parts.

    `pages` is the number of frames.
    """
    tree = Tree(Element("Document"), [[] for _ in range(pages)])
    plan = TaggingPlan(tree, contents.running_heads)
    for number, _ in contents.pages:
        section = plan.tree.root.element("Sect")
        for article in contents.on_page(number):
            tag = "Art" if article.kind == "story" else "Sect"
            _plan_article(plan, article, section.element(tag))
    return plan


def _plan_article(plan: TaggingPlan, article: Article, element: Element) -> None:
    """Give the article's `element` a kid for every part; words of pictures go into the figure."""
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
    """Draws one page of the file.

    `index` is the index of its frame. `annotations` collects the references of its links.
    """

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
        """Draw pieces in their order; neighbours of one part are marked together."""
        for (source, target), group in groupby(page, key=_mark_of):
            items = [piece.item for piece in group]
            if isinstance(source, PlacedPicture):
                self._figure(source)
            elif source is None or source.story in self.plan.running_heads:
                opening = _ARTIFACT if source is None else _RUNNING_HEAD
                self._marked(opening, items)
            else:
                self._content(source, target, [i for i in items if isinstance(i, GlyphRun)])

    def _marked(self, opening: str, items: Sequence[Any]) -> None:
        """Draw items as one stretch of marked content; `opening` is the operator that begins it."""
        self.painter.code.append(opening)
        self.painter.paint(items)
        self.painter.code.append("EMC")

    def _content(self, source: Source, target: Target | None, runs: Sequence[GlyphRun]) -> None:
        """Draw runs of one part as its content, and as a link if they have a target."""
        tree = self.plan.tree
        owner = self.plan.parts.get(source)
        if owner is None:  # a part that the contents do not list is read last
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
        """Draw a picture as its figure; one that the contents do not list is an artifact."""
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
        """Note where a figure stands on its page."""
        box = pdf_rect(rect, self.frames[self.index].height)
        figure.attributes = {**figure.attributes, "A": box_attributes(box)}

    def _link(self, owner: Element, target: Target, rect: Rect) -> None:
        """Add a link annotation over a rectangle of text (ISO 14289-1 7.18.5)."""
        name = f"link{self.index}-{len(self.annotations)}"
        reference = PDFObjectReference(name)
        key = self.plan.tree.annotate(owner, reference, self.index)
        frame = self.frames[self.index]
        entries: dict[str, Any] = {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": f"[{numbers(pdf_rect(rect, frame.height))}]",
            "Border": [0, 0, 0],
            "F": _PRINTED,
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
    """What a piece is marked as: a part or a picture, with its link; None for an artifact."""
    item = piece.item
    if isinstance(item, GlyphRun):
        return item.source, piece.target
    return (item if isinstance(item, PlacedPicture) else None), None
