"""Make-up to choose from: other layouts of a page with a reason each, and why a story stands so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from layout.core.diagnostics import Lang
from layout.fit.area import StoryArea
from layout.issue.manuscript import Manuscript, origin_of
from layout.issue.model import Module
from layout.makeup.page_layout import Layout, distinct
from layout.search.shapes.setting import Setting
from layout.search.shapes.shape import Shape, Table

CELL = (24, 3)
"""Pixels of a column and a row in the small pictures."""
NEAREST = 6


def alternatives(found: Sequence[Layout], wanted: int) -> list[Layout]:
    """The first layout, then the best with other structures, those without a fault first."""
    others = sorted(found[1:], key=lambda made: (bool(made.faults), made.price))
    return distinct([*found[:1], *others])[:wanted]


def described(page: int, number: int, made: Layout, best: Layout, lang: Lang) -> str:
    """An alternative in a line, then its dummy, ready to be put into the issue file."""
    extra = made.price - best.price
    if lang == "zh":
        reason = "首选" if made is best else f"比首选{'贵' if extra >= 0 else '省'} {abs(extra)}"
        faults = f"，{len(made.faults)} 处毛病" if made.faults else ""
        head = f"{page}版 方案{number}：{made.root_in('zh')}；{reason}{faults}"
    else:
        dearer = f"{'dearer' if extra >= 0 else 'cheaper'} by {abs(extra)}"
        reason = "first choice" if made is best else dearer
        faults = f", {len(made.faults)} faults" if made.faults else ""
        head = f"page {page}, alternative {number}: {made.root_in('en')}; {reason}{faults}"
    lines = [head, "    版样:"]
    lines += [
        f"      {origin_of(name)}: {{{_placed(module)}}}" for name, module in made.modules.items()
    ]
    return "\n".join(lines)


def _placed(module: Module) -> str:
    columns, rows = module.columns, module.rows
    legs = f", 分栏: {module.legs}" if module.legs else ""
    place = ", 图位: 上" if module.picture_place == "above" else ""
    return f"栏: {columns[0]}-{columns[1]}, 行: {rows[0]}-{rows[1]}{legs}{place}"


def picture(made: Layout, area: StoryArea, titles: Mapping[str, str]) -> str:
    """A small picture of a layout as SVG: modules, headlines and pictures in grey."""
    wide, deep = CELL
    shapes = []
    for name, module in made.modules.items():
        left, top = module.columns[0], module.rows[0]
        width = module.columns[1] - left + 1
        rows = module.rows[1] - top + 1
        shapes.append(_box(left, top, width, rows, "#fff"))
        shape = made.closings[name].shape
        if shape.picture:
            reach = width * shape.picture_legs / shape.legs
            row = top if shape.picture_above else top + rows - shape.depth - 1
            shapes.append(_box(left + width - reach, row, reach, shape.picture, "#bbb"))
        x, y = (left - 1) * wide + 3, (top - 1 + area.notch(module)) * deep + 12
        shapes.append(f'<text x="{x}" y="{y}" font-size="9">{escape(titles[name][:10])}</text>')
    for module in made.fillers:
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


def explained(
    manuscript: Manuscript, shape: Shape, settings: Sequence[Setting], table: Table, lang: Lang
) -> str:
    """Why a story has its shape: what it costs, and the nearest others."""
    setting = settings[shape.setting]
    zh = lang == "zh"
    title = manuscript.story.title
    parts = [
        ("分栏与行长" if zh else "legs and measure", setting.price),
        ("标题" if zh else "head", setting.heads[shape.head].price),
        ("正文松紧" if zh else "copy eased", setting.copies[shape.copy].price),
    ]
    rest = shape.price - sum(price for _, price in parts)
    parts.append(("图片、空行、栏长、孤行" if zh else "picture, air, legs, lone lines", rest))
    lines = [
        f"《{title}》：{_shape_zh(shape, setting)}，共 {shape.price}"
        if zh
        else f"“{manuscript.story.id}”: {_shape_en(shape, setting)}, {shape.price} in all"
    ]
    lines += [f"    {name} {price}" for name, price in parts]
    dearest = sorted(table.values(), key=lambda s: s.price, reverse=True)
    sizes = {(s.width, s.rows): s for s in dearest}  # of each the cheapest, whatever its corners
    others = sorted(
        (s for size, s in sizes.items() if size != (shape.width, shape.rows)),
        key=lambda s: (
            10 * abs(s.width - shape.width) + abs(s.rows - shape.rows),
            s.price,
            s.width,
            s.rows,
        ),
    )
    count = len(sizes)
    lines.append(
        f"    试过 {count} 种大小；相近的：" if zh else f"    {count} sizes were tried; near ones:"
    )
    for other in others[:NEAREST]:
        words = (_shape_zh if zh else _shape_en)(other, settings[other.setting])
        lines.append(f"      {words}，{other.price}" if zh else f"      {words}, {other.price}")
    return "\n".join(lines)


def unexplained(name: str, manuscripts: Mapping[str, Manuscript], lang: Lang) -> str:
    """Why there is nothing to explain of a story."""
    if name not in manuscripts:
        known = "、".join(manuscripts) if lang == "zh" else ", ".join(manuscripts)
        return (
            f"没有编号是“{name}”的稿件；本期有：{known}"
            if lang == "zh"
            else f"there is no story “{name}” in this issue: {known}"
        )
    return (
        f"《{manuscripts[name].story.title}》不是拼版排的：位置由版样定，或者这一版没有排下"
        if lang == "zh"
        else f"“{name}” was not placed by make-up: its dummy was, or its page stays open"
    )


def _shape_zh(shape: Shape, setting: Setting) -> str:
    head = "竖题" if shape.beside else "嵌题" if setting.heads[shape.head].span else "通栏题"
    head = "绕报头" if shape.notch else head
    image = f"，图 {shape.picture_legs} 栏 {shape.picture} 行" if shape.picture else ""
    text = f"{shape.width} 栏 × {shape.rows - 1} 行，分 {shape.legs} 栏，每行 {setting.measure} 字"
    return f"{text}，{head}{image}"


def _shape_en(shape: Shape, setting: Setting) -> str:
    head = "head beside" if shape.beside else "inset" if setting.heads[shape.head].span else "band"
    head = "round the masthead" if shape.notch else head
    image = f", picture {shape.picture_legs} × {shape.picture}" if shape.picture else ""
    text = f"{shape.width} columns × {shape.rows - 1} rows, {shape.legs} legs of {setting.measure}"
    return f"{text}, {head}{image}"
