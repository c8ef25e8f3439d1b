"""Faults of lists: items that lack, and the item to write where something else is typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from layout.core.diagnostics import Words
from layout.source.annotations import model_at

_KINDS = ("tuple_type", "list_type", "model_type", "model_attributes_type")
"""Pydantic's kinds of error for a value that should be a list or a table."""


def item_hint(
    model: type[BaseModel], address: tuple[str | int, ...], kind: str, typed: object
) -> Words | None:
    """The item to write, as - {文件: a.jpg, 摄影: …}, for a text or a table at an address in `model`;
    None if it is another fault.

    The text stands for the first key of the item that is required.
    """
    if kind not in _KINDS or not isinstance(typed, str | dict) or not address:
        return None
    listed = isinstance(address[-1], int)
    parent = model_at(model, address[: -1 if not listed else -2])
    item = model_at(model, address if listed else (*address, 0))
    if item is parent or (isinstance(typed, dict) and listed):
        return None
    given = typed if isinstance(typed, str) else "…"
    needed = [(n, f.alias or n) for n, f in item.model_fields.items() if f.is_required()]
    if not needed or not given.strip():
        return None
    values = [given, *("…" for _ in needed[1:])]
    zh = ", ".join(f"{alias}: {v}" for (_, alias), v in zip(needed, values, strict=True))
    en = ", ".join(f"{name}: {v}" for (name, _), v in zip(needed, values, strict=True))
    return Words(f"每项另起一行，写成 - {{{zh}}}", f"write one item a line, as - {{{en}}}")


def one_for_each_list(errors: Sequence[ErrorDetails]) -> Iterator[ErrorDetails]:
    """The errors; of a list of fixed length that lacks several items only that of the last item."""
    lacking = {one["loc"][:-1]: one for one in errors if _lacks_item(one)}
    for details in errors:
        if not _lacks_item(details) or details is lacking[details["loc"][:-1]]:
            yield details


def _lacks_item(details: ErrorDetails) -> bool:
    return details["type"] == "missing" and isinstance(details["loc"][-1], int)
