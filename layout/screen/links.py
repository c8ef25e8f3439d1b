"""Links found in the printed text: web addresses, and jumps to other pages.

A run is cut where a link begins and ends, so that every link consists of whole pieces. A link may
run over several lines.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from layout.core.frame import Frame, GlyphRun, Item, Source

_URL = re.compile(r"https?://[A-Za-z0-9./_~%?=&#:+-]*[A-Za-z0-9/]", re.ASCII)
_JUMP = re.compile(r"[下上][转接]第?\s*([0-9]{1,2})\s*版", re.ASCII)
"""下转第3版, 上接第1版 and their like; the group is the number of the page."""


class Target(NamedTuple):
    """Where a link leads: a web address, or the page with a number; the other one is empty."""

    url: str = ""
    page: int = 0

    @property
    def words(self) -> str:
        """The link in words, for those who cannot see it."""
        return self.url or f"第{self.page}版"


class Piece(NamedTuple):
    """An item of a page, or a part of a run; with a target it is a link, or a part of one."""

    item: Item
    target: Target | None = None


class _Link(NamedTuple):
    """A link in a text, from its first character to before `end`."""

    first: int
    end: int
    target: Target


_Place = tuple[int, int]
"""An item's place: the index of its frame, and its index there."""


def pieces(frames: Sequence[Frame], pages: Sequence[int]) -> list[list[Piece]]:
    """The items of every frame in their order, with runs cut at the ends of links.

    `pages` are the numbers of the pages that a link may jump to. The text of one source is searched
    as a whole, so that a link is found across lines.
    """
    runs_of: defaultdict[Source, dict[_Place, GlyphRun]] = defaultdict(dict)
    for f, frame in enumerate(frames):
        for i, item in enumerate(frame.items):
            if isinstance(item, GlyphRun):
                runs_of[item.source][f, i] = item
    cut: dict[_Place, list[Piece]] = {}
    for runs in runs_of.values():
        cut |= _cut_runs(runs, pages)
    return [
        [piece for i, item in enumerate(frame.items) for piece in cut.get((f, i), [Piece(item)])]
        for f, frame in enumerate(frames)
    ]


def _cut_runs(runs: Mapping[_Place, GlyphRun], pages: Sequence[int]) -> dict[_Place, list[Piece]]:
    """The pieces of those runs of one source that have links; the others are left out."""
    texts = ["".join(run.texts) for run in runs.values()]
    links = _links("".join(texts), pages)
    cut: dict[_Place, list[Piece]] = {}
    start = 0
    for (place, run), text in zip(runs.items(), texts, strict=True):
        own = [
            _Link(max(link.first - start, 0), min(link.end - start, len(text)), link.target)
            for link in links
            if link.first < start + len(text) and link.end > start
        ]
        if own:
            cut[place] = _cut(run, own)
        start += len(text)
    return cut


def _links(text: str, pages: Sequence[int]) -> list[_Link]:
    """The links in a text, in order."""
    found = [_Link(m.start(), m.end(), Target(url=m[0])) for m in _URL.finditer(text)]
    found += [
        _Link(m.start(), m.end(), Target(page=int(m[1])))
        for m in _JUMP.finditer(text)
        if int(m[1]) in pages
    ]
    return sorted(found, key=lambda link: link.first)


def _cut(run: GlyphRun, links: Sequence[_Link]) -> list[Piece]:
    """A run cut at the ends of its links."""
    starts = [0]  # of the text of every glyph, and the end of the last one
    for text in run.texts:
        starts.append(starts[-1] + len(text))
    result: list[Piece] = []
    done = 0
    for link in links:
        first = next(glyph for glyph, start in enumerate(starts) if start >= link.first)
        end = next(glyph for glyph, start in enumerate(starts) if start >= link.end)
        if first > done:
            result.append(Piece(_glyphs(run, done, first)))
        if end > first:
            result.append(Piece(_glyphs(run, first, end), link.target))
        done = end
    if done < len(run.glyphs):
        result.append(Piece(_glyphs(run, done, len(run.glyphs))))
    return result


def _glyphs(run: GlyphRun, first: int, last: int) -> GlyphRun:
    """The run of the glyphs from `first` to before `last`."""
    return run._replace(
        glyphs=run.glyphs[first:last],
        offsets=run.offsets[first:last],
        texts=run.texts[first:last],
    )
