"""Rules of an issue in its row: number, file, the issues beside it, the publishing day (handbook C4, M05, M06)."""

from __future__ import annotations

from collections.abc import Iterator

from layout.core.diagnostics import Severity, Words
from layout.issue.lunar import weekday
from layout.rules.copydesk import CopyDesk
from layout.rules.neighbours import next_day, publishes, shelf_number
from layout.rules.rule import Fault, Replacement, Rule


def _number(desk: CopyDesk) -> Iterator[Fault]:
    typed = desk.edition.issue.typed("number")
    if typed and typed != str(desk.issue.number):
        yield Fault(
            Words(f"期号写成了“{typed}”", f"the number is typed “{typed}”"),
            desk.at("number"),
            edit=Replacement(desk.at("number"), typed, str(desk.issue.number)),
        )


def _file_name(desk: CopyDesk) -> Iterator[Fault]:
    number = shelf_number(desk.edition.path)
    if number is not None and number != desk.issue.number:
        yield Fault(
            Words(
                f"期号是 {desk.issue.number}，文件名是 {desk.edition.path.name}",
                f"the number is {desk.issue.number}, the file is {desk.edition.path.name}",
            ),
            desk.at("number"),
        )


def _order(desk: CopyDesk) -> Iterator[Fault]:
    before, after = desk.beside
    date = desk.issue.date
    for other, wrong, zh in (
        (before, before is not None and before.date >= date, "早"),
        (after, after is not None and after.date <= date, "晚"),
    ):
        if other is not None and wrong:
            yield Fault(
                Words(
                    f"日期 {date} 应比第 {other.number} 期（{other.date}）{'晚' if zh == '早' else '早'}",
                    f"the date {date} must be {'after' if zh == '早' else 'before'} "
                    f"No. {other.number} of {other.date}",
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
                f"the issue before is No. {before.number}, this should be {before.number + 1}",
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
                f"the publishing day after No. {before.number} is {due}, not {date}",
            ),
            desk.at("date"),
        )


def _publishing_day(desk: CopyDesk) -> Iterator[Fault]:
    date = desk.issue.date
    if desk.own("publishing_days") and not publishes(date, desk.house):
        days = "、".join(desk.house.publishing_days) or "任何一天"
        yield Fault(
            Words(
                f"{date} 是{weekday(date)}，不是出版日（出版日：{days}）",
                f"{date} is {weekday(date)}, not a publishing day ({days})",
            ),
            desk.at("date"),
        )


RULES = (
    Rule(
        "issue-number",
        Severity.ERROR,
        "C4",
        Words("期号只写数字，不补零", "the number is plain digits without leading zero"),
        Words("只写半角数字，例如 3589", "write digits only, such as 3589"),
        "期号: 03589",
        "期号: 3589",
        _number,
        1.0,
        fixable=True,
    ),
    Rule(
        "issue-file",
        Severity.ERROR,
        "M05",
        Words("期号和文件名一致", "the number is the one in the file's name"),
        Words("哪个对就照哪个改", "correct whichever is wrong"),
        "3589.yaml 里写 期号: 3598",
        "3589.yaml 里写 期号: 3589",
        _file_name,
        1.0,
    ),
    Rule(
        "issue-order",
        Severity.ERROR,
        "M05",
        Words("期号大的日期在后", "later numbers have later dates"),
        Words("核对这一期和那一期的日期", "look at the dates of both issues"),
        "3588 期 2025-07-25，3589 期 2025-07-18",
        "3588 期 2025-07-18，3589 期 2025-07-25",
        _order,
        1.0,
    ),
    Rule(
        "issue-gap",
        Severity.WARNING,
        "M05",
        Words("期号接着前一期", "the number follows the issue before"),
        Words("核对期号；中间的期文件不在这个文件夹里就写豁免", "look at the number again"),
        "3587 之后是 3589",
        "3588 之后是 3589",
        _gap,
        1.0,
    ),
    Rule(
        "issue-interval",
        Severity.WARNING,
        "M06",
        Words("两期之间不漏出版日", "no publishing day is left out between two issues"),
        Words("核对日期；停过一期就把那天写进 paper.yaml 的“休刊日”", "look at the date again"),
        "3588 期星期五，3589 期隔了一个星期五",
        "3588 期 7 月 18 日，3589 期 7 月 25 日",
        _interval,
        1.0,
    ),
    Rule(
        "publishing-day",
        Severity.WARNING,
        "M05",
        Words("日期是出版日", "the date is a publishing day"),
        Words(
            "核对日期；加出的一期写豁免并说明理由",
            "look at the date again, or waive it with a reason",
        ),
        "出版日: [星期五]，日期: 2025-07-24",
        "日期: 2025-07-25",
        _publishing_day,
        1.0,
    ),
)
