"""Display lines at their places: the common parts of heads, mastheads, folios and boxes.

A line's place is in points from the top left of the block that it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from layout.core.frame import BLACK, Colour, GlyphRun, Source
from layout.house.newspaper import House
from layout.text.atoms import Atom
from layout.text.display.solid import DisplayLine
from layout.text.display.vertical import LATIN_MIDDLE

BOX_INSET_ROWS = 0.25
"""Rows between the edge of a boxed module and its box line, at the top and at the foot."""


class TypeSetting(NamedTuple):
    """How a run is drawn: its colour, its share of the natural width, a quarter turn clockwise."""

    colour: Colour = BLACK
    condense: float = 1.0
    turned: bool = False


PLAIN = TypeSetting()


class SetLine(NamedTuple):
    """A display line at a place: `x` is its left end, `y` its baseline, `size` its size, in points."""

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
        """The line as glyph runs; `left` and `top` place its block on the page, in points."""
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
    """The atoms of a line as glyph runs, with a new run at each change of face.

    `size` is in points; `origin` is the left end of the line on its baseline, in points. Atoms
    without glyphs (characters that no face has) leave their width blank.
    """
    runs: list[GlyphRun] = []
    for atoms, xs in _one_face_stretches(line):
        left = xs[0]
        glyphs = [glyph for atom in atoms for glyph in atom.glyphs]
        if not glyphs:
            continue
        offsets = [
            x - left + offset for atom, x in zip(atoms, xs, strict=True) for offset in atom.offsets
        ]
        runs.append(
            GlyphRun(
                atoms[0].face,
                size,
                origin[0] + left * size * setting.condense,
                origin[1],
                tuple(glyphs),
                tuple(offsets),
                tuple([text for atom in atoms for text in atom.texts]),
                source,
                setting.colour,
                setting.condense,
                setting.turned,
            )
        )
    return runs


def _one_face_stretches(
    line: SetAtoms,
) -> Iterator[tuple[tuple[Atom, ...], tuple[float, ...]]]:
    """Successive atoms of one face, with their left edges in em."""
    atoms, xs = line.atoms, line.xs
    start = 0
    while start < len(atoms):
        face = atoms[start].face
        stop = start + 1
        while stop < len(atoms) and atoms[stop].face == face:
            stop += 1
        yield atoms[start:stop], xs[start:stop]
        start = stop


def middle_baseline(middle: float, size: float) -> float:
    """The baseline on which a line of `size` points has the middle of its ink at `middle`."""
    return middle + LATIN_MIDDLE * size


def house_red(house: House) -> Colour:
    """The red of nameplate and folio, as shares of 1; the house file gives percentages."""
    cyan, magenta, yellow, black = house.colours.red
    return cyan / 100, magenta / 100, yellow / 100, black / 100
