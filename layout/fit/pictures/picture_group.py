"""组照: the pictures of a story as one group, a block of whole rows over some legs of a module.

In: the formats of the pictures (width over height) and the width of the block in em. Out:
`PictureGroup`s, the ways to arrange them. A group is made of bands, one under the other. A band is
made of stacks side by side, and all its stacks are as deep as the band. The first picture
dominates: it stands alone over the others, or beside a stack of them. The others stand in bands of
equal cells; where their formats differ too much for that, each is as wide as its format asks. The
last bands may be narrower than the first: then copy stands beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from layout.fit.measures import LEG_GUTTER_EM
from layout.fit.pictures.group_patterns import Pattern, patterns
from layout.furniture.picture import CROP_FLATTER, CROP_TALLER, PictureBlock, printed_aspect

NARROWEST = 8
"""Em that a picture of a group is wide at least."""
OUTDONE_PRICE = 2000
"""What a group costs in which another picture is larger than the first."""
STAMP_EM, STAMP_PRICE = 16, 40
"""The width in em under which a picture looks like a stamp, and what every em less costs."""
BESIDE_DEAR = 400
"""A dearer group is not tried with copy beside it."""
ALIKE = 1.1
"""A picture is larger than the first only if it is so many times as large."""

SetBlock = Callable[[int, float], PictureBlock]
"""Sets a picture, by its number in the story, to a width in em."""


class GroupPlace(NamedTuple):
    """The place of a picture in its group."""

    x: float
    """Its left edge from that of the legs, in em."""
    em: float
    row: int
    """Its first row in the group."""
    rows: int


class PictureStack(NamedTuple):
    """Pictures one above the other in a band."""

    numbers: tuple[int, ...]
    """The numbers of the pictures in the story."""
    blocks: tuple[PictureBlock, ...]
    x: float
    em: float


class PictureBand(NamedTuple):
    """Stacks side by side, of one depth."""

    stacks: tuple[PictureStack, ...]
    least: int
    """The least depth in rows that suits all its pictures."""
    ideal: int
    """The depth with the least cropping."""
    most: int
    """The greatest depth that suits all its pictures."""


class PictureGroup(NamedTuple):
    """One way to arrange a group."""

    bands: tuple[PictureBand, ...]
    price: int = 0
    across: int = 0
    """The first bands that stand over all legs, where the others stand over the last legs only."""

    @property
    def least(self) -> int:
        """The least depth in rows."""
        return sum(band.least for band in self.bands)

    @property
    def ideal(self) -> int:
        """The depth with the least cropping."""
        return sum(band.ideal for band in self.bands)

    @property
    def most(self) -> int:
        """The greatest depth."""
        return sum(band.most for band in self.bands)

    @property
    def blocks(self) -> tuple[PictureBlock, ...]:
        """The pictures in the order of the story, with as many rows of words as their neighbours."""
        return tuple(block for _, block in sorted(self._numbered()))

    def beside(self, rows: int) -> int:
        """The rows that a group of `rows` rows takes of the legs beside its last bands."""
        return sum(self._depths(rows)[: self.across])

    def largest(self, rows: int) -> float:
        """The area of the largest picture in a group of `rows` rows, in rows times em."""
        depths = self._depths(rows)
        return max(
            stack.em * -(-depth // len(stack.numbers))
            for band, depth in zip(self.bands, depths, strict=True)
            for stack in band.stacks
        )

    def places(self, rows: int) -> tuple[GroupPlace, ...]:
        """The places of the pictures, in the order of the story, where the group has `rows` rows."""
        depths = self._depths(rows)
        found: dict[int, GroupPlace] = {}
        for band, depth, top in zip(self.bands, depths, accumulate([0, *depths[:-1]]), strict=True):
            for stack in band.stacks:
                parts = _shares(depth, [block.ideal for block in stack.blocks])
                tops = accumulate([top, *parts[:-1]])
                for number, part, row in zip(stack.numbers, parts, tops, strict=True):
                    found[number] = GroupPlace(stack.x, stack.em, row, part)
        return tuple(found[number] for number in sorted(found))

    def _depths(self, rows: int) -> list[int]:
        """The depths of the bands: all give or take in the proportion in which they can.

        The first band takes what does not come out even.
        """
        ideal = self.ideal
        deeper = rows >= ideal
        room = [
            band.most - band.ideal if deeper else band.ideal - band.least for band in self.bands
        ]
        spare = abs(rows - ideal)
        changes = [spare * one // max(sum(room), 1) for one in room]
        left = spare - sum(changes)
        for number, one in enumerate(room):
            more = min(left, one - changes[number])
            changes[number] += more
            left -= more
        changes[0] += left
        sign = 1 if deeper else -1
        return [
            band.ideal + sign * change for band, change in zip(self.bands, changes, strict=True)
        ]

    def _numbered(self) -> Iterator[tuple[int, PictureBlock]]:
        for band in self.bands:
            for stack in band.stacks:
                yield from zip(stack.numbers, stack.blocks, strict=True)


def _shares(rows: int, wanted: Sequence[int]) -> list[int]:
    """Rows shared out in proportion to what is wanted; the first ones take what is left."""
    whole = max(sum(wanted), 1)
    parts = [rows * one // whole for one in wanted]
    for number in range(rows - sum(parts)):
        parts[number % len(parts)] += 1
    return parts


class GroupRoom(NamedTuple):
    """Where a group may stand, in em."""

    width: int | float
    """The width of all legs."""
    last: float
    """The width of the last legs, which the group stands over."""

    def span(self, *, across: bool) -> tuple[float, float]:
        """Left edge and width of a band over all legs, or over the last ones."""
        return (0.0, self.width) if across else (self.width - self.last, self.last)


def picture_groups(
    aspects: Sequence[float], room: GroupRoom, block: SetBlock
) -> tuple[PictureGroup, ...]:
    """The ways to arrange pictures of some formats; the usual one is the first.

    If the group leaves some of the legs free, its first bands may yet stand over all legs.
    """
    found: list[PictureGroup] = []
    beside = room.last < room.width
    for bands, price in patterns(len(aspects)):
        for across in sorted({0, 1, len(bands) - 1}) if beside and len(bands) > 1 else (0,):
            made = _group(bands, aspects, (room, across), block)
            if made is None:
                continue
            dear = price + _looks(made)
            if not (beside and found and dear > BESIDE_DEAR):
                found.append(made._replace(price=dear, across=across))
    return tuple(found)


def _looks(group: PictureGroup) -> int:
    """The price of pictures like stamps, and of a first picture that does not dominate."""
    first, *others = group.places(group.ideal)
    narrowest = min((place.em for place in others), default=first.em)
    outdone = any(one.em * one.rows > ALIKE * first.em * first.rows for one in others)
    stamps = round(max(STAMP_EM - narrowest, 0) * STAMP_PRICE) * len(others)
    return stamps + outdone * OUTDONE_PRICE


def _group(
    pattern: Pattern, aspects: Sequence[float], within: tuple[GroupRoom, int], block: SetBlock
) -> PictureGroup | None:
    """Pictures arranged by a pattern; None if one would be too narrow or no depth suits all.

    `within` is the room, and how many bands stand over all legs.
    """
    bands, first = [], 0
    room, across = within
    for number, counts in enumerate(pattern):
        stacks = []
        for count in counts:
            stacks.append(tuple(range(first, first + count)))
            first += count
        band = _band(stacks, aspects, room.span(across=number < across), block)
        if band is None:
            return None
        bands.append(band)
    return PictureGroup(tuple(bands))


def _band(
    stacks: Sequence[tuple[int, ...]],
    aspects: Sequence[float],
    span: tuple[float, float],
    block: SetBlock,
) -> PictureBand | None:
    """Some pictures in stacks side by side; None if one would be too narrow or no depth suits all.

    `span` are left edge and width of the band in em.
    """
    left, width = span
    shapes = [1 / sum(1 / one for one in _formats(stack, aspects)) for stack in stacks]
    if all(len(stack) == 1 for stack in stacks):
        shapes = _formats([stack[0] for stack in stacks], aspects)
    free = width - LEG_GUTTER_EM * (len(shapes) - 1)
    ems = [free * shape / sum(shapes) for shape in shapes]
    if min(ems) < NARROWEST and len(stacks) > 1:
        return None
    lefts = [left + sum(ems[:place]) + place * LEG_GUTTER_EM for place in range(len(ems))]
    made = []
    for numbers, x, em in zip(stacks, lefts, ems, strict=True):
        blocks = [block(number, em) for number in numbers]
        words = max(one.word_rows for one in blocks)
        made.append(PictureStack(numbers, tuple(one.with_words(words) for one in blocks), x, em))
    if all(len(stack) == 1 for stack in stacks):  # side by side all have words of one depth
        words = max(one.blocks[0].word_rows for one in made)
        made = [one._replace(blocks=(one.blocks[0].with_words(words),)) for one in made]
    least = max(sum(one.least for one in stack.blocks) for stack in made)
    most = min(sum(one.most for one in stack.blocks) for stack in made)
    if least > most:
        return None
    wanted = sum(sum(one.ideal for one in stack.blocks) for stack in made) / len(made)
    return PictureBand(tuple(made), least, min(max(round(wanted), least), most), most)


def _formats(numbers: Sequence[int], aspects: Sequence[float]) -> list[float]:
    """The formats in which pictures are printed: one for all if each can be cropped to it."""
    own = [printed_aspect(aspects[number]) for number in numbers]
    least = max(one * CROP_TALLER for one in own)
    most = min(one * CROP_FLATTER for one in own)
    if least > most:
        return own
    common = min(max(sum(own) / len(own), least), most)
    return [common] * len(own)
