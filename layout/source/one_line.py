"""Texts of one line: a head, a name, a credit. What cuts them or breaks their line is reported."""

from __future__ import annotations

from typing import Any

from layout.core.diagnostics import Findings, Words
from layout.source.annotations import is_text
from layout.source.tree import Scalar

_SHOWN_CHARS = 24
"""Characters of a cut value that a message shows."""
_LINE_BREAK = (
    "value-form",
    Words("这里只能写一行，值里有换行", "a line break in a text of one line"),
    Words(
        "写成一行；标题要分行就写成列表，或者用 ｜ 标出换行处",
        "write one line; write a list for the lines of a head, or mark its turns with ｜",
    ),
)

_FOLDED = (
    "value-form",
    Words(
        "这样写，几行会接成一段，分段全丢了", "written like this, the lines become one paragraph"
    ),
    Words(
        "写成 正文: |，下一行起每段一行",
        "write body: | and begin on the next line, a line for each paragraph",
    ),
)
MANY_LINES = (("body",),)
"""The fields whose text has lines: copy."""


def one_line(node: Scalar, name: tuple[str | int, ...], annotation: Any, findings: Findings) -> str:
    """The text of a scalar, whose field has a `name` and an `annotation`.

    A field for texts has them in one line, if it is not copy; what cuts or breaks it is reported.
    """
    if not is_text(annotation):
        return node.text
    if node.comment and not _is_set_off(node.comment):
        findings.error(*_cut_value(node), node.span)
    if name in MANY_LINES and node.folded:
        findings.error(*_FOLDED, node.span)
    if name in MANY_LINES or "\n" not in node.text:
        return node.text
    if "\n" in node.text.strip("\n"):
        findings.error(*_LINE_BREAK, node.span)
    return node.text.strip("\n").replace("\n", " ")


def _is_set_off(comment: str) -> bool:
    """Whether a comment after a text has two blanks or a tab before its sign and one after it."""
    bare = comment.lstrip(" \t")
    blanks = comment.removesuffix(bare)
    return ("\t" in blanks or len(blanks) > 1) and bare[1:2] in ("", " ")


def _cut_value(node: Scalar) -> tuple[str, Words, Words]:
    """Rule, message and hint for a text that ends at a # with a blank before it."""
    from layout.source.value_traps import quoted  # noqa: PLC0415 - only a fault needs it

    value, lost = node.text, node.comment.strip()
    shown = value if len(value) <= _SHOWN_CHARS else f"…{value[-_SHOWN_CHARS:]}"
    key = node.span.path.rpartition(".")[2]
    whole = quoted((value + node.comment).strip())
    line = whole if key.endswith("]") or not key else f"{key}: {whole}"
    return (
        "value-cut",
        Words(
            f"“ #”后面的字不算：只读到“{shown}”，丢了“{lost}”",
            f"all after # is lost: “{shown}” is read without “{lost}”",
        ),
        Words(
            f"要印的就整个加引号：{line}；是注释就在 # 前空两格、后空一格",
            f"quote the whole text: {line}; a comment has two blanks before its # and one after it",
        ),
    )
