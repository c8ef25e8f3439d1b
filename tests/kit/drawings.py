"""Every part of a page drawn by itself, in three sizes of paper, with the square test face.

`FURNITURE` and `DRAWN` name the cases. Each is a function from a `Paper` to what it draws, from
the top left of its area; the pages and stories of `DRAWN` from the top left of the type area.
"""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from framedump import Dump
from testfont import build_face

from layout.core.diagnostics import Findings, Span
from layout.core.frame import Item, Tint
from layout.core.geometry import Rect
from layout.draw import hairlines, page, story
from layout.fit.area import StoryArea, story_area
from layout.fit.jump import kept_galley
from layout.fit.set_story import SetStory, set_story
from layout.furniture import filler, folio, heading, masthead, picture, vertical_head
from layout.furniture.composing_room import ComposingRoom, open_composing_room
from layout.house.faces import FaceFile, Faces
from layout.house.paper import House, read_house
from layout.issue.manuscript import Manuscript, PictureCopy, manuscript
from layout.issue.model import PLACEHOLDER, Module, Page, Story
from layout.issue.photographs import PixelSize

ROLES = ("书宋", "标宋", "黑", "大黑", "楷", "报头")
DATE = datetime.date(2025, 7, 25)
SIZES: Mapping[str, Mapping[str, Any]] = {
    "small": {
        "纸张": {"宽": 262, "高": 287, "左边距": 20, "上边距": 20},
        "版心": {"栏数": 5, "栏宽": 12, "栏距": 2, "行数": 58, "字号": 8, "行距": 11},
        "报头": {"栏": "1-3", "行数": 13, "报名字体": "报头"},
    },
    "usual": {},
    "large": {
        "主管": "示例主管单位",
        "版心": {"栏数": 7, "栏宽": 12, "栏距": 2, "行数": 98, "字号": 10, "行距": 14},
        "报头": {"栏": "1-7", "行数": 15, "报名字体": "报头"},
    },
}
"""House files by name: each says only what differs from the packaged one."""
BODY = "\n".join(
    [
        "本报讯（记者某某）河边有人散步，有人钓鱼，也有人只是坐着看水，看云，看对岸的树。",
        "## 先看天",
        "傍晚的风从水面上来，**孩子们**在台阶上数星星，老人把椅子搬到门口，谁也不着急回家。",
    ]
)
LONG_BODY = "\n".join([BODY, *BODY.split("\n")[2:]])
HEAD = {"主题": "夏夜河边有人看云", "引题": "一座城市的傍晚", "副题": ["风从水面来", "星在台阶上"]}
WHOLE_HEAD = {**HEAD, "栏目": "街谈", "提要": "傍晚的河边是城里最凉快的地方。", "作者": "记者 某某"}
PHOTO = "photos/river.jpg"
SIZES_OF_PHOTOS = {PHOTO: PixelSize(1500, 1000)}


class Paper(NamedTuple):
    """A house in one of the sizes, with its composing room."""

    name: str
    house: House
    composing: ComposingRoom

    def width(self, columns: int) -> float:
        """The width of a number of basic columns in points."""
        return self.house.grid.span_em(columns) * self.house.grid.size

    def area(self, columns: int, rows: int) -> Rect:
        """A rectangle of columns and rows at the top left, in points."""
        return Rect(0.0, 0.0, self.width(columns), rows * self.house.grid.leading)


Case = Callable[[Paper], Sequence[Item]]


def open_papers(folder: Path, faces: Faces | None = None) -> dict[str, Paper]:
    """The three papers; `folder` takes their house files.

    Without `faces` every role has the square face under a key of its own, so that a dump tells the
    roles apart.
    """
    faces = faces or _square_faces(folder)
    found = {}
    for name, entries in SIZES.items():
        path = folder / f"{name}.yaml"
        path.write_text(yaml.safe_dump(dict(entries), allow_unicode=True), encoding="utf-8")
        findings = Findings()
        bound = read_house(path, name, findings)
        assert bound is not None and not findings.items, name
        found[name] = Paper(name, bound.value, open_composing_room(bound.value, faces))
    return found


