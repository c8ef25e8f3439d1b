"""Single faults in a YAML document: every key can be dropped, retyped, scaled, emptied or misspelt.

`faults` draws them at random over all keys of a document, `complete_house` gives a house file in
which every key is written.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import yaml

from layout.house.newspaper import House
from layout.house.paper import STYLE_FILE
from layout.house.prices import MakeupPrices
from layout.search.weights import Weights

Path = tuple[str | int, ...]
HUGE_NUMBER, HUGE_TEXT = 10**9, 5000
TEN = 10
WEIGHED = {"等级": {"weekday": "提醒"}}


class Spoilt(NamedTuple):
    """A document with one fault: the kind of fault, the place, the document, whether it differs."""

    kind: str
    path: Path
    document: Any

    @property
    def named(self) -> str:
        """The place in words."""
        return ".".join(map(str, self.path))


def complete_house(own: dict[str, Any]) -> dict[str, Any]:
    """A house file with every key of style and of make-up that has a value, over its own."""
    style = yaml.load(STYLE_FILE.read_text("utf-8"), Loader=yaml.BaseLoader)
    merged = _merged(style, own)
    defaults = Weights()
    merged["拼版"] = {
        str(info.alias): str(getattr(defaults, name))
        for name, info in MakeupPrices.model_fields.items()
    }
    merged["检查"].update(WEIGHED)
    merged["字体"] = {"楷": {"文件": "LXGWWenKai-Regular.ttf", "序号": "0"}}
    merged["准印证号格式"] = "[^0-9]{2,10}[0-9]{4}号"
    merged["准印证有效期"] = "2027-06-30"
    merged["休刊日"] = ["2025-10-03"]
    merged["不拆词"] = ["河边步道"]
    merged.setdefault("地址", "青禾县河东路2号")
    merged.setdefault("电话", "0911-6602110")
    unwritten = {"刊号", "国际刊号", "邮发代号", "定价"}  # forbidden to an internal publication
    missing = {str(info.alias) for info in House.model_fields.values()} - set(merged) - unwritten
    assert missing <= {"主管", "出版日"}, missing
    return merged


def _merged(base: Any, own: Any) -> Any:
    if isinstance(base, dict) and isinstance(own, dict):
        return {**base, **{key: _merged(base.get(key), value) for key, value in own.items()}}
    return own


def faults(document: Any, count: int, seed: str) -> Iterator[Spoilt]:
    """That many single faults; every key is as likely as every other, and so is every kind."""
    dice = random.Random(seed)
    paths = list(_paths(document))
    kinds = list(KINDS)
    made = 0
    while made < count:
        path, kind = dice.choice(paths), dice.choice(kinds)
        spoilt = copy.deepcopy(document)
        holder = spoilt
        for step in path[:-1]:
            holder = holder[step]
        if KINDS[kind](holder, path[-1]) and spoilt != document:
            made += 1
            yield Spoilt(kind, path, spoilt)


def _paths(node: Any, path: Path = ()) -> Iterator[Path]:
    items = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in items:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from _paths(value, (*path, key))


Spoil = Callable[[Any, Any], bool]
"""Spoils one entry of a table or list in place; whether the kind of fault suits the value."""


def _drop(holder: Any, key: Any) -> bool:
    del holder[key]
    return True


def _retype(holder: Any, key: Any) -> bool:
    """A table or list becomes a text, a text a table."""
    holder[key] = "甲" if isinstance(holder[key], dict | list) else {"甲": holder[key]}
    return True


def _listed(holder: Any, key: Any) -> bool:
    holder[key] = [holder[key]]
    return True


def _text(holder: Any, key: Any) -> bool:
    if _number(holder[key]) is None:
        return False
    holder[key] = "甲"
    return True


def _scale(factor: float) -> Spoil:
    def scaled(holder: Any, key: Any) -> bool:
        value = holder[key]
        number = _number(value)
        if number is not None:
            holder[key] = f"{number * factor:g}"
        elif isinstance(value, str) and value:
            holder[key] = value * TEN if factor > 1 else value[: max(len(value) // TEN, 1)]
        elif isinstance(value, list) and value:
            holder[key] = value * TEN if factor > 1 else value[:1]
        else:
            return False
        return True

    return scaled


def _negative(holder: Any, key: Any) -> bool:
    if not isinstance(holder[key], str) or not holder[key]:
        return False
    holder[key] = f"-{holder[key]}"
    return True


def _huge(holder: Any, key: Any) -> bool:
    value = holder[key]
    if isinstance(value, dict | list):
        return False
    holder[key] = str(HUGE_NUMBER) if _number(value) is not None else (value or "甲") * HUGE_TEXT
    return True


def _misspelt(holder: Any, key: Any) -> bool:
    """A key with its last character wrong; a file name that leads nowhere."""
    if not isinstance(holder, dict):
        return False
    if isinstance(holder[key], str) and holder[key].endswith((".ttf", ".icc", ".jpg")):
        holder[key] = f"nowhere/{holder[key]}"
        return True
    value = holder.pop(key)
    holder[f"{key[:-1]}误"] = value
    return True


def _empty(holder: Any, key: Any) -> bool:
    holder[key] = type(holder[key])()
    return True


def _number(value: Any) -> float | None:
    try:
        return float(value) if isinstance(value, str) else None
    except ValueError:
        return None


KINDS: dict[str, Spoil] = {
    "dropped": _drop,
    "other type": _retype,
    "list for scalar": _listed,
    "text for number": _text,
    "x 10": _scale(TEN),
    "/ 10": _scale(1 / TEN),
    "negative": _negative,
    "huge": _huge,
    "wrong key or path": _misspelt,
    "empty": _empty,
}
