"""Rules of what the editor fixed: every module on the page, for a story of it, alone in its cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from layout.core.diagnostics import NOTHING, Severity, Span, Spot, Words
from layout.issue.model import Module, Page
from layout.issue.zones import Cells, fixed_zones
from layout.rules.copydesk import CopyDesk
from layout.rules.rule import Fault, Rule

Placed = tuple[Page, str, Module, Span, Spot]


def _modules(desk: CopyDesk) -> Iterator[Placed]:
    for p, page in enumerate(desk.issue.pages):
        for story_id, module in page.dummy.items():
            span = desk.at("pages", p, "dummy", story_id)
            yield page, story_id, module, span, Spot(page.number, story_id)


def _is_rest(desk: CopyDesk, page: Page, story_id: str) -> bool:
    """Whether a story of an earlier page goes on on this one."""
    return any(
        story.id == story_id and desk.issue.onward(other, story) == page.number
        for other in desk.issue.pages
        for story in other.stories
        if other.number < page.number
    )


def _twice(desk: CopyDesk) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for page, story_id, _, span, spot in _modules(desk):
        if _is_rest(desk, page, story_id):
            continue
        if story_id in seen:
            first, number = seen[story_id], page.number
            yield Fault(
                Words(
                    f"“{story_id}”在第 {first} 版的版样里已经排过",
                    f"“{story_id}” stands in the dummy of page {first} already",
                ),
                span,
                spot,
                hint=Words(
                    f"删掉其中一处；要在第 {number} 版排它的下文，给它写 转版: {number}",
                    f"delete one of the two; for its rest on page {number}, write jump: {number}",
                )
                if number > first
                else NOTHING,
            )
        seen.setdefault(story_id, page.number)


def _firsts(desk: CopyDesk) -> Iterator[Placed]:
    """The modules without those whose story has been placed on an earlier page; the rest of a
    story has a place of its own.
    """
    seen = set()
    for placed in _modules(desk):
        if _is_rest(desk, placed[0], placed[1]):
            yield placed
        elif placed[1] not in seen:
            seen.add(placed[1])
            yield placed


def _story(desk: CopyDesk) -> Iterator[Fault]:
    for page, story_id, _, span, spot in _firsts(desk):
        ids = sorted(story.id for story in page.stories)
        if story_id not in ids and not _origin(desk, page, story_id):
            yield Fault(
                Words(
                    f"版样里的“{story_id}”不是第 {page.number} 版的稿件",
                    f"“{story_id}” is no story of page {page.number}",
                ),
                span,
                spot,
                hint=Words(f"本版稿件：{'、'.join(ids)}", f"stories: {', '.join(ids)}"),
            )


def _origin(desk: CopyDesk, page: Page, story_id: str) -> int:
    """The earlier page that has a story, 0 if none has."""
    earlier = (other for other in desk.issue.pages if other.number < page.number)
    having = (p.number for p in earlier if any(story.id == story_id for story in p.stories))
    return next(having, 0)


def _rest(desk: CopyDesk) -> Iterator[Fault]:
    for page, story_id, _, span, spot in _firsts(desk):
        origin, number = _origin(desk, page, story_id), page.number
        if origin and not _of_this(desk, page, story_id):
            yield Fault(
                Words(
                    f"版样里的“{story_id}”是第 {origin} 版的稿件，不转到第 {number} 版",
                    f"“{story_id}” is a story of page {origin} and does not jump to page {number}",
                ),
                span,
                spot,
                hint=Words(
                    f"要在这里排它的下文，给它写 转版: {number}；不要就从版样里删掉",
                    f"for its rest to stand here, write jump: {number}; else delete it here",
                ),
            )


def _of_this(desk: CopyDesk, page: Page, story_id: str) -> bool:
    """Whether a page has a story, or the rest of one, to be placed."""
    own = any(story.id == story_id for story in page.stories)
    return own or _is_rest(desk, page, story_id)


def _of_page(desk: CopyDesk) -> Iterator[Placed]:
    for placed in _firsts(desk):
        if _of_this(desk, placed[0], placed[1]):
            yield placed


def _off(desk: CopyDesk, module: Module) -> bool:
    grid = desk.house.grid
    return module.columns[1] > grid.columns or module.rows[1] > grid.rows


def _range(desk: CopyDesk) -> Iterator[Fault]:
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


def _overlap(desk: CopyDesk) -> Iterator[Fault]:
    taken: dict[int, dict[str, Cells]] = {}
    for page, story_id, module, span, spot in _of_page(desk):
        if _off(desk, module):
            continue
        cells = (*module.columns, *module.rows)
        zones = taken.setdefault(page.number, dict(fixed_zones(page, desk.house)))
        meeting = (name for name, other in zones.items() if _meet(cells, other))
        name = next((n for n in meeting if not _wraps(module, n, zones[n])), None)
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


def _wraps(module: Module, name: str, zone: Cells) -> bool:
    """Whether a module runs round the masthead (绕报头): from its corner on both beside and under
    it, with whole legs under it.
    """
    (left, right), (top, foot) = module.columns, module.rows
    round_it = (left, top) == (zone[0], zone[2]) and right > zone[1] and foot > zone[3]
    width = right - left + 1
    under = (zone[1] - zone[0] + 1) * (module.legs or width)
    return name == "报头" and round_it and under % width == 0


def _meet(a: Cells, b: Cells) -> bool:
    return a[0] <= b[1] and b[0] <= a[1] and a[2] <= b[3] and b[2] <= a[3]


def _rule(
    name: str,
    title: Words,
    remedy: Words,
    example: tuple[str, str],
    check: Callable[[CopyDesk], Iterator[Fault]],
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
        "dummy-rest",
        Words("版样里排的下文转到本版", "a dummy places the rests that come to its page"),
        Words("给原稿写 转版，或从版样里删掉", "let the story jump, or delete it here"),
        ("第 2 版的版样里有第 1 版的 lead，lead 没有写 转版: 2", "lead 写了 转版: 2"),
        _rest,
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
