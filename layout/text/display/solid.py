"""Display lines: heads, folios and labels set solid in one size, marks half-width.

A space in a head is half an em (handbook E3, B3).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from layout.text.atoms import IDEOGRAPHIC_SPACE, SPACE, Atom, TypeCase, tokens
from layout.text.spacing import Rules, gap_between

DISPLAY_RULES = Rules(style="半角", autospace=0.0)
LABEL_RULES = Rules(style="全角", autospace=0.0)
"""For lines of labels and numbers, whose colons keep their full width."""
HEAD_SPACE = 0.5


class DisplayLine(NamedTuple):
    """One display line: atoms, their left edges and the whole width, in em of its own size."""

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
    """One line set solid; `tracking` em are added between atoms."""
    key = (text, role, tracking, rules)
    found: DisplayLine | None = case.display_lines.get(key)
    if found is None:
        pieces = tokens(text.replace(IDEOGRAPHIC_SPACE, SPACE * 2))
        found = case.display_lines[key] = _set(pieces, role, case, tracking, rules)
    return found


def set_letters(text: str, role: str, case: TypeCase) -> DisplayLine:
    """One line whose Latin words may be letterspaced: every letter is an atom."""
    return _set(text, role, case, 0.0, DISPLAY_RULES)


def _set(
    pieces: Iterable[str], role: str, case: TypeCase, tracking: float, rules: Rules
) -> DisplayLine:
    atoms: list[Atom] = []
    xs: list[float] = []
    pen = 0.0
    space = 0.0
    for token in pieces:
        if token[0] == SPACE:
            space += HEAD_SPACE * len(token)
            continue
        atom = case.atom(token, role)
        if atoms:
            gap = gap_between(atoms[-1].right, atom.left, False, rules)
            pen += gap.natural + space + tracking
        atoms.append(atom)
        xs.append(pen)
        pen += atom.width
        space = 0.0
    return DisplayLine(tuple(atoms), tuple(xs), pen)


def spread_display(line: DisplayLine, width: float) -> DisplayLine:
    """The line with its atoms drawn apart evenly to a width in em."""
    if len(line.atoms) < 2 or width <= line.width:
        return line
    step = (width - line.width) / (len(line.atoms) - 1)
    return DisplayLine(line.atoms, tuple(x + i * step for i, x in enumerate(line.xs)), width)
