"""The type of a newspaper: how lines are set, faces and sizes of heads and other text, colours."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from layout.house.limits import (
    BodySize,
    DeckSize,
    FileName,
    FolioSize,
    FootSize,
    HeadSize,
    Percent,
    Role,
    SmallSize,
)
from layout.source.binding import SourceModel, YesNo


class TextRules(SourceModel):
    """How lines of body copy are set; the modules of `layout/text` cite the clauses.

    `level` is the set of line-breaking rules (禁则) and `style` the width of punctuation.
    `indent_em` is the first-line indent and `autospace_em` the space between Han and Latin, in em.
    `trim_start` and `trim_indent` halve an opening bracket at the start of a line and of an
    indented paragraph. A line whose gaps are stretched by more than `stretch_warn_em` gets a
    warning; no line is stretched by more than `stretch_fail_em` (em a gap).
    """

    level: Literal["none", "basic", "gb", "strict"] = Field(
        alias="禁则", description="断行的规矩：none、basic、gb、strict"
    )
    style: Literal["全角", "开明", "半角", "不压缩"] = Field(
        alias="标点", description="标点的宽窄：全角、开明、半角、不压缩"
    )
    indent_em: float = Field(alias="缩进", ge=0, le=4, description="段首空几个字")
    autospace_em: float = Field(
        alias="中西间距", ge=0, le=0.5, description="汉字与西文、数字之间的空，以字计"
    )
    trim_start: YesNo = Field(alias="行首括号减半", description="是、否")
    trim_indent: YesNo = Field(alias="段首括号减半", description="是、否")
    stretch_warn_em: float = Field(
        alias="拉伸提醒", ge=0.02, le=1, description="字隙拉开超过这么多就提醒，以字计"
    )
    stretch_fail_em: float = Field(
        alias="拉伸上限", ge=0.1, le=1, description="字隙拉开超过这么多就是错误，以字计"
    )


class HeadStyle(SourceModel):
    """The head of one rank: faces by role, sizes in points.

    The headline is set between `smallest` and `largest`; kicker and deck have one size each.
    """

    face: Role = Field(alias="字体", description="主题的字体")
    largest: HeadSize = Field(alias="最大", description="主题最大的字号，点")
    smallest: HeadSize = Field(alias="最小", description="主题最小的字号，点")
    kicker_face: Role = Field(alias="引题字体", description="引题的字体")
    kicker_size: DeckSize = Field(alias="引题字号", description="引题的字号，点")
    deck_face: Role = Field(alias="副题字体", description="副题的字体")
    deck_size: DeckSize = Field(alias="副题字号", description="副题的字号，点")


class Heads(SourceModel):
    """The head ladder: one style for each rank of story."""

    lead: HeadStyle = Field(alias="头条", description="头条的标题")
    major: HeadStyle = Field(alias="重点", description="重点的标题")
    normal: HeadStyle = Field(alias="一般", description="一般的标题")
    brief: HeadStyle = Field(alias="简讯", description="简讯的标题")


class TypeStyle(SourceModel):
    """A face by its role and a size in points."""

    face: Role = Field(alias="字体", description="字体的用途")
    size: SmallSize = Field(alias="字号", description="字号，点")


class LabelStyle(TypeStyle):
    """The style of a cutline or a standing head: no larger than body copy may be."""

    size: BodySize = Field(alias="字号", description="字号，点")


class FolioStyle(TypeStyle):
    """The style of what stands large in the folio line."""

    size: FolioSize = Field(alias="字号", description="字号，点")


class FootStyle(TypeStyle):
    """The style of the foot of page 1."""

    size: FootSize = Field(alias="字号", description="字号，点")


class Styles(SourceModel):
    """The type styles other than heads.

    Passages inside body copy have a face only: their size is that of the body. `comment` is the
    body face of comment, `literary_head` the headline face of literary stories.
    """

    comment: Role = Field(alias="评论正文", description="评论正文的字体")
    body: Role = Field(alias="正文", description="正文的字体")
    dateline: Role = Field(alias="消息头", description="消息头的字体")
    reporter: Role = Field(alias="记者", description="记者的字体")
    bold: Role = Field(alias="加粗", description="加粗的字体")
    kai: Role = Field(alias="楷体段", default="楷", description="楷体段的字体")
    subhead: Role = Field(alias="小标题", description="小标题的字体")
    source: Role = Field(alias="来源", description="来源的字体")
    literary_head: Role = Field(alias="副刊标题", description="副刊标题的字体")
    byline: TypeStyle = Field(alias="署名", description="署名的字体和字号")
    standfirst: TypeStyle = Field(alias="提要", description="提要的字体和字号")
    label: LabelStyle = Field(alias="栏目", description="栏目的字体和字号")
    cutline: LabelStyle = Field(alias="图说", description="图说的字体和字号")
    folio: TypeStyle = Field(alias="版眉", description="版眉的字体和字号")
    section: FolioStyle = Field(alias="版名", description="版名的字体和字号")
    page_number: FolioStyle = Field(alias="版次", description="版次的字体和字号")
    foot: FootStyle = Field(alias="报尾", description="报尾的字体和字号")


class Face(SourceModel):
    """A face file of the newspaper's own in its fonts folder; `index` counts the faces of a .ttc.

    A file name alone stands for the first face of the file.
    """

    file: FileName = Field(alias="文件", description="fonts/ 里的 .ttf、.otf 或 .ttc 文件")
    index: int = Field(
        alias="序号", default=0, ge=0, le=255, description=".ttc 里的第几套，从 0 数起"
    )

    @model_validator(mode="before")
    @classmethod
    def _named(cls, value: Any) -> Any:
        """The value of a file name alone."""
        return {"file": value} if isinstance(value, str) else value


class Colours(SourceModel):
    """House colours: cyan, magenta, yellow and black in percent."""

    red: tuple[Percent, Percent, Percent, Percent] = Field(
        alias="红", description="报名的红：青、品红、黄、黑，各 0 至 100"
    )
