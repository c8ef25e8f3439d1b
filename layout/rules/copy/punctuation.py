"""Rules of punctuation that consist of one pattern: GB/T 15834 (B1, P01 to P24).

Half-width marks and the forms of dash and ellipsis are corrected when copy is read. These rules
find what remains, mostly in stories with `规范化: 否`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from layout.core.diagnostics import Severity, Words
from layout.rules.copy.wording import PUNCTUATION_POINTS, Wording, WordingEntry, edit, excerpt
from layout.rules.copydesk import CopyDesk
from layout.rules.rule import Fault, Pattern, Rule

_HAN = "一-鿿"
_MARKS = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
HALF_WIDTH = Pattern(f"(?<=[{_HAN}”’》）])[,;:?!]|(?:[,:?!]|(?<![0-9A-Za-z]);)(?=[{_HAN}“‘《（])")
"""A semicolon after a letter may end an entity of HTML (&lt;三), which is told of as markup."""
HALF_BRACKET = Pattern(f"\\((?=[^()]*[{_HAN}])[^()]*\\)")
_QUOTE, _TITLE = "(?:“[^“”。？！…]+”|‘[^‘’。？！…]+’)", "《[^《》]+》"
LISTED = Pattern(f"(?<![、“‘《])(?:{_QUOTE}(?:、?{_QUOTE})+|{_TITLE}(?:、?{_TITLE})+)(?!、)")
"""A list of quotes or titles alone; a list with other members needs its commas."""
LISTED_QUOTES = Pattern("(?<=[”’])、(?=[“‘])|(?<=》)、(?=《)")
_OWN_USAGE = 2
"""Lists with commas from which on they are a paper's usage, if most lists have them."""
_AFTER_DASH = (
    "(?:这[是个些种样]|我(?!国)|你|她|它|他们|是|因为|所以|但是|甚至|尤其|而且|不是|就是|也就|那就)"
)
SINGLE_DASH = Pattern(
    f"(?:^|(?<=[，。；：！？了些们你])|(?<=[^目]的)|(?<=[^自]我))—(?!—)(?=[{_HAN}“《])"
    f"|(?<=[{_HAN}])—(?={_AFTER_DASH})"
)
"""A dash between clauses, at a source or at the head of a deck. Between names and terms, one em is
a connector: 北京—上海, 道—琼斯, 五羊—本田."""
DASH_FORM = Pattern("—{3,}|-{2,}|－{2,}|─+|ーー")
ELLIPSIS_FORM = Pattern("(?<!…)(?:…|…{3}|…{5,})(?!…)|\\.{3,}|。{2,}|・{3,}|⋯")
ELLIPSIS_ETC = Pattern("……[ \u3000]?等等?|等等?……")
STOP_DASH = Pattern("[，、；：](?=——)")
"""。—— is left alone: it stands before a source (共勉。——编者) and in literary copy."""
HEAD_STOP = Pattern("[。，、；：]$")
TILDE = Pattern("(?<=[0-9%℃])~(?=[0-9])")
INTERPUNCT = Pattern("[•‧・∙⋅]")
DOUBLED = Pattern("(?<!。)(?!。{3})[，。、；：]{2,}|！！！！+|？？？？+|！？")
STRAIGHT = Pattern(f"(?<=[{_HAN}，。])[\"']|[\"'](?=[{_HAN}])")
_FIGURES = "[一二三四五六七八九十]"
_ORDINAL_FORMS = f"(?:（{_FIGURES}{{1,3}}）[、，.．](?!（)|第{_FIGURES}{{1,3}}、)"
ORDINAL = Pattern(f"(?:^|(?<=[；。！？：，“])){_ORDINAL_FORMS}(?![一二三四五六七八九十百几第0-9])")
"""At the head of a clause. In 第一、二、三产业 and （一）、（二）项 the 、 divides numbers."""
ORDINAL_ANYWHERE = Pattern(f"（{_FIGURES}{{1,3}}）[、，.．]|第{_FIGURES}{{1,3}}、")

