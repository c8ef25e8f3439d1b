"""The press PDF: frames, faces and photographs to bytes, the same for the same input.

PDF/X-4, or PDF/X-1a:2003 for printers that still ask for it: one output intent with the printer's
profile, process colours and at most one spot colour, no transparency, no annotation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any, Literal, NamedTuple

from layout.core.frame import Frame, GlyphRun, Item, PlacedPicture
from layout.house.faces import FaceFile
from layout.press.colour import PressPalette, SpotInk
from layout.press.painter import Drawn, Painter, cut_faces
from layout.press.pdf.embed import Subset
from layout.press.pdf.metadata import X4, Metadata, information, xmp
from layout.press.pdf.objects import array, deflated, dictionary, text
from layout.press.pdf.pdf_file import PdfFile, font_names
from layout.press.photo.prints import PressPhoto
from layout.press.sheet import (
    NO_MARKS,
    SLUG,
    Marks,
    Sheet,
    boxes,
    crosses,
    mark_items,
    printers_spreads,
    ring,
    single_sheets,
    slug_run,
)

Standard = Literal["X-4", "X-1a"]
_VERSIONS: dict[Standard, tuple[int, int]] = {"X-4": (1, 6), "X-1a": (1, 4)}
_CUSTOM = "Custom"
"""The condition of a profile that is in no registry (ISO 32000-1 table 365)."""


class PressPlan(NamedTuple):
    """What the printer asked for; without a profile no standard is claimed."""

    standard: Standard = "X-4"
    profile: Path | None = None
    marks: Marks = NO_MARKS
    spot: SpotInk | None = None
    spreads: bool = False


PLAIN = PressPlan()


class PrintedSheet(NamedTuple):
    """One sheet as it was written: what it is trimmed to, in points, and its text in order."""

    width: float
    height: float
    text: str


class PressFile(NamedTuple):
    """A finished PDF, what was drawn of the pages, in drawing order, and the sheets it has."""

    pdf: bytes
    drawn: tuple[Drawn, ...]
    sheets: tuple[PrintedSheet, ...]


class SheetParts(NamedTuple):
    """Everything that a sheet is painted from; pictures and faces by the names they have on it."""

    sheet: Sheet
    about: tuple[Item, ...]
    plan: PressPlan
    pictures: dict[str, PlacedPicture]
    faces: dict[str, Subset]


class PaintedSheet(NamedTuple):
    """A sheet drawn, but for its photographs: content stream, what was drawn, as it was written,
    the colour spaces it takes.
    """

    parts: SheetParts
    code: list[str]
    drawn: tuple[Drawn, ...]
    printed: PrintedSheet
    spaces: frozenset[str]


class Standing(NamedTuple):
    """What still stands from before and is taken where nothing of it has changed: the faces cut for
    these very frames, sheets in the order of pages.
    """

    subsets: Mapping[str, Subset] | None = None
    sheets: Sequence[PaintedSheet] = ()


NOTHING = Standing()


class Painted(NamedTuple):
    """Sheets drawn, and the faces that they are drawn with."""

    sheets: Sequence[PaintedSheet]
    subsets: Mapping[str, Subset]


def press_pdf(
    frames: Sequence[Frame],
    faces: Mapping[str, FaceFile],
    photos: Mapping[PlacedPicture, PressPhoto],
    metadata: Metadata,
    plan: PressPlan = PLAIN,
    standing: Standing = NOTHING,
) -> PressFile:
    """Draw the frames onto sheets."""
    return bind_pdf(paint(frames, faces, photos, metadata, plan, standing), photos, metadata, plan)


def paint(
    frames: Sequence[Frame],
    faces: Mapping[str, FaceFile],
    pictures: Container[PlacedPicture],
    metadata: Metadata,
    plan: PressPlan = PLAIN,
    standing: Standing = NOTHING,
) -> Painted:
    """Draw the frames onto sheets, with those of their pictures that are among `pictures`."""
    sheets = printers_spreads(frames) if plan.spreads else single_sheets(frames)
    about = [_about(sheet, faces, frames, metadata, plan) for sheet in sheets]
    subsets = standing.subsets
    if subsets is None or plan.marks.slug:
        every = [*frames, *(Frame(0, 0, 0, items) for items in about)]
        subsets = cut_faces(every, faces)
    named = {name: subsets[key] for key, name in font_names(subsets).items()}
    painted = []
    for sheet, items, before in zip_longest(sheets, about, standing.sheets[: len(sheets)]):
        placed = _pictures([frame for frame, _ in sheet.frames], pictures)
        parts = SheetParts(sheet, items, plan, placed, named)
        same = before is not None and before.parts == parts
        painted.append(before if same else _painted_sheet(parts, subsets))
    return Painted(painted, subsets)


def _painted_sheet(parts: SheetParts, subsets: Mapping[str, Subset]) -> PaintedSheet:
    sheet, about, plan, placed, _ = parts
    palette, margin = PressPalette(plan.spot), plan.marks.margin
    names = {place: key for key, place in placed.items()}
    painter = Painter(palette, subsets, font_names(subsets), names, foot=margin)
    for frame, left in sheet.frames:
        painter.left = margin + left
        painter.open(frame)
        painter.paint(frame.items)
    painter.left = margin
    painter.open(Frame(0, sheet.width, sheet.height, ()))
    painter.paint(about)
    if plan.marks.crop:
        for x, y in crosses(sheet, plan.marks):
            painter.code.append(ring(margin + x, margin + sheet.height - y))
    drawn = tuple(run for run in painter.drawn if run.source != SLUG)
    words = "".join(run.text for run in painter.drawn)
    printed = PrintedSheet(sheet.width, sheet.height, words)
    return PaintedSheet(parts, painter.code, drawn, printed, frozenset(palette.used))


def bind_pdf(
    painted: Painted,
    photos: Mapping[PlacedPicture, PressPhoto],
    metadata: Metadata,
    plan: PressPlan = PLAIN,
) -> PressFile:
    """The file of painted sheets and their photographs."""
    file = PdfFile(_VERSIONS[plan.standard])
    file.embed(painted.subsets)
    images = [_embed_photos(file, sheet.parts.pictures, photos) for sheet in painted.sheets]
    palette = PressPalette(plan.spot, set().union(*(sheet.spaces for sheet in painted.sheets)))
    shared = {"Font": file.fonts, **palette.resources(file.document)}
    for own, sheet in zip(images, painted.sheets, strict=True):
        entries = boxes(sheet.parts.sheet, plan.marks)
        file.page(sheet.code, {**shared, "XObject": own or None}, entries)
    drawn = tuple(run for sheet in painted.sheets for run in sheet.drawn)
    printed = tuple(sheet.printed for sheet in painted.sheets)
    return PressFile(_finish(file, metadata, plan), drawn, printed)


def _finish(file: PdfFile, metadata: Metadata, plan: PressPlan) -> bytes:
    catalogue: dict[str, Any] = {}
    if plan.profile is not None:
        catalogue["OutputIntents"] = array([_intent(file, plan.profile)])
    x1a = plan.standard == "X-1a" and plan.profile is not None
    claims = X4 if plan.standard == "X-4" and plan.profile is not None else ()
    catalogue["Metadata"] = file.add(xmp(metadata, file.identity, claims, press=True))
    return file.finish(information(metadata, x1a=x1a), catalogue)


def _intent(file: PdfFile, profile: Path) -> Any:
    """The output intent: the printer's profile goes with the file (ISO 15930-7 6.2.3)."""
    data = profile.read_bytes()
    file.weigh(data)
    return file.add(
        dictionary(
            {
                "Type": "/OutputIntent",
                "S": "/GTS_PDFX",
                "OutputConditionIdentifier": text(_CUSTOM),
                "OutputCondition": text(profile.stem),
                "Info": text(f"{profile.stem} (profile embedded)"),
                "DestOutputProfile": file.add(deflated("/N 4", data)),
            }
        )
    )


