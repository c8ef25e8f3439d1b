"""Rules of the dummies: every module is for a story of its page, on the page, alone in its cells.

What is refused is computed in `issue/refusals.py`, apart from waivers and weights; the rules report
it. They are structural: a refused story is not printed, whatever the house or the issue says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from layout.core.diagnostics import NOTHING, Severity, Spot, Words
from layout.issue.refused_modules import Refusal, RefusalKind, refusals
from layout.rules.copydesk import CopyDesk
from layout.rules.rule import Check, Fault, Rule

Description = tuple[Words, Words]
"""Message and hint; an empty hint is the remedy of the rule."""


def _twice(_: CopyDesk, refused: Refusal) -> Description:
    story, first, number = refused.story, refused.earlier_page, refused.page.number
    hint = Words(
        f"删掉其中一处；要在第 {number} 版排它的下文，给它写 转版: {number}",
        f"delete one of the two; for its rest on page {number}, write jump: {number}",
    )
    message = Words(
        f"“{story}”在第 {first} 版的版样里已经排过",
        f"“{story}” stands in the dummy of page {first} already",
    )
    return message, hint if number > first else NOTHING


def _story(_: CopyDesk, refused: Refusal) -> Description:
    story, number = refused.story, refused.page.number
    ids = sorted(one.id for one in refused.page.stories)
    message = Words(
        f"版样里的“{story}”不是第 {number} 版的稿件", f"“{story}” is no story of page {number}"
    )
    return message, Words(f"本版稿件：{'、'.join(ids)}", f"stories: {', '.join(ids)}")


def _rest(_: CopyDesk, refused: Refusal) -> Description:
    story, origin, number = refused.story, refused.earlier_page, refused.page.number
    message = Words(
        f"版样里的“{story}”是第 {origin} 版的稿件，不转到第 {number} 版",
        f"“{story}” is a story of page {origin} and does not jump to page {number}",
    )
    hint = Words(
        f"要在这里排它的下文，给它写 转版: {number}；不要就从版样里删掉",
        f"for its rest to stand here, write jump: {number}; else delete it here",
    )
    return message, hint


def _off_page(desk: CopyDesk, refused: Refusal) -> Description:
    grid = desk.house.grid
    message = Words(
        f"“{refused.story}”排到了版心之外（版心 {grid.columns} 栏 × {grid.rows} 行）",
        f"“{refused.story}” leaves the type area of {grid.columns} × {grid.rows}",
    )
    return message, NOTHING


def _overlap(_: CopyDesk, refused: Refusal) -> Description:
    story, other, cells = refused.story, refused.other, refused.other_cells
    message = Words(
        f"“{story}”与“{other}”重叠：后者占 {cells[0]}-{cells[1]} 栏、{cells[2]}-{cells[3]} 行",
        f"“{story}” overlaps “{other}” at columns {cells[0]}-{cells[1]}, "
        f"rows {cells[2]}-{cells[3]}",
    )
    return message, NOTHING


def _check(kind: RefusalKind, describe: Callable[[CopyDesk, Refusal], Description]) -> Check:
    """The check of the rule that reports one kind of refusals."""

    def check(desk: CopyDesk) -> Iterator[Fault]:
        for refused in refusals(desk.issue, desk.house):
            if refused.kind is kind:
                message, hint = describe(desk, refused)
                span = desk.at("pages", refused.page_index, "dummy", refused.story)
                spot = Spot(refused.page.number, refused.story)
                yield Fault(message, span, spot, hint=hint)

    return check


def _rule(name: str, title: Words, remedy: Words, example: tuple[str, str], check: Check) -> Rule:
    bad, good = example
    return Rule(name, Severity.ERROR, "", title, remedy, bad, good, check, structural=True)


RULES = (
    _rule(
        "dummy-twice",
        Words("一篇稿件只排一处", "a story is placed once"),
        Words("删掉其中一处", "delete one of the two"),
        ("两个版的版样都有 lead", "只有一处"),
        _check(RefusalKind.TWICE, _twice),
    ),
    _rule(
        "dummy-story",
        Words("版样里排的是本版的稿件", "a dummy places stories of its page"),
        Words("改成本版稿件的编号", "name a story of this page"),
        ("second: {栏: 1-4, 行: 5-30}，本版没有 second", "编号与稿件一致"),
        _check(RefusalKind.NO_STORY, _story),
    ),
    _rule(
        "dummy-rest",
        Words("版样里排的下文转到本版", "a dummy places the rests that come to its page"),
        Words("给原稿写 转版，或从版样里删掉", "let the story jump, or delete it here"),
        ("第 2 版的版样里有第 1 版的 lead，lead 没有写 转版: 2", "lead 写了 转版: 2"),
        _check(RefusalKind.NO_REST, _rest),
    ),
    _rule(
        "dummy-range",
        Words("版样不超出版心", "modules stay in the type area"),
        Words("改小栏或行的末数", "lower the last column or row"),
        ("栏: 1-9", "栏: 1-8"),
        _check(RefusalKind.OFF_PAGE, _off_page),
    ),
    _rule(
        "dummy-overlap",
        Words("版样互不重叠", "modules do not overlap"),
        Words("移开其中一个", "move one of them"),
        ("行: 18-50 和 行: 50-80", "行: 18-50 和 行: 51-80"),
        _check(RefusalKind.OVERLAP, _overlap),
    ),
)
