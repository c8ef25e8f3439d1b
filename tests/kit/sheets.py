"""A small press PDF of two pages, with text, a rule, a tint and two pictures, for tests to inspect."""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from layout.core.frame import BLACK, Colour, Frame, Item, PlacedPicture, RuleLine, Source, Tint
from layout.core.geometry import Rect
from layout.furniture.block import SetLine
from layout.house.paper import DATA
from layout.press.pdf.metadata import Metadata
from layout.press.photo.prints import PressPhoto
from layout.press.preflight.inspection import InspectionOrder
from layout.press.press_pdf import PressFile, PressPlan, press_pdf
from layout.text.atoms import TypeCase
from layout.text.display.solid import LABEL_RULES, set_display

PROFILE = DATA / "IFRA26S_240.icc"
META = Metadata("样张 第1期", "编者", datetime.date(2025, 7, 25))
RED: Colour = (0.0, 1.0, 1.0, 0.0)
PHOTO = PlacedPicture(Rect(50, 200, 72, 36), "p.jpg", (0.5, 0.5), "s")
GREY = PlacedPicture(Rect(150, 200, 72, 36), "g.jpg", (0.5, 0.5), "s")


def runs(case: TypeCase, text: str, size: float, y: float, colour: Colour = BLACK) -> list[Item]:
    """A line of display type of `size` points, from 50 points of the left edge; `y` is its baseline."""
    line = set_display(text, "书宋", case, rules=LABEL_RULES)
    return list(SetLine(line, size, 0, 0, Source("s", "body"), colour).runs(50, y))


def jpeg(mode: str, colour: object, size: tuple[int, int] = (200, 100)) -> bytes:
    """A JPEG of one colour."""
    out = io.BytesIO()
    Image.new(mode, size, colour).save(out, "JPEG", quality=90)
    return out.getvalue()


def frames(case: TypeCase) -> list[Frame]:
    """The two pages as frames."""
    first = [
        Tint(Rect(40, 30, 300, 60), (0, 0, 0, 0.12)),
        *runs(case, "朝阳报", 40, 80, RED),
        *runs(case, "正文是黑的——一点不差……", 9, 120),
        RuleLine(40, 130, 340, 130, 0.3, (0, 0, 0, 0.75)),
        PHOTO,
        GREY,
    ]
    return [
        Frame(1, 400, 300, tuple(first)),
        Frame(2, 400, 300, tuple(runs(case, "第二版", 12, 60))),
    ]


PHOTOS = {
    PHOTO: PressPhoto(jpeg("CMYK", (100, 80, 60, 100)), 200, 100, "DeviceCMYK", 200),
    GREY: PressPhoto(jpeg("L", 90), 200, 100, "DeviceGray", 200),
}


@dataclass(frozen=True)
class Sheets:
    """A press PDF, its path, and the order by which preflight inspects it."""

    path: Path
    press: PressFile
    order: InspectionOrder


def sheets(case: TypeCase, folder: Path, plan: PressPlan) -> Sheets:
    """The two pages written to `folder` by a plan."""
    press = press_pdf(frames(case), case.faces.by_key(), PHOTOS, META, plan)
    path = folder / "sheets.pdf"
    path.write_bytes(press.pdf)
    spot = plan.spot.name if plan.spot else ""
    order = InspectionOrder(plan.standard, press.sheets, frozenset({BLACK, RED}), 200, 240, spot)
    return Sheets(path, press, order)
