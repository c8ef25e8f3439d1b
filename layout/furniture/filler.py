"""A filler: a public-service slogan in a double box, as large as its module."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from layout.core.frame import Item, Outline, Source
from layout.core.geometry import Rect
from layout.furniture.block import SetLine
from layout.furniture.composing_room import ComposingRoom
from layout.furniture.headline import half
from layout.text.display.solid import DisplayLine, set_display
from layout.text.display.vertical import set_vertical

LABEL = "公益广告"
LABEL_SIZE = 8.5
OUTER_LINE, INNER_LINE = 0.8, 0.25
INNER_INSET = 4.0
"""Points between the two lines of the box."""
FILL = 0.72
"""The slogan takes so much of the box at most."""
LARGEST = 72.0
PITCH = 1.25
BASELINE = 0.88
UPRIGHT = 0.75
"""A box narrower than this share of its height has its slogan set vertically."""


class FillerCopy(NamedTuple):
    """A filler of a page: its number there from 0, and the slogan."""

    page: int
    number: int
    slogan: str

    def printed(self) -> Iterator[tuple[Source, str]]:
        """What is printed of it."""
        yield self.source("slogan"), self.slogan.replace("｜", "")
        yield self.source("label"), LABEL

    def source(self, part: str) -> Source:
        """Whose text it is."""
        return Source(f"filler-{self.page}", part, self.number)


def filler_items(copy: FillerCopy, area: Rect, composing: ComposingRoom) -> list[Item]:
    """The double box, the slogan in its middle, the label at its foot."""
    leading = composing.house.grid.leading
    outer = Rect(area.x, area.y + 0.25 * leading, area.width, area.height - 0.5 * leading)
    inner = Rect(
        outer.x + INNER_INSET,
        outer.y + INNER_INSET,
        outer.width - 2 * INNER_INSET,
        outer.height - 2 * INNER_INSET,
    )
    label = set_display(LABEL, "黑", composing.case, tracking=0.3)
    room = Rect(inner.x, inner.y, inner.width, inner.height - 2 * LABEL_SIZE)
    x = inner.x + (inner.width - label.width * LABEL_SIZE) / 2
    y = inner.bottom - LABEL_SIZE
    items: list[Item] = [Outline(outer, OUTER_LINE), Outline(inner, INNER_LINE)]
    upright = room.width < room.height * UPRIGHT
    items += (_upright if upright else _level)(copy, room, composing)
    items += SetLine(label, LABEL_SIZE, 0, 0, copy.source("label")).runs(x, y)
    return items


def _level(copy: FillerCopy, room: Rect, composing: ComposingRoom) -> list[Item]:
    """The slogan in horizontal lines, as many as give the largest type."""
    best: tuple[float, list[DisplayLine]] = (0.0, [])
    for way in composing.phrases.ways(copy.slogan.replace("｜", " ")):
        lines = [set_display(line, "标宋", composing.case) for line in way.lines]
        widest = max(line.width for line in lines)
        size = min(
            LARGEST,
            half(room.width * FILL / widest),
            half(room.height * FILL / (PITCH * len(lines))),
        )
        if size > best[0]:
            best = (size, lines)
    size, lines = best
    height = size * (1 + PITCH * (len(lines) - 1))
    y = room.y + (room.height - height) / 2 + BASELINE * size
    items: list[Item] = []
    for number, line in enumerate(lines):
        x = room.x + (room.width - line.width * size) / 2
        place = SetLine(line, size, 0, 0, copy.source("slogan"))
        items += place.runs(x, y + number * PITCH * size)
    return items


def _upright(copy: FillerCopy, room: Rect, composing: ComposingRoom) -> list[Item]:
    """The slogan from top to bottom, lines from right to left."""
    best: tuple[float, tuple[str, ...]] = (0.0, ())
    for way in composing.phrases.ways(copy.slogan.replace("｜", " ")):
        tallest = max(set_vertical(line, "标宋", composing.case).height for line in way.lines)
        size = min(
            LARGEST,
            half(room.height * FILL / tallest),
            half(room.width * FILL / (PITCH * len(way.lines))),
        )
        if size > best[0]:
            best = (size, way.lines)
    size, lines = best
    tallest = max(set_vertical(line, "标宋", composing.case).height for line in lines)
    top = room.y + (room.height - tallest * size) / 2
    right = room.x + (room.width + size * (1 + PITCH * (len(lines) - 1))) / 2
    items: list[Item] = []
    for number, text in enumerate(lines):
        middle = right - size / 2 - number * PITCH * size
        for cell in set_vertical(text, "标宋", composing.case).cells:
            line = DisplayLine((cell.atom,), (0.0,), cell.atom.width)
            placed = SetLine(
                line,
                size,
                cell.x * size,
                cell.y * size,
                copy.source("slogan"),
                condense=cell.condense,
                turned=cell.turned,
            )
            items += placed.runs(middle, top)
    return items
