"""The issues before and after an issue, with which its number and date are compared (M05, M06).

The issue files of a folder are called its shelf: 3588.yaml, 3589.yaml and so on.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from layout.core.reading import TEXT_BYTES, open_regular
from layout.house.newspaper import House
from layout.issue.lunar import weekday

_HEAD_BYTES = 8192
"""Bytes of an issue file that are read: number and date stand before the copy."""
_SUFFIX = ".yaml"
_NUMBERED = re.compile(r"[1-9][0-9]{0,5}")
_NUMBER = re.compile(r"^(?:期号|number)\s*:\s*['\"]?([0-9]+)", re.MULTILINE)
_DATE = re.compile(r"^(?:日期|date)\s*:\s*['\"]?([0-9]{4}-[0-9]{2}-[0-9]{2})", re.MULTILINE)
_DAYS_AHEAD = 400
"""Days in which the next publishing day is looked for: a year and a month."""


class Issued(NamedTuple):
    """An issue on the shelf: its file, number and date."""

    path: Path
    number: int
    date: datetime.date


def shelf_number(path: Path) -> int | None:
    """The issue number in a file's name, 3589.yaml; None if the name is not a number."""
    return int(path.stem) if _NUMBERED.fullmatch(path.stem) else None


def numbers(folder: Path) -> list[int]:
    """The numbers of all issue files of a folder, from the lowest to the highest."""
    with os.scandir(folder) as entries:
        files = [entry.name for entry in entries if entry.name.endswith(_SUFFIX)]
    stems = [name.removesuffix(_SUFFIX) for name in files]
    return sorted(int(stem) for stem in stems if _NUMBERED.fullmatch(stem))


def issued(path: Path) -> Issued | None:
    """An issue with number and date, read from the head of its file; None if they are not there."""
    try:
        with open_regular(path, TEXT_BYTES) as file:
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
    """The issues with the nearest lower and the nearest higher number on the shelf.

    Both are None if the name of the file itself is not a number.
    """
    own = shelf_number(path)
    if own is None:
        return None, None
    folder = path.resolve().parent
    listed = numbers(folder)
    lower = (number for number in reversed(listed) if number < own)
    higher = (number for number in listed if number > own)
    return _first_issue(folder, lower), _first_issue(folder, higher)


def _first_issue(folder: Path, listed: Iterable[int]) -> Issued | None:
    """The first of some numbers whose file is that issue.

    A file that has another number inside is a copy that is not yet edited: it tells nothing.
    """
    for number in listed:
        found = issued(folder / f"{number}.yaml")
        if found is not None and found.number == number:
            return found
    return None


def publishes(date: datetime.date, house: House) -> bool:
    """Whether the house publishes on a date; without publishing days, every day is one."""
    days = house.publishing_days
    return date not in house.no_issue and (not days or weekday(date) in days)


def next_day(date: datetime.date, house: House) -> datetime.date | None:
    """The first publishing day after a date; None if there is none in the next 400 days."""
    for ahead in range(1, _DAYS_AHEAD):
        day = date + datetime.timedelta(days=ahead)
        if publishes(day, house):
            return day
    return None
