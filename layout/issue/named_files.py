"""The files that an issue names: where they are, what is wrong with their names.

A name is tried on its own, so that a faulty one is told also where other faults of the issue file
leave no model to check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from layout.core.diagnostics import Diagnostic, Findings, Severity, Spot, Words
from layout.house.paper import House
from layout.issue.model import PLACEHOLDER
from layout.source.binding import Key, Written
from layout.source.tree import read_text

WEIGHTS = {"错误": Severity.ERROR, "提醒": Severity.WARNING, "说明": Severity.INFO}
"""How a house weighs a rule; one that it switched off (关) is not here."""


class Astray(NamedTuple):
    """Why a file's name leads nowhere: the rule that is broken, in words, and what to do."""

    rule: str
    message: Words
    hint: Words


def inside(folder: Path, name: str) -> Path | None:
    """The file of a relative name, or None if it lies outside the folder, as a name does that no
    file can have.
    """
    try:
        path = (folder / name).resolve()
        path.is_file()
    except (OSError, ValueError):  # too long, or with a null character
        return None
    return path if path.is_relative_to(folder.resolve()) and path != folder.resolve() else None


def shown(path: Path) -> str:
    """A path as messages show it: relative to the current folder where it lies below it."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def astray_picture(folder: Path, name: str) -> Astray | None:
    """What is wrong with the name of a picture's file, if anything is."""
    if name == PLACEHOLDER:
        return None
    path = inside(folder, name)
    if path is None:
        return Astray(
            "outside-folder",
            Words(
                f"图片在这一期的文件夹之外：{name}",
                f"picture lies outside the issue's folder: {name}",
            ),
            Words("拷到 photos/ 或 copy/ 里再写文件名", "copy it into photos/ or copy/"),
        )
    if path.is_file():
        return None
    return Astray(
        "picture-missing",
        Words(f"找不到图片：{name}", f"picture not found: {name}"),
        Words(
            f"照片要放在 {folder.name}/ 下；核对文件名和扩展名",
            f"put it below {folder.name}/; check name and extension",
        ),
    )


def astray_copy(folder: Path, name: str) -> Astray | None:
    """What is wrong with the name of a copy file; whether it can be read is told by reading it."""
    if inside(folder, name) is not None:
        return None
    return Astray(
        "outside-folder",
        Words(
            f"稿件文件在这一期的文件夹之外：{name}",
            f"copy file lies outside the issue's folder: {name}",
        ),
        Words("把文件拷到 copy/ 里", "copy it into copy/"),
    )


def tell_named(issue: Written, folder: Path, house: House | None, findings: Findings) -> None:
    """Every file astray that an issue names, if its models cannot be made.

    The weights of the house and the waivers of the issue hold here as they do for whole issues.
    """
    for key, name, check in _named(issue):
        _, p, _, s, *_ = key
        story = issue.typed("pages", p, "stories", s, "id")
        number = issue.typed("pages", p, "number")
        spot = Spot(int(number) if number.isdecimal() else None, story or None)
        wrong = check(folder, name)
        if wrong is None:
            if check is astray_copy and (path := inside(folder, name)) is not None:
                read_text(path, shown(path), findings)
            continue
        own = None if house is None else house.checks.weights.get(wrong.rule)
        severity = Severity.ERROR if own is None else WEIGHTS.get(own)
        if severity is not None and not _waived(issue, wrong.rule, story):
            item = Diagnostic(
                wrong.rule, severity, wrong.message, wrong.hint, issue.span(*key), spot
            )
            findings.items.append(item)


def _named(issue: Written) -> Iterator[tuple[Key, str, Callable[[Path, str], Astray | None]]]:
    """The key and name of every file of a story, with what tries the name."""
    for key, name in issue.texts.items():
        match key:
            case ("pages", int(), "stories", int(), "pictures", int(), "file") if name:
                yield key, name, astray_picture
            case ("pages", int(), "stories", int(), "body_file") if name:
                yield key, name, astray_copy


def _waived(issue: Written, rule: str, story: str) -> bool:
    return any(
        key[0] == "waivers"
        and key[-1] == "rule"
        and name == rule
        and issue.typed(*key[:-1], "story") in ("", story)
        for key, name in issue.texts.items()
        if key
    )
