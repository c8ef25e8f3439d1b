"""The price of a line: its faults in order of gravity, packed into one integer.

Where Knuth and Plass add badness and penalties into one number, a price here keeps every fault
apart: it has one field of `FIELD_BITS` bits for each of `FAULTS`, the gravest in the highest bits.
Prices add up field by field, and comparing two of them compares the gravest fault first, then the
next (lexicographic order). No amount of a lesser fault outweighs a graver one.

A field counts hundredths of an em, or pieces (lines, orphans). The order departs from the plain
priority list (A10) in one point: a last line of one character is graver than gaps opened
moderately, because an editor sends back the first and does not see the second (A12.1, GB/T 15834
5.1.11).
"""

from __future__ import annotations

from layout.core.geometry import EPSILON
from layout.text.spacing import Spread, Squeeze

FIELD_BITS = 24
"""Bits of a field: room for 160,000 em, so that sums over a paragraph never run over."""
FAULTS = (
    "forced",  # a line end that no rule allows, or a line that cannot be filled; in lines
    "torn",  # ordinary gaps opened beyond TORN_EM; by how much, in hundredths of an em
    "orphan",  # a last line of one character; in lines
    "open",  # ordinary gaps opened beyond OPEN_EM; by how much, in hundredths of an em
    "stops",  # 。？！ squeezed, in hundredths of an em
    "latin",  # Han–Latin space squeezed or spread, in hundredths of an em
    "spread",  # gaps opened at all, in hundredths of an em
    "commas",  # ，、；： squeezed, in hundredths of an em
    "brackets",  # brackets and word spaces squeezed, in hundredths of an em
    "lines",  # lines
)
TORN_EM = 0.15
"""Em: the house's warning limit for one gap (A10.2)."""
OPEN_EM = 0.02
"""Em: beyond this, marks are squeezed rather than gaps opened (先挤压、后拉伸, A10)."""
HUNDREDTHS = 100
"""Units of a field in one em."""
HALF_UNIT_EM = 0.005
"""Em: a length below this rounds to 0 units and costs nothing."""
SHORT_EM = 4.0
"""Em: a line that stays short by so much is as grave as a last line of one character."""
WIDEST = 1e6
"""Em: more than any gap opens; stands for no limit."""

_UNIT = {name: 1 << (FIELD_BITS * (len(FAULTS) - 1 - i)) for i, name in enumerate(FAULTS)}
_FIELD_MASK = (1 << FIELD_BITS) - 1
FORCED, TORN, ORPHAN, _OPEN = (_UNIT[n] for n in ("forced", "torn", "orphan", "open"))
_STOPS, _LATIN, SPREAD = (_UNIT[n] for n in ("stops", "latin", "spread"))
_COMMAS, _BRACKETS, LINE = (_UNIT[n] for n in ("commas", "brackets", "lines"))
SPREAD_FIELD = {Spread.WORD_SPACE: 0, Spread.HAN_LATIN: _LATIN}
"""What a step of spreading costs per unit on top of `SPREAD`; ordinary gaps: `opened_price`."""
SQUEEZE_FIELD = {
    Squeeze.WORD_SPACE: _BRACKETS,
    Squeeze.INTERPUNCT: _BRACKETS,
    Squeeze.BRACKETS: _BRACKETS,
    Squeeze.COMMAS: _COMMAS,
    Squeeze.HAN_LATIN: _LATIN,
    Squeeze.STOPS: _STOPS,
}
"""What a step of squeezing costs per unit."""


def price_fields(price: int) -> dict[str, int]:
    """A price taken apart: the count of every fault by its name in `FAULTS`."""
    return {name: price // unit & _FIELD_MASK for name, unit in _UNIT.items()}


def is_torn(price: int) -> bool:
    """Whether the price holds gaps opened beyond `TORN_EM`."""
    return price // TORN & _FIELD_MASK > 0


def opened_price(opening: float) -> int:
    """The price of a line whose ordinary gaps open by `opening` em each."""
    price = SPREAD * round(opening * HUNDREDTHS)
    if opening > OPEN_EM:
        price += _OPEN * round((opening - OPEN_EM) * HUNDREDTHS)
        if opening > TORN_EM:
            price += TORN * round((opening - TORN_EM) * HUNDREDTHS)
    return price


def ragged_price(left_over: float) -> int:
    """The price of a line that stays short by `left_over` em because an address goes on below."""
    price = opened_price(TORN_EM) + _OPEN * round(left_over * HUNDREDTHS)
    return price + ORPHAN * int(left_over / SHORT_EM)


def widest_opening(budget: int) -> float:
    """The widest opening in em whose `opened_price` is not above `budget`, or a little more.

    Rounded up by half a unit, so that no line with a price of at most `budget` is missed.
    """
    if budget >= TORN:
        return WIDEST
    if budget >= _OPEN:
        affordable = min(TORN_EM, OPEN_EM + budget // _OPEN / HUNDREDTHS)
    else:
        affordable = min(OPEN_EM, budget // SPREAD / HUNDREDTHS)
    return affordable + HALF_UNIT_EM + EPSILON
