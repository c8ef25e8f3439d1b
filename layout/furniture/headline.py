"""A headline over a width: the ways to set it, each with its size and price.

For every number of lines the best turns by sense are taken; the size is the largest of the rank's
ladder that fits. A headline that is too long is narrowed, to `MIN_CONDENSE` at most. A short
headline of one line has its characters drawn apart.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from layout.furniture.composing_room import ComposingRoom
from layout.house.type_styles import HeadStyle
from layout.text.display.solid import DisplayLine, set_display

MIN_CONDENSE = 0.92
"""The least share of its natural width that a headline keeps (F3: the trade's limit is 90 %)."""
FILL_MOST = 0.985
"""Share of the width that a line fills at most, so that the ink keeps off the edges."""
SHORT_FILL = 0.55
"""A headline of few characters is drawn apart until it takes this share of its width."""
SHORT_ATOMS = 6
"""Characters that a headline may have at most to be drawn apart."""
TRACKING_MOST = 0.35
"""Space put between two characters of a short headline at most, in em."""
LINE_MOST = 22.0
"""Em: a headline whose line is longer is turned where it can be, so that it is read at a glance."""
SMALL_PRICE = 50
"""The price of every point that a headline is set under the smallest size of its rank."""


class ChosenHeadline(NamedTuple):
    """Everything that is needed to set a headline again without choosing; it can be kept as JSON.

    `turns` are the texts of its lines, `face` is their role, `size` is in points, `condense` is the
    share of their natural width, `tracking` is the space added between characters, in em. `unsure`
    is whether an editor should look at the turns.
    """

    turns: tuple[str, ...]
    face: str
    size: float
    condense: float = 1.0
    tracking: float = 0.0
    unsure: bool = False

    def lines(self, composing: ComposingRoom) -> tuple[DisplayLine, ...]:
        """The lines set solid, with the tracking."""
        case = composing.case
        return tuple(set_display(turn, self.face, case, self.tracking) for turn in self.turns)


class HeadWay(NamedTuple):
    """One way to set a headline: what would be chosen, its lines, and price.

    The price is the sum of that of the turns, of the narrowing (1 for every per cent) and of a
    size under the rank's smallest. `reaches` is whether the size is one of the rank's.
    """

    chosen: ChosenHeadline
    lines: tuple[DisplayLine, ...]
    price: int
    reaches: bool

    @property
    def size(self) -> float:
        """The size in points."""
        return self.chosen.size

    @property
    def condense(self) -> float:
        """The share of the natural width at which the lines are set."""
        return self.chosen.condense


def headline_ways(
    text: str | tuple[str, ...], style: HeadStyle, width: float, composing: ComposingRoom
) -> Iterator[HeadWay]:
    """The ways to set a headline over a width in points, fewest lines first."""
    for way in composing.phrases.ways(text):
        lines = [set_display(line, style.face, composing.case) for line in way.lines]
        size, condense = _size(max(line.width for line in lines), style, width)
        reaches = size >= style.smallest
        price = way.price + round((1 - condense) * 100)
        price += 0 if reaches else round(SMALL_PRICE * (style.smallest - size))
        tracking = _tracking(lines, width / size)
        chosen = ChosenHeadline(way.lines, style.face, size, condense, tracking, way.unsure)
        yield HeadWay(chosen, chosen.lines(composing), price, reaches)


def best_way(found: Iterable[HeadWay]) -> HeadWay:
    """The first way, with the fewest lines, that reaches the rank's sizes; else the largest type.

    Where a line would be longer than `LINE_MOST`, more lines are taken if they reach the sizes too.
    """
    seen: list[HeadWay] = []
    for way in found:
        if way.reaches and max(line.width for line in way.lines) <= LINE_MOST:
            return way
        seen.append(way)
    reaching = [way for way in seen if way.reaches]
    return reaching[-1] if reaching else max(seen, key=lambda way: way.size)


def half(size: float) -> float:
    """A size rounded down to half a point."""
    return math.floor(size * 2) / 2


def _size(widest: float, style: HeadStyle, width: float) -> tuple[float, float]:
    """Size in points and condensing of lines over a width in points; the widest has `widest` em."""
    room = width * FILL_MOST
    size = min(style.largest, half(room / widest))
    if size >= style.smallest:
        return size, 1.0
    size = min(style.smallest, half(room / widest / MIN_CONDENSE))
    return size, min(1.0, room / widest / size)


def _tracking(lines: Sequence[DisplayLine], measure: float) -> float:
    """The em by which a short head of one line is drawn apart over `measure` em of its size.

    `measure` is the width in em. Several lines stay solid: drawn apart, they would be read as
    columns.
    """
    if len(lines) > 1:
        return 0.0
    atoms, width = len(lines[0].atoms), lines[0].width
    if not 1 < atoms <= SHORT_ATOMS or width >= measure * SHORT_FILL:
        return 0.0
    return min((measure * SHORT_FILL - width) / (atoms - 1), TRACKING_MOST)
