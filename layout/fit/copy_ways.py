"""The ways to set a story's copy at a measure: at its best, eased by some rows, or with a jump.

In: the paragraphs of a story and a measure in whole em. Out: `CopySetting`s in baseline rows, each
with its price. Copy is eased by setting paragraphs one line shorter or longer, and by giving
subheads a third row. A jump keeps the first rows and sends the rest to another page. The
`choice` of a setting is its place in `CopyWays.ways`, from which the copy is set later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from layout.fit.copy_rows import CopyRows
from layout.fit.materials import Materials
from layout.search.shapes.adjustment import Adjustment, AdjustmentKind
from layout.search.shapes.setting import CopySetting
from layout.text.galley import Align, Paragraph

LOOSE_MOST_EM = 0.1
"""A paragraph is set a line longer only if each of its gaps opens by at most this many em."""
NEW_LINE_EM = 2.5
"""Em of copy that the line gained must hold at least, so that it is more than one character."""
LOOSE_TRIED, LOOSENED_MOST = 4, 2
"""Paragraphs that are tried, and that are set, a line longer at most."""
TIGHT_MOST_EM = 0.8
"""A paragraph is set a line shorter only if each other line takes up at most this many em."""
TIGHT_TRIED, TIGHTENED_MOST = 5, 3
"""Paragraphs that are tried, and that are set, a line shorter at most."""
FREE_TRIED, FREE_MOST = 12, 8
"""The same at the ease `FREEST`."""
SHIFTED = 6
"""Paragraphs of either kind that are tried to move the lines between them by one row."""
JUMPING = 2
"""The least ease at which a story that may jump is tried with a jump."""
FREEST = 3
"""The ease at which a story may take every adjustment there is."""
KEPT_LEAST, SENT_LEAST = 40, 25
"""Rows of copy that stay before a jump at least, and rows that go (U1)."""
JUMPS_MOST = 24
"""About how many rows of a story a jump is tried at; twice as many at most."""


class Jump(NamedTuple):
    """The page on which a story may go on (0: none), and whether it must."""

    page: int = 0
    must: bool = False


NO_JUMP = Jump()


@dataclass(frozen=True, slots=True)
class CopyWay:
    """How copy is set: rows more (or fewer) by the paragraph's index, and rows kept before a jump.

    All rows are kept where `kept` is 0.
    """

    extra: Mapping[int, int] = field(default_factory=dict)
    kept: int = 0


class CopyWays:
    """The ways to set one story's copy by measure; what was found is remembered."""

    def __init__(
        self, paragraphs: Sequence[Paragraph], materials: Materials, jump: Jump = NO_JUMP
    ) -> None:
        self.weights, self.jump = materials.weights, jump
        self.ways: list[CopyWay] = [CopyWay()]
        """How the copy of each setting is set, by the setting's `choice`."""
        self._rows = CopyRows(paragraphs, materials)
        self._paragraphs = paragraphs
        self._subheads = [i for i, p in enumerate(paragraphs) if p.part == "subhead"]
        self._eased: dict[tuple[int, bool], tuple[CopySetting, ...]] = {}
        self._jumped: dict[int, list[CopySetting]] = {}

    def settings(self, measure: int, ease: int) -> tuple[CopySetting, ...]:
        """The copy at a measure: at its best, and with more `ease` in more ways.

        From ease 1 on some paragraphs may be a line longer or shorter, from `JUMPING` on the story
        may jump. A story that must jump is given with jumps alone, if it is long enough for one.
        """
        best = self._rows.at(measure)
        if not self._rows.simple:
            return (best,)
        jumping = self.jump.page and (ease >= JUMPING or self.jump.must)
        jumped = self._with_jumps(measure) if jumping else []
        if self.jump.must and jumped:
            return tuple(jumped)
        if not ease:
            return (best,)
        return (*self._with_ease(measure, free=ease >= FREEST), *jumped)

    def shifted(self, measure: int, copy: CopySetting) -> Iterator[CopySetting]:
        """Other ways with the same number of rows: one more paragraph a line shorter, another a line longer.

        The lines between the two paragraphs move up or down by one row.
        """
        way = self.ways[copy.choice]
        if not self._rows.simple or way.kept:
            return
        shorter, longer = (
            [i for i in some if i not in way.extra and self._rows.can_change(measure, i, lines)]
            for some, lines in ((self._shortenable(measure), -1), (self._lengthenable(measure), 1))
        )
        price = copy.price + self.weights.tight + self.weights.loose
        for less, more in product(shorter[:SHIFTED], longer[:SHIFTED]):
            if less != more:
                found = self._changed(measure, {**way.extra, less: -1, more: 1})
                yield found._replace(price=price)

    def _with_ease(self, measure: int, *, free: bool) -> tuple[CopySetting, ...]:
        """The copy at its best, tightened, loosened, and with its subheads spread."""
        found = self._eased.get((measure, free))
        if found is None:
            found = self._eased[measure, free] = (
                self._rows.at(measure),
                *self._tightened(measure, free=free),
                *self._loosened(measure),
                *self._spread(measure),
            )
        return found

    def _tightened(self, measure: int, *, free: bool) -> Iterator[CopySetting]:
        """One paragraph a line shorter, two, and so on, the shortest last lines first."""
        tried, most = (FREE_TRIED, FREE_MOST) if free else (TIGHT_TRIED, TIGHTENED_MOST)
        candidates = self._shortenable(measure)[:tried]
        return self._one_after_another(measure, candidates, (-1, most, self.weights.tight))

    def _loosened(self, measure: int) -> Iterator[CopySetting]:
        """One paragraph a line longer, two, and so on, the least opened first."""
        candidates = self._lengthenable(measure)[:LOOSE_TRIED]
        return self._one_after_another(measure, candidates, (1, LOOSENED_MOST, self.weights.loose))

    def _one_after_another(
        self, measure: int, candidates: Sequence[int], change: tuple[int, int, int]
    ) -> Iterator[CopySetting]:
        """The copy with one paragraph changed, then with two, up to a number of them.

        `change` is the lines that each paragraph gains, how many paragraphs at most, and the price
        of one. The price grows with the square of the number.
        """
        lines, most, price = change
        chosen: dict[int, int] = {}
        for index in candidates:
            if len(chosen) == most:
                return
            if self._rows.can_change(measure, index, lines):
                chosen[index] = lines
                yield self._changed(measure, dict(chosen), price * len(chosen) ** 2)

    def _spread(self, measure: int) -> list[CopySetting]:
        """The copy with all subheads on three rows instead of two."""
        if not self._subheads:
            return []
        price = self.weights.spread_subhead * len(self._subheads)
        return [self._changed(measure, dict.fromkeys(self._subheads, 1), price)]

    def _lengthenable(self, measure: int) -> list[int]:
        """Paragraphs that can be set one line longer, those whose gaps open least first."""
        longer = []
        for index, (paragraph, ends) in enumerate(self._rows.with_endings(measure)):
            lines = len(ends.stops)
            if paragraph.align is Align.JUSTIFY and lines > 1:
                last = self._rows.composer.last_width(paragraph.runs, ends, measure)
                opened = (measure - last + NEW_LINE_EM) / (lines * (measure - 1))
                if opened <= LOOSE_MOST_EM:
                    longer.append((opened, index))
        return [index for _, index in sorted(longer)]

    def _shortenable(self, measure: int) -> list[int]:
        """Paragraphs of which a line can be saved, those first whose lines must take up least."""
        shorter = []
        for index, (paragraph, ends) in enumerate(self._rows.with_endings(measure)):
            lines = len(ends.stops)
            if paragraph.align is Align.JUSTIFY and lines > 2:
                taken_up = self._rows.composer.last_width(paragraph.runs, ends, measure) / lines
                if taken_up <= TIGHT_MOST_EM:
                    shorter.append((taken_up, index))
        return [index for _, index in sorted(shorter)]

    def _changed(self, measure: int, extra: Mapping[int, int], price: int = 0) -> CopySetting:
        """The copy with some paragraphs changed, as a new way with a choice of its own."""
        self.ways.append(CopyWay(extra))
        counted = self._rows.counted(measure, extra)
        return counted._replace(
            price=counted.price + price,
            adjustments=self._adjustments(extra),
            choice=len(self.ways) - 1,
        )

    def _adjustments(self, extra: Mapping[int, int]) -> tuple[Adjustment, ...]:
        """The adjustments that `extra` rows by the paragraph's index amount to."""
        found: list[Adjustment] = []
        if any(index in extra for index in self._subheads):
            found.append(Adjustment(AdjustmentKind.SUBHEADS_SPREAD))
        for kind, lines in (
            (AdjustmentKind.PARAGRAPHS_TIGHTENED, -1),
            (AdjustmentKind.PARAGRAPHS_LOOSENED, 1),
        ):
            changed = (i for i in extra if extra[i] == lines and i not in self._subheads)
            if numbers := tuple(sorted(index + 1 for index in changed)):
                found.append(Adjustment(kind, paragraphs=numbers))
        return tuple(found)

    def _with_jumps(self, measure: int) -> list[CopySetting]:
        """The copy as far as it may stay on the page, with the row of the jump line."""
        found = self._jumped.get(measure)
        if found is None:
            whole = self._rows.at(measure)
            found = [self._kept(whole, rows) for rows in self._rows_to_keep(measure, whole.rows)]
            self._jumped[measure] = found
        return found

    def _rows_to_keep(self, measure: int, whole: int) -> list[int]:
        """The rows after which the copy may be parted: inside a paragraph, enough on both sides.

        Of very many places every second, third … is taken, the last one always.
        """
        places: list[int] = []
        row = 0
        for paragraph, ends in self._rows.with_endings(measure):
            lines = len(ends.stops)
            if paragraph.align is Align.JUSTIFY:
                places += range(row + 1, row + lines)
            row += lines * paragraph.rows
        places = [row for row in places if row >= KEPT_LEAST and whole - row >= SENT_LEAST]
        step = max(1, len(places) // JUMPS_MOST)
        return places[::-1][::step][::-1]

    def _kept(self, whole: CopySetting, rows: int) -> CopySetting:
        """The first rows of the copy with the jump line, which never stands at the top of a leg."""
        self.ways.append(CopyWay({}, rows))
        return CopySetting(
            rows + 1,
            frozenset({row for row in whole.no_start if row < rows} | {rows}),
            whole.lone_last,
            whole.lone_first,
            whole.price + self.weights.jump,
            (Adjustment(AdjustmentKind.JUMP, whole.rows - rows),),
            len(self.ways) - 1,
        )
