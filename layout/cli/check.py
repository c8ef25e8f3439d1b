"""check-issue: every check that needs no typesetting."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from layout.cli.common import (
    add_scheduler_option,
    command_parser,
    complain,
    issue_files,
    print_findings,
    write_data,
)
from layout.cli.leaving import leave_after
from layout.core.diagnostics import Severity, Words
from layout.core.ending import FAULTY, OK, WRONG_CALL
from layout.core.files import CannotWriteError
from layout.core.outputs import output_fault

if TYPE_CHECKING:
    from layout.formats.checked import Checked


PARALLEL_FILES = 16
"""Files from which on child processes are worth their start."""


def main() -> NoReturn:
    """The console script."""
    leave_after(check_issue)


def check_issue(arguments: Sequence[str] | None = None) -> int:
    """Check issue files without typesetting them."""
    try:
        return _run(arguments)
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


def _parser() -> argparse.ArgumentParser:
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
        nargs="?",
        const="issue",
        choices=("issue", "house"),
        help="写出期文件或报社设置的 JSON Schema · print the JSON Schema of issue or house files",
    )
    parser.add_argument(
        "--house",
        action="store_true",
        help="列出报社设置的每个值从哪里来：--house [paper.yaml 或期文件] · "
        "print where each value of the house comes from",
    )
    add_scheduler_option(parser)
    return parser


def _run(arguments: Sequence[str] | None) -> int:
    gc.disable()  # a check lives a moment and leaves little garbage
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.rules or options.schema:
        write_data()
        print(_reference(options))
        return OK
    if options.house:
        return _print_house(options)
    if not options.specs:
        parser.error("要写期文件 · an issue file is needed")
    files = issue_files(options)
    if files is None:
        return WRONG_CALL
    if options.fix:
        try:
            _fix(files, options)
        except CannotWriteError as error:
            print_findings([output_fault(error)], options.lang)
            return WRONG_CALL
    done = _check_all(files, options)
    if done is None:
        return WRONG_CALL
    checked, status = done
    _print_checked(checked, options)
    return status


def _check_all(
    files: Sequence[Path], options: argparse.Namespace
) -> tuple[list[Checked], int] | None:
    """The findings on the files in order, and the worst exit status; None if nothing was checked.

    Many files are checked in parallel.
    """
    from layout.batch.issue_work import CheckedIssue, CheckOrder, checked_file

    if len(files) < PARALLEL_FILES and not options.scheduler:
        done = [checked_file(file, options.paper) for file in files]
        return [checked for checked, _ in done], max(status for _, status in done)
    from layout.cli.many import many_answers, print_undone

    answers = many_answers([CheckOrder(file, options.paper) for file in files], options)
    if answers is None:
        return None
    found, worst = [], OK
    for file, answer in zip(files, answers, strict=True):
        if isinstance(answer, CheckedIssue):
            found.append(answer.checked)
            worst = max(worst, answer.status)
        else:
            worst = max(worst, print_undone(file, answer, options))
    return found, worst


def _reference(options: argparse.Namespace) -> str:
    """The page of rules or the schema."""
    if options.rules:
        from layout.formats.rulebook import rulebook

        return rulebook(options.lang)
    from layout.source.json_schema import schema_text

    if options.schema == "house":
        from layout.house.house_schema import house_schema

        return schema_text(house_schema())
    from layout.issue.schema import issue_schema

    return schema_text(issue_schema())


def _print_house(options: argparse.Namespace) -> int:
    """Print where the values of one house come from: of a house file, or of an issue's house."""
    from layout.core.diagnostics import Findings
    from layout.formats.house_sources import house_lines
    from layout.house.paper import house_missing
    from layout.issue.load import house_of

    if not options.specs:
        named = [options.paper] if options.paper else [Path("paper.yaml"), Path("specs/paper.yaml")]
        files = [path for path in named if path.is_file()]
        if not files:
            message, remedy = house_missing(Path())
            complain(message, options.lang)
            complain(remedy, options.lang)
            return WRONG_CALL
    elif (found := issue_files(options)) is None:
        return WRONG_CALL
    else:
        files = found
    from layout.rules.run import unreadable

    findings = Findings()
    house = house_of(files[0], options.paper, findings)
    print_findings(findings.in_order(), options.lang)
    if house is None:
        return WRONG_CALL if unreadable(findings.items) else FAULTY
    write_data()
    print("\n".join(house_lines(house, options.lang)))
    return OK


def _fix(files: Sequence[Path], options: argparse.Namespace) -> None:
    from layout.rules.fix import fix_file

    for file in files:
        for name, count in fix_file(file, options.paper):
            if not options.quiet:
                done = Words(f"{name} 改了 {count} 处", f"{name}: {count} changes")
                nothing = Words(f"{name} 没有可以自动改的", f"{name}: nothing to change")
                complain(done if count else nothing, options.lang)


def _print_checked(run: Sequence[Checked], options: argparse.Namespace) -> None:
    """Data go to standard output, messages to standard error."""
    if options.format == "text":
        _print_text(run, options)
        return
    write_data()
    if options.format == "sarif":
        from layout.formats.sarif import sarif

        print(sarif(run, options.lang))
        return
    from layout.formats import machine

    if options.format == "json":
        print(machine.as_json(run, options.lang))
    elif options.format == "junit":
        print(machine.junit(run, options.lang))
    else:
        print("\n".join(machine.github_lines(run, options.lang)))


def _print_text(run: Sequence[Checked], options: argparse.Namespace) -> None:
    from layout.formats.terminal import summary_line, text_lines

    for checked in run:
        for item in checked.found:
            if not options.quiet or item.severity is Severity.ERROR:
                print("\n".join(text_lines(item, options.lang)), file=sys.stderr)
        if not options.quiet or checked.count(Severity.ERROR):
            place = f"{checked.file}: " if len(run) > 1 else ""
            print(place + summary_line(checked, options.lang), file=sys.stderr)
