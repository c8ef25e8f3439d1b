"""Faults of a made-up page that an art editor would send back, by rule and place.

In: the modules of a page in columns and rows, counted from 0 at the top left of the story area.
Out: `MakeupFault`s in a fixed order. Whether a machine or a hand made the page up does not matter
(U2). Gutters and cuts are found with a bit for every row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from layout.search.weights import Weights

VERTICAL_MOST = 2
"""Vertical heads on a page at most, unless the editor asked for all of them."""
BOXES_MOST = 2
"""Boxed stories on a page at most."""
RANKS = {"lead": 0, "major": 1, "normal": 2, "brief": 3}
"""The ranks of stories, the highest first."""
STUB = 4
"""Rows that a leg has at least, also under a picture."""
FULL_WIDTH = 99.0
"""Columns of a head that reaches over its whole module, however wide."""


class MakeupRule(StrEnum):
    """What may be wrong with a page."""

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
    FILLER_LARGE = "filler-large"
    FILLER_IN_EAR = "filler-in-ear"
    FILLER_OVER_LEAD = "filler-over-lead"
    FILLER_ON_PICTURE_PAGE = "filler-on-picture-page"


NEVER = {
    MakeupRule.FILLER_LARGE,
    MakeupRule.FILLER_IN_EAR,
    MakeupRule.FILLER_OVER_LEAD,
    MakeupRule.FILLER_ON_PICTURE_PAGE,
}
"""Faults with which a page is not closed: it stays open, and its remedies are told instead."""
MASTHEAD, FILLER = "masthead", "filler"
"""The names of modules that are no stories."""
PICTURE_PAGE = 40
"""Hundredths of the page that the largest picture of a picture story takes on a page of pictures."""


class PlacedModule(NamedTuple):
    """A module as the lint sees it, with its place on the page."""

    name: str
    rank: str
    column: int
    row: int
    width: int
    rows: int
    head: tuple[int, int] | None = None
    """First row and rows of a horizontal head; None if it is vertical, in a box, or missing."""
    head_width: float = FULL_WIDTH
    """Columns that the head reaches from the module's left edge."""
    voice: tuple[float, str] = (0.0, "")
    """Size in points and face of the head; 0 without a head."""
    vertical: bool = False
    boxed: bool = False
    picture: float = 0.0
    """Area of its largest picture in hundredths of the page."""
    legs: tuple[int, ...] = ()
    """Rows of each leg without a picture."""
    stubs: tuple[int, ...] = ()
    """Rows of each leg with a picture in it."""
    in_legs: bool = True
    """Whether the copy is set in several legs; a single one may be short."""
    vertical_wanted: bool = False
    """Whether the editor wants the head to stand vertically."""
    fixed: bool = False
    """Whether the editor gave the module."""
    pictorial: bool = False
    """Whether the story lives by its pictures, which may be larger than others."""


class MakeupFault(NamedTuple):
    """A fault of a page."""

    rule: MakeupRule
    modules: tuple[str, ...]
    """The names of the modules concerned."""
    at: int
    """Where it is: for a gutter the column edge, else a row, from 0."""
    amount: int = 0
    """How much it is, in the rule's own unit: rows, hundredths of the page, or a number."""


def makeup_faults(
    blocks: Sequence[PlacedModule], columns: int, rows: int, weights: Weights
) -> list[MakeupFault]:
    """Every fault of a page of `columns` columns and `rows` rows, in a fixed order."""
    found: list[MakeupFault] = []
    found += _butted(blocks)
    found += _gutters(blocks, columns, rows, weights)
    found += _waists(blocks, rows, weights)
    found += _lead(blocks, rows)
    found += _pictures(blocks, weights)
    found += _legs(blocks, weights)
    found += _voices(blocks)
    found += _counts(blocks)
    found += _fillers(blocks, columns, rows, weights)
    return found


