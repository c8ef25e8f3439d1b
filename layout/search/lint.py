"""Faults of a made-up page that an art editor would send back, by name and place.

The page is a set of modules in columns and rows; whether a machine or a hand made it does not
matter (handbook, make-up 7).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from layout.search.weights import Weights

VERTICAL_MOST = 2
"""Vertical heads that a page may have, unless the editor asked for all of them."""
BOXES_MOST = 2
"""Boxes that a page may have."""
RANKS = {"lead": 0, "major": 1, "normal": 2, "brief": 3}
"""The order of the ranks, the most important first."""
STUB = 4
"""A leg with fewer rows is a fault."""


class PlacedModule(NamedTuple):
    """A module as the lint sees it: cells from 0, head, picture and legs in rows of the page.

    `head` is the row of a horizontal head and the rows it takes, or None for a vertical one, a
    head in a box, or none; `head_width` how far it reaches from the left, `voice` its size in
    points and face. `picture` is its area in hundredths of the page; `legs` are the depths of the
    legs, `stubs` those under a picture. If copy does not stand `in_legs`, none of these counts as
    too short.
    """

    name: str
    rank: str
    column: int
    row: int
    width: int
    rows: int
    head: tuple[int, int] | None = None
    head_width: float = 99.0
    voice: tuple[float, str] = (0.0, "")
    vertical: bool = False
    boxed: bool = False
    picture: float = 0.0
    legs: tuple[int, ...] = ()
    stubs: tuple[int, ...] = ()
    in_legs: bool = True
    vertical_wanted: bool = False
    """Whether the editor asked for a vertical head."""
    fixed: bool = False


class FaultKind(StrEnum):
    """The kinds of faults; `makeup-` and the value is the name of the diagnostic."""

    BUTTED_HEADS = "butted-heads"
    LONG_GUTTER = "long-gutter"
    WAIST_CUT = "waist-cut"
    LEAD_LOW = "lead-low"
    PICTURE_LARGE = "picture-large"
    PICTURE_NOT_DOMINANT = "picture-not-dominant"
    LEG_LONG = "leg-long"
    STUB = "stub"
    SAME_VOICE = "same-voice"
    LADDER = "ladder"
    VERTICAL_MANY = "vertical-many"
    BOXES_MANY = "boxes-many"


class MakeupFault(NamedTuple):
    """A fault: its kind, the modules concerned, and the place: column edge or row, from 0."""

    kind: FaultKind
    modules: tuple[str, ...]
    at: int
    amount: int = 0


def makeup_faults(
    blocks: Sequence[PlacedModule], columns: int, rows: int, weights: Weights
) -> list[MakeupFault]:
    """Every fault of a page of so many columns and rows, in a fixed order."""
    found: list[MakeupFault] = []
    found += _butted(blocks)
    found += _gutters(blocks, columns, rows, weights)
    found += _waists(blocks, rows, weights)
    found += _lead(blocks, rows)
    found += _pictures(blocks, weights)
    found += _legs(blocks, weights)
    found += _voices(blocks)
    found += _counts(blocks)
    return found


def _butted(blocks: Sequence[PlacedModule]) -> Iterator[MakeupFault]:
    """碰题: horizontal heads side by side at one height, in the order of the blocks."""
    headed = [(number, block, block.head) for number, block in enumerate(blocks) if block.head]
    starting: dict[int, list[tuple[int, PlacedModule, tuple[int, int]]]] = {}
    for one in headed:
        starting.setdefault(one[1].column, []).append(one)
    found = []
    for number, left, (top, deep) in headed:
        if left.head_width < left.width:
            continue
        for other, right, (above, high) in starting.get(left.column + left.width, ()):
            if top < above + high and above < top + deep:
                fault = MakeupFault(
                    FaultKind.BUTTED_HEADS, (left.name, right.name), max(top, above)
                )
                found.append((min(number, other), max(number, other), fault))
    yield from (fault for _, _, fault in sorted(found, key=lambda one: one[:2]))


def _gutters(
    blocks: Sequence[PlacedModule], columns: int, rows: int, weights: Weights
) -> Iterator[MakeupFault]:
    """断版: a gutter that no module crosses for too long."""
    most = rows * weights.gutter_most // 100
    free = [(1 << rows) - 1] * columns  # a bit for every row at an edge that no module crosses
    for block in blocks:
        inside = (1 << block.row + block.rows) - (1 << block.row)
        for edge in range(block.column + 1, block.column + block.width):
            free[edge] &= ~inside
    for edge in range(1, columns):
        if free[edge].bit_count() <= most + 1:
            continue
        longest = max(map(len, f"{free[edge]:b}".split("0")))
        if longest > most + 1:
            yield MakeupFault(FaultKind.LONG_GUTTER, (), edge, longest)


def _waists(blocks: Sequence[PlacedModule], rows: int, weights: Weights) -> Iterator[MakeupFault]:
    """通线: a cut across the whole page near its middle."""
    low, high = (rows * share // 100 for share in weights.waist)
    crossed = 0  # a bit for every row that some module runs through
    for block in blocks:
        crossed |= (1 << block.row + block.rows) - (2 << block.row)
    for row in range(low + 1, high):
        if not crossed >> row & 1:
            yield MakeupFault(FaultKind.WAIST_CUT, (), row)


def _lead(blocks: Sequence[PlacedModule], rows: int) -> Iterator[MakeupFault]:
    """The lead below the fold; where an editor ranks several so, all of them."""
    leads = [block for block in blocks if block.rank == "lead"]
    low = [(b.head[0], b.name) for b in leads if b.head and b.head[0] > rows // 2]
    if low and len(low) == len(leads):
        row, name = min(low)
        yield MakeupFault(FaultKind.LEAD_LOW, (name,), row)


def _pictures(blocks: Sequence[PlacedModule], weights: Weights) -> Iterator[MakeupFault]:
    lead = next((b for b in blocks if b.rank == "lead" and b.picture), None)
    for block in blocks:
        if block.picture > weights.picture_most:
            yield MakeupFault(
                FaultKind.PICTURE_LARGE, (block.name,), block.row, round(block.picture)
            )
        if lead is not None and block is not lead and block.picture > lead.picture:
            yield MakeupFault(FaultKind.PICTURE_NOT_DOMINANT, (lead.name, block.name), lead.row)


def _legs(blocks: Sequence[PlacedModule], weights: Weights) -> Iterator[MakeupFault]:
    for block in blocks:
        depths = block.legs + block.stubs
        if not depths:
            continue
        if block.legs and max(block.legs) > weights.leg_most:
            yield MakeupFault(FaultKind.LEG_LONG, (block.name,), block.row, max(block.legs))
        if block.in_legs and min(depths) < STUB:
            yield MakeupFault(FaultKind.STUB, (block.name,), block.row, min(depths))


def _voices(blocks: Sequence[PlacedModule]) -> Iterator[MakeupFault]:
    """The second and third head of a page in one voice, side by side; a ladder that goes up."""
    speaking = [b for b in blocks if b.voice[0]]
    sizes = sorted([b.voice[0] for b in speaking], reverse=True)
    if len(sizes) > 2 and sizes[1] == sizes[2]:
        yield from _alike(speaking)
    if not _climbs(speaking):
        return
    for one, other in combinations([(RANKS[b.rank], b.voice[0], b) for b in speaking], 2):
        if (one[0] - other[0]) * (one[1] - other[1]) > 0:
            high, low = (one[2], other[2]) if one[0] < other[0] else (other[2], one[2])
            yield MakeupFault(FaultKind.LADDER, (high.name, low.name), high.row)


def _alike(speaking: Sequence[PlacedModule]) -> Iterator[MakeupFault]:
    """The second and third head in one voice, side by side."""
    order = sorted(speaking, key=lambda b: (-b.voice[0], b.row, b.column))
    left, right = sorted(order[1:3], key=lambda b: b.column)
    meet = left.row < right.row + right.rows and right.row < left.row + left.rows
    if left.voice == right.voice and meet and left.column + left.width == right.column:
        yield MakeupFault(FaultKind.SAME_VOICE, (left.name, right.name), max(left.row, right.row))


def _climbs(speaking: Sequence[PlacedModule]) -> bool:
    """Whether any head is larger than one of a higher rank."""
    sizes: list[list[float]] = [[] for _ in RANKS]
    for block in speaking:
        sizes[RANKS[block.rank]].append(block.voice[0])
    largest = 0.0
    for some in reversed(sizes):
        if some:
            if largest > min(some):
                return True
            largest = max(largest, *some)
    return False


def _counts(blocks: Sequence[PlacedModule]) -> Iterator[MakeupFault]:
    vertical = tuple(b.name for b in blocks if b.vertical)
    if len(vertical) > VERTICAL_MOST and not all(b.vertical_wanted for b in blocks if b.vertical):
        yield MakeupFault(FaultKind.VERTICAL_MANY, vertical, 0, len(vertical))
    boxes = tuple(b.name for b in blocks if b.boxed and not b.fixed)
    if len(boxes) > BOXES_MOST:
        yield MakeupFault(FaultKind.BOXES_MANY, boxes, 0, len(boxes))
