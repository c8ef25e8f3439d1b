"""What proofs are marked with: inks, and lines and columns of small type on and beside the page.

Marks are frame items in the points of the trimmed page, drawn by the same painter as the paper.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple, TypeVar

from layout.core.frame import Colour, GlyphRun, Item, Source, Tint
from layout.core.geometry import Rect
from layout.furniture.block import SetLine, atom_runs
from layout.furniture.composing_room import ComposingRoom
from layout.text.atoms import Run
from layout.text.display.solid import LABEL_RULES, DisplayLine, set_display
from layout.text.galley import Align, GalleyLine, Paragraph, set_galley

GRID: Colour = (0.38, 0.06, 0.0, 0.0)
COLUMN: Colour = (0.75, 0.25, 0.0, 0.0)
MODULE: Colour = (0.72, 0.62, 0.0, 0.0)
RED: Colour = (0.0, 0.95, 0.85, 0.05)
AMBER: Colour = (0.0, 0.5, 1.0, 0.1)
GREEN: Colour = (0.85, 0.1, 0.9, 0.2)
GREY: Colour = (0.0, 0.0, 0.0, 0.6)
PAPER: Colour = (0.0, 0.0, 0.0, 0.0)

STORY = "proof"
"""The story that marks belong to: none of the paper's."""
CENTRE_OF_HAN = 0.38
"""Half the height of a Han character over its baseline, in em."""

TAB_EM = 1.45
"""Height of a tab in em of its words."""

Side = Literal["left", "right", "centre"]
Ink = Callable[[int], Colour]
"""The colour of the character at a place of the copy."""


class MarkStyle(NamedTuple):
    """How a line of marking stands: face by role, size in points, colour, side."""

    role: str = "黑"
    size: float = 6.0
    colour: Colour = GREY
    side: Side = "left"


class MarkSetter(NamedTuple):
    """The shop's type used for marking."""

    composing: ComposingRoom

    def measure(self, text: str, look: MarkStyle) -> float:
        """The width of a line in points."""
        return self._set(text, look).width * look.size

    def line(self, text: str, x: float, y: float, look: MarkStyle) -> list[GlyphRun]:
        """A line of marking; `x` is its left end, right end or middle, `y` its baseline."""
        line = self._set(text, look)
        width = line.width * look.size
        left = x - {"left": 0.0, "right": width, "centre": width / 2}[look.side]
        return SetLine(line, look.size, 0, 0, Source(STORY, "mark"), look.colour).runs(left, y)

    def tag(self, text: str, right: float, bottom: float, look: MarkStyle) -> list[Item]:
        """White words on a tab of ink that stands on a line, ending at `right`."""
        height, pad = look.size * TAB_EM, look.size * 0.5
        width = self.measure(text, look) + 2 * pad
        tab = Rect(right - width, bottom - height, width, height)
        middle = tab.y + height / 2 + CENTRE_OF_HAN * look.size
        words = self.line(text, tab.x + pad, middle, look._replace(colour=PAPER, side="left"))
        return [Tint(tab, look.colour), *words]

    def column(
        self, text: str, width: float, look: MarkStyle, indent: float = 0.0
    ) -> list[GalleyLine]:
        """Copy set to a width in points: as the paper's own copy, line by line."""
        paragraph = Paragraph((Run(text, look.role),), "mark", 0, Align.JUSTIFY, indent=indent)
        return list(set_galley([paragraph], width / look.size, self.composing.composer).lines)

    def inked(
        self,
        line: GalleyLine,
        places: Sequence[int],
        at: tuple[float, float],
        look: MarkStyle,
        ink: Ink,
    ) -> list[GlyphRun]:
        """A line of copy at left end and baseline, each character in the colour of its place."""
        runs: list[GlyphRun] = []
        for first, last, colour in stretches([ink(place) for place in places]):
            part = line._replace(
                atoms=line.atoms[first:last],
                xs=tuple(x - line.xs[first] for x in line.xs[first:last]),
            )
            left = at[0] + line.xs[first] * look.size
            drawn = atom_runs(part, look.size, (left, at[1]), Source(STORY, "mark"))
            runs += [run._replace(colour=colour) for run in drawn]
        return runs

    def _set(self, text: str, look: MarkStyle) -> DisplayLine:
        return set_display(text, look.role, self.composing.case, rules=LABEL_RULES)


def places_of(lines: Sequence[GalleyLine], text: str) -> list[list[int]]:
    """The place in the copy of every atom of its lines; spaces at line ends are passed over."""
    found, at = [], 0
    for line in lines:
        places = []
        for atom in line.atoms:
            while at < len(text) and text[at].isspace() and not text.startswith(atom.text, at):
                at += 1
            places.append(at)
            at += len(atom.text)
        found.append(places)
    return found


T = TypeVar("T")


def stretches(values: Sequence[T]) -> list[tuple[int, int, T]]:
    """First and last place (not included) of every stretch of one value."""
    found: list[tuple[int, int, T]] = []
    for i, value in enumerate(values):
        if found and found[-1][2] == value:
            found[-1] = (found[-1][0], i + 1, value)
        else:
            found.append((i, i + 1, value))
    return found
