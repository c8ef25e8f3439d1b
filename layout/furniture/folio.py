"""The folio line of inside pages, and the foot of page 1."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from layout.core.frame import BLACK, WHITE, Item, RuleLine, Source, Tint
from layout.core.geometry import Rect
from layout.furniture.block import SetLine, house_red, middle_baseline
from layout.furniture.masthead import THICK, THIN
from layout.house.newspaper import House
from layout.house.type_styles import TypeStyle
from layout.issue.lunar import weekday
from layout.issue.model import Page
from layout.text.atoms import TypeCase
from layout.text.display.solid import LABEL_RULES, set_display

FOLIO_RULE_GAP = 2.2
"""Points from the thin rule of the folio line down to the thick one."""
FOLIO_BASELINE = 8.0
"""Points from the folio line's baseline down to its thick rule."""
SECTION_GAP, NOTE_GAP = 10.0, 6.0
"""Points between page number and section, and more points between section and remark."""
SECTION_TRACKING = 0.12
"""Between the characters of the section's name, in em."""
FOLIO_NAME_SIZE = 26.0
"""Size of the newspaper's name in the folio line, in points."""
FOLIO_PITCH = 1.35
"""From the date's baseline to that of the staff, in em of their size."""
LEAST_FOOT_SIZE = 7.5
"""A hotline strip that needs smaller type does not fit (E5)."""
FOOT_TOP_ROWS, FOOT_LABEL_ROWS = 0.9, 1.5
"""Rows from the top of the foot to the black of its label, and the height of that black."""
FOOT_RULE_GAP = 5.0
"""Points from the rule over the foot down to the black of its label."""
FOOT_LABEL_SIDE = 0.7
"""Black left and right of the words of the foot's label, in em."""
FOOT_LABEL_TRACKING = 0.1
"""Between the characters of the foot's label, in em."""
LEAST_HOTLINE_GAP = 0.8
"""Between two entries of the hotline strip at least, in em."""
COLOPHON_SIZE, LEAST_COLOPHON_SIZE = 8.0, 6.5
"""Size of the colophon in points, and the smallest at which it counts as fitting."""
COLOPHON_GAPS = 0.8, 4.0
"""Between the entries of the colophon, in em: at least and at most."""
COLOPHON_DROP = 0.25
"""From the colophon's baseline down to the foot of the page's type area, in em."""


class FolioCopy(NamedTuple):
    """What the folio line prints; `note` is the page's own remark, as （样稿）, or empty."""

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
    """The staff of a page as printed: 责任编辑/… 美编/… 校对/…"""
    parts = [f"责任编辑/{page.editor}", f"美编/{page.designer}"]
    if page.proofreader:
        parts.append(f"校对/{page.proofreader}")
    return "　".join(parts)


def folio_copy(page: Page, house: House, date: datetime.date) -> FolioCopy:
    """The folio line's texts for a page of the issue of `date`."""
    return FolioCopy(
        number=str(page.number),
        section=page.section,
        note=f"（{page.note}）" if page.note else "",
        name=house.name,
        date=f"{date.year}年{date.month}月{date.day}日　{weekday(date)}",
        staff=staff_line(page),
    )


class _FolioText(NamedTuple):
    """One text of the folio line: part, style, whether it stands at the right, tracking in em.

    `offset` is its distance from that edge, and `y` its baseline, in points.
    """

    text: str
    part: str
    style: TypeStyle
    at_right: bool
    offset: float
    y: float
    tracking: float = 0.0


def folio_items(copy: FolioCopy, page: int, area: Rect, house: House, case: TypeCase) -> list[Item]:
    """The folio line: number and section at the outer edge, date over staff at the inner one.

    Even pages are left-hand pages, so their outer edge is the left one.
    """
    story = f"folio-{page}"
    thick_y = area.bottom - house.grid.leading
    thin_y, baseline = thick_y - FOLIO_RULE_GAP, thick_y - FOLIO_BASELINE
    items: list[Item] = [
        RuleLine(area.x, thin_y, area.right, thin_y, THIN),
        RuleLine(area.x, thick_y, area.right, thick_y, THICK),
    ]

    def put(folio_text: _FolioText) -> float:
        text, part, style, at_right, offset, y, tracking = folio_text
        line = set_display(text, style.face, case, tracking=tracking)
        width = line.width * style.size
        x = area.right - offset - width if at_right else area.x + offset
        items.extend(SetLine(line, style.size, 0, 0, Source(story, part)).runs(x, y))
        return width

    styles, outer_right = house.styles, page % 2 == 1
    number = _FolioText(copy.number, "number", styles.page_number, outer_right, 0, baseline)
    taken = put(number) + SECTION_GAP
    section = _FolioText(
        copy.section, "section", styles.section, outer_right, taken, baseline, SECTION_TRACKING
    )
    taken += put(section)
    if copy.note:
        put(_FolioText(copy.note, "note", styles.folio, outer_right, taken + NOTE_GAP, baseline))
    name = set_display(copy.name, house.masthead.nameplate_face, case)
    middle = area.x + (area.width - name.width * FOLIO_NAME_SIZE) / 2
    placed = SetLine(name, FOLIO_NAME_SIZE, 0, 0, Source(story, "name"), house_red(house))
    items.extend(placed.runs(middle, baseline))
    date_y = baseline - styles.folio.size * FOLIO_PITCH
    put(_FolioText(copy.date, "date", styles.folio, not outer_right, 0, date_y))
    put(_FolioText(copy.staff, "staff", styles.folio, not outer_right, 0, baseline))
    return items


