"""The gaps of one line brought to its measure: squeezed or spread, step by step (A10).

All gaps of one step give way by equal amounts before the next step begins. A gap that reaches its
limit stays there, and the others of its step share what is left (clreq, line adjustment).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from layout.core.geometry import EPSILON
from layout.text.spacing import SPREAD_STEPS, SQUEEZE_STEPS, Gap


def fit(gaps: Sequence[Gap], change: float) -> tuple[list[float], float]:
    """The widths of the gaps when their sum changes by `change`, and the change left over; in em.

    A negative change squeezes the gaps, at most to their floors; a positive one spreads them, at
    most to their ceilings. The change left over has the same sign, and is 0 if all of it was made.
    """
    widths = [gap.natural for gap in gaps]
    if change < -EPSILON:
        by_step = _by_step([gap.squeeze for gap in gaps])
        for squeeze in SQUEEZE_STEPS:
            places = by_step.get(squeeze, [])
            rooms = [gaps[i].natural - gaps[i].floor for i in places]
            change = -_share(widths, places, rooms, -change, -1.0)
            if change > -EPSILON:
                return widths, 0.0
    elif change > EPSILON:
        by_step = _by_step([gap.spread for gap in gaps])
        for spread in SPREAD_STEPS:
            places = by_step.get(spread, [])
            rooms = [gaps[i].ceiling - gaps[i].natural for i in places]
            change = _share(widths, places, rooms, change, 1.0)
            if change < EPSILON:
                return widths, 0.0
    else:
        return widths, 0.0
    return widths, change


def _by_step(steps: Iterable[int]) -> dict[int, list[int]]:
    """The places of the gaps of every step."""
    found: dict[int, list[int]] = {}
    for place, step in enumerate(steps):
        found.setdefault(step, []).append(place)
    return found


def _share(
    widths: list[float], places: list[int], rooms: list[float], amount: float, sign: float
) -> float:
    """Change the widths at `places` by equal shares of `amount`; what is left of it is returned.

    `rooms[i]` is the most that place i may change by; `sign` is -1 for squeezing, 1 for spreading.
    The places with the least room come first, so that each share is final when it is taken.
    """
    waiting = sorted(
        (room, place) for room, place in zip(rooms, places, strict=True) if room > EPSILON
    )
    left = len(waiting)
    for room, place in waiting:
        share = min(amount / left, room)
        widths[place] += sign * share
        amount -= share
        left -= 1
    return amount if amount > EPSILON else 0.0
