"""What an art editor would rather not see on a page, priced: no faults, but a choice of layouts.

In: the modules of a page. Out: a price. These are things of the whole page, which the search cannot
weigh while it joins parts of it (E4: pictures apart and unlike, heads in contrast, the
lead at the top).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from layout.search.page_faults import PlacedModule
from layout.search.weights import Weights

ALIKE = 0.85
"""Two pictures are alike if the lesser has at least this share of the larger one's area."""
STORIES_TO_AN_INSET = 3
"""A page may have one inset head for this many stories without a price."""


def taste(blocks: Sequence[PlacedModule], weights: Weights) -> int:
    """The price of all that is no fault of a page, but might be better."""
    return sum((*_pictures(blocks, weights), *_insets(blocks, weights), *_lead(blocks, weights)))


def _pictures(blocks: Sequence[PlacedModule], weights: Weights) -> Iterator[int]:
    """Two pictures of nearly one size in modules that touch."""
    pictured = [block for block in blocks if block.picture]
    for one, other in combinations(pictured, 2):
        small, large = sorted((one.picture, other.picture))
        if small >= large * ALIKE and _touch(one, other):
            yield weights.pictures_alike


def _insets(blocks: Sequence[PlacedModule], weights: Weights) -> Iterator[int]:
    """More inset heads than one in three stories."""
    inset = sum(bool(block.head) and block.head_width < block.width for block in blocks)
    headed = sum(bool(block.voice[0]) for block in blocks)
    yield max(inset - max(headed // STORIES_TO_AN_INSET, 1), 0) * weights.insets_many


def _lead(blocks: Sequence[PlacedModule], weights: Weights) -> Iterator[int]:
    """A story above the lead."""
    if lead_under(blocks):
        yield weights.lead_under


def lead_under(blocks: Sequence[PlacedModule]) -> bool:
    """Whether the lead stands under another story; the masthead is no story."""
    leads = [block for block in blocks if block.rank == "lead"]
    return any(_above(block, lead) for block in blocks if block.voice[0] for lead in leads)


def _above(block: PlacedModule, lead: PlacedModule) -> bool:
    """Whether a module begins above the lead in some of its columns."""
    across = block.column < lead.column + lead.width and lead.column < block.column + block.width
    return across and block.row < lead.row


def _touch(one: PlacedModule, other: PlacedModule) -> bool:
    """Whether two modules share an edge, a corner or a cell."""
    return (
        one.column <= other.column + other.width
        and other.column <= one.column + one.width
        and one.row <= other.row + other.rows
        and other.row <= one.row + one.rows
    )
