"""The reading PDF: the pages of the press file in screen colours, tagged in the order of reading.

PDF/A-2b (ISO 19005-2) and PDF/UA-1 (ISO 14289-1): sRGB intent, structure tree, outline, page
labels, links, article threads. Folios, rules and boxes are artifacts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from layout.frame import Colour, Frame, GlyphRun, PlacedPicture, Source
from layout.geometry import Rect
from layout.press.embed import Subset
from layout.press.file import File
from layout.press.metadata import A2B_UA1, Metadata, information, xmp
from layout.press.objects import array, deflated, dictionary, numbers, text
from layout.press.painter import Painter
from layout.press.photo import PressPhoto
from layout.press.separation import srgb_profile
from layout.screen.contents import Article, Contents
from layout.screen.links import Piece, Target, pieces, run_rect
from layout.screen.navigation import (
    Trail,
    corners,
    destination,
    outline,
    page_labels,
    threads,
)
from layout.screen.structure import TAGS, Element, Tree, box_attributes

PDF_VERSION = (1, 7)
FOLIO = "folio-"
"""How the furniture's names of running heads begin."""
_INKS = ((0.0, 0.62, 0.88), (0.9, 0.0, 0.49), (1.0, 0.93, 0.0), (0.0, 0.0, 0.0))
"""What cyan, magenta, yellow and black let through of red, green and blue (ISO 12647-2, rounded)."""
_ARTIFACT = "/Artifact <</Type /Layout>> BDC"
_RUNNING_HEAD = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"


class ScreenPalette:
    """Frame colours as light: each ink a filter over the ones before, black neutral."""

    def fill(self, colour: Colour) -> str:
        """The colour of text and areas."""
        return f"{numbers(screen_colour(colour))} rg"

    def stroke(self, colour: Colour) -> str:
        """The colour of lines."""
        return f"{numbers(screen_colour(colour))} RG"


def screen_colour(colour: Colour) -> tuple[float, ...]:
    """What is left of red, green and blue light under the inks of a colour, each 0 to 1."""
    light = [1.0, 1.0, 1.0]
    for amount, ink in zip(colour, _INKS, strict=True):
        light = [
            seen * (1 - amount * (1 - through)) for seen, through in zip(light, ink, strict=True)
        ]
    return tuple(light)


@dataclass(slots=True)
class _Plan:
    """The tree to be filled: the element of every part and picture, the trail of every article."""

    tree: Tree
    parts: dict[Source, Element] = field(default_factory=dict)
    figures: dict[str, list[tuple[str, Element]]] = field(default_factory=dict)
    trails: dict[str, Trail] = field(default_factory=dict)


def screen_pdf(
    frames: Sequence[Frame],
    subsets: Mapping[str, Subset],
    photos: Mapping[PlacedPicture, PressPhoto],
    metadata: Metadata,
    contents: Contents,
) -> bytes:
    """Draw the frames as pages for readers."""
    file = File(PDF_VERSION)
    names = file.embed(subsets)
    plan = _plan(contents, len(frames))
    heights = [frame.height for frame in frames]
    cut = pieces(frames, [frame.page for frame in frames])
    drawn: list[tuple[list[str], dict[str, Any], list[Any]]] = []
    for index, frame in enumerate(frames):
        images = _embed(file, frame, photos)
        places = {place: key for place, (key, _) in images.items()}
        painter = Painter(ScreenPalette(), subsets, names, places)
        painter.open(frame)
        page = _Page(file, plan, painter, index, frames)
        page.draw(cut[index])
        drawn.append((painter.code, dict(images.values()), page.annotations))
    stories = [a for a in contents.articles if a.kind == "story" and plan.trails[a.id].legs]
    thread_refs, beads = threads(file, [plan.trails[a.id] for a in stories], heights)
    for index, (code, images_of, links) in enumerate(drawn):
        entries = {
            "MediaBox": [0.0, 0.0, frames[index].width, frames[index].height],
            "StructParents": index,
            "Tabs": "/S",
            "Annots": links or None,
            "B": beads.get(index),
        }
        file.page(code, {"Font": file.fonts, "XObject": images_of or None}, entries)
    pages = [
        (f"第{number}版 {name}", [plan.trails[a.id] for a in stories if a.page == number])
        for number, name in contents.pages
    ]
    catalogue = {
        "StructTreeRoot": plan.tree.write(file),
        "MarkInfo": {"Marked": True},
        "Outlines": outline(file, pages, heights),
        "PageMode": "/UseOutlines",
        "PageLabels": page_labels([frame.page for frame in frames]),
        "Threads": array(thread_refs) if thread_refs else None,
        "OutputIntents": array([_intent(file)]),
    }
    catalogue["Metadata"] = file.add(xmp(metadata, file.identity, A2B_UA1, press=False))
    return file.finish(information(metadata, press=False), catalogue)


def _plan(contents: Contents, pages: int) -> _Plan:
    """The tree of the contents: a section a page, an article each, its parts in order."""
    plan = _Plan(Tree(Element("Document"), [[] for _ in range(pages)]))
    for number, _ in contents.pages:
        section = plan.tree.root.element("Sect")
        for article in contents.on_page(number):
            tag = "Art" if article.kind == "story" else "Sect"
            _plan_article(plan, article, section.element(tag))
    return plan


def _plan_article(plan: _Plan, article: Article, element: Element) -> None:
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


class _Page:
    """Draws one page, everything on it marked as content or artifact."""

    def __init__(
        self, file: File, plan: _Plan, painter: Painter, index: int, frames: Sequence[Frame]
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


def _embed(
    file: File, frame: Frame, photos: Mapping[PlacedPicture, PressPhoto]
) -> dict[PlacedPicture, tuple[str, Any]]:
    placed = [i for i in frame.items if isinstance(i, PlacedPicture) and i in photos]
    found = {}
    for number, place in enumerate(dict.fromkeys(placed), 1):
        file.weigh(photos[place].jpeg)
        found[place] = (f"P{number}", file.add(photos[place].image()))
    return found


@cache
def _profile() -> bytes:
    return srgb_profile()


def _intent(file: File) -> Any:
    return file.add(
        dictionary(
            {
                "Type": "/OutputIntent",
                "S": "/GTS_PDFA1",
                "OutputConditionIdentifier": text("sRGB"),
                "Info": text("sRGB IEC61966-2.1"),
                "DestOutputProfile": file.add(deflated("/N 3", _profile())),
            }
        )
    )
