"""Errors of PyYAML as diagnostics, in words for an editor."""

from __future__ import annotations

import yaml

from layout.core.diagnostics import Findings, Span, Words
from layout.source.yaml_causes import cause_of


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


def syntax_fault(error: yaml.MarkedYAMLError, text: str, shown: str, findings: Findings) -> None:
    """Report a syntax error of `text` where its cause begins; if the cause is not known, at the place
    that PyYAML marks. The span names the file `shown`.
    """
    cause = cause_of(error, text)
    if cause is not None:
        zh, en = cause.words
        message = Words(f"YAML 语法错误：{zh}", f"YAML syntax: {en}")
        span = Span(shown, cause.line, cause.column)
        findings.error("yaml-syntax", message, cause.hint, span)
        return
    mark = error.problem_mark or error.context_mark
    problem = error.problem or error.context or "syntax error"
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
