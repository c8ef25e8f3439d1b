"""The masthead: nameplate, pinyin, sponsor and publisher, the date stack, the info line."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from layout.core.frame import Colour, Item, Outline, RuleLine, Source
from layout.core.geometry import Rect
from layout.furniture.block import SetLine
from layout.house.paper import House
from layout.issue.lunar import lunar_date, weekday
from layout.text.atoms import TypeCase
from layout.text.display.solid import (
    LABEL_RULES,
    DisplayLine,
    set_display,
    set_letters,
    spread_display,
)

STORY = "masthead"
THIN, THICK = 0.3, 1.2
"""The double rule under the masthead (文武线), in points."""
STACK_SHARE = 0.215
"""Share of the masthead's width that the date stack takes."""
STACK_AIR = 8.0
"""Points that stay free over and under the date stack together."""
INFO_HEIGHT = 18.0
"""Points at the foot for the info line between its rules."""


class MastheadCopy(NamedTuple):
    """Everything the masthead prints, as text."""

    name: str
    pinyin: str
    imprint: tuple[str, str]
    number: str
    pages: str
    year: str
    day: str
    weekday: str
    lunar: str
    licence: str
    url: str
    note: str = ""
    """The remark of page 1, as 内部资料，免费交流."""

    def printed(self) -> tuple[tuple[str, str], ...]:
        """Part and text of everything printed, in drawing order."""
        return (
            ("name", self.name),
            ("pinyin", self.pinyin),
            ("imprint", self.imprint[0]),
            ("imprint", self.imprint[1]),
            ("number", self.number),
            ("pages", self.pages),
            ("year", self.year),
            ("day", self.day),
            ("weekday", self.weekday),
            ("lunar", self.lunar),
            ("licence", self.licence),
            ("url", self.url),
            *((("note", self.note),) if self.note else ()),
        )


def masthead_copy(
    house: House, number: int, date: datetime.date, pages: int, note: str = ""
) -> MastheadCopy:
    """The masthead's texts for an issue; `note` is the remark of its first page."""
    return MastheadCopy(
        name=house.name,
        pinyin=house.pinyin,
        imprint=(f"{house.sponsor}主办", f"{house.publisher}出版"),
        number=f"第{number}期",
        pages=f"本期{pages}版",
        year=f"{date.year}年",
        day=f"{date.month}月{date.day}日",
        weekday=weekday(date),
        lunar=lunar_date(date) or "",
        licence=_licence(house),
        url=house.url,
        note=note,
    )


def _licence(house: House) -> str:
    """The number that the law wants on page 1: of a newspaper CN, else the licence (handbook C2)."""
    if house.regime != "报纸":
        return f"准印证号：{house.licence}"
    postal = f"　邮发代号：{house.postal_code}" if house.postal_code else ""
    return f"国内统一连续出版物号：{house.cn}{postal}"


def masthead_items(copy: MastheadCopy, area: Rect, house: House, case: TypeCase) -> list[Item]:
    """The masthead drawn into its area of the page."""
    red: Colour = tuple(v / 100 for v in house.colours.red)  # type: ignore[assignment]
    stack = Rect(
        area.right - area.width * STACK_SHARE,
        area.y,
        area.width * STACK_SHARE,
        area.height - INFO_HEIGHT - 6,
    )
    plate = Rect(area.x, area.y, area.width - stack.width - 12, stack.height)
    return [
        *_nameplate(copy, plate, house, case, red),
        *_date_stack(copy, stack, case),
        *_info_line(copy, area, case),
    ]


