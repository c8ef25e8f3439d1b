"""How often each rule speaks on clean printed copy, and what --fix would change in it.

Run from the repository: `python tests/bench/false_alarms.py [--show RULE] [--diff] [--date DATE] FILE...`. A FILE is
an issue (.yaml) or plain text: stories with a blank line between them, each beginning with its head.
Without a FILE, the text of a printed front page and the sample are read. `--show` prints the faults
of one rule, `--diff` every line that --fix would change. DATE is that of the issues made of texts.
Rules of what an internal publication may print are left out: they speak of the paper, not of copy.
"""

from __future__ import annotations

import argparse
import difflib
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from layout.core.diagnostics import Diagnostic, Findings, Severity
from layout.issue.load import load_edition
from layout.rules.fix import fix_file
from layout.rules.registry import BY_NAME
from layout.rules.run import check_edition

ROOT = Path(__file__).parent.parent.parent
DEFAULT = (ROOT / "tests" / "seed-3589.txt", ROOT / "specs" / "3589.yaml")
STORIES = 20
"""Stories of one issue, about as many as four pages have."""
PAGE_CHARS = 8000
"""Characters of copy on a broadsheet page with heads and pictures."""
LONGEST_HEAD = 60
ISSUE = """期号: {number}
日期: {date}
版面:
  - 版次: 1
    版名: 要闻
    责任编辑: 赵慧慧
    美编: 王莹莹
    稿件:
"""
STORY = """      - 编号: s{number}
        主题: |-
          {head}
        正文: |
{body}
"""


def stories(text: str) -> Iterator[list[str]]:
    """The stories of a plain text, each a list of lines."""
    if not re.search(r"\S\n\S", text):  # every line has a blank one after it: one story
        text = re.sub(r"\n{2,}", "\n", text)
    for block in re.split(r"\n[ \u3000]*\n", text):
        lines = [line.strip(" \u3000\r") for line in block.split("\n")]
        if lines := [line for line in lines if line]:
            yield lines


def lay_out(file: Path, folder: Path, date: str) -> list[Path]:
    """The issues of a file in `folder`, with the sample's house."""
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "specs" / "paper.yaml", folder / "paper.yaml")
    if file.suffix == ".yaml":
        shutil.copy(file, folder / file.name)
        if (file.parent / "photos").is_dir():
            shutil.copytree(file.parent / "photos", folder / "photos")
        return [folder / file.name]
    made = []
    told = list(stories(file.read_text(encoding="utf-8")))
    for start in range(0, len(told), STORIES):
        number = 1000 + start // STORIES
        pieces = [ISSUE.format(number=number, date=date)]
        for n, lines in enumerate(told[start : start + STORIES]):
            is_head = len(lines[0]) < LONGEST_HEAD and lines[0][-1] not in "。，；："
            head, body = (lines[0], lines[1:]) if is_head else (f"无题{number}之{n}", lines)
            rows = "\n".join(f"          {line}" for line in body or ["略。"])
            pieces.append(STORY.format(number=n, head=head, body=rows))
        path = folder / f"text-{number}.yaml"
        path.write_text("".join(pieces), encoding="utf-8")
        made.append(path)
    return made


def found(path: Path) -> tuple[list[Diagnostic], int]:
    """What check-issue says of the copy of an issue, and the number of its characters."""
    findings = Findings()
    edition = load_edition(path, None, findings)
    if edition is None:
        return findings.items, 0
    check_edition(edition, findings)
    size = sum(manuscript.copy_size for manuscript in edition.manuscripts.values())
    of_copy = (item for item in findings.items if item.spot.story)
    return [item for item in of_copy if not BY_NAME[item.rule].internal], size


def changed(path: Path) -> Iterator[str]:
    """The lines of an issue that --fix changes, before and after."""
    before = path.read_text(encoding="utf-8").split("\n")
    fix_file(path, None)
    after = path.read_text(encoding="utf-8").split("\n")
    for line in difflib.unified_diff(before, after, lineterm="", n=0):
        if line[:1] in "+-" and line[:3] not in ("---", "+++"):
            yield line


def main() -> None:
    """Print the table, and what was asked for besides."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--show", default="")
    parser.add_argument("--date", default="2025-07-25")
    parser.add_argument("--diff", action="store_true")
    options = parser.parse_args()
    counts: Counter[tuple[Severity, str]] = Counter()
    size = 0
    with tempfile.TemporaryDirectory() as name:
        for n, file in enumerate(options.files or DEFAULT):
            for path in lay_out(file, Path(name) / str(n), options.date):
                items, chars = found(path)
                size += chars
                for item in items:
                    counts[item.severity, item.rule] += 1
                    if item.rule == options.show:
                        print(item.message.zh, "|", item.hint.zh)
                for line in changed(path) if options.diff else ():
                    print(line)
    pages = size / PAGE_CHARS
    print(f"{size} characters, about {pages:.1f} pages")
    print(f"{'rule':22}{'severity':10}{'faults':>8}{'a page':>10}")
    for (severity, rule), count in sorted(counts.items(), key=lambda pair: (pair[0][0], -pair[1])):
        print(f"{rule:22}{severity.value:10}{count:8}{count / max(pages, 1):10.3f}")


if __name__ == "__main__":
    main()
