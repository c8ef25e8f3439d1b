"""Rules of number usage in copy: GB/T 15835 (B2, N01 to N12)."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from layout.core.diagnostics import Severity, Words
from layout.issue.normalise import full_width, half_width
from layout.rules.copy.wording import PUNCTUATION_POINTS, Wording, WordingEntry, excerpt
from layout.rules.copydesk import CopyDesk, CopyLine
from layout.rules.rule import Fault, Pattern, Rule

_D = "一二三四五六七八九"
_NEXT = "二、三|三、四|三、五|四、五|五、六|六、七|七、八|八、九"
"""Two numbers that together are about one of them. 一、二 is as a rule a list of two ordinals."""
_AMOUNTS = "个|天|[十百千万]|里|公里|米|斤|岁|人|块|元|小时|分钟|倍|年(?!级)|[次名位](?!之)"
APPROXIMATE = Pattern(f"(?<![{_D}十百廿卅零〇数、第初高大小])(?:{_NEXT})(?=(?P<amount>{_AMOUNTS}))")
"""Not in ordinals (第二、三次), dates (廿九、三十) and longer lists."""
_RANK_WORDS = Pattern("[列获居夺排名前第][^，。；]{0,4}$")
_RANKS = "次名位"
"""Amounts that may also tell a rank: 分列二、三名."""
_UNITS = "[米克瓦卡赫伏帕巴安焦牛欧乏字兆]|比特|流明"
"""Units before which 千 and 百 are part of the unit: 千米, 百帕, 千兆."""
MIXED = Pattern(f"[0-9](?:[.．][0-9]+)?(?:千(?!{_UNITS})|百(?!{_UNITS}|[分货度合]))")
_NUMBER = "[0-9]+(?:[.．][0-9]+)?"
RANGE_UNIT = Pattern(f"(?<![0-9.．年第])({_NUMBER})([～~—–－至-])({_NUMBER})(%|万|亿)")
_YEAR = Pattern("(?:19|20)[0-9]{2}")
FULL_WIDTH = Pattern("[０-９Ａ-Ｚａ-ｚ]+")
SHORT_YEAR = Pattern(
    "(?<![0-9纪了近约达满逾共第’])[0-9]{2}年"
    "(?:初(?![心衷次期恋])|末(?!端)|底(?![蕴气子色线层])|(?=[01]?[0-9]月))"
)
DECADE = Pattern("(?<![0-9纪’])[1-9]0年代(?!表)")
CENTURY = Pattern("世纪|[12][0-9]{3}年|[一二][一二三四五六七八九〇零]{3}年")
LING_YEAR = Pattern(f"(?<![{_D}〇零十百千万])(?=[{_D}〇]{{0,3}}零)[{_D}〇零]{{4}}年")
BARE_DECIMAL = Pattern(
    f"(?<![0-9A-Za-z０-９.．/_-])(?<![{_D}十零〇图表例式章节条款注件附第])"
    "[.．][0-9]+(?![0-9A-Za-z./_年月日岁层号楼点时分-])"
)
LUNAR_FIGURES = Pattern(
    "(?:农历|阴历|腊月|正月)(?:[0-9]{1,2}月)?(?:初)?[0-9]{1,2}(?:日|号)?(?![0-9年])"
)
_WEEKDAY_ENDS = "[，。；、！？）]|[上下中]午|[早晚夜]|凌晨|至|到|前|起|开|举行|$"
WEEKDAY_FIGURE = Pattern(
    "(?:(?:星期|礼拜)[1-7](?![0-9.．%％、～—]|[次天个场小节课篇班种万亿千百])"
    f"|(?<![一两几多四每第]|[0-9])周[1-7](?={_WEEKDAY_ENDS})(?!、[0-9]))"
)
MEMORIAL = Pattern("(?<=“)(?!十[一二])[二三四五六七八九十][·.．][一二三四五六七八九十]{1,3}(?=”)")
_IN_ADDRESS = "0-9A-Za-z./_-"
DOTTED_DATE = Pattern(
    f"(?<![{_IN_ADDRESS}])(?:19|20)[0-9]{{2}}([./])[01]?[0-9]\\1[0-3]?[0-9]"
    "(?![0-9A-Za-z/_-]|\\.[0-9A-Za-z])"
)
"""Not inside the address of a page or the number of a version."""

_WARN, _INFO = Severity.WARNING, Severity.INFO


def _is_amount(match: re.Match[str]) -> bool:
    """Whether two numbers are about one amount, and not two ranks."""
    ranked = match["amount"] in _RANKS and _RANK_WORDS.compiled.search(
        match.string, 0, match.start()
    )
    return not ranked


def _rises(match: re.Match[str]) -> bool:
    """Whether a range goes up: 800至1万 does not, and has its first number in full.

    Two years are no range of amounts.
    """
    if _YEAR.full(match[1]) and _YEAR.full(match[3]):
        return False
    first, last = (float(match[i].replace("．", ".")) for i in (1, 3))
    return first < last


def _with_unit(match: re.Match[str]) -> str:
    """A range with its unit after both numbers."""
    return f"{match[1]}{match[4]}{match[2]}{match[3]}{match[4]}"


ENTRIES = (
    WordingEntry(
        "approximate-comma",
        _WARN,
        "GB/T 15834 4.5.3.4, GB/T 15835 5.2.1",
        Words("概数的两个数字之间不用顿号", "an approximate number has no 、 between its figures"),
        Words("删去顿号；并列的序数才用", "delete the 、; only ordinals in a list have it"),
        "三、四个月",
        "三四个月",
        Wording(APPROXIMATE, ("、",), right=lambda m: m[0].replace("、", ""), holds=_is_amount),
    ),
    WordingEntry(
        "mixed-number",
        _WARN,
        "GB/T 15835 5.3",
        Words("阿拉伯数字不与“百”“千”连用", "百 or 千 does not follow Arabic figures"),
        Words("写全数字，或者全用汉字", "write all figures, or the whole number in Han"),
        "4千人",
        "4000人",
        Wording(MIXED, ("百", "千")),
    ),
    WordingEntry(
        "range-unit",
        _WARN,
        "GB/T 15835 5.1.3",
        Words("范围的前一个数漏了单位", "both numbers of a range have the unit"),
        Words("前一个数也写单位", "write the unit after both numbers"),
        "15～30%",
        "15%～30%",
        Wording(RANGE_UNIT, ("%", "万", "亿"), right=_with_unit, holds=_rises),
    ),
    WordingEntry(
        "full-width-figure",
        _WARN,
        "GB/T 15835",
        Words("用了全角的数字或字母", "figures and letters are half-width"),
        Words("改成半角", "write it half-width"),
        "２０２５",
        "2025",
        Wording(
            FULL_WIDTH,
            tuple(full_width(string.digits + string.ascii_letters)),
            right=lambda m: half_width(m[0]),
        ),
    ),
    WordingEntry(
        "ling-year",
        _WARN,
        "GB/T 15835 5.2.3",
        Words("汉字年份用“〇”不用“零”", "a year in Han is written with 〇, not 零"),
        Words("把零改成〇", "write 〇 instead of 零"),
        "二零二五年",
        "二〇二五年",
        Wording(LING_YEAR, ("零",), right=lambda m: m[0].replace("零", "〇")),
    ),
    WordingEntry(
        "bare-decimal",
        _WARN,
        "GB/T 15835 5.1.2",
        Words("小数点前漏了 0", "a decimal has a 0 before its point"),
        Words("补上 0", "write the 0"),
        "增长.5",
        "增长0.5",
        Wording(BARE_DECIMAL, (".", "．")),
    ),
    WordingEntry(
        "lunar-figure",
        _WARN,
        "GB/T 15835 4.2.1",
        Words("农历用汉字", "a lunar date is written in Han"),
        Words("写成 农历六月初一 的样子", "write it in the form 农历六月初一"),
        "农历6月1日",
        "农历六月初一",
        Wording(LUNAR_FIGURES, ("农历", "阴历", "腊月", "正月")),
    ),
    WordingEntry(
        "weekday-figure",
        _WARN,
        "GB/T 15835 4.2.3",
        Words("星期几用汉字", "a weekday is written in Han"),
        Words("写成 星期五", "write it in the form 星期五"),
        "星期5",
        "星期五",
        Wording(
            WEEKDAY_FIGURE,
            ("星期", "礼拜", "周"),
            right=lambda m: m[0][:-1] + "一二三四五六日"[int(m[0][-1]) - 1],
        ),
    ),
    WordingEntry(
        "memorial-dot",
        _WARN,
        "GB/T 15835",
        Words(
            "含月日的专名，只有一月、十一月、十二月用间隔号",
            "a name with a month and a day has · only after 一, 十一 and 十二",
        ),
        Words("删去间隔号", "delete the ·"),
        "“五·四”",
        "“五四”",
        Wording(MEMORIAL, ("·", ".", "．"), right=lambda m: re.sub("[·.．]", "", m[0])),
    ),
    WordingEntry(
        "dotted-date",
        _WARN,
        "GB/T 15835 5.1.4",
        Words("正文里的日期写成年月日", "a date in copy is written with 年, 月 and 日"),
        Words("写成 2025年7月25日", "write it in the form 2025年7月25日"),
        "2025.7.25",
        "2025年7月25日",
        Wording(DOTTED_DATE, (".", "/")),
    ),
)


def _short_years(desk: CopyDesk) -> Iterator[Fault]:
    """Years of two figures, and the first decade of each story whose century nothing tells."""
    for line, match in Wording(SHORT_YEAR, ("年",)).matches(desk):
        yield _short_year(desk, line, match)
    told = {line.story.id for line in desk.lines if CENTURY.compiled.search(line.text)}
    for line, match in Wording(DECADE, ("年代",)).matches(desk):
        if line.story.id not in told:
            told.add(line.story.id)
            yield _short_year(desk, line, match)


def _short_year(desk: CopyDesk, line: CopyLine, match: re.Match[str]) -> Fault:
    shown = excerpt(line.text, *match.span())
    return Fault(
        Words(f"“{shown}”：年份要写四位数字", f"“{shown}”: a year has four figures"),
        desk.place(line, match.start()),
        line.spot,
    )


RULES = (
    *(entry.rule()._replace(number_usage=True) for entry in ENTRIES),
    Rule(
        "short-year",
        _INFO,
        "GB/T 15835 5.1.4",
        Words("年份要写四位数字", "a year has four figures"),
        Words(
            "写全年份；年代写明世纪，如 20世纪90年代、21世纪20年代",
            "write the year in full; write the century of a decade, as in 20世纪90年代",
        ),
        "90年代初",
        "20世纪90年代初",
        _short_years,
        points=PUNCTUATION_POINTS,
        number_usage=True,
    ),
)
