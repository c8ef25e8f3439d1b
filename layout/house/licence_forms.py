"""The regular expression that a house gives for the form of its licence number.

It is matched by pydantic's engine, whose time grows with the length of the text alone: no
expression that a house writes can keep the check waiting. The engine has neither look-around nor
back references; an expression with one of them is refused.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints, TypeAdapter, ValidationError


def is_licence_pattern(pattern: str) -> bool:
    """Whether a text is a regular expression that can be matched."""
    return _adapter(pattern) is not None


def has_licence_form(licence: str, pattern: str) -> bool:
    """Whether a licence number as a whole has the form of a regular expression."""
    adapter = _adapter(pattern)
    if adapter is None:
        return False
    try:
        adapter.validate_python(licence)
    except ValidationError:
        return False
    return True


def _adapter(pattern: str) -> TypeAdapter[str] | None:
    """A type of texts that match a pattern; None if the engine cannot read it."""
    whole = rf"\A(?:{pattern})\z"
    try:
        return TypeAdapter(Annotated[str, StringConstraints(pattern=whole)])
    except Exception:
        return None
