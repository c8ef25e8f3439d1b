"""Rules of numbers and dates in copy: GB/T 15835 (handbook B2, N01 to N13)."""

from __future__ import annotations

import calendar
import datetime
import re
import string
from collections.abc import Iterator

from layout.core.diagnostics import Severity, Words
from layout.issue.lunar import weekday
from layout.rules.copy.wording import Wording, WordingEntry, excerpt
from layout.rules.copydesk import CopyDesk, CopyLine
from layout.rules.forms import LEAD, LEAD_WITHOUT_XUN
from layout.rules.rule import Fault, Pattern, Rule

_D = "一二三四五六七八九"
_FULL_WIDTH_OFFSET = 0xFEE0
"""From an ASCII character to its full-width form in Unicode."""
_FULL_WIDTH_CHARS = "".join(
    chr(ord(char) + _FULL_WIDTH_OFFSET) for char in string.digits + string.ascii_letters
)
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
DATE = Pattern(
    "(?:([12][0-9]{3})年)?(?<![0-9.])([0-9]{1,2})月([0-9]{1,2})日"
    "(?:(?:至|—|～)([0-9]{1,2})日)?(?:[（(]?(?:星期|周|礼拜)([一二三四五六日天])[）)]?)?"
)
CLOCK = Pattern("(?<![0-9])([0-9]{1,2})[时点]([0-9]{1,2})分")

_WARN, _INFO = Severity.WARNING, Severity.INFO
_TEXT = ("body", "headline", "kicker", "deck", "standfirst", "cutline")

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
            tuple(_FULL_WIDTH_CHARS),
            right=lambda m: "".join(chr(ord(c) - _FULL_WIDTH_OFFSET) for c in m[0]),
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


def _dates(desk: CopyDesk) -> Iterator[tuple[CopyLine, re.Match[str]]]:
    return Wording(DATE, ("月",), _TEXT).matches(desk)


def _day(match: re.Match[str], desk: CopyDesk) -> datetime.date | None:
    """The date that copy names, in the issue's year if it names none; None if it does not exist."""
    try:
        return datetime.date(int(match[1] or desk.issue.date.year), int(match[2]), int(match[3]))
    except ValueError:
        return None


_LEAP_YEAR = 2024
"""The year of a date without a year: 29 February may exist."""
_MONTHS = range(1, 13)


def _days(year: int, month: int) -> int:
    """The number of days of a month; 0 if there is no such month."""
    return calendar.monthrange(year, month)[1] if month in _MONTHS else 0


def _exists(desk: CopyDesk) -> Iterator[Fault]:
    for line, match in _dates(desk):
        first, last = int(match[3]), int(match[4] or match[3])
        if not 1 <= first <= last <= _days(int(match[1] or _LEAP_YEAR), int(match[2])):
            shown = excerpt(line.text, *match.span())
            yield Fault(
                Words(f"“{shown}”：没有这一天", f"“{shown}”: this day does not exist"),
                desk.place(line, match.start()),
                line.spot,
            )


def _agrees(desk: CopyDesk) -> Iterator[Fault]:
    for line, match in _dates(desk):
        date = _day(match, desk) if match[5] and not match[4] else None
        if date is None:
            continue
        right, given = weekday(date), "星期" + match[5].replace("天", "日")
        if right != given:
            shown = excerpt(line.text, *match.span())
            yield Fault(
                Words(f"“{shown}”：{date} 是{right}", f"“{shown}”: {date} is {right}"),
                desk.place(line, match.start()),
                line.spot,
            )


def _future(desk: CopyDesk) -> Iterator[Fault]:
    for line in desk.lines:
        if line.part != "body" or not line.text.startswith("本报"):
            continue
        lead = LEAD.opens(line.text) or LEAD_WITHOUT_XUN.opens(line.text)
        close = line.text.find("）", lead.end() if lead else 0)
        match = DATE.compiled.match(line.text, close + 1) if lead and close > 0 else None
        date = None if match is None else _day(match, desk)
        if match is not None and date is not None and date > desk.issue.date:
            yield Fault(
                Words(
                    f"消息里的事在 {date}，报纸是 {desk.issue.date} 的",
                    f"the news is of {date}, but the paper is dated {desk.issue.date}",
                ),
                desk.place(line, match.start()),
                line.spot,
            )


_LAST_HOUR, _LAST_MINUTE = 24, 59
"""24时 is the end of a day."""


def _clock(desk: CopyDesk) -> Iterator[Fault]:
    for line, match in Wording(CLOCK, ("分",), _TEXT).matches(desk):
        if int(match[1]) > _LAST_HOUR or int(match[2]) > _LAST_MINUTE:
            shown = excerpt(line.text, *match.span())
            yield Fault(
                Words(f"“{shown}”：没有这个钟点", f"“{shown}”: this time does not exist"),
                desk.place(line, match.start()),
                line.spot,
            )


RULES = (
    *(entry.rule()._replace(number_usage=True) for entry in ENTRIES),
    Rule(
        "no-such-day",
        Severity.ERROR,
        "N13",
        Words("稿件里的日期存在", "a date in copy exists"),
        Words("核对月、日", "check the month and the day"),
        "2月30日",
        "2月28日",
        _exists,
        1.0,
    ),
    Rule(
        "day-and-weekday",
        Severity.WARNING,
        "N13",
        Words("稿件里的日期与星期相符", "the weekday of a date in copy is right"),
        Words(
            "核对日期和星期；不是本年的写上年份",
            "check the date and the weekday; write the year if it is not the issue's",
        ),
        "7月25日（星期四）",
        "7月25日（星期五）",
        _agrees,
        1.0,
    ),
    Rule(
        "news-from-tomorrow",
        Severity.WARNING,
        "N13",
        Words("消息里的事在出报之前", "news is not later than the date of the issue"),
        Words(
            "核对日期；跨年的写上年份", "check the date; write the year if it is not the issue's"
        ),
        "7月25日的报：本报讯（记者…）7月26日，",
        "本报讯（记者…）7月24日，",
        _future,
        1.0,
    ),
    Rule(
        "no-such-time",
        Severity.WARNING,
        "N13",
        Words("稿件里的钟点存在", "a time of day in copy exists"),
        Words("核对时、分", "check the hour and the minute"),
        "25时10分",
        "15时10分",
        _clock,
        1.0,
    ),
)
