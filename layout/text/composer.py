"""The composer: sets paragraphs, making their atoms once and keeping their endings by measure.

The same paragraph is set at many measures while make-up looks for a layout. Its endings depend on
copy, faces, rules and measure only, so they are kept from one run to the next too: `remembered`
gives them out and `recall` takes them back. They are kept under a fingerprint of all else that
they depend on: faces, rules, and the code of this room.

A paragraph is given as its runs. Measures, indents and widths are in em.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

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
"""Stops and price, by the key of a paragraph and then by measure."""

KEPT_MOST = 2000
"""At most this many paragraphs keep their endings from run to run: several times what an issue
has, so that copy taken out and put back again is still known, in a file of a few megabytes.
"""
PREPARED_MOST = 800
"""Paragraphs that stay prepared while others wait: those of some ten pages. Each takes some 20 KB."""
_KEY_DIGITS = 32
"""Hexadecimal digits of a paragraph's key: 128 bits, which never collide."""


class _Prepared(NamedTuple):
    """A paragraph ready for setting, and the width of its widest piece in em."""

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
    """Paragraphs with pieces wider than a measure, by that measure."""
    _endings: dict[tuple[tuple[Run, ...], float], dict[float, Endings]] = field(
        default_factory=dict
    )
    """Endings by runs and indent, then by measure."""
    _found: list[tuple[tuple[Run, ...], float, float]] = field(default_factory=list)
    """Runs, indent and measure of the endings found since `newly_found` was asked."""
    _recalled: Memory = field(default_factory=dict)
    _met: set[str] = field(default_factory=set)
    """Keys of paragraphs that another process of this run has set."""
    _absorbed: bool = False
    _fingerprint: str = ""

    def endings(self, runs: tuple[Run, ...], indent: float, measure: float) -> Endings:
        """The best endings of a paragraph at a measure."""
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
            self._found.append((runs, indent, measure))
        return found

    def endings_in(
        self, runs: tuple[Run, ...], indent: float, measure: float, lines: int
    ) -> Endings | None:
        """The endings that give exactly `lines` lines; None if a gap would be torn open."""
        return endings_in(self._prepare(runs, measure).text, measure, indent, lines)

    def fits_in(self, runs: tuple[Run, ...], indent: float, measure: float, lines: int) -> bool:
        """Whether the paragraph has endings for `lines` lines at this measure; cheaper than finding them."""
        return fits_in(self._prepare(runs, measure).text, measure, indent, lines)

    def last_width(self, runs: tuple[Run, ...], ends: Endings, measure: float) -> float:
        """The natural width of a paragraph's last line, without an indent."""
        text = self._prepare(runs, measure).text
        start = ends.stops[-2] if len(ends.stops) > 1 else 0
        return text.ends[-1] - text.place[start]

    def lines(
        self, runs: tuple[Run, ...], indent: float, measure: float, extra: int = 0
    ) -> list[Line]:
        """The lines of a paragraph at a measure.

        `extra` asks for that many lines more than the best number, or fewer if it is negative; it
        is ignored if a gap would be torn open.
        """
        ends = self.endings(runs, indent, measure)
        if extra:
            other = self.endings_in(runs, indent, measure, len(ends.stops) + extra)
            ends = other if other is not None else ends
        prepared = self._prepare(runs, measure)
        return set_lines(prepared.row, prepared.text, ends.stops, measure, indent)

    def ragged(self, runs: tuple[Run, ...], measure: float) -> list[Line]:
        """The lines of a paragraph set ragged; justified if a piece is wider than the measure."""
        prepared = self._prepare(runs, measure)
        return ragged_lines(prepared.row, prepared.text, measure) or self.lines(runs, 0, measure)

    def prepare(self, paragraphs: Iterable[tuple[Run, ...]]) -> None:
        """Make the atoms of paragraphs that will be set at many measures, of the first ones if
        there are more than `PREPARED_MOST`.
        """
        for runs in paragraphs:
            if len(self._prepared) >= PREPARED_MOST:
                return
            self._prepare(runs, UNLIMITED)

    def release(self, paragraphs: Iterable[tuple[Run, ...]]) -> None:
        """Let go of the atoms of paragraphs that have been set, if more than `PREPARED_MOST` are
        kept; their endings stay. They are made again if they are needed again.
        """
        if len(self._prepared) > PREPARED_MOST:
            for runs in paragraphs:
                self._prepared.pop(runs, None)

    def row(self, runs: tuple[Run, ...], measure: float) -> AtomRow:
        """The atoms and gaps of a paragraph; atoms wider than the measure are cut."""
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
        """A digest of what endings depend on besides copy and measure: code, rules, faces."""
        if not self._fingerprint:
            digest = hashlib.sha256(_code())
            digest.update(repr(self.rules).encode())
            for role, face in sorted(self.case.faces.by_role.items()):
                chain = [link.metrics_digest() for link in self.case.faces.chain(role)]
                digest.update(repr((role, face.key, chain)).encode())
            self._fingerprint = digest.hexdigest()
        return self._fingerprint

    def recall(self, memory: Memory) -> None:
        """Take the endings of an earlier run that had the same fingerprint."""
        self._recalled = memory

    def absorb(self, memory: Memory) -> None:
        """Take the endings that another process of this run has found."""
        for key, at in memory.items():
            known = self._recalled.get(key, {})
            if not at.keys() <= known.keys():
                self._absorbed = True
            self._recalled[key] = {**known, **at} if known else at
            self._met.add(key)

    def newly_found(self) -> Memory:
        """The endings found since this was last asked, for another process of this run."""
        found: Memory = {}
        for runs, indent, measure in self._found:
            ends = self._endings[runs, indent][measure]
            at = found.setdefault(_key(runs, indent), {})
            at[_measure_key(measure)] = (ends.stops, ends.price)
        self._found.clear()
        return found

    @property
    def learnt(self) -> bool:
        """Whether this run has found endings that were not recalled from an earlier one."""
        return self._absorbed or any(
            _measure_key(measure) not in self._recalled.get(_key(*paragraph), {})
            for paragraph, at in self._endings.items()
            for measure in at
        )

    def remembered(self) -> Memory:
        """The endings to keep for the next run.

        They are those of every paragraph set in this run, then recalled ones up to `KEPT_MOST`.
        """
        recalled = sorted(self._met)
        recalled += sorted(self._recalled.keys() - self._met)[: max(KEPT_MOST - len(recalled), 0)]
        found: Memory = {key: dict(self._recalled[key]) for key in recalled}
        for (runs, indent), at in self._endings.items():
            own = {
                _measure_key(measure): (ends.stops, ends.price)
                for measure, ends in sorted(at.items())
            }
            key = _key(runs, indent)
            found[key] = {**found.get(key, {}), **own}
        return found


def _key(runs: Sequence[Run], indent: float) -> str:
    """The key of a paragraph in a `Memory`."""
    return hashlib.sha256(repr((tuple(runs), indent)).encode()).hexdigest()[:_KEY_DIGITS]


def _measure_key(measure: float) -> str:
    """The key of a measure in a `Memory`."""
    return format(measure, "g")


@cache
def _code() -> bytes:
    """A digest of this room's code, so that a changed rule never meets endings set by the old."""
    files = sorted(Path(__file__).parent.rglob("*.py"))
    return b"".join(hashlib.sha256(file.read_bytes()).digest() for file in files)
