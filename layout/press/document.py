"""The press PDF: frames, faces and photographs to bytes, the same for the same input.

PDF/X-4, or PDF/X-1a:2003 for printers that still ask for it: one output intent with the printer's
profile, process colours and at most one spot colour, no transparency, no annotation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from layout.faces import FaceFile
from layout.frame import Frame, GlyphRun, Item, PlacedPicture
from layout.press.colour import PressPalette, Spot
from layout.press.embed import Subset
from layout.press.file import File, font_names
from layout.press.metadata import X4, Metadata, information, xmp
from layout.press.objects import array, deflated, dictionary, text
from layout.press.painter import Drawn, Painter, cut_faces
from layout.press.prints import PressPhoto
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


class Plan(NamedTuple):
    """What the printer asked for; without a profile no standard is claimed."""

    standard: Standard = "X-4"
    profile: Path | None = None
    marks: Marks = NO_MARKS
    spot: Spot | None = None
    spreads: bool = False


PLAIN = Plan()


class PrintedSheet(NamedTuple):
    """One sheet as it was written: what it is trimmed to, in points, and its text in order."""

    width: float
    height: float
    text: str


class Press(NamedTuple):
    """A finished PDF, what was drawn of the pages, in drawing order, and the sheets it has."""

    pdf: bytes
    drawn: tuple[Drawn, ...]
    sheets: tuple[PrintedSheet, ...]


def press_pdf(
    frames: Sequence[Frame],
    faces: Mapping[str, FaceFile],
    photos: Mapping[PlacedPicture, PressPhoto],
    metadata: Metadata,
    plan: Plan = PLAIN,
    subsets: Mapping[str, Subset] | None = None,
) -> Press:
    """Draw the frames onto sheets; `subsets` if the faces have been cut already."""
    painted = paint(frames, faces, photos, metadata, plan, subsets)
    return bind(painted, photos, metadata, plan)


class Painted(NamedTuple):
    """Sheets drawn, but for their photographs: content streams, what was drawn, the pictures of
    every sheet by their names.
    """

    sheets: Sequence[Sheet]
    codes: list[list[str]]
    drawn: tuple[Drawn, ...]
    printed: tuple[PrintedSheet, ...]
    pictures: list[dict[str, PlacedPicture]]
    subsets: Mapping[str, Subset]
    palette: PressPalette


def paint(
    frames: Sequence[Frame],
    faces: Mapping[str, FaceFile],
    pictures: Container[PlacedPicture],
    metadata: Metadata,
    plan: Plan = PLAIN,
    subsets: Mapping[str, Subset] | None = None,
) -> Painted:
    """Draw the frames onto sheets, with those of their pictures that are among `pictures`."""
    sheets = printers_spreads(frames) if plan.spreads else single_sheets(frames)
    about = [_about(sheet, faces, frames, metadata, plan) for sheet in sheets]
    if subsets is None or plan.marks.slug:
        every = [*frames, *(Frame(0, 0, 0, items) for items in about)]
        subsets = cut_faces(every, faces)
    palette, names = PressPalette(plan.spot), font_names(subsets)
    painted = Painted(sheets, [], (), (), [], subsets, palette)
    drawn: list[Drawn] = []
    printed: list[PrintedSheet] = []
    for sheet, items in zip(sheets, about, strict=True):
        placed = _pictures([frame for frame, _ in sheet.frames], pictures)
        painter = Painter(palette, subsets, names, {place: key for key, place in placed.items()})
        _paint_sheet(painter, sheet, items, plan)
        drawn += [run for run in painter.drawn if run.source != SLUG]
        words = "".join(run.text for run in painter.drawn)
        printed.append(PrintedSheet(sheet.width, sheet.height, words))
        painted.codes.append(painter.code)
        painted.pictures.append(placed)
    return painted._replace(drawn=tuple(drawn), printed=tuple(printed))


def bind(
    painted: Painted,
    photos: Mapping[PlacedPicture, PressPhoto],
    metadata: Metadata,
    plan: Plan = PLAIN,
) -> Press:
    """The file of painted sheets and their photographs."""
    file = File(_VERSIONS[plan.standard])
    file.embed(painted.subsets)
    images = [_embed_photos(file, placed, photos) for placed in painted.pictures]
    shared = {"Font": file.fonts, **painted.palette.resources(file.document)}
    for code, own, sheet in zip(painted.codes, images, painted.sheets, strict=True):
        file.page(code, {**shared, "XObject": own or None}, boxes(sheet, plan.marks))
    return Press(_finish(file, metadata, plan), painted.drawn, painted.printed)


def _finish(file: File, metadata: Metadata, plan: Plan) -> bytes:
    catalogue: dict[str, Any] = {}
    if plan.profile is not None:
        catalogue["OutputIntents"] = array([_intent(file, plan.profile)])
    x1a = plan.standard == "X-1a" and plan.profile is not None
    claims = X4 if plan.standard == "X-4" and plan.profile is not None else ()
    catalogue["Metadata"] = file.add(xmp(metadata, file.identity, claims, press=True))
    return file.finish(information(metadata, x1a=x1a), catalogue)


def _intent(file: File, profile: Path) -> Any:
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
    file: File, placed: Mapping[str, PlacedPicture], photos: Mapping[PlacedPicture, PressPhoto]
) -> dict[str, Any]:
    """Photographs as image objects: the references by name."""
    found = {}
    for name, place in placed.items():
        file.weigh(photos[place].jpeg)
        found[name] = file.add(photos[place].image())
    return found


def _paint_sheet(painter: Painter, sheet: Sheet, about: Sequence[Item], plan: Plan) -> None:
    margin = plan.marks.margin
    painter.foot = margin
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


def _about(
    sheet: Sheet,
    faces: Mapping[str, FaceFile],
    frames: Sequence[Frame],
    metadata: Metadata,
    plan: Plan,
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


def _plates(plan: Plan) -> str:
    return "青 品红 黄 黑" + (f" {plan.spot.name}" if plan.spot else "")