def _pictures(
    frames: Sequence[Frame], wanted: Container[PlacedPicture]
) -> dict[str, PlacedPicture]:
    """The pictures of some frames by the names that they have on their sheet."""
    placed = [item for frame in frames for item in frame.items if isinstance(item, PlacedPicture)]
    found = dict.fromkeys(place for place in placed if place in wanted)
    return {f"P{number}": place for number, place in enumerate(found, 1)}


def _embed_photos(
    file: PdfFile, placed: Mapping[str, PlacedPicture], photos: Mapping[PlacedPicture, PressPhoto]
) -> dict[str, Any]:
    """Photographs as image objects: the references by name."""
    found = {}
    for name, place in placed.items():
        file.weigh(photos[place].jpeg)
        found[name] = file.add(photos[place].image())
    return found


def _about(
    sheet: Sheet,
    faces: Mapping[str, FaceFile],
    frames: Sequence[Frame],
    metadata: Metadata,
    plan: PressPlan,
) -> tuple[Item, ...]:
    """The colour bar, the line at the head, and last the marks, whose colour the rings take."""
    items = mark_items(sheet, plan.marks, plan.spot)
    if not plan.marks.slug:
        return tuple(items)
    used = Counter(
        item.face for frame in frames for item in frame.items if isinstance(item, GlyphRun)
    )
    pages = "｜".join(f"第{frame.page}版" for frame, _ in sheet.frames)
    words = f"{metadata.title}　{metadata.date.isoformat()}　{pages}　{_plates(plan)}"
    run = slug_run(words, faces[max(sorted(used), key=lambda key: used[key])], plan.marks)
    return (*([run] if run else []), *items)


def _plates(plan: PressPlan) -> str:
    return "青 品红 黄 黑" + (f" {plan.spot.name}" if plan.spot else "")
