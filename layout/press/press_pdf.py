"""The press PDF: frames, faces and photographs become bytes, the same for the same input.

The file is PDF/X-4, or PDF/X-1a:2003 for printers that still ask for it. It has one output intent
with the printer's profile, process colours and at most one spot colour, no transparency and no
annotation.

Drawing (`paint_sheets`) and writing (`bind_pdf`) are two steps, because a sheet can be drawn before its
photographs are prepared.
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
    mark_items,
    printers_spreads,
    register_marks,
    ring_path,
    single_sheets,
    slug_run,
)

Standard = Literal["X-4", "X-1a"]
_VERSIONS: dict[Standard, tuple[int, int]] = {"X-4": (1, 6), "X-1a": (1, 4)}
"""The PDF version that each standard is built on."""
_CUSTOM = "Custom"
"""The condition identifier of a profile that is in no registry (ISO 32000-1 table 365)."""


class PressPlan(NamedTuple):
    """How the printer wants the file.

    `profile` is the printer's ICC profile; without one no standard is claimed. `spreads` puts two
    pages on a sheet, as they lie beside each other in print.
    """

    standard: Standard = "X-4"
    profile: Path | None = None
    marks: Marks = NO_MARKS
    spot: SpotInk | None = None
    spreads: bool = False


PLAIN_PLAN = PressPlan()


class PrintedSheet(NamedTuple):
    """A sheet as it was written: its trimmed size in points, and its text in drawing order."""

    width: float
    height: float
    text: str


class PressFile(NamedTuple):
    """A finished PDF, the runs drawn on its pages in drawing order, and its sheets."""

    pdf: bytes
    drawn: tuple[Drawn, ...]
    sheets: tuple[PrintedSheet, ...]


class SheetParts(NamedTuple):
    """Everything that a sheet is painted from.

    `about` are the marks around the trimmed sheet. Pictures and faces are given by the resource
    names that they have on the sheet. Two sheets with equal parts are drawn alike.
    """

    sheet: Sheet
    about: tuple[Item, ...]
    plan: PressPlan
    pictures: dict[str, PlacedPicture]
    faces: dict[str, Subset]


class PaintedSheet(NamedTuple):
    """A sheet drawn, but without the data of its photographs.

    `code` are the operators of its content stream, `drawn` the runs of its pages, `printed` its
    size and text, `spaces` the resource names of the Separation spaces that it uses.
    """

    parts: SheetParts
    code: list[str]
    drawn: tuple[Drawn, ...]
    printed: PrintedSheet
    spaces: frozenset[str]


class EarlierDrawing(NamedTuple):
    """What an earlier run has drawn, to be used again where nothing has changed.

    `subsets` must have been cut for exactly these frames; `sheets` are in the order of pages, and
    each is used if its parts are still the same.
    """

    subsets: Mapping[str, Subset] | None = None
    sheets: Sequence[PaintedSheet] = ()


NO_EARLIER_DRAWING = EarlierDrawing()


class PaintedSheets(NamedTuple):
    """Sheets drawn, and the subsets of the faces that they are drawn with, by face key."""

    sheets: Sequence[PaintedSheet]
    subsets: Mapping[str, Subset]


def press_pdf(
    frames: Sequence[Frame],
    faces: Mapping[str, FaceFile],
    photos: Mapping[PlacedPicture, PressPhoto],
    metadata: Metadata,
    plan: PressPlan = PLAIN_PLAN,
    standing: EarlierDrawing = NO_EARLIER_DRAWING,
) -> PressFile:
    """Draw the frames onto sheets and write the file."""
    return bind_pdf(
        paint_sheets(frames, faces, photos, metadata, plan, standing), photos, metadata, plan
    )


def paint_sheets(
    frames: Sequence[Frame],
    faces: Mapping[str, FaceFile],
    pictures: Container[PlacedPicture],
    metadata: Metadata,
    plan: PressPlan = PLAIN_PLAN,
    standing: EarlierDrawing = NO_EARLIER_DRAWING,
) -> PaintedSheets:
    """Draw the frames onto sheets.

    Of their pictures only those among `pictures` are drawn. What `standing` holds is used again.
    """
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
    return PaintedSheets(painted, subsets)


def _painted_sheet(parts: SheetParts, subsets: Mapping[str, Subset]) -> PaintedSheet:
    """Draw one sheet: its frames side by side, then the marks around them."""
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
    if plan.marks.crop:  # the rings take the stroke colour of the crosses drawn last
        for x, y in register_marks(sheet, plan.marks):
            painter.code.append(ring_path(margin + x, margin + sheet.height - y))
    drawn = tuple(run for run in painter.drawn if run.source != SLUG)
    words = "".join(run.text for run in painter.drawn)
    printed = PrintedSheet(sheet.width, sheet.height, words)
    return PaintedSheet(parts, painter.code, drawn, printed, frozenset(palette.used))


def bind_pdf(
    painted: PaintedSheets,
    photos: Mapping[PlacedPicture, PressPhoto],
    metadata: Metadata,
    plan: PressPlan = PLAIN_PLAN,
) -> PressFile:
    """Write the file of painted sheets and their photographs."""
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
    """The bytes of the file, with output intent, metadata and the claim of its standard."""
    catalogue: dict[str, Any] = {}
    if plan.profile is not None:
        catalogue["OutputIntents"] = array([_intent(file, plan.profile)])
    x1a = plan.standard == "X-1a" and plan.profile is not None
    claims = X4 if plan.standard == "X-4" and plan.profile is not None else ()
    catalogue["Metadata"] = file.add(xmp(metadata, file.identity, claims, press=True))
    return file.finish(information(metadata, x1a=x1a), catalogue)


def _intent(file: PdfFile, profile: Path) -> Any:
    """The output intent, with the printer's profile embedded (ISO 15930-7 6.2.3)."""
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
    """Those pictures of some frames that are wanted, by the resource names on their sheet."""
    placed = [item for frame in frames for item in frame.items if isinstance(item, PlacedPicture)]
    found = dict.fromkeys(place for place in placed if place in wanted)
    return {f"P{number}": place for number, place in enumerate(found, 1)}


def _embed_photos(
    file: PdfFile, placed: Mapping[str, PlacedPicture], photos: Mapping[PlacedPicture, PressPhoto]
) -> dict[str, Any]:
    """Add photographs as image objects; their references by resource name."""
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
    """The slug, the crop and register marks, and the colour bar of a sheet.

    The slug is set in the face that has most runs in the issue.
    """
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
    """The names of the plates that the sheet is printed with."""
    return "青 品红 黄 黑" + (f" {plan.spot.name}" if plan.spot else "")
