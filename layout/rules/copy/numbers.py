"""Rules of numbers and dates in copy: GB/T 15835 (handbook B2, N01 to N13)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from layout.core.diagnostics import Severity, Words
from layout.issue.lunar import weekday
from layout.rules.copy.wording import Wording, WordingEntry, excerpt
from layout.rules.copydesk import CopyDesk, CopyLine
from layout.rules.forms import LEAD, LEAD_WITHOUT_XUN
from layout.rules.rule import Fault, Pattern, Rule

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
        Words("概数的两个数字之间不用顿号", "no 、 inside an approximate number"),
        Words("删去顿号；并列的序数才用", "delete the 、"),
        "三、四个月",
        "三四个月",
        Wording(APPROXIMATE, ("、",), right=lambda m: m[0].replace("、", "")),
    ),
    WordingEntry(
        "mixed-number",
        _WARN,
        "GB/T 15835 5.3",
        Words("阿拉伯数字不与“百”“千”连用", "no 百 or 千 after figures"),
        Words("写全数字，或者全用汉字", "write the number out"),
        "4千人",
        "4000人",
        Wording(MIXED, ("百", "千")),
    ),
    WordingEntry(
        "range-unit",
        _WARN,
        "GB/T 15835 5.1.3",
        Words("范围的前一个数漏了单位", "the first figure of a range lacks its unit"),
        Words("前一个数也写单位", "give the unit with both figures"),
        "15～30%",
        "15%～30%",
        Wording(RANGE_UNIT, ("%", "万", "亿"), right=lambda m: f"{m[1]}{m[4]}{m[2]}{m[3]}{m[4]}"),
    ),
    WordingEntry(
        "full-width-figure",
        _WARN,
        "GB/T 15835",
        Words("用了全角的数字或字母", "full-width figures or letters"),
        Words("改成半角", "use half-width ones"),
        "２０２５",
        "2025",
        Wording(
            FULL_WIDTH,
            tuple(
                chr(c)
                for r in ((0xFF10, 0xFF1A), (0xFF21, 0xFF3B), (0xFF41, 0xFF5B))
                for c in range(*r)
            ),
            right=lambda m: "".join(chr(ord(c) - 0xFEE0) for c in m[0]),
        ),
    ),
    WordingEntry(
        "short-year",
        _INFO,
        "GB/T 15835 5.1.4",
        Words("年份要写四位数字", "years have four figures"),
        Words("写成 1990 年或 20世纪90年代；说的是年数就不用改", "write the year in full"),
        "90年代初",
        "20世纪90年代初",
        Wording(SHORT_YEAR, ("年代", "年，", "年。", "年初", "年末", "年底")),
    ),
    WordingEntry(
        "ling-year",
        _WARN,
        "GB/T 15835 5.2.3",
        Words("汉字年份用“〇”不用“零”", "years in Han take 〇"),
        Words("把零改成〇", "write 〇 for 零"),
        "二零二五年",
        "二〇二五年",
        Wording(LING_YEAR, ("零",), right=lambda m: m[0].replace("零", "〇")),
    ),
    WordingEntry(
        "bare-decimal",
        _WARN,
        "GB/T 15835 5.1.2",
        Words("小数点前漏了 0", "a decimal lacks its 0"),
        Words("补上 0", "write the 0"),
        "增长.5",
        "增长0.5",
        Wording(BARE_DECIMAL, tuple(f".{d}" for d in range(10)), right=lambda m: f"0{m[0]}"),
    ),
    WordingEntry(
        "lunar-figure",
        _WARN,
        "GB/T 15835 4.2.1",
        Words("农历用汉字", "lunar dates are written in Han"),
        Words("写成 农历六月初一 的样子", "write 农历六月初一"),
        "农历6月1日",
        "农历六月初一",
        Wording(LUNAR_FIGURES, ("农历", "阴历", "腊月", "正月")),
    ),
    WordingEntry(
        "weekday-figure",
        _WARN,
        "GB/T 15835 4.2.3",
        Words("星期几用汉字", "weekdays are written in Han"),
        Words("写成 星期五", "write 星期五"),
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
            "含月日的专名，只有一月、十一月、十二月用间隔号", "only 一·, 十一·, 十二· take the dot"
        ),
        Words("删去间隔号", "delete the dot"),
        "“五·四”",
        "“五四”",
        Wording(MEMORIAL, ("·",), right=lambda m: m[0].replace("·", "")),
    ),
    WordingEntry(
        "dotted-date",
        _WARN,
        "GB/T 15835 5.1.4",
        Words("正文里的日期写成年月日", "dates in copy are written 年月日"),
        Words("写成 2025年7月25日", "write 2025年7月25日"),
        "2025.7.25",
        "2025年7月25日",
        Wording(DOTTED_DATE, (".", "/")),
    ),
)


def _dates(desk: CopyDesk) -> Iterator[tuple[CopyLine, re.Match[str]]]:
    return Wording(DATE, ("月",), _TEXT).matches(desk)


def _day(match: re.Match[str], desk: CopyDesk) -> datetime.date | None:
    """A date of the copy, without a year in the issue's; None if there is no such day."""
    try:
        return datetime.date(int(match[1] or desk.issue.date.year), int(match[2]), int(match[3]))
    except ValueError:
        return None


_LEAP = 2024
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _days(year: int, month: int) -> int:
    """The days of a month; none if there is no such month."""
    if not 1 <= month <= 12:
        return 0
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _DAYS[month - 1] + (month == 2 and leap)


def _exists(desk: CopyDesk) -> Iterator[Fault]:
    for line, match in _dates(desk):
        first, last = int(match[3]), int(match[4] or match[3])
        if not 1 <= first <= last <= _days(int(match[1] or _LEAP), int(match[2])):
            shown = excerpt(line.text, *match.span())
            yield Fault(
                Words(f"“{shown}”：没有这一天", f"“{shown}”: there is no such day"),
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
                    f"the news is of {date}, the paper of {desk.issue.date}",
                ),
                desk.place(line, match.start()),
                line.spot,
            )


def _clock(desk: CopyDesk) -> Iterator[Fault]:
    for line, match in Wording(CLOCK, ("分",), _TEXT).matches(desk):
        if int(match[1]) > 24 or int(match[2]) > 59:
            shown = excerpt(line.text, *match.span())
            yield Fault(
                Words(f"“{shown}”：没有这个钟点", f"“{shown}”: there is no such time"),
                desk.place(line, match.start()),
                line.spot,
            )


RULES = (
    *(entry.rule() for entry in ENTRIES),
    Rule(
        "no-such-day",
        Severity.ERROR,
        "N13",
        Words("稿件里的日期存在", "dates in copy exist"),
        Words("核对月、日", "look at month and day"),
        "2月30日",
        "2月28日",
        _exists,
        1.0,
    ),
    Rule(
        "day-and-weekday",
        Severity.WARNING,
        "N13",
        Words("稿件里的日期与星期相符", "dates in copy have their weekday"),
        Words(
            "核对日期和星期；不是本年的写上年份", "look at both; write the year if it is another"
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
        Words("消息里的事在出报之前", "news happened before the paper is dated"),
        Words("核对日期；跨年的写上年份", "look at the date; write the year if it is another"),
        "7月25日的报：本报讯（记者…）7月26日，",
        "本报讯（记者…）7月24日，",
        _future,
        1.0,
    ),
    Rule(
        "no-such-time",
        Severity.WARNING,
        "N13",
        Words("稿件里的钟点存在", "times in copy exist"),
        Words("核对时、分", "look at hour and minute"),
        "25时10分",
        "15时10分",
        _clock,
        1.0,
    ),
)
