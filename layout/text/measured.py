"""A paragraph measured: where its lines may end at a width, and what each of them costs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, compress
from math import inf
from operator import add, sub

from layout.core.geometry import EPSILON
from layout.text.charclass import Kind
from layout.text.price import (
    FORCED,
    LINE,
    ORPHAN,
    SPREAD,
    SPREAD_FIELD,
    SQUEEZE_FIELD,
    WIDEST,
    opened_price,
    widest_opening,
)
from layout.text.spacing import Gap

_NO_WORD = frozenset({Kind.CLOSE, Kind.END, Kind.MID, Kind.STACK, Kind.OPEN})
"""Kinds that make no line alone: marks."""
_WORDS = tuple(kind not in _NO_WORD for kind in Kind)


class Measured:
    """A paragraph prepared for pricing lines: prefix sums of widths, rooms and counts.

    `leads[i]` is the blank that a line starting with atom i keeps at its head, apart from the
    indent; all sums run over the endless line.
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
        self.place = _summed(map(add, widths, [gap.natural for gap in gaps]))
        self.ends: list[float] = list(map(add, self.place, widths))
        breaks = [gap.may_break for gap in gaps]
        self.legal = [*compress(range(1, count), breaks), count]
        self._until = list(accumulate((0, *breaks, 1)))
        """How many lines' ends are among so many first atoms."""
        rooms: dict[int, list[tuple[int, float]]] = {}
        more: dict[int, list[tuple[int, float]]] = {}
        for at, gap in enumerate(gaps):
            if gap.squeeze:
                rooms.setdefault(gap.squeeze, []).append((at, gap.natural - gap.floor))
            if gap.spread in SPREAD_FIELD:
                more.setdefault(gap.spread, []).append((at, gap.ceiling - gap.natural))
        self.room = _stepped(chain(*rooms.values()), count)
        self.squeezed: list[float] = list(map(sub, self.ends, self.room))
        """Where every atom ends when all before it is squeezed as far as it goes."""
        self.squeezes = [
            (SQUEEZE_FIELD[step], _stepped(rooms[step], count)) for step in sorted(rooms)
        ]
        self._spread_rooms = [
            (SPREAD_FIELD[step], _stepped(more[step], count)) for step in sorted(more)
        ]
        self._movable = _stepped(chain(*more.values()), count)
        """What word spaces and Han–Latin spaces can give, up to every atom."""
        self.openings = _summed([gap.spread == 3 for gap in gaps])
        self.words = _summed(map(_WORDS.__getitem__, kinds))

    def lines_from(self, start: int, width: float, most: int) -> list[tuple[int, int]]:
        """The lines that may begin with an atom, as stop and price, none dearer than `most`.

        Where no legal line can be set there is one that ends before the atom that overflows.
        """
        ends, legal, count = self.ends, self.legal, self.count
        edge = self.place[start] + width
        fitting = bisect_right(ends, edge + EPSILON, start)
        split = self._until[fitting]
        found: list[tuple[int, int]] = []
        loosest = None
        for at in range(split - 1, -1, -1):
            stop = legal[at]
            if stop <= start:
                break
            end = ends[stop - 1]
            if stop == count:
                price = self._last(start)
            elif edge - end <= EPSILON:
                price = LINE
            else:
                if loosest is None:
                    # no gap may open wider than `most` pays for, when all else in the line is free
                    opened, reach = self.openings, widest_opening(most)
                    filled = edge - self._movable[max(fitting - 1, start)] + self._movable[start]
                    loosest = filled + opened[start] * reach - EPSILON if reach < WIDEST else -inf
                if end + opened[stop - 1] * reach < loosest:
                    break  # every looser line is opened wider still
                price = LINE + self._spread(start, stop - 1, edge - end)
            if price <= most:
                found.append((stop, price))
        limit, squeezed = edge + EPSILON - self.room[start], self.squeezed
        for at in range(split, len(legal)):
            stop = legal[at]
            if squeezed[stop - 1] > limit:
                break
            price = self._last(start) if stop == count else LINE
            price += self._squeeze(start, stop - 1, ends[stop - 1] - edge)
            if price <= most:
                found.append((stop, price))
        if not found and not self._any_line(start, split, limit):
            found.append((max(min(fitting, count), start + 1), FORCED + LINE))
        return found

    def line_from(self, start: int, width: float) -> tuple[int, int, bool]:
        """One line that may begin with an atom, as full as it comes, or squeezed: stop and price.

        The third value tells that the line is exact, or the last, and that every other one that
        begins here costs more than the line itself.
        """
        ends, legal, count = self.ends, self.legal, self.count
        edge = self.place[start] + width
        fitting = bisect_right(ends, edge + EPSILON, start)
        split = self._until[fitting]
        full = legal[split - 1] if split else 0
        if full == count:
            price = self._last(start)
            return count, price, price == LINE
        following = legal[split]
        change, need = edge - ends[full - 1], ends[following - 1] - edge
        if full > start and change <= EPSILON:
            # a hundredth of an em a gap, and some more, cannot be moved without a price
            before = legal[split - 2] if split > 1 else 0
            looser = before <= start or edge - ends[before - 1] > 0.05 + 0.01 * (full - start)
            return full, LINE, looser and need > 0.05
        found: list[tuple[int, int]] = []
        if full > start:
            found.append((LINE + self._spread(start, full - 1, change), -full))
        if need <= self.room[following - 1] - self.room[start] + EPSILON:
            price = self._last(start) if following == count else LINE
            found.append((price + self._squeeze(start, following - 1, need), -following))
        if not found:
            return max(fitting, start + 1), FORCED + LINE, False
        price, last = min(found)
        return -last, price, False

    def starts(self, measure: float, lines: int, most: int) -> tuple[int, int]:
        """The first and the last atom that so many lines may begin with, as far as widths tell.

        Before the first there is more copy than the lines take squeezed; after the last, less
        than fills all of them but one with gaps as wide as `most` pays for.
        """
        if not lines:
            return self.count, self.count
        count, reach = self.count, widest_opening(most)
        least = self.squeezed[-1] - lines * measure - EPSILON
        first = bisect_left(range(count), least, key=self._squeezed_place)
        if reach == WIDEST:
            return first, count - 1
        ample = self.place[-1] + self._movable[-1] + self.openings[-1] * reach
        wanted = ample - (lines - 1) * (measure - 1.0)
        last = bisect_right(range(count), wanted, key=lambda at: self._ample_place(at, reach))
        return first, last - 1

    def furthest(self, start: int, width: float) -> int:
        """Where the line that begins with an atom may end at the latest, squeezed."""
        limit = self.place[start] - self.room[start] + width + EPSILON
        split = self._until[bisect_right(self.squeezed, limit)]
        return self.legal[split - 1] if split else 0

    def stop_near(self, end: float) -> int:
        """Where a line may end that is the nearest to a width in em from the paragraph's head."""
        legal, ends = self.legal, self.ends
        split = self._until[bisect_right(ends, end)]
        near = legal[max(split - 1, 0) : split + 1]
        return min(near, key=lambda stop: abs(ends[stop - 1] - end))

    def _squeezed_place(self, atom: int) -> float:
        return self.place[atom] - self.room[atom]

    def _ample_place(self, atom: int, reach: float) -> float:
        return self.place[atom] + self._movable[atom] + self.openings[atom] * reach

    def _any_line(self, start: int, split: int, limit: float) -> bool:
        """Whether any legal line begins here, however dear."""
        legal = self.legal
        if split and legal[split - 1] > start:
            return True
        if split == len(legal):
            return False
        stop = legal[split]
        return self.squeezed[stop - 1] <= limit

    def price(self, start: int, stop: int, width: float) -> int | None:
        """The price of a line from atom start to stop over a width; None if it cannot be set."""
        change = self.place[start] + width - self.ends[stop - 1]
        gap = stop - 1
        price = self._last(start) if stop == self.count else LINE
        if change < -EPSILON:
            if -change > self.room[gap] - self.room[start] + EPSILON:
                return None
            return price + self._squeeze(start, gap, -change)
        if stop == self.count or change <= EPSILON:
            return price
        return price + self._spread(start, gap, change)

    def _last(self, start: int) -> int:
        """The price of a last line that has room enough: one character alone costs more."""
        alone = start and self.words[-1] - self.words[start] <= 1
        return LINE + ORPHAN if alone else LINE

    def _squeeze(self, start: int, gap: int, need: float) -> int:
        """What it costs to take so much from a line that ends at a gap, step after step."""
        price = 0
        for field, sums in self.squeezes:
            step = sums[gap] - sums[start]
            if step <= 0:
                continue
            if need <= step:
                return price + field * round(need * 100)
            price += field * round(step * 100)
            need -= step
        return price

    def _spread(self, start: int, gap: int, change: float) -> int:
        """What it costs to open a line that ends at a gap by so much, step after step."""
        price = 0
        for field, sums in self._spread_rooms:
            step = sums[gap] - sums[start]
            moved = min(change, step)
            price += (field + SPREAD) * round(moved * 100)
            change -= moved
        if change <= EPSILON:
            return price
        openings = self.openings[gap] - self.openings[start]
        if not openings:
            return price + FORCED
        return price + opened_price(change / openings)


def _summed(values: Iterable[float]) -> list[float]:
    return list(accumulate(values, initial=0))


def _stepped(rises: Iterable[tuple[int, float]], count: int) -> list[float]:
    """Prefix sums of values of which all but a few are nothing, given as gap and value."""
    sums: list[float] = []
    total = 0.0
    for at, value in sorted(rises):
        sums += [total] * (at + 1 - len(sums))
        total += value
    return sums + [total] * (count - len(sums))
