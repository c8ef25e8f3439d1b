"""One rule of the clean door: which signs it looks at, what it makes of them, and why.

A rule is a function from a text to the text corrected and the number of its corrections. It is
asked only where one of its `signs` stands in the text. Its pattern is compiled when it is first
needed: most issues need few of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from layout.core.diagnostics import Words

Apply = Callable[[str], tuple[str, int]]
HAN = "㐀-鿿"
"""Han characters inside a class of a regular expression: one range, which is quick to compile."""
LETTER = "0-9A-Za-z\u00c0-\u024f"
"""Letters and figures of Latin text inside a class of a regular expression."""
MARKS = "，。、；：？！“”‘’（）《》〈〉【】…—"
"""Chinese marks inside a class of a regular expression, and as a text."""
ADDRESS_HELD = "\ufdd0"
"""Stands for an address while the rules read a text; it is no character (Unicode 23.7)."""
_CJK_MARKS = frozenset(MARKS)


class DoorRule(NamedTuple):
    """A rule of the door. `name` is the key under which the report counts it.

    `signs` are characters of which at least one stands in every text that the rule changes. `what`
    says what it looks at, `becomes` what becomes of that, `why` the clause or the reason. `wrong`
    and `right` are an example. `always` rules hold for copy that is not to be normalised too.
    `unsure` says that an editor should look at the place.
    """

    name: str
    signs: frozenset[str]
    what: Words
    becomes: Words
    why: Words
    wrong: str
    right: str
    apply: Apply
    always: bool = False
    unsure: bool = False


def by_pattern(pattern: str, right: Callable[[re.Match[str]], str] | str, only: str = "") -> Apply:
    """A rule's function that replaces the matches of a pattern.

    A match whose replacement is the match itself is not counted. `only` has signs of which at least
    one stands in every match: where none stands in a text, the pattern is not even compiled.
    """
    needed = frozenset(only)

    @cache
    def compiled() -> re.Pattern[str]:
        return re.compile(pattern)

    def apply(text: str) -> tuple[str, int]:
        count = 0
        if needed and needed.isdisjoint(text):
            return text, 0

        def change(match: re.Match[str]) -> str:
            nonlocal count
            new = match.expand(right) if isinstance(right, str) else right(match)
            count += new != match[0]
            return new

        return compiled().sub(change, text), count

    return apply


def in_turn(*steps: Apply) -> Apply:
    """A rule's function that does several things one after the other."""

    def apply(text: str) -> tuple[str, int]:
        total = 0
        for step in steps:
            text, count = step(text)
            total += count
        return text, total

    return apply


def is_han(char: str) -> bool:
    """Whether a character is Han. A regular expression with these ranges would be slow to compile."""
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3400" <= char <= "\u4dbf"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U0003ffff"
        or char == "〇"
    )


def is_cjk(char: str) -> bool:
    """Whether a character is Han or a Chinese mark."""
    return char in _CJK_MARKS or is_han(char)


def has_han(text: str) -> bool:
    """Whether a text has a Han character."""
    return any(map(is_han, text))


_FULL_WIDTH_OFFSET = 0xFEE0
"""From a printable ASCII character to its full-width form in Unicode."""
_ASCII = range(0x21, 0x7F)
_TO_FULL_WIDTH = {code: code + _FULL_WIDTH_OFFSET for code in _ASCII}
_TO_HALF_WIDTH = {code + _FULL_WIDTH_OFFSET: code for code in _ASCII}


def full_width(text: str) -> str:
    """The text with every printable ASCII character in its full-width form."""
    return text.translate(_TO_FULL_WIDTH)


def half_width(text: str) -> str:
    """The text with every full-width form of an ASCII character replaced by that character."""
    return text.translate(_TO_HALF_WIDTH)
