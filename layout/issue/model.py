"""The models of an issue file: frozen, with Chinese keys and one English twin for each.

The meaning, unit and range of every key stand in its Chinese `description`, from which the
editors' handbook and the JSON Schema are made.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from layout.issue.values import (
    BODY_MOST,
    HOTLINES_MOST,
    LABEL_MOST,
    LEGS_MOST,
    LINE_MOST,
    LONG_LINE_MOST,
    NAME_MOST,
    PAGES_MOST,
    PICTURES_MOST,
    STORIES_MOST,
    Automatic,
    Headline,
    Jump,
    Kind,
    Lines,
    LongLines,
    Number,
    PicturePlace,
    Range,
    Rank,
    Share,
    Slogans,
)
from layout.source.binding import IsoDate, SourceModel, YesNo

PLACEHOLDER = "示例图片"
"""The file name of a photograph that has not come yet: a plain box with this text is drawn."""


class Picture(SourceModel):
    """A photograph of a story, with its cutline, its credit and how it may be cropped."""

    file: str = Field(
        alias="文件",
        max_length=NAME_MOST,
        min_length=1,
        description="图片文件，从期文件所在文件夹算起，如 photos/lead.jpg；照片没到写 示例图片",
    )
    cutline: str = Field(
        alias="说明",
        max_length=LONG_LINE_MOST,
        default="",
        description="图片说明，以句号结束；可以不写",
    )
    credit: str = Field(
        alias="摄影",
        max_length=LINE_MOST,
        min_length=1,
        description="作者，如 特约摄影 李冬；印成“特约摄影　李冬摄”",
    )
    focus: tuple[Share, Share] = Field(
        alias="焦点",
        default=(0.5, 0.5),
        description="画面要紧处，从左上角量起的横、竖比例，裁切时保住它",
    )
    columns: Range | None = Field(
        alias="栏数", default=None, description="允许占几栏，如 2-4；不写由拼版决定"
    )


class Story(SourceModel):
    """One story with its head, copy and pictures."""

    id: str = Field(
        alias="编号",
        max_length=LINE_MOST,
        pattern=r"^[a-z0-9][a-z0-9-]*$",
        description="稿件在本期里唯一的短名，小写字母、数字、连字符",
    )
    rank: Rank = Field(alias="等级", default="normal", description="头条、重点、一般、简讯")
    kind: Kind = Field(
        alias="体裁",
        default="news",
        description="消息、通讯、评论、副刊、图片、公告、补白、广告；补白排得下才排",
    )
    label: str = Field(
        alias="栏目", max_length=LABEL_MOST, default="", description="栏目名，如 街谈"
    )
    kicker: str = Field(
        alias="引题", max_length=LINE_MOST, default="", description="主题上面的一行"
    )
    headline: Headline = Field(
        alias="主题",
        default="",
        description="主标题；｜ 和空格是可以换行的地方，排在一行里时 ｜ 不占位置、空格留半个字；写成列表就照列表换行；末尾不用句号",
    )
    deck: Lines = Field(alias="副题", default=(), description="主题下面的一行或几行")
    standfirst: LongLines = Field(alias="提要", default=(), description="正文前的内容提要")
    byline: str = Field(
        alias="作者",
        max_length=LINE_MOST,
        default="",
        description="署名，如 记者 侯建宁；消息头里有了就不写",
    )
    source: str = Field(
        alias="来源",
        max_length=LINE_MOST,
        default="",
        description="转载的来源，印成（来源：人民日报）",
    )
    jump: Jump = Field(alias="转版", default="no", description="否、自动，或者转到的版次")
    vertical: Automatic = Field(alias="竖题", default="auto", description="自动、是、否")
    boxed: Automatic = Field(alias="加框", default="auto", description="自动、是、否")
    verse: YesNo = Field(alias="诗", default=False, description="是：一行排一行，空行分节")
    normalise: YesNo = Field(
        alias="规范化", default=True, description="否：标点、数字照打的样子排，不自动改"
    )
    pictures: tuple[Picture, ...] = Field(
        alias="图片", max_length=PICTURES_MOST, default=(), description="本篇的图片"
    )
    body: str = Field(
        alias="正文",
        max_length=BODY_MOST,
        default="",
        description="写“正文: |”，下一行起每段一行；## 开头是小标题",
    )
    body_file: str = Field(
        alias="正文文件",
        max_length=NAME_MOST,
        default="",
        description="正文另放一个 .md 或 .txt 文件时写文件名",
    )

    @property
    def title(self) -> str:
        """The headline in one line for messages; the story's id if it has no headline."""
        parts = (self.headline,) if isinstance(self.headline, str) else self.headline
        return "".join(parts).replace("｜", "") or self.id


