"""The arrangements of a group of pictures, as numbers of pictures in stacks and bands.

In: how many pictures the group has. Out: `Pattern`s with their prices, the usual one first. Where
the pictures stand, and how large they are, is found in `picture_group`.
"""

from __future__ import annotations

from collections.abc import Iterator

PAIR = 2
"""Pictures that stand side by side where they can."""
ABREAST_MOST = 6
"""Pictures side by side in a band of followers at most."""
STACK_MOST = 3
"""Pictures one above the other beside the dominant one at most."""
GRID_PRICE, UNEVEN_PRICE = 150, 60
"""What a group costs in which no picture dominates, and one whose bands are not alike."""

Pattern = tuple[tuple[int, ...], ...]
"""A group as the numbers of pictures in the stacks of its bands."""


def patterns(count: int) -> Iterator[tuple[Pattern, int]]:
    """The arrangements of `count` pictures, the usual one first, with their prices."""
    seen: set[Pattern] = set()
    for pattern, price in (*_usual(count), *_dominated(count), *_grids(count)):
        if pattern not in seen:
            seen.add(pattern)
            yield pattern, price


def _usual(count: int) -> Iterator[tuple[Pattern, int]]:
    """A pair side by side; of more, the first over the others, or all side by side."""
    abreast: Pattern = ((1,) * count,)
    over: Pattern = ((1,), *_bands(count - 1, min(count - 1, ABREAST_MOST)))
    if count == PAIR:
        yield abreast, 0
        yield over, 0
    else:
        yield over, 0
        if count <= ABREAST_MOST:
            yield abreast, GRID_PRICE


def _dominated(count: int) -> Iterator[tuple[Pattern, int]]:
    """The first picture alone or beside a stack, over bands of the others."""
    for stacked in range(min(STACK_MOST, count - 1) + 1):
        first = (1, stacked) if stacked else (1,)
        rest = count - 1 - stacked
        for abreast in range(1, min(rest, ABREAST_MOST) + 1):
            yield (first, *_bands(rest, abreast)), UNEVEN_PRICE * bool(rest % abreast)
        if not rest:
            yield (first,), 0


def _grids(count: int) -> Iterator[tuple[Pattern, int]]:
    """All pictures in bands of as many."""
    for abreast in range(1, min(count, ABREAST_MOST) + 1):
        yield _bands(count, abreast), GRID_PRICE + UNEVEN_PRICE * bool(count % abreast)


def _bands(count: int, abreast: int) -> Pattern:
    """Bands of up to `abreast` single pictures, those with fewer first."""
    if count <= 0:
        return ()
    bands = -(-count // abreast)
    return tuple((1,) * ((count + number) // bands) for number in range(bands))
