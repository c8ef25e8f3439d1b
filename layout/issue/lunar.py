"""Dates as the masthead prints them: weekday and lunar date (GB/T 33661).

The lunar calendar is a frozen table of month beginnings, 1950-01-18 to 2100-12-31, so that no
library's arithmetic can change a date (handbook D3).
"""

from __future__ import annotations

import csv
import datetime
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from layout.house import DATA

TABLE = DATA / "lunar_months_1950_2100.csv"
FIRST = datetime.date(1950, 1, 18)
LAST = datetime.date(2100, 12, 31)

_DIGITS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class LunarMonth:
    """A lunar month: first day, name of its year (乙巳), its name (闰六月)."""

    first: datetime.date
    ganzhi: str
    name: str


@cache
def _months() -> tuple[tuple[datetime.date, ...], tuple[LunarMonth, ...]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    months = tuple(
        LunarMonth(
            datetime.date.fromisoformat(row["gregorian_start"]), row["ganzhi"], row["month_name"]
        )
        for row in rows
    )
    return tuple(month.first for month in months), months


def weekday(date: datetime.date) -> str:
    """星期一 to 星期日."""
    return "星期" + "一二三四五六日"[date.weekday()]


def lunar_date(date: datetime.date) -> str | None:
    """The lunar date in the house form, 农历乙巳年闰六月初一; None outside the table."""
    if not FIRST <= date <= LAST:
        return None
    firsts, months = _months()
    month = months[bisect_right(firsts, date) - 1]
    day = (date - month.first).days + 1
    return f"农历{month.ganzhi}年{month.name}{_day_name(day)}"


def _day_name(day: int) -> str:
    if day in (10, 20, 30):
        return {10: "初十", 20: "二十", 30: "三十"}[day]
    tens = ("初", "十", "廿")[day // 10]
    return tens + _DIGITS[day % 10 - 1]
