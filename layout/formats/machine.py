"""Findings for programs: JSON, GitHub's annotations, JUnit's XML."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from layout.core.diagnostics import Diagnostic, Lang, Severity
from layout.core.printable import printable, printable_json
from layout.formats.checked import Checked

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_SUITE = "check-issue"
"""The name of the whole run and the class of every case in JUnit's XML."""


def as_json(run: Sequence[Checked], lang: Lang) -> str:
    """The faults of all files in one array."""
    found = [item.as_json(lang) for checked in run for item in checked.found]
    return printable_json(json.dumps(found, ensure_ascii=False))


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
    listed = ",".join(
        f"{key}={_escaped(printable(value), ':,')}" for key, value in properties.items()
    )
    return f"::{_GITHUB[item.severity]} {listed}::{_escaped(_message_and_hint(item, lang))}"


def _message_and_hint(item: Diagnostic, lang: Lang) -> str:
    """The message and, if there is one, the hint below it; no other control characters."""
    texts = (item.message.say(lang), item.hint.say(lang))
    return "\n".join(printable(text) for text in texts if text)


def _escaped(text: str, more: str = "") -> str:
    """A text with %, line ends and the characters of `more` written as GitHub's %XX."""
    for char in "%\r\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def junit(run: Sequence[Checked], lang: Lang) -> str:
    """JUnit's XML: one test suite a file, one case a fault, failed if the fault is an error.

    A file without faults is one passed case.
    """
    from xml.etree import ElementTree  # noqa: PLC0415 - only this format needs it

    root = ElementTree.Element("testsuites", name=_SUITE)
    for checked in run:
        name = printable(checked.file)
        suite = ElementTree.SubElement(
            root,
            "testsuite",
            name=name,
            tests=str(max(len(checked.found), 1)),
            failures=str(checked.count(Severity.ERROR)),
            errors="0",
            skipped="0",
        )
        if not checked.found:
            ElementTree.SubElement(suite, "testcase", classname=_SUITE, name=name)
        for item in checked.found:
            _add_case(suite, item, lang)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, "unicode")}'


def _add_case(suite: Element, item: Diagnostic, lang: Lang) -> None:
    from xml.etree.ElementTree import SubElement  # noqa: PLC0415 - as above

    place = f" {item.span}" if item.span else ""
    case = SubElement(suite, "testcase", classname=_SUITE, name=printable(item.rule + place))
    if item.span is not None:
        case.set("file", printable(item.span.file))
        case.set("line", str(item.span.line))
    if item.severity is Severity.ERROR:
        message = printable(item.message.say(lang))
        words = SubElement(case, "failure", type=item.rule, message=message)
    else:
        words = SubElement(case, "system-out")
    words.text = _message_and_hint(item, lang)
