"""The reading PDF: the pages of the press file in screen colours, tagged in reading order.

It is PDF/A-2b (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), with an sRGB output intent, a structure
tree, an outline, page labels, links and article threads. Folios, rules and boxes are artifacts:
they belong to the page and not to what is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from layout.core.frame import Frame, PlacedPicture
from layout.press.painter import Painter
from layout.press.pdf.embed import Subset
from layout.press.pdf.metadata import A2B_UA1, Metadata, information, xmp
from layout.press.pdf.objects import array, deflated, dictionary, text
from layout.press.pdf.pdf_file import PdfFile
from layout.press.photo.prints import PressPhoto
from layout.press.photo.separation import srgb_profile
from layout.screen.contents import Contents
from layout.screen.links import pieces
from layout.screen.navigation import outline, page_labels, threads
from layout.screen.palette import ScreenPalette
from layout.screen.tagged_page import PagePainter, TaggingPlan, planned

PDF_VERSION = (1, 7)


def screen_pdf(
    frames: Sequence[Frame],
    subsets: Mapping[str, Subset],
    photos: Mapping[PlacedPicture, PressPhoto],
    metadata: Metadata,
    contents: Contents,
) -> bytes:
    """Draw the frames as tagged pages and write the file.

    `subsets` are the faces cut for these frames, by face key. `photos` are prepared for the screen.
    """
    file = PdfFile(PDF_VERSION)
    names = file.embed(subsets)
    plan = planned(contents, len(frames))
    linked = pieces(frames, [frame.page for frame in frames])
    drawn: list[tuple[list[str], dict[str, Any], list[Any]]] = []
    for index, frame in enumerate(frames):
        images = _embed(file, frame, photos)
        places = {place: key for place, (key, _) in images.items()}
        painter = Painter(ScreenPalette(), subsets, names, places)
        painter.open(frame)
        page = PagePainter(file, plan, painter, index, frames)
        page.draw(linked[index])
        drawn.append((painter.code, dict(images.values()), page.annotations))
    navigation, beads = _navigation(file, plan, contents, frames)
    for index, (code, images_of, links) in enumerate(drawn):
        entries = {
            "MediaBox": [0.0, 0.0, frames[index].width, frames[index].height],
            "StructParents": index,
            "Tabs": "/S",
            "Annots": links or None,
            "B": beads.get(index),
        }
        file.page(code, {"Font": file.fonts, "XObject": images_of or None}, entries)
    catalogue = {
        "StructTreeRoot": plan.tree.write(file),
        "MarkInfo": {"Marked": True},
        **navigation,
        "OutputIntents": array([_intent(file)]),
        "Metadata": file.add(xmp(metadata, file.identity, A2B_UA1, press=False)),
    }
    return file.finish(information(metadata, press=False), catalogue)


def _navigation(
    file: PdfFile, plan: TaggingPlan, contents: Contents, frames: Sequence[Frame]
) -> tuple[dict[str, Any], dict[int, list[Any]]]:
    """The catalogue's entries for outline, page labels and threads; the beads by page index."""
    heights = [frame.height for frame in frames]
    stories = [a for a in contents.articles if a.kind == "story" and plan.trails[a.id].legs]
    refs, beads = threads(file, [plan.trails[article.id] for article in stories], heights)
    pages = [
        (f"第{number}版 {name}", [plan.trails[a.id] for a in stories if a.page == number])
        for number, name in contents.pages
    ]
    navigation = {
        "Outlines": outline(file, pages, heights),
        "PageMode": "/UseOutlines",
        "PageLabels": page_labels([frame.page for frame in frames]),
        "Threads": array(refs) if refs else None,
    }
    return navigation, beads


def _embed(
    file: PdfFile, frame: Frame, photos: Mapping[PlacedPicture, PressPhoto]
) -> dict[PlacedPicture, tuple[str, Any]]:
    """Add the photographs of a frame; their resource names and references."""
    placed = [i for i in frame.items if isinstance(i, PlacedPicture) and i in photos]
    found = {}
    for number, place in enumerate(dict.fromkeys(placed), 1):
        file.weigh(photos[place].jpeg)
        found[place] = (f"P{number}", file.add(photos[place].image()))
    return found


@cache
def _profile() -> bytes:
    """The sRGB profile, made once."""
    return srgb_profile()


def _intent(file: PdfFile) -> Any:
    """The output intent with the sRGB profile (ISO 19005-2 6.2.3)."""
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
