"""Findings as SARIF 2.1.0, the exchange format of code analysers; code hosts and editors read it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from layout import __version__
from layout.core.diagnostics import Diagnostic, Lang, Severity
from layout.core.printable import printable_json
from layout.formats.checked import Checked
from layout.rules.registry import RULES
from layout.rules.rule import Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif(run: Sequence[Checked], lang: Lang) -> str:
    """One SARIF run with the findings of all files.

    Waived faults are results with a suppression, whose justification is the waiver's reason.
    """
    indices = {rule.name: index for index, rule in enumerate(RULES)}
    results = []
    for checked in run:
        results += [_result(item, indices, lang) for item in checked.found]
        for item, reason in checked.waived:
            waived = {"kind": "inSource", "justification": reason}
            results.append({**_result(item, indices, lang), "suppressions": [waived]})
    driver = {
        "name": "check-issue",
        "version": __version__,
        "language": "zh-CN" if lang == "zh" else "en",
        "rules": [_rule(rule, lang) for rule in RULES],
    }
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
        ],
    }
    return printable_json(json.dumps(log, ensure_ascii=False, indent=1))


def _rule(rule: Rule, lang: Lang) -> dict[str, Any]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.title.say(lang)},
        "help": {"text": rule.remedy.say(lang)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"clause": rule.clause},
    }


def _result(item: Diagnostic, indices: dict[str, int], lang: Lang) -> dict[str, Any]:
    """One fault; `indices` gives the place of each rule in the driver's list of rules."""
    hint = item.hint.say(lang)
    text = item.message.say(lang) + (f"\n{hint}" if hint else "")
    result: dict[str, Any] = {
        "ruleId": item.rule,
        "level": _LEVELS[item.severity],
        "message": {"text": text},
    }
    if item.rule in indices:
        result["ruleIndex"] = indices[item.rule]
    if item.span is not None:
        result["locations"] = [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": item.span.file.replace("\\", "/")},
                    "region": {"startLine": item.span.line, "startColumn": item.span.column},
                },
                "logicalLocations": [{"fullyQualifiedName": item.span.path or item.rule}],
            }
        ]
    return result
