"""Faults for a terminal: message, the source line with a caret under the place, remedy."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

from layout.core.diagnostics import SEVERITY_ZH, Diagnostic, Lang, Severity, Span
from layout.formats.checked import Checked

_SHOWN_CELLS = 72
"""Cells of a source line that are shown; a paragraph is one line of hundreds."""
_BEFORE_CELLS = 24


@lru_cache(maxsize=4)
def _source(file: str) -> tuple[str, ...]:
    try:
        return tuple(Path(file).read_text(encoding="utf-8-sig").split("\n"))
    except (OSError, UnicodeDecodeError):
        return ()


def cells(text: str) -> int:
    """The width of a text on a terminal: Han and full-width marks take two cells."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def caret_lines(span: Span) -> list[str]:
    """The source line of a place, clipped round it, and a line with the caret; none if unreadable."""
    source = _source(span.file)
    if not 0 < span.line <= len(source):
        return []
    line = source[span.line - 1].replace("\t", " ")
    column = min(span.column - 1, len(line))
    start = column
    while start > 0 and cells(line[start - 1 : column]) <= _BEFORE_CELLS:
        start -= 1
    end = column
    while end < len(line) and cells(line[start : end + 1]) <= _SHOWN_CELLS:
        end += 1
    before, after = "…" if line[:start].strip() else "", "…" if end < len(line) else ""
    shown = before + line[start:end] + after
    label = f"{span.line:>5} | "
    return [label + shown, f"{'':>5} | {' ' * cells(before + line[start:column])}^"]


def text_lines(item: Diagnostic, lang: Lang) -> list[str]:
    """A fault as lines of text."""
    place = f"{item.span}: " if item.span else ""
    weight = SEVERITY_ZH[item.severity] if lang == "zh" else item.severity.value
    lines = [f"{place}{weight}[{item.rule}] {item.message.say(lang)}"]
    if item.span is not None:
        lines += caret_lines(item.span)
    if hint := item.hint.say(lang):
        lines.append(f"    {'怎么办：' if lang == 'zh' else 'hint: '}{hint}")
    return lines


def summary_line(checked: Checked, lang: Lang) -> str:
    """How many faults, how many waived, and the error budget."""
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
        line += f"; errors by weight {budget.errors:g} of {budget.allowed:g} allowed"
    return line
