"""组照: the pictures of a picture story as one group, in rows that fill the module's whole width.

In: the pictures of a story and the inside of a module in em. Out: `PictureRow`s. Two pictures stand
side by side; of more, the first stands over the others. Where that makes a picture too narrow, they
stand one above the other. The pictures of one row have one depth, and each is as wide as its format
asks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from layout.fit.measures import LEG_GUTTER_EM, Measures
from layout.furniture.picture import PictureBlock, printed_aspect
from layout.issue.manuscript import Manuscript
from layout.search.shapes.module import PictureNeed

PICTORIAL_MOST, WORDS_MOST = 500, 100
"""Characters of copy for each picture below which the pictures make a group: in a picture story,
and in any other story.
"""
PAIR = 2
"""Pictures that stand side by side where they can."""
NARROWEST = 8
"""Em that a picture of a group is wide at least."""

SetBlock = Callable[[int, float], PictureBlock]
"""Sets a picture, by its number in the story, to a width in em."""


class PictureRow(NamedTuple):
    """Pictures side by side, of one depth."""

    blocks: tuple[PictureBlock, ...]
    spans: tuple[tuple[float, float], ...]
    """Left edge of each from that of the module, and its width, in em."""
    least: int
    """The least depth in rows that suits all of them."""
    most: int
    """The greatest depth in rows that suits all of them."""

    @property
    def ideal(self) -> int:
        """The depth in rows with the least cropping."""
        wanted = sum(block.ideal for block in self.blocks) / len(self.blocks)
        return min(max(round(wanted), self.least), self.most)

    def needs(self, *, first: bool) -> list[PictureNeed]:
        """What its pictures need. Only the group's first row may have another depth than `ideal`."""
        least, most = (self.least, self.most) if first else (self.ideal, self.ideal)
        return [PictureNeed(1, self.ideal, least, most)] * len(self.blocks)


def is_group(manuscript: Manuscript) -> bool:
    """Whether the pictures of a story make a group.

    They do if the story is mostly pictures, or if it is verse: stanzas leave no room for pictures
    among them.
    """
    count, copy = len(manuscript.pictures), manuscript.copy_size
    most = PICTORIAL_MOST if manuscript.story.kind == "picture" else WORDS_MOST
    return count > 1 and (copy < most * count or manuscript.story.verse)


def group_rows(
    aspects: Sequence[float], inside: Measures, block: SetBlock
) -> tuple[PictureRow, ...]:
    """The rows of a group of pictures with these formats (width over height)."""
    count = len(aspects)
    abreast, one_over_others = [count], [1, count - 1]
    for counts in (abreast, one_over_others) if count == PAIR else (one_over_others, abreast):
        found = [
            _row(range(stop - some, stop), aspects, inside, block)
            for some, stop in zip(counts, accumulate(counts), strict=True)
        ]
        rows = [row for row in found if row is not None]
        if len(rows) == len(counts):
            return tuple(rows)
    across = (inside.left, inside.width)
    single = [block(number, inside.width) for number in range(count)]
    return tuple(PictureRow((one,), (across,), one.least, one.most) for one in single)


def _row(
    numbers: Sequence[int], aspects: Sequence[float], inside: Measures, block: SetBlock
) -> PictureRow | None:
    """Some pictures side by side; None if one would be too narrow or no depth suits all."""
    shapes = [printed_aspect(aspects[number]) for number in numbers]
    free = inside.width - LEG_GUTTER_EM * (len(shapes) - 1)
    ems = [free * shape / sum(shapes) for shape in shapes]
    if min(ems) < NARROWEST:
        return None
    lefts = [inside.left + sum(ems[:place]) + place * LEG_GUTTER_EM for place in range(len(ems))]
    blocks = tuple(block(number, em) for number, em in zip(numbers, ems, strict=True))
    least, most = max(one.least for one in blocks), min(one.most for one in blocks)
    spans = zip(lefts, ems, strict=True)
    return PictureRow(blocks, tuple(spans), least, most) if least <= most else None
