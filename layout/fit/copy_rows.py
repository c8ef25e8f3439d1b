"""The baseline rows of a story's copy at each measure, and where no leg may begin.

In: the paragraphs of a story and a measure in whole em. Out: a `CopySetting` in rows. Rows are
counted from 0 at the first line. Where every paragraph is justified, centred or a signature, the rows follow
from the line endings alone. Verse and source lines are set first, because their lines may share a
row or have an empty row above them. Endings are remembered by measure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from layout.fit.materials import Materials
from layout.search.shapes.setting import CopySetting
from layout.text.galley import Align, Paragraph, set_galley
from layout.text.optimum import Endings
from layout.text.price import is_torn

_SIMPLE = (Align.JUSTIFY, Align.CENTRE, Align.CLOSING)
NO_CHANGE: Mapping[int, int] = {}
"""No paragraph has more or fewer lines than at its best."""


class CopyRows:
    """Counts the rows of one story's copy."""

    def __init__(self, paragraphs: Sequence[Paragraph], materials: Materials) -> None:
        self.paragraphs, self.composer = paragraphs, materials.composing.composer
        self._torn_price = materials.weights.torn_line
        self.simple = all(p.align in _SIMPLE for p in paragraphs)
        """Whether the rows follow from the line endings alone."""
        self._settings: dict[int, CopySetting] = {}
        self._endings: dict[int, list[Endings]] = {}

    def at(self, measure: int) -> CopySetting:
        """The copy at a measure, every paragraph at its best."""
        found = self._settings.get(measure)
        if found is None:
            found = self.counted(measure) if self.simple else self._set(measure)
            self._settings[measure] = found
        return found

    def counted(self, measure: int, extra: Mapping[int, int] = NO_CHANGE) -> CopySetting:
        """The copy at a measure, counted from its line endings.

        `extra` gives the rows by which a paragraph, by its index, is longer than at its best.
        """
        rows = torn = 0
        no_start: set[int] = set()
        lone_first: list[int] = []
        lone_last: list[int] = []
        for index, (paragraph, ends) in enumerate(self.with_endings(measure)):
            start = rows
            rows += len(ends.stops) * paragraph.rows + extra.get(index, 0)
            torn += is_torn(ends.price)
            if paragraph.keep:
                no_start.update(range(start + 1, rows + 1))
            elif rows > start + 1:
                lone_last.append(rows - 1)
                lone_first.append(start + 1)
        lone = frozenset(lone_last), frozenset(lone_first)
        return CopySetting(rows, frozenset(no_start), *lone, torn * self._torn_price)

    def with_endings(self, measure: int) -> Iterator[tuple[Paragraph, Endings]]:
        """Every paragraph with its best line endings at a measure."""
        return zip(self.paragraphs, self.endings(measure), strict=True)

    def endings(self, measure: int) -> list[Endings]:
        """The best line endings of every paragraph at a measure."""
        found = self._endings.get(measure)
        if found is None:
            endings = self.composer.endings
            found = [endings(p.runs, p.indent, float(measure)) for p in self.paragraphs]
            self._endings[measure] = found
        return found

    def can_change(self, measure: int, index: int, lines: int) -> bool:
        """Whether a paragraph can be set `lines` lines longer (shorter below 0), no gap torn open."""
        paragraph, ends = self.paragraphs[index], self.endings(measure)[index]
        wanted = len(ends.stops) + lines
        return self.composer.fits_in(paragraph.runs, paragraph.indent, measure, wanted)

    def _set(self, measure: int) -> CopySetting:
        """The copy at a measure, counted from its set lines."""
        rows = 0
        no_start: set[int] = set()
        lone_first: list[int] = []
        lone_last: list[int] = []
        for line in set_galley(self.paragraphs, measure, self.composer).lines:
            start = rows
            rows += line.rows + line.above
            no_start.update(range(start + 1, rows))
            if line.keep:
                no_start.add(rows)
            if line.above:
                no_start.add(start)  # an empty row would fall away at the top of a leg
            if line.rows and line.last != line.first:
                (lone_last if line.last else lone_first).append(start if line.last else rows)
        return CopySetting(rows, frozenset(no_start), frozenset(lone_last), frozenset(lone_first))
