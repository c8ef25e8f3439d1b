"""Rules of number and date: file name, the issues before and after, publishing day (C4, M05, M06)."""

from __future__ import annotations

from collections.abc import Iterator

from layout.core.diagnostics import Severity, Words
from layout.issue.lunar import weekday
from layout.rules.copydesk import CopyDesk
from layout.rules.neighbours import Issued, next_day, publishes, shelf_number
from layout.rules.rule import Fault, Replacement, Rule


def _number(desk: CopyDesk) -> Iterator[Fault]:
    typed = desk.edition.issue.typed("number")
    if typed and typed != str(desk.issue.number):
        yield Fault(
            Words(f"期号写成了“{typed}”", f"the issue number is written as “{typed}”"),
            desk.at("number"),
            edit=Replacement(desk.at("number"), typed, str(desk.issue.number)),
        )


def _file_name(desk: CopyDesk) -> Iterator[Fault]:
    number = shelf_number(desk.edition.path)
    if number is not None and number != desk.issue.number:
        yield Fault(
            Words(
                f"期号是 {desk.issue.number}，文件名是 {desk.edition.path.name}",
                f"the issue number is {desk.issue.number}, the file is {desk.edition.path.name}",
            ),
            desk.at("number"),
        )


def _order(desk: CopyDesk) -> Iterator[Fault]:
    before, after = desk.beside
    date = desk.issue.date
    if before is not None and before.date >= date:
        yield _misdated(desk, before, Words("晚", "later"))
    if after is not None and after.date <= date:
        yield _misdated(desk, after, Words("早", "earlier"))


def _misdated(desk: CopyDesk, other: Issued, should: Words) -> Fault:
    """The fault of a date that should be earlier or later than that of another issue."""
    date = desk.issue.date
    return Fault(
        Words(
            f"日期 {date} 应比第 {other.number} 期（{other.date}）{should.zh}",
            f"the date {date} should be {should.en} than that of issue {other.number}, {other.date}",
        ),
        desk.at("date"),
    )


def _gap(desk: CopyDesk) -> Iterator[Fault]:
    before, _ = desk.beside
    number = desk.issue.number
    if before is not None and before.number + 1 < number:
        yield Fault(
            Words(
                f"前一期是第 {before.number} 期，这一期应是第 {before.number + 1} 期",
                f"the issue before has the number {before.number}; "
                f"this one should have {before.number + 1}",
            ),
            desk.at("number"),
        )


def _interval(desk: CopyDesk) -> Iterator[Fault]:
    before, _ = desk.beside
    date = desk.issue.date
    if before is None or before.number + 1 != desk.issue.number or not desk.house.publishing_days:
        return
    due = next_day(before.date, desk.house)
    if due is not None and due < date:
        yield Fault(
            Words(
                f"第 {before.number} 期之后的出版日是 {due}，这一期写的是 {date}",
                f"the next publishing day after issue {before.number} is {due}, not {date}",
            ),
            desk.at("date"),
        )


def _publishing_day(desk: CopyDesk) -> Iterator[Fault]:
    date = desk.issue.date
    if not publishes(date, desk.house):
        days = "、".join(desk.house.publishing_days) or "任何一天"
        yield Fault(
            Words(
                f"{date} 是{weekday(date)}，不是出版日（出版日：{days}）",
                f"{date} is {weekday(date)} and not a publishing day (publishing days: {days})",
            ),
            desk.at("date"),
        )


RULES = (
    Rule(
        "issue-number",
        Severity.ERROR,
        "C4",
        Words("期号只写数字，不补零", "the issue number is digits without a leading zero"),
        Words("只写半角数字，例如 3589", "write half-width digits only, such as 3589"),
        "期号: 03589",
        "期号: 3589",
        _number,
        points=1.0,
        fixable=True,
    ),
    Rule(
        "issue-file",
        Severity.ERROR,
        "M05",
        Words("期号和文件名一致", "the issue number is the number in the file's name"),
        Words("哪个对就照哪个改", "correct the one that is wrong"),
        "3589.yaml 里写 期号: 3598",
        "3589.yaml 里写 期号: 3589",
        _file_name,
        points=1.0,
    ),
    Rule(
        "issue-order",
        Severity.ERROR,
        "M05",
        Words("期号大的日期在后", "an issue with a higher number has a later date"),
        Words("核对这一期和那一期的日期", "check the dates of both issues"),
        "3588 期 2025-07-25，3589 期 2025-07-18",
        "3588 期 2025-07-18，3589 期 2025-07-25",
        _order,
        points=1.0,
    ),
    Rule(
        "issue-gap",
        Severity.WARNING,
        "M05",
        Words("期号接着前一期", "the issue number is one higher than that of the issue before"),
        Words(
            "核对期号；中间的期文件不在这个文件夹里就写豁免",
            "check the number; if the issues between are in another folder, write a waiver",
        ),
        "3587 之后是 3589",
        "3588 之后是 3589",
        _gap,
        points=1.0,
    ),
    Rule(
        "issue-interval",
        Severity.WARNING,
        "M06",
        Words("两期之间不漏出版日", "no publishing day lies between two issues"),
        Words(
            "核对日期；停过一期就把那天写进 paper.yaml 的“休刊日”",
            "check the date; if an issue was left out, add its day to no_issue in paper.yaml",
        ),
        "3588 期星期五，3589 期隔了一个星期五",
        "3588 期 7 月 18 日，3589 期 7 月 25 日",
        _interval,
        points=1.0,
    ),
    Rule(
        "publishing-day",
        Severity.WARNING,
        "M05",
        Words("日期是出版日", "the date is a publishing day"),
        Words(
            "核对日期；加出的一期写豁免并说明理由",
            "check the date; for an extra issue, write a waiver with the reason",
        ),
        "出版日: [星期五]，日期: 2025-07-24",
        "日期: 2025-07-25",
        _publishing_day,
        points=1.0,
    ),
)
