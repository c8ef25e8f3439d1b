"""Papers of three sizes, with the square test face, and the copy that is drawn on them."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from framedump import Dump
from houses import sample_house
from testfont import build_face

from layout.core.diagnostics import Findings, Span
from layout.core.frame import Item
from layout.core.geometry import Rect
from layout.furniture import masthead
from layout.furniture.composing_room import ComposingRoom, open_composing_room
from layout.house.faces import FaceFile, Faces
from layout.house.newspaper import House
from layout.house.paper import read_house
from layout.issue.manuscript import Manuscript, manuscript
from layout.issue.model import Page, Story
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
"""House files by name: each says only what differs from the sample's."""
BODY = "\n".join(
    [
        "本报讯（记者某某）河边有人散步，有人钓鱼，也有人只是坐着看水，看云，看对岸的树。",
        "## 先看天",
        "傍晚的风从水面上来，**孩子们**在台阶上数星星，老人把椅子搬到门口，谁也不着急回家。",
    ]
)
LONG_BODY = "\n".join([BODY, *BODY.split("\n")[2:]])
HEAD = {
    "主题": "夏夜河边｜有人看云",
    "引题": "一座城市的傍晚",
    "副题": ["风从水面来", "星在台阶上"],
}
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
        text = yaml.safe_dump(sample_house(**entries), allow_unicode=True, sort_keys=False)
        path.write_text(text, encoding="utf-8")
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


def issue_masthead(paper: Paper, note: str = "") -> masthead.MastheadCopy:
    """The texts of the masthead."""
    return masthead.masthead_copy(paper.house, 3589, DATE, 4, note)


def page_model(number: int, note: str = "") -> Page:
    """A page of one story, as the issue file has it."""
    fields = {"版次": number, "版名": "综合", "责任编辑": "赵慧慧", "美编": "王莹莹", "附注": note}
    return Page.model_validate({**fields, "稿件": [{"编号": "story", "正文": BODY}]})
