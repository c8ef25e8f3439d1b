"""The red-line proof (红样): the list of changes, then the new pages with the changes marked."""

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
"""The pale green under new characters."""
UNDERLINE_GAP, UNDERLINE_WIDTH = 0.4, 0.5
"""Points from the box of new characters to the line under it, and the line's width."""
BOX_AIR, BOX_WIDTH = 1.5, 2.0
"""Points between a changed picture and the frame round it, and the frame's width."""
NUMBER_GAP, NUMBER_DROP = 1.0, 11.0
"""Points between a change and its number, and from the change's top to the number's foot."""
SAME_LINE = 0.5
"""Points by which the boxes of one line may differ in height."""
STEM_WIDTH, WEDGE_WIDTH, WEDGE_SPREAD, WEDGE_DEPTH = 0.6, 0.9, 2.2, 2.6
"""The sign of a deletion: widths of its stem and its wedge, half the wedge's spread, its depth, in
points.
"""


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
"""Every glyph of the changed stories, by the text that it belongs to."""


def _marked(frame: Frame, changes: Sequence[Change], glyphs: Glyphs, setter: MarkSetter) -> Frame:
    """A page with its changes: new characters, deletions and pictures, each change with its number."""
    under: list[Item] = []
    over: list[Item] = []
    numbered = ((n, one) for n, group in enumerate(grouped(changes), 1) for one in group)
    for number, change in numbered:
        new, carets = change_rects(change, glyphs, frame)
        under += [Tint(rect, WASH) for rect in new]
        over += [
            RuleLine(rect.x, level, rect.right, level, UNDERLINE_WIDTH, GREEN)
            for rect in new
            for level in [rect.bottom + UNDERLINE_GAP]
        ]
        for rect in carets:
            over += caret(rect)
        boxes = picture_rects(change, frame)
        over += [Outline(around([rect], BOX_AIR), BOX_WIDTH, RED) for rect in boxes]
        places = [*new, *carets, *boxes]
        if places:
            first = min(places, key=lambda rect: (rect.y, rect.x))
            left = first.x if boxes else line_left(first, frame)
            over += number_tag(number, left - NUMBER_GAP, first.y + NUMBER_DROP, setter)
    return frame._replace(items=(*under, *frame.items, *over))


def line_left(rect: Rect, frame: Frame) -> float:
    """The left end of the line of type at a place; a number to the left of it covers no character."""
    beside = sorted(
        (
            box
            for run in frame.items
            if isinstance(run, GlyphRun) and not run.turned
            if abs((box := run_rect(run)).y - rect.y) < SAME_LINE and box.x <= rect.x
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
    """A stem and a wedge at the place where characters were deleted."""
    x, y = rect.x, rect.bottom
    return [
        RuleLine(x, rect.y + 1, x, y, STEM_WIDTH, RED),
        RuleLine(x - WEDGE_SPREAD, y + WEDGE_DEPTH, x, y, WEDGE_WIDTH, RED),
        RuleLine(x, y, x + WEDGE_SPREAD, y + WEDGE_DEPTH, WEDGE_WIDTH, RED),
    ]


def change_rects(change: Change, glyphs: Glyphs, frame: Frame) -> tuple[list[Rect], list[Rect]]:
    """The boxes of a change's new characters on a page, and the places of its deletions as boxes
    without width.
    """
    if change.kind not in ("text", "furniture") or not change.new:
        return [], []
    new: list[Rect] = []
    carets: list[Rect] = []
    for first, last in [edit.new for edit in change.edits]:
        for source, start, stop in _places(change, first, last):
            mine = [glyph for glyph in glyphs.get(source, ()) if glyph.page == frame.page]
            if stop > start:
                new += joined([g.rect for g in mine if g.first < stop and g.last > start])
                continue
            after = next((glyph for glyph in mine if glyph.first >= start), None)
            if after is not None:
                carets.append(Rect(after.rect.x, after.rect.y, 0, after.rect.height))
            elif mine:
                carets.append(Rect(mine[-1].rect.right, mine[-1].rect.y, 0, mine[-1].rect.height))
    return new, carets


def _places(change: Change, first: int, last: int) -> list[tuple[Source, int, int]]:
    """The ranges of a change's new text from `first` to `last`, by paragraph: source, first place, and
    the place after the last. Where `first` is `last`, one empty range.
    """
    found = []
    at = 0
    for step, paragraph in enumerate(change.new.split(TURN)):
        mark = paragraph.startswith(SUBHEAD)
        part = change.part
        if part in ("body", "subhead"):
            part = "subhead" if mark else "body"
        start, stop = max(first - at, 0), min(last - at, len(paragraph))
        concerned = at <= first <= at + len(paragraph) if first == last else start < stop
        if concerned:
            shift = int(mark)
            source = Source(change.story, part, change.number + step)
            found.append((source, max(start - shift, 0), max(stop - shift, 0)))
            if first == last:
                break
        at += len(paragraph) + 1
    return found


def picture_rects(change: Change, frame: Frame) -> list[Rect]:
    """The box of the picture that a change is about; none for other changes."""
    if change.kind not in ("picture-added", "picture-swapped", "crop"):
        return []
    mine = [
        item.rect
        for item in frame.items
        if isinstance(item, PlacedPicture) and item.story == change.story
    ]
    return mine[change.number : change.number + 1] or mine[:1]
