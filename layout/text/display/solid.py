"""Display lines: heads, folios and labels, one line each, set solid at one size.

Solid means that nothing is justified: every gap has its natural width. Marks are half an em wide,
without their blanks, and a space is half an em (E3, B3). All widths are in em of the
line's own size.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from layout.text.atoms import IDEOGRAPHIC_SPACE, SPACE, Atom, TypeCase
from layout.text.signs.tokens import tokens
from layout.text.signs.units import UNIT_SPACE, Bond, bonds, is_drawn_narrow
from layout.text.spacing import Rules, gap_between

DISPLAY_RULES = Rules(style="半角", autospace=0.0)
"""Marks half an em wide, and no extra space between Han and Latin text."""
LABEL_RULES = Rules(style="全角", autospace=0.0)
"""For lines of labels and numbers, whose colons keep their full width."""
HEAD_SPACE = 0.5
"""Em: the width of a word space (E3, B3)."""


class DisplayLine(NamedTuple):
    """One display line: atoms, their left edges, and the width of the whole."""

    atoms: tuple[Atom, ...]
    xs: tuple[float, ...]
    width: float

    @property
    def missing(self) -> str:
        """Characters that no face of the chain has."""
        return "".join(atom.missing for atom in self.atoms)


def set_display(
    text: str, role: str, case: TypeCase, tracking: float = 0.0, rules: Rules = DISPLAY_RULES
) -> DisplayLine:
    """One line set solid, with `tracking` em added between atoms; lines set before are reused."""
    key = (text, role, tracking, rules)
    found: DisplayLine | None = case.display_lines.get(key)
    if found is None:
        plain = text.replace(IDEOGRAPHIC_SPACE, SPACE * 2)
        pieces = _Pieces(tokens(plain), bonds(plain))
        found = case.display_lines[key] = _set(pieces, role, case, tracking, rules)
    return found


def set_letters(text: str, role: str, case: TypeCase) -> DisplayLine:
    """One line in which every letter is an atom, so that Latin words can be letterspaced."""
    return _set(_Pieces(text, {}), role, case, 0.0, DISPLAY_RULES)


class _Pieces(NamedTuple):
    """Tokens and spaces, and what is special before a character of theirs."""

    tokens: Iterable[str]
    bonds: Mapping[int, Bond]


def _set(pieces: _Pieces, role: str, case: TypeCase, tracking: float, rules: Rules) -> DisplayLine:
    """The line of some tokens and spaces."""
    atoms: list[Atom] = []
    xs: list[float] = []
    pen = 0.0
    space = 0.0  # of the word spaces since the last atom
    index = 0
    for token in pieces.tokens:
        bond = pieces.bonds.get(index)
        index += len(token)
        if token[0] == SPACE:
            space += UNIT_SPACE if bond is Bond.SPACE else HEAD_SPACE * len(token)
            continue
        atom = (case.sign if is_drawn_narrow(token, bond) else case.atom)(token, role)
        if atoms:
            gap = gap_between(atoms[-1].right, atom.left, False, rules)
            natural = 0.0 if bond is Bond.TIGHT else gap.natural
            pen += natural + space + (0.0 if gap.unit or bond is Bond.TIGHT else tracking)
        atoms.append(atom)
        xs.append(pen)
        pen += atom.width
        space = 0.0
    return DisplayLine(tuple(atoms), tuple(xs), pen)


def spread_display(line: DisplayLine, width: float) -> DisplayLine:
    """The line with its atoms moved apart evenly to `width`; unchanged if it is as wide already."""
    if len(line.atoms) < 2 or width <= line.width:
        return line
    step = (width - line.width) / (len(line.atoms) - 1)
    return DisplayLine(line.atoms, tuple(x + i * step for i, x in enumerate(line.xs)), width)
