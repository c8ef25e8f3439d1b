"""A line's gaps brought to its measure: squeezed first, then spread, by steps (clreq, handbook A10).

All places of one step give way by equal amounts before the next step starts; a place that reaches
its limit drops out and the others share what is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from layout.core.geometry import EPSILON
from layout.text.spacing import SPREAD_STEPS, SQUEEZE_STEPS, Gap


def fit(gaps: Sequence[Gap], change: float) -> tuple[list[float], float]:
    """The widths of the gaps after a change of their sum, and the change that found no room.

    A negative change squeezes down to the floors, a positive one spreads up to the ceilings.
    """
    widths = [gap.natural for gap in gaps]
    if change < -EPSILON:
        places = _by_step([gap.squeeze for gap in gaps])
        for step in SQUEEZE_STEPS:
            some = places.get(step, [])
            rooms = [gaps[i].natural - gaps[i].floor for i in some]
            change = -_share(widths, some, rooms, -change, -1.0)
            if change > -EPSILON:
                return widths, 0.0
    elif change > EPSILON:
        places = _by_step([gap.spread for gap in gaps])
        for step in SPREAD_STEPS:
            some = places.get(step, [])
            rooms = [gaps[i].ceiling - gaps[i].natural for i in some]
            change = _share(widths, some, rooms, change, 1.0)
            if change < EPSILON:
                return widths, 0.0
    else:
        return widths, 0.0
    return widths, change


def _by_step(steps: Iterable[int]) -> dict[int, list[int]]:
    """The places of every step."""
    found: dict[int, list[int]] = {}
    for place, step in enumerate(steps):
        found.setdefault(step, []).append(place)
    return found


def _share(
    widths: list[float], places: list[int], rooms: list[float], amount: float, sign: float
) -> float:
    """Give equal shares of an amount to the places, none more than its room; return the rest."""
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
