"""What a line costs: faults in order, the gravest first, packed into one integer.

Each fault is counted in hundredths of an em or in pieces and summed over the lines. A price has a
field a fault, so that sums compare in that order by themselves. The order departs from the plain
priority list in one point: a last line of one character stands before a moderate spread, since an
editor sends back the first and never sees the second (A12.1, GB/T 15834 5.1.11).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from layout.geometry import EPSILON
from layout.text.charclass import Kind
from layout.text.spacing import Gap

FIELD_BITS = 24
FAULTS = (
    "forced",  # a line end that no rule allows, or a line that cannot be filled
    "torn",  # gaps opened beyond TORN
    "orphan",  # a last line of one character
    "open",  # gaps opened beyond OPEN
    "stops",  # 。？！ squeezed
    "latin",  # Han–Latin space moved
    "spread",  # gaps opened at all
    "commas",  # ，、；： squeezed
    "brackets",  # brackets and word spaces squeezed
    "lines",
)
TORN_EM = 0.15
"""The house's warning limit for one gap (handbook A10.2)."""
OPEN_EM = 0.02
"""Beyond this, marks are squeezed rather than gaps opened: 先挤压、后拉伸 (A10)."""
_UNIT = {name: 1 << (FIELD_BITS * (len(FAULTS) - 1 - i)) for i, name in enumerate(FAULTS)}
FORCED, TORN, ORPHAN, _OPEN = (_UNIT[n] for n in ("forced", "torn", "orphan", "open"))
_STOPS, _LATIN, SPREAD = (_UNIT[n] for n in ("stops", "latin", "spread"))
_COMMAS, _BRACKETS, _LINE = (_UNIT[n] for n in ("commas", "brackets", "lines"))
_SQUEEZE_FIELD = {2: _BRACKETS, 3: _BRACKETS, 4: _BRACKETS, 5: _COMMAS, 6: _LATIN, 7: _STOPS}


def price_fields(price: int) -> dict[str, int]:
    """A price taken apart: hundredths of an em or pieces by name of fault."""
    mask = (1 << FIELD_BITS) - 1
    return {name: price // unit & mask for name, unit in _UNIT.items()}


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
        self.count = len(widths)
        self.leads = leads
        steps = (w + g.natural for w, g in zip(widths, gaps, strict=False))
        self.place = list(accumulate(steps, initial=0.0))
        self.ends = [p + w for p, w in zip(self.place, widths, strict=True)]
        self.legal = [i + 1 for i, gap in enumerate(gaps) if gap.may_break] + [self.count]
        used = {gap.squeeze for gap in gaps} - {0}
        self.squeezes = [(_SQUEEZE_FIELD[step], self._sums(gaps, step)) for step in sorted(used)]
        total = (g.natural - g.floor if g.squeeze else 0.0 for g in gaps)
        self.room = list(accumulate(total, initial=0.0))
        self.spread_rooms = [
            (
                field,
                list(
                    accumulate(
                        (g.ceiling - g.natural if g.spread == step else 0.0 for g in gaps),
                        initial=0.0,
                    )
                ),
            )
            for step, field in ((1, 0), (2, _LATIN))
            if any(g.spread == step for g in gaps)
        ]
        self.openings = list(accumulate((1 if g.spread == 3 else 0 for g in gaps), initial=0))
        self.words = list(
            accumulate(
                (
                    0 if kind in (Kind.CLOSE, Kind.END, Kind.MID, Kind.STACK, Kind.OPEN) else 1
                    for kind in kinds
                ),
                initial=0,
            )
        )

    @staticmethod
    def _sums(gaps: Sequence[Gap], step: int) -> list[float]:
        return list(
            accumulate(
                (g.natural - g.floor if g.squeeze == step else 0.0 for g in gaps), initial=0.0
            )
        )

    def lines_from(self, start: int, width: float, most: int) -> list[tuple[int, int]]:
        """The lines that may begin with an atom, as stop and price, none dearer than `most`.

        Where no legal line can be set there is one that ends before the atom that overflows.
        """
        ends, legal = self.ends, self.legal
        edge = self.place[start] + width + EPSILON
        fitting = bisect_right(ends, edge)
        split = bisect_right(legal, fitting)
        found: list[tuple[int, int]] = []
        at = split - 1
        while at >= 0 and legal[at] > start:
            price = self.price(start, legal[at], width)
            if price is not None:
                if price <= most:
                    found.append((legal[at], price))
                elif self._least_opened(start, legal[at], fitting, width) > most:
                    break  # every looser line is opened wider still
            at -= 1
        limit = edge - self.room[start]
        for at in range(split, len(legal)):
            stop = legal[at]
            if ends[stop - 1] - self.room[stop - 1] > limit:
                break
            price = self.price(start, stop, width)
            if price is not None:
                found.append((stop, price))
        if not found and not self._any_line(start, split, limit):
            found.append((max(min(fitting, self.count), start + 1), FORCED + _LINE))
        return found

    def _any_line(self, start: int, split: int, limit: float) -> bool:
        """Whether any legal line begins here, however dear."""
        legal = self.legal
        if split and legal[split - 1] > start:
            return True
        if split == len(legal):
            return False
        stop = legal[split]
        return self.ends[stop - 1] - self.room[stop - 1] <= limit

    def _least_opened(self, start: int, stop: int, fitting: int, width: float) -> int:
        """What opened gaps must at least cost a line, and every looser one, with all else free."""
        change = width - (self.ends[stop - 1] - self.place[start])
        for _, sums in self.spread_rooms:
            change -= sums[max(fitting - 1, start)] - sums[start]
        openings = self.openings[stop - 1] - self.openings[start]
        each = change / openings if openings else 0.0
        return _opened(each) if each > 0 else 0

    def price(self, start: int, stop: int, width: float) -> int | None:
        """The price of a line from atom start to stop over a width; None if it cannot be set."""
        last = stop == self.count
        natural = self.ends[stop - 1] - self.place[start]
        change = width - natural
        gap = stop - 1
        price = _LINE
        if last and start and self.words[stop] - self.words[start] <= 1:
            price += ORPHAN
        if change < -EPSILON:
            need = -change
            if need > self.room[gap] - self.room[start] + EPSILON:
                return None
            for field, sums in self.squeezes:
                step = sums[gap] - sums[start]
                if step <= 0:
                    continue
                if need <= step:
                    return price + field * round(need * 100)
                price += field * round(step * 100)
                need -= step
            return price
        if last or change <= EPSILON:
            return price
        for field, sums in self.spread_rooms:
            step = sums[gap] - sums[start]
            moved = min(change, step)
            price += (field + SPREAD) * round(moved * 100)
            change -= moved
        if change <= EPSILON:
            return price
        openings = self.openings[gap] - self.openings[start]
        if not openings:
            return price + FORCED
        return price + _opened(change / openings)


def _opened(each: float) -> int:
    """The price of a line whose ordinary gaps open by `each` em."""
    price = SPREAD * round(each * 100)
    if each > OPEN_EM:
        price += _OPEN * round((each - OPEN_EM) * 100)
        if each > TORN_EM:
            price += TORN * round((each - TORN_EM) * 100)
    return price
