"""What the commands share: arguments, the issue files meant, messages and exit status.

Exit status 0: done, warnings allowed; 1: the issue has errors; 2: a wrong call or a file that cannot
be read or written; 70: a fault of the program; 130: interrupted.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from layout import __version__
from layout.core.diagnostics import Diagnostic, Lang, Severity, Words
from layout.core.reading import resolved


def _without_plugins() -> None:
    """Let pydantic look for no plugins: the tool uses none.

    Pydantic's public switch is the environment variable; with it alone pydantic still imports
    importlib.metadata, and e-mail, zip and sockets with it, which is a tenth of a cold check-issue.
    So the module that would do the search is replaced by an empty one. A version of pydantic that
    has no such module is not affected.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    empty = ModuleType("pydantic.plugin._loader")
    vars(empty)["get_plugins"] = tuple
    sys.modules.setdefault(empty.__name__, empty)


_without_plugins()

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy multiplies no matrices here


def write_messages() -> None:
    """Let a character that the console cannot show appear as a question mark.

    A Chinese Windows reads output as cp936, which lacks rare Han and all emoji.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def write_data() -> None:
    """Let standard output carry UTF-8 whatever the console's encoding: programs read it."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


def command_parser(name: str, description: str, count: str = "+") -> argparse.ArgumentParser:
    """The arguments of every command on issue files; `count` is argparse's number of files."""
    write_messages()
    parser = argparse.ArgumentParser(prog=name, description=description)
    parser.add_argument(
        "specs",
        nargs=count,
        metavar="SPEC",
        help="期文件、期号或文件夹 · issue file, number or folder",
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("out"),
        metavar="DIR",
        help="输出文件夹，默认 out/ · output folder",
    )
    parser.add_argument("--paper", type=Path, metavar="FILE", help="报社设置文件 · house file")
    parser.add_argument(
        "--lang", choices=("zh", "en"), default="zh", help="提示语言 · language of messages"
    )
    parser.add_argument("--quiet", action="store_true", help="只报错 · errors only")
    parser.add_argument("--version", action="version", version=f"{name} {__version__}")
    return parser


def add_scheduler_option(parser: argparse.ArgumentParser) -> None:
    """The option of commands that can give their issues to a cluster."""
    parser.add_argument(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="交给 Dask 集群做，如 tcp://主机:8786 · give the issues to a Dask cluster",
    )


def complain(words: Words, lang: Lang) -> None:
    """Print a message about the call itself."""
    print(words.say(lang), file=sys.stderr)


def issue_files(options: argparse.Namespace) -> list[Path] | None:
    """The issue files of a call; None, with a message, if one of them is not there."""
    files: list[Path] = []
    paper = options.paper
    if paper is not None and not paper.is_file():
        complain(
            Words(f"找不到报社设置文件：{paper}", f"house file not found: {paper}"), options.lang
        )
        return None
    for name in options.specs:
        found = _files_of(name)
        if not found:
            complain(_not_an_issue(name), options.lang)
            return None
        files += found
    return list({resolved(file): file for file in reversed(files)}.values())[::-1]


def _not_an_issue(name: str) -> Words:
    """Why an argument names no issue file, and what to do."""
    path = Path(name)
    if path.is_dir():
        return Words(
            f"文件夹里没有期文件：{name}\n    怎么办：写出期文件名，或先用 new-issue 建一期",
            f"no issue file in this folder: {name}\n    hint: name a file, or make one by new-issue",
        )
    if os.path.lexists(path):
        return Words(
            f"这不是期文件，是管道、设备或断了的链接：{name}\n    怎么办：换成真正的 .yaml 文件",
            f"a pipe, a device or a broken link, not an issue file: {name}\n"
            "    hint: give a real .yaml file",
        )
    return Words(
        f"找不到期文件：{name}\n    怎么办：核对文件名；只写期号时会在当前文件夹和 specs/ 里找",
        f"issue file not found: {name}\n    hint: a bare number is looked for here and in specs/",
    )


def one_name_twice(files: Sequence[Path], lang: Lang) -> bool:
    """Whether two issue files would write the same outputs, with a message if they would."""
    first: dict[str, Path] = {}
    for file in files:
        other = first.setdefault(file.stem.casefold(), file)
        if other is not file:
            words = Words(
                f"{other} 和 {file} 文件名相同，输出会互相覆盖\n    怎么办：分两次排，各用一个 --out",
                f"{other} and {file} have one name and would overwrite each other's outputs\n"
                "    hint: run them one by one, each with its own --out",
            )
            complain(words, lang)
            return True
    return False


def _files_of(name: str) -> list[Path]:
    """The issue files that one argument names: a folder's, a file, or a number's."""
    path = Path(name)
    if path.is_dir():
        return [p for p in sorted(path.glob("*.yaml")) if p.name != "paper.yaml"]
    folders = [Path()] if path.parent != Path() else [Path(), Path("specs")]
    candidates = [folder / n for folder in folders for n in (name, f"{name}.yaml")]
    return [p for p in candidates if p.is_file()][:1]


def print_findings(found: Sequence[Diagnostic], lang: Lang) -> None:
    """Print diagnostics to standard error."""
    for item in found:
        print(item.line(lang), file=sys.stderr)


def print_counts(found: Sequence[Diagnostic], options: argparse.Namespace) -> None:
    """Print how many errors and warnings there are."""
    errors = sum(1 for item in found if item.severity is Severity.ERROR)
    warnings = sum(1 for item in found if item.severity is Severity.WARNING)
    if options.quiet and not errors:
        return
    words = Words(f"{errors} 个错误，{warnings} 个提醒", f"{errors} errors, {warnings} warnings")
    complain(words, options.lang)
