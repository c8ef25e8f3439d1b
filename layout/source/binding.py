"""A tree of YAML nodes bound to a pydantic model, every fault with its place.

A model's field name is the English key and its alias the Chinese twin; both are accepted, giving
both is a fault, an unknown key is a fault with the nearest known key as the hint. Values reach
pydantic as text and are converted there.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping as MappingABC
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import UnionType
from typing import Annotated, Any, Generic, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, WithJsonSchema
from pydantic_core import ErrorDetails, PydanticCustomError

from layout.core.diagnostics import Findings, Span, Words
from layout.source.tree import Listing, Mapping, Node, Scalar
from layout.source.wrong import wrong

Key = tuple[str | int, ...]
M = TypeVar("M", bound=BaseModel)


class SourceModel(BaseModel):
    """Base of everything read from YAML: frozen, no unknown keys, English and Chinese keys."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        loc_by_alias=False,
        allow_inf_nan=False,
        defer_build=True,  # only the outermost model is ever validated: build that one alone
    )


def _yes_or_no(value: object) -> object:
    if isinstance(value, bool):
        return value
    table = {"是": True, "yes": True, "true": True, "否": False, "no": False, "false": False}
    if not isinstance(value, str) or value not in table:
        raise ValueError(f"要写 是 或 否，不能写“{value}”|yes or no is expected, not “{value}”")
    return table[value]


YesNo = Annotated[
    bool,
    BeforeValidator(_yes_or_no),
    WithJsonSchema({"enum": ["是", "否", "yes", "no", True, False]}),
]


