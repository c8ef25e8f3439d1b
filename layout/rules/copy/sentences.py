"""Rules of marks that depend on their sentence: GB/T 15834 annex B (P23, P25, P26, P27).

The meaning of a sentence decides which mark is right, and no pattern knows it. So the faults are
remarks only, and each rule searches only where the words before a mark leave little doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from layout.core.diagnostics import Severity, Words
from layout.rules.copy.wording import Wording, WordingEntry, excerpt
from layout.rules.copydesk import CopyDesk, CopyLine
from layout.rules.rule import Fault, Pattern, Rule

_HAN = "一-鿿"
SAYS = "说|道|问|答|指出|强调|要求|表示|认为|介绍|提出|明确|告诉记者|坦言|回忆|感慨|写道|包括|如下"
"""Words after which a colon introduces speech or a list, which goes on to the end of the sentence."""

WHOLE_QUOTE = Pattern(f"(?:{SAYS})：“[^“”]*[^“”。？！…—，、]”[。？！]")
_ASKS = Pattern("[谁哪何吗]|什么|怎[么样]|是否|为什么|有没有|难道")
"""Words by which a ？ after the quotes may be that of the sentence around them."""
PART_QUOTE = Pattern(f"(?<=[{_HAN}])“[^“”。？！：\n]{{4,}}。”(?![（，、；：—…”’])")
SPOKEN_COLON = Pattern(f"(?:{SAYS})：")
BRACKET_STOP = Pattern(f"(?<=[{_HAN}”》])（[^（）。]*[{_HAN}]。）(?=[{_HAN}，、；：。])")
NUMBER_COMMA = Pattern("(?<![0-9.，])[1-9][0-9]{0,2}(?:，[0-9]{3})+(?![0-9，])")

_QUOTED = re.compile("“[^“”]*”|（[^（）]*）|《[^《》]*》")
_SENTENCE = re.compile("[^。？！；]+")
_COPY = ("body", "standfirst", "cutline")
_INFO = Severity.INFO


def _asks_itself(match: re.Match[str]) -> bool:
    """Whether the mark after a quotation is its own, and not that of a question around it."""
    if match[0][-1] == "。":
        return True
    start = max(match.string.rfind(stop, 0, match.start()) for stop in "。？！；")
    return _ASKS.compiled.search(match.string, start + 1, match.start()) is None


ENTRIES = (
    WordingEntry(
        "quote-stop",
        _INFO,
        "GB/T 15834 B.2.1",
        Words(
            "引文独立成句，句号、问号放在引号里",
            "the mark that ends a whole quoted sentence stands inside the quotes",
        ),
        Words(
            "句号、问号移到引号里；只引半句就不在前面用冒号",
            "move the mark inside the quotes; for part of a sentence, write no colon before them",
        ),
        "他说：“我们一定办好”。",
        "他说：“我们一定办好。”",
        Wording(WHOLE_QUOTE, ("”。", "”？", "”！"), _COPY, holds=_asks_itself),
    ),
    WordingEntry(
        "quote-part-stop",
        _INFO,
        "GB/T 15834 B.2.1",
        Words(
            "引文是句子的一部分，句号放在引号外",
            "after a quoted part of a sentence, the stop stands outside the quotes",
        ),
        Words("写成“……”。", "write “……”。"),
        "坚持“房子是用来住的。”",
        "坚持“房子是用来住的”。",
        Wording(PART_QUOTE, ("。”",), _COPY),
    ),
    WordingEntry(
        "bracket-stop",
        _INFO,
        "GB/T 15834 B.2.2",
        Words("句内括号里不用句号", "brackets within a sentence contain no stop"),
        Words("删去括号里的句号", "delete the stop in the brackets"),
        "大会（见图。）开幕",
        "大会（见图）开幕",
        Wording(BRACKET_STOP, ("。）",), _COPY, lambda m: f"{m[0][:-2]}）"),
    ),
    WordingEntry(
        "number-comma",
        _INFO,
        "GB/T 15835 5.1.1",
        Words("数里用了中文逗号", "a number contains no full-width comma"),
        Words(
            "数的分节用半角逗号，或改用万、亿；并列的数之间用顿号",
            "group digits with a half-width comma, or use 万 and 亿; separate numbers with 、",
        ),
        "1，234人",
        "1234人",
        Wording(NUMBER_COMMA, ("，",), _COPY),
    ),
)


def _colons(desk: CopyDesk) -> Iterator[Fault]:
    """A colon that introduces speech or a list, and another one after it in the same sentence."""
    for line, match in Wording(SPOKEN_COLON, ("：",), ("body",)).matches(desk):
        second = _second_colon(line, match.end())
        if second:
            shown = excerpt(line.text, match.start(), second)
            yield Fault(
                Words(f"“{shown}”：冒号套冒号", f"“{shown}”: two such colons in one sentence"),
                desk.place(line, second - 1),
                line.spot,
            )


def _second_colon(line: CopyLine, start: int) -> int:
    """The index after the sentence's next colon outside quotes that introduces words; 0 if there is none."""
    open_text = _QUOTED.sub(_covered, line.text)
    if open_text[start - 1] != "：":
        return 0
    sentence = _SENTENCE.match(open_text, start)
    inner = sentence and SPOKEN_COLON.compiled.search(open_text, start, sentence.end())
    return inner.end() if inner else 0


def _covered(quoted: re.Match[str]) -> str:
    """As many characters as a quotation or bracket has; if it ends a sentence, its end still does."""
    stop = quoted[0][-2] if quoted[0][-2] in "。？！…" else "□"
    return "□" * (len(quoted[0]) - 1) + stop.replace("…", "。")


RULES = (
    *(entry.rule() for entry in ENTRIES),
    Rule(
        "colon-in-colon",
        _INFO,
        "GB/T 15834 4.7",
        Words(
            "一句里冒号不套冒号",
            "a sentence has at most one colon that introduces speech or a list",
        ),
        Words(
            "前一个冒号改成逗号，或者断成两句",
            "make the first colon a comma, or divide the sentence in two",
        ),
        "会议强调：工作要求：一是……",
        "会议强调，工作要求：一是……",
        _colons,
        points=0.1,
    ),
)
