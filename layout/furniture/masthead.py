"""The masthead: nameplate, date stack, and the info line between its rules."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from layout.core.frame import Item, Outline, RuleLine, Source
from layout.core.geometry import EM_ASCENT, Rect
from layout.furniture.block import SetLine, middle_baseline
from layout.furniture.nameplate import STORY, NameplateCopy, nameplate_runs
from layout.house.newspaper import House
from layout.issue.lunar import lunar_date, weekday
from layout.text.atoms import TypeCase
from layout.text.display.solid import LABEL_RULES, DisplayLine, set_display

THIN, THICK = 0.3, 1.2
"""The widths of the double rule (文武线) under masthead and folio, in points."""
STACK_SHARE = 0.215
"""Share of the masthead's width that the date stack takes."""
STACK_GUTTER = 12.0
"""Points between nameplate and date stack."""
STACK_LINE = 0.5
"""Width of the box line round the date stack, in points."""
STACK_TOP = 1.0
"""Points between the masthead's top and the box of the date stack."""
STACK_AIR = 8.0
"""Points inside the date stack that stay free above and below its lines, in all."""
STACK_SIDES = 10.0
"""Points inside the date stack that stay free left and right of its widest line, in all."""
INFO_HEIGHT = 18.0
"""Points between the two rules of the info line."""
INFO_AIR = 6.0
"""Points between the date stack and the info line's band."""
INFO_FOOT = 1.0
"""Points between the thick rule and the masthead's foot, so that the rule stays inside."""
INFO_SIDE = 4.0
"""Points between the ends of the rules and the words of the info line."""
INFO_SIZE = 9.5
"""Size of the info line in points; it is set smaller where it is too long."""
INFO_GAP = 2
"""Between two texts of the info line, in em at least."""


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
        """Part and text of everything printed, in drawing order; an empty text is not printed."""
        texts = (
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
            ("note", self.note),
        )
        return tuple((part, text) for part, text in texts if text)


def masthead_copy(
    house: House, number: int, date: datetime.date, pages: int, note: str = ""
) -> MastheadCopy:
    """The masthead's texts for an issue of `pages` pages; `note` is the remark of its first page."""
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
    """The number that the law wants on page 1 (C2): CN of a newspaper, else the licence."""
    if house.regime != "报纸":
        return f"准印证号：{house.licence}"
    postal = f"　邮发代号：{house.postal_code}" if house.postal_code else ""
    return f"国内统一连续出版物号：{house.cn}{postal}"


class _StackStyle(NamedTuple):
    """How a line of the date stack is set: part, role of its face, size in points.

    `air` stands under the line, in em of its size.
    """

    part: str
    role: str
    size: float
    air: float


STACK_STYLES = (
    _StackStyle("number", "黑", 12.5, 0.55),
    _StackStyle("pages", "黑", 12.5, 1.0),
    _StackStyle("year", "标宋", 20.0, 0.5),
    _StackStyle("day", "标宋", 27.0, 0.42),
    _StackStyle("weekday", "标宋", 17.0, 0.75),
    _StackStyle("lunar", "楷", 12.5, 0.0),
)
"""The lines of the date stack from the top: the day largest, as what a reader looks for."""
LEAST_WIDTH_EM = 0.1
"""The width that an empty line of the date stack counts as, in em, so that its size is finite."""


def masthead_items(copy: MastheadCopy, area: Rect, house: House, case: TypeCase) -> list[Item]:
    """The masthead drawn into its area of the page, in points."""
    stack_width = area.width * STACK_SHARE
    height = area.height - INFO_HEIGHT - INFO_AIR
    stack = Rect(area.right - stack_width, area.y, stack_width, height)
    plate = Rect(area.x, area.y, area.width - stack_width - STACK_GUTTER, height)
    words = NameplateCopy(copy.name, copy.pinyin, copy.imprint)
    return [
        *nameplate_runs(words, plate, house, case),
        *_date_stack(copy, stack, case),
        *_info_line(copy, area, case),
    ]


def _date_stack(copy: MastheadCopy, box: Rect, case: TypeCase) -> list[Item]:
    """Number, pages, date, weekday and lunar date, centred in a thin box.

    All lines shrink together where the box is too low, and any one that is too wide for it.
    """
    outline = Rect(box.x, box.y + STACK_TOP, box.width, box.height - STACK_TOP)
    items: list[Item] = [Outline(outline, STACK_LINE)]
    texts = (copy.number, copy.pages, copy.year, copy.day, copy.weekday, copy.lunar)
    full_height = sum(style.size * (1 + style.air) for style in STACK_STYLES)
    scale = min(1.0, (box.height - STACK_AIR) / full_height)
    fitted: list[tuple[_StackStyle, DisplayLine]] = []
    for style, text in zip(STACK_STYLES, texts, strict=True):
        line = set_display(text, style.role, case)
        widest = (box.width - STACK_SIDES) / max(line.width, LEAST_WIDTH_EM)
        fitted.append((style._replace(size=min(style.size * scale, widest)), line))
    height = sum(style.size * (1 + style.air) for style, _ in fitted)
    y = box.y + (box.height - height) / 2
    for style, line in fitted:
        x = box.x + (box.width - line.width * style.size) / 2
        placed = SetLine(line, style.size, 0, 0, Source(STORY, style.part))
        items += placed.runs(x, y + EM_ASCENT * style.size)
        y += style.size * (1 + style.air)
    return items


def _info_line(copy: MastheadCopy, area: Rect, case: TypeCase) -> list[Item]:
    """Licence, remark and address on one line between a thin and a thick rule.

    They stand at the left, in the middle and at the right. Of two texts one stands at each end, and
    one alone in the middle. The line is never broken: it is set smaller instead.
    """
    top, bottom = area.bottom - INFO_HEIGHT - INFO_FOOT, area.bottom - INFO_FOOT
    items: list[Item] = [
        RuleLine(area.x, top, area.right, top, THIN),
        RuleLine(area.x, bottom, area.right, bottom, THICK),
    ]
    licence = set_display(copy.licence, "黑", case, rules=LABEL_RULES)
    note = set_display(copy.note, "黑", case, rules=LABEL_RULES)
    url = set_display(copy.url, "黑", case)
    texts = (("licence", licence), ("note", note), ("url", url))
    row = {part: line for part, line in texts if line.atoms}
    left, right = area.x + INFO_SIDE, area.right - INFO_SIDE
    ems = sum(line.width for line in row.values()) + INFO_GAP * max(len(row) - 1, 1)
    size = min(INFO_SIZE, (right - left) / ems)
    baseline = middle_baseline(top + INFO_HEIGHT / 2, size)
    xs = _spread_over([line.width * size for line in row.values()], left, right)
    places = dict(zip(row, xs, strict=True))
    for part in sorted(row, key=("licence", "url", "note").index):  # as `MastheadCopy.printed`
        placed = SetLine(row[part], size, 0, 0, Source(STORY, part))
        items += placed.runs(places[part], baseline)
    return items


def _spread_over(widths: list[float], left: float, right: float) -> list[float]:
    """The left edges of at most three texts: at both ends and midway between, one alone in the middle."""
    if len(widths) < 2:
        return [(left + right - width) / 2 for width in widths]
    last = right - widths[-1]
    between = [(left + widths[0] + last - width) / 2 for width in widths[1:-1]]
    return [left, *between, last]
