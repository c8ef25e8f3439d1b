"""Explanations of make-up: why a story has its module, legs, head and picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layout.core.diagnostics import Lang
from layout.issue.manuscript import Manuscript
from layout.search.shapes.setting import Setting
from layout.search.shapes.shape import Shape, Table

NEAREST = 6
"""Other shapes that an explanation lists."""
COLUMN_ROWS = 10
"""A column counts as this many rows in the distance of two shapes."""


def explained(
    manuscript: Manuscript, shape: Shape, settings: Sequence[Setting], table: Table, lang: Lang
) -> str:
    """Why a story has its shape: the parts of its price, and the nearest other shapes.

    `settings` are the settings of the story, and `table` all its shapes.
    """
    zh = lang == "zh"
    described = _shape_zh if zh else _shape_en
    setting = settings[shape.setting]
    lines = [
        f"《{manuscript.story.title}》：{described(shape, setting)}，共 {shape.price}"
        if zh
        else f"“{manuscript.story.id}”: {described(shape, setting)}, {shape.price} in all"
    ]
    lines += [f"    {name} {price}" for name, price in _price_parts(shape, setting, zh)]
    dearest_first = sorted(table.values(), key=lambda s: s.price, reverse=True)
    sizes = {(s.width, s.rows): s for s in dearest_first}  # the cheapest shape of each size
    count = len(sizes)
    lines.append(
        f"    试过 {count} 种大小；相近的：" if zh else f"    {count} sizes were tried; near ones:"
    )
    for other in _nearest(shape, list(sizes.values())):
        comma = "，" if zh else ", "
        lines.append(f"      {described(other, settings[other.setting])}{comma}{other.price}")
    return "\n".join(lines)


def _price_parts(shape: Shape, setting: Setting, zh: bool) -> list[tuple[str, int]]:
    """The parts of a shape's price with their names."""
    parts = [
        ("分栏与行长" if zh else "legs and measure", setting.price),
        ("标题" if zh else "head", setting.heads[shape.head].price),
        ("正文松紧" if zh else "copy eased", setting.copies[shape.copy].price),
    ]
    remainder = shape.price - sum(price for _, price in parts)
    return [
        *parts,
        ("图片、空行、栏长、孤行" if zh else "picture, air, legs, lone lines", remainder),
    ]


def _nearest(shape: Shape, shapes: Sequence[Shape]) -> list[Shape]:
    """The shapes of other sizes that are nearest to a shape."""

    def distance(other: Shape) -> tuple[int, int, int, int]:
        apart = COLUMN_ROWS * abs(other.width - shape.width) + abs(other.rows - shape.rows)
        return apart, other.price, other.width, other.rows

    others = [other for other in shapes if (other.width, other.rows) != (shape.width, shape.rows)]
    return sorted(others, key=distance)[:NEAREST]


def unexplained(name: str, manuscripts: Mapping[str, Manuscript], lang: Lang) -> str:
    """Why no shape of a story can be explained: it is unknown, or make-up did not place it."""
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
    """Size, legs, measure, head and picture of a shape, in Chinese."""
    head = "竖题" if shape.beside else "嵌题" if setting.heads[shape.head].span else "通栏题"
    head = "绕报头" if shape.notch else head
    image = f"，图 {shape.picture_legs} 栏 {shape.picture} 行" if shape.picture else ""
    text = f"{shape.width} 栏 × {shape.rows - 1} 行，分 {shape.legs} 栏，每行 {setting.measure} 字"
    return f"{text}，{head}{image}"


def _shape_en(shape: Shape, setting: Setting) -> str:
    """Size, legs, measure, head and picture of a shape, in English."""
    head = "head beside" if shape.beside else "inset" if setting.heads[shape.head].span else "band"
    head = "round the masthead" if shape.notch else head
    image = f", picture {shape.picture_legs} × {shape.picture}" if shape.picture else ""
    text = f"{shape.width} columns × {shape.rows - 1} rows, {shape.legs} legs of {setting.measure}"
    return f"{text}, {head}{image}"
