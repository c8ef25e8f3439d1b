"""JSON Schemas (draft 7) of the models of YAML files: editors complete keys in both languages."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

DRAFT = "http://json-schema.org/draft-07/schema#"


def twin_schema(
    models: Sequence[type[BaseModel]],
    title: str,
    description: str,
    inherited: Mapping[type[BaseModel], Container[str]] | None = None,
) -> dict[str, Any]:
    """The JSON Schema of a file; the first of its `models` is the outermost.

    It allows at most one key of each pair of twins, and demands one if the field is required.
    `inherited` names the fields of a model that are not demanded, because another file has them.
    """
    root = models[0]
    made = root.model_json_schema(by_alias=True)
    definitions = made.pop("$defs")
    for model in models:
        table = made if model is root else definitions[model.__name__]
        _both_languages(table, model, (inherited or {}).get(model, ()))
    return {
        "$schema": DRAFT,
        "title": title,
        "description": description,
        **{key: value for key, value in made.items() if key not in ("title", "description")},
        "$defs": definitions,
    }


def schema_text(schema: dict[str, Any]) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=False)


def _both_languages(
    table: dict[str, Any], model: type[BaseModel], inherited: Container[str]
) -> None:
    """Add the English twins to the schema of one model; `inherited` fields are not demanded."""
    required = set(table.pop("required", ()))
    required -= {str(info.alias) for name, info in model.model_fields.items() if name in inherited}
    table.pop("title", None)
    table.pop("description", None)
    properties: dict[str, Any] = {}
    rules: list[dict[str, Any]] = []
    for name, info in model.model_fields.items():
        alias = str(info.alias)
        typed = table["properties"][alias]
        entry = {k: v for k, v in typed.items() if k not in ("title", "default", "examples")}
        # draft 7 calls the items of a tuple "items" (draft-07 validation 6.4.1)
        entry = {"items" if k == "prefixItems" else k: v for k, v in entry.items()}
        properties[alias] = entry
        properties[name] = {**entry, "description": f"{alias}：{info.description}"}
        pair = [{"required": [alias]}, {"required": [name]}]
        rules.append({"oneOf": pair} if alias in required else {"not": {"required": [alias, name]}})
    table["properties"] = properties
    table["allOf"] = rules
