"""What the preview shows of a typeset edition: sheets as SVG, fonts, photographs, notes, places."""

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
from layout.proof.compare.summary import folded
from layout.proof.marked.galleys import galley_frames
from layout.proof.marked.glyph_places import placed_runs, set_glyphs
from layout.proof.marked.kit import ProofKit
from layout.proof.marked.layers import marked_frame, module_words
from layout.proof.marked.marks import ProofMark, marks
from layout.proof.preview.sources import Origin, origins
from layout.proof.preview.svg import page_svg
from layout.proof.preview.webfont import WebFonts

DIGITS = 16


class ClickLine(NamedTuple):
    """A run of a sheet that can be clicked: whose text it is, and the places of its glyphs."""

    source: Source
    places: tuple[int, ...]


class PageView(NamedTuple):
    """One page to look at; `galley` marks a sheet of stories without a place."""

    page: int
    width: float
    height: float
    svg: str
    digest: str
    lines: tuple[ClickLine, ...]
    galley: bool = False


class Told(NamedTuple):
    """A change since the last round in words, and where it stands: page and rectangles."""

    words: str
    page: int
    rects: tuple[Rect, ...]

    def as_json(self) -> dict[str, Any]:
        """The change as the browser draws it."""
        return {"words": self.words, "page": self.page, "rects": [_rect(r) for r in self.rects]}


@dataclass(frozen=True, slots=True)
class Show:
    """Everything that the preview shows after a build.

    `sheets` are empty if nothing could be set: the last good pages stay. `held` pages stand in
    their old layout, `waiting` pages have none yet.
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
    changes: tuple[Told, ...] = ()

    def notes(self, lang: Lang) -> list[dict[str, Any]]:
        """The diagnostics with their places on the sheets."""
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
class ScreenPhotographs:
    """Fonts and photographs for the browser, made once and kept."""

    fonts: WebFonts = field(default_factory=WebFonts)
    prints: dict[str, bytes] = field(default_factory=dict)
    sent: set[str] = field(default_factory=set)
    _made: dict[int, tuple[object, Frame, PageView]] = field(default_factory=dict)

    def show(
        self, typeset: Typeset, diagnostics: Sequence[Diagnostic], older: Content | None, lang: Lang
    ) -> Show:
        """The show of an edition; fonts and photographs go along the first time only.

        `older` is the content of the last round, which changes are told against.
        """
        kit = ProofKit(typeset.pages.composing)
        made = {page.number: page for page in typeset.pages.pages}
        plain = list(typeset.frames)
        galleys = galley_frames(typeset, kit)
        names = {place: self._print(photo, typeset) for place, photo in typeset.photos.items()}
        texts = dict(typeset.pages.expected())
        house, issue = typeset.edition.house.value, typeset.edition.issue.value
        sheets = []
        for frame in [*plain, *galleys]:
            page = made.get(frame.page)
            words = [module_words(story) for story in page.stories] if page else []
            look = (words, sorted(names.values()), house)
            before = self._made.get(frame.page)
            if before is None or before[0] != look or before[1] != frame:
                marked = marked_frame(frame, page, kit) if page else frame
                for key, glyphs in _glyphs(marked).items():
                    self.fonts.need(typeset.faces.by_key()[key], glyphs)
                sheet = self._sheet(marked, names, texts, galley=page is None)
                before = self._made[frame.page] = (look, frame, sheet)
            sheets.append(before[2])
        fonts = {n: data for n, data in self.fonts.fonts.items() if n not in self.sent}
        photos = {n: self.prints[n] for n in names.values() if n not in self.sent}
        self.sent |= fonts.keys() | photos.keys()
        content = content_of(typeset)
        pages = issue.pages
        return Show(
            f"{house.name} 第{issue.number}期",
            tuple(diagnostics),
            tuple(sheets),
            tuple(marks(typeset, diagnostics)),
            origins(typeset),
            content,
            self.fonts.css(),
            fonts,
            photos,
            sections={page.number: page.section for page in pages},
            fixed=frozenset(page.number for page in pages if page.dummy),
            changes=told_changes(older, content, plain, texts, lang) if older else (),
        )

    def _sheet(
        self,
        frame: Frame,
        names: Mapping[PlacedPicture, str],
        texts: Mapping[Source, str],
        *,
        galley: bool,
    ) -> PageView:
        svg = page_svg(frame, self.fonts.number, partial(_address, names))
        lines = tuple(ClickLine(p.run.source, p.places) for p in placed_runs(frame, texts))
        digest = hashlib.sha256(svg.encode()).hexdigest()[:DIGITS]
        return PageView(frame.page, frame.width, frame.height, svg, digest, lines, galley)

    def _print(self, photo: PressPhoto, typeset: Typeset) -> str:
        """A photograph as it will print, back in the screen's colours; its name."""
        name = hashlib.sha256(photo.jpeg).hexdigest()[:DIGITS]
        if name not in self.prints:
            profile = str(profile_path(typeset.edition))
            self.prints[name] = screen_jpeg(photo, profile)
        return name


def told_changes(
    older: Content,
    content: Content,
    frames: Sequence[Frame],
    texts: Mapping[Source, str],
    lang: Lang,
) -> tuple[Told, ...]:
    """Every change since a round, with its place on the new pages."""
    changes = compare(older, content)
    glyphs = set_glyphs(frames, texts, {change.story for change in changes})
    found = []
    for words, group in zip(folded(changes, lang), grouped(changes), strict=True):
        page, rects = group[0].page, []
        for frame in frames:
            if frame.page == page:
                washed, carets = change_rects(group[0], glyphs, frame)
                rects = [*washed, *carets, *picture_rects(group[0], frame)]
        found.append(Told(words, page, tuple(rects)))
    return tuple(found)


def screen_jpeg(photo: PressPhoto, profile: str) -> bytes:
    """A press photograph in sRGB, as newsprint shows it."""
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
    (screen or Image.new("RGB", (1, 1))).save(out, "JPEG", quality=88)
    return out.getvalue()


def _address(names: Mapping[PlacedPicture, str], place: PlacedPicture) -> str:
    return f"/photo/{names[place]}.jpg" if place in names else ""


def _glyphs(frame: Frame) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}

    def gather(items: Sequence[Item]) -> None:
        for item in items:
            if isinstance(item, GlyphRun):
                found.setdefault(item.face, set()).update(item.glyphs)
            elif isinstance(item, Layer):
                gather(item.items)

    gather(frame.items)
    return dict(sorted(found.items()))
