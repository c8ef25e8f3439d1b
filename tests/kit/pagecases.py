"""Stories, hairlines and whole pages drawn in points of the page.

`DRAWN` names the cases; each is a function from a `Paper` to what it draws.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from papers import (
    DATE,
    HEAD,
    LONG_BODY,
    PHOTO,
    SIZES_OF_PHOTOS,
    WHOLE_HEAD,
    Case,
    Paper,
    issue_masthead,
    page_model,
    story_of,
)

from layout.core.frame import Item
from layout.draw import hairlines, page, story
from layout.fit.area import StoryArea, story_area
from layout.fit.jump import kept_galley
from layout.fit.set_story import SetStory, set_story
from layout.furniture import filler, folio
from layout.issue.model import PLACEHOLDER, Module


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
        model = page_model(number)
        area = story_area(model, house)
        first = max(area.first_row, (area.masthead or (0, 0))[1] + 1)
        made = _set(paper, (1, 3), (first, first + 15), 主题="看云", 等级="一般")
        below = Module(columns=(1, 3), rows=(first + 16, area.last_row - 8))
        copy = filler.FillerCopy(number, 0, "多读书｜读好书")
        parts = page.PageParts(
            model, page.SetPage(number, (made,), ((copy, below),)), DATE, issue_masthead(paper)
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
