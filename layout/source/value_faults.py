"""Values that pydantic refuses: its error kinds translated into a rule, a message and a hint."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import NamedTuple

from layout.core.diagnostics import NOTHING, Words

_SHOWN_CHARS = 24
"""A refused value is quoted up to this many characters."""

_CORRECT = Words("照说明改", "correct it as the message says")


class ValueRefusedError(ValueError):
    """A value that one of our own validators refuses; `reason` says why, `hint` what to write.

    Pydantic turns it into an error of kind `value_error` and keeps the exception.
    """

    def __init__(self, zh: str, en: str, hint: Words = _CORRECT) -> None:
        super().__init__(en)
        self.reason = Words(zh, en)
        self.hint = hint


class ValueFault(NamedTuple):
    """A refused value as a diagnostic: rule name, message and hint."""

    rule: str
    message: Words
    hint: Words


class RefusedValue(NamedTuple):
    """What pydantic says of a value.

    `kind` is its error type. `error` is our own exception, if a validator of ours raised one.
    `expected` is pydantic's list of the known values, for the kind `literal_error`. `limit` is the
    limit that a number, a length or a count breaks, else empty. `shown` is the value as it was
    typed, shortened. `key` is the key that it was typed for; empty for the file as a whole.
    """

    kind: str
    error: ValueRefusedError | None
    expected: str
    limit: str
    shown: str
    key: str = ""


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
        Words("数太小，要大于 {limit}", "the number must be greater than {limit}"),
        Words("写大于 {limit} 的数", "write a number greater than {limit}"),
    ),
    "greater_than_equal": _value(
        Words("数太小，至少 {limit}", "the number is too small, at least {limit}"),
        Words("写不小于 {limit} 的数", "write {limit} or more"),
    ),
    "less_than_equal": _value(
        Words("数太大，最多 {limit}", "the number is too large, at most {limit}"),
        Words("写不大于 {limit} 的数", "write {limit} or less"),
    ),
    "string_too_long": _value(
        Words("太长，最多 {limit} 字", "too long, at most {limit} characters"),
        Words("写短些", "shorten it"),
    ),
    "string_too_short": _value(
        Words("不能空着", "must not be empty"), Words("写上内容", "fill it in")
    ),
    "too_short": _value(
        Words("不能空着", "must not be empty"), Words("至少写一项", "write at least one item")
    ),
    "too_long": _value(
        Words("项数太多，最多 {limit} 项", "too many items, at most {limit}"),
        Words("删去多的", "delete the surplus ones"),
    ),
    "missing_item": _value(
        Words("项数不够，要 {limit} 项", "too few items, {limit} are expected"),
        Words("补上缺的", "add the missing ones"),
    ),
}
_DATE_PARTS = re.compile(r"([0-9]{4})[^0-9]{1,2}([0-9]{1,2})[^0-9]{1,2}([0-9]{1,2})[日号]?")
_DECIMAL = re.compile(r"([0-9]{1,9})(\.[0-9]+)?[^0-9.]?")
_QUOTED = re.compile("'([^']*)'")


def value_fault(refusal: RefusedValue) -> ValueFault:
    """The fault of a refused value, in words for an editor: key, cause, value, remedy."""
    if refusal.error is not None:
        reason = _of_key(refusal.key, refusal.error.reason)
        return ValueFault("value-form", reason, refusal.error.hint)
    rule, message, hint = _FAULTS.get(refusal.kind, _OTHER)
    if rule == "date-form":
        hint = _date_hint(refusal.shown) or hint
    if rule == "number-form":
        hint = _number_hint(refusal.shown) or hint
    if refusal.kind == "literal_error":
        choices = _QUOTED.findall(refusal.expected)
        hint = Words(f"可以写：{'、'.join(choices)}", f"choose one of: {', '.join(choices)}")
    message, hint = (
        Words(*(text.replace("{limit}", refusal.limit) for text in words))
        for words in (message, hint)
    )
    shown = refusal.shown
    quoted = Words(f"{message.zh}：“{shown}”", f"{message.en}: “{shown}”")
    return ValueFault(rule, _of_key(refusal.key, quoted), hint)


def _date_hint(shown: str) -> Words | None:
    """The very date to write for one in another form; None if it gives no year, month and day."""
    match = _DATE_PARTS.fullmatch(unicodedata.normalize("NFKC", shown))
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups())
    try:
        right = datetime.date(year, month, day).isoformat()
    except ValueError:
        return Words(
            f"没有 {year}年{month}月{day}日这一天，核对日期",
            f"there is no {year}-{month}-{day}: check the date",
        )
    return Words(f"写成 {right}", f"write {right}")


def _number_hint(shown: str) -> Words | None:
    """The whole number to write for a decimal or one in other figures; None if it is neither."""
    match = _DECIMAL.fullmatch(unicodedata.normalize("NFKC", shown))
    if match is None:
        return None
    whole = int(match[1])
    if not match[2]:
        return Words(f"写成 {whole}", f"write {whole}")
    return Words(
        f"要写整数，如 {whole} 或 {whole + 1}", f"write a whole number, as {whole} or {whole + 1}"
    )


def _of_key(key: str, reason: Words) -> Words:
    """A reason with the key of its value before it, in one clause if it does not quote first."""
    if key and not reason.zh.startswith("“"):
        return Words(f"“{key}”{reason.zh}", f"“{key}”: {reason.en}")
    return of_key(key, reason)


def of_key(key: str, reason: Words) -> Words:
    """A reason with the key of its value before it."""
    return Words(f"“{key}”：{reason.zh}", f"“{key}”: {reason.en}") if key else reason


def key_words(path: str) -> str:
    """The keys of a path from its innermost list item on, as 文字·图说·字号."""
    keys = path.rstrip("[]0123456789") if path.endswith("]") else path
    return keys.rpartition("]")[2].removeprefix(".").replace(".", "·")


def shown_value(value: object) -> str:
    """A refused value as a message quotes it."""
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    text = str(value)
    return text if len(text) <= _SHOWN_CHARS else text[: _SHOWN_CHARS - 1] + "…"
