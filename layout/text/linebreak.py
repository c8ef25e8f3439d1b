"""A paragraph broken into lines at a measure: copy in, every atom's place in em out.

Three steps. `atom_row` makes atoms and gaps of the copy, once for all measures. `optimum` chooses
where the lines end. `set_lines` justifies each line and gives every atom its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from layout.core.geometry import EPSILON
from layout.text.atoms import SPACE, Atom, Run, TypeCase, spaces_inside_names, tokens
from layout.text.charclass import Kind
from layout.text.justify import fit
from layout.text.measured import Measured
from layout.text.optimum import best_endings
from layout.text.price import TORN_EM
from layout.text.spacing import Gap, Rules, Spread, Squeeze, gap_between, gaps_between

_CUT = Gap(0.0, 0.0, 0.0, Squeeze.NEVER, Spread.NEVER, may_break=True)
"""The gap between two parts of an atom that was too wide for the measure."""


class AtomRow(NamedTuple):
    """A paragraph as one endless line: atoms, and `gaps[i]` between atoms i and i + 1."""

    atoms: tuple[Atom, ...]
    gaps: tuple[Gap, ...]


class LineException(StrEnum):
    """The rule that had to give way in a line."""

    NONE = ""
    FORCED_BREAK = "forced-break"
    """The line ends where the prohibition rules allow no end."""
    SHORT_LINE = "short-line"
    """The line has no gap left to spread, and stays short of the measure."""
    OVERFULL = "overfull"
    """The line has no gap left to squeeze, and sticks out of the measure."""
    OPEN_LINE = "open-line"
    """Ordinary gaps are opened beyond `TORN_EM`: no setting of the paragraph does better."""


class Line(NamedTuple):
    """One set line: the atoms from `start` to before `stop`, their left edges, the line's end.

    `xs` and `width` are in em from the left edge of the measure. `stretch` is the widest opening
    of an ordinary gap in em.
    """

    start: int
    stop: int
    xs: tuple[float, ...]
    width: float
    stretch: float = 0.0
    exception: LineException = LineException.NONE


def atom_row(runs: Sequence[Run], case: TypeCase, rules: Rules) -> AtomRow:
    """The atoms of a paragraph's runs and the gaps between them."""
    atoms: list[Atom] = []
    spaced: dict[int, bool] = {}
    """Word spaces by the atom after them, each with whether no line may end there."""
    for run in runs:
        made, pieces = case.atoms(run.role), tokens(run.text)
        if SPACE not in run.text:
            atoms += map(made.__getitem__, pieces)
            continue
        unbreakable, index = spaces_inside_names(run.text), 0
        for token in pieces:
            if token[0] == SPACE:
                spaced[len(atoms)] = index in unbreakable
            else:
                atoms.append(made[token])
            index += len(token)
    sides = zip([atom.right for atom in atoms], [atom.left for atom in atoms[1:]], strict=False)
    gaps = list(map(gaps_between(rules).__getitem__, sides))
    for at, is_unbreakable in spaced.items():
        if 0 < at < len(atoms):
            gap = gap_between(atoms[at - 1].right, atoms[at].left, True, rules)
            gaps[at - 1] = gap._replace(may_break=False) if is_unbreakable else gap
    return AtomRow(tuple(atoms), tuple(gaps))


def widest_piece(row: AtomRow) -> float:
    """The width in em of the widest piece that no line end divides.

    A piece is one atom, or a name whose word spaces hold together (`spaces_inside_names`) with
    the marks that the prohibition rules tie to it.
    """
    widest = max((atom.width for atom in row.atoms), default=0.0)
    if not any(gap.space and not gap.may_break for gap in row.gaps):
        return widest
    width, is_name = row.atoms[0].width, False
    for gap, atom in zip(row.gaps, row.atoms[1:], strict=True):
        if gap.may_break:
            width, is_name = atom.width, False
        else:
            width, is_name = width + gap.natural + atom.width, is_name or gap.space
        if is_name:
            widest = max(widest, width)
    return widest


