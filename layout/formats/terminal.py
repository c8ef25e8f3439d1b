"""Findings for a terminal: message, the source line with a caret under the place, hint.

No control character of a file or message reaches the terminal.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

from layout.core.diagnostics import Diagnostic, Lang, Severity, Span
from layout.core.printable import printable
from layout.core.reading import TEXT_BYTES, read_regular
from layout.formats.checked import Checked

_SHOWN_CELLS = 72
"""Terminal cells of a source line that are shown at most: a paragraph is one line of hundreds."""
_BEFORE_CELLS = 24
"""Cells shown before the caret at most."""
_NUMBER_DIGITS = 5
"""Width of the line number before the bar."""


@lru_cache(maxsize=4)  # the files of one issue: the issue file, the house file, some copy
def _source(file: str) -> tuple[str, ...]:
    try:
        return tuple(read_regular(Path(file), TEXT_BYTES).decode("utf-8-sig").split("\n"))
    except (OSError, ValueError):  # no such file, not UTF-8, or a name that no file can have
        return ()


def cells(text: str) -> int:
    """The width of a text on a terminal in cells: Han and full-width marks take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def caret_lines(span: Span) -> list[str]:
    """The source line of a place, clipped on both sides, and a line with the caret under it.

    The list is empty if the file cannot be read or has no such line.
    """
    source = _source(span.file)
    if not 0 < span.line <= len(source):
        return []
    line = printable(source[span.line - 1].removesuffix("\r").replace("\t", " "))
    column = min(span.column - 1, len(line))
    start = column
    while start > 0 and cells(line[start - 1 : column]) <= _BEFORE_CELLS:
        start -= 1
    end = column
    while end < len(line) and cells(line[start : end + 1]) <= _SHOWN_CELLS:
        end += 1
    before, after = "…" if line[:start].strip() else "", "…" if end < len(line) else ""
    shown = before + line[start:end] + after
    margin = " " * cells(before + line[start:column])
    return [
        f"{span.line:>{_NUMBER_DIGITS}} | {shown}",
        f"{'':>{_NUMBER_DIGITS}} | {margin}^",
    ]


def text_lines(item: Diagnostic, lang: Lang) -> list[str]:
    """A fault as lines of text: the message, the source line with a caret, the hint."""
    lines = [item.first_line(lang)]
    if item.span is not None:
        lines += caret_lines(item.span)
    return [*lines, hint] if (hint := item.hint_line(lang)) else lines


def summary_line(checked: Checked, lang: Lang) -> str:
    """The numbers of errors, warnings and waived faults, and the error budget."""
    errors, warnings = checked.count(Severity.ERROR), checked.count(Severity.WARNING)
    waived, budget = len(checked.waived), checked.budget
    if lang == "zh":
        line = f"{errors} 个错误，{warnings} 个提醒"
        line += f"，豁免 {waived} 处" if waived else ""
        if budget is not None:
            line += f"；差错 {budget.errors:g}，限 {budget.allowed:g}（万分之 {budget.rate:g}）"
        return line
    line = f"{errors} errors, {warnings} warnings"
    line += f", {waived} waived" if waived else ""
    if budget is not None:
        line += f"; error budget {budget.errors:g} of {budget.allowed:g} used"
    return line