_NEWS_LINES = ("headline", "kicker", "deck", "subhead")
_WARN, _ERROR, _INFO = Severity.WARNING, Severity.ERROR, Severity.INFO


def _one_mark(match: re.Match[str]) -> str | None:
    """One mark for several; None if they differ, since either may be the right one."""
    marks = match[0]
    if marks == "！？":
        return "？！"
    if len(set(marks)) > 1:
        return None
    return marks[:3] if marks[0] in "！？" else marks[0]


def _after_ordinal(match: re.Match[str]) -> str | None:
    """An ordinal with the right mark; None if another one of the paragraph must stay as it is."""
    text = match.string
    if len(list(ORDINAL.found(text))) < len(list(ORDINAL_ANYWHERE.found(text))):
        return None
    return match[0][:-1] + ("，" if match[0][0] == "第" else "")


ENTRIES = (
    WordingEntry(
        "half-width-mark",
        _WARN,
        "GB/T 15834 4",
        Words("汉字旁边用了半角标点", "marks beside Han are full-width"),
        Words("改成全角", "write the full-width mark"),
        "工作新局面,不断",
        "工作新局面，不断",
        Wording(HALF_WIDTH, tuple(_MARKS), right=lambda m: _MARKS[m[0]]),
    ),
    WordingEntry(
        "half-width-bracket",
        _WARN,
        "GB/T 15834 4.9",
        Words("汉字用了半角括号", "brackets around Han are full-width"),
        Words("改成全角括号", "write full-width brackets"),
        "本报讯(记者侯建宁)",
        "本报讯（记者侯建宁）",
        Wording(HALF_BRACKET, ("(",), right=lambda m: f"（{m[0][1:-1]}）"),
    ),
    WordingEntry(
        "single-dash",
        _INFO,
        "GB/T 15834 4.10",
        Words(
            "破折号要占两个字；地名、时间起止才用一字线",
            "a dash is two em wide; one em is a connector between places or times",
        ),
        Words("写成“——”", "write ——"),
        "他—我",
        "他——我",
        Wording(SINGLE_DASH, ("—",)),
    ),
    WordingEntry(
        "dash-form",
        _WARN,
        "GB/T 15834 5.1.4",
        Words("破折号的写法不对", "a dash is written as ——"),
        Words("写成“——”", "write ——"),
        "甲--乙",
        "甲——乙",
        Wording(DASH_FORM, ("———", "--", "－－", "─", "ーー"), right=lambda _: "——"),
    ),
    WordingEntry(
        "ellipsis-form",
        _WARN,
        "GB/T 15834 5.1.5",
        Words("省略号的写法不对", "an ellipsis is written as ……"),
        Words("写成“……”", "write ……"),
        "他...",
        "他……",
        Wording(
            ELLIPSIS_FORM,
            ("…", "...", "。。", "・・・", "⋯"),
            right=lambda _: "……",
            holds=lambda m: m[0] != "。。",  # a stop typed twice
        ),
    ),
    WordingEntry(
        "ellipsis-etc",
        _WARN,
        "GB/T 15834 4.11",
        Words("省略号和“等”只用一个", "…… and 等 mean the same: only one is written"),
        Words("留一个", "keep one of them"),
        "甲、乙……等",
        "甲、乙等",
        Wording(ELLIPSIS_ETC, ("……",)),
    ),
    WordingEntry(
        "stop-before-dash",
        _WARN,
        "GB/T 15834 B.2.3",
        Words("破折号前不用点号", "no punctuation mark stands before a dash"),
        Words("删去破折号前的点号", "delete the mark before the dash"),
        "他说，——好",
        "他说——好",
        Wording(STOP_DASH, ("——",), right=lambda m: "" if m[0] in "，；" else None),
    ),
    WordingEntry(
        "headline-stop",
        _ERROR,
        "GB/T 15834 B.4",
        Words("标题末尾不用点号", "a headline does not end with a stop"),
        Words(
            "删去末尾的点号；问号、叹号、省略号可以留",
            "delete the stop; a question mark, exclamation mark or ellipsis may stay",
        ),
        "推动高质量发展。",
        "推动高质量发展",
        Wording(HEAD_STOP, tuple("。，、；："), _NEWS_LINES, right=lambda _: ""),
        points=0.2,
    ),
    WordingEntry(
        "tilde",
        _WARN,
        "GB/T 15834 5.1.6",
        Words("数值范围用浪纹线～", "a range of figures is written with ～"),
        Words("写成“～”", "write ～"),
        "25~30",
        "25～30",
        Wording(TILDE, ("~",), right=lambda _: "～"),
    ),
    WordingEntry(
        "interpunct",
        _WARN,
        "GB/T 15834 4.14",
        Words("间隔号的写法不对", "the interpunct is written as ·"),
        Words("写成“·”", "write ·"),
        "比尔•盖茨",
        "比尔·盖茨",
        Wording(INTERPUNCT, tuple("•‧・∙⋅"), right=lambda _: "·"),
    ),
    WordingEntry(
        "doubled-mark",
        _ERROR,
        "GB/T 15834 4.2, 4.3",
        Words("标点重复", "a punctuation mark is not repeated"),
        Words("留一个；问号叹号连用写“？！”", "keep one mark; write ？！ in this order"),
        "好，，",
        "好，",
        Wording(
            DOUBLED,
            (*(a + b for a in "，。、；：" for b in "，。、；："), "！！！！", "？？？？", "！？"),
            right=_one_mark,
        ),
    ),
    WordingEntry(
        "straight-quote",
        _WARN,
        "GB/T 15834 4.8",
        Words("用了直引号", "quotes are written as “ ”, not straight"),
        Words("改成“ ”", "write “ ”"),
        '"八一"',
        "“八一”",
        Wording(STRAIGHT, ('"', "'")),
    ),
    WordingEntry(
        "ordinal-mark",
        _WARN,
        "GB/T 15834 B.3",
        Words("序次语的标点不对", "the mark after an ordinal is the right one"),
        Words("（一）后不用标点，“第一”后用逗号", "write no mark after （一）, and ， after 第一"),
        "（一）、抓好落实",
        "（一）抓好落实",
        Wording(
            ORDINAL,
            ("）、", "），", "）.", "）．", "第"),
            ("body", "subhead"),
            right=_after_ordinal,
        ),
    ),
)


