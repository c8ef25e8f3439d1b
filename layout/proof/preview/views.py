"""What the preview shows of a typeset edition: pages as SVG, fonts, photographs, notes, sources."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from PIL import Image, ImageCms

from layout.core.diagnostics import Diagnostic, Lang
from layout.core.frame import Frame, GlyphRun, Item, Layer, PlacedPicture, Source
from layout.core.geometry import Rect
from layout.edition.typeset import Typeset, profile_path
from layout.output.record import Content, content_of
from layout.press.photo.prints import PressPhoto
from layout.proof.compare.changes import compare, grouped
from layout.proof.compare.redline import change_rects, picture_rects
from layout.proof.compare.summary import change_lines
from layout.proof.marked.galleys import galley_frames, unset
from layout.proof.marked.glyph_places import PlacedRun, placed_runs, set_glyphs
from layout.proof.marked.layers import marked_frame, module_words
from layout.proof.marked.mark_setter import MarkSetter
from layout.proof.marked.marks import ProofMark, marks
from layout.proof.preview.copy_layer import copy_layer
from layout.proof.preview.page_facts import FillNote, fill_notes, galley_name, placed_marks
from layout.proof.preview.sources import Origin, origins, set_texts
from layout.proof.preview.svg import page_svg
from layout.proof.preview.webfont import WebFonts

DIGITS = 16
"""Digits of the digest that a page or photograph goes by."""
SCREEN_QUALITY = 88
"""JPEG quality of a photograph for the browser."""


class ClickLine(NamedTuple):
    """A run of a page that can be clicked: the source of its text, and the place of each of its
    characters in it.
    """

    source: Source
    places: tuple[int, ...]


class PageView(NamedTuple):
    """One page as SVG, its size in points.

    `galley` is the name of a sheet of stories that have no place; it is empty for a page. `placed`
    and `unset` are the numbers of stories with and without a place on the page.
    """

    page: int
    width: float
    height: float
    svg: str
    digest: str
    lines: tuple[ClickLine, ...]
    galley: str = ""
    placed: int = 0
    unset: int = 0


class ChangeNote(NamedTuple):
    """A change since the latest round in words, its page, and its rectangles in points."""

    words: str
    page: int
    rects: tuple[Rect, ...]

    def as_json(self) -> dict[str, Any]:
        """The change as the browser draws it."""
        return {"words": self.words, "page": self.page, "rects": [_rect(r) for r in self.rects]}


@dataclass(frozen=True, slots=True)
class PreviewPages:
    """Everything that the preview shows after a build.

    `sheets` is empty if nothing could be set: the browser keeps the last good pages. `held` are the
    numbers of pages that stand in their old layout, `waiting` of pages that have no layout yet.
    `fonts` and `photos` are only those that were not sent before.
    """

    title: str
    diagnostics: tuple[Diagnostic, ...]
    sheets: tuple[PageView, ...] = ()
    marks: tuple[ProofMark, ...] = ()
    origins: Mapping[Source, Origin] = field(default_factory=dict)
    content: Content | None = None
    css: str = ""
    fonts: Mapping[str, bytes] = field(default_factory=dict)
    photos: Mapping[str, bytes] = field(default_factory=dict)
    held: frozenset[int] = frozenset()
    waiting: frozenset[int] = frozenset()
    milliseconds: int = 0
    sections: Mapping[int, str] = field(default_factory=dict)
    fixed: frozenset[int] = frozenset()
    """Pages with a 版样 in the file."""
    changes: tuple[ChangeNote, ...] = ()
    fills: tuple[FillNote, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    """The texts of the files that the pages were set from, by path."""
    save: int = 0
    """The number of the save that the pages follow."""

    def notes(self, lang: Lang) -> list[dict[str, Any]]:
        """The diagnostics with their places on the pages, as the browser draws them."""
        places = {id(mark.diagnostic): mark for mark in self.marks}
        found = []
        for item in self.diagnostics:
            mark = places.get(id(item))
            note: dict[str, Any] = dict(item.as_json(lang))
            note["at"] = mark.page if mark else None
            note["rects"] = [_rect(rect) for rect in mark.rects] if mark else []
            found.append(note)
        return found


def _rect(rect: Rect) -> list[float]:
    return [round(value, 1) for value in (rect.x, rect.y, rect.width, rect.height)]


@dataclass(slots=True)
class ViewMaker:
    """Makes what the browser shows; fonts, photographs and unchanged pages are kept from one build
    to the next.
    """

    fonts: WebFonts = field(default_factory=WebFonts)
    prints: dict[str, bytes] = field(default_factory=dict)
    sent: set[str] = field(default_factory=set)
    """The digests of fonts and photographs that the browser has."""
    _made: dict[int, tuple[object, Frame, PageView]] = field(default_factory=dict)
    """The view of each page, and what it was made from."""

    def pages(
        self, typeset: Typeset, diagnostics: Sequence[Diagnostic], older: Content | None, lang: Lang
    ) -> PreviewPages:
        """What the browser shows of an edition. `older` is the content of the latest round, from
        which the changes are counted.
        """
        names = {place: self._print(photo, typeset) for place, photo in typeset.photos.items()}
        texts = dict(typeset.pages.expected())
        missing = {manuscript.story.id: manuscript for manuscript in unset(typeset)}
        galleys = galley_frames(typeset, MarkSetter(typeset.pages.composing))
        sheets = self._sheets(typeset, names, texts, galleys, lang)
        fonts = {n: data for n, data in self.fonts.fonts.items() if n not in self.sent}
        photos = {n: self.prints[n] for n in names.values() if n not in self.sent}
        self.sent |= fonts.keys() | photos.keys()
        house, issue = typeset.edition.house.value, typeset.edition.issue.value
        content = content_of(typeset)
        return PreviewPages(
            f"{house.name} 第{issue.number}期",
            tuple(diagnostics),
            sheets,
            tuple(placed_marks(marks(typeset, diagnostics), galleys, missing, house)),
            origins(typeset),
            content,
            self.fonts.css(),
            fonts,
            photos,
            sections={page.number: page.section for page in issue.pages},
            fixed=frozenset(page.number for page in issue.pages if page.dummy),
            changes=change_notes(older, content, typeset.frames, texts, lang) if older else (),
            fills=fill_notes(typeset.pages.pages, house, lang),
            texts=set_texts(typeset.edition),
        )

    def _sheets(
        self,
        typeset: Typeset,
        names: Mapping[PlacedPicture, str],
        texts: Mapping[Source, str],
        galleys: Sequence[Frame],
        lang: Lang,
    ) -> tuple[PageView, ...]:
        """The pages, then the sheets of stories without a place; drawn anew where they changed."""
        setter = MarkSetter(typeset.pages.composing)
        made = {page.number: page for page in typeset.pages.pages}
        missing = {manuscript.story.id: manuscript for manuscript in unset(typeset)}
        sheets = []
        for frame in [*typeset.frames, *galleys]:
            page = made.get(frame.page)
            words = [module_words(story) for story in page.stories] if page else []
            look = (words, sorted(names.values()), typeset.edition.house.value)
            before = self._made.get(frame.page)
            if before is None or before[0] != look or before[1] != frame:
                marked = marked_frame(frame, page, setter) if page else frame
                for key, glyphs in _glyphs(marked).items():
                    self.fonts.need(typeset.faces.by_key()[key], glyphs)
                before = self._made[frame.page] = (look, frame, self._sheet(marked, names, texts))
            if page is None:
                view = before[2]._replace(galley=galley_name(frame, missing, lang))
            else:
                absent = sum(one.page == frame.page for one in missing.values())
                view = before[2]._replace(placed=len(page.stories), unset=absent)
            sheets.append(view)
        return tuple(sheets)

    def _sheet(
        self, frame: Frame, names: Mapping[PlacedPicture, str], texts: Mapping[Source, str]
    ) -> PageView:
        copy = copy_layer(frame, texts)
        svg = page_svg(frame, self.fonts.number, partial(_address, names), copy)
        lines = tuple(_click_line(placed) for placed in placed_runs(frame, texts))
        digest = hashlib.sha256(svg.encode()).hexdigest()[:DIGITS]
        return PageView(frame.page, frame.width, frame.height, svg, digest, lines)

    def _print(self, photo: PressPhoto, typeset: Typeset) -> str:
        """The name of a photograph, made ready in the screen's colours as it will print."""
        name = hashlib.sha256(photo.jpeg).hexdigest()[:DIGITS]
        if name not in self.prints:
            profile = str(profile_path(typeset.edition))
            self.prints[name] = screen_jpeg(photo, profile)
        return name


