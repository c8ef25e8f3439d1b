"""Rules of number usage in copy: GB/T 15835 (B2, N01 to N12)."""

from __future__ import annotations

import string

from layout.core.diagnostics import Severity, Words
from layout.issue.normalise import full_width, half_width
from layout.rules.copy.wording import Wording, WordingEntry
from layout.rules.rule import Pattern

_D = "一二三四五六七八九"
APPROXIMATE = Pattern(f"[{_D}]、[{_D}](?=[个十百千万年月天日人名位次公里米])")
MIXED = Pattern("[0-9](?:\\.[0-9]+)?[百千](?![米克瓦卡赫伏帕公分])")
RANGE_UNIT = Pattern("([0-9]+(?:\\.[0-9]+)?)([～~—–－至-])([0-9]+(?:\\.[0-9]+)?)(%|万|亿)")
FULL_WIDTH = Pattern("[０-９Ａ-Ｚａ-ｚ]+")
SHORT_YEAR = Pattern("(?<![0-9纪])[0-9]{2}年(?:代(?!表)|(?=[，。]|初|末|底))")
LING_YEAR = Pattern(f"(?<![{_D}〇零十百千万])(?=[{_D}〇]{{0,3}}零)[{_D}〇零]{{4}}年")
BARE_DECIMAL = Pattern("(?<![0-9])\\.[0-9]+")
LUNAR_FIGURES = Pattern(
    "(?:农历|阴历|腊月|正月)(?:[0-9]{1,2}月)?(?:初)?[0-9]{1,2}(?:日|号)?(?![0-9年])"
)
WEEKDAY_FIGURE = Pattern("(?:星期|礼拜|周)[1-7](?![0-9])")
MEMORIAL = Pattern("(?<=“)(?!十[一二])[二三四五六七八九十]·[一二三四五六七八九十]{1,3}(?=”)")
DOTTED_DATE = Pattern("(?<![0-9.])(?:19|20)[0-9]{2}[./][01]?[0-9][./][0-3]?[0-9](?![0-9.])")

_WARN, _INFO = Severity.WARNING, Severity.INFO

ENTRIES = (
    WordingEntry(
        "approximate-comma",
        _WARN,
        "GB/T 15834 4.5.3.4, GB/T 15835 5.2.1",
        Words("概数的两个数字之间不用顿号", "an approximate number has no 、 between its figures"),
        Words("删去顿号；并列的序数才用", "delete the 、; only ordinals in a list have it"),
        "三、四个月",
        "三四个月",
        Wording(APPROXIMATE, ("、",), right=lambda m: m[0].replace("、", "")),
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
        Wording(RANGE_UNIT, ("%", "万", "亿"), right=lambda m: f"{m[1]}{m[4]}{m[2]}{m[3]}{m[4]}"),
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
        "short-year",
        _INFO,
        "GB/T 15835 5.1.4",
        Words("年份要写四位数字", "a year has four figures"),
        Words(
            "写成 1990 年或 20世纪90年代；说的是年数就不用改",
            "write 1990年 or 20世纪90年代; a number of years stays as it is",
        ),
        "90年代初",
        "20世纪90年代初",
        Wording(SHORT_YEAR, ("年代", "年，", "年。", "年初", "年末", "年底")),
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
        Wording(BARE_DECIMAL, tuple(f".{d}" for d in range(10)), right=lambda m: f"0{m[0]}"),
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
        Wording(MEMORIAL, ("·",), right=lambda m: m[0].replace("·", "")),
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


RULES = tuple(entry.rule()._replace(number_usage=True) for entry in ENTRIES)
