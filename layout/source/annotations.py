"""What the annotation of a model's field allows: a model, the items of a list, the values of a table."""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel


def _union_members(annotation: Any) -> list[Any]:
    """The types of a union, nested unions opened; any other annotation alone."""
    if get_origin(annotation) is Annotated:
        return _union_members(get_args(annotation)[0])
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


def is_text(annotation: Any) -> bool:
    """Whether an annotation allows a text of any form, alone or as the items of a list."""
    return any(
        part is str or (get_origin(part) in (tuple, list) and str in get_args(part))
        for part in _union_members(annotation)
    )


def model_at(model: type[BaseModel], address: tuple[str | int, ...]) -> type[BaseModel]:
    """The model of the table at an address, which begins at `model`."""
    annotation: Any = model
    for part in address:
        inner = model_of(annotation)
        if isinstance(part, int):
            annotation = item_annotation(annotation)
        elif inner is not None and part in inner.model_fields:
            annotation = inner.model_fields[part].annotation
        else:
            annotation = value_annotation(annotation)
    return model_of(annotation) or model