def change_notes(
    older: Content,
    content: Content,
    frames: Sequence[Frame],
    texts: Mapping[Source, str],
    lang: Lang,
) -> tuple[ChangeNote, ...]:
    """Every change since a round of proofs, with its place on the new pages."""
    changes = compare(older, content)
    glyphs = set_glyphs(frames, texts, {change.story for change in changes})
    found = []
    for words, group in zip(change_lines(changes, lang), grouped(changes), strict=True):
        page, rects = group[0].page, []
        for frame in frames:
            if frame.page == page:
                added, carets = change_rects(group[0], glyphs, frame)
                rects = [*added, *carets, *picture_rects(group[0], frame)]
        found.append(ChangeNote(words, page, tuple(rects)))
    return tuple(found)


def screen_jpeg(photo: PressPhoto, profile: str) -> bytes:
    """A press photograph in sRGB, as newsprint shows it; `profile` is the path of its ICC profile."""
    with Image.open(io.BytesIO(photo.jpeg)) as image:
        if image.mode == "CMYK":
            screen = ImageCms.profileToProfile(
                image,
                profile,
                ImageCms.createProfile("sRGB"),
                ImageCms.Intent.RELATIVE_COLORIMETRIC,
                outputMode="RGB",
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        else:
            screen = image.convert("RGB")
    out = io.BytesIO()
    (screen or Image.new("RGB", (1, 1))).save(out, "JPEG", quality=SCREEN_QUALITY)
    return out.getvalue()


def _click_line(placed: PlacedRun) -> ClickLine:
    run = placed.run
    places = [
        place + step
        for text, place in zip(run.texts, placed.places, strict=True)
        for step in range(len(text))
    ]
    return ClickLine(run.source, tuple(places))


def _address(names: Mapping[PlacedPicture, str], place: PlacedPicture) -> str:
    return f"/photo/{names[place]}.jpg" if place in names else ""


def _glyphs(frame: Frame) -> dict[str, set[int]]:
    """The glyphs of a page by the key of their face."""
    found: dict[str, set[int]] = {}

    def gather(items: Sequence[Item]) -> None:
        for item in items:
            if isinstance(item, GlyphRun):
                found.setdefault(item.face, set()).update(item.glyphs)
            elif isinstance(item, Layer):
                gather(item.items)

    gather(frame.items)
    return dict(sorted(found.items()))
