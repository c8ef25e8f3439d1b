"""Rules of the date line: weekday and lunar date (C4, C5, M01, M02)."""

from __future__ import annotations

from collections.abc import Iterator

from layout.core.diagnostics import Severity, Words
from layout.issue.lunar import FIRST, LAST, lunar_date, weekday
from layout.rules.copydesk import CopyDesk
from layout.rules.forms import LUNAR, WEEKDAY
from layout.rules.masthead.lookalike import lunar_slip
from layout.rules.rule import Fault, Replacement, Rule

_OTHER_WEEKDAYS = str.maketrans(
    {"周": "星期", "天": "日", **dict(zip("1234567", "一二三四五六日", strict=True))}
)


def _weekday_form(desk: CopyDesk) -> Iterator[Fault]:
    given, right = desk.issue.weekday, weekday(desk.issue.date)
    if given and not WEEKDAY.full(given):
        same = given.replace("礼拜", "星期").translate(_OTHER_WEEKDAYS) == right
        yield Fault(
            Words(f"星期写成了“{given}”", f"the weekday is written as “{given}”"),
            desk.at("weekday"),
            hint=Words(f"写 {right}", f"write {right}"),
            edit=Replacement(desk.at("weekday"), given, right) if same else None,
        )


def _weekday(desk: CopyDesk) -> Iterator[Fault]:
    given, right = desk.issue.weekday, weekday(desk.issue.date)
    if given and WEEKDAY.full(given) and given != right:
        yield Fault(
            Words(
                f"{desk.issue.date} 是{right}，不是“{given}”",
                f"{desk.issue.date} is {right}, not “{given}”",
            ),
            desk.at("weekday"),
            hint=Words(f"改成 {right}，或者核对日期", f"write {right}, or check the date"),
        )


def _lunar_range(desk: CopyDesk) -> Iterator[Fault]:
    if lunar_date(desk.issue.date) is None:
        yield Fault(
            Words(
                f"农历表只到 {FIRST} 至 {LAST}，查不到 {desk.issue.date}",
                f"{desk.issue.date} is outside the lunar table, which covers {FIRST} to {LAST}",
            ),
            desk.at("date"),
        )


_LUNAR_FOLD = str.maketrans({"已": "巳", "己": "巳", "润": "闰", "卅": "三", " ": "", "\u3000": ""})
"""Characters that are mistaken for one another: a date that differs in these only has one right
form, so --fix can write it."""


def _lunar_form(desk: CopyDesk) -> Iterator[Fault]:
    given, right = desk.issue.lunar, lunar_date(desk.issue.date)
    if not given or LUNAR.full(given):
        return
    slip = lunar_slip(given) or Words("不合农历日期的写法", "this is not the form of a lunar date")
    same = right is not None and given.translate(_LUNAR_FOLD) == right.translate(_LUNAR_FOLD)
    yield Fault(
        Words(
            f"农历写成了“{given}”：{slip.zh}", f"the lunar date is written as “{given}”: {slip.en}"
        ),
        desk.at("lunar"),
        hint=Words(f"这一天写作 {right}", f"write {right} for this date")
        if right
        else Words("", ""),
        edit=Replacement(desk.at("lunar"), given, right) if same and right else None,
    )


def bare_lunar(text: str) -> str:
    """A lunar date without prefix and blanks, in the terms of GB/T 33661 (十一月, 廿三)."""
    text = text.replace("农历", "").replace(" ", "").replace("\u3000", "")
    text = text.replace("冬月", "十一月").replace("腊月", "十二月")
    head, _, day = text.partition("月")
    return f"{head}月{day if day == '二十' else day.replace('二十', '廿')}"


def _lunar(desk: CopyDesk) -> Iterator[Fault]:
    given, right = desk.issue.lunar, lunar_date(desk.issue.date)
    if (
        not given
        or right is None
        or not LUNAR.full(given)
        or bare_lunar(given) == bare_lunar(right)
    ):
        return
    yield Fault(
        Words(
            f"{desk.issue.date} 是{right}，不是“{given}”",
            f"{desk.issue.date} is {right}, not “{given}”",
        ),
        desk.at("lunar"),
        hint=Words(f"改成 {right}；这一行也可以不写", f"write {right}, or delete the line"),
    )


RULES = (
    Rule(
        "weekday-form",
        Severity.ERROR,
        "C4",
        Words("星期写成“星期一”至“星期日”", "the weekday is written as one of 星期一 to 星期日"),
        Words("不写“周五”“星期天”“星期5”", "do not write 周五, 星期天 or 星期5"),
        "星期: 周五",
        "星期: 星期五",
        _weekday_form,
        points=1.0,
        fixable=True,
    ),
    Rule(
        "weekday",
        Severity.ERROR,
        "M01",
        Words("星期与日期相符", "the weekday agrees with the date"),
        Words("改星期，或者核对日期", "correct the weekday, or check the date"),
        "2025-07-25 星期四",
        "2025-07-25 星期五",
        _weekday,
        points=1.0,
    ),
    Rule(
        "lunar-range",
        Severity.ERROR,
        "D3",
        Words("日期在农历表之内", "the date is within the lunar table"),
        Words("核对日期的年份", "check the year of the date"),
        "日期: 2205-07-25",
        "日期: 2025-07-25",
        _lunar_range,
        points=1.0,
    ),
    Rule(
        "lunar-form",
        Severity.ERROR,
        "C5, GB/T 33661",
        Words("农历的写法对", "the lunar date has the right form"),
        Words("写成 农历乙巳年闰六月初一 的样子", "write it in the form 农历乙巳年闰六月初一"),
        "农历乙已年润六月初1",
        "农历乙巳年闰六月初一",
        _lunar_form,
        points=1.0,
        fixable=True,
    ),
    Rule(
        "lunar-date",
        Severity.ERROR,
        "M02, GB/T 33661",
        Words("农历与日期相符", "the lunar date agrees with the date"),
        Words("照算出来的改；这一行也可以不写", "write the computed date, or delete the line"),
        "2025-07-25 农历乙巳年六月初一",
        "2025-07-25 农历乙巳年闰六月初一",
        _lunar,
        points=1.0,
    ),
)
