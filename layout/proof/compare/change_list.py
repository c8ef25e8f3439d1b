"""The list of changes of a comparison (改动一览): numbered, the old text above the new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from layout.core.frame import BLACK, Colour, Frame, GlyphRun, Item, Outline, RuleLine, Tint
from layout.core.geometry import MM, Rect
from layout.proof.compare.change import Change
from layout.proof.compare.changes import grouped
from layout.proof.compare.differ import TURN
from layout.proof.compare.summary import Comparison
from layout.proof.marked.mark_setter import (
    GREEN,
    GREY,
    PAPER,
    RED,
    MarkSetter,
    MarkStyle,
    places_of,
    stretches,
)
from layout.proof.marked.stamp import Stamp
from layout.proof.words import NOT_FOR_PRESS, part_words, round_words
from layout.text.galley import GalleyLine

INK: Colour = BLACK
WIDTH, HEIGHT = 210 * MM, 297 * MM
"""A4, in points."""
MARGIN = 18 * MM
"""Points round the type on every sheet."""
LABEL = 26.0
"""Points at the left for numbers and for the labels 原 and 新."""
COPY = MarkStyle("书宋", 10.5)
"""The type of old and new texts."""
LEADING = 17.0
"""Points from one line of a text to the next."""
DESCENT = 5.0
"""Points from a line's baseline to the top of the next line's strip."""
STRIKE, UNDERLINE = 0.36 * COPY.size, -2.6
"""Height of the line through old characters, and of the one under new ones, over the baseline."""
EDIT_LINE = 0.7
"""Points of width of those lines."""
LABEL_BOX = Rect(4.0, -9.6, 13.0, 12.5)
"""The coloured box of a label 原 or 新, from the left margin and its first baseline."""
HEADING_BASELINE, NUMBER_BOTTOM, NUMBER_GAP = 12.0, 14.0, 8.0
"""Points from the top of an entry to its heading's baseline and to the foot of its number, and from
the number to the heading.
"""
HEADING_DEPTH, ENTRY_GAP, TEXT_GAP = 18.0, 9.0, 2.0
"""Points from the top of a heading to its text, after an entry, and after a text."""
TITLE_DEPTH, TITLE_BASELINE, TITLE_LEADING = 76.0, 24.0, 20.0
"""Points that the title takes on the first sheet, from its top to its first baseline, and from the
first to the second.
"""
TITLE_RULES = ((30.0, 1.2), (33.0, 0.3))
"""The rules under the title: points below the first baseline, and width."""
TITLE = MarkStyle("大黑", 24.0, RED)
NUMBER = MarkStyle("大黑", 8.0, RED)
"""The type of the number of a change."""
HEADING = MarkStyle(size=10.0, colour=INK)
"""The type of the line that says which text changed."""
CONTEXT = 36
"""Characters shown before and after an edit."""
OMISSION = "……"
"""Stands for text that is left out."""

KIND_NAMES = {
    "story-added": "新增稿件",
    "story-removed": "撤下稿件",
    "story-moved": "移版",
    "picture-added": "加图",
    "picture-removed": "撤图",
    "picture-swapped": "换图",
    "crop": "裁切",
}


class Extract(NamedTuple):
    """A text shortened to what surrounds its edits, and for every character whether it changed."""

    text: str
    changed: tuple[bool, ...]


class Strip(NamedTuple):
    """Items of a piece of the list, drawn from its own top, and its height in points."""

    items: tuple[Item, ...]
    height: float


def extract(text: str, pieces: Sequence[tuple[int, int]]) -> Extract:
    """The text round its changed pieces; what lies between them is left out."""
    keep = [False] * len(text)
    changed = [False] * len(text)
    for first, last in pieces:
        for i in range(max(first - CONTEXT, 0), min(last + CONTEXT, len(text))):
            keep[i] = True
        for i in range(first, last):
            changed[i] = True
    letters: list[str] = []
    flags: list[bool] = []
    for first, last, kept in stretches(keep):
        if kept or last - first <= len(OMISSION):
            letters += text[first:last]
            flags += changed[first:last]
        else:
            letters += OMISSION
            flags += [False] * len(OMISSION)
    return Extract("".join(letters), tuple(flags))


def change_list_frames(
    comparison: Comparison, stamp: Stamp, setter: MarkSetter, first_page: int
) -> list[Frame]:
    """The sheets of the list, A4, numbered from `first_page`."""
    frames: list[Frame] = []
    items: list[Item] = list(_title(comparison, stamp, setter))
    y = MARGIN + TITLE_DEPTH
    for number, group in enumerate(grouped(comparison.changes), 1):
        for strip in _entry(number, group, setter):
            if y + strip.height > HEIGHT - MARGIN:
                frames.append(Frame(first_page + len(frames), WIDTH, HEIGHT, tuple(items)))
                items, y = [], MARGIN
            items += moved_words(strip.items, 0, y)
            y += strip.height
    if not comparison.changes:
        items += setter.line("没有改动。", MARGIN, y, COPY._replace(colour=INK))
    return [*frames, Frame(first_page + len(frames), WIDTH, HEIGHT, tuple(items))]


def moved_words(items: Sequence[Item], x: float, y: float) -> list[Item]:
    """Items moved by `x` and `y` points."""
    found: list[Item] = []
    for item in items:
        if isinstance(item, RuleLine):
            found.append(
                item._replace(x1=item.x1 + x, x2=item.x2 + x, y1=item.y1 + y, y2=item.y2 + y)
            )
        elif isinstance(item, Tint | Outline):
            rect = Rect(item.rect.x + x, item.rect.y + y, item.rect.width, item.rect.height)
            found.append(item._replace(rect=rect))
        elif isinstance(item, GlyphRun):
            found.append(item._replace(x=item.x + x, y=item.y + y))
    return found


def _title(comparison: Comparison, stamp: Stamp, setter: MarkSetter) -> list[Item]:
    """The head of the first sheet: 红样, what is compared, stamp, and a double rule."""
    right, y = WIDTH - MARGIN, MARGIN + TITLE_BASELINE
    count = len(grouped(comparison.changes))
    line = f"{comparison.paper}　{round_words(stamp.round).zh}　与{comparison.against}相比，改动{count}处"
    second = y + TITLE_LEADING
    warning = TITLE._replace(size=12.0, side="right")
    small = MarkStyle(size=9.0, colour=GREY, side="right")
    rules = [(y + depth, width) for depth, width in TITLE_RULES]
    return [
        *setter.line("红样", MARGIN, y, TITLE),
        *setter.line(NOT_FOR_PRESS.zh, right, y, warning),
        *setter.line(line, MARGIN, second, MarkStyle(size=10.5, colour=INK)),
        *setter.line(f"{stamp.time}　内容 {stamp.content}", right, second, small),
        *(RuleLine(MARGIN, level, right, level, width, RED) for level, width in rules),
    ]


def number_tag(number: int, right: float, bottom: float, setter: MarkSetter) -> list[Item]:
    """The number of a change on a red tab; `right` and `bottom` are the tab's lower right corner."""
    return setter.tag(str(number), right, bottom, NUMBER)


