"""The house: everything of the paper that does not change from issue to issue.

Read from `paper.yaml`. The package carries the file that makes 朝阳报; a newspaper's own file
need only name what differs, key by key.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field

from layout.core.diagnostics import Findings, Span
from layout.core.geometry import EM_ASCENT, MM, Rect
from layout.house.prices import MakeupPrices
from layout.source.binding import Bound, IsoDate, SourceModel, YesNo, bind
from layout.source.tree import Entry, Mapping, Node, parse_yaml, read_text

DATA = Path(__file__).parent.parent / "data"
ROOT = Path(__file__).parent.parent.parent
Text = str


class SheetSize(SourceModel):
    """The trimmed page and the type area on it, in millimetres."""

    width: float = Field(alias="宽", gt=0)
    height: float = Field(alias="高", gt=0)
    left: float = Field(alias="左边距", ge=0)
    top: float = Field(alias="上边距", ge=0)


class Grid(SourceModel):
    """Basic columns and baseline rows: the measure is whole em, the leading divides the page."""

    columns: int = Field(alias="栏数", gt=0)
    column_em: int = Field(alias="栏宽", gt=0)
    gutter_em: int = Field(alias="栏距", gt=0)
    rows: int = Field(alias="行数", gt=0)
    size: float = Field(alias="字号", gt=0)
    leading: float = Field(alias="行距", gt=0)

    def span_em(self, columns: int) -> int:
        """The width of so many basic columns with the gutters between them, in em."""
        return columns * self.column_em + (columns - 1) * self.gutter_em


class TextRules(SourceModel):
    """How lines are set; clause numbers in `layout/text`."""

    level: Literal["none", "basic", "gb", "strict"] = Field(alias="禁则")
    style: Literal["全角", "开明", "半角", "不压缩"] = Field(alias="标点")
    indent_em: float = Field(alias="缩进", ge=0)
    autospace_em: float = Field(alias="中西间距", ge=0, le=0.5)
    trim_start: YesNo = Field(alias="行首括号减半")
    trim_indent: YesNo = Field(alias="段首括号减半")
    stretch_warn_em: float = Field(alias="拉伸提醒", gt=0)
    stretch_fail_em: float = Field(alias="拉伸上限", gt=0)


class HeadStyle(SourceModel):
    """The head of one rank: size range in points, face, and what goes with it."""

    face: Text = Field(alias="字体")
    largest: float = Field(alias="最大", gt=0)
    smallest: float = Field(alias="最小", gt=0)
    kicker_face: Text = Field(alias="引题字体")
    kicker_size: float = Field(alias="引题字号", gt=0)
    deck_face: Text = Field(alias="副题字体")
    deck_size: float = Field(alias="副题字号", gt=0)


class Heads(SourceModel):
    """The head ladder by rank."""

    lead: HeadStyle = Field(alias="头条")
    major: HeadStyle = Field(alias="重点")
    normal: HeadStyle = Field(alias="一般")
    brief: HeadStyle = Field(alias="简讯")


class TypeStyle(SourceModel):
    """A face by trade role and a size in points."""

    face: Text = Field(alias="字体")
    size: float = Field(alias="字号", gt=0)


class Styles(SourceModel):
    """Type styles other than heads; passages inside body copy take the body's size."""

    comment: Text = Field(alias="评论正文")
    body: Text = Field(alias="正文")
    dateline: Text = Field(alias="消息头")
    reporter: Text = Field(alias="记者")
    bold: Text = Field(alias="加粗")
    kai: Text = Field(alias="楷体段", default="楷")
    subhead: Text = Field(alias="小标题")
    source: Text = Field(alias="来源")
    literary_head: Text = Field(alias="副刊标题")
    byline: TypeStyle = Field(alias="署名")
    standfirst: TypeStyle = Field(alias="提要")
    label: TypeStyle = Field(alias="栏目")
    cutline: TypeStyle = Field(alias="图说")
    folio: TypeStyle = Field(alias="版眉")
    section: TypeStyle = Field(alias="版名")
    page_number: TypeStyle = Field(alias="版次")
    foot: TypeStyle = Field(alias="报尾")


class Face(SourceModel):
    """A licensed face of the newspaper's own: a file in its fonts folder, one face of a .ttc."""

    file: Text = Field(alias="文件")
    index: int = Field(alias="序号", default=0, ge=0)


class Colours(SourceModel):
    """House colours as percentages of cyan, magenta, yellow, black."""

    red: tuple[float, float, float, float] = Field(alias="红")


class MastheadPlan(SourceModel):
    """Where the masthead stands on page 1."""

    columns: Text = Field(alias="栏")
    rows: int = Field(alias="行数", gt=0)
    nameplate_face: Text = Field(alias="报名字体")


class PressSettings(SourceModel):
    """What the printer asked for."""

    profile: Text = Field(alias="色彩特性文件")
    ppi: int = Field(alias="图片精度", gt=0)
    ink: int = Field(alias="总墨量", default=240, ge=100, le=400)
    standard: Literal["X-4", "X-1a"] = Field(alias="标准", default="X-4")
    bleed: float = Field(alias="出血", default=0.0, ge=0, le=20)
    crop_marks: YesNo = Field(alias="裁切线", default=False)
    colour_bar: YesNo = Field(alias="色标", default=False)
    slug: YesNo = Field(alias="版边说明", default=False)
    spot: Text = Field(alias="专色", default="")
    spreads: YesNo = Field(alias="对开拼版", default=False)


Weight = Literal["错误", "提醒", "说明", "关"]
Day = Literal["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"]


