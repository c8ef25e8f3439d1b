"""build-issue: check, make up, typeset, and write the press PDF."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Container, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from layout.cli.common import (
    add_scheduler_option,
    command_parser,
    complain,
    issue_files,
    one_name_twice,
    print_counts,
    print_findings,
)
from layout.cli.extras import ExtraMissingError, extras
from layout.cli.leaving import leave_after
from layout.core.diagnostics import Diagnostic, Lang, Severity, Spot, Words
from layout.core.ending import FAULTY, OK, WRONG_CALL

if TYPE_CHECKING:
    from layout.batch.issue_table import IssueRow
    from layout.edition.requests import MakeupRequest
    from layout.output.builder import Builder, Built
    from layout.output.presswork import Extras

Remark = tuple[str, Words, Spot]
"""A diagnostic without its line, by which it is known again when lines have moved."""


def main() -> NoReturn:
    """The console script."""
    leave_after(build_issue)


def build_issue(arguments: Sequence[str] | None = None) -> int:
    """Build issue files into press PDFs."""
    parser = _parser()
    options = parser.parse_args(arguments)
    files = issue_files(options)
    if files is None or one_name_twice(files, options.lang):
        return WRONG_CALL
    gc.disable()  # a build lives a second and leaves little garbage
    if options.watch:
        if len(files) > 1 or options.scheduler:
            parser.error("--watch 一次只在本机排一期 · one issue at a time, on this machine")
        return _watch(files[0], options)
    if len(files) == 1 and not options.scheduler:
        return _print_built(files[0], _build(files[0], options), options)
    return _build_many(files, options)


def _build_many(files: Sequence[Path], options: argparse.Namespace) -> int:
    """Build issues side by side; their messages come in the order of the files."""
    from layout.batch.issue_table import issue_row, table
    from layout.batch.issue_work import BuiltIssue, IssueOrder
    from layout.cli.many import many_answers, print_undone

    request, extra_files = _wishes(options)
    orders = [
        IssueOrder(file, options.out, options.paper, options.lang, request, extra_files)
        for file in files
    ]
    answers = many_answers(orders, options)
    if answers is None:
        return WRONG_CALL
    rows = []
    for file, answer in zip(files, answers, strict=True):
        if isinstance(answer, BuiltIssue):
            status = _print_built(file, answer.built, options)
        else:
            status = print_undone(file, answer, options)
        rows.append(issue_row(file, answer, status))
    if not options.quiet:
        print("\n".join(table(rows, options.lang)), file=sys.stderr)
    return _written_summary(rows, options)


def _written_summary(rows: Sequence[IssueRow], options: argparse.Namespace) -> int:
    """Write the summary of many issues and return the exit status of the run."""
    from layout.batch.issue_table import FILE, summary_json
    from layout.core.files import CannotWriteError, write_whole
    from layout.core.outputs import output_fault

    status = max(row.status for row in rows)
    try:
        write_whole(options.out / FILE, summary_json(rows, status))
    except CannotWriteError as error:
        print_findings([output_fault(error)], options.lang)
        return max(status, WRONG_CALL)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = command_parser(
        "build-issue", "检查、拼版、排字，写出付印 PDF · typeset issues to press PDFs"
    )
    _add_makeup_options(parser)
    _add_file_options(parser)
    add_scheduler_option(parser)
    return parser


def _add_makeup_options(parser: argparse.ArgumentParser) -> None:
    """Options on how the pages are made up, and on building after every save."""
    parser.add_argument(
        "--alternatives",
        type=int,
        default=0,
        metavar="N",
        help="每版列出 N 种拼版方案，缩样在 out/期号/ · list N layouts of every page",
    )
    parser.add_argument(
        "--explain",
        default="",
        metavar="STORY",
        help="说明一篇稿件为什么这样排 · why a story stands so",
    )
    parser.add_argument(
        "--keep",
        type=Path,
        metavar="REPORT",
        help="晚到的稿件：照上一次的 report.json，能不动的稿件都不动 · move as few boxes as can be",
    )
    parser.add_argument(
        "--watch",
        action="store_true",
        help="不退出，每存一次盘重排一次 · stay, and build again after every save",
    )


def _add_file_options(parser: argparse.ArgumentParser) -> None:
    """Options on which files are written, and on the press PDF."""
    parser.add_argument(
        "--screen",
        action="store_true",
        help="另出阅读版 期号-screen.pdf · the reading PDF besides",
    )
    parser.add_argument(
        "--spreads",
        action="store_true",
        help="另出对开拼版 期号-spreads.pdf · printer's spreads besides",
    )
    parser.add_argument(
        "--marks",
        action="store_true",
        help="加裁切线、套准、色标、版边说明 · crop and register marks, colour bar, slug",
    )
    parser.add_argument(
        "--standard",
        choices=("X-4", "X-1a"),
        help="付印文件的标准，默认照报社设置 · standard of the press file",
    )


def _build(file: Path, options: argparse.Namespace) -> Built:
    if sys.stderr.isatty() and not options.quiet:
        print(f"{file} …", end="\r", file=sys.stderr, flush=True)
    with _builder(file, options) as builder:
        return builder.build()


def _builder(file: Path, options: argparse.Namespace) -> Builder:
    from layout.text.display.lexicon import Lexicon

    lexicon = Lexicon()
    lexicon.begin()  # the dictionary loads while the rest is still being imported
    from layout.edition.session import Session
    from layout.edition.typeset import Job
    from layout.output.builder import Builder

    request, extra_files = _wishes(options)
    job = Job(file, options.out / file.stem, options.paper, request)
    return Builder(job, options.lang, extra_files, Session(lexicon=lexicon))


def _wishes(options: argparse.Namespace) -> tuple[MakeupRequest, Extras]:
    """What the options ask of make-up, and which files besides the press PDF."""
    from layout.edition.requests import MakeupRequest
    from layout.output.presswork import Extras

    return (
        MakeupRequest(options.alternatives, options.explain, options.lang, options.keep),
        Extras(options.screen, options.spreads, options.marks, options.standard),
    )


def _watch(file: Path, options: argparse.Namespace) -> int:
    """Build after every save until interrupted."""
    from layout.cli.watching import builds
    from layout.core.saves import Saves, WatchedFiles

    zh = options.lang == "zh"
    try:
        with extras():
            saves = Saves(WatchedFiles(file, options.paper, options.out))
    except ExtraMissingError as error:
        complain(error.words, options.lang)
        return WRONG_CALL
    except OSError as error:
        words = Words(
            f"盯不住文件夹：{error}\n    怎么办：不带 --watch，存一次盘排一次",
            f"cannot watch the folder: {error}\n    hint: build without --watch",
        )
        complain(words, options.lang)
        return WRONG_CALL
    if not options.quiet:
        words = Words("存盘就重排，按 Ctrl+C 结束", "builds after every save, Ctrl+C ends")
        complain(words, options.lang)
    known: frozenset[Remark] = frozenset()
    for built, seconds in builds(_builder(file, options), saves):
        _print_built(file, built, options, known)
        remarks = frozenset(map(_remark, built.diagnostics))
        # a refused build may have ended before it found what an earlier one reported
        known = remarks if built.pdf is not None else known | remarks
        if not options.quiet:
            print(f"—— {seconds:.2f} 秒" if zh else f"-- {seconds:.2f} s", flush=True)
    return OK


def _remark(item: Diagnostic) -> Remark:
    return item.rule, item.message, item.spot


def _print_built(
    file: Path, built: Built, options: argparse.Namespace, known: Container[Remark] = ()
) -> int:
    """Print the outcome of a build and return its exit status.

    Warnings whose remark is in `known` are counted, not printed.
    """
    _print_findings(built, options, known)
    for remark in built.remarks:
        print(remark)
    if built.pdf is not None:
        if not options.quiet:
            print(built.pdf)
            if built.stale:
                complain(_stale(built.stale), options.lang)
        return OK
    if built.older is not None:
        words = Words(
            f"{built.older} 没有更新，还是上一次的旧版面，不要拿去付印",
            f"{built.older} was not touched and is older than {file}",
        )
        complain(words, options.lang)
    from layout.rules.run import unreadable

    wrong = built.unwritable or (built.unreadable and unreadable(built.diagnostics))
    return WRONG_CALL if wrong else FAULTY


def _print_findings(built: Built, options: argparse.Namespace, known: Container[Remark]) -> None:
    lang: Lang = options.lang
    found = [d for d in built.diagnostics if not options.quiet or d.severity is Severity.ERROR]
    new = [d for d in found if d.severity is Severity.ERROR or _remark(d) not in known]
    print_findings(new, lang)
    if not built.unwritable:
        print_counts(built.diagnostics, options)
    if same := len(found) - len(new):
        complain(Words(f"其中 {same} 个提醒上面已有", f"{same} of them reported above"), lang)


def _stale(files: Sequence[Path]) -> Words:
    """One line on files of an earlier build; the end of a file's name is the option that makes it."""
    names = [str(file) for file in files]
    again = " ".join(f"--{file.stem.rpartition('-')[2]}" for file in files)
    return Words(
        f"{'、'.join(names)} 没有重出，比付印 PDF 旧；要用就加 {again} 再排一次",
        f"{', '.join(names)} not made again, older than the press PDF; build with {again}",
    )
