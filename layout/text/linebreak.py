"""A paragraph broken into lines at a measure: atoms and gaps in, every atom's place in em out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from layout.core.geometry import EPSILON
from layout.text.atoms import SPACE, Atom, Run, TypeCase, spaces_inside_names, tokens
from layout.text.charclass import Kind
from layout.text.justify import fit
from layout.text.measured import Measured
from layout.text.optimum import best_endings
from layout.text.price import TORN_EM
from layout.text.spacing import Gap, Rules, gap_between, gaps_between


class AtomRow(NamedTuple):
    """A paragraph as one endless line: atoms, and `gaps[i]` between atom i and i + 1."""

    atoms: tuple[Atom, ...]
    gaps: tuple[Gap, ...]


class Line(NamedTuple):
    """One set line: atoms start to stop of the row, their left edges and the line's end in em.

    `stretch` is the widest opening of an ordinary gap in em; `exception` names a rule that had
    to give way, in one word, or is empty.
    """

    start: int
    stop: int
    xs: tuple[float, ...]
    width: float
    stretch: float = 0.0
    exception: str = ""


def atom_row(runs: Sequence[Run], case: TypeCase, rules: Rules) -> AtomRow:
    """The atoms of a paragraph's runs and the gaps between them."""
    atoms: list[Atom] = []
    spaced: dict[int, bool] = {}
    for run in runs:
        made, pieces = case.atoms(run.role), tokens(run.text)
        if SPACE not in run.text:
            atoms += map(made.__getitem__, pieces)
            continue
        held, index = spaces_inside_names(run.text), 0
        for token in pieces:
            if token[0] == SPACE:
                spaced[len(atoms)] = index in held
            else:
                atoms.append(made[token])
            index += len(token)
    sides = zip([atom.right for atom in atoms], [atom.left for atom in atoms[1:]], strict=False)
    gaps = list(map(gaps_between(rules).__getitem__, sides))
    for at, is_held in spaced.items():
        if 0 < at < len(atoms):
            gap = gap_between(atoms[at - 1].right, atoms[at].left, True, rules)
            gaps[at - 1] = gap._replace(may_break=False) if is_held else gap
    return AtomRow(tuple(atoms), tuple(gaps))


def widest_piece(row: AtomRow) -> float:
    """The width of the widest atom, or of the widest name held together with what sticks to it."""
    widest = max((atom.width for atom in row.atoms), default=0.0)
    if not any(gap.space and not gap.may_break for gap in row.gaps):
        return widest
    width, held = row.atoms[0].width, False
    for gap, atom in zip(row.gaps, row.atoms[1:], strict=True):
        if gap.may_break:
            width, held = atom.width, False
        else:
            width, held = width + gap.natural + atom.width, held or gap.space
        if held:
            widest = max(widest, width)
    return widest


def split_wide_atoms(row: AtomRow, measure: float, rules: Rules) -> AtomRow:
    """The row with every atom wider than the measure (a URL) cut between its glyphs.

    Names too wide for it are no longer held together.
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
        gap = gap_between(a.right, b.left, space, rules)
        if a.left is Kind.LATIN and b.left is Kind.LATIN and not space:
            gap = Gap(0.0, 0.0, 0.0, 0, 0, may_break=True)
        gaps.append(gap)
    return AtomRow(tuple(atoms), tuple(gaps))


def _glyph_by_glyph(atom: Atom) -> tuple[Atom, ...]:
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
    """The lines of a paragraph at a measure in em, the first indented, chosen together."""
    if not row.atoms:
        return []
    text = measured(row, rules)
    return set_lines(row, text, best_endings(text, measure, indent).stops, measure, indent)


def measured(row: AtomRow, rules: Rules) -> Measured:
    """The row prepared for pricing its lines."""
    atoms = row.atoms
    leads = [0.0] * len(atoms) if rules.trim_start else [atom.blank_left for atom in atoms]
    if atoms:
        leads[0] = _lead(atoms[0], rules)
    return Measured([atom.width for atom in atoms], row.gaps, [atom.left for atom in atoms], leads)


def set_lines(
    row: AtomRow, text: Measured, stops: Sequence[int], measure: float, indent: float
) -> list[Line]:
    """The lines of a row that stop where its endings say."""
    lines: list[Line] = []
    start = 0
    for stop in stops:
        lead = text.leads[start] + (indent if start == 0 else 0.0)
        lines.append(_set(row, text.place, (start, stop), lead, measure))
        start = stop
    return lines


def _lead(atom: Atom, rules: Rules) -> float:
    """The blank half that an opening mark keeps at the head of a paragraph (A7.1, A7.2)."""
    return 0.0 if rules.trim_indent else atom.blank_left


def _set(
    row: AtomRow, place: list[float], ends: tuple[int, int], lead: float, measure: float
) -> Line:
    start, stop = ends
    atoms, gaps = row.atoms, row.gaps[start : stop - 1]
    last = stop == len(atoms)
    natural = lead + place[stop - 1] + atoms[stop - 1].width - place[start]
    change = measure - natural
    if last:
        change = min(change, 0.0)
    widths, rest = fit(gaps, change)
    exception = ""
    if not last and not row.gaps[stop - 1].may_break:
        exception = "forced-break"  # A3.6: told, never silent
    elif rest and not (last and rest > 0):
        exception = "short-line" if rest > 0 else "overfull"
    # atom, gap, atom …: every other sum is where an atom begins
    inks = [atom.width for atom in atoms[start:stop]]
    sums = accumulate(chain.from_iterable(zip(inks, widths, strict=False)), initial=lead)
    xs = tuple(sums)[::2]
    opened = zip(widths, gaps, strict=True) if change > EPSILON else ()
    stretch = max((w - gap.natural for w, gap in opened if gap.spread == 3), default=0.0)
    if stretch > TORN_EM + EPSILON and not exception:
        exception = "open-line"  # no ending of the paragraph does better
    return Line(start, stop, xs, xs[-1] + inks[-1], max(stretch, 0.0), exception)
