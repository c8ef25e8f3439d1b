"""The modules that a story may be tried in: width, legs, box, and position of the head.

In: a manuscript, its `PagePlace`, and its copy. Out: `ModuleChoice`s, in basic columns and em. The
depth of a module is not chosen here: it follows from what stands in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import product
from typing import NamedTuple

from layout.fit.copy_ways import CopyWays
from layout.fit.materials import Materials
from layout.fit.measures import Measures, inner_measures, is_boxed
from layout.fit.page_place import PagePlace
from layout.issue.manuscript import Manuscript

SPANS = {"lead": (4, 8), "major": (2, 6), "normal": (1, 5), "brief": (1, 4)}
"""Basic columns that a story of each rank spans: fewest and most."""
COMMENT_SPAN = (2, 5)
"""Basic columns that a comment spans, of any rank."""
PICTURE_FIRST = 2
"""A picture story of any rank may be this narrow: a tall picture needs no more columns."""
COLUMN_ROWS = 8
"""A story with fewer rows of copy for each column may be narrower than its rank asks."""
STANDING_LEAST, ASKED_STANDING_LEAST = 3, 2
"""Columns of a module with a vertical head at least, and where the editor asks for that head."""

MEASURE_LEAST, MEASURE_MOST = 12, 26
"""Least and greatest measure of body copy in em (E3: 12 to 28)."""
WORDS_ROWS, PICTURE_WORDS_ROWS = 3, 5
"""A story, and a picture story, with at most this many rows of copy may be set in one leg over the
module's whole width, however wide: several legs would each be too short.
"""
MANY_COLUMNS = 4
"""A module over more columns than this may have two legs fewer than columns, others one."""


class ModuleChoice(NamedTuple):
    """A module without a depth."""

    width: int
    """Basic columns."""
    inside: Measures
    beside: bool
    """Whether the head stands vertically, left of the legs."""
    boxed: bool


class ModuleChoices:
    """The modules of one story at its place on a page."""

    def __init__(
        self, manuscript: Manuscript, place: PagePlace, materials: Materials, copy: CopyWays
    ) -> None:
        self._manuscript, self._place, self._copy = manuscript, place, copy
        self._house = materials.composing.house
        self._leg_least = materials.weights.leg_least

    def choices(self, *, upright: bool) -> Iterator[ModuleChoice]:
        """The modules whose legs are well read; with `upright` those with a vertical head alone."""
        for width in self._widths():
            sides = self._head_sides(width, upright=upright)
            for beside, boxed in product(sides, self._boxes()):
                for legs in self._leg_counts(width - 1 if beside else width):
                    inside = inner_measures(width, legs, self._house, boxed=boxed, side_head=beside)
                    if self._readable(inside):
                        yield ModuleChoice(width, inside, beside, boxed)

    @cached_property
    def column_rows(self) -> int:
        """Rows of the copy where it is set in one basic column."""
        return self._copy.settings(MEASURE_LEAST, 0)[0].rows

    def _widths(self) -> range:
        """The basic columns that the story may span."""
        story = self._manuscript.story
        first, last = SPANS[story.rank]
        if story.kind == "picture":
            first = min(first, PICTURE_FIRST)
        if rows := self.column_rows:
            first = max(min(first, rows // COLUMN_ROWS), 1)
        if story.kind == "comment":
            first, last = COMMENT_SPAN
        return range(first, min(last + self._place.wider, self._house.grid.columns) + 1)

    def _head_sides(self, width: int, *, upright: bool) -> tuple[bool, ...]:
        """Whether the head may stand over the legs (False) and beside them (True)."""
        if upright:
            return (True,) if width >= ASKED_STANDING_LEAST else ()
        standing = self._place.standing and width >= STANDING_LEAST
        return (False, True) if standing else (False,)

    def _boxes(self) -> tuple[bool, ...]:
        """Whether the story may stand without a box (False) and in one (True)."""
        story, place = self._manuscript.story, self._place
        boxed = is_boxed(story)
        if place.plain:
            return (False,)
        return (False, True) if story.boxed == "auto" and (place.boxing or boxed) else (boxed,)

    def _leg_counts(self, columns: int) -> list[int]:
        """The numbers of legs to try over some basic columns: as many, or one or two fewer.

        On a freed page down to half as many, for wide legs take the least room. Verse may have any
        number, and copy that is not divided a single one.
        """
        fewer = 2 if columns > MANY_COLUMNS else 1
        if self._place.freed:
            fewer = columns - columns // 2
        found = set(range(max(1, columns - fewer), columns + 1))
        if self._manuscript.story.verse:
            found |= set(range(1, columns))
        elif self._undivided:
            found.add(1)
        return sorted(found)

    @cached_property
    def _undivided(self) -> bool:
        """Whether the copy may be one leg: the words of a picture (图片新闻), or very short copy."""
        story = self._manuscript.story
        columns, _ = SPANS[story.rank]
        short = columns * MEASURE_LEAST * self._leg_least
        return story.kind == "picture" or self._manuscript.copy_size < short

    def _readable(self, inside: Measures) -> bool:
        """Whether the legs have a measure that is read with ease, or one leg has few rows."""
        story, measure = self._manuscript.story, inside.measure
        if story.verse:
            return measure >= MEASURE_LEAST
        if measure > MEASURE_MOST and inside.legs == 1:
            most = PICTURE_WORDS_ROWS if story.kind == "picture" else WORDS_ROWS
            return self._copy.settings(measure, 0)[0].rows <= most
        return MEASURE_LEAST <= measure <= MEASURE_MOST
