"""The result of check-issue for one file: what every format is given."""

from __future__ import annotations

from dataclasses import dataclass

from layout.core.diagnostics import Diagnostic, Severity
from layout.rules.budget import Budget


@dataclass(frozen=True, slots=True)
class Checked:
    """One issue file checked.

    `file` is its path as messages show it. `found` are the faults in order. `waived` are the
    waived faults, each with its reason. `budget` is None if the file could not be read.
    """

    file: str
    found: tuple[Diagnostic, ...]
    waived: tuple[tuple[Diagnostic, str], ...] = ()
    budget: Budget | None = None

    def count(self, severity: Severity) -> int:
        """The number of faults of this severity."""
        return sum(1 for item in self.found if item.severity is severity)
