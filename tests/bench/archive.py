"""Issues drawn from the sample, for scripts that measure: one issue of many pages, many small issues.

Run from the repository: `.venv/bin/python tests/bench/archive.py FOLDER [ISSUES]` writes ISSUES small
issues, 200 if it is not given, into FOLDER, with a house file and the photographs beside them. Every
issue has the sample's front page and one of its inside pages, a number and a date of its own.
"""

from __future__ import annotations

import datetime
import re
import shutil
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SPECS = ROOT / "specs"
SPEC = SPECS / "3589.yaml"
FIRST, DAY = 3589, datetime.date(2025, 7, 25)
"""Number and date of the first issue, those of the sample."""
ISSUES = 200
_PAGE = re.compile(r"^  - 版次: \d+$", re.MULTILINE)
_ID = re.compile(r"^(      - 编号: )(\S+)$", re.MULTILINE)
_STATED = re.compile(r"^(星期|农历|版数): .*\n", re.MULTILINE)
"""Keys that are compared with what the number and date of an issue give; an issue may leave them out."""
_PARAGRAPH = re.compile(r"^( {10}\S\S)[一-龥](?=\S{20})", re.MULTILINE)
"""The third character of a paragraph."""
_TITLE = re.compile(r"^( {8}主题: .*)[一-龥]$", re.MULTILINE)
_PHOTO = re.compile(r"photos/([\w-]+)\.jpg")
_MARKS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
"""One character for every time that a page is used again."""


def sample_parts() -> tuple[str, list[str]]:
    """What stands above the pages of the sample, and the text of every page without its first line."""
    head, *pages = _PAGE.split(SPEC.read_text(encoding="utf-8"))
    return _STATED.sub("", head), pages


def house_folder(folder: Path) -> Path:
    """A folder with the sample's house file and photographs."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(SPECS / "photos", folder / "photos", dirs_exist_ok=True)
    shutil.copy(SPECS / "paper.yaml", folder / "paper.yaml")
    return folder


def issue_text(pages: list[int], issue: int = 0) -> str:
    """An issue of these pages of the sample (from 0), `issue` weeks after the sample.

    Stories get the number of their page behind their id, so that no two ids are the same.
    """
    head, parts = sample_parts()
    head = head.replace(f"期号: {FIRST}", f"期号: {FIRST + issue}")
    head = head.replace(str(DAY), str(DAY + datetime.timedelta(weeks=issue)))
    head = head.replace("稿件: tongliao", "稿件: tongliao-1")
    used = Counter[int]()
    body = ""
    for number, page in enumerate(pages, 1):
        text = _ID.sub(rf"\1\2-{number}", parts[page])
        body += f"  - 版次: {number}" + (_differing(text, used[page]) if used[page] else text)
        used[page] += 1
    return head + body


def _differing(page: str, times: int) -> str:
    """A page that is used again, with headlines, paragraphs and photographs of its own."""
    mark = _MARKS[times % len(_MARKS)]
    page = _PARAGRAPH.sub(rf"\g<1>{mark}", page)
    page = _TITLE.sub(rf"\g<1>{mark}", page)
    return _PHOTO.sub(rf"photos/\1-{times}.jpg", page)


def long_issue(folder: Path, pages: int) -> Path:
    """One issue of so many pages: the front page, then the inside pages again and again."""
    file = house_folder(folder) / f"pages-{pages}.yaml"
    file.write_text(issue_text([0, *(1 + n % 3 for n in range(pages - 1))]), encoding="utf-8")
    for photo in (SPECS / "photos").glob("*.jpg"):
        for times in range(1, pages // 3 + 1):
            shutil.copy(photo, folder / "photos" / f"{photo.stem}-{times}.jpg")
    return file


def archive(folder: Path, issues: int = ISSUES) -> list[Path]:
    """Many issues of two pages."""
    house_folder(folder)
    files = []
    for issue in range(issues):
        file = folder / f"{FIRST + issue}.yaml"
        file.write_text(issue_text([0, 1 + issue % 3], issue), encoding="utf-8")
        files.append(file)
    return files


if __name__ == "__main__":
    archive(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else ISSUES)
