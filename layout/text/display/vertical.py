"""Vertical setting for heads and labels: one line from top to bottom (clreq, A13).

Han characters and stops stand upright. Brackets and dashes take the face's `vert` forms. Mainland
quotes become corner quotes, the double ones outside. Two or three digits share one cell. Longer
runs of Latin text are turned a quarter clockwise. The text of every glyph stays what the editor
wrote. All lengths are in em.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from layout.core.geometry import EM_ASCENT
from layout.house.faces import FaceFile
from layout.text.atoms import Atom, TypeCase
from layout.text.charclass import EM, HALF, MARKS, PAIRS, Kind, is_latin
from layout.text.display.solid import set_display
from layout.text.signs.units import inside_units

CORNER_QUOTES = {"“": "『", "”": "』", "‘": "「", "’": "」"}
"""GB/T 15834 5.2.3: outer quotes are the double ones."""
UPRIGHT_DIGITS = 3
"""A number of at most this many characters, its % or ℃ included, shares one cell (A13.6)."""
UPRIGHT_LETTERS = 4
"""A run of at most this many capitals stands upright, one letter a cell (A13.6)."""
SPACE_EM = 0.5
"""Em: the height of a space."""
LATIN_MIDDLE = 0.36
"""Em: half the height of Latin capitals and figures, from the baseline."""
_DOT_RISE = 0.25
"""Em: the interpunct is drawn in the middle of an em, and moves to the middle of its half."""
_PAIR_HEIGHT = 2.0
"""Em: the height of —— and ……, as in horizontal setting (A4.1)."""
_KEEPS_EM = frozenset("：；？！—～")
"""Marks that take a whole em in vertical setting (A5.2)."""
_PERCENT = "%℃"
_PIECES = re.compile(r"——|⸺|……|⋯⋯|[0-9]+[%℃]?|[A-Za-z][A-Za-z0-9&.'’+-]*|(?s:.)")


class Cell(NamedTuple):
    """One glyph or group of glyphs of a vertical line.

    `x` is its origin from the middle of the line. `y` is its baseline or, if it is `turned`, where
    it starts, from the top of the line. `condense` scales its width.
    """

    atom: Atom
    x: float
    y: float
    turned: bool = False
    condense: float = 1.0


class VerticalLine(NamedTuple):
    """A vertical line: its cells from top to bottom, and its height."""

    cells: tuple[Cell, ...]
    height: float

    @property
    def missing(self) -> str:
        """Characters that no face of the chain has."""
        return "".join(cell.atom.missing for cell in self.cells)


def set_vertical(text: str, role: str, case: TypeCase) -> VerticalLine:
    """Set one line from top to bottom, marks and spaces half an em high."""
    cells: list[Cell] = []
    y = 0.0
    for piece in _pieces(text):
        if piece.isspace():
            y += SPACE_EM
            continue
        if _is_turned_unit(piece):
            line = set_display(piece, role, case)
            cells += [
                Cell(atom, -LATIN_MIDDLE, y + x, turned=True)
                for atom, x in zip(line.atoms, line.xs, strict=True)
            ]
            y += line.width
            continue
        is_word = is_latin(piece[0]) and piece not in MARKS
        made, height = (_latin if is_word else _upright)(piece, role, case, y)
        cells += made
        y += height
    return VerticalLine(tuple(cells), y)


def _pieces(text: str) -> list[str]:
    """The text cut into what is set together: a unit of figures and signs is one piece."""
    inside = inside_units(text)
    found: list[str] = []
    for match in _PIECES.finditer(text):
        if found and match.start() in inside and not any(map(_is_upright, found[-1] + match[0])):
            found[-1] += match[0]
        else:
            found.append(match[0])
    return found


def _is_upright(char: str) -> bool:
    """Whether a character stands upright even in a unit: a Han or a full-width mark."""
    return "\u2e80" <= char <= "\uffef"


def _is_turned_unit(piece: str) -> bool:
    """Whether a piece is a unit of several parts: ±0.2, 5 ℃, CO₂."""
    return _PIECES.fullmatch(piece) is None


def _latin(piece: str, role: str, case: TypeCase, y: float) -> tuple[list[Cell], float]:
    """Digits and letters in one cell, upright one by one, or turned; the cells and their height.

    `y` is the top of the piece from the top of the line.
    """
    if piece.rstrip(_PERCENT).isdigit() and len(piece) <= UPRIGHT_DIGITS:
        atom = case.atom(piece, role)
        condense = min(1.0, EM / atom.width)
        return [Cell(atom, -atom.width * condense / 2, y + EM_ASCENT, condense=condense)], EM
    if piece.isupper() and len(piece) <= UPRIGHT_LETTERS:
        atoms = [case.atom(letter, role) for letter in piece]
        cells = [Cell(atom, -atom.width / 2, y + i + EM_ASCENT) for i, atom in enumerate(atoms)]
        return cells, len(piece) * EM
    atom = case.atom(piece, role)
    return [Cell(atom, -LATIN_MIDDLE, y, turned=True)], atom.width


def _upright(piece: str, role: str, case: TypeCase, y: float) -> tuple[list[Cell], float]:
    """Han, a mark or a pair in its vertical form; the cell and its height. `y` as above.

    A mark takes its ink half alone, unless it keeps an em (`_KEEPS_EM`).
    """
    drawn = CORNER_QUOTES.get(piece, piece)
    atom = case.atom(piece, role)
    face = case.faces.for_text(role, drawn)
    if face is None or atom.missing:
        return [Cell(atom, -HALF, y + EM_ASCENT)], EM
    if piece in PAIRS:
        return [_pair(piece, face, y)], _PAIR_HEIGHT
    glyph = face.shape_vertical(drawn)
    upright = Atom(piece, face.key, EM, (glyph,), (0.0,), (piece,), atom.left, atom.right)
    mark = MARKS.get(piece)
    blank_above = HALF if mark is not None and mark.kind is Kind.OPEN else 0.0
    height = EM if mark is None or piece in _KEEPS_EM else HALF
    rise = _DOT_RISE if piece == "·" else 0.0
    return [Cell(upright, -HALF, y - blank_above - rise + EM_ASCENT)], height


def _pair(piece: str, face: FaceFile, y: float) -> Cell:
    """—— or …… turned: its horizontal glyphs run down the middle of the line."""
    shaped = face.shape(piece)
    pen, offsets, glyphs, texts = 0.0, [], [], []
    starts = [glyph.cluster for glyph in shaped] + [len(piece)]
    for i, glyph in enumerate(shaped):
        glyphs.append(glyph.glyph)
        offsets.append(pen)
        texts.append(piece[starts[i] : starts[i + 1]])
        pen += glyph.advance
    atom = Atom(
        piece, face.key, pen, tuple(glyphs), tuple(offsets), tuple(texts), Kind.PAIR, Kind.PAIR
    )
    foot, head = face.ink(glyphs[0])[1::2]
    return Cell(atom, -(foot + head) / 2, y + (_PAIR_HEIGHT - pen) / 2, turned=True)
