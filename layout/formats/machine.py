"""Faults for programs: JSON, GitHub's annotations, JUnit's XML."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from layout.core.diagnostics import Diagnostic, Lang, Severity
from layout.formats.checked import Checked

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_json(run: Sequence[Checked], lang: Lang) -> str:
    """All faults of all files in one array."""
    found = [item.as_json(lang) for checked in run for item in checked.found]
    return json.dumps(found, ensure_ascii=False)


def github_lines(run: Sequence[Checked], lang: Lang) -> Iterator[str]:
    """One workflow command a fault: GitHub shows it at file, line and column of the change."""
    for checked in run:
        for item in checked.found:
            yield _github(item, lang)


def _github(item: Diagnostic, lang: Lang) -> str:
    span = item.span
    properties = {"title": item.rule}
    if span is not None:
        properties = {
            "file": span.file,
            "line": str(span.line),
            "col": str(span.column),
            "title": item.rule,
        }
    listed = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in properties.items())
    hint = item.hint.say(lang)
    text = f"{item.message.say(lang)}\n{hint}" if hint else item.message.say(lang)
    return f"::{_GITHUB[item.severity]} {listed}::{_escaped(text, '')}"


def _escaped(text: str, also: str) -> str:
    for char in "%\r\n" + also:
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def junit(run: Sequence[Checked], lang: Lang) -> str:
    """A test suite a file, a failed case a fault; a file without faults is one passed case."""
    from xml.sax.saxutils import escape, quoteattr  # noqa: PLC0415 - this format alone

    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="check-issue">']
    for checked in run:
        failures = checked.count(Severity.ERROR)
        total = max(len(checked.found), 1)
        lines.append(
            f'  <testsuite name={quoteattr(checked.file)} tests="{total}" failures="{failures}" '
            'errors="0" skipped="0">'
        )
        if not checked.found:
            lines.append(f'    <testcase classname="check-issue" name={quoteattr(checked.file)}/>')
        for item in checked.found:
            span = item.span
            name = quoteattr(f"{item.rule} {span}" if span else item.rule)
            place = f' file={quoteattr(span.file)} line="{span.line}"' if span else ""
            lines.append(f'    <testcase classname="check-issue" name={name}{place}>')
            words = escape("\n".join((item.message.say(lang), item.hint.say(lang))))
            message = quoteattr(item.message.say(lang))
            if item.severity is Severity.ERROR:
                lines.append(
                    f'      <failure type="{item.rule}" message={message}>{words}</failure>'
                )
            else:
                lines.append(f"      <system-out>{words}</system-out>")
            lines.append("    </testcase>")
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>"])
