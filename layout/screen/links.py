"""Links found in what is printed: addresses of the web, and jumps to other pages.

A run is cut where a link begins and ends, so that the link has a piece of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from layout.core.frame import Frame, GlyphRun, Item, Source
from layout.core.geometry import EM_ASCENT, EM_DESCENT, Rect

_URL = re.compile(r"https?://[A-Za-z0-9./_~%?=&#:+-]*[A-Za-z0-9/]", re.ASCII)
_JUMP = re.compile(r"[下上][转接]第?\s*([0-9]{1,2})\s*版", re.ASCII)


class Target(NamedTuple):
    """Where a link leads: an address, or the page of a number."""

    url: str = ""
    page: int = 0

    @property
    def words(self) -> str:
        """What a reader is told of it."""
        return self.url or f"第{self.page}版"


class Piece(NamedTuple):
    """An item of a page, or the part of a run that is a link."""

    item: Item
    target: Target | None = None


def pieces(frames: Sequence[Frame], pages: Sequence[int]) -> list[list[Piece]]:
    """The items of every frame in their order, cut where links are; `pages` can be jumped to."""
    where: defaultdict[Source, list[tuple[int, int]]] = defaultdict(list)
    result = [[Piece(item) for item in frame.items] for frame in frames]
    for f, frame in enumerate(frames):
        for i, item in enumerate(frame.items):
            if isinstance(item, GlyphRun):
                where[item.source].append((f, i))
    cuts: dict[tuple[int, int], list[Piece]] = {}
    for places in where.values():
        runs = [frames[f].items[i] for f, i in places]
        texts = ["".join(run.texts) for run in runs if isinstance(run, GlyphRun)]
        found = _targets("".join(texts), pages)
        start = 0
        for place, run, text in zip(places, runs, texts, strict=True):
            assert isinstance(run, GlyphRun)
            near = [
                (max(first - start, 0), min(last - start, len(text)), target)
                for first, last, target in found
                if first < start + len(text) and last > start
            ]
            if near:
                cuts[place] = _cut(run, near)
            start += len(text)
    for f, page in enumerate(result):
        result[f] = [p for i, piece in enumerate(page) for p in cuts.get((f, i), [piece])]
    return result


def _targets(text: str, pages: Sequence[int]) -> list[tuple[int, int, Target]]:
    found = [(m.start(), m.end(), Target(url=m[0])) for m in _URL.finditer(text)]
    found += [
        (m.start(), m.end(), Target(page=int(m[1])))
        for m in _JUMP.finditer(text)
        if int(m[1]) in pages
    ]
    return sorted(found, key=lambda entry: entry[0])


def _cut(run: GlyphRun, near: Sequence[tuple[int, int, Target]]) -> list[Piece]:
    """The pieces of a run whose links are given by their first and last character."""
    bounds = [0]
    for text in run.texts:
        bounds.append(bounds[-1] + len(text))
    result: list[Piece] = []
    at = 0
    for first, last, target in near:
        begin = next(g for g, bound in enumerate(bounds) if bound >= first)
        end = next(g for g, bound in enumerate(bounds) if bound >= last)
        if begin > at:
            result.append(Piece(_slice(run, at, begin)))
        if end > begin:
            result.append(Piece(_slice(run, begin, end), target))
        at = end
    if at < len(run.glyphs):
        result.append(Piece(_slice(run, at, len(run.glyphs))))
    return result


def _slice(run: GlyphRun, first: int, last: int) -> GlyphRun:
    return run._replace(
        glyphs=run.glyphs[first:last],
        offsets=run.offsets[first:last],
        texts=run.texts[first:last],
    )


def run_rect(run: GlyphRun, last_advance: float) -> Rect:
    """The em boxes of a run, from the top left of the page; `last_advance` in em."""
    start = run.offsets[0] * run.size * run.condense
    length = (run.offsets[-1] + last_advance - run.offsets[0]) * run.size * run.condense
    if run.turned:
        return Rect(run.x - EM_DESCENT * run.size, run.y + start, run.size, length)
    return Rect(run.x + start, run.y - EM_ASCENT * run.size, length, run.size)
