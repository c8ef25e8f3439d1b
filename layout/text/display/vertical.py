"""Vertical setting for heads and labels (clreq, handbook A13): one line from top to bottom.

Han and stops stand upright, brackets and dashes take the face's `vert` forms, mainland quotes
become corner quotes with the double ones outside, two or three digits share a cell, longer runs
of Latin are turned a quarter clockwise. The text of every glyph stays the editor's.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from layout.core.geometry import EM_ASCENT
from layout.house.faces import FaceFile
from layout.text.atoms import Atom, TypeCase
from layout.text.charclass import MARKS, PAIRS, Kind, is_latin

CORNER_QUOTES = {"“": "『", "”": "』", "‘": "「", "’": "」"}
"""GB/T 15834 5.2.3: outer quotes are the double ones."""
UPRIGHT_DIGITS = 3
UPRIGHT_LETTERS = 4
"""Runs of capitals up to this length stand upright one by one (A13.6)."""
SPACE_EM = 0.5
LATIN_MIDDLE = 0.36
"""Half the height of Latin capitals and figures, from the baseline, in em."""
_PIECES = re.compile(r"——|⸺|……|⋯⋯|[0-9]+[%℃]?|[A-Za-z][A-Za-z0-9&.'’+-]*|(?s:.)")


class Cell(NamedTuple):
    """One glyph group of a vertical line.

    `x` is its origin from the middle of the line and `y` its baseline or, if `turned`, its start
    from the line's top, in em; `condense` narrows it.
    """

    atom: Atom
    x: float
    y: float
    turned: bool = False
    condense: float = 1.0


class VerticalLine(NamedTuple):
    """A vertical line: cells from top to bottom and the whole height in em."""

    cells: tuple[Cell, ...]
    height: float

    @property
    def missing(self) -> str:
        """Characters that no face of the chain has."""
        return "".join(cell.atom.missing for cell in self.cells)


def set_vertical(text: str, role: str, case: TypeCase) -> VerticalLine:
    """Set one line from top to bottom, marks at half height, spaces half an em."""
    cells: list[Cell] = []
    y = 0.0
    for piece in _PIECES.findall(text):
        if piece.isspace():
            y += SPACE_EM
            continue
        if is_latin(piece[0]) and piece not in MARKS:
            y += _latin(piece, role, case, y, cells)
        else:
            y += _upright(piece, role, case, y, cells)
    return VerticalLine(tuple(cells), y)


def _latin(piece: str, role: str, case: TypeCase, y: float, cells: list[Cell]) -> float:
    """Digits and letters: in one cell, upright one by one, or turned."""
    digits = piece.rstrip("%℃")
    if digits.isdigit() and len(piece) <= UPRIGHT_DIGITS:
        atom = case.atom(piece, role)
        condense = min(1.0, 1.0 / atom.width)
        cells.append(Cell(atom, -atom.width * condense / 2, y + EM_ASCENT, condense=condense))
        return 1.0
    if piece.isupper() and len(piece) <= UPRIGHT_LETTERS:
        for i, letter in enumerate(piece):
            atom = case.atom(letter, role)
            cells.append(Cell(atom, -atom.width / 2, y + i + EM_ASCENT))
        return float(len(piece))
    atom = case.atom(piece, role)
    cells.append(Cell(atom, -LATIN_MIDDLE, y, turned=True))
    return atom.width


def _upright(piece: str, role: str, case: TypeCase, y: float, cells: list[Cell]) -> float:
    """Han, marks and pairs in their vertical forms; a mark takes its ink half alone."""
    drawn = CORNER_QUOTES.get(piece, piece)
    atom = case.atom(piece, role)
    face = case.faces.for_text(role, drawn)
    if face is None or atom.missing:
        cells.append(Cell(atom, -0.5, y + EM_ASCENT))
        return 1.0
    if piece in PAIRS:
        return _pair(piece, face, y, cells)
    glyph = face.shape_vertical(drawn)
    upright = Atom(piece, face.key, 1.0, (glyph,), (0.0,), (piece,), atom.left, atom.right)
    mark = MARKS.get(piece)
    top = 0.5 if mark is not None and mark.kind is Kind.OPEN else 0.0
    keeps_em = mark is None or piece in "：；？！—～"
    height = 1.0 if keeps_em else 0.5
    shift = 0.25 if piece == "·" else 0.0
    cells.append(Cell(upright, -0.5, y - top - shift + EM_ASCENT))
    return height


def _pair(piece: str, face: FaceFile, y: float, cells: list[Cell]) -> float:
    """—— and …… turned as drawn: their own glyphs, running down the middle of the line."""
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
    bottom, top = face.ink(glyphs[0])[1::2]
    cells.append(Cell(atom, -(bottom + top) / 2, y + (2.0 - pen) / 2, turned=True))
    return 2.0
