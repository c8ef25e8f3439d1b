"""check-issue: everything that can be said without typesetting."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from layout.cli.common import (
    FAULTY,
    OK,
    WRONG_CALL,
    command_parser,
    issue_files,
    leave_after,
    unreadable,
)
from layout.core.diagnostics import Severity
from layout.core.worker import process_pool

if TYPE_CHECKING:
    from layout.formats.checked import Checked


_MANY = 16
"""Files from which on processes of their own are worth their start."""


def main() -> NoReturn:
    """The console script."""
    leave_after(check_issue)


def check_issue(arguments: Sequence[str] | None = None) -> int:
    """Check issue files without setting them."""
    try:
        return _run(arguments)
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


def _run(arguments: Sequence[str] | None) -> int:
    gc.disable()  # a check lives a moment and frees nothing worth looking for
    parser = command_parser("check-issue", "只检查、不排版 · check issues without typesetting", "*")
    parser.add_argument(
        "--format",
        choices=("text", "json", "github", "sarif", "junit"),
        default="text",
        help="输出格式 · output format",
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="没有歧义的直接改在文件里，注释和次序不动 · rewrite what is safe",
    )
    parser.add_argument(
        "--rules", action="store_true", help="列出全部规则 · print the page of rules"
    )
    parser.add_argument(
        "--schema",
        action="store_true",
        help="写出期文件的 JSON Schema · print the JSON Schema of issue files",
    )
    options = parser.parse_args(arguments)
    if options.rules or options.schema:
        print(_page(options))
        return OK
    if not options.specs:
        parser.error("要写期文件 · an issue file is needed")
    files = issue_files(options)
    if files is None:
        return WRONG_CALL
    if options.fix:
        _fix(files, options)
    done = _check_all(files, options.paper)
    _tell([checked for checked, _ in done], options)
    return max(status for _, status in done)


def _check_all(files: Sequence[Path], paper: Path | None) -> list[tuple[Checked, int]]:
    """All files, a folder of many in parallel; in the order asked for."""
    if len(files) < _MANY:
        return [_check(file, paper) for file in files]
    with process_pool() as pool:
        return list(pool.map(_check, files, [paper] * len(files), chunksize=_MANY // 2))


def _page(options: argparse.Namespace) -> str:
    if options.rules:
        from layout.formats.rulebook import rulebook

        return rulebook(options.lang)
    from layout.issue.schema import schema_text

    return schema_text()


def _check(file: Path, paper: Path | None) -> tuple[Checked, int]:
    from layout.core.diagnostics import Findings
    from layout.formats.checked import Checked
    from layout.issue.load import load_edition
    from layout.issue.named_files import shown
    from layout.rules.budget import budget
    from layout.rules.run import check_edition

    findings = Findings()
    edition = load_edition(file, paper, findings)
    weighed = None
    if edition is not None:
        check_edition(edition, findings)
        pages = len(edition.issue.value.pages)
        weighed = budget(findings.items, edition.house.value, pages)
    found = tuple(findings.in_order())
    status = FAULTY if findings.failed else OK
    if edition is None and unreadable(found):
        status = WRONG_CALL
    return Checked(shown(file), found, tuple(findings.waived), weighed), status


def _fix(files: Sequence[Path], options: argparse.Namespace) -> None:
    from layout.rules.fix import fix_file

    for file in files:
        for name, count in fix_file(file, options.paper):
            zh = f"{name} 改了 {count} 处" if count else f"{name} 没有可以自动改的"
            en = f"{name}: {count} changes" if count else f"{name}: nothing to change"
            if not options.quiet:
                print(zh if options.lang == "zh" else en, file=sys.stderr)


def _tell(run: Sequence[Checked], options: argparse.Namespace) -> None:
    """Data to stdout, messages to stderr."""
    if options.format == "text":
        from layout.formats.terminal import summary_line, text_lines

        for checked in run:
            for item in checked.found:
                if not options.quiet or item.severity is Severity.ERROR:
                    print("\n".join(text_lines(item, options.lang)), file=sys.stderr)
            if not options.quiet or checked.count(Severity.ERROR):
                place = f"{checked.file}: " if len(run) > 1 else ""
                print(place + summary_line(checked, options.lang), file=sys.stderr)
    elif options.format == "sarif":
        from layout.formats.sarif import sarif

        print(sarif(run, options.lang))
    else:
        from layout.formats import machine

        if options.format == "json":
            print(machine.as_json(run, options.lang))
        elif options.format == "junit":
            print(machine.junit(run, options.lang))
        else:
            print("\n".join(machine.github_lines(run, options.lang)))
