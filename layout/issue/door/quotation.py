"""The door's rules on quotes, apostrophes, primes: one sign has several meanings, told by context.

’ and ' between letters, or before a year of two figures, are apostrophes. ' and ’ after a figure
are feet or minutes, " and ” after those inches or seconds. What is left are quotes: “ ” outside and
‘ ’ inside (GB/T 15834 4.8).
"""

from __future__ import annotations

import re
from functools import cache

from layout.core.diagnostics import Words
from layout.issue.door.door_rule import HAN, LETTER, DoorRule, by_pattern, has_han, in_turn

_APOSTROPHES = "'‘’`´"
_DIGITS_OF_INCHES = 3
"""Digits of a length in inches at most: 2025" is a year before a quotation."""


@cache
def _before_inch() -> re.Pattern[str]:
    return re.compile(rf"(?<![0-9.])[0-9]{{1,{_DIGITS_OF_INCHES}}}(?:\.[0-9]+)?$")


@cache
def _beside_no_letter() -> re.Pattern[str]:
    """A single quote that is no apostrophe between letters."""
    return re.compile(f"['‘’](?![{LETTER}])|(?<![{LETTER}])['‘’]")


def _is_inch(text: str, at: int) -> bool:
    """Whether the straight mark at a place where no quotation is open stands for inches."""
    if not _before_inch().search(text, max(at - 8, 0), at):
        return False
    following = text.find('"', at + 1)
    return following < 0 or bool(_before_inch().search(text, max(following - 8, 0), following))


def _straight_double(text: str) -> tuple[str, int]:
    """Straight double marks as quotes, by turns opening and closing; after a figure as inches.

    Where one of them would stay without a partner, all stay as they are.
    """
    if not has_han(text):
        return text, 0
    result, opened, depth, count = list(text), False, 0, 0
    for at, char in enumerate(text):
        if char in "“”":
            depth += 1 if char == "“" else -1
        elif char == '"' and not opened and _is_inch(text, at):
            result[at], count = "″", count + 1
        elif char == '"':
            opened = not opened
            inner = depth > 0
            result[at], count = (
                ("‘" if inner else "“") if opened else ("’" if inner else "”"),
                count + 1,
            )
    if opened:
        inches = [at for at, char in enumerate(result) if char == "″" and text[at] == '"']
        kept = list(text)
        for at in inches:
            kept[at] = "″"
        return "".join(kept), len(inches)
    return "".join(result), count


def _straight_single(text: str) -> tuple[str, int]:
    """Straight single marks as quotes, by turns; all stay where one has no partner."""
    if text.count("'") % 2 or not has_han(text):
        return text, 0
    parts = text.split("'")
    pieces = [part + ("‘’"[i % 2] if i < len(parts) - 1 else "") for i, part in enumerate(parts)]
    return "".join(pieces), len(parts) - 1


def _elision(match: re.Match[str]) -> str:
    """’ before a year of two figures, unless a quotation of the year begins here."""
    if match[0] == "’":
        return "’"
    following = _beside_no_letter().search(match.string, match.end())
    return match[0] if following and following[0] != "‘" else "’"


def _corners(text: str) -> tuple[str, int]:
    """Corner quotes as curly ones: the outer pair double, the pairs inside it by turns."""
    depth, result = 0, []
    for char in text:
        if char in "「『":
            result.append("“‘"[depth % 2])
            depth += 1
        elif char in "」』":
            depth = max(depth - 1, 0)
            result.append("”’"[depth % 2])
        else:
            result.append(char)
    return "".join(result), sum(char in "「」『』" for char in text)


RULES = (
    DoorRule(
        "corner quote",
        frozenset("「」『』"),
        Words("直角引号「」『』", "corner quotes"),
        Words("“ ”，里层 ‘ ’", "“ ”, and ‘ ’ inside"),
        Words("GB/T 15834 4.8；竖排时程序自己换", "GB/T 15834 4.8; vertical heads turn them back"),
        "「一『二』三」",
        "“一‘二’三”",
        _corners,
    ),
    DoorRule(
        "prime",
        frozenset("'’\"”"),
        Words(
            "数后面的 ' ’ \" ”：英尺、分，英寸、秒",
            "' ’ \" ” after a figure: feet, minutes; inches, seconds",
        ),
        Words("′ ″", "′ ″"),
        Words("不是引号，和数不分开", "they are no quotes, and stay with the figure"),
        "身高5’10”、北纬39°54'20\"",
        "身高5′10″、北纬39°54′20″",
        in_turn(
            by_pattern(
                r"(?<![0-9A-Za-z.])([0-9]{1,3}(?:°[0-9]{1,2})?)['’] ?([0-9]{1,2}(?:\.[0-9]+)?)(?:[\"”]|'')",
                "\\1′\\2″",
            ),
            by_pattern(r"(?<=[0-9]°)([0-9]{1,2})['’](?![0-9])", "\\1′"),
            by_pattern(r"(?<![0-9A-Za-z.])([0-9]{1,2})['’]([0-9]{1,2})(?![0-9A-Za-z])", "\\1′\\2"),
            by_pattern(
                rf"(?<![0-9A-Za-z.'‘])([0-9]{{1,2}})'(?=[{HAN}])(?=[^']*$)", "\\1′", only="'"
            ),
        ),
    ),
    DoorRule(
        "apostrophe",
        frozenset(_APOSTROPHES) - {"’"},
        Words("字母之间的 ' ‘ ` ´，’97、’90后前面的", "' ‘ ` ´ between letters, and before ’97"),
        Words("撇号 ’", "the apostrophe ’"),
        Words("撇号用西文字形，不占全角", "it is a Latin sign, as narrow as a letter"),
        "what's up、‘97、L‘Oréal",
        "what’s up、’97、L’Oréal",
        in_turn(
            by_pattern(f"(?<=[{LETTER}])[{_APOSTROPHES}](?=[A-Za-z\u00c0-\u024f])", "’"),
            by_pattern(f"(?<![{LETTER}’])['‘](?=[0-9]{{2}}(?![0-9]))", _elision),
            by_pattern("(?<=[A-Za-z]s)'(?= [A-Za-z])(?=[^']*$)", "’"),
        ),
    ),
    DoorRule(
        "straight quote",
        frozenset("\"'"),
        Words(
            '直引号，成对的；数后面的 " 是英寸',
            'straight quotes in pairs; " after a figure is inches',
        ),
        Words("“ ”，里层 ‘ ’；″", "“ ”, and ‘ ’ inside; ″"),
        Words("GB/T 15834 4.8", "GB/T 15834 4.8"),
        '他说"好"、21"彩电',
        "他说“好”、21″彩电",
        in_turn(_straight_double, _straight_single),
    ),
)
"""Primes and apostrophes before quotes: what is left of straight marks is paired."""
