"""The JSON Schema of issue files, made from the models: editors complete keys in both languages."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from layout.issue.model import Issue, Module, Page, Picture, Story, Waiver

_MODELS: tuple[type[BaseModel], ...] = (Issue, Page, Story, Picture, Module, Waiver)


def issue_schema() -> dict[str, Any]:
    """The JSON Schema (draft 7) of an issue file.

    It allows at most one key of each pair of twins, and demands one if the field is required.
    """
    made = Issue.model_json_schema(by_alias=True)
    definitions = made.pop("$defs")
    for model in _MODELS:
        _both_languages(made if model is Issue else definitions[model.__name__], model)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "build-issue 期文件",
        "description": "一期报纸。每个键有中文、英文两种写法，任写一种。",
        **{key: value for key, value in made.items() if key not in ("title", "description")},
        "$defs": definitions,
    }


def _both_languages(table: dict[str, Any], model: type[BaseModel]) -> None:
    """Add the English twins to the schema of one model."""
    required = set(table.pop("required", ()))
    table.pop("title", None)
    table.pop("description", None)
    properties: dict[str, Any] = {}
    rules: list[dict[str, Any]] = []
    for name, info in model.model_fields.items():
        alias = str(info.alias)
        entry = {
            k: v for k, v in table["properties"][alias].items() if k not in ("title", "default")
        }
        # draft 7 calls the items of a tuple "items" (draft-07 validation 6.4.1)
        entry = {"items" if k == "prefixItems" else k: v for k, v in entry.items()}
        properties[alias] = entry
        properties[name] = {**entry, "description": f"{alias}：{info.description}"}
        pair = [{"required": [alias]}, {"required": [name]}]
        rules.append({"oneOf": pair} if alias in required else {"not": {"required": [alias, name]}})
    table["properties"] = properties
    table["allOf"] = rules


def schema_text() -> str:
    """The schema as the text of its file."""
    return json.dumps(issue_schema(), ensure_ascii=False, indent=1, sort_keys=False)
