"""Rules of picture files: present, inside the folder, no placeholder, used once (M12, B3)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from layout.core.diagnostics import Severity, Span, Spot, Words
from layout.issue.model import PLACEHOLDER, Story
from layout.issue.named_files import Astray, AstrayKind, astray_picture
from layout.rules.copydesk import CopyDesk
from layout.rules.rule import Fault, Rule


class _StoryPicture(NamedTuple):
    """A picture of a story: its file name as typed, and the places a fault is reported at."""

    file: str
    story: Story
    span: Span
    spot: Spot


def _pictures(desk: CopyDesk) -> Iterator[_StoryPicture]:
    for p, s, story, spot in desk.stories():
        for n, picture in enumerate(story.pictures):
            span = desk.at("pages", p, "stories", s, "pictures", n, "file")
            yield _StoryPicture(picture.file, story, span, spot)


def _placeholder(desk: CopyDesk) -> Iterator[Fault]:
    for picture in _pictures(desk):
        if picture.file == PLACEHOLDER:
            yield Fault(
                Words(
                    f"《{picture.story.title}》的图片还是{PLACEHOLDER}",
                    f"a picture of “{picture.story.id}” is still a placeholder",
                ),
                picture.span,
                picture.spot,
            )


@lru_cache(maxsize=1)
def _astray_names(desk: CopyDesk) -> dict[str, Astray | None]:
    """What is wrong with each picture's file name; each name is looked up once on the disk."""
    names = {picture.file for _, _, story, _ in desk.stories() for picture in story.pictures}
    return {name: astray_picture(desk.edition.folder, name) for name in names}


def _astray(desk: CopyDesk, kind: AstrayKind) -> Iterator[Fault]:
    for picture in _pictures(desk):
        astray = _astray_names(desk)[picture.file]
        if astray is not None and astray.kind is kind:
            yield Fault(astray.message, picture.span, picture.spot, hint=astray.hint)


def _outside(desk: CopyDesk) -> Iterator[Fault]:
    yield from _astray(desk, AstrayKind.OUTSIDE)


def _missing(desk: CopyDesk) -> Iterator[Fault]:
    yield from _astray(desk, AstrayKind.MISSING)


def _picture_twice(desk: CopyDesk) -> Iterator[Fault]:
    seen: dict[str, Story] = {}
    for picture in _pictures(desk):
        if picture.file in seen and picture.file != PLACEHOLDER:
            first = seen[picture.file]
            yield Fault(
                Words(
                    f"图片 {picture.file} 在《{first.title}》里用过",
                    f"the picture {picture.file} is also used in “{first.id}”",
                ),
                picture.span,
                picture.spot,
            )
        seen.setdefault(picture.file, picture.story)


RULES = (
    Rule(
        "picture-placeholder",
        Severity.WARNING,
        "M12",
        Words("照片到了", "no picture is a placeholder"),
        Words("付印前换上真照片的文件名", "write the photograph's file name before printing"),
        "文件: 示例图片",
        "文件: photos/lead.jpg",
        _placeholder,
    ),
    Rule(
        AstrayKind.OUTSIDE.value,
        Severity.ERROR,
        "",
        Words(
            "图片、稿件文件在期文件的文件夹里", "pictures and copy files lie in the issue's folder"
        ),
        Words("拷到 photos/ 或 copy/ 里再写文件名", "copy it into photos/ or copy/"),
        "../图片.jpg",
        "photos/图片.jpg",
        _outside,
        structural=True,
    ),
    Rule(
        AstrayKind.MISSING.value,
        Severity.ERROR,
        "M12",
        Words("图片文件找得到", "every picture file exists"),
        Words("核对文件名和扩展名", "check the file's name and extension"),
        "photos/dandelino.jpg",
        "photos/dandelion.jpg",
        _missing,
        structural=True,
    ),
    Rule(
        "picture-twice",
        Severity.WARNING,
        "B3",
        Words("一张图片用一次", "no picture is used twice"),
        Words("换一张，或者写豁免", "use another picture, or write a waiver"),
        "两篇都用 photos/fig.jpg",
        "各用各的",
        _picture_twice,
    ),
)
