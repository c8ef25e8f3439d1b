"""The model of the house file: everything of a newspaper that does not change between issues."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from layout.core.geometry import MM, Rect
from layout.house.limits import (
    LINES_MOST,
    PATTERN_MOST,
    WORDS_MOST,
    FileName,
    FurnitureRows,
    MastheadColumns,
    NeededText,
    NewspaperName,
    PrintedText,
    Role,
    Telephone,
    Word,
)
from layout.house.page_grid import Grid, SheetSize
from layout.house.prices import MakeupPrices
from layout.house.type_styles import Colours, Face, Heads, Styles, TextRules
from layout.source.binding import IsoDate, SourceModel, YesNo


class MastheadPlan(SourceModel):
    """Where the masthead stands on page 1: a range of columns such as 1-5, and its rows from row 1.

    `nameplate_face` is the role of the nameplate's face.
    """

    columns: MastheadColumns = Field(alias="栏", description="报头占的栏，从第 1 栏起，如 1-5")
    rows: int = Field(alias="行数", ge=6, le=60, description="报头占的行数，从第 1 行起")
    nameplate_face: Role = Field(alias="报名字体", description="报名的字体")


class PressSettings(SourceModel):
    """What the printer demands of the press PDF.

    `profile` is the file of the CMYK output profile. `ppi` is the resolution of pictures in pixels
    an inch. `ink` is the greatest sum of the four inks in percent. `standard` is the PDF/X
    standard. `bleed` is in millimetres. `spot` names the spot ink of the nameplate; if it is empty,
    the nameplate is in process colours. `spreads` makes a second PDF with facing pages imposed.
    """

    profile: FileName = Field(alias="色彩特性文件", description="印厂给的 CMYK 特性文件（.icc）")
    ppi: int = Field(alias="图片精度", ge=50, le=600, description="图片每英寸的像素")
    ink: int = Field(
        alias="总墨量", default=240, ge=150, le=400, description="四色之和的上限，百分比"
    )
    standard: Literal["X-4", "X-1a"] = Field(alias="标准", default="X-4", description="X-4 或 X-1a")
    bleed: float = Field(alias="出血", default=0.0, ge=0, le=20, description="出血，毫米")
    crop_marks: YesNo = Field(alias="裁切线", default=False, description="裁切线和套准标记")
    colour_bar: YesNo = Field(alias="色标", default=False, description="是、否")
    slug: YesNo = Field(alias="版边说明", default=False, description="是、否")
    spot: PrintedText = Field(
        alias="专色", default="", description="报名红用专色时写油墨名，如 PANTONE 485 C"
    )
    spreads: YesNo = Field(alias="对开拼版", default=False, description="是：另出对开拼好的 PDF")


Weight = Literal["错误", "提醒", "说明", "关"]
"""How severe a house makes a rule: error, warning, info, off."""
Day = Literal["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"]


class Checks(SourceModel):
    """What the rules compare an issue with, and how severe they are in this house.

    `strict` makes the rules of article 14 (NBZL) errors. `weights` gives the severity of rules by
    name. `sections` and `staff` are the known section names and people of the desk. `people` gives
    the office of persons by name. `wordlist` gives the right form of wrong words.
    """

    strict: YesNo = Field(
        alias="严格", default=False, description="是：与内部资料管理办法第十四条不合的算错误"
    )
    weights: dict[str, Weight] = Field(
        alias="等级", default_factory=dict, description="规则名对应 错误、提醒、说明、关"
    )
    sections: tuple[Word, ...] = Field(
        alias="版名", default=(), max_length=LINES_MOST, description="认得的版名"
    )
    staff: tuple[Word, ...] = Field(
        alias="人员", default=(), max_length=WORDS_MOST, description="责任编辑、美编、校对的名单"
    )
    people: dict[Word, Word] = Field(
        alias="人名", default_factory=dict, max_length=WORDS_MOST, description="姓名对应职务"
    )
    wordlist: dict[Word, Word] = Field(
        alias="词表",
        default_factory=dict,
        max_length=WORDS_MOST,
        description="左边不许出现，右边是对的",
    )


COLOPHON = {
    "主管": "supervisor",
    "地址": "address",
    "电话": "telephone",
    "国际标准连续出版物号": "issn",
    "定价": "price",
    "发送对象": "audience",
    "印刷单位": "printer",
    "印数": "print_run",
}
"""The entries of the colophon in their order: the printed label, and the key of its text."""


class House(SourceModel):
    """One newspaper: its imprint, its page, its type, its press settings and its preferences.

    What is required here and absent from the packaged style is the identity that every newspaper
    writes itself; `layout/house/paper.py` adds the number that the law demands (`licence` or `cn`).
    Texts of the imprint are printed as they stand; an empty one is not printed. `licence_form` is
    a regular expression that replaces the built-in form of the licence number. `hotlines` gives
    numbers by label. `faces` gives the file of a face by role. `folio_rows` and `foot_rows` are
    depths in rows. `words` are never broken in a head. `fillers` are texts for empty space.
    """

    name: NewspaperName = Field(
        alias="报名", examples=["清泉报"], description="报纸的名称，印在报头"
    )
    pinyin: PrintedText = Field(
        alias="拼音", examples=["QINGQUANBAO"], description="报名的拼音，大写、不标调、不留空格"
    )
    supervisor: PrintedText = Field(alias="主管", default="", description="主管单位")
    sponsor: NeededText = Field(
        alias="主办", examples=["中共清泉县委宣传部"], description="主办单位"
    )
    publisher: NeededText = Field(
        alias="出版", examples=["清泉县融媒体中心"], description="出版单位"
    )
    url: PrintedText = Field(alias="网址", default="", description="网址，全用半角")
    regime: Literal["内部资料", "报纸"] = Field(
        alias="性质", examples=["内部资料"], description="内部资料 或 报纸"
    )
    licence: PrintedText = Field(
        alias="准印证号",
        default="",
        examples=["某内资准字第0001号"],
        description="内部资料的准印证号",
    )
    licence_until: IsoDate | None = Field(
        alias="准印证有效期", default=None, description="到期日，如 2026-06-30"
    )
    licence_form: Annotated[str, Field(max_length=PATTERN_MOST)] = Field(
        alias="准印证号格式", default="", description="外地的准印证号写法不同时，写一个正则表达式"
    )
    cn: PrintedText = Field(
        alias="刊号", default="", examples=["CN 99-0001"], description="报纸的国内统一刊号"
    )
    issn: PrintedText = Field(alias="国际刊号", default="", description="ISSN，如 0378-5955")
    postal_code: PrintedText = Field(alias="邮发代号", default="", description="如 1-55")
    price: PrintedText = Field(alias="定价", default="", description="内部资料不得有")
    audience: PrintedText = Field(alias="发送对象", default="", description="内部资料要写")
    printer: PrintedText = Field(alias="印刷单位", default="", description="印厂")
    print_run: PrintedText = Field(alias="印数", default="", description="内部资料要写")
    address: PrintedText = Field(alias="地址", default="", description="报社的地址")
    telephone: PrintedText = Field(alias="电话", default="", description="报社的电话")
    publishing_days: tuple[Day, ...] = Field(
        alias="出版日", default=(), max_length=7, description="如 [星期二, 星期五]"
    )
    no_issue: tuple[IsoDate, ...] = Field(
        alias="休刊日", default=(), max_length=LINES_MOST, description="不出报的日子"
    )
    checks: Checks = Field(alias="检查", default_factory=Checks, description="检查时对照的表和轻重")
    hotlines: dict[Word, Telephone] = Field(
        alias="便民电话",
        default_factory=dict,
        max_length=LINES_MOST,
        description="各期默认的便民电话",
    )
    faces: dict[Role, Face] = Field(
        alias="字体", default_factory=dict, description="各种用途的字体文件"
    )
    sheet: SheetSize = Field(alias="纸张", description="成品尺寸和边距，毫米")
    grid: Grid = Field(alias="版心", description="栏数、栏宽、栏距、行数、字号、行距")
    text: TextRules = Field(alias="正文", description="断行、标点的规矩")
    heads: Heads = Field(alias="标题", description="四级标题的字体和字号")
    styles: Styles = Field(alias="文字", description="其他文字的字体和字号")
    colours: Colours = Field(alias="颜色", description="报头红")
    masthead: MastheadPlan = Field(alias="报头", description="报头占的栏和行、报名的字体")
    folio_rows: FurnitureRows = Field(alias="版眉行数", description="版眉的深度，行")
    foot_rows: FurnitureRows = Field(alias="报尾行数", description="一版报尾的深度，行")
    press: PressSettings = Field(alias="印刷", description="特性文件、总墨量、标准、出血")
    makeup: MakeupPrices = Field(
        alias="拼版", default_factory=MakeupPrices, description="拼版的取舍"
    )
    words: tuple[Word, ...] = Field(
        alias="不拆词", default=(), max_length=WORDS_MOST, description="标题换行时绝不拆开的词"
    )
    fillers: tuple[NeededText, ...] = Field(
        alias="公益广告", default=(), max_length=LINES_MOST, description="补白的公益广告语"
    )

    @property
    def colophon(self) -> tuple[str, ...]:
        """The other entries that the law demands in print (C1: NBZL 14, ZL2020).

        They name the paper's owner, where it is made and for whom. Entries that the house does
        not give are left out.
        """
        entries = ((label, getattr(self, key)) for label, key in COLOPHON.items())
        return tuple(f"{label}：{text}" for label, text in entries if text)

    @property
    def foot_depth(self) -> int:
        """The rows at the foot of page 1: the hotlines, and one row for a colophon."""
        return self.foot_rows + bool(self.colophon)

    @cached_property
    def type_area(self) -> Rect:
        """The type area in points, centred between the left and the right margin."""
        width = self.grid.span_em(self.grid.columns) * self.grid.size
        left = self.sheet.left * MM + (self.sheet.width - 2 * self.sheet.left) * MM / 2 - width / 2
        height = self.grid.rows * self.grid.leading
        return Rect(left, self.sheet.top * MM, width, height)

    def column_x(self, column: int) -> float:
        """The left edge in points of a basic column, counted from 1."""
        step = self.grid.column_em + self.grid.gutter_em
        return self.type_area.x + (column - 1) * step * self.grid.size

    def row_y(self, row: int) -> float:
        """The top in points of a baseline row, counted from 1."""
        return self.type_area.y + (row - 1) * self.grid.leading

    @property
    def baseline(self) -> float:
        """The distance in points from the top of a row to its baseline."""
        return self.grid.baseline
