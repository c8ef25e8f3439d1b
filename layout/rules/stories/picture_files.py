"""Rules of pictures as files: there, inside the folder, not a placeholder, used once (handbook M12, B3)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from layout.core.diagnostics import Severity, Words
from layout.issue.model import PLACEHOLDER, Picture
from layout.issue.named_files import Astray, astray_picture
from layout.rules.copydesk import CopyDesk
from layout.rules.rule import Fault, Rule


def _pictures(desk: CopyDesk) -> Iterator[tuple[Picture, Fault]]:
    """Every picture with the beginnings of a fault: title, place, spot."""
    for p, s, story, spot in desk.stories():
        for n, picture in enumerate(story.pictures):
            span = desk.at("pages", p, "stories", s, "pictures", n, "file")
            yield picture, Fault(Words(story.title, story.id), span, spot)


def _placeholder(desk: CopyDesk) -> Iterator[Fault]:
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


@lru_cache(maxsize=1)
def _names(desk: CopyDesk) -> dict[str, Astray | None]:
    """What is wrong with the names of all pictures."""
    names = {picture.file for _, _, story, _ in desk.stories() for picture in story.pictures}
    return {name: astray_picture(desk.edition.folder, name) for name in names}


def _astray(desk: CopyDesk, rule: str) -> Iterator[Fault]:
    for picture, where in _pictures(desk):
        wrong = _names(desk)[picture.file]
        if wrong is not None and wrong.rule == rule:
            yield Fault(wrong.message, where.span, where.spot, hint=wrong.hint)


def _outside(desk: CopyDesk) -> Iterator[Fault]:
    yield from _astray(desk, "outside-folder")


def _missing(desk: CopyDesk) -> Iterator[Fault]:
    yield from _astray(desk, "picture-missing")


def _picture_twice(desk: CopyDesk) -> Iterator[Fault]:
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


RULES = (
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
)
