"""Where each value of a house comes from: a line of the newspaper's own file, or the packaged style."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from layout.core.diagnostics import Lang, Words
from layout.core.printable import printable
from layout.house.newspaper import House
from layout.house.paper import STYLE_FILE
from layout.source.annotations import model_of
from layout.source.binding import Bound, Key, SourceModel

_PACKAGED = Words("随程序带的版式", "packaged style")
_DEFAULT = Words("没有写", "not written")
_JOINTS = Words("·", ".")
"""What joins the keys of a value that stands in a table."""
_NOTHING = "–"


class _HouseValue(NamedTuple):
    """A value of the house: its keys in both languages, its text, and where it was written."""

    name: Words
    text: str
    source: Words


def house_lines(house: Bound[House], lang: Lang) -> list[str]:
    """One line for each value: key, value, and its source, separated by tabs.

    The source is `file:line` of the newspaper's own file, the packaged style with its line, or a
    remark that the key is not written. Items of lists and tables have a line each.
    """
    return [
        "\t".join(map(printable, (value.name.say(lang), value.text, value.source.say(lang))))
        for value in _values(house, House, ())
    ]


def _values(
    house: Bound[House], model: type[SourceModel], outer: Key, named: Words | None = None
) -> Iterator[_HouseValue]:
    """The values of one table of the house, in the order of its model."""
    for field, info in model.model_fields.items():
        key = (*outer, field)
        name = _joined(named, Words(info.alias or field, field))
        inner = model_of(info.annotation)
        if inner is not None and issubclass(inner, SourceModel):
            yield from _values(house, inner, key, name)
            continue
        leaves = [leaf for leaf in house.texts if leaf[: len(key)] == key]
        if not leaves:
            source = _source(house, key) if key in house.spans else _DEFAULT
            yield _HouseValue(name, _NOTHING, source)
        for leaf in leaves:
            more = name
            for part in leaf[len(key) :]:
                text = str(part + 1) if isinstance(part, int) else part
                more = _joined(more, Words(text, text))
            yield _HouseValue(more, house.texts[leaf] or _NOTHING, _source(house, leaf))


def _joined(outer: Words | None, name: Words) -> Words:
    if outer is None:
        return name
    return Words(f"{outer.zh}{_JOINTS.zh}{name.zh}", f"{outer.en}{_JOINTS.en}{name.en}")


def _source(house: Bound[House], key: Key) -> Words:
    span = house.span(*key)
    place = f"{span.file}:{span.line}"
    if span.file != STYLE_FILE.name:
        return Words(place, place)
    return Words(f"{_PACKAGED.zh}（{place}）", f"{_PACKAGED.en} ({place})")
