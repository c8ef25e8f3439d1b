"""Issues typeset without a press PDF, for the tests of proofs."""

from __future__ import annotations

import datetime
from pathlib import Path

from layout.core.diagnostics import Diagnostic, Findings
from layout.edition.typeset import Clock, Job, Typeset, typeset
from layout.output.record import content_of
from layout.proof.marked.stamp import Stamp, content_hash

MINI = Path(__file__).parent.parent / "issues" / "mini.yaml"
MOMENT = datetime.datetime(2025, 7, 24, 21, 5)
Set = tuple[Typeset, list[Diagnostic]]


def set_issue(path: Path) -> Set:
    """An issue typeset, with its diagnostics in order."""
    found = Findings()
    done = typeset(Job(path, path.parent), found, Clock())
    assert isinstance(done, Typeset), [item.line() for item in found.items]
    return done, found.in_order()


def stamp_of(done: Typeset, number: int | None = 1) -> Stamp:
    """The stamp of a proof at `MOMENT`; `number` is its round."""
    return Stamp(MOMENT, content_hash(content_of(done).as_json()), number)


def edited(issue_folder: Path, *swaps: tuple[str, str]) -> Set:
    """The small issue typeset after each pair of `swaps` replaced its first text by its second, once."""
    path = issue_folder / "mini.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in swaps:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return set_issue(path)