class Checks(SourceModel):
    """What the checks compare with, and how much a rule weighs in this house."""

    strict: YesNo = Field(alias="严格", default=False)
    weights: dict[str, Weight] = Field(alias="等级", default_factory=dict)
    sections: tuple[Text, ...] = Field(alias="版名", default=())
    staff: tuple[Text, ...] = Field(alias="人员", default=())
    people: dict[str, str] = Field(alias="人名", default_factory=dict)
    wordlist: dict[str, str] = Field(alias="词表", default_factory=dict)


class House(SourceModel):
    """One newspaper's style and constants."""

    name: Text = Field(alias="报名", min_length=1)
    pinyin: Text = Field(alias="拼音")
    supervisor: Text = Field(alias="主管", default="")
    sponsor: Text = Field(alias="主办")
    publisher: Text = Field(alias="出版")
    url: Text = Field(alias="网址")
    regime: Literal["内部资料", "报纸"] = Field(alias="性质")
    licence: Text = Field(alias="准印证号")
    licence_until: IsoDate | None = Field(alias="准印证有效期", default=None)
    licence_form: Text = Field(alias="准印证号格式", default="")
    cn: Text = Field(alias="刊号", default="")
    issn: Text = Field(alias="国际刊号", default="")
    postal_code: Text = Field(alias="邮发代号", default="")
    price: Text = Field(alias="定价", default="")
    audience: Text = Field(alias="发送对象", default="")
    printer: Text = Field(alias="印刷单位", default="")
    print_run: Text = Field(alias="印数", default="")
    address: Text = Field(alias="地址", default="")
    telephone: Text = Field(alias="电话", default="")
    publishing_days: tuple[Day, ...] = Field(alias="出版日", default=())
    no_issue: tuple[IsoDate, ...] = Field(alias="休刊日", default=())
    checks: Checks = Field(alias="检查", default_factory=Checks)
    hotlines: dict[str, str] = Field(alias="便民电话")
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
    words: tuple[Text, ...] = Field(alias="不拆词", default=())
    fillers: tuple[Text, ...] = Field(alias="公益广告", default=())

    @property
    def colophon(self) -> tuple[str, ...]:
        """What else the law wants printed: whose paper it is, where it is made and for whom
        (handbook, standards C: NBZL 14, ZL2020). Empty where the house gives nothing.
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
        """Rows at the foot of page 1: the hotlines, and a row for the colophon if there is one."""
        return self.foot_rows + bool(self.colophon)

    @cached_property
    def type_area(self) -> Rect:
        """The type area in points, centred across the millimetres the sheet leaves for it."""
        width = self.grid.span_em(self.grid.columns) * self.grid.size
        left = self.sheet.left * MM + (self.sheet.width - 2 * self.sheet.left) * MM / 2 - width / 2
        height = self.grid.rows * self.grid.leading
        return Rect(left, self.sheet.top * MM, width, height)

    def column_x(self, column: int) -> float:
        """The left edge of a basic column, counted from 1, in points."""
        step = self.grid.column_em + self.grid.gutter_em
        return self.type_area.x + (column - 1) * step * self.grid.size

    def row_y(self, row: int) -> float:
        """The top of a baseline row, counted from 1, in points."""
        return self.type_area.y + (row - 1) * self.grid.leading

    @property
    def baseline(self) -> float:
        """From the top of a row to its baseline, in points: the em box stands centred in the row."""
        grid = self.grid
        return (grid.leading - grid.size) / 2 + EM_ASCENT * grid.size


def default_house_file() -> Path:
    """The house file that the package carries."""
    packaged = DATA / "paper.yaml"
    return packaged if packaged.exists() else ROOT / "specs" / "paper.yaml"


def read_house(path: Path | None, shown: str, findings: Findings) -> Bound[House] | None:
    """The house of a file laid over the packaged one, or None with the faults noted."""
    text = read_text(default_house_file(), "paper.yaml", findings)
    own = text if path is None else read_text(path, shown, findings)
    if text is None or own is None:
        return None
    if own == text:
        tree = parse_yaml(own, shown, findings)
        return None if tree is None else bind(tree, House, findings)
    base, over = parse_yaml(text, "paper.yaml", findings), parse_yaml(own, shown, findings)
    return None if base is None or over is None else bind(_overlay(base, over), House, findings)


def _overlay(base: Node, own: Node) -> Node:
    """The own values over the base, table by table; lists and texts replace."""
    if not (isinstance(base, Mapping) and isinstance(own, Mapping)):
        return own
    mine = {_canonical(entry.key): entry for entry in own.entries}
    merged: list[Entry] = []
    for entry in base.entries:
        override = mine.pop(_canonical(entry.key), None)
        if override is None:
            merged.append(entry)
        elif _canonical(entry.key) == "hotlines":
            merged.append(override)
        else:
            value = _overlay(entry.value, override.value)
            merged.append(Entry(override.key, override.span, value))
    merged.extend(entry for entry in own.entries if _canonical(entry.key) in mine)
    return Mapping(tuple(merged), own.span if merged else Span("", 1, 1))


def _canonical(key: str) -> str:
    return _TWINS.get(key, key)


_TWINS = {
    info.alias: name
    for model in (
        SheetSize,
        Grid,
        TextRules,
        HeadStyle,
        Heads,
        TypeStyle,
        Styles,
        Colours,
        MastheadPlan,
        PressSettings,
        MakeupPrices,
        Checks,
        House,
    )
    for name, info in model.model_fields.items()
    if info.alias
}
