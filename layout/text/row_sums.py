"""A paragraph as sums: the price of any of its lines in a few subtractions.

The paragraph is laid out as one endless line. Prefix sums over it (natural widths, what the gaps
of each step can give, numbers of gaps) give the price of a line from any atom to any other without
walking over the line.

A line is named by `start`, its first atom, and `stop`, the atom after its last one. Widths are in
em.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, compress
from operator import add, sub

from layout.core.geometry import EPSILON
from layout.text.charclass import Kind
from layout.text.price import (
    FORCED,
    HUNDREDTHS,
    LINE,
    ORPHAN,
    SPREAD,
    SPREAD_FIELD,
    SQUEEZE_FIELD,
    TORN_EM,
    opened_price,
    ragged_price,
)
from layout.text.spacing import Gap, Spread

_MARKS = frozenset({Kind.CLOSE, Kind.END, Kind.MID, Kind.STACK, Kind.OPEN})
"""Kinds that do not count as a character of a last line."""
_IS_WORD = tuple(kind not in _MARKS for kind in Kind)


class RowSums:
    """The prefix sums of one paragraph.

    `place[i]` and `ends[i]` are where atom i begins and ends in the endless line. `leads[i]` is
    the blank that a line starting with atom i keeps at its head, apart from the indent. `room[i]`
    is how much the gaps before atom i can be squeezed in all. `legal` lists the stops at which
    the rules allow a line to end.
    """

    def __init__(
        self,
        widths: Sequence[float],
        gaps: Sequence[Gap],
        kinds: Sequence[Kind],
        leads: Sequence[float],
    ) -> None:
        self.count = count = len(widths)
        self.leads = leads
        self.place = _prefix_sums(map(add, widths, [gap.natural for gap in gaps]))
        self.ends: list[float] = list(map(add, self.place, widths))
        breaks = [gap.may_break for gap in gaps]
        self.ragged = frozenset(at for at, gap in enumerate(gaps) if gap.ragged)
        """The gaps at which a line may end that stays short."""
        self.legal = [*compress(range(1, count), breaks), count]
        self.legal_until = list(accumulate((0, *breaks, 1)))
        """`legal_until[i]` is how many legal stops are at most i."""
        squeezable: dict[int, list[tuple[int, float]]] = {}
        spreadable: dict[int, list[tuple[int, float]]] = {}
        for at, gap in enumerate(gaps):
            if gap.squeeze:
                squeezable.setdefault(gap.squeeze, []).append((at, gap.natural - gap.floor))
            if gap.spread in SPREAD_FIELD:
                spreadable.setdefault(gap.spread, []).append((at, gap.ceiling - gap.natural))
        self.room = _sparse_prefix_sums(chain(*squeezable.values()), count)
        self.squeezed: list[float] = list(map(sub, self.ends, self.room))
        """Where every atom ends when all gaps before it are squeezed to their floors."""
        self._squeezes = [
            (field, _sparse_prefix_sums(squeezable[step], count))
            for step, field in SQUEEZE_FIELD.items()
            if step in squeezable
        ]
        self._spreads = [
            (field, _sparse_prefix_sums(spreadable[step], count))
            for step, field in SPREAD_FIELD.items()
            if step in spreadable
        ]
        self.spread_room = _sparse_prefix_sums(chain(*spreadable.values()), count)
        """How much word spaces and Han–Latin spaces before every atom can be spread in all."""
        self.openings = _prefix_sums([gap.spread == Spread.ORDINARY for gap in gaps])
        """How many ordinary gaps are before every atom."""
        self.words = _prefix_sums(map(_IS_WORD.__getitem__, kinds))
        """How many atoms before every atom are no marks."""

    def price(self, start: int, stop: int, width: float) -> int | None:
        """The price of one line over `width`; None if it cannot be squeezed into it."""
        change = self.place[start] + width - self.ends[stop - 1]
        gap = stop - 1
        price = self.last_line_price(start) if stop == self.count else LINE
        if change < -EPSILON:
            if -change > self.room[gap] - self.room[start] + EPSILON:
                return None
            return price + self.squeeze_price(start, gap, -change)
        if stop == self.count or change <= EPSILON:
            return price
        return price + self.spread_price(start, gap, change)

    def is_orphan(self, start: int) -> bool:
        """Whether a last line from `start` has one character, marks apart (A12.1).

        A paragraph of one line is no orphan.
        """
        return start > 0 and self.words[-1] - self.words[start] <= 1

    def last_line_price(self, start: int) -> int:
        """The price of a last line from `start` that needs no squeezing."""
        return LINE + ORPHAN if self.is_orphan(start) else LINE

    def squeeze_price(self, start: int, gap: int, need: float) -> int:
        """The price of squeezing the line from `start` to the atom before `gap` by `need` em."""
        price = 0
        for field, sums in self._squeezes:
            step = sums[gap] - sums[start]
            if step <= 0:
                continue
            if need <= step:
                return price + field * round(need * HUNDREDTHS)
            price += field * round(step * HUNDREDTHS)
            need -= step
        return price

    def spread_price(self, start: int, gap: int, change: float) -> int:
        """The price of spreading the line from `start` to the atom before `gap` by `change` em."""
        price, whole = 0, change
        for field, sums in self._spreads:
            step = sums[gap] - sums[start]
            moved = min(change, step)
            price += (field + SPREAD) * round(moved * HUNDREDTHS)
            change -= moved
        if change <= EPSILON:
            return price
        openings = self.openings[gap] - self.openings[start]
        if gap in self.ragged and change > openings * TORN_EM + EPSILON:
            return ragged_price(whole)
        if not openings:
            return price + FORCED
        return price + opened_price(change / openings)


def _prefix_sums(values: Iterable[float]) -> list[float]:
    """Sums of all values before each place, beginning with 0."""
    return list(accumulate(values, initial=0))


def _sparse_prefix_sums(values: Iterable[tuple[int, float]], count: int) -> list[float]:
    """`count` prefix sums of values of which most are 0; the others are given as place and value."""
    sums: list[float] = []
    total = 0.0
    for at, value in sorted(values):
        sums += [total] * (at + 1 - len(sums))
        total += value
    return sums + [total] * (count - len(sums))
