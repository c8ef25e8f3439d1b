"""The file of the next issue: what is known already is filled in, and comments explain the format."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import NamedTuple

from layout.house.newspaper import House
from layout.issue.lunar import lunar_date, weekday
from layout.issue.model import Issue, Page
from layout.rules.masthead.page_row import FRONT_SECTION
from layout.rules.neighbours import Issued, issued, next_day, numbers, publishes
from layout.rules.stories.whole_stories import TEMPLATE_MARK


class NextIssue(NamedTuple):
    """A new issue: number, date, pages and licence.

    `pages` are the pages of the issue before, of which section and staff are taken over; they are
    empty if there is none. `licence` is empty if the issue before did not write it.
    """

    number: int
    date: datetime.date
    pages: tuple[Page, ...]
    licence: str


def latest(folder: Path, below: int | None = None) -> Issued | None:
    """The issue with the highest number on a shelf, or with the highest number less than `below`."""
    found = [number for number in numbers(folder) if below is None or number < below]
    return issued(folder / f"{found[-1]}.yaml") if found else None


def next_issue(before: Issued, model: Issue, house: House, number: int | None) -> NextIssue:
    """The issue after another one, or the later one with this `number`.

    Its date is one publishing day later for each number; a house without publishing days
    publishes on the next day.
    """
    wanted = before.number + 1 if number is None else number
    date = before.date
    for _ in range(max(wanted - before.number, 1)):
        date = next_day(date, house) or date + datetime.timedelta(days=1)
    return NextIssue(wanted, date, model.pages, model.licence and house.licence)


def first_issue(number: int, today: datetime.date, house: House) -> NextIssue:
    """An issue with none before it, dated today or on the next publishing day."""
    date = today if publishes(today, house) else next_day(today, house) or today
    return NextIssue(number, date, (), house.licence)


_HEAD = """# yaml-language-server: $schema=issue.schema.json
# {name}第 {number} 期。写法见 README.md；写完运行：check-issue {number}
期号: {number}
日期: {date}
星期: {weekday}            # 星期、农历可以不写；写了就和日期核对
农历: {lunar}
版数: {count}
"""
_PAGES = """
版面:
"""
_PAGE = """  - 版次: {number}
    版名: {section}
    责任编辑: {editor}
    美编: {designer}
"""
_STORIES = """    稿件:                   # 按重要程度排先后，版面自动排
"""
_FIRST = """      - 编号: {id}          # 小写字母、数字、连字符，全期不重复
        等级: 头条             # 头条 | 重点 | 一般 | 简讯
        体裁: 消息             # 消息 | 通讯 | 评论 | 副刊 | 图片 | 公告 | 补白
        主题: {mark}第 1 版的主题｜竖线处可以换行
        # 引题: 主题上面的一行
        # 副题: 主题下面的一行
        # 图片:
        #   - 文件: photos/{issue}-lead.jpg   # 照片没到先写 示例图片
        #     说明: 图片说明，以句号结束。
        #     摄影: 特约摄影 某某
        正文: |                # 下一行起每段一行；## 开头是小标题，**两对星号**之间排黑体
          本报讯（记者某某）{mark}正文。
"""
_OTHER = """      - 编号: {id}
        等级: 头条
        体裁: 消息
        主题: {mark}第 {page} 版的主题
        正文: |
          {mark}正文。
"""


_SOME_HOTLINES = {"急救": "120"}
"""The example of a house without hotlines."""
_NOBODY = "某某"
"""The name of an editor or designer who is not known yet."""


class _PagePlan(NamedTuple):
    """What a page of the new issue is known by before it has stories."""

    number: int = 1
    section: str = FRONT_SECTION
    editor: str = _NOBODY
    designer: str = _NOBODY
    proofreader: str = ""


def issue_text(issue: NextIssue, house: House) -> str:
    """The text of the new issue's file: one story a page, to be replaced by the editor."""
    plans = [
        _PagePlan(page.number, page.section, page.editor, page.designer, page.proofreader)
        for page in issue.pages
    ] or [_PagePlan()]
    text = _HEAD.format(
        name=house.name,
        number=issue.number,
        date=issue.date.isoformat(),
        weekday=weekday(issue.date),
        lunar=lunar_date(issue.date) or "",
        count=len(plans),
    )
    if issue.licence:
        text += f"准印证号: {issue.licence}\n"
    text += "# 便民电话、出版单位等期期不变的，写在 paper.yaml 里；这一期不同才在这里写：\n"
    hotlines = house.hotlines or _SOME_HOTLINES
    text += "# 便民电话:\n" + "".join(f"#   {k}: {v}\n" for k, v in hotlines.items())
    text += _PAGES
    for plan in plans:
        text += _page_text(plan, issue.number, first=plan is plans[0])
    return text


def _page_text(plan: _PagePlan, issue: int, *, first: bool) -> str:
    """One page of the file; the first one has the comments that explain the keys of stories."""
    text = _PAGE.format(**plan._asdict())
    text += f"    校对: {plan.proofreader}\n" if plan.proofreader else ""
    text += _STORIES if first else "    稿件:\n"
    return text + (_FIRST if first else _OTHER).format(
        id=f"p{plan.number}-1", issue=issue, page=plan.number, mark=TEMPLATE_MARK
    )
