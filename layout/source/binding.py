"""A tree of YAML nodes bound to a pydantic model; every fault has its place in the file.

A field's name is its English key and its alias the Chinese twin. One of the two may be given;
both together are a fault. An unknown key is a fault, with the nearest known key as the hint.
Values reach pydantic as text and are converted there.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, WithJsonSchema
from pydantic_core import ErrorDetails, PydanticCustomError

from layout.core.diagnostics import Findings, Span, Words
from layout.source.annotations import item_annotation, model_at, model_of, value_annotation
from layout.source.list_faults import item_hint, one_for_each_list
from layout.source.one_line import one_line
from layout.source.tree import Entry, Listing, Mapping, Node, Scalar
from layout.source.value_faults import (
    RefusedValue,
    ValueRefusedError,
    key_words,
    shown_value,
    value_fault,
)

Key = tuple[str | int, ...]
"""The address of a value: field names and list indices from the outermost model inwards."""
M = TypeVar("M", bound=BaseModel)
_LIMITS = ("gt", "ge", "le", "max_length", "min_length")
"""Pydantic's names for the limits that a value breaks."""


class SourceModel(BaseModel):
    """Base of every model read from YAML: frozen, no unknown keys, English and Chinese keys."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        loc_by_alias=False,
        allow_inf_nan=False,
        defer_build=True,  # only the outermost model validates: pydantic builds no other
    )


def _yes_or_no(value: object) -> object:
    if isinstance(value, bool):
        return value
    table = {"是": True, "yes": True, "true": True, "否": False, "no": False, "false": False}
    if not isinstance(value, str) or value not in table:
        raise ValueRefusedError(
            f"要写 是 或 否，不能写“{value}”",
            f"yes or no is expected, not “{value}”",
            Words("写 是 或 否，不加别的字", "write yes or no and nothing else"),
        )
    return table[value]


YesNo = Annotated[
    bool,
    BeforeValidator(_yes_or_no),
    WithJsonSchema({"enum": ["是", "否", "yes", "no", True, False]}),
]


def _iso_date(value: object) -> object:
    """Refuses every text but the form 2025-07-25: pydantic would also take seconds since 1970."""
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        raise PydanticCustomError("date_form", "a date is written 2025-07-25")
    return value


IsoDate = Annotated[
    datetime.date,
    BeforeValidator(_iso_date),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
]


@dataclass(frozen=True, slots=True)
class Written:
    """What a file says and where, whether or not the model can be made from it.

    `spans` gives the place of every value, `blocks` the keys whose value is a literal block (|),
    `texts` every scalar as it was typed, before any conversion.
    """

    spans: dict[Key, Span] = field(default_factory=dict)
    blocks: frozenset[Key] = frozenset()
    texts: dict[Key, str] = field(default_factory=dict)

    def span(self, *key: str | int) -> Span:
        """The place of a value; if it was not written, of the nearest table or list around it."""
        while key not in self.spans:
            key = key[:-1]
        return self.spans[key]

    def typed(self, *key: str | int) -> str:
        """A scalar as it was typed; the empty text if it was not written."""
        return self.texts.get(key, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound(Written, Generic[M]):
    """A model with the place of each of its values."""

    value: M


def written(root: Node, model: type[BaseModel]) -> Written:
    """What a tree says; its faults are not reported."""
    binder = _Binder(model, Findings())
    binder.values(root, model, ())
    return Written(binder.spans, frozenset(binder.blocks), binder.texts)


def bind(root: Node, model: type[M], findings: Findings) -> Bound[M] | None:
    """The model of a tree; None if a value is refused. Every fault is added to `findings`."""
    binder = _Binder(model, findings)
    values = binder.values(root, model, ())
    try:
        value = model.model_validate(values)
    except ValidationError as error:
        for details in one_for_each_list(error.errors(include_url=False)):
            binder.fault(details)
        return None
    return Bound(binder.spans, frozenset(binder.blocks), binder.texts, value=value)


class _Binder:
    """Walks a tree along the model's annotations and records where every value stands."""

    def __init__(self, model: type[BaseModel], findings: Findings) -> None:
        self.model = model
        self.findings = findings
        self.spans: dict[Key, Span] = {}
        self.blocks: set[Key] = set()
        self.texts: dict[Key, str] = {}

    def values(self, node: Node, annotation: Any, key: Key) -> Any:
        """A node as plain values for pydantic; tables of a model get its English keys."""
        self.spans.setdefault(key, node.span)
        if isinstance(node, Scalar):
            if node.block:
                self.blocks.add(key)
            self.texts[key] = one_line(node, key[-1:], annotation, self.findings)
            return self.texts[key]
        if isinstance(node, Listing):
            inner = item_annotation(annotation)
            return [self.values(item, inner, (*key, i)) for i, item in enumerate(node.items)]
        model = model_of(annotation)
        if model is None:
            inner = value_annotation(annotation)
            table = {}
            for entry in node.entries:
                self.spans[(*key, entry.key)] = entry.span
                table[entry.key] = self.values(entry.value, inner, (*key, entry.key))
            return table
        return self._fields(node, model, key)

    def _fields(self, node: Mapping, model: type[BaseModel], key: Key) -> dict[str, Any]:
        """The values of a model's table by their English keys; an unknown key is a fault, and so is a key given twice as its two twins."""
        names = {f.alias: name for name, f in model.model_fields.items() if f.alias}
        names |= {name: name for name in model.model_fields}
        given: dict[str, str] = {}
        values: dict[str, Any] = {}
        for entry in node.entries:
            name = names.get(entry.key)
            if name is None and not entry.key.isascii():
                name = names.get(self._key_in_blanks(entry))
            if name is None:
                self._unknown_key(entry, node, model)
            elif name in given:
                self._twin_keys(given[name], entry)
            else:
                given[name] = entry.key
                annotation = model.model_fields[name].annotation
                values[name] = self.values(entry.value, annotation, (*key, name))
                self._place(entry, (*key, name))
        return values

    def _key_in_blanks(self, entry: Entry) -> str:
        """An unknown key without blanks that YAML does not know, which are reported."""
        from layout.source.value_traps import bare_key, foreign_blank  # noqa: PLC0415 - a fault

        if (blank := foreign_blank(entry.key)) is None:
            return entry.key
        self.findings.error("unknown-key", blank.message, blank.hint, entry.span)
        return bare_key(entry.key)

    def _place(self, entry: Entry, key: Key) -> None:
        """Records the place of a field: that of a one-line value, else that of its key."""
        if isinstance(entry.value, Scalar) and not entry.value.block:
            self.spans[key] = entry.value.span
            return
        self.spans[key] = entry.span
        if isinstance(entry.value, Scalar):
            self.spans[(*key, "text")] = entry.value.span

    def _twin_keys(self, given: str, entry: Entry) -> None:
        self.findings.error(
            "twin-keys",
            Words(
                f"“{given}”和“{entry.key}”是同一个键，只能写一个",
                f"“{given}” and “{entry.key}” are the same key: write only one of them",
            ),
            Words(f"删掉“{entry.key}”", f"delete “{entry.key}”"),
            entry.span,
        )

    def _unknown_key(self, entry: Entry, node: Mapping, model: type[BaseModel]) -> None:
        """Reports a key that no field has, with the nearest known key as the hint."""
        from layout.source.mistyped_keys import nearest_key  # noqa: PLC0415 - imports difflib

        near = nearest_key(entry.key, node, model)
        if near:
            hint = Words(f"是不是“{near}”？", f"did you mean “{near}”?")
        else:
            aliases = "、".join(f.alias for f in model.model_fields.values() if f.alias)
            hint = Words(f"这里可以写：{aliases}", f"known here: {', '.join(model.model_fields)}")
        self.findings.error(
            "unknown-key",
            Words(f"不认识的键“{entry.key}”", f"unknown key “{entry.key}”"),
            hint,
            entry.span,
        )

    def fault(self, details: ErrorDetails) -> None:
        """Adds one of pydantic's errors to the findings."""
        span = self._nearest_span(details)
        kind, name = details["type"], details["loc"][-1] if details["loc"] else ""
        if kind == "missing" and isinstance(name, str):
            model = model_at(self.model, details["loc"][:-1])
            self.findings.error(*missing_key(model, name), span)
            return
        context = details.get("ctx") or {}
        if kind == "too_short" and details["input"] and not context["actual_length"]:
            return  # the list is empty only because each of its items has a fault of its own
        error = context.get("error")
        limits = [f"{context[name]:g}" for name in _LIMITS if name in context]
        if kind == "missing":  # an item of a list of fixed length, reported for each one
            kind, limits = "missing_item", [f"{int(name) + 1}"]
        refusal = RefusedValue(
            kind,
            error if isinstance(error, ValueRefusedError) else None,
            str(context.get("expected", "")),
            limits[0] if limits else "",
            shown_value(details.get("input")),
            key_words(span.path),
        )
        rule, message, hint = value_fault(refusal)
        shown = item_hint(self.model, details["loc"], kind, details.get("input"))
        self.findings.error(rule, message, shown or hint, span)

    def _nearest_span(self, details: ErrorDetails) -> Span:
        """The place of the innermost written value that an error's location leads to.

        Pydantic's own marks in a location, such as `[key]`, are no keys of the file.
        """
        key: Key = ()
        for part in details["loc"]:
            if (*key, part) in self.spans:
                key = (*key, part)
        return self.spans[key]


def example_line(model: type[BaseModel], name: str) -> Words:
    """A line that gives a key, with the field's example as its value if it has one."""
    info = model.model_fields.get(name)
    alias = (info and info.alias) or name
    example = info.examples[0] if info and info.examples else "…"
    return Words(f"{alias}: {example}", f"{name}: {example}")


def missing_key(model: type[BaseModel], name: str) -> tuple[str, Words, Words]:
    """Rule, message and hint for a required key of a model that is not written."""
    info = model.model_fields.get(name)
    alias = (info and info.alias) or name
    line = example_line(model, name)
    return (
        "missing-key",
        Words(f"缺少“{alias}”", f"“{name}” is missing"),
        Words(f"在这里补上一行“{line.zh}”", f"add a line “{line.en}” here"),
    )