def _butted(blocks: Sequence[PlacedModule]) -> Iterator[MakeupFault]:
    """碰题: horizontal heads side by side at one height, in the order of the blocks."""
    headed = [(number, block, block.head) for number, block in enumerate(blocks) if block.head]
    by_column: dict[int, list[tuple[int, PlacedModule, tuple[int, int]]]] = {}
    for one in headed:
        by_column.setdefault(one[1].column, []).append(one)
    found = []
    for number, left, (top, rows) in headed:
        if left.head_width < left.width:
            continue
        for other, right, (right_top, right_rows) in by_column.get(left.column + left.width, ()):
            if top < right_top + right_rows and right_top < top + rows:
                fault = MakeupFault(
                    MakeupRule.BUTTED_HEADS, (left.name, right.name), max(top, right_top)
                )
                found.append((min(number, other), max(number, other), fault))
    yield from (fault for _, _, fault in sorted(found, key=lambda one: one[:2]))


def _gutters(
    blocks: Sequence[PlacedModule], columns: int, rows: int, weights: Weights
) -> Iterator[MakeupFault]:
    """断版: a gutter that no module crosses over too many rows."""
    most = rows * weights.gutter_most // 100
    # for the gutter at every column edge: a bit for each row in which no module crosses it
    free = [(1 << rows) - 1] * columns
    for block in blocks:
        inside = (1 << block.row + block.rows) - (1 << block.row)
        for edge in range(block.column + 1, block.column + block.width):
            free[edge] &= ~inside
    for edge in range(1, columns):
        if free[edge].bit_count() <= most + 1:
            continue
        longest = max(map(len, f"{free[edge]:b}".split("0")))
        if longest > most + 1:
            yield MakeupFault(MakeupRule.LONG_GUTTER, (), edge, longest)


