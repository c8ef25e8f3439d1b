"""The kinds of values that an issue file has, with their limits: choices, ranges, lines, numbers.

Chinese words become their English twins. What is refused is said in words for an editor.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, WithJsonSchema

from layout.core.diagnostics import Words
from layout.source.value_faults import ValueRefusedError

_SHOWN_MOST = 24
"""Characters of a refused value that a message shows."""


def _short(value: object) -> str:
    """A refused value as a message shows it."""
    text = str(value)
    return text if len(text) <= _SHOWN_MOST else f"{text[: _SHOWN_MOST - 1]}…"


_MEANT = {
    "是": ("对", "要", "有", "真", "加", "1", "y", "Y", "Yes", "True"),
    "否": ("不", "不要", "无", "没有", "假", "0", "n", "N", "No", "False"),
    "公告": ("通知", "通告", "公示", "启事", "声明"),
    "消息": ("新闻", "报道", "短讯"),
    "通讯": ("特写", "专访", "人物"),
    "评论": ("社论", "时评", "言论"),
    "副刊": ("散文", "诗歌", "诗", "随笔", "小说"),
    "图片": ("照片", "图片新闻"),
    "简讯": ("简短", "短讯"),
    "一般": ("普通", "正常"),
    "重点": ("重要",),
}
"""Words that editors write for a choice."""


def _choice(english: dict[str, str]) -> BeforeValidator:
    """A validator that accepts a Chinese word or its English twin and returns the English one."""

    def convert(value: Any) -> Any:
        text = str(value)
        if text in english.values():
            return text
        if text not in english:
            meant = next((word for word in english if text in _MEANT.get(word, ())), None)
            raise ValueRefusedError(
                f"“{_short(text)}”不在可选之列：{'、'.join(english)}",
                f"“{_short(text)}” is not one of {', '.join(english.values())}",
                Words(f"写 {meant}", f"write {english[meant]}")
                if meant
                else Words(f"写 {' 或 '.join(english)}", f"write {' or '.join(english.values())}"),
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
STORIES_MOST = 40
"""Stories of a page; a page of a broadsheet has 6 to 20. Make-up counts them in the bits of a number."""
PICTURES_MOST = 30
"""Pictures of a story; a page of pictures has about nine."""
LINES_MOST = 12
"""Lines of a headline, deck or standfirst that is written as a list."""
SLOGANS_MOST = 100
"""Slogans for fillers."""
LEGS_MOST = 32
"""Legs of a module; a leg is half a basic column wide at least."""
_RANGE_DIGITS = 4
"""Digits of a column or row; the type area of a broadsheet has about 130 rows."""


def _within(most: int, lines: int) -> AfterValidator:
    """A validator of a line or lines: at most `lines`, of at most `most` characters each."""

    def judge(value: Any) -> Any:
        if len(_lines(value)) > lines:
            raise ValueRefusedError(
                f"行数太多：{len(value)} 行，最多 {lines} 行",
                f"too many lines: {len(value)}, at most {lines}",
                Words("合并或删去几行", "join or delete some lines"),
            )
        longest = max(map(len, _lines(value)), default=0)
        if longest > most:
            raise ValueRefusedError(
                f"太长：{longest} 字，最多 {most} 字",
                f"too long: {longest} characters, at most {most}",
                Words("写短些", "shorten it"),
            )
        return value

    return AfterValidator(judge)


def _lines(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


def _lines_schema(most: int, lines: int) -> WithJsonSchema:
    """The JSON Schema of the same."""
    line = {"type": "string", "maxLength": most}
    several = {"type": "array", "items": line, "maxItems": lines}
    return WithJsonSchema({"anyOf": [line, several]})


_HEAD_LINES = (LINE_MOST, LINES_MOST)
_LONG_LINES = (LONG_LINE_MOST, LINES_MOST)
_SLOGANS = (LINE_MOST, SLOGANS_MOST)
Headline = Annotated[str | tuple[str, ...], _within(*_HEAD_LINES), _lines_schema(*_HEAD_LINES)]
"""A headline: one line, or a list of lines that are kept."""
Lines = Annotated[
    tuple[str, ...], BeforeValidator(_lines), _within(*_HEAD_LINES), _lines_schema(*_HEAD_LINES)
]
"""One line or a list of lines."""
LongLines = Annotated[
    tuple[str, ...], BeforeValidator(_lines), _within(*_LONG_LINES), _lines_schema(*_LONG_LINES)
]
"""One line or a list of lines of a standfirst."""
Slogans = Annotated[
    tuple[str, ...], BeforeValidator(_lines), _within(*_SLOGANS), _lines_schema(*_SLOGANS)
]
"""One slogan or a list of slogans for fillers."""

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
            Words("写 否、自动，或版次如 3", "write no, auto or a page number as 3"),
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
            Words(
                "写第一个和最后一个数，中间一个连字符",
                "write the first number, a hyphen, the last one",
            ),
        )
    first = int(match[1])
    last = int(match[2] or first)
    if last < first:
        raise ValueRefusedError(
            f"范围“{value}”前大后小",
            f"the range “{value}” runs backwards",
            Words(f"写 {last}-{first}", f"write {last}-{first}"),
        )
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
