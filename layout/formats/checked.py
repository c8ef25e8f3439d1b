"""What a run of check-issue hands to every format."""

from __future__ import annotations

from dataclasses import dataclass

from layout.core.diagnostics import Diagnostic, Severity
from layout.rules.budget import Budget


@dataclass(frozen=True, slots=True)
class Checked:
    """One issue file checked: faults in order, waived ones with reasons, and its error budget."""

    file: str
    found: tuple[Diagnostic, ...]
    waived: tuple[tuple[Diagnostic, str], ...] = ()
    budget: Budget | None = None

    def count(self, severity: Severity) -> int:
        """How many faults weigh so much."""
        return sum(1 for item in self.found if item.severity is severity)