def _square_faces(folder: Path) -> Faces:
    square = build_face(folder / "Square.ttf", gb2312() + "".join(map(chr, range(0x20, 0x7F))))
    by_role = {}
    for role in ROLES:
        shutil.copy(square, folder / f"{role}.ttf")
        by_role[role] = FaceFile(folder / f"{role}.ttf")
    return Faces(by_role)


def gb2312() -> str:
    """The characters and marks of GB 2312, which every Chinese face has, and the long dash."""
    rows = [*range(0xA1, 0xA4), *range(0xB0, 0xF8)]
    pairs = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
    return "".join(pair.decode("gb2312", errors="ignore") for pair in pairs) + "—"


def dumped(case: Case, found: Iterable[Paper], *, on_page: bool) -> str:
    """A case as text, once for every paper; `on_page` counts from the type area."""
    texts = []
    for paper in found:
        area = paper.house.type_area
        dump = Dump(paper.house.grid.leading, (area.x, area.y) if on_page else (0.0, 0.0))
        texts.append(f"== {paper.name}\n" + dump.text(case(paper)))
    return "\n".join(texts)


def story_of(**fields: Any) -> Manuscript:
    """A manuscript with the fields of an issue file."""
    body = fields.get("正文", BODY)
    model = Story.model_validate({"编号": "story", "正文": body, **fields})
    span = Span("drawings.yaml", 1, 1)
    return manuscript(model, 2, list(enumerate(body.split("\n"), 1)), span, normalise=True)


# furniture


def _head_items(head: heading.Head) -> list[Item]:
    """A head drawn at the top of its stack."""
    items: list[Item] = [Tint(rect, colour) for rect, colour in head.tints]
    for line in head.lines:
        items += line.runs(0.0, 0.0)
    return items


def _head(columns: int, **fields: Any) -> Case:
    """A head over a number of columns."""

    def draw(paper: Paper) -> Sequence[Item]:
        width = paper.width(columns)
        return _head_items(heading.set_head(story_of(**fields), width, paper.composing))

    return draw


def _side_head(**fields: Any) -> Case:
    """A vertical head in one column, thirty rows deep."""

    def draw(paper: Paper) -> Sequence[Item]:
        area = (paper.house.grid.column_em * paper.house.grid.size, 30 * paper.house.grid.leading)
        return _head_items(vertical_head.set_side_head(story_of(**fields), area, paper.composing))

    return draw


def _masthead_copy(paper: Paper, note: str = "") -> masthead.MastheadCopy:
    return masthead.masthead_copy(paper.house, 3589, DATE, 4, note)


def _masthead_corner(paper: Paper) -> Sequence[Item]:
    columns = 3 if paper.name == "small" else 5
    area = paper.area(columns, 15)
    return masthead.masthead_items(_masthead_copy(paper), area, paper.house, paper.composing.case)


def _masthead_strip(paper: Paper) -> Sequence[Item]:
    copy = _masthead_copy(paper, "内部资料，免费交流")
    area = paper.area(paper.house.grid.columns, 10)
    return masthead.masthead_items(copy, area, paper.house, paper.composing.case)


def _masthead_low(paper: Paper) -> Sequence[Item]:
    """So low that the name is narrower than what stands under it."""
    area = paper.area(paper.house.grid.columns, 7)
    return masthead.masthead_items(_masthead_copy(paper), area, paper.house, paper.composing.case)


def _picture(cutline: str, rows: int) -> Case:
    """A picture over two columns with its words; the photograph as a tint."""

    def draw(paper: Paper) -> Sequence[Item]:
        copy = PictureCopy(PHOTO, (0.5, 0.5), None, cutline, "某某 摄")
        block = picture.set_picture(copy, 1.5, paper.width(2), paper.composing)
        leading = paper.house.grid.leading
        rect = picture.photograph_rect(block, paper.area(2, rows), leading)
        words = picture.word_runs(block, rect, "story", 0, paper.house)
        return [Tint(rect, (0.0, 0.0, 0.0, 0.5)), *words]

    return draw


