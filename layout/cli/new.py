"""new-issue: the next issue's file, with everything filled in that can be known."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Sequence
from pathlib import Path

from layout import __version__
from layout.cli.common import OK, WRONG_CALL, tell
from layout.core.diagnostics import Findings


def new_issue(arguments: Sequence[str] | None = None) -> int:
    """Write the next issue's file; an existing one is never overwritten."""
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
    options = parser.parse_args(arguments)
    folder = options.folder or (Path("specs") if Path("specs").is_dir() else Path())
    if not folder.is_dir():
        return _refuse(f"没有这个文件夹：{folder}", f"no such folder: {folder}", options)
    if options.number is not None and not 1 <= options.number <= 999_999:
        return _refuse("期号要在 1 至 999999 之间", "a number is 1 to 999999", options)
    date = None
    if options.date is not None:
        try:
            date = datetime.date.fromisoformat(options.date)
        except ValueError:
            return _refuse("日期写成 2025-08-01 的样子", "write a date as 2025-08-01", options)
    return _write(folder, date, options)


def _write(folder: Path, date: datetime.date | None, options: argparse.Namespace) -> int:

    from layout.house.paper import read_house
    from layout.issue.load import load_edition
    from layout.issue.named_files import shown
    from layout.rules.next_issue import first_issue, issue_text, latest, next_issue

    findings = Findings()
    before = latest(folder, options.number)
    if before is not None:
        edition = load_edition(before.path, options.paper, findings)
        if edition is None:
            tell(findings.in_order(), options.lang)
            return WRONG_CALL
        house = edition.house.value
        issue = next_issue(before, edition.issue.value, house, options.number)
    else:
        own = options.paper or folder / "paper.yaml"
        bound = read_house(own if own.is_file() else None, shown(own), findings)
        if bound is None:
            tell(findings.in_order(), options.lang)
            return WRONG_CALL
        house = bound.value
        issue = first_issue(options.number or 1, date or datetime.date.today(), house)
    issue = issue if date is None else issue._replace(date=date)
    target = folder / f"{issue.number}.yaml"
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(issue_text(issue, house))
    except FileExistsError:
        return _refuse(f"{target} 已经有了，没有改动", f"{target} is there already", options)
    except OSError as error:
        return _refuse(f"写不了 {target}", f"cannot write {target}: {error.strerror}", options)
    print(target)
    return OK


def _refuse(zh: str, en: str, options: argparse.Namespace) -> int:
    print(zh if options.lang == "zh" else en, file=sys.stderr)
    return WRONG_CALL
