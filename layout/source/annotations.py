"""What the annotation of a model's field allows: a model, the items of a list, the values of a table."""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel


def _union_members(annotation: Any) -> list[Any]:
    """The types of a union, nested unions opened; any other annotation alone."""
    if get_origin(annotation) in (Union, UnionType):
        return [a for part in get_args(annotation) for a in _union_members(part)]
    return [annotation]


def model_of(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation allows; None if it allows none."""
    for part in _union_members(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            return part
    return None


def item_annotation(annotation: Any) -> Any:
    """The type of a list's items; text if the annotation is no list."""
    for part in _union_members(annotation):
        if get_origin(part) in (tuple, list):
            return get_args(part)[0]
    return str


def value_annotation(annotation: Any) -> Any:
    """The type of a table's values; text if the annotation is no table."""
    for part in _union_members(annotation):
        if get_origin(part) in (dict, Mapping):
            return get_args(part)[1]
    return str
