"""Which glyph on a page is which character of a paragraph.

A place is the index of a character in the printed text of its paragraph. Spaces at line ends are
characters without a glyph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from layout.core.frame import Frame, GlyphRun, Source
from layout.core.geometry import EM_ASCENT, EM_DESCENT, Rect
from layout.proof.marked.marks import GAP_LEAST, SAME_LINE

WIDTH_LEAST, WIDTH_MOST = 0.2, 1.0
"""Width of a glyph's box, in em: never too narrow to be seen, nor over a gap after the glyph."""


class SetGlyph(NamedTuple):
    """A glyph on a page: its box in points, its first place, and the place after its last."""

    page: int
    rect: Rect
    first: int
    last: int


class PlacedRun(NamedTuple):
    """A run, its number among the runs of its frame, and the first place of each of its glyphs."""

    number: int
    run: GlyphRun
    places: tuple[int, ...]


def placed_runs(frame: Frame, texts: Mapping[Source, str]) -> list[PlacedRun]:
    """The runs of a page with the places of their glyphs; `texts` are the printed texts."""
    reached: defaultdict[Source, int] = defaultdict(int)
    found = []
    runs = (item for item in frame.items if isinstance(item, GlyphRun))
    for number, run in enumerate(runs):
        text, place = texts.get(run.source, ""), reached[run.source]
        places = []
        for glyph in run.texts:
            while text[place : place + 1].isspace() and not text.startswith(glyph, place):
                place += 1
            places.append(place)
            place += len(glyph)
        reached[run.source] = place
        found.append(PlacedRun(number, run, tuple(places)))
    return found


def set_glyphs(
    frames: Iterable[Frame], texts: Mapping[Source, str], stories: AbstractSet[str]
) -> dict[Source, list[SetGlyph]]:
    """Every glyph of the paragraphs of `stories`, in the order of the copy."""
    found: defaultdict[Source, list[SetGlyph]] = defaultdict(list)
    for frame in frames:
        for placed in placed_runs(frame, texts):
            run = placed.run
            if run.source.story not in stories:
                continue
            for i, place in enumerate(placed.places):
                last = place + len(run.texts[i])
                found[run.source].append(SetGlyph(frame.page, glyph_rect(run, i), place, last))
    return dict(found)


def glyph_rect(run: GlyphRun, index: int) -> Rect:
    """The box of a glyph: one em high, as wide as the way to the next glyph, within limits."""
    step = run.size * run.condense
    x = run.offsets[index] * step
    following = run.offsets[index + 1] if index + 1 < len(run.offsets) else run.offsets[index] + 1
    width = min(max(following - run.offsets[index], WIDTH_LEAST), WIDTH_MOST) * step
    if run.turned:
        return Rect(run.x - EM_DESCENT * run.size, run.y + x, run.size, width)
    return Rect(run.x + x, run.y - EM_ASCENT * run.size, width, run.size)


def joined(rects: Sequence[Rect]) -> list[Rect]:
    """The boxes of glyphs, those of neighbours on one line joined."""
    found: list[Rect] = []
    for rect in rects:
        last = found[-1] if found else None
        near = last is not None and abs(last.y - rect.y) < SAME_LINE
        if last is not None and near and GAP_LEAST < rect.x - last.right < rect.height:
            found[-1] = Rect(last.x, last.y, rect.right - last.x, last.height)
        else:
            found.append(rect)
    return found
