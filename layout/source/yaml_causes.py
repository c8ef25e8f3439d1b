"""Faults of YAML that are noticed lines below the place where they begin: found in the text itself.

The parser names the place where it could not go on, often lines below the slip of the pen. Each cause
here is looked for in the lines above that place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import yaml

from layout.core.diagnostics import Words

_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})(?= |$)")
_TAB = re.compile(r"^ *\t")
_WIDE_COLON = re.compile(
    r"^(?P<before> *(?:- +)*)(?P<key>[^\s:：#\"'\[{|>][^:：\s]{0,11})：(?P<value>.*)$"
)
_COPY_HEAD = re.compile(
    r"^(?P<before> *(?:- +)*)(?P<key>正文|body): *(?P<sign>[|>][-+0-9]{0,2})? *(?:#.*)?$"
)
_KEY = re.compile(r"^ *(?:- +)*[^\s:：#\"'\[{|>][^:：\s]{0,11}:")
_NO_COPY = ("- ", "#", "---", "...", "<<<<<<<", "=======", ">>>>>>>", "\t", "]", "}", '"', "'")
"""Beginnings of lines that are no copy, or whose fault is another one."""
_STEP = 2
"""Blanks of a level of indentation."""
_VALUE_SHOWN = 12
"""Characters of a value that are shown in the mended line."""


class Cause(NamedTuple):
    """A cause: line and column of its beginning, counted from 1, what it is, and what to do."""

    line: int
    column: int
    words: Words
    hint: Words


class _Stop(NamedTuple):
    """The lines of a text, and where the parser stopped: the beginning of what it was reading and the
    place where it gave up, as line and column counted from 0; None if it named none.
    """

    text: str
    lines: list[str]
    begun: tuple[int, int] | None
    stopped: tuple[int, int]

    def at(self, place: tuple[int, int] | None) -> str:
        """The character at a place; empty if there is none."""
        if place is None or place[0] >= len(self.lines):
            return ""
        return self.lines[place[0]][place[1] : place[1] + 1]

    def above(self) -> int:
        """The last line with content above the line of the stop; -1 if there is none."""
        line = self.stopped[0] - 1
        while line >= 0 and not self.lines[line].strip():
            line -= 1
        return line


def cause_of(error: yaml.MarkedYAMLError, text: str) -> Cause | None:
    """The cause of a syntax error; None if it is none of the known ones."""
    stop = _stop(error, text)
    if stop is None:
        return None
    found = (look(stop) for look in _LOOKS)
    return next((cause for cause in found if cause is not None), None)


def copy_cause(error: yaml.MarkedYAMLError, text: str) -> Cause | None:
    """The cause of a syntax error if it is a line of copy; None if it is not."""
    stop = _stop(error, text)
    return None if stop is None else _copy(stop)


def _stop(error: yaml.MarkedYAMLError, text: str) -> _Stop | None:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return None
    begun = error.context_mark
    return _Stop(
        text,
        text.split("\n"),
        (begun.line, begun.column) if begun else None,
        (mark.line, mark.column),
    )


def _conflict(stop: _Stop) -> Cause | None:
    """The marks that a merge leaves."""
    for number, line in enumerate(stop.lines[: stop.stopped[0] + 2]):
        match = _CONFLICT.match(line)
        if match:
            return Cause(
                number + 1,
                1,
                Words(
                    f"文件里留着合并冲突的记号“{match[0]}”",
                    f"the mark “{match[0]}” of a merge conflict is left in the file",
                ),
                Words(
                    "两份内容留下对的一份，再删掉 <<<<<<<、=======、>>>>>>> 这三行",
                    "keep the right one of both texts, then delete <<<<<<<, ======= and >>>>>>>",
                ),
            )
    return None


def _tab(stop: _Stop) -> Cause | None:
    line = stop.stopped[0]
    match = _TAB.match(stop.lines[line]) if line < len(stop.lines) else None
    if match is None:
        return None
    return Cause(
        line + 1,
        match.end(),
        Words("缩进用了制表符", "the line is indented with a tab"),
        Words("把行首的制表符换成空格", "replace the tab by spaces"),
    )


def _quote(stop: _Stop) -> Cause | None:
    """A quotation mark that is never closed, or only by a later one."""
    start = stop.begun if stop.at(stop.begun) in ('"', "'") else _quoted_before(stop)
    if start is None:
        return None
    if start[0] == stop.stopped[0]:
        return None  # it is closed in its own line
    mark = stop.at(start)
    return Cause(
        start[0] + 1,
        start[1] + 1,
        Words(f"引号 {mark} 从这里打开，没有关上", f"the quotation mark {mark} is not closed"),
        Words(f"在这个值的末尾补上 {mark}，或者删掉开头的", f"close it with {mark}, or delete it"),
    )


def _quoted_before(stop: _Stop) -> tuple[int, int] | None:
    """Where a quoted text begins that ends just where the parser stopped."""
    found = None
    for style, start, end in _scalars(stop):
        near = end[0] == stop.stopped[0] and end[1] <= stop.stopped[1]
        if style in ('"', "'"):
            found = start if near else None
    return found


def _scalars(stop: _Stop) -> Iterator[tuple[str, tuple[int, int], tuple[int, int]]]:
    """The values before the place where the parser stopped: style, beginning and end."""
    try:
        for token in yaml.scan(stop.text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            end = (token.end_mark.line, token.end_mark.column)
            if end > stop.stopped:
                return
            if isinstance(token, yaml.ScalarToken):
                yield token.style or "", (token.start_mark.line, token.start_mark.column), end
    except yaml.YAMLError:
        return


def _bracket(stop: _Stop) -> Cause | None:
    bracket = stop.at(stop.begun)
    if stop.begun is None or bracket not in ("[", "{"):
        return None
    names = {"[": ("方括号 [", "]"), "{": ("花括号 {", "}")}
    name, close = names[bracket]
    return Cause(
        stop.begun[0] + 1,
        stop.begun[1] + 1,
        Words(f"{name} 从这里打开，没有关上", f"the bracket {bracket} is not closed"),
        Words(
            f"在末尾补上 {close}；文字里要有括号，就给整个值加引号",
            f"close it with {close}; quote a value that has a bracket in it",
        ),
    )


def _colon(stop: _Stop) -> Cause | None:
    """A key whose colon is full-width."""
    lines = [stop.begun[0]] if stop.begun else []
    copy = [(start[0], end[0]) for style, start, end in _scalars(stop) if style in ("|", ">")]
    for number in [*lines, stop.above(), stop.stopped[0]]:
        printed = any(first < number < last for first, last in copy)
        if printed or not 0 <= number < len(stop.lines):
            continue  # in copy it is an ordinary colon
        line = stop.lines[number]
        if wide := _WIDE_COLON.match(line):
            key, value = wide["key"], wide["value"].strip()
            mended = f"{key}: {value[:_VALUE_SHOWN]}".rstrip()
            return Cause(
                number + 1,
                wide.end("key") + 1,
                Words(f"“{key}”后面是全角冒号“：”", f"the colon after “{key}” is full-width"),
                Words(f"改成半角冒号加空格：{mended}", f"write a colon and a space: {mended}"),
            )
    return None


def _copy(stop: _Stop) -> Cause | None:
    """A line of copy that is not indented as the lines around it, or copy without its sign |."""
    last = min(stop.stopped[0], len(stop.lines) - 1)
    heads = (n for n in range(last, -1, -1) if _COPY_HEAD.match(stop.lines[n]))
    if (number := next(heads, None)) is None or not (head := _COPY_HEAD.match(stop.lines[number])):
        return None
    below = [n for n in range(number + 1, last + 1) if stop.lines[n].strip()]
    key, least = head["key"], len(head["before"])
    if not head["sign"]:
        inside = bool(below) and _indent(stop.lines[below[0]]) > least
        return _unsigned(number, head) if inside or _are_copy(stop, below[:1]) else None
    indents = [_indent(stop.lines[n]) for n in below]
    inner = indents[0] if indents and indents[0] > least else least + _STEP
    astray = next((n for n, i in zip(below, indents, strict=True) if i < inner), None)
    if astray is None or not _are_copy(stop, [astray]):
        return None
    blanks = inner - _indent(stop.lines[astray])
    return Cause(
        astray + 1,
        _indent(stop.lines[astray]) + 1,
        Words(
            f"这一行是“{key}”里的字，却没有与“{key}”的其他行对齐",
            f"this line of “{key}” is not aligned with its other lines",
        ),
        Words(f"在行首补 {blanks} 个空格", f"indent the line by {blanks} more blanks"),
    )


def _unsigned(number: int, head: re.Match[str]) -> Cause:
    """The cause for copy whose key has no | behind it."""
    key = head["key"]
    return Cause(
        number + 1,
        head.start("key") + 1,
        Words(f"“{key}:”后面少了“|”", f"| is missing after “{key}:”"),
        Words(
            f"这一行写成“{key}: |”，下面每段一行，都比“{key}”多缩进两格",
            f"write the line as “{key}: |”, and indent each line below it by two blanks more",
        ),
    )


def _are_copy(stop: _Stop, numbers: list[int]) -> bool:
    """Whether the first of some lines is copy: no key, item or comment."""
    if not numbers:
        return False
    line, after = stop.lines[numbers[0]], stop.lines[numbers[0] + 1 : numbers[0] + 2]
    if line.lstrip(" ").startswith(_NO_COPY) or _KEY.match(line):
        return False
    wide = _WIDE_COLON.match(line)
    is_key = wide and (wide["value"].strip() or (after and after[0].lstrip().startswith("- ")))
    return not is_key


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_LOOKS: tuple[Callable[[_Stop], Cause | None], ...] = (
    _conflict,
    _tab,
    _bracket,
    _quote,
    _colon,
)
"""The causes in the order in which they are looked for: the surest first."""