def _nameplate(
    copy: MastheadCopy, plate: Rect, house: House, case: TypeCase, red: Colour
) -> list[Item]:
    """The name letter-fitted by its ink, as high as the plate leaves room for, pinyin below."""
    items: list[Item] = []
    small, gap = 9.0, 7.0
    below = 2.1 * small + gap
    role = house.masthead.nameplate_face
    line = set_display(copy.name, role, case)
    face = case.faces.for_text(role, copy.name)
    inks = (
        [(0.0, -0.1, 1.0, 0.85)] * len(line.atoms)
        if face is None
        else [face.ink(atom.glyphs[0]) for atom in line.atoms]
    )
    top, bottom = max(ink[3] for ink in inks), min(ink[1] for ink in inks)
    ink_width = sum(ink[2] - ink[0] for ink in inks)
    space = 0.045
    widest = ink_width + space * (len(inks) - 1)
    size = min((plate.height - below) / (top - bottom), plate.width / widest)
    # letter-fitting: equal clearances between inks, the whole as wide as the plate
    clear = (plate.width / size - ink_width) / max(len(inks) - 1, 1)
    clear = min(clear, 0.16)
    pen = (plate.width / size - ink_width - clear * (len(inks) - 1)) / 2
    xs = []
    for ink in inks:
        xs.append(pen - ink[0])
        pen += ink[2] - ink[0] + clear
    baseline = plate.y + top * size
    items += SetLine(
        DisplayLine(line.atoms, tuple(xs), plate.width / size),
        size,
        0,
        0,
        Source(STORY, "name"),
        red,
    ).runs(plate.x, baseline)
    foot = baseline - bottom * size
    y = foot + gap + small * 0.95
    left = plate.x + (xs[0] + inks[0][0]) * size
    right = plate.x + (xs[-1] + inks[-1][2]) * size
    pinyin = set_letters(copy.pinyin, "黑", case)
    imprint_lines = [set_display(text, "书宋", case) for text in copy.imprint]
    imprint_width = max(text.width for text in imprint_lines) * small
    spread = spread_display(pinyin, (right - left - imprint_width - 40) / 10)
    items += SetLine(spread, 10, 0, 0, Source(STORY, "pinyin")).runs(left, y + small * 0.6)
    for i, text in enumerate(imprint_lines):
        justified = spread_display(text, imprint_width / small)
        items += SetLine(justified, small, 0, 0, Source(STORY, "imprint", i)).runs(
            right - imprint_width, y + i * small * 1.25
        )
    return items


def _date_stack(copy: MastheadCopy, box: Rect, case: TypeCase) -> list[Item]:
    """Number, pages, date, weekday and lunar date, centred, in a thin box."""
    items: list[Item] = [Outline(Rect(box.x, box.y + 1, box.width, box.height - 1), 0.5)]
    rows: tuple[tuple[str, str, str, float, float], ...] = (
        (copy.number, "number", "黑", 12.5, 0.55),
        (copy.pages, "pages", "黑", 12.5, 1.0),
        (copy.year, "year", "标宋", 20.0, 0.5),
        (copy.day, "day", "标宋", 27.0, 0.42),
        (copy.weekday, "weekday", "标宋", 17.0, 0.75),
        (copy.lunar, "lunar", "楷", 12.5, 0.0),
    )
    full = sum(size * (1 + after) for _, _, _, size, after in rows)
    scale = min(1.0, (box.height - STACK_AIR) / full)
    lines = []
    for text, part, role, size, after in rows:
        line = set_display(text, role, case)
        fitted = min(size * scale, (box.width - 10) / max(line.width, 0.1))
        lines.append((line, part, fitted, after))
    height = sum(size * (1 + after) for _, _, size, after in lines)
    y = box.y + (box.height - height) / 2
    for line, part, size, after in lines:
        x = box.x + (box.width - line.width * size) / 2
        items += SetLine(line, size, 0, 0, Source(STORY, part)).runs(x, y + 0.88 * size)
        y += size * (1 + after)
    return items


def _info_line(copy: MastheadCopy, area: Rect, case: TypeCase) -> list[Item]:
    """Licence, remark and URL on one line between a thin and a thick rule; none is ever broken."""
    top, bottom = area.bottom - INFO_HEIGHT - 1, area.bottom - 1
    items: list[Item] = [
        RuleLine(area.x, top, area.right, top, THIN),
        RuleLine(area.x, bottom, area.right, bottom, THICK),
    ]
    size = 9.5
    baseline = top + INFO_HEIGHT / 2 + 0.36 * size
    licence = set_display(copy.licence, "黑", case, rules=LABEL_RULES)
    url = set_display(copy.url, "黑", case)
    note = set_display(copy.note, "黑", case, rules=LABEL_RULES)
    ems = licence.width + url.width + 2 + (note.width + 2 if copy.note else 0)
    size = min(size, area.width / ems)
    items += SetLine(licence, size, 0, 0, Source(STORY, "licence")).runs(area.x + 4, baseline)
    items += SetLine(url, size, 0, 0, Source(STORY, "url")).runs(
        area.right - 4 - url.width * size, baseline
    )
    if copy.note:
        left, right = area.x + 4 + licence.width * size, area.right - 4 - url.width * size
        middle = (left + right - note.width * size) / 2
        items += SetLine(note, size, 0, 0, Source(STORY, "note")).runs(middle, baseline)
    return items
