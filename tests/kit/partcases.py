"""Every part of a page drawn by itself, from the top left of its area.

`FURNITURE` names the cases; each is a function from a `Paper` to what it draws.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from papers import (
    DATE,
    HEAD,
    PHOTO,
    WHOLE_HEAD,
    Case,
    Paper,
    issue_masthead,
    page_model,
    story_of,
)

from layout.core.frame import Item, Tint
from layout.furniture import filler, folio, heading, masthead, picture, vertical_head
from layout.issue.manuscript import PictureCopy


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


def _masthead_corner(paper: Paper) -> Sequence[Item]:
    columns = 3 if paper.name == "small" else 5
    area = paper.area(columns, 15)
    return masthead.masthead_items(issue_masthead(paper), area, paper.house, paper.composing.case)


def _masthead_strip(paper: Paper) -> Sequence[Item]:
    copy = issue_masthead(paper, "内部资料，免费交流")
    area = paper.area(paper.house.grid.columns, 10)
    return masthead.masthead_items(copy, area, paper.house, paper.composing.case)


def _masthead_low(paper: Paper) -> Sequence[Item]:
    """So low that the name is narrower than what stands under it."""
    area = paper.area(paper.house.grid.columns, 7)
    return masthead.masthead_items(issue_masthead(paper), area, paper.house, paper.composing.case)


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
        copy = folio.folio_copy(page_model(number, note), paper.house, DATE)
        area = paper.area(paper.house.grid.columns, paper.house.folio_rows)
        return folio.folio_items(copy, number, area, paper.house, paper.composing.case)

    return draw


def _foot(paper: Paper) -> Sequence[Item]:
    copy = folio.foot_copy(page_model(1), dict(paper.house.hotlines), paper.house)
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