def _folio(number: int, note: str) -> Case:
    """The folio line of a page."""

    def draw(paper: Paper) -> Sequence[Item]:
        copy = folio.folio_copy(_page(number, note), paper.house, DATE)
        area = paper.area(paper.house.grid.columns, paper.house.folio_rows)
        return folio.folio_items(copy, number, area, paper.house, paper.composing.case)

    return draw


def _page(number: int, note: str = "") -> Page:
    fields = {"版次": number, "版名": "综合", "责任编辑": "赵慧慧", "美编": "王莹莹", "附注": note}
    return Page.model_validate({**fields, "稿件": [{"编号": "story", "正文": BODY}]})


def _foot(paper: Paper) -> Sequence[Item]:
    copy = folio.foot_copy(_page(1), dict(paper.house.hotlines), paper.house)
    area = paper.area(paper.house.grid.columns, paper.house.foot_depth)
    return folio.set_foot(copy, area, paper.house, paper.composing.case).items


def _filler(columns: int, rows: int) -> Case:
    """A filler of so many columns and rows."""

    def draw(paper: Paper) -> Sequence[Item]:
        copy = filler.FillerCopy(2, 0, "绿色出行｜低碳生活")
        return filler.filler_items(copy, paper.area(columns, rows), paper.composing)

    return draw


FURNITURE: Mapping[str, Case] = {
    "masthead-corner": _masthead_corner,
    "masthead-strip": _masthead_strip,
    "masthead-low": _masthead_low,
    "head-one-column": _head(1, 等级="一般", **HEAD),
    "head-two-columns": _head(2, 等级="重点", **WHOLE_HEAD),
    "head-all-columns": _head(5, 等级="头条", **WHOLE_HEAD),
    "head-brief": _head(1, 等级="简讯", 主题="河边小景"),
    "head-drawn-apart": _head(4, 等级="重点", 主题="看云"),
    "head-narrowed": _head(2, 等级="重点", 主题=["一城傍晚的水面上都是看云看星星看树的人"]),
    "head-turned-kicker": _head(
        1, 等级="一般", 引题="傍晚的河边是城里最凉快的地方谁也不着急", 主题="看云"
    ),
    "head-literary": _head(2, 等级="一般", 体裁="副刊", 主题="夏夜听蝉", 作者="某某"),
    "label": _head(1, 等级="一般", 栏目="街谈"),
    "vertical-head": _side_head(等级="重点", **WHOLE_HEAD),
    "vertical-head-mixed": _side_head(等级="一般", 主题="“看云”2025年第12次——河边", 引题="傍晚"),
    "picture-long-cutline": _picture("傍晚的河边，风从水面上来，" * 3, 16),
    "picture-short-cutline": _picture("逆光里的河。", 16),
    "picture-credit-alone": _picture("", 14),
    "folio-even": _folio(2, ""),
    "folio-odd": _folio(3, ""),
    "folio-even-note": _folio(4, "样稿"),
    "folio-odd-note": _folio(5, "样稿"),
    "foot": _foot,
    "filler-level": _filler(3, 10),
    "filler-upright": _filler(1, 20),
}


# stories, rules and pages in points of the page


def _set(paper: Paper, columns: tuple[int, int], rows: tuple[int, int], **fields: Any) -> SetStory:
    """A story set into columns and rows, which count from the first of the page."""
    module = Module(columns=columns, rows=rows, picture_place=fields.pop("place", "right"))
    area = StoryArea(paper.house.grid.columns, 5, paper.house.grid.rows)
    return set_story(story_of(**fields), module, area, paper.composing, SIZES_OF_PHOTOS)


def _story(columns: tuple[int, int], rows: tuple[int, int], **fields: Any) -> Case:
    """A story in its module."""

    def draw(paper: Paper) -> Sequence[Item]:
        made = _set(paper, columns, rows, **fields)
        return story.story_items(made, paper.house, paper.composing.case)

    return draw


