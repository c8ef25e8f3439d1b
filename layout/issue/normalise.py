"""Pasted copy put right: half-width marks between Han, broken lines, straight quotes, stray spaces.

The table is handbook B's (GB/T 15834, GB/T 15835). Every change is counted by kind; nothing is
touched inside URLs, times, numbers and Latin sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇"
_CJK = HAN + "，。、；：？！“”‘’（）《》〈〉【】…—"
_PROTECTED = re.compile(r"https?://[A-Za-z0-9./_~%?=&#:+-]+|[0-9A-Za-z._-]+@[0-9A-Za-z.-]+")

_SINGLE = {
    ",": ("，", "half-width comma"),
    ":": ("：", "half-width colon"),
    ";": ("；", "half-width semicolon"),
    "?": ("？", "half-width question mark"),
    "!": ("！", "half-width exclamation mark"),
}
_AFTER_HAN = re.compile(f"(?<=[{_CJK}])[,:;?!]|[,:;?!](?=[{_CJK}])")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_HAS_HAN = re.compile(f"[{HAN}]")
_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_SPACED = re.compile(
    f"(?<=[{_CJK}])[ \u00a0]+(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%％])[ \u00a0]+(?=[{_CJK}])"
)
_SPACED_MARK = re.compile(
    "(?<=[，。、；：？！（《“‘])[ \u00a0\u3000]+|[ \u00a0\u3000]+(?=[，。、；：？！）》”’])"
)
_ENDED = re.compile("[。？！…”’』」）》；：!?.:;—]$")
SUBHEAD = "## "
_BROKEN_LINE_MIN = 20
"""Shorter lines that end without a stop are signatures and list items, not broken paragraphs."""

_RUBY = re.compile(f"\\{{([{HAN}]{{1,8}})[|｜]([^{{}}|｜]{{1,40}})\\}}")
"""{旮旯|gā lá}: newspapers put the reading in brackets on the line (handbook A14)."""

_PATTERNS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"-{2,3}|─{2}|－{2}|ー{2}|(?<!—)—{3}(?!—)"), "——", "dash form"),
    (re.compile(r"\.{3,6}|。{3,6}|(?<!…)…(?!…)|⋯⋯"), "……", "ellipsis form"),
    (re.compile(r"(?<=[0-9%％])~(?=[0-9])"), "～", "tilde between numbers"),
    (re.compile(f"(?<=[{HAN}])[•‧・∙](?=[{HAN}])"), "·", "interpunct form"),
)


@dataclass(slots=True)
class Normaliser:
    """Puts texts right and counts what it changed; switched off it passes them through."""

    enabled: bool = True
    changes: Counter[str] = field(default_factory=Counter)

    def head(self, text: str) -> str:
        """A head put right; its spaces are the editor's turns and stay (handbook B3)."""
        return " ".join(self.line(part) for part in text.split(" "))

    def line(self, text: str) -> str:
        """One line of copy put right."""
        if not text:
            return text
        text = self._replace(
            _RUBY, lambda m: f"{m[1]}（{m[2].strip()}）", "reading in brackets", text
        )
        if not self.enabled:
            return text
        pieces = []
        position = 0
        for match in _PROTECTED.finditer(text):
            pieces.append(self._unprotected(text[position : match.start()]))
            pieces.append(match.group())
            position = match.end()
        pieces.append(self._unprotected(text[position:]))
        return "".join(pieces)

    def paragraphs(self, lines: list[tuple[int, str]], verse: bool) -> list[tuple[int, str]]:
        """Numbered lines of copy put right: blank ones dropped, broken paragraphs joined."""
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

    def _unprotected(self, text: str) -> str:
        if not text:
            return text
        text = self._replace(
            _FULL_WIDTH, lambda m: chr(ord(m[0]) - 0xFEE0), "full-width letter", text
        )
        for pattern, right, name in _PATTERNS:
            text = self._replace(pattern, lambda _, r=right: r, name, text)  # type: ignore[misc]
        text = self._brackets(text)
        text = self._marks(text)
        text = self._quotes(text)
        text = self._replace(_SPACED, lambda _: "", "space beside Latin", text)
        return self._replace(_SPACED_MARK, lambda _: "", "space beside a mark", text)

    def _replace(
        self, pattern: re.Pattern[str], right: Callable[[re.Match[str]], str], name: str, text: str
    ) -> str:
        def change(match: re.Match[str]) -> str:
            self.changes[name] += 1
            return right(match)

        return pattern.sub(change, text)

    def _marks(self, text: str) -> str:
        def change(match: re.Match[str]) -> str:
            start, end = match.span()
            if text[start - 1 : start].isdigit() and text[end : end + 1].isdigit():
                return match[0]
            mark, name = _SINGLE[match[0]]
            self.changes[name] += 1
            return mark

        return _AFTER_HAN.sub(change, text)

    def _brackets(self, text: str) -> str:
        def change(match: re.Match[str]) -> str:
            before = text[max(match.start() - 1, 0) : match.start()]
            # f(x) stays: brackets after Latin are Chinese only with Han inside (P02)
            if not (_HAS_HAN.search(match[1]) or _HAS_HAN.search(before)):
                return match[0]
            self.changes["half-width bracket pair"] += 1
            return f"（{match[1]}）"

        return _BRACKETS.sub(change, text)

    def _quotes(self, text: str) -> str:
        if '"' not in text or text.count('"') % 2 or not _HAS_HAN.search(text):
            return text
        parts = text.split('"')
        self.changes["straight quote pair"] += len(parts) // 2
        return "".join(
            part + ("" if i == len(parts) - 1 else "”" if i % 2 else "“")
            for i, part in enumerate(parts)
        )


def _is_broken(above: str, below: str) -> bool:
    """Whether a column break of the source cut a paragraph between these two lines."""
    if above.startswith(SUBHEAD) or below.startswith(SUBHEAD):
        return False
    return len(above) >= _BROKEN_LINE_MIN and _ENDED.search(above) is None
