"""The file that a mistyped file name most likely stands for."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from layout.core.diagnostics import Words

_FOLDERS = ("photos", "copy")
"""The folders of an issue in which files are looked for, besides the one that a name gives."""
_FILES_MOST = 2000
"""Files that are compared at most; a week's pictures are some dozens."""
_LIKENESS = 0.6
"""The least likeness (0 to 1, difflib's ratio) of a file's name to the one typed."""
_DRIVE = re.compile(r"[A-Za-z]:[\\/]|\\\\|file:")


def nearest_file(folder: Path, name: str) -> Words | None:
    """A hint that names the file most like `name` and tells the difference; None if none is like it."""
    typed = PurePosixPath(normalize("NFC", name).replace("\\", "/").strip())
    known = dict.fromkeys(_files(folder, str(typed.parent)))
    folded = {file.casefold(): file for file in known}
    found = folded.get(str(typed).casefold())
    if found is not None:
        return _hint(found, _difference(name, found))
    bare = {PurePosixPath(file).name.casefold(): file for file in known}
    found = bare.get(typed.name.casefold())
    if found is not None:
        return _hint(found, _difference(name, found))
    near = difflib.get_close_matches(typed.name.casefold(), bare, n=1, cutoff=_LIKENESS)
    return _hint(bare[near[0]], Words("", "")) if near else None


def is_foreign_path(name: str) -> bool:
    """Whether a name is a path of a whole system and not of the issue's folder: C:\\…"""
    return _DRIVE.match(name) is not None


def _hint(file: str, why: Words) -> Words:
    return Words(f"是不是“{file}”？{why.zh}", f"did you mean “{file}”?{why.en}")


def _difference(name: str, found: str) -> Words:
    """What is different in a typed name, if it is a small thing."""
    if name != name.strip():
        return Words("名字前后多了空格", " there is a blank before or after the name")
    if is_foreign_path(name):
        return Words("文件名从期文件所在的文件夹写起", " write the name from the issue's folder on")
    if "\\" in name:
        return Words("文件夹之间用 /", " write / between folders")
    if name.casefold() == found.casefold():
        return Words("大小写要一样", " capitals and small letters must agree")
    return Words("", "")


def _files(folder: Path, parent: str) -> Iterator[str]:
    """The files of some folders below an issue's, as an issue file names them."""
    count = 0
    for below in dict.fromkeys((parent, *_FOLDERS, ".")):
        if is_foreign_path(below) or ".." in below or below.startswith("/"):
            continue
        try:
            with os.scandir(folder / below) as entries:
                names = sorted(entry.name for entry in entries if entry.is_file())
        except (OSError, ValueError):
            continue
        for name in names:
            count += 1
            if count > _FILES_MOST:
                return
            yield name if below == "." else f"{below}/{name}"
