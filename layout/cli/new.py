"""new-issue: the next issue's file, with everything filled in that is known beforehand."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from layout import __version__
from layout.cli.common import complain, print_findings, write_messages
from layout.cli.leaving import leave_after
from layout.core.diagnostics import Findings, Words
from layout.core.ending import OK, WRONG_CALL
from layout.core.files import CannotWriteError, place_new, whole, write_draft
from layout.core.outputs import output_fault

NUMBER_LEAST, NUMBER_MOST = 1, 999_999
"""Issue numbers that the issue file allows."""


def main() -> NoReturn:
    """The console script."""
    leave_after(new_issue)


def new_issue(arguments: Sequence[str] | None = None) -> int:
    """Write the next issue's file; an existing file is never overwritten."""
    write_messages()
    options = _parser().parse_args(arguments)
    folder = options.folder or (Path("specs") if Path("specs").is_dir() else Path())
    if not folder.is_dir():
        return _refuse(Words(f"没有这个文件夹：{folder}", f"no such folder: {folder}"), options)
    if options.number is not None and not NUMBER_LEAST <= options.number <= NUMBER_MOST:
        words = Words(
            f"期号要在 {NUMBER_LEAST} 至 {NUMBER_MOST} 之间",
            f"a number is {NUMBER_LEAST} to {NUMBER_MOST}",
        )
        return _refuse(words, options)
    date = None
    if options.date is not None:
        try:
            date = datetime.date.fromisoformat(options.date)
        except ValueError:
            words = Words("日期写成 2025-08-01 的样子", "write a date as 2025-08-01")
            return _refuse(words, options)
    return _write(folder, date, options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="new-issue", description="写出下一期的文件 · write the next issue's file"
    )
    parser.add_argument("number", nargs="?", type=int, help="期号，不写接着上一期 · number")
    parser.add_argument(
        "--folder",
        type=Path,
        help="期文件所在文件夹，默认 specs/（没有就是当前文件夹） · folder of issue files",
    )
    parser.add_argument("--date", help="日期，不写取下一个出版日 · date, as 2025-08-01")
    parser.add_argument("--paper", type=Path, metavar="FILE", help="报社设置文件 · house file")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="提示语言 · language")
    parser.add_argument("--version", action="version", version=f"new-issue {__version__}")
    return parser


def _write(folder: Path, date: datetime.date | None, options: argparse.Namespace) -> int:
    """Write the file that follows the latest one of a folder, or the first of all."""
    from layout.house.paper import read_house
    from layout.issue.load import load_edition
    from layout.issue.named_files import shown
    from layout.rules.next_issue import first_issue, issue_text, latest, next_issue

    findings = Findings()
    before = latest(folder, options.number)
    if before is not None:
        edition = load_edition(before.path, options.paper, findings)
        if edition is None:
            print_findings(findings.in_order(), options.lang)
            return WRONG_CALL
        house = edition.house.value
        issue = next_issue(before, edition.issue.value, house, options.number)
    else:
        own = options.paper or folder / "paper.yaml"
        if not own.is_file():
            return _no_house(folder, options)
        bound = read_house(own, shown(own), findings)
        if bound is None:
            print_findings(findings.in_order(), options.lang)
            return WRONG_CALL
        house = bound.value
        issue = first_issue(options.number or 1, date or datetime.date.today(), house)
    issue = issue if date is None else issue._replace(date=date)
    target = folder / f"{issue.number}.yaml"
    try:
        with whole(target) as draft:
            write_draft(draft, issue_text(issue, house).encode(), target)
            if not place_new(draft, target):
                words = Words(f"{target} 已经有了，没有改动", f"{target} exists already")
                return _refuse(words, options)
    except CannotWriteError as error:
        print_findings([output_fault(error)], options.lang)
        return WRONG_CALL
    print(target)
    return OK


def _no_house(folder: Path, options: argparse.Namespace) -> int:
    """Report that there is no house file: an issue of another newspaper is never written."""
    from layout.house.paper import house_missing

    if options.paper is not None:
        name = options.paper
        words = Words(f"找不到报社设置文件：{name}", f"house file not found: {name}")
        return _refuse(words, options)
    message, remedy = house_missing(folder)
    return _refuse(
        Words(f"{message.zh}\n    怎么办：{remedy.zh}", f"{message.en}\n    hint: {remedy.en}"),
        options,
    )


def _refuse(words: Words, options: argparse.Namespace) -> int:
    complain(words, options.lang)
    return WRONG_CALL
