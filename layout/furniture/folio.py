"""The folio line of inside pages and the foot of page 1."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from layout.core.frame import BLACK, WHITE, Colour, Item, RuleLine, Source, Tint
from layout.core.geometry import Rect
from layout.furniture.block import SetLine
from layout.furniture.masthead import THICK, THIN
from layout.house.paper import House, TypeStyle
from layout.issue.lunar import weekday
from layout.issue.model import Page
from layout.text.atoms import TypeCase
from layout.text.display.solid import LABEL_RULES, set_display

LEAST_FOOT_SIZE = 7.5
"""A hotline strip that needs smaller type does not fit (art direction: foot of page 1)."""
COLOPHON_SIZE, LEAST_COLOPHON_SIZE = 8.0, 6.5
COLOPHON_GAPS = 0.8, 4.0
"""Em between the entries of the colophon, at least and at most."""


class FolioCopy(NamedTuple):
    """What the folio line prints; `note` is the page's own remark, as （样稿）."""

    number: str
    section: str
    note: str
    name: str
    date: str
    staff: str

    def printed(self) -> tuple[tuple[str, str], ...]:
        """Part and text of everything printed."""
        return (
            ("number", self.number),
            ("section", self.section),
            *((("note", self.note),) if self.note else ()),
            ("name", self.name),
            ("date", self.date),
            ("staff", self.staff),
        )


def staff_line(page: Page) -> str:
    """责任编辑/… 美编/… 校对/… as printed."""
    parts = [f"责任编辑/{page.editor}", f"美编/{page.designer}"]
    if page.proofreader:
        parts.append(f"校对/{page.proofreader}")
    return "　".join(parts)


def folio_copy(page: Page, house: House, date: datetime.date) -> FolioCopy:
    """The folio's texts of a page."""
    return FolioCopy(
        number=str(page.number),
        section=page.section,
        note=f"（{page.note}）" if page.note else "",
        name=house.name,
        date=f"{date.year}年{date.month}月{date.day}日　{weekday(date)}",
        staff=staff_line(page),
    )


def folio_items(copy: FolioCopy, page: int, area: Rect, house: House, case: TypeCase) -> list[Item]:
    """The folio line: number and section at the outer edge, date over staff at the inner one."""
    story = f"folio-{page}"
    styles = house.styles
    outer_left = page % 2 == 0
    red: Colour = tuple(v / 100 for v in house.colours.red)  # type: ignore[assignment]
    line_y = area.bottom - house.grid.leading
    baseline = line_y - 8
    items: list[Item] = [
        RuleLine(area.x, line_y - 2.2, area.right, line_y - 2.2, THIN),
        RuleLine(area.x, line_y, area.right, line_y, THICK),
    ]

    def put(
        text: str,
        part: str,
        style: TypeStyle,
        side: str,
        offset: float,
        y: float,
    ) -> float:
        tracking = 0.12 if part == "section" else 0.0
        line = set_display(text, style.face, case, tracking=tracking)
        width = line.width * style.size
        x = area.x + offset if side == "left" else area.right - offset - width
        items.extend(SetLine(line, style.size, 0, 0, Source(story, part)).runs(x, y))
        return width

    outer, inner = ("left", "right") if outer_left else ("right", "left")
    used = put(copy.number, "number", styles.page_number, outer, 0, baseline)
    used += 10 + put(copy.section, "section", styles.section, outer, used + 10, baseline)
    if copy.note:
        put(copy.note, "note", styles.folio, outer, used + 6, baseline)
    name = TypeStyle(face=house.masthead.nameplate_face, size=26)
    line = set_display(copy.name, name.face, case)
    middle = area.x + (area.width - line.width * name.size) / 2
    items.extend(SetLine(line, name.size, 0, 0, Source(story, "name"), red).runs(middle, baseline))
    put(copy.date, "date", styles.folio, inner, 0, baseline - styles.folio.size * 1.35)
    put(copy.staff, "staff", styles.folio, inner, 0, baseline)
    return items