def _jumping(paper: Paper) -> Sequence[Item]:
    """A story of which four lines stay, closed with the line that names the page of the rest."""
    made = _set(paper, (1, 2), (5, 16), 等级="一般", 主题="看云")
    composer = paper.composing.composer
    galley = kept_galley(made.galley, 4, 3, paper.house, composer)
    return story.story_items(made._replace(galley=galley), paper.house, paper.composing.case)


def _with_picture(file: str, cutline: str) -> list[dict[str, str]]:
    return [{"文件": file, "摄影": "某某 摄", "说明": cutline, "栏数": "1-1"}]


def _hairlines(paper: Paper) -> Sequence[Item]:
    """Three stories and a box above one another and side by side, and a filler."""
    last = paper.house.grid.rows
    stories = [
        _set(paper, (1, 2), (5, 30), 主题="看云"),
        _set(paper, (3, 5), (5, 20), 主题="看水"),
        _set(paper, (3, 3), (21, 30), 主题="看树", 体裁="评论"),
        _set(paper, (4, 5), (21, last), 主题="看星"),
        _set(paper, (1, 1), (31, last), 主题="看河"),
        _set(paper, (2, 2), (31, 44), 主题="看天"),
    ]
    fillers = [Module(columns=(2, 3), rows=(45, last))]
    return list(hairlines.hairlines(stories, fillers, last, paper.house))


def _page_of(number: int) -> Case:
    """A page with one story, a filler and its furniture."""

    def draw(paper: Paper) -> Sequence[Item]:
        house, case = paper.house, paper.composing.case
        model = _page(number)
        area = story_area(model, house)
        first = max(area.first_row, (area.masthead or (0, 0))[1] + 1)
        made = _set(paper, (1, 3), (first, first + 15), 主题="看云", 等级="一般")
        below = Module(columns=(1, 3), rows=(first + 16, area.last_row - 8))
        copy = filler.FillerCopy(number, 0, "多读书｜读好书")
        parts = page.PageParts(
            model, page.SetPage(number, (made,), ((copy, below),)), DATE, _masthead_copy(paper)
        )
        if number == 1:
            rows = (house.grid.rows - house.foot_depth + 1, house.grid.rows)
            zone = page.zone_rect((1, house.grid.columns, *rows), house)
            texts = folio.foot_copy(model, dict(house.hotlines), house)
            parts = parts._replace(foot=folio.set_foot(texts, zone, house, case))
        return page.page_frame(parts, paper.composing).items

    return draw


DRAWN: Mapping[str, Case] = {
    "story": _story((1, 2), (5, 16), 等级="一般", **HEAD),
    "story-one-leg": _story((2, 2), (20, 40), 等级="简讯", 主题="河边小景"),
    "story-on-the-last-rows": _story((3, 4), (45, 58), 等级="一般", 主题="看云"),
    "story-jumping": _jumping,
    "story-boxed": _story((2, 4), (5, 20), 等级="重点", 加框="是", **WHOLE_HEAD),
    "story-vertical": _story((1, 3), (5, 26), 等级="重点", 竖题="是", **WHOLE_HEAD),
    "story-vertical-boxed": _story((1, 3), (5, 30), 等级="一般", 竖题="是", 加框="是", **HEAD),
    "story-picture": _story(
        (1, 3),
        (5, 26),
        等级="重点",
        图片=_with_picture(PHOTO, "逆光里的河。"),
        正文=LONG_BODY,
        主题="看云",
    ),
    "story-placeholder": _story(
        (2, 4),
        (5, 26),
        等级="一般",
        图片=_with_picture(PLACEHOLDER, ""),
        正文=LONG_BODY,
        主题="看水",
    ),
    "story-picture-above-boxed": _story(
        (1, 2),
        (5, 40),
        place="above",
        图片=_with_picture(PHOTO, "傍晚的河。"),
        主题="看河",
        加框="是",
    ),
    "hairlines": _hairlines,
    "page-front": _page_of(1),
    "page-even": _page_of(2),
    "page-odd": _page_of(3),
}