def _waists(blocks: Sequence[PlacedModule], rows: int, weights: Weights) -> Iterator[MakeupFault]:
    """通线: a cut across the whole page near its middle."""
    low, high = (rows * share // 100 for share in weights.waist)
    crossed = 0  # a bit for every row that some module runs through
    for block in blocks:
        crossed |= (1 << block.row + block.rows) - (2 << block.row)
    for row in range(low + 1, high):
        if not crossed >> row & 1:
            yield MakeupFault(MakeupRule.WAIST_CUT, (), row)


def _lead(blocks: Sequence[PlacedModule], rows: int) -> Iterator[MakeupFault]:
    """The lead below the fold; of several leads, only if all are."""
    leads = [block for block in blocks if block.rank == "lead"]
    low = [(b.head[0], b.name) for b in leads if b.head and b.head[0] > rows // 2]
    if low and len(low) == len(leads):
        row, name = min(low)
        yield MakeupFault(MakeupRule.LEAD_LOW, (name,), row)


def _pictures(blocks: Sequence[PlacedModule], weights: Weights) -> Iterator[MakeupFault]:
    """A picture that is too large, or larger than the lead's.

    On a page of pictures that of a picture story may dominate.
    """
    lead = next((b for b in blocks if b.rank == "lead" and b.picture), None)
    for block in blocks:
        most = weights.picture_page_most if block.pictorial else weights.picture_most
        if block.picture > most:
            yield MakeupFault(
                MakeupRule.PICTURE_LARGE, (block.name,), block.row, round(block.picture)
            )
        dominant = block.pictorial and block.picture > weights.picture_most
        outdone = lead is not None and block is not lead and block.picture > lead.picture
        if lead is not None and outdone and not dominant:
            yield MakeupFault(MakeupRule.PICTURE_NOT_DOMINANT, (lead.name, block.name), lead.row)


def _legs(blocks: Sequence[PlacedModule], weights: Weights) -> Iterator[MakeupFault]:
    """A leg that is too long or too short."""
    for block in blocks:
        depths = block.legs + block.stubs
        if not depths:
            continue
        if block.legs and max(block.legs) > weights.leg_most:
            yield MakeupFault(MakeupRule.LEG_LONG, (block.name,), block.row, max(block.legs))
        if block.in_legs and not block.pictorial and min(depths) < STUB:
            yield MakeupFault(MakeupRule.STUB, (block.name,), block.row, min(depths))


def _voices(blocks: Sequence[PlacedModule]) -> Iterator[MakeupFault]:
    """The second and third head in one voice, side by side; a head larger than a higher one's."""
    headed = [b for b in blocks if b.voice[0]]
    sizes = sorted([b.voice[0] for b in headed], reverse=True)
    if len(sizes) > 2 and sizes[1] == sizes[2]:
        yield from _alike(headed)
    if not _climbs(headed):
        return
    for one, other in combinations([(RANKS[b.rank], b.voice[0], b) for b in headed], 2):
        if (one[0] - other[0]) * (one[1] - other[1]) > 0:
            high, low = (one[2], other[2]) if one[0] < other[0] else (other[2], one[2])
            yield MakeupFault(MakeupRule.LADDER, (high.name, low.name), high.row)


def _alike(headed: Sequence[PlacedModule]) -> Iterator[MakeupFault]:
    """The second and third largest head, if they are in one voice and side by side."""
    order = sorted(headed, key=lambda b: (-b.voice[0], b.row, b.column))
    left, right = sorted(order[1:3], key=lambda b: b.column)
    meet = left.row < right.row + right.rows and right.row < left.row + left.rows
    if left.voice == right.voice and meet and left.column + left.width == right.column:
        yield MakeupFault(MakeupRule.SAME_VOICE, (left.name, right.name), max(left.row, right.row))


def _climbs(headed: Sequence[PlacedModule]) -> bool:
    """Whether any head is larger than one of a higher rank."""
    sizes: list[list[float]] = [[] for _ in RANKS]
    for block in headed:
        sizes[RANKS[block.rank]].append(block.voice[0])
    largest = 0.0
    for of_rank in reversed(sizes):
        if of_rank:
            if largest > min(of_rank):
                return True
            largest = max(largest, *of_rank)
    return False


def _counts(blocks: Sequence[PlacedModule]) -> Iterator[MakeupFault]:
    """Too many vertical heads, or boxes of the make-up."""
    vertical = tuple(b.name for b in blocks if b.vertical)
    if len(vertical) > VERTICAL_MOST and not all(b.vertical_wanted for b in blocks if b.vertical):
        yield MakeupFault(MakeupRule.VERTICAL_MANY, vertical, 0, len(vertical))
    boxes = tuple(b.name for b in blocks if b.boxed and not b.fixed)
    if len(boxes) > BOXES_MOST:
        yield MakeupFault(MakeupRule.BOXES_MANY, boxes, 0, len(boxes))


def _fillers(
    blocks: Sequence[PlacedModule], columns: int, rows: int, weights: Weights
) -> Iterator[MakeupFault]:
    """A filler that is too large, that stands in the ear, or among the pictures of a picture page."""
    masthead = next((block for block in blocks if block.name == MASTHEAD), None)
    leads = [block for block in blocks if block.rank == "lead"]
    pictures = any(block.pictorial and block.picture > PICTURE_PAGE for block in blocks)
    for block in blocks:
        if block.name != FILLER:
            continue
        share = 100 * block.width * (block.rows - 1) / (columns * rows)
        if share > weights.filler_most:
            yield MakeupFault(MakeupRule.FILLER_LARGE, (), block.row, round(share))
        if masthead is not None and block.row < masthead.rows:
            yield MakeupFault(MakeupRule.FILLER_IN_EAR, (), block.row)
        elif any(block.row < lead.row for lead in leads):
            yield MakeupFault(MakeupRule.FILLER_OVER_LEAD, (), block.row)
        if pictures:
            yield MakeupFault(MakeupRule.FILLER_ON_PICTURE_PAGE, (), block.row)
