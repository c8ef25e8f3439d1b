"""A paragraph broken into lines at a measure: copy in, every atom's place in em out.

Three steps. `atom_row` makes atoms and gaps of the copy, once for all measures. `optimum` chooses
where the lines end. `set_lines` justifies each line and gives every atom its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import accumulate, chain, zip_longest
from typing import NamedTuple

from layout.core.geometry import EPSILON
from layout.text.atoms import SPACE, Atom, Run, TypeCase, pieces_of
from layout.text.charclass import Kind
from layout.text.justify import fit
from layout.text.measured import Measured
from layout.text.optimum import best_endings
from layout.text.price import TORN_EM
from layout.text.signs.tokens import tokens
from layout.text.signs.units import Bond, bonds, is_drawn_narrow
from layout.text.spacing import CUT, SPACED, TIGHT, Gap, Rules, Spread, gap_between, gaps_between


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
    ADDRESS = "address-line"
    """The line stays short: an address goes on in the next one, and no gap is torn open for it."""


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
    spaced: set[int] = set()
    """The atoms with a word space before them."""
    bond_before: dict[int, Bond] = {}
    for run in runs:
        made, pieces = case.atoms(run.role), tokens(run.text)
        bonded = bonds(run.text)
        if not bonded and SPACE not in run.text:
            atoms += map(made.__getitem__, pieces)
            continue
        index = 0
        for token in pieces:
            bond = bonded.get(index)
            if bond is not None:
                bond_before.setdefault(len(atoms), bond)
            if token[0] == SPACE:
                spaced.add(len(atoms))
            elif is_drawn_narrow(token, bond):
                atoms.append(case.sign(token, run.role))
            else:
                inside = [
                    at for at in range(1, len(token)) if bonded.get(index + at) is Bond.ADDRESS
                ]
                pieces_of_token = pieces_of(made[token], inside) if inside else (made[token],)
                first = len(atoms)
                atoms += pieces_of_token
                bond_before.update(dict.fromkeys(range(first + 1, len(atoms)), Bond.ADDRESS))
            index += len(token)
    sides = zip([atom.right for atom in atoms], [atom.left for atom in atoms[1:]], strict=False)
    gaps = list(map(gaps_between(rules).__getitem__, sides))
    for at in spaced | bond_before.keys():
        if 0 < at < len(atoms):
            before, after = atoms[at - 1], atoms[at]
            plain = gap_between(before.right, after.left, at in spaced, rules)
            gaps[at - 1] = _bonded_gap(bond_before.get(at), plain)
    return AtomRow(tuple(atoms), tuple(gaps))


def _bonded_gap(bond: Bond | None, plain: Gap) -> Gap:
    """The gap where a bond or a word space stands; `plain` is the one by the kinds of its sides."""
    if bond is Bond.NAME_SPACE:
        return plain._replace(may_break=False, unit=True)
    if bond is Bond.BEFORE_ADDRESS:
        return plain._replace(ragged=True)
    if bond is Bond.TIGHT:
        return TIGHT
    if bond is Bond.SPACE:
        return SPACED
    return CUT if bond is Bond.ADDRESS else plain


def widest_piece(row: AtomRow) -> float:
    """The width in em of the widest piece that no line end divides.

    A piece is one atom, or a unit of several atoms with the marks that the prohibition rules tie
    to it.
    """
    widest = max((atom.width for atom in row.atoms), default=0.0)
    if not any(gap.unit for gap in row.gaps):
        return widest
    width, is_unit = row.atoms[0].width, False
    for gap, atom in zip(row.gaps, row.atoms[1:], strict=True):
        if gap.may_break:
            width, is_unit = atom.width, False
        else:
            width, is_unit = width + gap.natural + atom.width, is_unit or gap.unit
        if is_unit:
            widest = max(widest, width)
    return widest


def split_wide_atoms(row: AtomRow, measure: float, rules: Rules) -> AtomRow:
    """The row with every atom wider than the measure cut between its glyphs.

    In such a row a line may end inside a unit that is wider than the measure, too.
    """
    if widest_piece(row) <= measure:
        return row
    atoms: list[Atom] = []
    gaps: list[Gap] = []
    wide = _wide_units(row, measure)
    for i, atom in enumerate(row.atoms):
        if i:
            gap = row.gaps[i - 1]
            if i - 1 in wide:
                space = gap_between(Kind.LATIN, Kind.LATIN, True, rules)
                gap = space if gap.space else CUT
            gaps.append(gap)
        parts = pieces_of(atom, range(1, len(atom.text))) if atom.width > measure else (atom,)
        atoms.extend(parts)
        gaps.extend([CUT] * (len(parts) - 1))
    return AtomRow(tuple(atoms), tuple(gaps))


def _wide_units(row: AtomRow, measure: float) -> set[int]:
    """The gaps inside the units that are wider than the measure."""
    found: set[int] = set()
    inside: list[int] = []
    width = row.atoms[0].width
    for i, (gap, atom) in enumerate(zip(row.gaps, row.atoms[1:], strict=True)):
        if gap.may_break:
            inside, width = [], atom.width
            continue
        width += gap.natural + atom.width
        inside += [i] if gap.unit else []
        if width > measure:
            found.update(inside)
    return found


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
    is_loose = stretch > TORN_EM + EPSILON or left_over > 0
    if is_loose and not is_last and row.gaps[stop - 1].ragged:
        return _short_line(row, (start, stop), lead)
    is_forced = not is_last and not row.gaps[stop - 1].may_break
    exception = _exception(is_forced, left_over, stretch)
    return Line(start, stop, xs, xs[-1] + inks[-1], max(stretch, 0.0), exception)


def _short_line(row: AtomRow, ends: tuple[int, int], lead: float) -> Line:
    """A line that no gap fills, because an address goes on below; its gaps keep their widths."""
    start, stop = ends
    inks = [atom.width for atom in row.atoms[start:stop]]
    widths = [gap.natural for gap in row.gaps[start : stop - 1]]
    xs = tuple(
        accumulate(chain.from_iterable(zip_longest(inks, widths, fillvalue=0.0)), initial=lead)
    )[::2]
    return Line(
        start, stop, xs[: stop - start], xs[stop - start - 1] + inks[-1], 0.0, LineException.ADDRESS
    )


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
