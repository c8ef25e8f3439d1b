"""Rules of what the editor fixed: every module on the page, for a story of it, alone in its cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from layout.diagnostics import Severity, Span, Spot, Words
from layout.issue.model import Module, Page
from layout.issue.zones import Cells, fixed_zones
from layout.rules.desk import Desk
from layout.rules.rule import Fault, Rule

Placed = tuple[Page, str, Module, Span, Spot]


def _modules(desk: Desk) -> Iterator[Placed]:
    for p, page in enumerate(desk.issue.pages):
        for story_id, module in page.dummy.items():
            span = desk.at("pages", p, "dummy", story_id)
            yield page, story_id, module, span, Spot(page.number, story_id)


def _twice(desk: Desk) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for page, story_id, _, span, spot in _modules(desk):
        if story_id in seen:
            yield Fault(
                Words(
                    f"“{story_id}”在第 {seen[story_id]} 版的版样里已经排过",
                    f"“{story_id}” stands in the dummy of page {seen[story_id]} already",
                ),
                span,
                spot,
            )
        seen.setdefault(story_id, page.number)


def _firsts(desk: Desk) -> Iterator[Placed]:
    """The modules without those whose story has been placed on an earlier page."""
    seen = set()
    for placed in _modules(desk):
        if placed[1] not in seen:
            seen.add(placed[1])
            yield placed


def _story(desk: Desk) -> Iterator[Fault]:
    for page, story_id, _, span, spot in _firsts(desk):
        ids = sorted(story.id for story in page.stories)
        if story_id not in ids:
            yield Fault(
                Words(
                    f"版样里的“{story_id}”不是第 {page.number} 版的稿件",
                    f"“{story_id}” is no story of page {page.number}",
                ),
                span,
                spot,
                hint=Words(f"本版稿件：{'、'.join(ids)}", f"stories: {', '.join(ids)}"),
            )


def _of_page(desk: Desk) -> Iterator[Placed]:
    for placed in _firsts(desk):
        if any(story.id == placed[1] for story in placed[0].stories):
            yield placed


def _off(desk: Desk, module: Module) -> bool:
    grid = desk.house.grid
    return module.columns[1] > grid.columns or module.rows[1] > grid.rows


def _range(desk: Desk) -> Iterator[Fault]:
    grid = desk.house.grid
    for _, story_id, module, span, spot in _of_page(desk):
        if _off(desk, module):
            yield Fault(
                Words(
                    f"“{story_id}”排到了版心之外（版心 {grid.columns} 栏 × {grid.rows} 行）",
                    f"“{story_id}” leaves the type area of {grid.columns} × {grid.rows}",
                ),
                span,
                spot,
            )


def _overlap(desk: Desk) -> Iterator[Fault]:
    taken: dict[int, dict[str, Cells]] = {}
    for page, story_id, module, span, spot in _of_page(desk):
        if _off(desk, module):
            continue
        cells = (*module.columns, *module.rows)
        zones = taken.setdefault(page.number, dict(fixed_zones(page, desk.house)))
        name = next((name for name, other in zones.items() if _meet(cells, other)), None)
        if name is None:
            zones[story_id] = cells
            continue
        other = zones[name]
        yield Fault(
            Words(
                f"“{story_id}”与“{name}”重叠：后者占 {other[0]}-{other[1]} 栏、"
                f"{other[2]}-{other[3]} 行",
                f"“{story_id}” overlaps “{name}” at columns {other[0]}-{other[1]}, "
                f"rows {other[2]}-{other[3]}",
            ),
            span,
            spot,
        )


def _meet(a: Cells, b: Cells) -> bool:
    return a[0] <= b[1] and b[0] <= a[1] and a[2] <= b[3] and b[2] <= a[3]


def _rule(
    name: str,
    title: Words,
    remedy: Words,
    example: tuple[str, str],
    check: Callable[[Desk], Iterator[Fault]],
) -> Rule:
    return Rule(name, Severity.ERROR, "", title, remedy, *example, check)


RULES = (
    _rule(
        "dummy-twice",
        Words("一篇稿件只排一处", "a story is placed once"),
        Words("删掉其中一处", "delete one of the two"),
        ("两个版的版样都有 lead", "只有一处"),
        _twice,
    ),
    _rule(
        "dummy-story",
        Words("版样里排的是本版的稿件", "a dummy places stories of its page"),
        Words("改成本版稿件的编号", "name a story of this page"),
        ("second: {栏: 1-4, 行: 5-30}，本版没有 second", "编号与稿件一致"),
        _story,
    ),
    _rule(
        "dummy-range",
        Words("版样不超出版心", "modules stay in the type area"),
        Words("改小栏或行的末数", "lower the last column or row"),
        ("栏: 1-9", "栏: 1-8"),
        _range,
    ),
    _rule(
        "dummy-overlap",
        Words("版样互不重叠", "modules do not overlap"),
        Words("移开其中一个", "move one of them"),
        ("行: 18-50 和 行: 50-80", "行: 18-50 和 行: 51-80"),
        _overlap,
    ),
)
