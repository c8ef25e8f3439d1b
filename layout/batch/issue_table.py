"""The end of a run of many issues: a table with one line an issue, and the same as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from layout import __version__
from layout.batch.issue_work import Answer, Broken, BuiltIssue
from layout.core.diagnostics import Lang, Severity, Words
from layout.core.ending import BROKEN, FAULTY, OK, WRONG_CALL
from layout.formats.terminal import cells

FILE = "issues.json"
"""The name of the JSON file in the output folder; no issue writes a file of this name."""
VERSION = 1
"""The version of its form."""
_RESULTS = {
    OK: Words("已出", "built"),
    FAULTY: Words("有错", "errors"),
    WRONG_CALL: Words("没读没写", "not read or written"),
    BROKEN: Words("程序出错", "internal error"),
}
_HEADS = (
    Words("期", "issue"),
    Words("结果", "result"),
    Words("版", "pages"),
    Words("错误", "errors"),
    Words("提醒", "warnings"),
    Words("秒", "s"),
)


class IssueRow(NamedTuple):
    """One issue of a run, and the exit status that it alone would have."""

    file: Path
    status: int
    pages: int = 0
    errors: int = 0
    warnings: int = 0
    seconds: float = 0.0
    pdf: Path | None = None
    digest: str = ""


def issue_row(file: Path, answer: Answer, status: int) -> IssueRow:
    """The row of an issue."""
    if not isinstance(answer, BuiltIssue):
        return IssueRow(file, BROKEN if isinstance(answer, Broken) else status)
    found = [item.severity for item in answer.built.diagnostics]
    return IssueRow(
        file,
        status,
        answer.pages,
        found.count(Severity.ERROR),
        found.count(Severity.WARNING),
        answer.seconds,
        answer.built.pdf,
        answer.digest,
    )


def table(rows: Sequence[IssueRow], lang: Lang) -> list[str]:
    """The lines of the table, and one with the sums."""
    lines = [tuple(head.say(lang) for head in _HEADS)]
    lines += [
        (
            row.file.stem,
            _RESULTS.get(row.status, _RESULTS[BROKEN]).say(lang),
            str(row.pages),
            str(row.errors),
            str(row.warnings),
            f"{row.seconds:.1f}",
        )
        for row in rows
    ]
    widths = [max(cells(line[at]) for line in lines) for at in range(len(_HEADS))]
    shown = [_aligned(line, widths) for line in lines]
    good = sum(1 for row in rows if row.status == OK)
    total = Words(
        f"共 {len(rows)} 期，{good} 期已出，{len(rows) - good} 期没有出",
        f"{len(rows)} issues, {good} built, {len(rows) - good} not",
    )
    return [*shown, total.say(lang)]


def _aligned(line: Sequence[str], widths: Sequence[int]) -> str:
    """Words to the left, numbers to the right."""
    parts = []
    for at, (text, width) in enumerate(zip(line, widths, strict=True)):
        blank = " " * (width - cells(text))
        parts.append(text + blank if at < 2 else blank + text)
    return "  ".join(parts).rstrip()


def summary_json(rows: Sequence[IssueRow], status: int) -> bytes:
    """The run for programs: `status` is its exit status, that of the worst issue."""
    issues = [
        {
            "file": str(row.file),
            "status": row.status,
            "result": _RESULTS.get(row.status, _RESULTS[BROKEN]).en,
            "pdf": None if row.pdf is None else str(row.pdf),
            "pdf_sha256": row.digest or None,
            "pages": row.pages,
            "errors": row.errors,
            "warnings": row.warnings,
            "seconds": round(row.seconds, 2),
        }
        for row in rows
    ]
    whole = {"version": VERSION, "program": __version__, "status": status, "issues": issues}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()
