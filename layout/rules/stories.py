"""Rules of stories as units: something to print, its pictures there, nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from layout.diagnostics import Severity, Words
from layout.issue.load import inside
from layout.issue.model import PLACEHOLDER, Picture
from layout.rules.desk import Desk
from layout.rules.rule import HAN, Fault, Pattern, Rule

_DOTTED = Pattern(rf"\.\.({HAN}{{1,20}})\.\.|({HAN})[\u0323\u0307]")
TEMPLATE_MARK = "在这里写"
"""Opens every text that new-issue leaves for the editor to fill in."""
_LONG = 30
"""Characters; shorter paragraphs may well be alike (问：…, 答：…)."""


def _headline(desk: Desk) -> Iterator[Fault]:
    for p, s, story, spot in desk.stories():
        if not story.headline and story.kind not in ("picture", "advert"):
            yield Fault(
                Words(f"“{story.id}”没有主题", f"“{story.id}” has no headline"),
                desk.at("pages", p, "stories", s),
                spot,
            )


def _copy(desk: Desk) -> Iterator[Fault]:
    for p, s, story, spot in desk.stories():
        if not (story.body or story.body_file or story.pictures):
            yield Fault(
                Words(f"《{story.title}》没有正文", f"“{story.id}” has no copy"),
                desk.at("pages", p, "stories", s),
                spot,
            )


def _template(desk: Desk) -> Iterator[Fault]:
    for line in desk.lines if TEMPLATE_MARK in desk.copy else ():
        index = line.text.find(TEMPLATE_MARK)
        if index >= 0:
            yield Fault(
                Words(
                    f"还是新一期的样子：“{line.text[index : index + 12]}”",
                    "the template's words are left",
                ),
                desk.place(line, index),
                line.spot,
            )


def _dots(desk: Desk) -> Iterator[Fault]:
    if ".." not in desk.copy and "\u0323" not in desk.copy and "\u0307" not in desk.copy:
        return
    grid = desk.house.grid
    gap = grid.leading / grid.size - 1
    for line in desk.lines:
        for match in _DOTTED.found(line.text) if line.part == "body" else ():
            word = match[1] or match[2]
            yield Fault(
                Words(
                    f"“{word}”的着重号排不下：行间只有 {gap:.2f} 字，要 0.5 字",
                    f"no room for dots under “{word}”: {gap:.2f} em between lines",
                ),
                desk.place(line, match.start()),
                line.spot,
            )


@lru_cache(maxsize=1)
def _files(desk: Desk) -> dict[str, Path | None]:
    """The files of all pictures; None outside the folder."""
    names = {picture.file for _, _, story, _ in desk.stories() for picture in story.pictures}
    return {name: inside(desk.edition.folder, name) for name in names}


def _pictures(desk: Desk) -> Iterator[tuple[Picture, Fault]]:
    """Every picture with the beginnings of a fault: title, place, spot."""
    for p, s, story, spot in desk.stories():
        for n, picture in enumerate(story.pictures):
            span = desk.at("pages", p, "stories", s, "pictures", n, "file")
            yield picture, Fault(Words(story.title, story.id), span, spot)


def _placeholder(desk: Desk) -> Iterator[Fault]:
    for picture, where in _pictures(desk):
        if picture.file == PLACEHOLDER:
            yield Fault(
                Words(
                    f"《{where.message.zh}》的图片还是{PLACEHOLDER}",
                    f"a picture of “{where.message.en}” is still a placeholder",
                ),
                where.span,
                where.spot,
            )


def _outside(desk: Desk) -> Iterator[Fault]:
    for picture, where in _pictures(desk):
        if _files(desk)[picture.file] is None:
            yield Fault(
                Words(
                    f"图片在这一期的文件夹之外：{picture.file}",
                    f"picture lies outside the issue's folder: {picture.file}",
                ),
                where.span,
                where.spot,
            )


def _missing(desk: Desk) -> Iterator[Fault]:
    folder = desk.edition.folder
    for picture, where in _pictures(desk):
        path = _files(desk)[picture.file]
        if picture.file != PLACEHOLDER and path is not None and not path.is_file():
            yield Fault(
                Words(f"找不到图片：{picture.file}", f"picture not found: {picture.file}"),
                where.span,
                where.spot,
                hint=Words(
                    f"照片要放在 {folder.name}/ 下；核对文件名和扩展名",
                    f"put it below {folder.name}/; check name and extension",
                ),
            )


def _picture_twice(desk: Desk) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for picture, where in _pictures(desk):
        if picture.file in seen and picture.file != PLACEHOLDER:
            yield Fault(
                Words(
                    f"图片 {picture.file} 在《{seen[picture.file]}》里用过",
                    f"picture {picture.file} is used twice",
                ),
                where.span,
                where.spot,
            )
        seen.setdefault(picture.file, where.message.zh)


def _headline_twice(desk: Desk) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for p, s, story, spot in desk.stories():
        if not story.headline:
            continue
        title = story.title.replace(" ", "")
        if title in seen:
            yield Fault(
                Words(
                    f"《{story.title}》与“{seen[title]}”主题相同，像是同一篇",
                    f"“{story.id}” has the headline of “{seen[title]}”",
                ),
                desk.at("pages", p, "stories", s, "headline"),
                spot,
            )
        seen.setdefault(title, story.id)


def _paragraph_twice(desk: Desk) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for line in desk.lines:
        if line.part != "body" or len(line.text) < _LONG:
            continue
        if line.text in seen:
            yield Fault(
                Words(
                    f"这一段与“{seen[line.text]}”里的一段完全相同：“{line.text[:12]}…”",
                    f"this paragraph stands in “{seen[line.text]}” already",
                ),
                desk.place(line, 0),
                line.spot,
            )
        seen.setdefault(line.text, line.story.id)


def _jump(desk: Desk) -> Iterator[Fault]:
    last = len(desk.issue.pages)
    for p, s, story, spot in desk.stories():
        if story.jump.isdigit() and not p + 1 < int(story.jump) <= last:
            yield Fault(
                Words(
                    f"《{story.title}》转到第 {story.jump} 版：没有这一版，或者不在本版后面",
                    f"“{story.id}” jumps to page {story.jump}, which is not there or not after its own",
                ),
                desk.at("pages", p, "stories", s, "jump"),
                spot,
            )


RULES = (
    Rule(
        "headline-missing",
        Severity.ERROR,
        "E4",
        Words("每篇稿件有主题", "every story has a headline"),
        Words("补上“主题: …”", "add “headline: …”"),
        "没有 主题",
        "主题: 山路上的雪",
        _headline,
    ),
    Rule(
        "copy-missing",
        Severity.ERROR,
        "E4",
        Words("每篇稿件有正文或图片", "every story has copy or a picture"),
        Words("补上“正文: |”或“正文文件”", "add body or body_file"),
        "没有 正文",
        "正文: |",
        _copy,
    ),
    Rule(
        "template-left",
        Severity.ERROR,
        "new-issue",
        Words("新一期文件里的样子都换成了稿件", "the template's words are replaced"),
        Words("换成真的主题和正文；没有这一篇就删去", "replace them, or delete the story"),
        "主题: 在这里写第 2 版的主题",
        "主题: 山路上的雪",
        _template,
    ),
    Rule(
        "emphasis-dots",
        Severity.ERROR,
        "A15",
        Words("正文不用着重号", "no emphasis dots in body copy"),
        Words("改用黑体：**文字**", "use bold instead: **text**"),
        "..要点..",
        "**要点**",
        _dots,
    ),
    Rule(
        "picture-placeholder",
        Severity.WARNING,
        "M12",
        Words("照片到了", "the photograph is there"),
        Words("付印前换上真照片的文件名", "name the photograph before printing"),
        "文件: 示例图片",
        "文件: photos/lead.jpg",
        _placeholder,
    ),
    Rule(
        "outside-folder",
        Severity.ERROR,
        "",
        Words("图片、稿件文件在期文件的文件夹里", "files lie in the issue's folder"),
        Words("拷到 photos/ 或 copy/ 里再写文件名", "copy it into photos/ or copy/"),
        "../图片.jpg",
        "photos/图片.jpg",
        _outside,
    ),
    Rule(
        "picture-missing",
        Severity.ERROR,
        "M12",
        Words("图片文件找得到", "the picture's file is there"),
        Words("核对文件名和扩展名", "check name and extension"),
        "photos/dandelino.jpg",
        "photos/dandelion.jpg",
        _missing,
    ),
    Rule(
        "picture-twice",
        Severity.WARNING,
        "B3",
        Words("一张图片用一次", "a picture is used once"),
        Words("换一张，或者写豁免", "use another, or waive it"),
        "两篇都用 photos/fig.jpg",
        "各用各的",
        _picture_twice,
    ),
    Rule(
        "headline-twice",
        Severity.WARNING,
        "B3",
        Words("主题不重复", "no headline is used twice"),
        Words("删去重复的一篇，或者改主题", "delete one, or change its headline"),
        "两篇都叫《冰箱不是保险箱》",
        "各有主题",
        _headline_twice,
    ),
    Rule(
        "paragraph-twice",
        Severity.WARNING,
        "B3",
        Words("段落不重复", "no paragraph stands twice"),
        Words("删去重复的一段", "delete one of them"),
        "同一段贴了两次",
        "只留一段",
        _paragraph_twice,
        1.0,
    ),
    Rule(
        "jump-target",
        Severity.ERROR,
        "M11",
        Words("转版转到有的版", "a story jumps to a page that is there"),
        Words("改成另一个版次，或者写 自动", "name another page, or write auto"),
        "4 个版，转版: 5",
        "转版: 3",
        _jump,
    ),
)