class FootCopy(NamedTuple):
    """What the foot of page 1 prints: label, hotlines in order, staff line, colophon.

    Without hotlines `label` is empty and not printed.
    """

    label: str
    hotlines: tuple[str, ...]
    staff: str
    colophon: tuple[str, ...] = ()

    def printed(self) -> tuple[tuple[str, str], ...]:
        """Part and text of everything printed."""
        return (
            *((("label", self.label),) if self.label else ()),
            *(("hotline", text) for text in self.hotlines),
            ("staff", self.staff),
            *(("colophon", text) for text in self.colophon),
        )


def foot_copy(page: Page, hotlines: dict[str, str], house: House) -> FootCopy:
    """The foot's texts; `hotlines` are numbers by name, in the order in which they are printed."""
    return FootCopy(
        "便民电话" if hotlines else "",
        tuple(f"{name}：{number}" for name, number in hotlines.items()),
        staff_line(page),
        house.colophon,
    )


class Foot(NamedTuple):
    """The drawn foot, and the sizes in points that its hotlines and its colophon had to take."""

    items: tuple[Item, ...]
    size: float
    colophon_size: float

    @property
    def fits(self) -> bool:
        """Whether the hotlines stand on one line at a readable size."""
        return self.size >= LEAST_FOOT_SIZE


def set_foot(copy: FootCopy, area: Rect, house: House, case: TypeCase) -> Foot:
    """The foot drawn into `area`, in points: the hotline strip, and the colophon in a row below."""
    strip, size = _hotline_strip(copy, area, house, case)
    colophon, colophon_size = _colophon(copy.colophon, area, house.styles.foot.face, case)
    return Foot((*strip, *colophon), size, colophon_size)


def _hotline_strip(
    copy: FootCopy, area: Rect, house: House, case: TypeCase
) -> tuple[Sequence[Item], float]:
    """A hairline, the label in white on black, the hotlines with equal gaps, the staff at the end;
    and the size in points that the strip takes.

    Without hotlines there is no label, and the staff stands in the middle.
    """
    style = house.styles.foot
    label = set_display(copy.label, style.face, case, tracking=FOOT_LABEL_TRACKING)
    entries = [set_display(text, style.face, case, rules=LABEL_RULES) for text in copy.hotlines]
    staff = set_display(copy.staff, style.face, case)
    label_em = label.width + 2 * FOOT_LABEL_SIDE if entries else 0.0
    gaps = len(entries) + 1
    ems = label_em + sum(entry.width for entry in entries) + staff.width
    size = min(style.size, area.width / (ems + LEAST_HOTLINE_GAP * gaps))
    gap = (area.width - ems * size) / gaps
    top = area.y + house.grid.leading * FOOT_TOP_ROWS
    height = house.grid.leading * FOOT_LABEL_ROWS
    baseline = middle_baseline(top + height / 2, size)
    rule_y = top - FOOT_RULE_GAP
    items: list[Item] = [RuleLine(area.x, rule_y, area.right, rule_y, THIN)]
    staff_x = area.right - staff.width * size
    set_staff = SetLine(staff, size, 0, 0, Source("foot", "staff"))
    if not entries:
        return [*items, *set_staff.runs((area.x + staff_x) / 2, baseline)], size
    items.append(Tint(Rect(area.x, top, label_em * size, height), BLACK))
    items += SetLine(label, size, 0, 0, Source("foot", "label"), WHITE).runs(
        area.x + FOOT_LABEL_SIDE * size, baseline
    )
    x = area.x + label_em * size + gap
    for number, entry in enumerate(entries):
        placed = SetLine(entry, size, 0, 0, Source("foot", "hotline", number))
        items += placed.runs(x, baseline)
        x += entry.width * size + gap
    items += set_staff.runs(staff_x, baseline)
    return items, size


def _colophon(
    texts: Sequence[str], area: Rect, face: str, case: TypeCase
) -> tuple[Sequence[Item], float]:
    """The entries along the last row of the foot with equal gaps, and their size in points."""
    entries = [set_display(text, face, case, rules=LABEL_RULES) for text in texts]
    if not entries:
        return (), COLOPHON_SIZE
    ems, gaps = sum(entry.width for entry in entries), max(len(entries) - 1, 1)
    least, most = COLOPHON_GAPS
    size = min(COLOPHON_SIZE, area.width / (ems + least * gaps))
    gap = min((area.width / size - ems) / gaps, most) * size
    baseline = area.bottom - COLOPHON_DROP * size
    x = area.x
    items: list[Item] = []
    for number, entry in enumerate(entries):
        line = SetLine(entry, size, 0, 0, Source("foot", "colophon", number))
        items += line.runs(x, baseline)
        x += entry.width * size + gap
    return items, size
