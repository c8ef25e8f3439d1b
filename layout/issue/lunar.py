"""Dates as the masthead prints them: weekday and lunar date (GB/T 33661).

The lunar calendar is a frozen table of the first days of its months, 1950-01-18 to 2100-12-31.
No library computes a date, so none can change one (D3).
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from functools import cache

from layout.house.paper import DATA

TABLE = DATA / "lunar_months_1950_2100.csv"
FIRST = datetime.date(1950, 1, 18)
LAST = datetime.date(2100, 12, 31)
"""The first and the last day that the table covers."""

_DIGITS = "一二三四五六七八九十"


@cache
def _months() -> list[str]:
    """The rows of the table: first day, lunar year, 乙巳, 闰六月, …

    Dates are in ISO form, so that the rows are in order when compared as text.
    """
    return TABLE.read_text(encoding="utf-8").splitlines()[1:]


def weekday(date: datetime.date) -> str:
    """The name of a date's weekday, 星期一 to 星期日."""
    return "星期" + "一二三四五六日"[date.weekday()]


def lunar_date(date: datetime.date) -> str | None:
    """The lunar date in the house's form, 农历乙巳年闰六月初一; None outside the table."""
    if not FIRST <= date <= LAST:
        return None
    months = _months()
    after = f"{date.isoformat()}~"  # "~" sorts after ",", so after a row that begins on this day
    first, _, year, name, *_ = months[bisect_right(months, after) - 1].split(",")
    day = (date - datetime.date.fromisoformat(first)).days + 1
    return f"农历{year}年{name}{_day_name(day)}"


def _day_name(day: int) -> str:
    """A day of a lunar month, 1 to 30, in Han: 初一, 十五, 廿三, 三十."""
    if day in (10, 20, 30):
        return {10: "初十", 20: "二十", 30: "三十"}[day]
    tens = ("初", "十", "廿")[day // 10]
    return tens + _DIGITS[day % 10 - 1]
