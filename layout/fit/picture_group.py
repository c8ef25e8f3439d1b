"""组照: the pictures of a picture story as one group, in rows that fill the module's whole width.

Two stand side by side, of more the first stands over the others; where that makes one too narrow,
they stand one above the other. The pictures of a row are of one depth, each as wide as its format.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from layout.fit.measures import LEG_GUTTER_EM, Measures
from layout.furniture.picture import PictureBlock, printed_aspect
from layout.issue.manuscript import Manuscript
from layout.search.shapes.module import PictureNeed

TWO = 2
PICTORIAL_MOST, WORDS_MOST = 500, 100
"""Characters of copy a picture, in a picture story and in any other, with which they are a group."""
NARROWEST = 8
"""Em that a picture of a group is wide at least."""


class PictureRow(NamedTuple):
    """Pictures side by side, where each stands in em, and the depths in rows that suit all."""

    blocks: tuple[PictureBlock, ...]
    spans: tuple[tuple[float, float], ...]
    """Left edge, from that of the module, and width."""
    least: int
    most: int

    @property
    def ideal(self) -> int:
        """The depth with the least cropping."""
        wanted = sum(block.ideal for block in self.blocks) / len(self.blocks)
        return min(max(round(wanted), self.least), self.most)

    def needs(self, *, first: bool) -> list[PictureNeed]:
        """What its pictures need; only the group's first row may have another depth."""
        least, most = (self.least, self.most) if first else (self.ideal, self.ideal)
        return [PictureNeed(1, self.ideal, least, most)] * len(self.blocks)


def is_group(manuscript: Manuscript) -> bool:
    """Whether the pictures of a story make a group: most of it is pictures, or it is verse, whose
    stanzas leave no room for pictures among them.
    """
    count, copy = len(manuscript.pictures), manuscript.copy_size
    most = PICTORIAL_MOST if manuscript.story.kind == "picture" else WORDS_MOST
    return count > 1 and (copy < most * count or manuscript.story.verse)


def group_rows(
    aspects: Sequence[float], inside: Measures, block: Callable[[int, float], PictureBlock]
) -> tuple[PictureRow, ...]:
    """The rows of a group of pictures with these formats, width over height; `block` sets one, by
    its number, to a width in em.
    """
    count = len(aspects)
    abreast, under = [count], [1, count - 1]
    for parts in (abreast, under) if count == TWO else (under, abreast):
        found = [
            _row(range(stop - part, stop), aspects, inside, block)
            for part, stop in zip(parts, accumulate(parts), strict=True)
        ]
        rows = [row for row in found if row is not None]
        if len(rows) == len(parts):
            return tuple(rows)
    across = (inside.left, inside.width)
    single = [block(number, inside.width) for number in range(count)]
    return tuple(PictureRow((one,), (across,), one.least, one.most) for one in single)


def _row(
    numbers: Sequence[int],
    aspects: Sequence[float],
    inside: Measures,
    block: Callable[[int, float], PictureBlock],
) -> PictureRow | None:
    """Some pictures side by side, or None if one is too narrow or no depth suits all."""
    shapes = [printed_aspect(aspects[number]) for number in numbers]
    room = inside.width - LEG_GUTTER_EM * (len(shapes) - 1)
    ems = [room * shape / sum(shapes) for shape in shapes]
    if min(ems) < NARROWEST:
        return None
    lefts = [inside.left + sum(ems[:place]) + place * LEG_GUTTER_EM for place in range(len(ems))]
    blocks = tuple(block(number, em) for number, em in zip(numbers, ems, strict=True))
    least, most = max(one.least for one in blocks), min(one.most for one in blocks)
    spans = zip(lefts, ems, strict=True)
    return PictureRow(blocks, tuple(spans), least, most) if least <= most else None
