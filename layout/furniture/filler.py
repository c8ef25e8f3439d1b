"""A filler: a public-service slogan in a double box, as large as its module."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from layout.core.frame import Item, Outline, Source
from layout.core.geometry import EM_ASCENT, Rect
from layout.furniture.block import BOX_INSET_ROWS, SetLine
from layout.furniture.composing_room import ComposingRoom
from layout.furniture.headline import half
from layout.text.display.solid import DisplayLine, set_display
from layout.text.display.vertical import VerticalLine, set_vertical

LABEL = "公益广告"
"""What the law wants printed on a public-service advertisement."""
LABEL_SIZE = 8.5
"""Size of the label in points."""
LABEL_TRACKING = 0.3
"""Between the characters of the label, in em."""
LABEL_ROOM = 2
"""Depth at the foot of the box that is kept for the label, in em of its size."""
SLOGAN_FACE = "标宋"
"""The role of the slogan's face."""
OUTER_LINE, INNER_LINE = 0.8, 0.25
"""Widths of the two lines of the box, in points."""
INNER_INSET = 4.0
"""Points between the two lines of the box."""
FILL = 0.72
"""Share of the box's width and height that the slogan takes at most."""
LARGEST = 28.0
"""The largest size of a slogan in points where no head stands beside it: that of a normal story."""
PITCH = 1.25
"""From line to line of the slogan, in em of its size."""
UPRIGHT = 0.75
"""A box narrower than this share of its height has its slogan set vertically."""


class FillerCopy(NamedTuple):
    """A filler: its page, its number on that page from 0, and its slogan; ｜ may turn a line."""

    page: int
    number: int
    slogan: str

    def printed(self) -> Iterator[tuple[Source, str]]:
        """Source and text of everything that the filler prints."""
        yield self.source("slogan"), self.slogan.replace("｜", "")
        yield self.source("label"), LABEL

    def source(self, part: str) -> Source:
        """The source of a part of this filler."""
        return Source(f"filler-{self.page}", part, self.number)


def filler_items(
    copy: FillerCopy, area: Rect, composing: ComposingRoom, largest: float = LARGEST
) -> list[Item]:
    """The filler drawn into `area`: the double box, the slogan in its middle, the label at its foot.

    The slogan is set in `largest` points at most.
    """
    inset = BOX_INSET_ROWS * composing.house.grid.leading
    outer = Rect(area.x, area.y + inset, area.width, area.height - 2 * inset)
    inner = Rect(
        outer.x + INNER_INSET,
        outer.y + INNER_INSET,
        outer.width - 2 * INNER_INSET,
        outer.height - 2 * INNER_INSET,
    )
    label = set_display(LABEL, "黑", composing.case, tracking=LABEL_TRACKING)
    room = Rect(inner.x, inner.y, inner.width, inner.height - LABEL_ROOM * LABEL_SIZE)
    x = inner.x + (inner.width - label.width * LABEL_SIZE) / 2
    y = inner.bottom - LABEL_SIZE
    items: list[Item] = [Outline(outer, OUTER_LINE), Outline(inner, INNER_LINE)]
    upright = room.width < room.height * UPRIGHT
    items += (_upright if upright else _level)(copy, room, composing, min(largest, LARGEST))
    items += SetLine(label, LABEL_SIZE, 0, 0, copy.source("label")).runs(x, y)
    return items


def _turns(copy: FillerCopy, composing: ComposingRoom) -> Iterator[tuple[str, ...]]:
    """The ways to turn the slogan into lines."""
    return (way.lines for way in composing.phrases.ways(copy.slogan.replace("｜", " ")))


def _level(copy: FillerCopy, room: Rect, composing: ComposingRoom, largest: float) -> list[Item]:
    """The slogan in horizontal lines, turned so that its type is largest."""
    size, lines = 0.0, list[DisplayLine]()
    for turns in _turns(copy, composing):
        tried = [set_display(turn, SLOGAN_FACE, composing.case) for turn in turns]
        fitted = min(
            largest,
            half(room.width * FILL / max(line.width for line in tried)),
            half(room.height * FILL / (PITCH * len(tried))),
        )
        if fitted > size:
            size, lines = fitted, tried
    height = size * (1 + PITCH * (len(lines) - 1))
    y = room.y + (room.height - height) / 2 + EM_ASCENT * size
    items: list[Item] = []
    for number, line in enumerate(lines):
        x = room.x + (room.width - line.width * size) / 2
        placed = SetLine(line, size, 0, 0, copy.source("slogan"))
        items += placed.runs(x, y + number * PITCH * size)
    return items


def _upright(copy: FillerCopy, room: Rect, composing: ComposingRoom, largest: float) -> list[Item]:
    """The slogan in vertical lines from right to left, turned so that its type is largest."""
    size, lines = 0.0, list[VerticalLine]()
    for turns in _turns(copy, composing):
        tried = [set_vertical(turn, SLOGAN_FACE, composing.case) for turn in turns]
        fitted = min(
            largest,
            half(room.height * FILL / max(line.height for line in tried)),
            half(room.width * FILL / (PITCH * len(tried))),
        )
        if fitted > size:
            size, lines = fitted, tried
    tallest = max((line.height for line in lines), default=0.0)
    top = room.y + (room.height - tallest * size) / 2
    right = room.x + (room.width + size * (1 + PITCH * (len(lines) - 1))) / 2
    items: list[Item] = []
    for number, vertical in enumerate(lines):
        middle = right - size / 2 - number * PITCH * size
        for cell in vertical.cells:
            placed = SetLine(
                DisplayLine((cell.atom,), (0.0,), cell.atom.width),
                size,
                cell.x * size,
                cell.y * size,
                copy.source("slogan"),
                condense=cell.condense,
                turned=cell.turned,
            )
            items += placed.runs(middle, top)
    return items
