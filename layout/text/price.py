"""What a line costs: faults in order, the gravest first, packed into one integer.

Each fault is counted in hundredths of an em or in pieces and summed over the lines. A price has a
field a fault, so that sums compare in that order by themselves. The order departs from the plain
priority list in one point: a last line of one character stands before a moderate spread, since an
editor sends back the first and never sees the second (A12.1, GB/T 15834 5.1.11).
"""

from __future__ import annotations

from layout.core.geometry import EPSILON

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
WIDEST = 1e6
"""No gap opens wider."""
_UNIT = {name: 1 << (FIELD_BITS * (len(FAULTS) - 1 - i)) for i, name in enumerate(FAULTS)}
FORCED, TORN, ORPHAN, _OPEN = (_UNIT[n] for n in ("forced", "torn", "orphan", "open"))
_STOPS, _LATIN, SPREAD = (_UNIT[n] for n in ("stops", "latin", "spread"))
_COMMAS, _BRACKETS, LINE = (_UNIT[n] for n in ("commas", "brackets", "lines"))
SPREAD_FIELD = {1: 0, 2: _LATIN}
"""Word spaces cost as any opening does, Han–Latin spaces more."""
SQUEEZE_FIELD = {2: _BRACKETS, 3: _BRACKETS, 4: _BRACKETS, 5: _COMMAS, 6: _LATIN, 7: _STOPS}
"""The fault that each step of squeezing and of opening counts as."""


def price_fields(price: int) -> dict[str, int]:
    """A price taken apart: hundredths of an em or pieces by name of fault."""
    mask = (1 << FIELD_BITS) - 1
    return {name: price // unit & mask for name, unit in _UNIT.items()}


def is_torn(price: int) -> bool:
    """Whether gaps are opened beyond `TORN_EM`."""
    return price // TORN & (1 << FIELD_BITS) - 1 > 0


def opened_price(each: float) -> int:
    """The price of a line whose ordinary gaps open by `each` em."""
    price = SPREAD * round(each * 100)
    if each > OPEN_EM:
        price += _OPEN * round((each - OPEN_EM) * 100)
        if each > TORN_EM:
            price += TORN * round((each - TORN_EM) * 100)
    return price


def widest_opening(most: int) -> float:
    """The widest that gaps of a line may open, in em, before it costs more than `most`."""
    if most >= TORN:
        return WIDEST
    if most >= _OPEN:
        return min(TORN_EM, OPEN_EM + most // _OPEN / 100) + 0.005 + EPSILON
    return min(OPEN_EM, most // SPREAD / 100) + 0.005 + EPSILON
