"""The lines that a paragraph can be set in: from every atom, where a line may end at what price.

The programmes of `optimum` choose among these lines. A line is named by `start`, its first atom,
and `stop`, the atom after its last one. A `budget` is a price (`price`): dearer lines are not
wanted. Widths are in em.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import inf
from typing import NamedTuple

from layout.core.geometry import EPSILON
from layout.text.price import FORCED, LINE, WIDEST, widest_opening
from layout.text.row_sums import RowSums

_FREE_PER_LINE, _FREE_PER_GAP = 0.05, 0.01
"""Em: a line that changes by more than `_FREE_PER_LINE` and `_FREE_PER_GAP` for each of its gaps
has a price above that of the line itself. A step's change, or an ordinary gap's, costs nothing
below half a hundredth of an em; these are twice that, for at most five steps.
"""
_MOST_LEAD = 1.0
"""Em: more than the blank that any line keeps at its head, so that `starts` errs on the safe side."""


class FirstAtoms(NamedTuple):
    """The first and the last atom that a line may begin with."""

    first: int
    last: int


class GreedyLine(NamedTuple):
    """The line that a setter who never looks ahead would choose.

    `is_certain` says that it costs `LINE` alone, and every other line from the same atom more.
    """

    stop: int
    price: int
    is_certain: bool


class Measured(RowSums):
    """A paragraph prepared for choosing its lines: the lines that it can be set in."""

    def lines_from(self, start: int, width: float, budget: int) -> list[tuple[int, int]]:
        """The lines from atom `start` that cost at most `budget`, as stop and price.

        Where the rules allow no line at all there is one that is forced: it ends before the first
        atom that overflows.
        """
        edge = self.place[start] + width
        fitting = bisect_right(self.ends, edge + EPSILON, start)
        found = self._loose_lines(start, edge, fitting, budget)
        found += self._tight_lines(start, edge, fitting, budget)
        if not found and not self._any_line(start, edge, fitting):
            found.append((max(min(fitting, self.count), start + 1), FORCED + LINE))
        return found

    def _loose_lines(
        self, start: int, edge: float, fitting: int, budget: int
    ) -> list[tuple[int, int]]:
        """The lines that fit as they are, exact or with gaps to be spread; the fullest first.

        `edge` is the end of the measure in the endless line, `fitting` the first atom that ends
        beyond it.
        """
        ends, legal, count, openings = self.ends, self.legal, self.count, self.openings
        found: list[tuple[int, int]] = []
        least, reach = inf, 0.0
        for at in range(self.legal_until[fitting] - 1, -1, -1):
            stop = legal[at]
            if stop <= start:
                break
            end = ends[stop - 1]
            if stop == count:
                price = self.last_line_price(start)
            elif edge - end <= EPSILON:
                price = LINE
            else:
                if least == inf:
                    reach = self._reach(budget)
                    least = self._least_filled(start, edge, fitting, reach)
                if end + openings[stop - 1] * reach < least:
                    break  # every looser line would be opened wider still
                price = LINE + self.spread_price(start, stop - 1, edge - end)
            if price <= budget:
                found.append((stop, price))
        return found

    def _least_filled(self, start: int, edge: float, fitting: int, reach: float) -> float:
        """What the end of a line plus `reach` for each ordinary gap before it must come to.

        Below that, no opening of ordinary gaps by `reach` em fills the line, even with all word
        spaces and Han–Latin spaces of the longest line spread for nothing.
        """
        if reach >= WIDEST:
            return -inf
        room = self.spread_room
        filled = edge - room[max(fitting - 1, start)] + room[start]
        return filled + self.openings[start] * reach - EPSILON

    def _tight_lines(
        self, start: int, edge: float, fitting: int, budget: int
    ) -> list[tuple[int, int]]:
        """The lines that must be squeezed to fit, the shortest first; arguments as above."""
        legal, squeezed = self.legal, self.squeezed
        limit = edge + EPSILON - self.room[start]
        found: list[tuple[int, int]] = []
        for at in range(self.legal_until[fitting], len(legal)):
            stop = legal[at]
            if squeezed[stop - 1] > limit:
                break
            price = self.last_line_price(start) if stop == self.count else LINE
            price += self.squeeze_price(start, stop - 1, self.ends[stop - 1] - edge)
            if price <= budget:
                found.append((stop, price))
        return found

    def _any_line(self, start: int, edge: float, fitting: int) -> bool:
        """Whether the rules allow any line from `start`, at whatever price."""
        legal, split = self.legal, self.legal_until[fitting]
        if split and legal[split - 1] > start:
            return True
        if split == len(legal):
            return False
        stop = legal[split]
        return self.squeezed[stop - 1] <= edge + EPSILON - self.room[start]

    def line_from(self, start: int, width: float) -> GreedyLine:
        """The cheaper of two lines from atom `start`: the fullest that fits as it is or is to be
        spread, and the next longer one, squeezed.
        """
        ends, legal, count = self.ends, self.legal, self.count
        edge = self.place[start] + width
        fitting = bisect_right(ends, edge + EPSILON, start)
        split = self.legal_until[fitting]
        full = legal[split - 1] if split else 0
        if full == count:
            price = self.last_line_price(start)
            return GreedyLine(count, price, price == LINE)
        following = legal[split]
        change, need = edge - ends[full - 1], ends[following - 1] - edge
        if full > start and change <= EPSILON:
            before = legal[split - 2] if split > 1 else 0
            free = _FREE_PER_LINE + _FREE_PER_GAP * (full - start)
            looser_costs = before <= start or edge - ends[before - 1] > free
            return GreedyLine(full, LINE, looser_costs and need > _FREE_PER_LINE)
        found: list[tuple[int, int]] = []
        if full > start:
            found.append((LINE + self.spread_price(start, full - 1, change), -full))
        if need <= self.room[following - 1] - self.room[start] + EPSILON:
            price = self.last_line_price(start) if following == count else LINE
            found.append((price + self.squeeze_price(start, following - 1, need), -following))
        if not found:
            return GreedyLine(max(fitting, start + 1), FORCED + LINE, False)
        price, last = min(found)
        return GreedyLine(-last, price, False)

    def starts(self, measure: float, lines: int, budget: int) -> FirstAtoms:
        """The atoms between which the last `lines` lines may begin, as far as widths tell.

        Before the first there is more copy than the lines hold squeezed. After the last there is
        too little to fill all of them but one, with gaps as wide as `budget` pays for.
        """
        if not lines:
            return FirstAtoms(self.count, self.count)
        count, reach = self.count, self._reach(budget)
        least = self.squeezed[-1] - lines * measure - EPSILON
        first = bisect_left(range(count), least, key=self._squeezed_place)
        if reach == WIDEST:
            return FirstAtoms(first, count - 1)
        ample = self.place[-1] + self.spread_room[-1] + self.openings[-1] * reach
        wanted = ample - (lines - 1) * (measure - _MOST_LEAD)
        last = bisect_right(range(count), wanted, key=lambda at: self._ample_place(at, reach))
        return FirstAtoms(first, last - 1)

    def furthest(self, start: int, width: float) -> int:
        """The last legal stop of a line from `start`, squeezed as far as it goes; 0 for none."""
        limit = self.place[start] - self.room[start] + width + EPSILON
        split = self.legal_until[bisect_right(self.squeezed, limit)]
        return self.legal[split - 1] if split else 0

    def stop_near(self, end: float) -> int:
        """The legal stop nearest to `end`, a width from the head of the endless line."""
        legal, ends = self.legal, self.ends
        split = self.legal_until[bisect_right(ends, end)]
        near = legal[max(split - 1, 0) : split + 1]
        return min(near, key=lambda stop: abs(ends[stop - 1] - end))

    def _reach(self, budget: int) -> float:
        """How wide `budget` lets an ordinary gap open; a line that may stay short has no limit."""
        return WIDEST if self.ragged else widest_opening(budget)

    def _squeezed_place(self, atom: int) -> float:
        """Where an atom begins when all gaps before it are squeezed."""
        return self.place[atom] - self.room[atom]

    def _ample_place(self, atom: int, reach: float) -> float:
        """Where an atom begins when all gaps before it are spread, ordinary ones by `reach` em."""
        return self.place[atom] + self.spread_room[atom] + self.openings[atom] * reach