def _listed(desk: CopyDesk) -> Iterator[Fault]:
    """Commas in lists of quotes or titles, unless most lists of the issue have them."""
    found = list(Wording(LISTED, ("”“", "”、“", "’‘", "’、‘", "》《", "》、《")).matches(desk))
    with_commas = [pair for pair in found if LISTED_QUOTES.compiled.search(pair[1][0])]
    if len(with_commas) >= _OWN_USAGE and len(with_commas) > len(found) - len(with_commas):
        return
    for line, match in with_commas:
        for comma in LISTED_QUOTES.compiled.finditer(line.text, *match.span()):
            shown = excerpt(line.text, *comma.span())
            yield Fault(
                Words(
                    f"“{shown}”：并列的引号、书名号之间通常不用顿号",
                    f"“{shown}”: adjacent quotes or titles have no 、 between them",
                ),
                desk.place(line, comma.start()),
                line.spot,
                edit=edit(desk, line, comma.span(), ""),
            )


RULES = (
    *(entry.rule() for entry in ENTRIES),
    Rule(
        "list-comma",
        _WARN,
        "GB/T 15834 4.5.3.5",
        Words(
            "并列的引号、书名号之间通常不用顿号",
            "adjacent quotes or titles have no 、 between them",
        ),
        Words(
            "删去顿号；全期多数这样用的，当作本报的写法，不提醒",
            "delete the 、; if most lists of the issue have it, it is the paper's usage and not reported",
        ),
        "“甲”、“乙”",
        "“甲”“乙”",
        _listed,
        points=PUNCTUATION_POINTS,
        fixable=True,
    ),
)
