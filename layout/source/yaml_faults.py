"""Errors of PyYAML as diagnostics, in words for an editor."""

from __future__ import annotations

import yaml

from layout.core.diagnostics import Findings, Span, Words
from layout.source.value_traps import Trap, blank_trap, cut_line, line_trap
from layout.source.yaml_causes import cause_of, copy_cause


def control_character_fault(
    error: yaml.reader.ReaderError, text: str, shown: str, findings: Findings
) -> None:
    """Report a control character in `text`, which YAML forbids; the span names the file `shown`."""
    line = text.count("\n", 0, error.position) + 1
    char = error.character
    code = ord(char) if isinstance(char, str) else int(char)
    findings.error(
        "yaml-syntax",
        Words(
            f"有不能用的控制字符 U+{code:04X}",
            f"the control character U+{code:04X} is not allowed",
        ),
        Words(
            "删掉它；多半是从网页或 Word 粘贴来的",
            "delete it; it was probably pasted from a web page or from Word",
        ),
        Span(shown, line, 1),
    )


_SYNTAX_ZH = (
    ("mapping values are not allowed", "这里不该有冒号；值里含冒号加空格时要加引号"),
    ("found character '\\t'", "缩进用了制表符，请改成空格"),
    ("could not find expected ':'", "这一行像是键，但后面没有冒号"),
    ("found unexpected end of stream", "引号或括号没有关上"),
    ("expected <block end>", "缩进和上一行对不齐"),
    ("did not find expected key", "缩进和上一行对不齐，或者少了冒号"),
    ("did not find expected '-' indicator", "列表的缩进对不齐，或者少了“- ”"),
    ("did not find expected ',' or", "方括号或花括号没有关上，或者少了逗号"),
    ("found undefined alias", "引用了没有定义过的锚点（*名字）"),
    ("found unknown escape", "双引号里的反斜杠有特别含义，请改用单引号"),
)
"""PyYAML's English messages and their Chinese. The library has no error codes; a message that is
not listed gets a general sentence."""


_SECOND_DOCUMENT = ("expected a single document", "did not find expected <document start>")


def syntax_fault(error: yaml.MarkedYAMLError, text: str, shown: str, findings: Findings) -> None:
    """Report a syntax error of `text` where its cause begins; if the cause is not known, at the place
    that PyYAML marks. The span names the file `shown`.
    """
    mark = error.problem_mark or error.context_mark
    problem = error.problem or error.context or "syntax error"
    trap = _cause(error, text)
    if any(part in f"{error.context} {problem}" for part in _SECOND_DOCUMENT):
        trap = _second_document(text)
    cause = copy_cause(error, text)
    if trap is not None and cause is None:
        message = Words(
            f"YAML 语法错误：{trap[1].message.zh}", f"YAML syntax: {trap[1].message.en}"
        )
        findings.error("yaml-syntax", message, trap[1].hint, Span(shown, trap[0], trap[1].column))
        return
    cause = cause or cause_of(error, text)
    if cause is not None:
        zh, en = cause.words
        message = Words(f"YAML 语法错误：{zh}", f"YAML syntax: {en}")
        findings.error("yaml-syntax", message, cause.hint, Span(shown, cause.line, cause.column))
        return
    zh = next((zh for en, zh in _SYNTAX_ZH if en in problem), "写法不合 YAML 格式")
    findings.error(
        "yaml-syntax",
        Words(f"YAML 语法错误：{zh}", f"YAML syntax: {problem}"),
        Words(
            "对照上下几行的缩进、冒号后的空格和成对的引号",
            "compare indentation, the space after a colon, and paired quotes",
        ),
        Span(shown, mark.line + 1, mark.column + 1) if mark else Span(shown, 1, 1),
    )


def _cause(error: yaml.MarkedYAMLError, text: str) -> tuple[int, Trap] | None:
    """The trap in the line where an error was met, in the one where it began, or in the one before."""
    met = error.problem_mark.line + 1 if error.problem_mark else 0
    began = error.context_mark.line + 1 if error.context_mark else met
    if began < met - 1:  # the beginning of the whole table
        began = met
    lines = ["", *text.split("\n"), ""]
    for number in dict.fromkeys((began, met)):
        if trap := line_trap(lines[number]):
            return number, trap
    above = lines[max(met - 1, 0)]
    trap = blank_trap(above) or cut_line(above)
    return None if trap is None else (met - 1, trap)


def _second_document(text: str) -> tuple[int, Trap] | None:
    """The line that divides a file into two documents."""
    for number, line in enumerate(text.split("\n"), 1):
        mark = line[:3]
        if number > 1 and mark in ("---", "...") and not line[3:].strip():
            message = Words(
                f"“{mark}”把文件分成了两份，一个文件只写一期",
                f"“{mark}” divides the file into two documents; one file has one issue",
            )
            return number, Trap(message, Words("删掉这一行", "delete this line"), 1)
    return None
