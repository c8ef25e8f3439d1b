"""The issues beside an issue: what its number and date are compared with (M05, M06)."""

from __future__ import annotations

import datetime
import os
import re
from pathlib import Path
from typing import NamedTuple

from layout.house.paper import House

_HEAD_BYTES = 8192
"""Number and date stand at the head of an issue file; copy is not read."""
_NUMBERED = re.compile(r"[1-9][0-9]{0,5}")
_NUMBER = re.compile(r"^(?:期号|number)\s*:\s*['\"]?([0-9]+)", re.MULTILINE)
_DATE = re.compile(r"^(?:日期|date)\s*:\s*['\"]?([0-9]{4}-[0-9]{2}-[0-9]{2})", re.MULTILINE)
_FAR_AHEAD = 400
"""Days within which a house that publishes at all must have a publishing day."""


class Issued(NamedTuple):
    """An issue on the shelf: file, number and date."""

    path: Path
    number: int
    date: datetime.date


def shelf_number(path: Path) -> int | None:
    """The number that a file's name gives it: 3589.yaml."""
    return int(path.stem) if _NUMBERED.fullmatch(path.stem) else None


def numbers(folder: Path) -> list[int]:
    """The numbers of all issue files of a folder, in order."""
    with os.scandir(folder) as entries:
        names = [entry.name for entry in entries if entry.name.endswith(".yaml")]
    return sorted(int(name[:-5]) for name in names if _NUMBERED.fullmatch(name[:-5]))


def issued(path: Path) -> Issued | None:
    """Number and date of an issue file, read from its head; None if it does not say."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES).decode("utf-8-sig", errors="ignore")
    except OSError:
        return None
    number, date = _NUMBER.search(head), _DATE.search(head)
    if number is None or date is None:
        return None
    try:
        return Issued(path, int(number[1]), datetime.date.fromisoformat(date[1]))
    except ValueError:
        return None


def neighbours(path: Path) -> tuple[Issued | None, Issued | None]:
    """The nearest issues below and above a file named by its number."""
    own = shelf_number(path)
    if own is None:
        return None, None
    folder = path.resolve().parent
    below = above = None
    for number in numbers(folder):
        if number < own:
            below = number
        elif number > own and above is None:
            above = number
    return (
        None if below is None else issued(folder / f"{below}.yaml"),
        None if above is None else issued(folder / f"{above}.yaml"),
    )


def publishes(date: datetime.date, house: House) -> bool:
    """Whether the house publishes on a day; a house without publishing days may on any."""
    days = house.publishing_days
    name = "星期" + "一二三四五六日"[date.weekday()]
    return date not in house.no_issue and (not days or name in days)


def next_day(date: datetime.date, house: House) -> datetime.date | None:
    """The first publishing day after a date; None if the house has none within a year."""
    for ahead in range(1, _FAR_AHEAD):
        day = date + datetime.timedelta(days=ahead)
        if publishes(day, house):
            return day
    return None
