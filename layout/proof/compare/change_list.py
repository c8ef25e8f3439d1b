"""The ledger of a comparison (改动一览): every change numbered, the old text above the new."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from layout.core.frame import Colour, Frame, GlyphRun, Item, Outline, RuleLine, Tint
from layout.core.geometry import MM, Rect
from layout.proof.compare.changes import Change, grouped
from layout.proof.compare.differ import TURN, TextEdit
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

WIDTH, HEIGHT = 210 * MM, 297 * MM
MARGIN = 18 * MM
LABEL = 26.0
"""Points at the left for the words 原 and 新."""
COPY = MarkStyle("书宋", 10.5)
LEADING = 17.0
CONTEXT = 36
"""Characters shown before and after an edit."""
INK: Colour = (0.0, 0.0, 0.0, 1.0)

KINDS = {
    "story-added": "新增稿件",
    "story-removed": "撤下稿件",
    "story-moved": "移版",
    "picture-added": "加图",
    "picture-removed": "撤图",
    "picture-swapped": "换图",
    "crop": "裁切",
}


class Extract(NamedTuple):
    """A stretch of a text round its edits, and for each of its characters whether it changed."""

    text: str
    changed: tuple[bool, ...]


class Strip(NamedTuple):
    """Items of a piece of the ledger, drawn from its own top, and its height in points."""

    items: tuple[Item, ...]
    height: float


def extract(text: str, pieces: Sequence[tuple[int, int]]) -> Extract:
    """The text round its changed pieces, what lies between them left out as …."""
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
        if kept or last - first <= 2:
            letters += text[first:last]
            flags += changed[first:last]
        else:
            letters += "……"
            flags += [False, False]
    return Extract("".join(letters), tuple(flags))


def change_list_frames(
    comparison: Comparison, stamp: Stamp, setter: MarkSetter, first_page: int
) -> list[Frame]:
    """The sheets of the ledger, A4."""
    frames: list[Frame] = []
    items: list[Item] = list(_title(comparison, stamp, setter))
    y = MARGIN + 76
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
    """Items set down elsewhere."""
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
    right = WIDTH - MARGIN
    loud = MarkStyle("大黑", 24.0, RED)
    small = MarkStyle(size=9.0, colour=GREY)
    warned = loud._replace(size=12.0, side="right")
    count = len(grouped(comparison.changes))
    line = f"{comparison.paper}　{round_words(stamp.round).zh}　与{comparison.against}相比，改动{count}处"
    y = MARGIN + 24
    return [
        *setter.line("红样", MARGIN, y, loud),
        *setter.line(NOT_FOR_PRESS.zh, right, y, warned),
        *setter.line(line, MARGIN, y + 20, MarkStyle(size=10.5, colour=INK)),
        *setter.line(
            f"{stamp.time}　内容 {stamp.content}", right, y + 20, small._replace(side="right")
        ),
        RuleLine(MARGIN, y + 30, right, y + 30, 1.2, RED),
        RuleLine(MARGIN, y + 33, right, y + 33, 0.3, RED),
    ]


def number_tag(number: int, right: float, bottom: float, setter: MarkSetter) -> list[Item]:
    """The number of a change on a red tab."""
    return setter.tag(str(number), right, bottom, MarkStyle("大黑", 8.0, RED))


def _heading(group: Sequence[Change]) -> str:
    change = group[0]
    if change.kind == "furniture":
        pages = "、".join(str(one.page) for one in group)
        names = {"masthead": "报头", "foot": "报尾", "folio": f"{pages}版版眉"}
        place = names.get(change.story.partition("-")[0], f"{change.page}版补白")
        return f"{place}　{part_words(change.part).zh}"
    if change.kind != "text":
        return f"{change.page}版　《{change.title}》　{KINDS[change.kind]}"
    part = f"第{change.number + 1}段" if change.part == "body" else part_words(change.part).zh
    return f"{change.page}版　《{change.title}》　{part}"


def _entry(number: int, group: Sequence[Change], setter: MarkSetter) -> list[Strip]:
    """The heading with the old text under it, and the new text; kept apart only by a page's end."""
    change = group[0]
    head: list[Item] = [
        *number_tag(number, MARGIN + LABEL - 8, 14, setter),
        *setter.line(_heading(group), MARGIN + LABEL, 12, MarkStyle(size=10.0, colour=INK)),
    ]
    old, new = _texts(change)
    strips = [Strip(tuple(head), 18.0)]
    if old.text:
        strips.append(_passage("原", old, setter, struck=True))
    if new.text:
        strips.append(_passage("新", new, setter, struck=False))
    whole = _stacked(strips)
    space = Strip((), 9.0)
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
    """What is shown of old and new: the whole if one stands alone, else round the edits."""
    if change.kind == "story-moved":
        words = (f"{change.old_page}版", f"{change.page}版")
        return tuple(Extract(text, (True,) * len(text)) for text in words)  # type: ignore[return-value]
    if not change.edits or not (change.old and change.new):
        return (
            Extract(change.old, (True,) * len(change.old)),
            Extract(change.new, (True,) * len(change.new)),
        )
    edits: Sequence[TextEdit] = change.edits
    return (
        extract(change.old, [edit.old for edit in edits]),
        extract(change.new, [edit.new for edit in edits]),
    )


def _passage(label: str, shown: Extract, setter: MarkSetter, *, struck: bool) -> Strip:
    """A text with its changed characters red and struck out, or green and underlined."""
    left = MARGIN + LABEL
    width = WIDTH - MARGIN - left
    colour = RED if struck else GREEN
    items: list[Item] = []
    y = 0.0
    at = 0
    for paragraph in _paragraphs(shown.text):
        if paragraph.strip():
            lines = setter.column(paragraph, width, COPY)
            for line, places in zip(lines, places_of(lines, paragraph), strict=True):
                y += LEADING
                base = y - 5

                def ink(place: int, start: int = at) -> Colour:
                    return colour if shown.changed[start + place] else INK

                items += setter.inked(line, places, (left, base), COPY, ink)
                flags = [shown.changed[at + place] for place in places]
                for first, last, changed in stretches(flags):
                    if changed:
                        x1 = left + line.xs[first] * COPY.size
                        x2 = left + (line.xs[last - 1] + line.atoms[last - 1].width) * COPY.size
                        level = base - 0.36 * COPY.size if struck else base + 2.6
                        items.append(RuleLine(x1, level, x2, level, 0.7, colour))
        at += len(paragraph) + 1
    tag = MarkStyle("黑", 9.0, colour)
    first_line = LEADING - 5
    box = Rect(MARGIN + 4, first_line - 9.6, 13, 12.5)
    items = [
        Tint(box, colour),
        *setter.line(label, box.x + 2, first_line - 0.4, tag._replace(colour=PAPER)),
        *items,
    ]
    return Strip(tuple(items), max(y, LEADING) + 2)


def _paragraphs(text: str) -> list[str]:
    """Paragraphs as the reader sees them; the sign of a turn stays at the end of the one before."""
    return text.replace("\n", TURN).split(TURN)