class FootCopy(NamedTuple):
    """What the foot of page 1 prints: label, hotlines in order, staff line, colophon."""

    label: str
    hotlines: tuple[str, ...]
    staff: str
    colophon: tuple[str, ...] = ()

    def printed(self) -> tuple[tuple[str, str], ...]:
        """Part and text of everything printed."""
        return (
            ("label", self.label),
            *(("hotline", text) for text in self.hotlines),
            ("staff", self.staff),
            *(("colophon", text) for text in self.colophon),
        )


def foot_copy(page: Page, hotlines: dict[str, str], house: House) -> FootCopy:
    """The foot's texts."""
    return FootCopy(
        "便民电话",
        tuple(f"{name}：{number}" for name, number in hotlines.items()),
        staff_line(page),
        house.colophon,
    )


class Foot(NamedTuple):
    """The drawn foot, and the sizes its type had to take; under 7.5 pt hotlines do not fit."""

    items: tuple[Item, ...]
    size: float
    colophon_size: float

    @property
    def fits(self) -> bool:
        """Whether the hotlines stand on one line at a readable size."""
        return self.size >= LEAST_FOOT_SIZE

    @property
    def colophon_fits(self) -> bool:
        """Whether the colophon does."""
        return self.colophon_size >= LEAST_COLOPHON_SIZE


def set_foot(copy: FootCopy, area: Rect, house: House, case: TypeCase) -> Foot:
    """A hairline, the reversed label, the numbers drawn apart along one line, staff at the end;
    the colophon in a row of its own.
    """
    style = house.styles.foot
    label = set_display(copy.label, style.face, case, tracking=0.1)
    entries = [set_display(text, style.face, case, rules=LABEL_RULES) for text in copy.hotlines]
    staff = set_display(copy.staff, style.face, case)
    ems = (label.width + 1.4) + sum(entry.width for entry in entries) + staff.width
    least_gaps = 0.8 * (len(entries) + 1)
    size = min(style.size, area.width / (ems + least_gaps))
    gap = (area.width - ems * size) / (len(entries) + 1)
    top = area.y + house.grid.leading * 0.9
    height = house.grid.leading * 1.5
    baseline = top + height / 2 + 0.36 * size
    items: list[Item] = [
        RuleLine(area.x, top - 5, area.right, top - 5, THIN),
        Tint(Rect(area.x, top, (label.width + 1.4) * size, height), BLACK),
    ]
    items += SetLine(label, size, 0, 0, Source("foot", "label"), WHITE).runs(
        area.x + 0.7 * size, baseline
    )
    x = area.x + (label.width + 1.4) * size + gap
    for i, entry in enumerate(entries):
        items += SetLine(entry, size, 0, 0, Source("foot", "hotline", i)).runs(x, baseline)
        x += entry.width * size + gap
    items += SetLine(staff, size, 0, 0, Source("foot", "staff")).runs(
        area.right - staff.width * size, baseline
    )
    colophon, small = _colophon(copy.colophon, area, style.face, case)
    return Foot((*items, *colophon), size, small)


def _colophon(
    texts: Sequence[str], area: Rect, face: str, case: TypeCase
) -> tuple[Sequence[Item], float]:
    """The entries along the last row of the foot, drawn apart, and the size that they take."""
    entries = [set_display(text, face, case, rules=LABEL_RULES) for text in texts]
    if not entries:
        return (), COLOPHON_SIZE
    ems, gaps = sum(entry.width for entry in entries), max(len(entries) - 1, 1)
    least, most = COLOPHON_GAPS
    size = min(COLOPHON_SIZE, area.width / (ems + least * gaps))
    gap = min((area.width / size - ems) / gaps, most) * size
    x = area.x
    items: list[Item] = []
    for i, entry in enumerate(entries):
        line = SetLine(entry, size, 0, 0, Source("foot", "colophon", i))
        items += line.runs(x, area.bottom - 0.25 * size)
        x += entry.width * size + gap
    return items, size
