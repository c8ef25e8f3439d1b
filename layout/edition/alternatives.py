"""Alternatives: other layouts of a page, in words and as small pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from layout.core.diagnostics import Lang, Words
from layout.fit.area import StoryArea
from layout.issue.manuscript import origin_of
from layout.issue.model import Module
from layout.makeup.page_layout import Layout, distinct
from layout.search.readout import Root

CELL = (24, 3)
"""Width of a column and height of a row in the small pictures, in pixels."""
TITLE_CHARACTERS, TITLE_SIZE = 10, 9
"""Characters of a title in the small pictures, and their size in pixels."""
TITLE_LEFT, TITLE_DOWN = 3, 12
"""Where a title begins in its module, in pixels from the left and to the baseline."""


NO_MODULES: Mapping[str, Module] = {}
NOTICED_ROWS = 3
"""Rows by which an edge must differ before an editor sees another layout in it."""


def alternatives(found: Sequence[Layout], wanted: int) -> list[Layout]:
    """The first layout, then the best ones with other roots, those without a fault first.

    The root of a layout is its first cut, or its pinwheel: layouts of one root look alike. So do
    layouts whose modules stand in the same columns and whose edges differ by a row or two.
    """
    others = sorted(found[1:], key=lambda made: (bool(made.faults), made.price))
    chosen: list[Layout] = []
    for made in distinct([*found[:1], *others]):
        if not any(look_alike(made.modules, other.modules) for other in chosen):
            chosen.append(made)
    return chosen[:wanted]


def look_alike(
    one: Mapping[str, Module], other: Mapping[str, Module], rows: int = NOTICED_ROWS
) -> bool:
    """Whether the modules of two layouts stand in the same columns, and their edges differ by fewer
    than `rows` rows.
    """
    return one.keys() == other.keys() and all(
        module.columns == other[name].columns
        and all(abs(a - b) < rows for a, b in zip(module.rows, other[name].rows, strict=True))
        for name, module in one.items()
    )


def described(page: int, number: int, made: Layout, best: Layout, lang: Lang) -> str:
    """An alternative in one line, then its dummy, which can be put into the issue file as it is."""
    extra = made.price - best.price
    if lang == "zh":
        reason = "首选" if made is best else f"比首选{'贵' if extra >= 0 else '省'} {abs(extra)}"
        faults = f"，{len(made.faults)} 处毛病" if made.faults else ""
        head = f"{page}版 方案{number}：{root_words(made.root).zh}；{reason}{faults}"
    else:
        dearer = f"{'dearer' if extra >= 0 else 'cheaper'} by {abs(extra)}"
        reason = "first choice" if made is best else dearer
        faults = f", {len(made.faults)} faults" if made.faults else ""
        head = f"page {page}, alternative {number}: {root_words(made.root).en}; {reason}{faults}"
    lines = [head, "    版样:"]
    lines += [
        f"      {origin_of(name)}: {{{_placed(module)}}}" for name, module in made.modules.items()
    ]
    return "\n".join(lines)


def root_words(root: Root) -> Words:
    """The structure of a layout in words."""
    row, upper, edge = root
    if row < 0:
        return Words(
            f"风车形：左上 {upper} 栏，约到第 {-row} 行，左下 {edge} 栏",
            f"a pinwheel, {upper} columns to about row {-row} at the left, {edge} below",
        )
    zh, en = [], []
    if row:
        zh.append(f"末条横带约从第 {row} 行起")
        en.append(f"last band from row {row}")
    for name, column in ((Words("上部", "upper"), upper), (Words("末带", "last"), edge)):
        if column:
            zh.append(f"{name.zh}主栏缝在第 {column} 栏后")
            en.append(f"{name.en} gutter after column {column}")
    return Words("，".join(zh) or "通栏", ", ".join(en) or "whole width")


def _placed(module: Module) -> str:
    columns, rows = module.columns, module.rows
    legs = f", 分栏: {module.legs}" if module.legs else ""
    place = ", 图位: 上" if module.picture_place == "above" else ""
    return f"栏: {columns[0]}-{columns[1]}, 行: {rows[0]}-{rows[1]}{legs}{place}"


def picture(
    made: Layout,
    area: StoryArea,
    titles: Mapping[str, str],
    fixed: Mapping[str, Module] = NO_MODULES,
) -> str:
    """A small picture of a layout as SVG: modules with their titles, pictures in grey, and `fixed`
    modules of the editor's.

    `titles` are by story id.
    """
    shapes: list[str] = []
    for name, module in {**made.modules, **fixed}.items():
        shapes += _module(name, module, made, area, titles)
    return _drawing(shapes, made.fillers, area)


def modules_picture(
    modules: Mapping[str, Module],
    fillers: Sequence[Module],
    area: StoryArea,
    titles: Mapping[str, str],
) -> str:
    """A small picture of modules as SVG, whoever chose them."""
    shapes: list[str] = []
    for name, module in modules.items():
        shapes += _module(name, module, None, area, titles)
    return _drawing(shapes, fillers, area)


def _module(
    name: str,
    module: Module,
    made: Layout | None,
    area: StoryArea,
    titles: Mapping[str, str],
) -> Iterator[str]:
    """A module with its title, and with its picture if make-up closed it."""
    wide, deep = CELL
    left, top = module.columns[0], module.rows[0]
    width = module.columns[1] - left + 1
    rows = module.rows[1] - top + 1
    yield _box(left, top, width, rows, "#fff")
    closing = made.closings.get(name) if made else None
    if closing is not None and closing.shape.picture:
        shape = closing.shape
        reach = width * shape.picture_legs / shape.legs
        row = top if shape.picture_above else top + rows - shape.depth - 1
        yield _box(left + width - reach, row, reach, shape.picture, "#bbb")
    x = (left - 1) * wide + TITLE_LEFT
    y = (top - 1 + area.notch(module)) * deep + TITLE_DOWN
    title = escape(titles.get(name, name)[:TITLE_CHARACTERS])
    yield f'<text x="{x}" y="{y}" font-size="{TITLE_SIZE}">{title}</text>'


def _drawing(shapes: list[str], fillers: Sequence[Module], area: StoryArea) -> str:
    wide, deep = CELL
    for module in fillers:
        width = module.columns[1] - module.columns[0] + 1
        rows = module.rows[1] - module.rows[0] + 1
        shapes.append(_box(module.columns[0], module.rows[0], width, rows, "#eee"))
    if area.masthead:  # over a lead that runs round it
        shapes.append(_box(1, 1, *area.masthead, "#d33"))
    size = f'width="{area.columns * wide}" height="{area.last_row * deep}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>\n' + "\n".join(shapes) + "\n</svg>\n"


def _box(column: float, row: float, width: float, rows: float, colour: str) -> str:
    wide, deep = CELL
    return (
        f'<rect x="{(column - 1) * wide:g}" y="{(row - 1) * deep}" width="{width * wide:g}" '
        f'height="{rows * deep}" fill="{colour}" stroke="#333" stroke-width="0.6"/>'
    )
