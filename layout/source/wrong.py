"""What is wrong with a value that pydantic refuses, in the words of the desk."""

from __future__ import annotations

from typing import NamedTuple

from layout.core.diagnostics import Words

_DATE = (
    Words("不是有效的日期", "not a valid date"),
    Words("写成 2025-07-25 的样子，并确认这一天存在", "write it as 2025-07-25; the day must exist"),
)
_NUMBER = (
    Words("不是整数", "not a whole number"),
    Words("只写半角数字，例如 3589", "write digits only, such as 3589"),
)
_WORDS: dict[str, tuple[Words, Words]] = {
    "int_parsing": _NUMBER,
    "int_type": _NUMBER,
    "float_parsing": (Words("不是数", "not a number"), Words("只写半角数字", "write digits only")),
    "literal_error": (Words("这里不能这样写", "not one of the known values"), Words("", "")),
    "string_type": (
        Words("这里要写文字", "text is expected here"),
        Words("去掉列表或下一级的键", "remove the list or the keys below"),
    ),
    "list_type": (
        Words("这里要写列表", "a list is expected here"),
        Words("每项一行，以“- ”开头", "one item a line, each opening with “- ”"),
    ),
    "greater_than": (
        Words("数太小", "the number is too small"),
        Words("写正数", "use a positive number"),
    ),
    "greater_than_equal": (
        Words("数太小", "the number is too small"),
        Words("改大一些", "use a larger number"),
    ),
    "less_than_equal": (
        Words("数太大", "the number is too large"),
        Words("改小一些", "use a smaller number"),
    ),
    "string_too_short": (Words("不能空着", "must not be empty"), Words("写上内容", "fill it in")),
    "too_short": (Words("不能空着", "must not be empty"), Words("至少写一项", "give at least one")),
}
_TYPED = (
    Words("写法不对", "wrong form"),
    Words("对照 specs/ 里的样例", "compare the examples in specs/"),
)


class Wrong(NamedTuple):
    """Rule, message and remedy."""

    rule: str
    message: Words
    hint: Words


def wrong(kind: str, said: str, shown: str) -> Wrong:
    """The fault of pydantic's kind: what a validator of ours said, or the values that a key may
    have; and the value as it was typed.
    """
    message, hint = _WORDS[kind] if kind in _WORDS else _family(kind)
    if kind == "value_error":
        zh, _, en = said.partition("|")
        remedy = Words("照说明改", "correct it as the message says")
        return Wrong(_rule(kind), Words(zh, en or zh), remedy)
    if kind == "literal_error":
        choices = said.replace("'", "").replace(" or ", "、")
        hint = Words(f"可以写：{choices}", f"choose one of: {choices}")
    return Wrong(_rule(kind), Words(f"{message.zh}：“{shown}”", f"{message.en}: “{shown}”"), hint)


def _family(kind: str) -> tuple[Words, Words]:
    if kind.startswith("date"):
        return _DATE
    if kind.endswith("_type"):
        return (
            Words("这里的结构不对", "wrong structure here"),
            Words(
                "看看缩进：下一级的键要多缩进两格", "check indentation: keys below go two spaces in"
            ),
        )
    return _TYPED


def _rule(kind: str) -> str:
    if kind.startswith("date"):
        return "date-form"
    return {"int_parsing": "number-form", "int_type": "number-form"}.get(kind, "value-form")
