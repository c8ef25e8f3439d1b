"""The known key that a mistyped one most likely stands for."""

from __future__ import annotations

import difflib

from pydantic import BaseModel

from layout.source.tree import Mapping

_LIKENESS = 0.3
"""The least likeness (0 to 1, difflib's ratio) of a known key that is offered for an unknown one.
Keys are two to four characters long: one of them right is enough."""

_MEANT = {
    "标题": "主题",
    "题目": "主题",
    "大标题": "主题",
    "title": "headline",
    "副标题": "副题",
    "小标题": "副题",
    "肩题": "引题",
    "眉题": "引题",
    "内容": "正文",
    "照片": "图片",
}
"""Keys of another name that editors write, and the key that is meant."""


def nearest_key(typed: str, node: Mapping, model: type[BaseModel]) -> str | None:
    """The known key most like a mistyped one; None if none is like it.

    Of keys that are equally like it, a required key that is still missing comes first, then one
    that is missing, then any.
    """
    written = {entry.key for entry in node.entries}
    meant = _MEANT.get(typed)
    if (
        meant
        and meant not in written
        and any(meant in (name, info.alias) for name, info in model.model_fields.items())
    ):
        return meant
    known: list[tuple[float, int, str]] = []
    for name, info in model.model_fields.items():
        alias = info.alias or name
        missing = not written & {alias, name}
        group = 0 if missing and info.is_required() else 1 if missing else 2
        for key in (alias, name):
            likeness = difflib.SequenceMatcher(None, key, typed).ratio()
            known.append((-likeness, group, key))
    likeness, _, nearest = min(known, key=lambda one: one[:2])
    return nearest if -likeness >= _LIKENESS else None
