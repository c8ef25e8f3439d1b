"""What the commands share: arguments, the files asked for, messages and exit status.

0 done, warnings allowed; 1 the issue has errors; 2 a wrong call or an unreadable file.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import NoReturn

from layout import __version__
from layout.core.diagnostics import Diagnostic, Lang, Severity


def _without_plugins() -> None:
    """Let pydantic find no plugins.

    None is used here, and the search imports importlib.metadata with e-mail, zip and sockets behind
    it and reads every installed package: a quarter of a command's start-up.
    """
    empty = ModuleType("pydantic.plugin._loader")
    vars(empty)["get_plugins"] = tuple
    sys.modules.setdefault(empty.__name__, empty)


_without_plugins()

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy multiplies no matrices here

OK, FAULTY, WRONG_CALL = 0, 1, 2
INTERRUPTED = 130
"""What a shell expects of a command that was interrupted."""
CUT_SHORT = 141
"""And of one whose reader went away."""


def leave_after(command: Callable[[], int]) -> NoReturn:
    """Run a command and end the process there and then.

    To take down the heap of a finished build object by object costs a tenth of the build.
    """
    try:
        status = command()
    except KeyboardInterrupt:
        print("\n已中断，没有写完的都不留 · interrupted, nothing half-written", file=sys.stderr)
        status = INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe has seen enough
        status = CUT_SHORT
    with suppress(BrokenPipeError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


def command_parser(name: str, description: str, count: str = "+") -> argparse.ArgumentParser:
    """The arguments that every command on issue files takes; `count` is how many files."""
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


def issue_files(options: argparse.Namespace) -> list[Path] | None:
    """The issue files asked for; None if one is not there, which has then been told."""
    files: list[Path] = []
    zh = options.lang == "zh"
    if options.paper is not None and not options.paper.is_file():
        print(
            f"找不到报社设置文件：{options.paper}"
            if zh
            else f"house file not found: {options.paper}",
            file=sys.stderr,
        )
        return None
    for name in options.specs:
        path = Path(name)
        if path.is_dir():
            found = [p for p in sorted(path.glob("*.yaml")) if p.name != "paper.yaml"]
        else:
            folders = [Path()] if path.parent != Path() else [Path(), Path("specs")]
            candidates = [folder / n for folder in folders for n in (name, f"{name}.yaml")]
            found = [p for p in candidates if p.is_file()][:1]
        if not found:
            print(
                f"找不到期文件：{name}\n    怎么办：核对文件名；只写期号时会在当前文件夹和 specs/ 里找"
                if zh
                else f"issue file not found: {name}\n    hint: a bare number is looked for here and "
                "in specs/",
                file=sys.stderr,
            )
            return None
        files += found
    return list(dict.fromkeys(files))


def unreadable(found: Sequence[Diagnostic]) -> bool:
    """Whether a file could not be read at all, which has an exit status of its own."""
    from layout.rules.registry import BY_NAME

    rules = (BY_NAME.get(item.rule) for item in found)
    return any(rule is not None and rule.unreadable for rule in rules)


def tell(found: Sequence[Diagnostic], lang: Lang) -> None:
    """Print diagnostics to stderr."""
    for item in found:
        print(item.line(lang), file=sys.stderr)


def summary(found: Sequence[Diagnostic], options: argparse.Namespace) -> None:
    """Print how many errors and warnings there were."""
    errors = sum(1 for item in found if item.severity is Severity.ERROR)
    warnings = sum(1 for item in found if item.severity is Severity.WARNING)
    if options.quiet and not errors:
        return
    print(
        f"{errors} 个错误，{warnings} 个提醒"
        if options.lang == "zh"
        else f"{errors} errors, {warnings} warnings",
        file=sys.stderr,
    )
