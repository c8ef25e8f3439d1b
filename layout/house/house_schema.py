"""The JSON Schema of a newspaper's own house file, made from the models with their limits.

What the packaged style has need not be written, in whole or in part.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from layout.core.diagnostics import Findings
from layout.house.limits import FILE_MOST
from layout.house.newspaper import House
from layout.house.paper import STYLE_FILE
from layout.house.type_styles import Face
from layout.source.annotations import model_of
from layout.source.binding import written
from layout.source.json_schema import twin_schema
from layout.source.tree import parse_yaml


def house_schema() -> dict[str, Any]:
    """The JSON Schema (draft 7) of a house file."""
    tables = list(dict.fromkeys(_tables(House)))
    inherited: dict[type[BaseModel], set[str]] = {
        model: set(model.model_fields) for model in tables
    }
    inherited[House] = _packaged()
    words = "一家报纸不变的东西。每个键有中文、英文两种写法，任写一种；没有写的版式随程序带的。"
    made = twin_schema((House, *tables, Face), "build-issue 报社设置", words, inherited)
    name_alone = {"type": "string", "minLength": 1, "maxLength": FILE_MOST}
    made["$defs"]["Face"] = {"anyOf": [name_alone, made["$defs"]["Face"]]}
    return made


def _tables(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The models of the tables inside a model, from the outermost inwards."""
    for info in model.model_fields.values():
        inner = model_of(info.annotation)
        if inner is not None:
            yield inner
            yield from _tables(inner)


def _packaged() -> set[str]:
    """The keys of the packaged style, by the names of their fields."""
    findings = Findings()
    root = parse_yaml(STYLE_FILE.read_text(encoding="utf-8"), STYLE_FILE.name, findings)
    spans = {} if root is None else written(root, House).spans
    return {str(key[0]) for key in spans if key}
