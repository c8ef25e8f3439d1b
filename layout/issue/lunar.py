"""Dates as the masthead prints them: weekday and lunar date (GB/T 33661).

The lunar calendar is a frozen table of month beginnings, 1950-01-18 to 2100-12-31, so that no
library's arithmetic can change a date (handbook D3).
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from functools import cache

from layout.house.paper import DATA

TABLE = DATA / "lunar_months_1950_2100.csv"
FIRST = datetime.date(1950, 1, 18)
LAST = datetime.date(2100, 12, 31)

_DIGITS = "一二三四五六七八九十"


@cache
def _months() -> list[str]:
    """The rows of the table: first day, lunar year, 乙巳, 闰六月, …; in order as texts, too."""
    return TABLE.read_text(encoding="utf-8").splitlines()[1:]


def weekday(date: datetime.date) -> str:
    """星期一 to 星期日."""
    return "星期" + "一二三四五六日"[date.weekday()]


def lunar_date(date: datetime.date) -> str | None:
    """The lunar date in the house form, 农历乙巳年闰六月初一; None outside the table."""
    if not FIRST <= date <= LAST:
        return None
    months = _months()
    after = f"{date.isoformat()}~"  # past every row of that first day
    first, _, year, name, *_ = months[bisect_right(months, after) - 1].split(",")
    day = (date - datetime.date.fromisoformat(first)).days + 1
    return f"农历{year}年{name}{_day_name(day)}"


def _day_name(day: int) -> str:
    if day in (10, 20, 30):
        return {10: "初十", 20: "二十", 30: "三十"}[day]
    tens = ("初", "十", "廿")[day // 10]
    return tens + _DIGITS[day % 10 - 1]
