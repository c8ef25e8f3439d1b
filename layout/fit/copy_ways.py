"""The ways to set a story's copy at a measure, in whole rows: as it comes, eased, or jumped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from layout.furniture.composing_room import ComposingRoom
from layout.search.shapes.adjustment import Adjustment, AdjustmentKind
from layout.search.shapes.setting import CopySetting
from layout.search.weights import Weights
from layout.text.galley import Align, Paragraph, set_galley
from layout.text.optimum import Endings
from layout.text.price import is_torn

LOOSE_MOST_EM = 0.1
"""A paragraph is asked for a line more only if its gaps open by about so much, no more."""
LOOSENED_MOST = 2
TIGHTENED = (5, 3)
"""Paragraphs that are tried, and set a line shorter."""
LOOSE_TRIED = 4
"""Paragraphs that are tried to be set a line longer."""
SHIFTED = 6
"""Paragraphs of either kind that are tried to move the lines between them."""
FREEST = 3
"""The ease at which a story has all the means there are."""
FREE_TRIED, FREE_MOST = 12, 8
"""The same where all means are used."""
TIGHT_MOST_EM = 0.8
"""A last line is saved only if each line of the paragraph takes up so little of it."""
KEPT_LEAST, SENT_LEAST = 40, 25
"""Lines that stay before a jump, and lines that go (handbook, make-up 3)."""
JUMPS_MOST = 24
"""Places of a story at which a jump is tried."""


class Jump(NamedTuple):
    """Whether the rest of a story may, or must, go on on another page (0: it may not)."""

    page: int = 0
    must: bool = False


NO_JUMP = Jump()


@dataclass(frozen=True, slots=True)
class CopyWay:
    """How copy is set: lines more or fewer by paragraph, and the rows kept before a jump (0: all)."""

    extra: Mapping[int, int] = field(default_factory=dict)
    kept: int = 0


class CopyWays:
    """The rows of a story's copy by measure, and where no leg may begin."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        composing: ComposingRoom,
        weights: Weights,
        jump: Jump,
    ) -> None:
        self.paragraphs, self.composing = paragraphs, composing
        self.weights, self.jump = weights, jump
        self.ways: list[CopyWay] = [CopyWay()]
        self._eased: dict[tuple[int, bool], tuple[CopySetting, ...]] = {}
        self.simple = all(p.align in (Align.JUSTIFY, Align.CENTRE) for p in paragraphs)
        self._known: dict[int, CopySetting] = {}
        self._jumps: dict[int, list[CopySetting]] = {}
        self._ends: dict[int, list[Endings]] = {}

    def at(self, measure: int) -> CopySetting:
        """The copy at a measure in em."""
        found = self._known.get(measure)
        if found is None:
            found = self._counted(measure) if self.simple else self._set(measure)
            self._known[measure] = found
        return found

    def settings(self, measure: int, ease: int) -> tuple[CopySetting, ...]:
        """The copy as it comes; with ease a line or two longer or shorter; with more, jumped.

        What must jump is only given so, if it is long enough.
        """
        plain = self.at(measure)
        if not self.simple:
            return (plain,)
        jumped = self._jumped(measure) if self.jump.page and (ease > 1 or self.jump.must) else []
        if self.jump.must and jumped:
            return tuple(jumped)
        if not ease:
            return (plain,)
        return (*self._settings_eased(measure, plain, free=ease >= FREEST), *jumped)

    def shifted(self, measure: int, copy: CopySetting) -> Iterator[CopySetting]:
        """Copy of as many rows, one paragraph of it a line shorter and another a line longer.

        So the lines between the two move up or down by one.
        """
        way = self.ways[copy.choice]
        if not self.simple or way.kept:
            return
        shorter, longer = (
            [i for i in some if i not in way.extra and self._can(measure, i, more)]
            for some, more in ((self._tightest(measure), -1), (self._loosest(measure), 1))
        )
        price = copy.price + self.weights.tight + self.weights.loose
        for less, more in product(shorter[:SHIFTED], longer[:SHIFTED]):
            if less != more:
                found = self._way(measure, {**way.extra, less: -1, more: 1})
                yield found._replace(price=price)

    def _settings_eased(
        self, measure: int, plain: CopySetting, *, free: bool
    ) -> tuple[CopySetting, ...]:
        found = self._eased.get((measure, free))
        if found is None:
            found = self._eased[measure, free] = (
                plain,
                *self._stretched(measure, free=free),
                *self._spread(measure),
            )
        return found

    def _stretched(self, measure: int, *, free: bool) -> list[CopySetting]:
        """One and two paragraphs a line longer, and one a line shorter, where they can be."""
        longer = self._loosest(measure)
        found = self._tightened(measure, *((FREE_TRIED, FREE_MOST) if free else TIGHTENED))
        chosen: dict[int, int] = {}
        for index in longer[:LOOSE_TRIED]:
            if len(chosen) == LOOSENED_MOST:
                break
            if not self._can(measure, index, 1):
                continue
            chosen[index] = 1
            price = self.weights.loose * len(chosen) * len(chosen)
            found.append(self._way(measure, dict(chosen), price))
        return found

    def _tightened(self, measure: int, tried: int, most: int) -> list[CopySetting]:
        """Some paragraphs a line shorter: those whose last lines are the shortest, if they can."""
        found: list[CopySetting] = []
        chosen: dict[int, int] = {}
        for index in self._tightest(measure)[:tried]:
            if len(chosen) == most:
                break
            if not self._can(measure, index, -1):
                continue
            chosen[index] = -1
            price = self.weights.tight * len(chosen) * len(chosen)
            found.append(self._way(measure, dict(chosen), price))
        return found

    def _loosest(self, measure: int) -> list[int]:
        """Paragraphs that a line more would open little, those first that it opens least."""
        composer, longer = self.composing.composer, []
        both = zip(self.paragraphs, self._endings(measure), strict=True)
        for index, (paragraph, ends) in enumerate(both):
            lines = len(ends.stops)
            if paragraph.align is Align.JUSTIFY and lines > 1:
                last = composer.last_width(paragraph.runs, ends, measure)
                opened = (measure - last + 2.5) / (lines * (measure - 1))
                if opened <= LOOSE_MOST_EM:
                    longer.append((opened, index))
        return [index for _, index in sorted(longer)]

    def _tightest(self, measure: int) -> list[int]:
        """Paragraphs of which a line can be saved, those first that have least to take up."""
        composer, short = self.composing.composer, []
        both = zip(self.paragraphs, self._endings(measure), strict=True)
        for index, (paragraph, ends) in enumerate(both):
            if paragraph.align is Align.JUSTIFY and len(ends.stops) > 2:
                taken = composer.last_width(paragraph.runs, ends, measure) / len(ends.stops)
                if taken <= TIGHT_MOST_EM:
                    short.append((taken, index))
        return [index for _, index in sorted(short)]

    def _can(self, measure: int, index: int, more: int) -> bool:
        """Whether a paragraph can be set in so many lines more."""
        paragraph, ends = self.paragraphs[index], self._endings(measure)[index]
        wanted = len(ends.stops) + more
        return self.composing.composer.fits_in(paragraph.runs, paragraph.indent, measure, wanted)

    def _spread(self, measure: int) -> list[CopySetting]:
        """All subheads on three rows instead of two."""
        heads = [i for i, p in enumerate(self.paragraphs) if p.part == "subhead"]
        if not heads:
            return []
        price = self.weights.spread_subhead * len(heads)
        return [self._way(measure, dict.fromkeys(heads, 1), price)]

    def _way(self, measure: int, extra: Mapping[int, int], price: int = 0) -> CopySetting:
        self.ways.append(CopyWay(extra))
        counted, choice = self._counted(measure, extra), len(self.ways) - 1
        price += counted.price
        return counted._replace(price=price, adjustments=self._adjustments(extra), choice=choice)

    def _adjustments(self, extra: Mapping[int, int]) -> tuple[Adjustment, ...]:
        """The adjustments that `extra` lines by paragraph index amount to."""
        subheads = {i for i, p in enumerate(self.paragraphs) if p.part == "subhead"}
        found: list[Adjustment] = []
        if subheads & extra.keys():
            found.append(Adjustment(AdjustmentKind.SUBHEADS_SPREAD))
        for kind, lines in (
            (AdjustmentKind.PARAGRAPHS_TIGHTENED, -1),
            (AdjustmentKind.PARAGRAPHS_LOOSENED, 1),
        ):
            changed = sorted(i + 1 for i in extra if extra[i] == lines and i not in subheads)
            if changed:
                found.append(Adjustment(kind, paragraphs=tuple(changed)))
        return tuple(found)

    def _jumped(self, measure: int) -> list[CopySetting]:
        """The copy as far as it may stay, the rest on another page, with the jump line's row.

        It is parted inside a paragraph, never at its end, with enough on both sides.
        """
        found = self._jumps.get(measure)
        if found is not None:
            return found
        whole = self.at(measure)
        places: list[int] = []
        row = 0
        for paragraph, ends in zip(self.paragraphs, self._endings(measure), strict=True):
            count = len(ends.stops)
            if paragraph.align is Align.JUSTIFY:
                places += range(row + 1, row + count)
            row += count * paragraph.rows
        places = [
            place for place in places if place >= KEPT_LEAST and whole.rows - place >= SENT_LEAST
        ]
        step = max(1, len(places) // JUMPS_MOST)
        found = self._jumps[measure] = []
        for place in reversed(places[::-step] if places else []):
            self.ways.append(CopyWay({}, place))
            held = frozenset({row for row in whole.no_start if row < place} | {place})
            found.append(
                CopySetting(
                    place + 1,
                    held,
                    whole.lone_last,
                    whole.lone_first,
                    whole.price + self.weights.jump,
                    (Adjustment(AdjustmentKind.JUMP, whole.rows - place),),
                    len(self.ways) - 1,
                )
            )
        return found

    def _counted(self, measure: int, extra: Mapping[int, int] | None = None) -> CopySetting:
        rows = torn = 0
        held: set[int] = set()
        first: list[int] = []
        last: list[int] = []
        more = extra or {}
        for index, (paragraph, ends) in enumerate(
            zip(self.paragraphs, self._endings(measure), strict=True)
        ):
            start = rows
            rows += len(ends.stops) * paragraph.rows + more.get(index, 0)
            torn += is_torn(ends.price)
            if paragraph.keep:
                held.update(range(start + 1, rows + 1))
            elif rows > start + 1:
                last.append(rows - 1)
                first.append(start + 1)
        lone = frozenset(last), frozenset(first)
        return CopySetting(rows, frozenset(held), *lone, torn * self.weights.torn_line)

    def _endings(self, measure: int) -> list[Endings]:
        """The endings of every paragraph."""
        found = self._ends.get(measure)
        if found is None:
            endings = self.composing.composer.endings
            found = [endings(p.runs, p.indent, float(measure)) for p in self.paragraphs]
            self._ends[measure] = found
        return found

    def _set(self, measure: int) -> CopySetting:
        """With verse or a source line the lines themselves must be looked at."""
        galley = set_galley(self.paragraphs, measure, self.composing.composer)
        rows = 0
        held: set[int] = set()
        first: list[int] = []
        last: list[int] = []
        for line in galley.lines:
            start = rows
            rows += line.rows + line.above
            held.update(range(start + 1, rows))
            if line.keep:
                held.add(rows)
            if line.above:
                held.add(start)  # an empty row would fall away at the top of a leg
            if line.rows and line.last != line.first:
                (last if line.last else first).append(start if line.last else rows)
        return CopySetting(rows, frozenset(held), frozenset(last), frozenset(first))
