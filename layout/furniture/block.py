"""Display lines stacked into a block: a head, a masthead, a folio.

Positions are points from the block's top left; a block that stands in the text takes whole rows.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from layout.core.frame import BLACK, Colour, GlyphRun, Source
from layout.text.atoms import Atom
from layout.text.display.solid import DisplayLine


class TypeSetting(NamedTuple):
    """How a run is inked: colour, narrowing, a quarter turn."""

    colour: Colour = BLACK
    condense: float = 1.0
    turned: bool = False


PLAIN = TypeSetting()


class SetLine(NamedTuple):
    """A display line at a place: left end and baseline in points, size in points."""

    line: DisplayLine
    size: float
    x: float
    y: float
    source: Source
    colour: Colour = BLACK
    condense: float = 1.0
    turned: bool = False

    @property
    def width(self) -> float:
        """The width of the line in points."""
        return self.line.width * self.size * self.condense

    def runs(self, left: float, top: float) -> list[GlyphRun]:
        """The line as glyph runs, its block standing at a point of the page."""
        return atom_runs(
            self.line,
            self.size,
            (left + self.x, top + self.y),
            self.source,
            TypeSetting(self.colour, self.condense, self.turned),
        )


class SetAtoms(Protocol):
    """A display line or a galley line: atoms and their left edges in em."""

    @property
    def atoms(self) -> tuple[Atom, ...]:
        """The atoms from left to right."""

    @property
    def xs(self) -> tuple[float, ...]:
        """The left edge of each atom in em."""


def atom_runs(
    line: SetAtoms,
    size: float,
    origin: tuple[float, float],
    source: Source,
    setting: TypeSetting = PLAIN,
) -> list[GlyphRun]:
    """Set atoms as glyph runs, a new run at each change of face."""
    atoms, xs = line.atoms, line.xs
    runs: list[GlyphRun] = []
    start = 0
    while start < len(atoms):
        face, left = atoms[start].face, xs[start]
        stop = start + 1
        while stop < len(atoms) and atoms[stop].face == face:
            stop += 1
        some = atoms[start:stop]
        glyphs = [glyph for atom in some for glyph in atom.glyphs]
        if glyphs:
            runs.append(
                GlyphRun(
                    face,
                    size,
                    origin[0] + left * size * setting.condense,
                    origin[1],
                    tuple(glyphs),
                    tuple(
                        [
                            x - left + offset
                            for atom, x in zip(some, xs[start:stop], strict=True)
                            for offset in atom.offsets
                        ]
                    ),
                    tuple([text for atom in some for text in atom.texts]),
                    source,
                    setting.colour,
                    setting.condense,
                    setting.turned,
                )
            )
        start = stop
    return runs
