"""What is judged of a YAML file before its tree is made: its depth, and words taken for names."""

from __future__ import annotations

import yaml

from layout.core.diagnostics import Findings, Span, Words

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 60
"""Levels of nesting; an issue file has six, and deeper trees would exhaust the Python stack."""


def events_are_sound(text: str, shown: str, findings: Findings) -> bool:
    """Whether a file is not nested too deeply; words that YAML takes for names are reported.

    Spans name the file `shown`. Raises the errors of PyYAML.
    """
    depth = 0
    named: dict[str, yaml.Event] = {}
    swallowed: list[yaml.Event] = []
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                findings.error(
                    "yaml-too-deep",
                    Words(f"嵌套超过 {MAX_DEPTH} 层", f"nesting is deeper than {MAX_DEPTH} levels"),
                    Words("检查括号是否成对", "check that every bracket is closed"),
                    Span(shown, 1, 1),
                )
                return False
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            named.pop(str(event.anchor), None)
        elif isinstance(event, yaml.ScalarEvent):
            if event.anchor:
                named[event.anchor] = event
            elif (event.tag or "").startswith("!"):
                swallowed.append(event)
    for event in (*swallowed, *named.values()):
        _report_swallowed(event, text, shown, findings)
    return True


def _report_swallowed(event: yaml.Event, text: str, shown: str, findings: Findings) -> None:
    """Report a value whose first word YAML takes for a name of its own: &word or !word."""
    from layout.source.value_traps import line_trap  # noqa: PLC0415 - only a fault needs it

    mark = event.start_mark
    if mark is None:
        return
    line = text.split("\n")[mark.line]
    trap = line_trap(line)
    findings.error(
        "value-cut",
        Words(
            f"值开头的“{line[mark.column :].split(' ')[0]}”被 YAML 当作记号，印不出来",
            "YAML takes the first word of the value for a name; it would not be printed",
        ),
        trap.hint if trap else Words("整个值加引号", "quote the whole value"),
        Span(shown, mark.line + 1, mark.column + 1),
    )
