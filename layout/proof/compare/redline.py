"""The red-line proof (红样): the ledger of changes, then the new pages with the changes marked."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence

import pikepdf

from layout.core.em_box import run_rect
from layout.core.frame import (
    Colour,
    Frame,
    GlyphRun,
    Item,
    Outline,
    PlacedPicture,
    RuleLine,
    Source,
    Tint,
)
from layout.core.geometry import Rect
from layout.edition.typeset import Typeset
from layout.output.record import content_of
from layout.press.pdf.metadata import Metadata
from layout.press.press_pdf import press_pdf
from layout.proof.compare.change import SUBHEAD, Change
from layout.proof.compare.change_list import HEIGHT, change_list_frames, number_tag
from layout.proof.compare.changes import grouped
from layout.proof.compare.differ import TURN
from layout.proof.compare.summary import Comparison
from layout.proof.marked.glyph_places import SetGlyph, joined, set_glyphs
from layout.proof.marked.mark_setter import GREEN, RED, MarkSetter
from layout.proof.marked.marked_proof import attach, expand, saved
from layout.proof.marked.marks import around
from layout.proof.marked.stamp import Stamp, stamped

WASH: Colour = (0.28, 0.0, 0.32, 0.0)
"""The green laid under new characters."""


def redline_pdf(typeset: Typeset, comparison: Comparison, stamp: Stamp) -> bytes:
    """The red-line proof of an edition against an older one."""
    house, issue = typeset.edition.house.value, typeset.edition.issue.value
    setter = MarkSetter(typeset.pages.composing)
    paper = f"{house.name} 第{issue.number}期"
    last = max(frame.page for frame in typeset.frames)
    sheets = change_list_frames(comparison, stamp, setter, last + 1)
    texts = dict(typeset.pages.expected())
    glyphs = set_glyphs(typeset.frames, texts, {change.story for change in comparison.changes})
    foot = f"红样：与{comparison.against}相比；绿底为新字，红▲处有删；号码见前面的改动一览"
    pages = [
        stamped(
            _marked(frame, comparison.changes, glyphs, setter),
            f"{paper}　{frame.page}版",
            foot,
            stamp,
            setter,
        )
        for frame in typeset.frames
    ]
    frames = [*sheets, *pages]
    metadata = Metadata(f"{paper} 红样", house.publisher, stamp.moment.date())
    data = press_pdf(frames, typeset.faces.by_key(), typeset.photos, metadata).pdf
    record = json.dumps(content_of(typeset).as_json(), ensure_ascii=False, sort_keys=True)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page, frame in zip(pdf.pages, frames, strict=True):
            if frame.height != HEIGHT:
                expand(page, frame)
                continue
            box = pikepdf.Array([0, 0, frame.width, frame.height])
            page.MediaBox = page.TrimBox = page.CropBox = box
        attach(pdf, record)
        return saved(pdf)


Glyphs = Mapping[Source, Sequence[SetGlyph]]


def _marked(frame: Frame, changes: Sequence[Change], glyphs: Glyphs, setter: MarkSetter) -> Frame:
    under: list[Item] = []
    over: list[Item] = []
    numbered = ((n, one) for n, group in enumerate(grouped(changes), 1) for one in group)
    for number, change in numbered:
        washed, carets = change_rects(change, glyphs, frame)
        under += [Tint(rect, WASH) for rect in washed]
        over += [
            RuleLine(rect.x, rect.bottom + 0.4, rect.right, rect.bottom + 0.4, 0.5, GREEN)
            for rect in washed
        ]
        for rect in carets:
            over += caret(rect)
        boxes = picture_rects(change, frame)
        over += [Outline(around([rect], 1.5), 2.0, RED) for rect in boxes]
        places = [*washed, *carets, *boxes]
        if places:
            first = min(places, key=lambda rect: (rect.y, rect.x))
            left = first.x if boxes else line_left(first, frame)
            over += number_tag(number, left - 1, first.y + 11, setter)
    return frame._replace(items=(*under, *frame.items, *over))


def line_left(rect: Rect, frame: Frame) -> float:
    """The left end of the line that a place stands in: what is numbered is not covered."""
    beside = sorted(
        (
            box
            for run in frame.items
            if isinstance(run, GlyphRun) and not run.turned
            if abs((box := run_rect(run)).y - rect.y) < 0.5 and box.x <= rect.x
        ),
        key=lambda box: -box.x,
    )
    left = rect.x
    for box in beside:
        if box.right < left - rect.height:
            break
        left = min(left, box.x)
    return left


def caret(rect: Rect) -> list[Item]:
    """A small wedge under the place where something was taken out."""
    x, y = rect.x, rect.bottom
    return [
        RuleLine(x, rect.y + 1, x, y, 0.6, RED),
        RuleLine(x - 2.2, y + 2.6, x, y, 0.9, RED),
        RuleLine(x, y, x + 2.2, y + 2.6, 0.9, RED),
    ]


def change_rects(change: Change, glyphs: Glyphs, frame: Frame) -> tuple[list[Rect], list[Rect]]:
    """The boxes of new characters of a change on a page, and where something was deleted."""
    if change.kind not in ("text", "furniture") or not change.new:
        return [], []
    washed: list[Rect] = []
    carets: list[Rect] = []
    for first, last in [edit.new for edit in change.edits]:
        for source, start, stop in _places(change, first, last):
            mine = [glyph for glyph in glyphs.get(source, ()) if glyph.page == frame.page]
            if stop > start:
                washed += joined([g.rect for g in mine if g.first < stop and g.last > start])
                continue
            after = next((glyph for glyph in mine if glyph.first >= start), None)
            if after is not None:
                carets.append(Rect(after.rect.x, after.rect.y, 0, after.rect.height))
            elif mine:
                carets.append(Rect(mine[-1].rect.right, mine[-1].rect.y, 0, mine[-1].rect.height))
    return washed, carets


def _places(change: Change, first: int, last: int) -> list[tuple[Source, int, int]]:
    """A stretch of a change's new text, paragraph by paragraph; an empty one is a place."""
    found = []
    at = 0
    for step, paragraph in enumerate(change.new.split(TURN)):
        mark = paragraph.startswith(SUBHEAD)
        part = change.part
        if part in ("body", "subhead"):
            part = "subhead" if mark else "body"
        start, stop = max(first - at, 0), min(last - at, len(paragraph))
        here = at <= first <= at + len(paragraph) if first == last else start < stop
        if here:
            shift = int(mark)
            source = Source(change.story, part, change.number + step)
            found.append((source, max(start - shift, 0), max(stop - shift, 0)))
            if first == last:
                break
        at += len(paragraph) + 1
    return found


def picture_rects(change: Change, frame: Frame) -> list[Rect]:
    """The picture of a change that concerns a picture."""
    if change.kind not in ("picture-added", "picture-swapped", "crop"):
        return []
    mine = [
        item.rect
        for item in frame.items
        if isinstance(item, PlacedPicture) and item.story == change.story
    ]
    return mine[change.number : change.number + 1] or mine[:1]
