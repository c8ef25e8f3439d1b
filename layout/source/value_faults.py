"""Values that pydantic refuses: its error kinds translated into a rule, a message and a hint."""

from __future__ import annotations

import re
from typing import NamedTuple

from layout.core.diagnostics import NOTHING, Words


class ValueRefusedError(ValueError):
    """A value that one of our own validators refuses; `reason` says why in both languages.

    Pydantic turns it into an error of kind `value_error` and keeps the exception.
    """

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.reason = Words(zh, en)


class ValueFault(NamedTuple):
    """A refused value as a diagnostic: rule name, message and hint."""

    rule: str
    message: Words
    hint: Words


class RefusedValue(NamedTuple):
    """What pydantic says of a value.

    `kind` is its error type. `error` is our own exception, if a validator of ours raised one.
    `expected` is pydantic's list of the known values, for the kind `literal_error`. `shown` is the
    value as it was typed, shortened.
    """

    kind: str
    error: ValueRefusedError | None
    expected: str
    shown: str


_DATE = ValueFault(
    "date-form",
    Words("不是有效的日期", "not a valid date"),
    Words(
        "写成 2025-07-25 的样子，并确认这一天存在",
        "write it as 2025-07-25, and check that the day exists",
    ),
)
_NUMBER = ValueFault(
    "number-form",
    Words("不是整数", "not a whole number"),
    Words("只写半角数字，例如 3589", "write digits only, for example 3589"),
)
_STRUCTURE = ValueFault(
    "value-form",
    Words("这里的结构不对", "the structure is wrong here"),
    Words(
        "看看缩进：下一级的键要多缩进两格",
        "check the indentation: keys of the next level are two spaces further in",
    ),
)
_OTHER = ValueFault(
    "value-form",
    Words("写法不对", "wrong form"),
    Words("对照 specs/ 里的样例", "compare it with the examples in specs/"),
)


def _value(message: Words, hint: Words) -> ValueFault:
    return ValueFault("value-form", message, hint)


_FAULTS: dict[str, ValueFault] = {
    **dict.fromkeys(
        (
            "date_form",
            "date_type",
            "date_parsing",
            "date_from_datetime_parsing",
            "date_from_datetime_inexact",
        ),
        _DATE,
    ),
    **dict.fromkeys(("int_parsing", "int_type"), _NUMBER),
    **dict.fromkeys(
        (
            "bool_type",
            "dict_type",
            "float_type",
            "mapping_type",
            "model_attributes_type",
            "model_type",
            "tuple_type",
        ),
        _STRUCTURE,
    ),
    "float_parsing": _value(
        Words("不是数", "not a number"), Words("只写半角数字", "write digits only")
    ),
    "string_pattern_mismatch": _value(
        Words("短名的写法不对", "not a short name"),
        Words(
            "只用小写字母、数字、连字符，如 a1、jun-zheng",
            "use lower-case letters, digits and hyphens only, as in a1 or jun-zheng",
        ),
    ),
    "literal_error": _value(Words("这里不能这样写", "not one of the known values"), NOTHING),
    "string_type": _value(
        Words("这里要写文字", "text is expected here"),
        Words("去掉列表或下一级的键", "remove the list or the keys of the next level"),
    ),
    "list_type": _value(
        Words("这里要写列表", "a list is expected here"),
        Words("每项一行，以“- ”开头", "write one item a line, each beginning with “- ”"),
    ),
    "greater_than": _value(
        Words("数太小", "the number is too small"), Words("写正数", "write a positive number")
    ),
    "greater_than_equal": _value(
        Words("数太小", "the number is too small"), Words("改大一些", "write a larger number")
    ),
    "less_than_equal": _value(
        Words("数太大", "the number is too large"), Words("改小一些", "write a smaller number")
    ),
    "string_too_long": _value(Words("太长", "too long"), Words("写短些", "shorten it")),
    "string_too_short": _value(
        Words("不能空着", "must not be empty"), Words("写上内容", "fill it in")
    ),
    "too_short": _value(
        Words("不能空着", "must not be empty"), Words("至少写一项", "write at least one item")
    ),
}
_QUOTED = re.compile("'([^']*)'")


def value_fault(refusal: RefusedValue) -> ValueFault:
    """The fault of a refused value, in words for an editor."""
    if refusal.error is not None:
        hint = Words("照说明改", "correct it as the message says")
        return ValueFault("value-form", refusal.error.reason, hint)
    rule, message, hint = _FAULTS.get(refusal.kind, _OTHER)
    if refusal.kind == "literal_error":
        choices = _QUOTED.findall(refusal.expected)
        hint = Words(f"可以写：{'、'.join(choices)}", f"choose one of: {', '.join(choices)}")
    shown = refusal.shown
    return ValueFault(rule, Words(f"{message.zh}：“{shown}”", f"{message.en}: “{shown}”"), hint)
