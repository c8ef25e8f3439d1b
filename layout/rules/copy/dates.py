"""Rules of dates and times in copy: they exist and agree with the weekday and the issue (N13)."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

from layout.core.diagnostics import Severity, Words
from layout.issue.lunar import weekday
from layout.rules.copy.wording import Wording, excerpt
from layout.rules.copydesk import CopyDesk, CopyLine
from layout.rules.forms import LEAD, LEAD_WITHOUT_XUN
from layout.rules.rule import Fault, Pattern, Rule

DATE = Pattern(
    "(?:(?P<year>[12][0-9]{3})年)?(?<![0-9.])(?P<month>[0-9]{1,2})月(?P<first>[0-9]{1,2})日"
    "(?:(?:至|—|～)(?P<last>[0-9]{1,2})日)?"
    "(?:[（(]?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])[）)]?)?"
)
CLOCK = Pattern("(?<![0-9])(?P<hour>[0-9]{1,2})[时点](?P<minute>[0-9]{1,2})分")
_TEXT = ("body", "headline", "kicker", "deck", "standfirst", "cutline")


def _dates(desk: CopyDesk) -> Iterator[tuple[CopyLine, re.Match[str]]]:
    return Wording(DATE, ("月",), _TEXT).matches(desk)


def _day(match: re.Match[str], desk: CopyDesk) -> datetime.date | None:
    """The date that copy names, in the issue's year if it names none; None if it does not exist."""
    try:
        return datetime.date(
            int(match["year"] or desk.issue.date.year), int(match["month"]), int(match["first"])
        )
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
        first, last = int(match["first"]), int(match["last"] or match["first"])
        if not 1 <= first <= last <= _days(int(match["year"] or _LEAP_YEAR), int(match["month"])):
            shown = excerpt(line.text, *match.span())
            yield Fault(
                Words(f"“{shown}”：没有这一天", f"“{shown}”: this day does not exist"),
                desk.place(line, match.start()),
                line.spot,
            )


def _agrees(desk: CopyDesk) -> Iterator[Fault]:
    for line, match in _dates(desk):
        date = _day(match, desk) if match["weekday"] and not match["last"] else None
        if date is None:
            continue
        right, given = weekday(date), "星期" + match["weekday"].replace("天", "日")
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
        if int(match["hour"]) > _LAST_HOUR or int(match["minute"]) > _LAST_MINUTE:
            shown = excerpt(line.text, *match.span())
            yield Fault(
                Words(f"“{shown}”：没有这个钟点", f"“{shown}”: this time does not exist"),
                desk.place(line, match.start()),
                line.spot,
            )


RULES = (
    Rule(
        "no-such-day",
        Severity.ERROR,
        "N13",
        Words("稿件里的日期存在", "a date in copy exists"),
        Words("核对月、日", "check the month and the day"),
        "2月30日",
        "2月28日",
        _exists,
        points=1.0,
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
        points=1.0,
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
        points=1.0,
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
        points=1.0,
    ),
)
