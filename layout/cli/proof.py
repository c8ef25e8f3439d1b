"""proof-issue: proofs for people: marked-up PDF, pictures, comparison, rounds, live preview."""

from __future__ import annotations

import argparse
import datetime
import errno
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from layout.cli.common import (
    command_parser,
    complain,
    issue_files,
    one_name_twice,
    print_counts,
    print_findings,
)
from layout.cli.extras import ExtraMissingError, extras
from layout.cli.leaving import leave_after
from layout.core.diagnostics import Severity, Words
from layout.core.ending import FAULTY, OK, WRONG_CALL

DPI_LEAST, DPI_MOST = 20, 600
"""Resolutions at which a page picture is of use."""
PORT, PORT_MOST = 8719, 65535
"""The preview's port, and the largest number of a port."""


def main() -> NoReturn:
    """The console script."""
    leave_after(proof_issue)


def proof_issue(arguments: Sequence[str] | None = None) -> int:
    """Make proofs of issue files, or show one issue live."""
    parser = _parser()
    options = parser.parse_args(arguments)
    files = issue_files(options)
    if files is None or one_name_twice(files, options.lang):
        return WRONG_CALL
    if options.serve and len(files) > 1:
        parser.error("--serve 一次只看一期 · one issue at a time")
    try:
        if options.serve:
            return _serve(files[0], options)
        return max(_proof(file, options) for file in files)
    except ExtraMissingError as error:
        complain(error.words, options.lang)
        return WRONG_CALL


def _parser() -> argparse.ArgumentParser:
    parser = command_parser(
        "proof-issue", "出校样：标注版、页图、红样、实时预览 · proofs for people"
    )
    _add_proof_options(parser)
    _add_preview_options(parser)
    return parser


def _add_proof_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--against",
        default="",
        metavar="OLD",
        help="与旧校样、report.json 或 git 版本比较，出红样 · compare and write a red-line PDF",
    )
    parser.add_argument(
        "--round",
        type=int,
        choices=(1, 2, 3),
        help="校次：留存这一校，并与前一校比较 · keep this round, compare with the one before",
    )
    parser.add_argument(
        "--dpi",
        type=_dpi,
        default=0,
        metavar="N",
        help="另出每版 PNG 和总览图 · page pictures and a contact sheet",
    )
    parser.add_argument(
        "--time",
        type=datetime.datetime.fromisoformat,
        metavar="TIME",
        help="印在版边的时间，默认现在 · time in the slug",
    )


def _add_preview_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--serve", action="store_true", help="实时预览 · live preview")
    parser.add_argument(
        "--port", type=_port, default=PORT, help=f"预览的端口，默认 {PORT}，0 由系统定 · its port"
    )
    parser.add_argument(
        "--editor",
        default="",
        metavar="URL",
        help="点版面时打开编辑器，如 vscode://file/{file}:{line}:{column} · editor link",
    )


def _port(text: str) -> int:
    value = int(text)
    if not 0 <= value <= PORT_MOST:
        raise argparse.ArgumentTypeError(f"0–{PORT_MOST}")
    return value


def _dpi(text: str) -> int:
    value = int(text)
    if not DPI_LEAST <= value <= DPI_MOST:
        raise argparse.ArgumentTypeError(f"{DPI_LEAST}–{DPI_MOST}")
    return value


def _proof(file: Path, options: argparse.Namespace) -> int:
    from layout.proof.compare.summary import comparison_summary
    from layout.proof.proofing import ProofOrder, proof

    if options.dpi or options.round:
        with extras():  # missing libraries are reported before the work, not after it
            import layout.proof.page_images  # noqa: F401
    moment = options.time or datetime.datetime.now().astimezone()
    order = ProofOrder(moment, options.dpi, options.round, options.against, options.lang)
    done = proof(file, options.out, options.paper, order)
    found = [d for d in done.diagnostics if not options.quiet or d.severity is Severity.ERROR]
    print_findings(found, options.lang)
    if not done.unwritable:
        print_counts(done.diagnostics, options)
    if done.comparison is not None:
        print(comparison_summary(done.comparison, options.lang), end="")
    if not options.quiet:
        for path in done.files:
            print(path)
    from layout.rules.run import unreadable

    if done.unreadable and unreadable(done.diagnostics):
        return WRONG_CALL
    if done.older_unreadable or done.unwritable:
        return WRONG_CALL
    return FAULTY if any(d.severity is Severity.ERROR for d in done.diagnostics) else OK


def _serve(file: Path, options: argparse.Namespace) -> int:
    with extras():
        import watchfiles  # noqa: F401

        import layout.proof.page_images  # noqa: F401
        from layout.proof.preview.answers import ServePlan
        from layout.proof.preview.serve import serve

    plan = ServePlan(file, options.out, options.paper, options.lang, options.editor)
    try:
        serve(plan, options.port)
    except OSError as error:
        reason = "已被别的程序占用" if error.errno == errno.EADDRINUSE else error.strerror
        words = Words(
            f"端口 {options.port} 用不了：{reason}\n    怎么办：换一个 --port，或写 --port 0",
            f"cannot listen on port {options.port}: {error.strerror}\n    hint: another --port",
        )
        complain(words, options.lang)
        return WRONG_CALL
    return OK
