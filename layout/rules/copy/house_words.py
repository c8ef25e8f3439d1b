"""The rule of the house's word list: wrong forms of words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from layout.core.diagnostics import Severity, Words
from layout.rules.copy.wording import edit, excerpt
from layout.rules.copydesk import CopyDesk, CopyLine
from layout.rules.rule import Fault, Pattern, Rule

_QUOTED = Pattern("“[^”]*”|‘[^’]*’|《[^》]*》")
_NICKNAME = Pattern("[阿小老][一-鿿]$")
"""The end of a text up to the first character of a word: 阿凑 in 阿凑和小王."""


def _words(desk: CopyDesk) -> Iterator[Fault]:
    for wrong, right in desk.house.checks.wordlist.items():
        if wrong not in desk.copy:
            continue
        for line in desk.lines:
            for match in re.finditer(re.escape(wrong), line.text):
                yield _fault(desk, line, match, right)


def _fault(desk: CopyDesk, line: CopyLine, match: re.Match[str], right: str) -> Fault:
    """A wrong form. --fix leaves it in a quotation, and where it is two words."""
    span, wrong = match.span(), match[0]
    hint = Words(f"改成“{right}”", f"write “{right}”")
    sure = True
    if _is_quoted(line.text, span):
        sure = False
        hint = Words(f"{hint.zh}；引用原文就不改", f"{hint.en}; a quotation stays as it is")
    elif _is_across_words(line.text, span):
        sure = False
        hint = Words(f"{hint.zh}；本来是两个词就不改", f"{hint.en}; two words stay as they are")
    shown = excerpt(line.text, *span)
    return Fault(
        Words(f"“{shown}”：不写“{wrong}”", f"“{shown}”: “{wrong}” is a wrong form"),
        desk.place(line, span[0]),
        line.spot,
        hint=hint,
        edit=edit(desk, line, span, right) if sure else None,
    )


def _is_quoted(text: str, span: tuple[int, int]) -> bool:
    """Whether a part of a text stands between quotes or in a title."""
    return any(q.start() < span[0] and span[1] < q.end() for q in _QUOTED.found(text))


def _is_across_words(text: str, span: tuple[int, int]) -> bool:
    """Whether a word of the text begins or ends within a part of it and goes on outside it."""
    import rjieba  # noqa: PLC0415 - some megabytes of dictionary, only for copy with a wrong form

    first, last = span
    if _NICKNAME.compiled.search(text, 0, first + 1):
        return True
    start = 0
    for word in rjieba.cut(text):
        end = start + len(word)
        if start < first < end < last or first < start < last < end:
            return True
        start = end
    return False


RULES = (
    Rule(
        "house-word",
        Severity.WARNING,
        "ZL2020",
        Words("不用报社词表里的错词", "copy has no wrong form of the house's word list"),
        Words(
            "照词表改；词表在 paper.yaml 的 检查·词表",
            "write the right form; the list is checks.wordlist in paper.yaml",
        ),
        "截止目前",
        "截至目前",
        _words,
        points=1.0,
        fixable=True,
    ),
)
