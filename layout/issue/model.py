"""The issue as its file gives it: frozen models, Chinese keys with one English twin each."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from layout.source.binding import SourceModel, YesNo


def _choice(table: dict[str, str]) -> BeforeValidator:
    """A validator that takes a word in Chinese or English and keeps the English one."""

    def convert(value: Any) -> Any:
        text = str(value)
        if text in table.values():
            return text
        if text not in table:
            zh = "、".join(table)
            raise ValueError(
                f"“{text}”不在可选之列：{zh}|“{text}” is not one of {', '.join(table.values())}"
            )
        return table[text]

    return BeforeValidator(convert)


Rank = Annotated[
    Literal["lead", "major", "normal", "brief"],
    _choice({"头条": "lead", "重点": "major", "一般": "normal", "简讯": "brief"}),
]
Kind = Annotated[
    Literal["news", "feature", "comment", "literary", "picture", "notice", "filler", "advert"],
    _choice(
        {
            "消息": "news",
            "通讯": "feature",
            "评论": "comment",
            "副刊": "literary",
            "图片": "picture",
            "公告": "notice",
            "补白": "filler",
            "广告": "advert",
        }
    ),
]
Automatic = Annotated[
    Literal["auto", "yes", "no"], _choice({"自动": "auto", "是": "yes", "否": "no"})
]
PicturePlace = Annotated[
    Literal["right", "left", "above"], _choice({"右": "right", "左": "left", "上": "above"})
]


def _jump(value: Any) -> Any:
    text = {"否": "no", "自动": "auto"}.get(str(value), str(value))
    if text not in ("no", "auto") and not re.fullmatch(r"[1-9][0-9]?", text, re.ASCII):
        raise ValueError(f"“{text}”要写 否、自动 或版次|“{text}” must be no, auto or a page number")
    return text


def _span(value: Any) -> Any:
    """A range of columns or rows: `2-5`, or one number; a pair is one already."""
    if isinstance(value, tuple):
        return value
    match = re.fullmatch(r"([1-9][0-9]*)(?:\s*[-—–～~至]\s*([1-9][0-9]*))?", str(value), re.ASCII)
    if match is None:
        raise ValueError(
            f"范围要写成 1-5 的样子，不能写“{value}”|write a range as 1-5, not “{value}”"
        )
    first = int(match[1])
    last = int(match[2] or first)
    if last < first:
        raise ValueError(f"范围“{value}”前大后小|the range “{value}” runs backwards")
    return first, last


Range = Annotated[tuple[int, int], BeforeValidator(_span)]
"""First and last, both counted from 1 and included."""


def _lines(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Lines = Annotated[tuple[str, ...], BeforeValidator(_lines)]

PLACEHOLDER = "示例图片"
"""Stands for a photograph that is still to come: a plain box with these words is drawn."""


class Picture(SourceModel):
    """A photograph of a story."""

    file: str = Field(alias="文件", min_length=1)
    cutline: str = Field(alias="说明", default="")
    credit: str = Field(alias="摄影", min_length=1)
    focus: tuple[float, float] = Field(alias="焦点", default=(0.5, 0.5))
    columns: Range | None = Field(alias="栏数", default=None)

    @property
    def is_placeholder(self) -> bool:
        """Whether the photograph is still to come."""
        return self.file == PLACEHOLDER


class Story(SourceModel):
    """One story with its head, copy and pictures."""

    id: str = Field(alias="编号", pattern=r"^[a-z0-9][a-z0-9-]*$")
    rank: Rank = Field(alias="等级", default="normal")
    kind: Kind = Field(alias="体裁", default="news")
    label: str = Field(alias="栏目", default="")
    kicker: str = Field(alias="引题", default="")
    headline: str | tuple[str, ...] = Field(alias="主题", default="")
    deck: Lines = Field(alias="副题", default=())
    standfirst: Lines = Field(alias="提要", default=())
    byline: str = Field(alias="作者", default="")
    source: str = Field(alias="来源", default="")
    jump: Annotated[str, BeforeValidator(_jump)] = Field(alias="转版", default="no")
    vertical: Automatic = Field(alias="竖题", default="auto")
    boxed: Automatic = Field(alias="加框", default="auto")
    verse: YesNo = Field(alias="诗", default=False)
    normalise: YesNo = Field(alias="规范化", default=True)
    pictures: tuple[Picture, ...] = Field(alias="图片", default=())
    body: str = Field(alias="正文", default="")
    body_file: str = Field(alias="正文文件", default="")

    @property
    def title(self) -> str:
        """The headline in one line, for messages."""
        parts = (self.headline,) if isinstance(self.headline, str) else self.headline
        return "".join(parts).replace("｜", "") or self.id


class Module(SourceModel):
    """Where the editor puts a story: columns and rows of the type area, both ends included."""

    columns: Range = Field(alias="栏")
    rows: Range = Field(alias="行")
    legs: int | None = Field(alias="分栏", default=None, gt=0)
    picture_place: PicturePlace = Field(alias="图位", default="right")


class Page(SourceModel):
    """One page with its staff, stories and dummy."""

    number: int = Field(alias="版次", gt=0)
    section: str = Field(alias="版名", min_length=1)
    editor: str = Field(alias="责任编辑", min_length=1)
    designer: str = Field(alias="美编", min_length=1)
    proofreader: str = Field(alias="校对", default="")
    note: str = Field(alias="附注", default="")
    stories: tuple[Story, ...] = Field(alias="稿件", min_length=1)
    dummy: dict[str, Module] = Field(alias="版样", default_factory=dict)


class Waiver(SourceModel):
    """A rule switched off for one story, with the reason."""

    rule: str = Field(alias="规则", min_length=1)
    story: str = Field(alias="稿件", default="")
    reason: str = Field(alias="理由", min_length=1)


class Issue(SourceModel):
    """One issue of the newspaper."""

    number: int = Field(alias="期号", gt=0, le=999999)
    date: datetime.date = Field(alias="日期")
    weekday: str = Field(alias="星期", default="")
    lunar: str = Field(alias="农历", default="")
    page_count: int | None = Field(alias="版数", default=None, gt=0)
    licence: str = Field(alias="准印证号", default="")
    hotlines: dict[str, str] = Field(alias="便民电话", default_factory=dict)
    waivers: tuple[Waiver, ...] = Field(alias="豁免", default=())
    fillers: Lines | None = Field(alias="公益广告", default=None)
    paper: str = Field(alias="报纸", default="")
    normalise: YesNo = Field(alias="规范化", default=True)
    pages: tuple[Page, ...] = Field(alias="版面", min_length=1)