class Module(SourceModel):
    """The place that the editor fixes for a story: columns and rows of the type area."""

    columns: Range = Field(alias="栏", description="从第几栏到第几栏，如 1-5")
    rows: Range = Field(alias="行", description="从第几行到第几行，如 18-68")
    legs: int | None = Field(
        alias="分栏", default=None, gt=0, le=LEGS_MOST, description="正文分几栏"
    )
    picture_place: PicturePlace = Field(
        alias="图位", default="right", description="图片在右、左、上"
    )

    @property
    def cells(self) -> int:
        """The area of the module in cells: columns times rows."""
        return (self.columns[1] - self.columns[0] + 1) * (self.rows[1] - self.rows[0] + 1)


class Page(SourceModel):
    """One page with its staff, stories and dummy."""

    number: int = Field(alias="版次", gt=0, le=PAGES_MOST, description="第几版，从 1 起")
    section: str = Field(
        alias="版名", max_length=LINE_MOST, min_length=1, description="版名，如 要闻、综合、副刊"
    )
    editor: str = Field(
        alias="责任编辑", max_length=LINE_MOST, min_length=1, description="责任编辑姓名"
    )
    designer: str = Field(alias="美编", max_length=LINE_MOST, min_length=1, description="美编姓名")
    proofreader: str = Field(
        alias="校对", max_length=LINE_MOST, default="", description="校对姓名；可以不写"
    )
    note: str = Field(
        alias="附注",
        max_length=LINE_MOST,
        default="",
        description="印在版名旁边的括号里，如 样稿；第 1 版的印在准印证号后面",
    )
    stories: tuple[Story, ...] = Field(
        alias="稿件",
        min_length=1,
        max_length=STORIES_MOST,
        description="本版稿件，按重要程度排先后",
    )
    dummy: dict[str, Module] = Field(
        alias="版样",
        default_factory=dict,
        description="要固定位置的稿件：编号对应栏和行；转到本版的下文也写原稿的编号",
    )


class Waiver(SourceModel):
    """A rule that does not apply to one story or to the whole issue, with the reason."""

    rule: str = Field(
        alias="规则", max_length=LINE_MOST, min_length=1, description="规则名，方括号里的那个词"
    )
    story: str = Field(alias="稿件", default="", description="稿件编号；不写是整期")
    reason: str = Field(
        alias="理由", max_length=LINE_MOST, min_length=1, description="为什么这里不改"
    )


class Issue(SourceModel):
    """One issue of the newspaper."""

    number: int = Field(alias="期号", gt=0, le=999999, description="总期号，只写数字")
    date: IsoDate = Field(alias="日期", description="出版日期，如 2025-07-25")
    weekday: str = Field(
        alias="星期",
        max_length=LABEL_MOST,
        default="",
        description="如 星期五；不写自动算，写了要与日期相符",
    )
    lunar: str = Field(
        alias="农历",
        max_length=LABEL_MOST,
        default="",
        description="如 农历乙巳年闰六月初一；不写自动算，写了要与日期相符",
    )
    page_count: int | None = Field(
        alias="版数", default=None, gt=0, le=PAGES_MOST, description="共几版；写了要与版面数相符"
    )
    licence: str = Field(
        alias="准印证号",
        max_length=LINE_MOST,
        default="",
        description="写了要与 paper.yaml 里的完全一样",
    )
    hotlines: dict[Annotated[str, Field(min_length=1, max_length=LABEL_MOST)], Number] = Field(
        alias="便民电话",
        default_factory=dict,
        max_length=HOTLINES_MOST,
        description="名称对应号码；不写用 paper.yaml 的",
    )
    waivers: tuple[Waiver, ...] = Field(
        alias="豁免", default=(), description="在一处不用某条规则，要写理由"
    )
    fillers: Slogans | None = Field(
        alias="公益广告", default=None, description="补白用的公益广告语；不写用 paper.yaml 的"
    )
    paper: str = Field(
        alias="报纸", max_length=NAME_MOST, default="", description="用另一个报社设置文件时写文件名"
    )
    normalise: YesNo = Field(
        alias="规范化", default=True, description="否：全期标点、数字照打的样子排"
    )
    pages: tuple[Page, ...] = Field(
        alias="版面", min_length=1, max_length=PAGES_MOST, description="各版，从第 1 版起"
    )

    def onward(self, page: Page, story: Story) -> int:
        """The number of the later page on which a story of `page` goes on; 0 if there is none.

        It is the page that `jump` names. For `jump: auto` it is the first later page whose dummy
        has a place for the rest of the story.
        """
        later = [one for one in self.pages if one.number > page.number]
        if story.jump == "auto":
            return next((one.number for one in later if story.id in one.dummy), 0)
        return next((one.number for one in later if story.jump == str(one.number)), 0)
