"""The model of the house file: everything of a newspaper that does not change between issues."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from pydantic import Field

from layout.core.geometry import MM, Rect
from layout.house.page_grid import Grid, SheetSize
from layout.house.prices import MakeupPrices
from layout.house.type_styles import Colours, Face, Heads, Role, Styles, TextRules
from layout.source.binding import IsoDate, SourceModel, YesNo


class MastheadPlan(SourceModel):
    """Where the masthead stands on page 1: a range of columns such as 1-5, and its rows from row 1.

    `nameplate_face` is the role of the nameplate's face.
    """

    columns: str = Field(alias="栏")
    rows: int = Field(alias="行数", gt=0)
    nameplate_face: Role = Field(alias="报名字体")


class PressSettings(SourceModel):
    """What the printer demands of the press PDF.

    `profile` is the file of the CMYK output profile. `ppi` is the resolution of pictures in pixels
    an inch. `ink` is the greatest sum of the four inks in percent. `standard` is the PDF/X
    standard. `bleed` is in millimetres. `spot` names the spot ink of the nameplate; if it is empty,
    the nameplate is in process colours. `spreads` makes a second PDF with facing pages imposed.
    """

    profile: str = Field(alias="色彩特性文件")
    ppi: int = Field(alias="图片精度", gt=0)
    ink: int = Field(alias="总墨量", default=240, ge=100, le=400)
    standard: Literal["X-4", "X-1a"] = Field(alias="标准", default="X-4")
    bleed: float = Field(alias="出血", default=0.0, ge=0, le=20)
    crop_marks: YesNo = Field(alias="裁切线", default=False)
    colour_bar: YesNo = Field(alias="色标", default=False)
    slug: YesNo = Field(alias="版边说明", default=False)
    spot: str = Field(alias="专色", default="")
    spreads: YesNo = Field(alias="对开拼版", default=False)


Weight = Literal["错误", "提醒", "说明", "关"]
"""How severe a house makes a rule: error, warning, info, off."""
Day = Literal["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"]


class Checks(SourceModel):
    """What the rules compare an issue with, and how severe they are in this house.

    `strict` makes the rules of article 14 (NBZL) errors. `weights` gives the severity of rules by
    name. `sections` and `staff` are the known section names and people of the desk. `people` gives
    the office of persons by name. `wordlist` gives the right form of wrong words.
    """

    strict: YesNo = Field(alias="严格", default=False)
    weights: dict[str, Weight] = Field(alias="等级", default_factory=dict)
    sections: tuple[str, ...] = Field(alias="版名", default=())
    staff: tuple[str, ...] = Field(alias="人员", default=())
    people: dict[str, str] = Field(alias="人名", default_factory=dict)
    wordlist: dict[str, str] = Field(alias="词表", default_factory=dict)


class House(SourceModel):
    """One newspaper: its imprint, its page, its type, its press settings and its preferences.

    What is required here and absent from the packaged style is the identity that every newspaper
    writes itself; `layout/house/paper.py` adds the number that the law demands (`licence` or `cn`).
    Texts of the imprint are printed as they stand; an empty one is not printed. `licence_form` is
    a regular expression that replaces the built-in form of the licence number. `hotlines` gives
    numbers by label. `faces` gives the file of a face by role. `folio_rows` and `foot_rows` are
    depths in rows. `words` are never broken in a head. `fillers` are texts for empty space.
    """

    name: str = Field(alias="报名", min_length=1, examples=["清泉报"])
    pinyin: str = Field(alias="拼音", examples=["QINGQUANBAO"])
    supervisor: str = Field(alias="主管", default="")
    sponsor: str = Field(alias="主办", min_length=1, examples=["中共清泉县委宣传部"])
    publisher: str = Field(alias="出版", min_length=1, examples=["清泉县融媒体中心"])
    url: str = Field(alias="网址", default="")
    regime: Literal["内部资料", "报纸"] = Field(alias="性质", examples=["内部资料"])
    licence: str = Field(alias="准印证号", default="", examples=["某内资准字第0001号"])
    licence_until: IsoDate | None = Field(alias="准印证有效期", default=None)
    licence_form: str = Field(alias="准印证号格式", default="")
    cn: str = Field(alias="刊号", default="", examples=["CN 99-0001"])
    issn: str = Field(alias="国际刊号", default="")
    postal_code: str = Field(alias="邮发代号", default="")
    price: str = Field(alias="定价", default="")
    audience: str = Field(alias="发送对象", default="")
    printer: str = Field(alias="印刷单位", default="")
    print_run: str = Field(alias="印数", default="")
    address: str = Field(alias="地址", default="")
    telephone: str = Field(alias="电话", default="")
    publishing_days: tuple[Day, ...] = Field(alias="出版日", default=())
    no_issue: tuple[IsoDate, ...] = Field(alias="休刊日", default=())
    checks: Checks = Field(alias="检查", default_factory=Checks)
    hotlines: dict[str, str] = Field(alias="便民电话", default_factory=dict)
    faces: dict[str, Face | str] = Field(alias="字体", default_factory=dict)
    sheet: SheetSize = Field(alias="纸张")
    grid: Grid = Field(alias="版心")
    text: TextRules = Field(alias="正文")
    heads: Heads = Field(alias="标题")
    styles: Styles = Field(alias="文字")
    colours: Colours = Field(alias="颜色")
    masthead: MastheadPlan = Field(alias="报头")
    folio_rows: int = Field(alias="版眉行数", gt=0)
    foot_rows: int = Field(alias="报尾行数", gt=0)
    press: PressSettings = Field(alias="印刷")
    makeup: MakeupPrices = Field(alias="拼版", default_factory=MakeupPrices)
    words: tuple[str, ...] = Field(alias="不拆词", default=())
    fillers: tuple[str, ...] = Field(alias="公益广告", default=())

    @property
    def colophon(self) -> tuple[str, ...]:
        """The other entries that the law demands in print (C1: NBZL 14, ZL2020).

        They name the paper's owner, where it is made and for whom. Entries that the house does
        not give are left out.
        """
        entries = (
            ("主管", self.supervisor),
            ("地址", self.address),
            ("电话", self.telephone),
            ("国际标准连续出版物号", self.issn),
            ("定价", self.price),
            ("发送对象", self.audience),
            ("印刷单位", self.printer),
            ("印数", self.print_run),
        )
        return tuple(f"{name}：{text}" for name, text in entries if text)

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
