"""Lunar dates against an independent library, and the traps of handbook D4."""

from __future__ import annotations

import datetime

import pytest
from lunar_python import Solar

from layout.issue.lunar import FIRST, LAST, lunar_date, weekday

DAY = datetime.timedelta(days=1)
MONTHS = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2025-07-24", "农历乙巳年六月三十"),
        ("2025-07-25", "农历乙巳年闰六月初一"),
        ("2025-08-22", "农历乙巳年闰六月廿九"),
        ("2026-01-01", "农历乙巳年十一月十三"),
        ("2026-02-17", "农历丙午年正月初一"),
        ("2033-12-22", "农历癸丑年闰十一月初一"),
        ("2034-02-19", "农历甲寅年正月初一"),
        ("2057-09-28", "农历丁丑年八月三十"),
        ("2100-12-31", "农历庚申年十二月初一"),
    ],
)
def test_vectors(date: str, text: str) -> None:
    assert lunar_date(datetime.date.fromisoformat(date)) == text


def test_every_day_of_forty_years_against_lunar_python() -> None:
    date = datetime.date(2015, 1, 1)
    while date < datetime.date(2055, 1, 1):
        other = Solar.fromYmd(date.year, date.month, date.day).getLunar()
        month = other.getMonth()
        name = ("闰" if month < 0 else "") + MONTHS[abs(month) - 1] + "月"
        day = other.getDayInChinese()
        assert lunar_date(date) == f"农历{other.getYearInGanZhi()}年{name}{day}", date
        date += DAY * 5


def test_outside_the_table() -> None:
    assert lunar_date(FIRST - DAY) is None and lunar_date(LAST + DAY) is None
    assert lunar_date(FIRST) is not None and lunar_date(LAST) is not None


def test_weekday() -> None:
    assert weekday(datetime.date(2025, 7, 25)) == "星期五"
