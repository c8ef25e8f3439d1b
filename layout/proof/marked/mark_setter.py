"""The type of marks: inks, and lines and columns of small type on and beside the page.

Marks are frame items in the points of the trimmed page, drawn by the same painter as the paper.
"""

from __future__ import annotations

from collections.abc import Sequence
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
GREEN: Colour = (0.85, 0.1, 0.9, 0.2)
GREY: Colour = (0.0, 0.0, 0.0, 0.6)
PAPER: Colour = (0.0, 0.0, 0.0, 0.0)

STORY = "proof"
"""The story that marks belong to; no story of the paper has this name."""
CENTRE_OF_HAN = 0.38
"""Height of the middle of a Han character over its baseline, in em."""
TAB_EM = 1.45
"""Height of a tab, in em of its words."""
TAB_PAD_EM = 0.5
"""Space at either side of the words of a tab, in em."""

Side = Literal["left", "right", "centre"]
SHARE_BEFORE: dict[Side, float] = {"left": 0.0, "right": 1.0, "centre": 0.5}
"""The share of a line's width that stands before its given x."""


class MarkStyle(NamedTuple):
    """How a line of marks is set: face by role, size in points, colour, and which point of the line
    its given x is.
    """

    role: str = "黑"
    size: float = 6.0
    colour: Colour = GREY
    side: Side = "left"


class MarkSetter(NamedTuple):
    """Sets marks in the type of the paper."""

    composing: ComposingRoom

    def measure(self, text: str, style: MarkStyle) -> float:
        """The width of a line in points."""
        return self._set(text, style).width * style.size

    def line(self, text: str, x: float, y: float, style: MarkStyle) -> list[GlyphRun]:
        """A line; `x` is its left end, right end or middle, `y` its baseline."""
        line = self._set(text, style)
        left = x - line.width * style.size * SHARE_BEFORE[style.side]
        return SetLine(line, style.size, 0, 0, Source(STORY, "mark"), style.colour).runs(left, y)

    def tag(self, text: str, right: float, bottom: float, style: MarkStyle) -> list[Item]:
        """White words on a coloured tab whose lower right corner is given."""
        height, pad = style.size * TAB_EM, style.size * TAB_PAD_EM
        width = self.measure(text, style) + 2 * pad
        tab = Rect(right - width, bottom - height, width, height)
        middle = tab.y + height / 2 + CENTRE_OF_HAN * style.size
        words = self.line(text, tab.x + pad, middle, style._replace(colour=PAPER, side="left"))
        return [Tint(tab, style.colour), *words]

    def column(
        self, text: str, width: float, style: MarkStyle, indent: float = 0.0
    ) -> list[GalleyLine]:
        """A paragraph set to a width in points, as the paper's own copy; `indent` is in em."""
        paragraph = Paragraph((Run(text, style.role),), "mark", 0, Align.JUSTIFY, indent=indent)
        return list(set_galley([paragraph], width / style.size, self.composing.composer).lines)

    def coloured(
        self,
        line: GalleyLine,
        colours: Sequence[Colour],
        origin: tuple[float, float],
        style: MarkStyle,
    ) -> list[GlyphRun]:
        """A line of copy, one colour to an atom; `origin` is the left end of its baseline."""
        runs: list[GlyphRun] = []
        for first, last, colour in stretches(colours):
            part = line._replace(
                atoms=line.atoms[first:last],
                xs=tuple(x - line.xs[first] for x in line.xs[first:last]),
            )
            left = origin[0] + line.xs[first] * style.size
            drawn = atom_runs(part, style.size, (left, origin[1]), Source(STORY, "mark"))
            runs += [run._replace(colour=colour) for run in drawn]
        return runs

    def _set(self, text: str, style: MarkStyle) -> DisplayLine:
        return set_display(text, style.role, self.composing.case, rules=LABEL_RULES)


def places_of(lines: Sequence[GalleyLine], text: str) -> list[list[int]]:
    """For every line, the place in the text of each of its atoms; spaces at line ends have none."""
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
    """Every stretch of equal values: its first place, the place after its last, the value."""
    found: list[tuple[int, int, T]] = []
    for i, value in enumerate(values):
        if found and found[-1][2] == value:
            found[-1] = (found[-1][0], i + 1, value)
        else:
            found.append((i, i + 1, value))
    return found
