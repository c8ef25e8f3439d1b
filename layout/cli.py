"""The commands build-issue and check-issue: arguments, messages, exit status, nothing else.

0 done, warnings allowed; 1 the issue has errors; 2 a wrong call or an unreadable file.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from layout import __version__
from layout.diagnostics import Diagnostic, Lang, Severity

if TYPE_CHECKING:
    from layout.build import Built

OK, FAULTY, WRONG_CALL = 0, 1, 2


def build_issue(arguments: Sequence[str] | None = None) -> int:
    """Build issue files into press PDFs."""
    parser = _parser("build-issue", "检查、拼版、排字，写出付印 PDF · typeset issues to press PDFs")
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
    options = parser.parse_args(arguments)
    files = _files(options)
    if files is None:
        return WRONG_CALL
    gc.disable()  # a build lives a second and frees nothing worth looking for
    if len(files) == 1:
        return _tell_built(files[0], _build(files[0], options), options)
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor() as pool:
        jobs = [(file, pool.submit(_build, file, options)) for file in files]
        return max(_tell_built(file, job.result(), options) for file, job in jobs)


def check_issue(arguments: Sequence[str] | None = None) -> int:
    """Check issue files without setting them."""
    parser = _parser("check-issue", "只检查、不排版 · check issues without typesetting")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="输出格式 · output format"
    )
    options = parser.parse_args(arguments)
    files = _files(options)
    if files is None:
        return WRONG_CALL
    from layout.diagnostics import Findings
    from layout.issue.check import check_edition
    from layout.issue.load import load_edition

    status = OK
    for file in files:
        findings = Findings()
        edition = load_edition(file, options.paper, findings)
        if edition is not None:
            check_edition(edition, findings)
        found = findings.in_order()
        if options.format == "json":
            print(json.dumps([item.as_json(options.lang) for item in found], ensure_ascii=False))
        else:
            _tell(found, options.lang)
            _summary(found, options)
        worst = FAULTY if findings.failed else OK
        status = max(status, WRONG_CALL if edition is None and _unreadable(found) else worst)
    return status


def _parser(name: str, description: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=name, description=description)
    parser.add_argument(
        "specs",
        nargs="+",
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


def _files(options: argparse.Namespace) -> list[Path] | None:
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


def _build(file: Path, options: argparse.Namespace) -> Built:
    if sys.stderr.isatty() and not options.quiet:
        print(f"{file} …", end="\r", file=sys.stderr, flush=True)
    from layout.build import build
    from layout.pages import Wish

    wish = Wish(options.alternatives, options.explain, options.lang)
    return build(file, options.out, options.paper, options.lang, wish)


def _tell_built(file: Path, built: Built, options: argparse.Namespace) -> int:
    zh = options.lang == "zh"
    found = [d for d in built.diagnostics if not options.quiet or d.severity is Severity.ERROR]
    _tell(found, options.lang)
    _summary(built.diagnostics, options)
    for remark in built.remarks:
        print(remark)
    if built.pdf is not None:
        if not options.quiet:
            print(built.pdf)
        return OK
    if built.older is not None:
        print(
            f"{built.older} 没有更新，还是上一次的旧版面，不要拿去付印"
            if zh
            else f"{built.older} was not touched and is older than {file}",
            file=sys.stderr,
        )
    return WRONG_CALL if built.unreadable and _unreadable(built.diagnostics) else FAULTY


def _unreadable(found: Sequence[Diagnostic]) -> bool:
    rules = {
        "file-unreadable",
        "file-too-large",
        "encoding",
        "yaml-syntax",
        "yaml-too-deep",
        "anchor-bomb",
    }
    return any(item.rule in rules for item in found)


def _tell(found: Sequence[Diagnostic], lang: Lang) -> None:
    for item in found:
        print(item.line(lang), file=sys.stderr)


def _summary(found: Sequence[Diagnostic], options: argparse.Namespace) -> None:
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
