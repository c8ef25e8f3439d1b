"""The files that an issue names: where they are, and what is wrong with their names.

Each name is checked on its own. So a faulty name is reported even if other faults of the issue
file leave no model to check.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from layout.core.diagnostics import Findings, Severity, Spot, Words
from layout.core.reading import inside
from layout.issue.model import PLACEHOLDER
from layout.source.binding import Key, Written
from layout.source.tree import read_text

_PAGE = re.compile(r"[0-9]{1,2}")
WEIGHTS = {"错误": Severity.ERROR, "提醒": Severity.WARNING, "说明": Severity.INFO}
"""The severity of each weight that a house can give a rule; 关 (off) has none."""


class AstrayKind(StrEnum):
    """What is wrong with a file's name; each value is the name of the rule that is broken."""

    OUTSIDE = "outside-folder"
    MISSING = "picture-missing"


class Astray(NamedTuple):
    """Why no file can be taken for a name: the kind of fault, the message and what to do."""

    kind: AstrayKind
    message: Words
    hint: Words


NameCheck = Callable[[Path, str], Astray | None]
"""A check of a file's name: the folder of the issue and the name give the fault, if there is one."""


def shown(path: Path) -> str:
    """A path as messages show it: relative to the current folder if it lies below it."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except (OSError, ValueError, RuntimeError):  # elsewhere, or a link that leads to itself
        return str(path)


def astray_picture(folder: Path, name: str) -> Astray | None:
    """What is wrong with the file name of a picture; None if the file is there or a placeholder."""
    if name == PLACEHOLDER:
        return None
    path = inside(folder, name)
    if path is None:
        return Astray(
            AstrayKind.OUTSIDE,
            Words(
                f"图片在这一期的文件夹之外：{name}",
                f"the picture lies outside the issue's folder: {name}",
            ),
            Words("拷到 photos/ 或 copy/ 里再写文件名", "copy it into photos/ or copy/"),
        )
    if path.is_file():
        return None
    if path.exists():
        return Astray(
            AstrayKind.MISSING,
            Words(
                f"这不是图片文件，是文件夹、管道或设备：{name}",
                f"this is no picture file but a folder, a pipe or a device: {name}",
            ),
            Words("写图片文件的名字", "write the name of a picture file"),
        )
    return Astray(
        AstrayKind.MISSING,
        Words(f"找不到图片：{name}", f"the picture is not there: {name}"),
        _where_to_look(folder, name),
    )


def _where_to_look(folder: Path, name: str) -> Words:
    """What to do about a picture that is not there: the nearest file, if one is like it."""
    from layout.issue.nearest_file import (  # noqa: PLC0415 - imports difflib
        is_foreign_path,
        nearest_file,
    )

    if near := nearest_file(folder, name):
        return near
    if is_foreign_path(name):
        return Words(
            "拷到 photos/ 里，文件名写 photos/…，不写盘符",
            "copy it into photos/ and write photos/…",
        )
    return Words(
        f"照片要放在 {folder.name}/ 下；核对文件名和扩展名",
        f"put it below {folder.name}/; check its name and extension",
    )


def astray_copy(folder: Path, name: str) -> Astray | None:
    """What is wrong with the name of a copy file; a file that is not there is found by reading."""
    if inside(folder, name) is not None:
        return None
    return Astray(
        AstrayKind.OUTSIDE,
        Words(
            f"稿件文件在这一期的文件夹之外：{name}",
            f"the copy file lies outside the issue's folder: {name}",
        ),
        Words("把文件拷到 copy/ 里", "copy it into copy/"),
    )


def report_astray_files(issue: Written, folder: Path, findings: Findings) -> None:
    """Report the files astray of an issue whose models cannot be made."""
    for key, name, check in _named(issue):
        _, p, _, s, *_ = key
        story = issue.typed("pages", p, "stories", s, "id")
        number = issue.typed("pages", p, "number")
        spot = Spot(int(number) if _PAGE.fullmatch(number) else None, story or None)
        astray = check(folder, name)
        if astray is None:
            if check is astray_copy and (path := inside(folder, name)) is not None:
                read_text(path, shown(path), findings)
            continue
        rule = astray.kind.value
        findings.error(rule, astray.message, astray.hint, issue.span(*key), spot)


def _named(issue: Written) -> Iterator[tuple[Key, str, NameCheck]]:
    """The key and name of every file that a story names, and the check of the name."""
    for key, name in issue.texts.items():
        match key:
            case ("pages", int(), "stories", int(), "pictures", int(), "file") if name:
                yield key, name, astray_picture
            case ("pages", int(), "stories", int(), "body_file") if name:
                yield key, name, astray_copy
