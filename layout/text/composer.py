"""The compositor: makes a paragraph's atoms once and remembers its endings at every measure.

Endings depend on copy, faces, rules and measure only, so they may be kept from one run to the
next: `remembered` gives them out and `recall` takes them back, under a fingerprint of all the
rest (faces, rules and this package's own code).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from layout.text.atoms import Run, TypeCase
from layout.text.linebreak import (
    AtomRow,
    Line,
    atom_row,
    measured,
    set_lines,
    split_wide_atoms,
    widest_piece,
)
from layout.text.measured import Measured
from layout.text.optimum import Endings, best_endings, endings_in, fits_in
from layout.text.ragged import ragged_lines
from layout.text.spacing import UNLIMITED, Rules

Memory = dict[str, dict[str, tuple[tuple[int, ...], int]]]
"""Stops and price by measure, by the key of a paragraph."""

KEPT_MOST = 2000
"""Paragraphs whose endings are kept from run to run."""


@dataclass(slots=True)
class _Prepared:
    row: AtomRow
    text: Measured
    widest: float


@dataclass(slots=True)
class Composer:
    """Sets paragraphs by one house's rules."""

    case: TypeCase
    rules: Rules
    _prepared: dict[tuple[Run, ...], _Prepared] = field(default_factory=dict)
    _split: dict[tuple[tuple[Run, ...], float], _Prepared] = field(default_factory=dict)
    _endings: dict[tuple[tuple[Run, ...], float], dict[float, Endings]] = field(
        default_factory=dict
    )
    _recalled: Memory = field(default_factory=dict)
    _met: set[str] = field(default_factory=set)
    _absorbed: bool = False
    _print: str = ""

    def endings(self, runs: tuple[Run, ...], indent: float, measure: float) -> Endings:
        """The best endings of a paragraph at a measure in em."""
        known = self._endings.get((runs, indent))
        if known is None:
            known = self._endings[runs, indent] = {
                float(at): Endings(tuple(stops), price)
                for at, (stops, price) in self._recalled.get(_key(runs, indent), {}).items()
            }
        found = known.get(measure)
        if found is None:
            found = known[measure] = best_endings(
                self._prepare(runs, measure).text, measure, indent
            )
        return found

    def endings_in(
        self, runs: tuple[Run, ...], indent: float, measure: float, lines: int
    ) -> Endings | None:
        """The endings that give just so many lines, or None if a gap would be torn open."""
        return endings_in(self._prepare(runs, measure).text, measure, indent, lines)

    def fits_in(self, runs: tuple[Run, ...], indent: float, measure: float, lines: int) -> bool:
        """Whether there are endings that give just so many lines, no gap torn open."""
        return fits_in(self._prepare(runs, measure).text, measure, indent, lines)

    def last_width(self, runs: tuple[Run, ...], ends: Endings, measure: float) -> float:
        """The natural width of a paragraph's last line in em, without an indent."""
        text = self._prepare(runs, measure).text
        start = ends.stops[-2] if len(ends.stops) > 1 else 0
        return text.ends[-1] - text.place[start]

    def lines(
        self, runs: tuple[Run, ...], indent: float, measure: float, extra: int = 0
    ) -> list[Line]:
        """The lines of a paragraph at a measure, `extra` more than the best number if it can be."""
        ends = self.endings(runs, indent, measure)
        if extra:
            other = self.endings_in(runs, indent, measure, len(ends.stops) + extra)
            ends = other if other is not None else ends
        prepared = self._prepare(runs, measure)
        return set_lines(prepared.row, prepared.text, ends.stops, measure, indent)

    def ragged(self, runs: tuple[Run, ...], measure: float) -> list[Line]:
        """The lines of a paragraph that are as long as they come; justified if a piece is too wide."""
        prepared = self._prepare(runs, measure)
        return ragged_lines(prepared.row, prepared.text, measure) or self.lines(runs, 0, measure)

    def prepare(self, paragraphs: Iterable[tuple[Run, ...]]) -> None:
        """Make the atoms of paragraphs that will be wanted at every measure."""
        for runs in paragraphs:
            self._prepare(runs, UNLIMITED)

    def row(self, runs: tuple[Run, ...], measure: float) -> AtomRow:
        """The atoms of a paragraph, those wider than the measure cut."""
        return self._prepare(runs, measure).row

    def _prepare(self, runs: tuple[Run, ...], measure: float) -> _Prepared:
        whole = self._prepared.get(runs)
        if whole is None:
            row = atom_row(runs, self.case, self.rules)
            piece = widest_piece(row)
            whole = self._prepared[runs] = _Prepared(row, measured(row, self.rules), piece)
        if whole.widest <= measure:
            return whole
        found = self._split.get((runs, measure))
        if found is None:
            row = split_wide_atoms(whole.row, measure, self.rules)
            found = _Prepared(row, measured(row, self.rules), measure)
            self._split[runs, measure] = found
        return found

    def fingerprint(self) -> str:
        """What endings depend on besides copy and measure: code, rules, faces."""
        if not self._print:
            self._print = self._fingerprint()
        return self._print

    def _fingerprint(self) -> str:
        digest = hashlib.sha256(_code())
        digest.update(repr(self.rules).encode())
        for role, face in sorted(self.case.faces.by_role.items()):
            chain = [link.metrics_digest() for link in self.case.faces.chain(role)]
            digest.update(repr((role, face.key, chain)).encode())
        return digest.hexdigest()

    def recall(self, memory: Memory) -> None:
        """Take endings found in an earlier run under the same fingerprint."""
        self._recalled = memory

    def absorb(self, memory: Memory) -> None:
        """Take endings found beside this compositor, in another process of this run."""
        for key, at in memory.items():
            known = self._recalled.get(key, {})
            if not at.keys() <= known.keys():
                self._absorbed = True
            self._recalled[key] = {**known, **at}
            self._met.add(key)

    @property
    def learnt(self) -> bool:
        """Whether this run met anything that was not recalled from an earlier one."""
        return self._absorbed or any(
            format(measure, "g") not in self._recalled.get(_key(*paragraph), {})
            for paragraph, at in self._endings.items()
            for measure in at
        )

    def remembered(self) -> Memory:
        """The endings of every paragraph met in this run, and of others as far as there is room."""
        recalled = sorted(self._met)
        recalled += sorted(self._recalled.keys() - self._met)[: max(KEPT_MOST - len(recalled), 0)]
        found: Memory = {key: dict(self._recalled[key]) for key in recalled}
        for (runs, indent), at in self._endings.items():
            mine = {
                format(measure, "g"): (ends.stops, ends.price)
                for measure, ends in sorted(at.items())
            }
            key = _key(runs, indent)
            found[key] = {**found.get(key, {}), **mine}
        return found


def _key(runs: Sequence[Run], indent: float) -> str:
    return hashlib.sha256(repr((tuple(runs), indent)).encode()).hexdigest()[:32]


@cache
def _code() -> bytes:
    """The bytes of this package, so that a changed rule never meets old endings."""
    files = sorted(Path(__file__).parent.rglob("*.py"))
    return b"".join(hashlib.sha256(file.read_bytes()).digest() for file in files)
