"""Lunar dates compared with an independent library, and the hard cases of handbook D."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from lunar_python import LunarYear, Solar

from layout.issue.lunar import FIRST, LAST, lunar_date, weekday

DAY = datetime.timedelta(days=1)
MONTHS = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
DAYS = [a + b for a in ("初", "十", "廿") for b in "一二三四五六七八九十"]
DAYS[19], DAYS[29] = "二十", "三十"

D4 = [
    "2025-07-24",
    "四",
    "乙巳年六月三十",
    "2025-07-25",
    "五",
    "乙巳年闰六月初一",
    "2025-08-22",
    "五",
    "乙巳年闰六月廿九",
    "2025-08-23",
    "六",
    "乙巳年七月初一",
    "2025-01-28",
    "二",
    "甲辰年十二月廿九",
    "2025-01-29",
    "三",
    "乙巳年正月初一",
    "2026-01-01",
    "四",
    "乙巳年十一月十三",
    "2026-02-16",
    "一",
    "乙巳年十二月廿九",
    "2026-02-17",
    "二",
    "丙午年正月初一",
    "2024-02-09",
    "五",
    "癸卯年十二月三十",
    "2024-02-10",
    "六",
    "甲辰年正月初一",
    "2024-02-29",
    "四",
    "甲辰年正月二十",
    "2023-01-21",
    "六",
    "壬寅年十二月三十",
    "2023-01-22",
    "日",
    "癸卯年正月初一",
    "2023-03-21",
    "二",
    "癸卯年二月三十",
    "2023-03-22",
    "三",
    "癸卯年闰二月初一",
    "2023-04-19",
    "三",
    "癸卯年闰二月廿九",
    "2023-04-20",
    "四",
    "癸卯年三月初一",
    "2020-05-22",
    "五",
    "庚子年四月三十",
    "2020-05-23",
    "六",
    "庚子年闰四月初一",
    "2020-06-20",
    "六",
    "庚子年闰四月廿九",
    "2020-06-21",
    "日",
    "庚子年五月初一",
    "2017-07-23",
    "日",
    "丁酉年闰六月初一",
    "2014-10-24",
    "五",
    "甲午年闰九月初一",
    "1984-11-23",
    "五",
    "甲子年闰十月初一",
    "1985-02-20",
    "三",
    "乙丑年正月初一",
    "1978-09-03",
    "日",
    "戊午年八月初一",
    "1954-11-25",
    "四",
    "甲午年十一月初一",
    "2028-06-22",
    "四",
    "戊申年五月三十",
    "2028-06-23",
    "五",
    "戊申年闰五月初一",
    "2028-07-21",
    "五",
    "戊申年闰五月廿九",
    "2028-07-22",
    "六",
    "戊申年六月初一",
    "2031-04-22",
    "二",
    "辛亥年闰三月初一",
    "2033-08-25",
    "四",
    "癸丑年八月初一",
    "2033-11-22",
    "二",
    "癸丑年十一月初一",
    "2033-12-21",
    "三",
    "癸丑年十一月三十",
    "2033-12-22",
    "四",
    "癸丑年闰十一月初一",
    "2034-01-19",
    "四",
    "癸丑年闰十一月廿九",
    "2034-01-20",
    "五",
    "癸丑年十二月初一",
    "2034-02-18",
    "六",
    "癸丑年十二月三十",
    "2034-02-19",
    "日",
    "甲寅年正月初一",
    "2036-07-23",
    "三",
    "丙辰年闰六月初一",
    "2053-02-19",
    "三",
    "癸酉年正月初一",
    "2057-09-28",
    "五",
    "丁丑年八月三十",
    "2057-09-29",
    "六",
    "丁丑年九月初一",
    "2099-03-22",
    "日",
    "己未年闰二月初一",
    "2100-12-31",
    "五",
    "庚申年十二月初一",
    "2097-08-07",
    "三",
    "丁巳年七月初一",
]
VECTORS = list(zip(D4[::3], D4[1::3], D4[2::3], strict=True))


@pytest.mark.parametrize(("date", "day", "text"), VECTORS)
def test_vectors(date: str, day: str, text: str) -> None:
    """2033 has no leap eighth month, 2057 follows the ephemeris, 2097 the printed tables (D3)."""
    when = datetime.date.fromisoformat(date)
    assert lunar_date(when) == f"农历{text}" and weekday(when) == f"星期{day}"


def days_of(library_year: int) -> Iterator[tuple[datetime.date, str]]:
    """Every day of a lunar year, from the library lunar_python."""
    year = LunarYear.fromYear(library_year)
    for month in year.getMonths():
        if month.getYear() != library_year:
            continue
        first = Solar.fromJulianDay(month.getFirstJulianDay())
        date = datetime.date(first.getYear(), first.getMonth(), first.getDay())
        name = ("闰" if month.isLeap() else "") + MONTHS[abs(month.getMonth()) - 1] + "月"
        for index in range(month.getDayCount()):
            yield date + DAY * index, f"农历{year.getGanZhi()}年{name}{DAYS[index]}"


def test_every_day_against_lunar_python() -> None:
    """1950 to 2056, day by day, and every day once."""
    table = dict(day for year in range(1949, 2057) for day in days_of(year))
    date, count = FIRST, 0
    while date < datetime.date(2057, 1, 1):
        assert lunar_date(date) == table[date], date
        date += DAY
        count += 1
    assert count == 39_065


def test_no_new_years_eve_on_the_thirtieth_from_2025_to_2029() -> None:
    """D4: the twelfth month has 29 days in the lunar years 2024 to 2028."""
    eves = ["2025-01-28", "2026-02-16", "2027-02-05", "2028-01-25", "2029-02-12"]
    for eve in eves:
        date = datetime.date.fromisoformat(eve)
        assert str(lunar_date(date)).endswith("十二月廿九")
        assert str(lunar_date(date + DAY)).endswith("正月初一")


def test_outside_the_table() -> None:
    assert lunar_date(FIRST - DAY) is None and lunar_date(LAST + DAY) is None
    assert lunar_date(FIRST) is not None and lunar_date(LAST) is not None
