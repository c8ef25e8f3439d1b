"""Corrects pasted copy: half-width marks between Han, broken lines, straight quotes, stray spaces.

The corrections are those of B1 and B2 (GB/T 15834, GB/T 15835). Every change is counted by kind.
URLs, times of day, numbers and Latin sentences stay as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

_CJK_MARKS = frozenset("，。、；：？！“”‘’（）《》〈〉【】…—")
_PROTECTED = re.compile(r"https?://[A-Za-z0-9./_~%?=&#:+-]+|[0-9A-Za-z._-]+@[0-9A-Za-z.-]+")

_SINGLE = {
    ",": ("，", "half-width comma"),
    ":": ("：", "half-width colon"),
    ";": ("；", "half-width semicolon"),
    "?": ("？", "half-width question mark"),
    "!": ("！", "half-width exclamation mark"),
}
_MARK = re.compile("[,:;?!]")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_SPACED = re.compile("(?<=[0-9A-Za-z%％])[ \u00a0]+|[ \u00a0]+(?=[0-9A-Za-z])")
_SPACED_MARK = re.compile(
    "(?<=[，。、；：？！（《“‘])[ \u00a0\u3000]+|[ \u00a0\u3000]+(?=[，。、；：？！）》”’])"
)
_ENDED = re.compile("[。？！…”’』」）》；：!?.:;—]$")
SUBHEAD = "## "
_BROKEN_LINE_MIN = 20
"""Characters. A shorter line without a stop at its end is a signature or a list item; a line of
at least this length without a stop is a part of a broken paragraph."""

_RUBY = re.compile(r"\{([^{}|｜]{1,8})[|｜]([^{}|｜]{1,40})\}")
"""{旮旯|gā lá}: newspapers print the reading in brackets after the word (A14)."""

_SUSPECT = re.compile(
    '[,:;?!()"~ \u00a0\u3000•‧・∙⋯０-９Ａ-Ｚａ-ｚ]|\\.\\.\\.|--|─|－|ー|…|———|。。。'
)
"""Every text that a correction below would change contains one of these; other texts are skipped."""
_INTERPUNCT = re.compile("[•‧・∙]")
_PATTERNS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"-{2,3}|─{2}|－{2}|ー{2}|(?<!—)—{3}(?!—)"), "——", "dash form"),
    (re.compile(r"\.{3,6}|。{3,6}|(?<!…)…(?!…)|⋯⋯"), "……", "ellipsis form"),
    (re.compile(r"(?<=[0-9%％])~(?=[0-9])"), "～", "tilde between numbers"),
)


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


def is_han(char: str) -> bool:
    """Whether a character is Han. A regular expression with these ranges would be slow to compile."""
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3400" <= char <= "\u4dbf"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U0003ffff"
        or char == "〇"
    )


def _is_cjk(char: str) -> bool:
    return char in _CJK_MARKS or is_han(char)


def _has_han(text: str) -> bool:
    return any(map(is_han, text))


@dataclass(slots=True)
class Normaliser:
    """Corrects texts and counts its changes by kind.

    If it is not `enabled`, only a reading in braces is rewritten; everything else stays.
    """

    enabled: bool = True
    changes: Counter[str] = field(default_factory=Counter)

    def head(self, text: str) -> str:
        """A head corrected; its spaces mark where the line may turn, and stay (B3)."""
        return " ".join(self.line(part) for part in text.split(" "))

    def line(self, text: str) -> str:
        """One line of copy corrected."""
        if not text:
            return text
        if "{" in text:
            text = _RUBY.sub(self._reading, text)
        if not self.enabled:
            return text
        if "://" not in text and "@" not in text:
            return self._corrected(text)
        pieces = []
        position = 0
        for match in _PROTECTED.finditer(text):
            pieces.append(self._corrected(text[position : match.start()]))
            pieces.append(match.group())
            position = match.end()
        pieces.append(self._corrected(text[position:]))
        return "".join(pieces)

    def paragraphs(self, lines: list[tuple[int, str]], verse: bool) -> list[tuple[int, str]]:
        """Lines of copy with their numbers, corrected: blank lines dropped, broken paragraphs joined.

        A joined paragraph has the number of its first line. In `verse` no lines are joined.
        """
        result: list[tuple[int, str]] = []
        for number, raw in lines:
            text = raw.strip(" \t\u00a0\u3000\r")
            if not text:
                continue
            if text != raw.rstrip() and raw[:1] == "\u3000":
                self.changes["typed indent"] += 1
            if self.enabled and not verse and result and _is_broken(result[-1][1], text):
                self.changes["broken line"] += 1
                result[-1] = (result[-1][0], result[-1][1] + text)
            else:
                result.append((number, text))
        return [(number, self.line(text)) for number, text in result]

    def _corrected(self, text: str) -> str:
        """A text without URLs or addresses, corrected."""
        if not _SUSPECT.search(text):
            return text
        text = self._replace(_FULL_WIDTH, lambda m: half_width(m[0]), "full-width letter", text)
        for pattern, right, name in _PATTERNS:
            text = self._replace(pattern, _always(right), name, text)
        text = _INTERPUNCT.sub(self._interpunct, text)
        text = self._brackets(text)
        text = self._marks(text)
        text = self._quotes(text)
        text = _SPACED.sub(self._space, text)
        return self._replace(_SPACED_MARK, lambda _: "", "space beside a mark", text)

    def _replace(
        self, pattern: re.Pattern[str], right: Callable[[re.Match[str]], str], name: str, text: str
    ) -> str:
        def change(match: re.Match[str]) -> str:
            self.changes[name] += 1
            return right(match)

        return pattern.sub(change, text)

    def _reading(self, match: re.Match[str]) -> str:
        if not all(map(is_han, match[1])):
            return match[0]
        self.changes["reading in brackets"] += 1
        return f"{match[1]}（{match[2].strip()}）"

    def _interpunct(self, match: re.Match[str]) -> str:
        before, after = _neighbours(match)
        if not (is_han(before) and is_han(after)):
            return match[0]
        self.changes["interpunct form"] += 1
        return "·"

    def _space(self, match: re.Match[str]) -> str:
        if not any(map(_is_cjk, _neighbours(match))):
            return match[0]
        self.changes["space beside Latin"] += 1
        return ""

    def _marks(self, text: str) -> str:
        def change(match: re.Match[str]) -> str:
            if not any(map(_is_cjk, _neighbours(match))):
                return match[0]
            start, end = match.span()
            if text[start - 1 : start].isdigit() and text[end : end + 1].isdigit():
                return match[0]
            mark, name = _SINGLE[match[0]]
            self.changes[name] += 1
            return mark

        return _MARK.sub(change, text)

    def _brackets(self, text: str) -> str:
        def change(match: re.Match[str]) -> str:
            before = text[max(match.start() - 1, 0) : match.start()]
            # f(x) stays: after Latin, brackets become full-width only with Han inside (P02)
            if not (_has_han(match[1]) or is_han(before)):
                return match[0]
            self.changes["half-width bracket pair"] += 1
            return f"（{match[1]}）"

        return _BRACKETS.sub(change, text)

    def _quotes(self, text: str) -> str:
        if '"' not in text or text.count('"') % 2 or not _has_han(text):
            return text
        parts = text.split('"')
        self.changes["straight quote pair"] += len(parts) // 2
        return "".join(
            part + ("" if i == len(parts) - 1 else "”" if i % 2 else "“")
            for i, part in enumerate(parts)
        )


def _always(text: str) -> Callable[[re.Match[str]], str]:
    return lambda _: text


def _neighbours(match: re.Match[str]) -> tuple[str, str]:
    """The characters before and after a match; empty at the ends of the text."""
    text, (start, end) = match.string, match.span()
    return text[max(start - 1, 0) : start], text[end : end + 1]


def _is_broken(above: str, below: str) -> bool:
    """Whether two lines are one paragraph that was broken when it was pasted."""
    if above.startswith(SUBHEAD) or below.startswith(SUBHEAD):
        return False
    return len(above) >= _BROKEN_LINE_MIN and _ENDED.search(above) is None