def split_wide_atoms(row: AtomRow, measure: float, rules: Rules) -> AtomRow:
    """The row with every atom wider than the measure (a URL) cut between its glyphs.

    In such a row the word spaces inside Latin names become ordinary ones, at which a line may end.
    """
    if widest_piece(row) <= measure:
        return row
    atoms: list[Atom] = []
    spaces: list[bool] = []
    for i, atom in enumerate(row.atoms):
        parts = _glyph_by_glyph(atom) if atom.width > measure else (atom,)
        atoms.extend(parts)
        spaces.extend([i > 0 and row.gaps[i - 1].space] + [False] * (len(parts) - 1))
    gaps = []
    for (a, b), space in zip(pairwise(atoms), spaces[1:], strict=True):
        is_cut = a.left is Kind.LATIN and b.left is Kind.LATIN and not space
        gaps.append(_CUT if is_cut else gap_between(a.right, b.left, space, rules))
    return AtomRow(tuple(atoms), tuple(gaps))


def _glyph_by_glyph(atom: Atom) -> tuple[Atom, ...]:
    """An atom of Latin text cut into one atom a glyph."""
    edges = (*atom.offsets, atom.width)
    return tuple(
        Atom(
            text,
            atom.face,
            edges[i + 1] - edges[i],
            (atom.glyphs[i],),
            (0.0,),
            (text,),
            Kind.LATIN,
            Kind.LATIN,
        )
        for i, text in enumerate(atom.texts)
    )


def break_lines(row: AtomRow, measure: float, indent: float, rules: Rules) -> list[Line]:
    """The lines of a paragraph at a measure in em, chosen together; the first is indented."""
    if not row.atoms:
        return []
    text = measured(row, rules)
    return set_lines(row, text, best_endings(text, measure, indent).stops, measure, indent)


def measured(row: AtomRow, rules: Rules) -> Measured:
    """The row prepared for pricing its lines.

    A line's lead is the blank that an opening mark keeps at its head: none where the house trims
    it, at the start of a line (A7.1) and after the indent (A7.2).
    """
    atoms = row.atoms
    leads = [0.0] * len(atoms) if rules.trim_start else [atom.blank_left for atom in atoms]
    if atoms:
        leads[0] = 0.0 if rules.trim_indent else atoms[0].blank_left
    return Measured([atom.width for atom in atoms], row.gaps, [atom.left for atom in atoms], leads)


def set_lines(
    row: AtomRow, text: Measured, stops: Sequence[int], measure: float, indent: float
) -> list[Line]:
    """The lines of a row that end at `stops`, justified to the measure in em."""
    lines: list[Line] = []
    start = 0
    for stop in stops:
        lead = text.leads[start] + (indent if start == 0 else 0.0)
        lines.append(_set_line(row, text.place, (start, stop), lead, measure))
        start = stop
    return lines


def _set_line(
    row: AtomRow, place: list[float], ends: tuple[int, int], lead: float, measure: float
) -> Line:
    """One line from atom `ends[0]` to before `ends[1]`, its ink beginning at `lead` em.

    The paragraph's last line is squeezed where it must be, but never spread.
    """
    start, stop = ends
    atoms, gaps = row.atoms, row.gaps[start : stop - 1]
    is_last = stop == len(atoms)
    change = measure - (lead + place[stop - 1] + atoms[stop - 1].width - place[start])
    if is_last:
        change = min(change, 0.0)
    widths, left_over = fit(gaps, change)
    # atom, gap, atom …: every other sum is where an atom begins
    inks = [atom.width for atom in atoms[start:stop]]
    sums = accumulate(chain.from_iterable(zip(inks, widths, strict=False)), initial=lead)
    xs = tuple(sums)[::2]
    opened = zip(widths, gaps, strict=True) if change > EPSILON else ()
    ordinary = Spread.ORDINARY
    stretch = max((w - gap.natural for w, gap in opened if gap.spread == ordinary), default=0.0)
    is_forced = not is_last and not row.gaps[stop - 1].may_break
    exception = _exception(is_forced, left_over, stretch)
    return Line(start, stop, xs, xs[-1] + inks[-1], max(stretch, 0.0), exception)


def _exception(is_forced: bool, left_over: float, stretch: float) -> LineException:
    """The rule that a line breaks; it is reported, never passed over (A3.6).

    `left_over` is the change in em that the gaps had no room for: negative if the line sticks
    out, positive if it stays short.
    """
    if is_forced:
        return LineException.FORCED_BREAK
    if left_over:
        return LineException.SHORT_LINE if left_over > 0 else LineException.OVERFULL
    return LineException.OPEN_LINE if stretch > TORN_EM + EPSILON else LineException.NONE
