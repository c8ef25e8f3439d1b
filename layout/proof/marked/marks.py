"""Where on the pages a diagnostic is marked: at the lines, head, picture or module it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from layout.core.diagnostics import Diagnostic, SpotPart
from layout.core.em_box import run_rect
from layout.core.frame import Frame, GlyphRun, Outline, PlacedPicture
from layout.core.geometry import Rect
from layout.draw.story import module_rect
from layout.edition.typeset import Typeset
from layout.fit.set_story import SetStory
from layout.proof.marked.layers import overset_box

SAME_LINE = 0.5
"""Points by which the boxes of one line may differ in height."""
GAP_LEAST, GAP_MOST_EM = -1.0, 2.0
"""Runs of one line are one box if the gap between them is within these: points, and em."""
AIR = 2.0
"""Points round a group of marked lines."""

HEAD_PARTS = ("label", "kicker", "headline", "deck", "standfirst", "byline")
KEY_PARTS = {
    "主题": "headline",
    "引题": "kicker",
    "副题": "deck",
    "提要": "standfirst",
    "作者": "byline",
    "来源": "source",
    "栏目": "label",
    "说明": "cutline",
    "摄影": "credit",
}
"""The part of a story in which a key of the issue file is printed."""
FURNITURE_PARTS = {
    "期号": ("number",),
    "日期": ("year", "day"),
    "星期": ("weekday",),
    "农历": ("lunar",),
    "版数": ("pages",),
    "准印证号": ("licence",),
    "版名": ("section",),
    "责任编辑": ("staff",),
    "美编": ("staff",),
    "校对": ("staff",),
    "附注": ("note",),
}
"""The parts of masthead, folio and foot in which a key is printed."""
_PICTURE = re.compile(r"(?:图片|pictures)\[(\d+)\]")


class ProofMark(NamedTuple):
    """A diagnostic, its page, and the rectangles that mark it there, in points."""

    diagnostic: Diagnostic
    page: int
    rects: tuple[Rect, ...]


def marks(typeset: Typeset, diagnostics: Sequence[Diagnostic]) -> list[ProofMark]:
    """The place of every diagnostic; one that belongs to no page is marked on the first."""
    pages = {frame.page: frame for frame in typeset.frames}
    first = typeset.frames[0].page
    found = []
    for item in diagnostics:
        page = item.spot.page if item.spot.page in pages else None
        frame = pages[first if page is None else page]
        found.append(ProofMark(item, frame.page, tuple(_rects(item, frame, typeset))))
    return found


def line_rects(runs: Iterable[GlyphRun]) -> list[Rect]:
    """The boxes of runs; neighbours on one line are joined."""
    joined: list[Rect] = []
    for rect in map(run_rect, runs):
        last = joined[-1] if joined else None
        if (
            last is not None
            and abs(last.y - rect.y) < SAME_LINE
            and GAP_LEAST < rect.x - last.right < GAP_MOST_EM * rect.height
        ):
            joined[-1] = Rect(last.x, last.y, max(rect.right, last.right) - last.x, last.height)
        else:
            joined.append(rect)
    return joined


def around(rects: Sequence[Rect], air: float = AIR) -> Rect:
    """The rectangle round others, `air` points larger on every side."""
    left, top = min(r.x for r in rects), min(r.y for r in rects)
    right, bottom = max(r.right for r in rects), max(r.bottom for r in rects)
    return Rect(left - air, top - air, right - left + 2 * air, bottom - top + 2 * air)


def _rects(item: Diagnostic, frame: Frame, typeset: Typeset) -> list[Rect]:
    """The rectangles of a diagnostic: the nearest thing that it is about and that is on the page."""
    runs = [run for run in frame.items if isinstance(run, GlyphRun)]
    story = _set_story(item, typeset)
    if story is None:
        return _furniture(item, runs, typeset)
    house = typeset.edition.house.value
    name = story.manuscript.story.id
    if item.spot.part is SpotPart.OVERSET and (over := overset_box(story, house)) is not None:
        return [over.rect]
    mine = [run for run in runs if run.source.story == name]
    lines = _paragraph(item, story, mine) or _part(item, frame, mine, name)
    if lines:
        return lines
    heads = line_rects(run for run in mine if run.source.part in HEAD_PARTS)
    return [around(heads)] if heads else [module_rect(story, house)]


def _set_story(item: Diagnostic, typeset: Typeset) -> SetStory | None:
    """The story that a diagnostic is about, if it is on a page."""
    return next(
        (
            story
            for page in typeset.pages.pages
            for story in page.stories
            if story.manuscript.story.id == item.spot.story
        ),
        None,
    )


def _paragraph(item: Diagnostic, story: SetStory, mine: Sequence[GlyphRun]) -> list[Rect]:
    """The lines of the paragraph that was written in a diagnostic's line of its file."""
    span = item.span
    numbers = [
        number
        for number, place in enumerate(story.manuscript.spans)
        if span is not None and (place.file, place.line) == (span.file, span.line)
    ]
    return line_rects(
        run
        for run in mine
        if run.source.part in ("body", "subhead") and run.source.paragraph in numbers
    )


def _part(item: Diagnostic, frame: Frame, mine: Sequence[GlyphRun], name: str) -> list[Rect]:
    """The picture or the part of the head in which a diagnostic's key is printed."""
    path = item.span.path if item.span else ""
    key = path.rpartition(".")[2].partition("[")[0]
    part = KEY_PARTS.get(key, key)
    match = _PICTURE.search(path)
    if match is None:
        return line_rects(run for run in mine if run.source.part == part)
    number = int(match[1])
    if part in ("cutline", "credit"):
        source = (part, number)
        words = line_rects(r for r in mine if (r.source.part, r.source.paragraph) == source)
        if words:
            return words
    photographs = [p.rect for p in frame.items if isinstance(p, PlacedPicture) and p.story == name]
    placeholders = line_rects(run for run in mine if run.source.part == "placeholder")
    boxes = [_box_of(rect, frame) for rect in placeholders]
    return [*photographs, *boxes][number : number + 1]


def _box_of(rect: Rect, frame: Frame) -> Rect:
    """The smallest outline round the words of a placeholder; the words themselves if there is none."""
    boxes = [
        item.rect
        for item in frame.items
        if isinstance(item, Outline)
        and item.rect.x <= rect.x <= item.rect.right
        and item.rect.y <= rect.y <= item.rect.bottom
    ]
    return min(boxes, key=lambda box: box.width * box.height, default=rect)


def _furniture(item: Diagnostic, runs: Sequence[GlyphRun], typeset: Typeset) -> list[Rect]:
    """The printed field of a key, else the foot, the type area of a page, or the masthead."""
    house = typeset.edition.house.value
    key = item.span.path.rpartition(".")[2] if item.span else ""
    names = ("masthead", "foot", f"folio-{item.spot.page}")
    field = line_rects(
        run
        for run in runs
        if run.source.story in names and run.source.part in FURNITURE_PARTS.get(key, ())
    )
    if field:
        return field
    at_foot = item.spot.part is SpotPart.FOOT
    if item.spot.page is not None and not at_foot:
        return [house.type_area]
    name = "foot" if at_foot else "masthead"
    lines = line_rects(run for run in runs if run.source.story == name)
    return [around(lines)] if lines else [house.type_area]