def _iso_date(value: object) -> object:
    """Only 2025-07-25: a time of day or seconds since 1970 are slips, not dates."""
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
    """What a tree says and where, by the field names of a model and indices, whether or not the
    model can be made of it. `texts` has every scalar as it was typed, before any conversion.
    """

    spans: dict[Key, Span] = field(default_factory=dict)
    blocks: frozenset[Key] = frozenset()
    texts: dict[Key, str] = field(default_factory=dict)

    def span(self, *key: str | int) -> Span:
        """The place of a value, or of the nearest thing round it that was written down."""
        while key not in self.spans:
            key = key[:-1]
        return self.spans[key]

    def typed(self, *key: str | int) -> str:
        """A scalar as it was typed; empty if it was not written."""
        return self.texts.get(key, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound(Written, Generic[M]):
    """A model together with the place of each of its values."""

    value: M


def written(root: Node, model: type[BaseModel]) -> Written:
    """What a tree says, without a word on its faults."""
    binder = _Binder(Findings())
    binder.values(root, model, ())
    return Written(binder.spans, frozenset(binder.blocks), binder.texts)


def bind(root: Node, model: type[M], findings: Findings) -> Bound[M] | None:
    """The model of a tree, or None with every fault among the findings."""
    binder = _Binder(findings)
    values = binder.values(root, model, ())
    try:
        value = model.model_validate(values)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            binder.fault(details)
        return None
    return Bound(binder.spans, frozenset(binder.blocks), binder.texts, value=value)


class _Binder:
    """Walks a tree beside the model's annotations and remembers where everything stood."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.spans: dict[Key, Span] = {}
        self.blocks: set[Key] = set()
        self.texts: dict[Key, str] = {}

    def values(self, node: Node, annotation: Any, key: Key) -> Any:
        """Plain values for pydantic, with English keys where the annotation is a model."""
        self.spans.setdefault(key, node.span)
        if isinstance(node, Scalar):
            if node.block:
                self.blocks.add(key)
            self.texts[key] = node.text
            return node.text
        if isinstance(node, Listing):
            inner = _item_annotation(annotation)
            return [self.values(item, inner, (*key, i)) for i, item in enumerate(node.items)]
        model = _model_of(annotation)
        if model is None:
            inner = _value_annotation(annotation)
            table = {}
            for entry in node.entries:
                self.spans[(*key, entry.key)] = entry.span
                table[entry.key] = self.values(entry.value, inner, (*key, entry.key))
            return table
        return self._fields(node, model, key)

    def _fields(self, node: Mapping, model: type[BaseModel], key: Key) -> dict[str, Any]:
        names = {name: name for name in model.model_fields}
        twins = {f.alias: name for name, f in model.model_fields.items() if f.alias}
        given: dict[str, str] = {}
        values: dict[str, Any] = {}
        written = {entry.key for entry in node.entries}
        free = [pair for pair in twins.items() if not written & {*pair}]
        needed = [pair for pair in free if model.model_fields[pair[1]].is_required()]
        meant = [[key for pair in pairs for key in pair] for pairs in (needed, free)]
        for entry in node.entries:
            name = names.get(entry.key) or twins.get(entry.key)
            if name is None:
                self._unknown(entry.key, [*meant, [*twins, *names]], entry.span)
                continue
            if name in given:
                self.findings.error(
                    "twin-keys",
                    Words(
                        f"“{given[name]}”和“{entry.key}”是同一个键，只能写一个",
                        f"“{given[name]}” and “{entry.key}” are the same key",
                    ),
                    Words(f"删掉“{entry.key}”", f"delete “{entry.key}”"),
                    entry.span,
                )
                continue
            given[name] = entry.key
            field_key = (*key, name)
            annotation = model.model_fields[name].annotation
            values[name] = self.values(entry.value, annotation, field_key)
            if isinstance(entry.value, Scalar) and not entry.value.block:
                self.spans[field_key] = entry.value.span
            else:
                self.spans[field_key] = entry.span
                if isinstance(entry.value, Scalar):
                    self.spans[(*field_key, "text")] = entry.value.span
        return values

    def _unknown(self, key: str, meant: Sequence[Sequence[str]], span: Span) -> None:
        """A key that no field has, and the nearest of those that may be meant, the likeliest first.

        The last list has every key, Chinese ones before their English twins.
        """
        import difflib  # noqa: PLC0415 - only a mistyped key needs it

        known = meant[-1]
        found = (difflib.get_close_matches(key, some, n=1, cutoff=0.3) for some in meant)
        near = next(filter(None, found), None)
        if near:
            hint = Words(f"是不是“{near[0]}”？", f"did you mean “{near[0]}”?")
        else:
            listed = "、".join(known[: len(known) // 2])
            hint = Words(
                f"这里可以写：{listed}", f"known here: {', '.join(known[len(known) // 2 :])}"
            )
        self.findings.error(
            "unknown-key", Words(f"不认识的键“{key}”", f"unknown key “{key}”"), hint, span
        )

    def fault(self, details: ErrorDetails) -> None:
        """Turn one of pydantic's errors into a diagnostic."""
        kept: list[str | int] = []
        for part in details["loc"]:
            if (*kept, part) not in self.spans:
                break
            kept.append(part)
        span = self.spans[tuple(kept)]
        kind = details["type"]
        context = details.get("ctx") or {}
        shown = str(details.get("input"))
        shown = shown if len(shown) <= 24 else shown[:23] + "…"
        if kind == "missing":
            name = str(details["loc"][-1])
            alias = self.alias_of.get(name, name)
            self.findings.error(
                "missing-key",
                Words(f"缺少“{alias}”", f"“{name}” is missing"),
                Words(f"在这里补上一行“{alias}: …”", f"add a line “{name}: …” here"),
                span,
            )
            return
        found = wrong(kind, str(context.get("error") or context.get("expected", "")), shown)
        self.findings.error(found.rule, found.message, found.hint, span)

    @property
    def alias_of(self) -> dict[str, str]:
        """Chinese twin of every English key of every model met so far."""
        table: dict[str, str] = {}
        for model in SourceModel.__subclasses__():
            for name, info in model.model_fields.items():
                if info.alias:
                    table.setdefault(name, info.alias)
        return table


def _arguments(annotation: Any) -> list[Any]:
    if get_origin(annotation) in (Union, UnionType):
        return [a for part in get_args(annotation) for a in _arguments(part)]
    return [annotation]


def _model_of(annotation: Any) -> type[BaseModel] | None:
    for part in _arguments(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            return part
    return None


def _item_annotation(annotation: Any) -> Any:
    for part in _arguments(annotation):
        if get_origin(part) in (tuple, list):
            return get_args(part)[0]
    return str


def _value_annotation(annotation: Any) -> Any:
    for part in _arguments(annotation):
        if get_origin(part) in (dict, MappingABC):
            return get_args(part)[1]
    return str
