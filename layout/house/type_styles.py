"""The type of a newspaper: how lines are set, faces and sizes of heads and other text, colours."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from layout.source.binding import SourceModel, YesNo

Role = str
"""The trade role of a face: 书宋, 标宋, 黑, 大黑, 楷, 报头."""


class TextRules(SourceModel):
    """How lines of body copy are set; the modules of `layout/text` cite the clauses.

    `level` is the set of line-breaking rules (禁则) and `style` the width of punctuation.
    `indent_em` is the first-line indent and `autospace_em` the space between Han and Latin, in em.
    `trim_start` and `trim_indent` halve an opening bracket at the start of a line and of an
    indented paragraph. A line whose gaps are stretched by more than `stretch_warn_em` gets a
    warning; no line is stretched by more than `stretch_fail_em` (em a gap).
    """

    level: Literal["none", "basic", "gb", "strict"] = Field(alias="禁则")
    style: Literal["全角", "开明", "半角", "不压缩"] = Field(alias="标点")
    indent_em: float = Field(alias="缩进", ge=0)
    autospace_em: float = Field(alias="中西间距", ge=0, le=0.5)
    trim_start: YesNo = Field(alias="行首括号减半")
    trim_indent: YesNo = Field(alias="段首括号减半")
    stretch_warn_em: float = Field(alias="拉伸提醒", gt=0)
    stretch_fail_em: float = Field(alias="拉伸上限", gt=0)


class HeadStyle(SourceModel):
    """The head of one rank: faces by role, sizes in points.

    The headline is set between `smallest` and `largest`; kicker and deck have one size each.
    """

    face: Role = Field(alias="字体")
    largest: float = Field(alias="最大", gt=0)
    smallest: float = Field(alias="最小", gt=0)
    kicker_face: Role = Field(alias="引题字体")
    kicker_size: float = Field(alias="引题字号", gt=0)
    deck_face: Role = Field(alias="副题字体")
    deck_size: float = Field(alias="副题字号", gt=0)


class Heads(SourceModel):
    """The head ladder: one style for each rank of story."""

    lead: HeadStyle = Field(alias="头条")
    major: HeadStyle = Field(alias="重点")
    normal: HeadStyle = Field(alias="一般")
    brief: HeadStyle = Field(alias="简讯")


class TypeStyle(SourceModel):
    """A face by its role and a size in points."""

    face: Role = Field(alias="字体")
    size: float = Field(alias="字号", gt=0)


class Styles(SourceModel):
    """The type styles other than heads.

    Passages inside body copy have a face only: their size is that of the body. `comment` is the
    body face of comment, `literary_head` the headline face of literary stories.
    """

    comment: Role = Field(alias="评论正文")
    body: Role = Field(alias="正文")
    dateline: Role = Field(alias="消息头")
    reporter: Role = Field(alias="记者")
    bold: Role = Field(alias="加粗")
    kai: Role = Field(alias="楷体段", default="楷")
    subhead: Role = Field(alias="小标题")
    source: Role = Field(alias="来源")
    literary_head: Role = Field(alias="副刊标题")
    byline: TypeStyle = Field(alias="署名")
    standfirst: TypeStyle = Field(alias="提要")
    label: TypeStyle = Field(alias="栏目")
    cutline: TypeStyle = Field(alias="图说")
    folio: TypeStyle = Field(alias="版眉")
    section: TypeStyle = Field(alias="版名")
    page_number: TypeStyle = Field(alias="版次")
    foot: TypeStyle = Field(alias="报尾")


class Face(SourceModel):
    """A face file of the newspaper's own in its fonts folder; `index` counts the faces of a .ttc."""

    file: str = Field(alias="文件")
    index: int = Field(alias="序号", default=0, ge=0)


class Colours(SourceModel):
    """House colours: cyan, magenta, yellow and black in percent."""

    red: tuple[float, float, float, float] = Field(alias="红")
