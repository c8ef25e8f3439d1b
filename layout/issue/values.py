"""The kinds of values that an issue file has, with their limits: choices, ranges, lines, numbers.

Chinese words become their English twins. What is refused is said in words for an editor.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, WithJsonSchema

from layout.source.value_faults import ValueRefusedError

_SHOWN_MOST = 24
"""Characters of a refused value that a message shows."""


def _short(value: object) -> str:
    """A refused value as a message shows it."""
    text = str(value)
    return text if len(text) <= _SHOWN_MOST else f"{text[: _SHOWN_MOST - 1]}…"


def _choice(english: dict[str, str]) -> BeforeValidator:
    """A validator that accepts a Chinese word or its English twin and returns the English one."""

    def convert(value: Any) -> Any:
        text = str(value)
        if text in english.values():
            return text
        if text not in english:
            raise ValueRefusedError(
                f"“{_short(text)}”不在可选之列：{'、'.join(english)}",
                f"“{_short(text)}” is not one of {', '.join(english.values())}",
            )
        return english[text]

    return BeforeValidator(convert)


def _listed(table: dict[str, str]) -> WithJsonSchema:
    """The words that the JSON Schema lists, Chinese before English."""
    return WithJsonSchema({"enum": [*table, *table.values()]})


LINE_MOST = 120
"""Characters of a text that is set in a line, such as a head or a credit; a head has about 20."""
LONG_LINE_MOST = 600
"""Characters of a cutline or a line of a standfirst; the longest ones have about 150."""
BODY_MOST = 100_000
"""Characters of a story's copy; a broadsheet page holds about 9,000."""
LABEL_MOST = 30
"""Characters of a label: of a standing head, a hotline, a weekday, a person's name."""
NAME_MOST = 1000
"""Characters of a file name with its folders; no system takes much longer ones."""
PAGES_MOST = 99
"""The highest page number."""
HOTLINES_MOST = 100
"""Entries of the hotline strip."""
LEGS_MOST = 32
"""Legs of a module; a leg is half a basic column wide at least."""
_RANGE_DIGITS = 4
"""Digits of a column or row; the type area of a broadsheet has about 130 rows."""


def _within(most: int) -> AfterValidator:
    """A validator of a line or lines: at most `most` characters in each."""

    def judge(value: Any) -> Any:
        longest = max(map(len, _lines(value)), default=0)
        if longest > most:
            raise ValueRefusedError(
                f"太长：{longest} 字，最多 {most} 字",
                f"too long: {longest} characters, at most {most}",
            )
        return value

    return AfterValidator(judge)


def _lines(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


def _lines_schema(most: int) -> WithJsonSchema:
    """The JSON Schema of a line or a list of lines with at most `most` characters each."""
    line = {"type": "string", "maxLength": most}
    return WithJsonSchema({"anyOf": [line, {"type": "array", "items": line}]})


Headline = Annotated[str | tuple[str, ...], _within(LINE_MOST), _lines_schema(LINE_MOST)]
"""A headline: one line, or a list of lines that are kept."""
Lines = Annotated[
    tuple[str, ...], BeforeValidator(_lines), _within(LINE_MOST), _lines_schema(LINE_MOST)
]
"""One line or a list of lines."""
LongLines = Annotated[
    tuple[str, ...], BeforeValidator(_lines), _within(LONG_LINE_MOST), _lines_schema(LONG_LINE_MOST)
]
"""One line or a list of lines of a standfirst."""

_RANKS = {"头条": "lead", "重点": "major", "一般": "normal", "简讯": "brief"}
_KINDS = {
    "消息": "news",
    "通讯": "feature",
    "评论": "comment",
    "副刊": "literary",
    "图片": "picture",
    "公告": "notice",
    "补白": "filler",
    "广告": "advert",
}
_AUTOMATIC = {"自动": "auto", "是": "yes", "否": "no"}
_PLACES = {"右": "right", "左": "left", "上": "above"}

Rank = Annotated[Literal["lead", "major", "normal", "brief"], _choice(_RANKS), _listed(_RANKS)]
Kind = Annotated[
    Literal["news", "feature", "comment", "literary", "picture", "notice", "filler", "advert"],
    _choice(_KINDS),
    _listed(_KINDS),
]
Automatic = Annotated[Literal["auto", "yes", "no"], _choice(_AUTOMATIC), _listed(_AUTOMATIC)]
PicturePlace = Annotated[Literal["right", "left", "above"], _choice(_PLACES), _listed(_PLACES)]


def _jump(value: Any) -> Any:
    """A validator of `jump`: no, auto, or a page number from 1 to 99 as text."""
    text = {"否": "no", "自动": "auto"}.get(str(value), str(value))
    if text not in ("no", "auto") and not re.fullmatch(r"[1-9][0-9]?", text, re.ASCII):
        raise ValueRefusedError(
            f"“{_short(text)}”要写 否、自动 或版次",
            f"“{_short(text)}” must be no, auto or a page number",
        )
    return text


Jump = Annotated[
    str,
    BeforeValidator(_jump),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": ["否", "自动", "no", "auto"]},
                {"type": "integer", "minimum": 1, "maximum": 99},
            ]
        }
    ),
]


def _range(value: Any) -> Any:
    """A validator of a range of columns or rows: text like 2-5, or one number; a pair stays."""
    if isinstance(value, tuple):
        return value
    match = re.fullmatch(r"([1-9][0-9]*)(?:\s*[-—–～~至]\s*([1-9][0-9]*))?", str(value), re.ASCII)
    if match is None or len(match[1]) > _RANGE_DIGITS or len(match[2] or "") > _RANGE_DIGITS:
        raise ValueRefusedError(
            f"范围要写成 1-5 的样子，不能写“{_short(value)}”",
            f"write a range as 1-5, not as “{_short(value)}”",
        )
    first = int(match[1])
    last = int(match[2] or first)
    if last < first:
        raise ValueRefusedError(f"范围“{value}”前大后小", f"the range “{value}” runs backwards")
    return first, last


Range = Annotated[
    tuple[int, int],
    BeforeValidator(_range),
    PlainSerializer(lambda ends: f"{ends[0]}-{ends[1]}", when_used="json"),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": r"^[1-9][0-9]*(\s*[-—–～~至]\s*[1-9][0-9]*)?$",
            "minimum": 1,
        }
    ),
]
"""First and last column or row, counted from 1, both included."""


Share = Annotated[float, Field(ge=0, le=1)]
"""A part of a whole, from 0 to 1."""
Number = Annotated[
    str,
    Field(min_length=1, max_length=LABEL_MOST),
    WithJsonSchema({"type": ["string", "integer"], "minLength": 1, "maxLength": LABEL_MOST}),
]
"""A telephone number as text, typed with or without quotes."""