def _heading(group: Sequence[Change]) -> str:
    """Which text, story, picture or furniture a group of equal changes is about."""
    change = group[0]
    if change.kind == "furniture":
        pages = "、".join(str(one.page) for one in group)
        names = {"masthead": "报头", "foot": "报尾", "folio": f"{pages}版版眉"}
        place = names.get(change.furniture, f"{change.page}版补白")
        return f"{place}　{part_words(change.part).zh}"
    if change.kind != "text":
        return f"{change.page}版　《{change.title}》　{KIND_NAMES[change.kind]}"
    name, number = change.named_place
    gone = "" if change.new else "正文原"
    part = f"{gone}第{number + 1}段" if name == "body" else part_words(name).zh
    return f"{change.page}版　《{change.title}》　{part}"


def _entry(number: int, group: Sequence[Change], setter: MarkSetter) -> list[Strip]:
    """The heading with the old text under it, and the new text; only long ones may be split between
    two sheets.
    """
    change = group[0]
    head: list[Item] = [
        *number_tag(number, MARGIN + LABEL - NUMBER_GAP, NUMBER_BOTTOM, setter),
        *setter.line(_heading(group), MARGIN + LABEL, HEADING_BASELINE, HEADING),
    ]
    old, new = _texts(change)
    strips = [Strip(tuple(head), HEADING_DEPTH)]
    if old.text:
        strips.append(_passage("原", old, setter, struck=True))
    if new.text:
        strips.append(_passage("新", new, setter, struck=False))
    whole = _stacked(strips)
    space = Strip((), ENTRY_GAP)
    fits = whole.height < (HEIGHT - 2 * MARGIN) / 2
    return [whole, space] if fits else [*strips, space]


