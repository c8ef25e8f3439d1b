"""A head while it is built: lines added from the top down, each centred over the head's width."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from layout.core.frame import BLACK, WHITE, Colour, Source
from layout.core.geometry import EM_ASCENT, Rect
from layout.furniture.block import SetLine
from layout.furniture.composing_room import ComposingRoom
from layout.furniture.headline import FILL_MOST, MIN_CONDENSE, half
from layout.text.display.solid import DisplayLine, set_display

LABEL_TRACKING = 0.2
"""Between the characters of a standing head, in em."""
LABEL_SIDE = 0.6
"""Black left and right of the words of a standing head, in em."""
LABEL_HEIGHT = 1.5
"""Height of the black behind a standing head, in em."""
LABEL_AIR = 0.6
"""Air under a standing head, in em of its size."""
TURN_AIR = 0.25
"""Air between the two lines of a kicker, deck or standfirst that was turned, in em."""


@dataclass(slots=True)
class Stack:
    """The lines of a head so far; `y` is the height that they take, in points.

    `width` is the head's, in points; `story` is the story's id.
    """

    width: float
    composing: ComposingRoom
    story: str
    y: float = 0.0
    lines: list[SetLine] = field(default_factory=list)
    tints: list[tuple[Rect, Colour]] = field(default_factory=list)

    def source(self, part: str, number: int = 0) -> Source:
        """The source of a part of this head."""
        return Source(self.story, part, number)

    def add(self, line: DisplayLine, size: float, source: Source, condense: float = 1.0) -> None:
        """Add a centred line, its em box from the present height down; `size` is in points."""
        x = (self.width - line.width * size * condense) / 2
        self.lines.append(
            SetLine(line, size, x, self.y + EM_ASCENT * size, source, condense=condense)
        )
        self.y += size

    def add_label(self, text: str) -> None:
        """Add a standing head: white on black, centred, with its air under it.

        It is set smaller where it is wider than the head.
        """
        style = self.composing.house.styles.label
        line = set_display(text, style.face, self.composing.case, tracking=LABEL_TRACKING)
        size = self._fitted(style.size, line.width + 2 * LABEL_SIDE, self.width)
        width, height = (line.width + 2 * LABEL_SIDE) * size, size * LABEL_HEIGHT
        left = (self.width - width) / 2
        baseline = self.y + (height - size) / 2 + EM_ASCENT * size
        words_x = left + LABEL_SIDE * size
        source = self.source("label")
        self.lines.append(SetLine(line, size, words_x, baseline, source, WHITE))
        self.tints.append((Rect(left, self.y, width, height), BLACK))
        self.y += height + LABEL_AIR * size

    def add_byline(self, text: str) -> None:
        """Add the byline on one line, set smaller where it is wider than the head."""
        style = self.composing.house.styles.byline
        line = set_display(text, style.face, self.composing.case)
        size = self._fitted(style.size, line.width, self.width * FILL_MOST)
        self.add(line, size, self.source("byline"))

    @staticmethod
    def _fitted(size: float, ems: float, room: float) -> float:
        """The size in points of a line `ems` wide that has `room` points."""
        return size if ems * size <= room else room / ems

    def add_wrapped(self, text: str, role: str, size: float, source: Source) -> None:
        """Add a kicker, a deck or a standfirst in the face of `role`; `size` is in points.

        It stays on one line if it fits at its size, narrowed if need be; else it is turned near
        its middle, and set smaller where a turn is still too wide.
        """
        line = set_display(text, role, self.composing.case)
        room = self.width * FILL_MOST
        if line.width * size <= room:
            self.add(line, size, source)
            return
        condense = room / (line.width * size)
        if condense >= MIN_CONDENSE:
            self.add(line, size, source, condense)
            return
        self._add_turned(text, role, size, source)

    def _add_turned(self, text: str, role: str, size: float, source: Source) -> None:
        """Add the best two-line turn of a text, or the only turn of a text that has but one."""
        way = list(islice(self.composing.phrases.ways(text), 2))[-1]
        turns = [set_display(turn, role, self.composing.case) for turn in way.lines]
        room = self.width * FILL_MOST
        fitted = min(size, half(room / max(turn.width for turn in turns) * 2) / 2)
        for number, turn in enumerate(turns):
            self.y += TURN_AIR * fitted if number else 0.0
            self.add(turn, fitted, source)