def _stacked(strips: Sequence[Strip]) -> Strip:
    items: list[Item] = []
    y = 0.0
    for strip in strips:
        items += moved_words(strip.items, 0, y)
        y += strip.height
    return Strip(tuple(items), y)


def _texts(change: Change) -> tuple[Extract, Extract]:
    """What is shown of the old and the new text: all of a text that has no counterpart, else the
    surroundings of the edits.
    """
    if change.kind == "story-moved":
        return _all_changed(f"{change.old_page}版"), _all_changed(f"{change.page}版")
    if not change.edits or not (change.old and change.new):
        return _all_changed(change.old), _all_changed(change.new)
    return (
        extract(change.old, [edit.old for edit in change.edits]),
        extract(change.new, [edit.new for edit in change.edits]),
    )


def _all_changed(text: str) -> Extract:
    return Extract(text, (True,) * len(text))


def _passage(label: str, shown: Extract, setter: MarkSetter, *, struck: bool) -> Strip:
    """A text with its changed characters red and struck out, or green and underlined."""
    colour = RED if struck else GREEN
    first_baseline = LEADING - DESCENT
    box = moved_words([Tint(LABEL_BOX, colour)], MARGIN, first_baseline)
    label_style = MarkStyle("黑", 9.0, PAPER)
    items = [
        *box,
        *setter.line(label, MARGIN + LABEL_BOX.x + 2, first_baseline - 0.4, label_style),
    ]
    y = 0.0
    start = 0
    for paragraph in _paragraphs(shown.text):
        if paragraph.strip():
            flags = shown.changed[start : start + len(paragraph)]
            lines = setter.column(paragraph, WIDTH - 2 * MARGIN - LABEL, COPY)
            for line, places in zip(lines, places_of(lines, paragraph), strict=True):
                y += LEADING
                changed = [flags[place] for place in places]
                items += _passage_line(line, changed, y - DESCENT, setter, struck=struck)
        start += len(paragraph) + 1
    return Strip(tuple(items), max(y, LEADING) + TEXT_GAP)


def _passage_line(
    line: GalleyLine, changed: Sequence[bool], baseline: float, setter: MarkSetter, *, struck: bool
) -> list[Item]:
    """One line of a text; `changed` says of each of its atoms whether it changed."""
    left = MARGIN + LABEL
    colour = RED if struck else GREEN
    level = baseline - (STRIKE if struck else UNDERLINE)
    colours = [colour if flag else INK for flag in changed]
    items: list[Item] = list(setter.coloured(line, colours, (left, baseline), COPY))
    for first, last, flag in stretches(changed):
        if flag:
            x1 = left + line.xs[first] * COPY.size
            x2 = left + (line.xs[last - 1] + line.atoms[last - 1].width) * COPY.size
            items.append(RuleLine(x1, level, x2, level, EDIT_LINE, colour))
    return items


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a text whose breaks are line ends or the sign of `differ`."""
    return text.replace("\n", TURN).split(TURN)
