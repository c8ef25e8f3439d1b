"""The package as a library: what `import layout` offers, typed and documented.

Every function takes the path of an issue file. `paper` is another house file than the paper.yaml
beside the issue file.
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from layout.core.diagnostics import Diagnostic, Findings, Lang, Severity
from layout.issue.load import Edition, load_edition
from layout.output.report_view import Report

if TYPE_CHECKING:
    from layout.output.presswork import Extras

__all__ = [
    "BuildResult",
    "Diagnostic",
    "Edition",
    "Report",
    "Severity",
    "UnreadableIssueError",
    "build",
    "check",
    "load",
]

FilePath = str | PathLike[str]


class UnreadableIssueError(Exception):
    """An issue file, or a file that it needs, that cannot be read; `diagnostics` say why."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(diagnostics)
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        return "\n".join(item.line("en") for item in self.diagnostics)


class BuildResult(NamedTuple):
    """What `build` wrote and found.

    `pdf` is the press PDF, None if there are errors. `files` are all PDFs written. `report` is None
    if the issue file could not be read or its faces could not be had.
    """

    pdf: Path | None
    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    report: Report | None


def load(path: FilePath, paper: FilePath | None = None) -> Edition:
    """Read an issue file with its house file and copy. Raises UnreadableIssueError.

    Findings that do not keep the file from being read are not lost: `check` returns them.
    """
    findings = Findings()
    edition = load_edition(Path(path), _optional(paper), findings)
    if edition is None:
        raise UnreadableIssueError(tuple(findings.in_order()))
    return edition


def check(path: FilePath, paper: FilePath | None = None) -> list[Diagnostic]:
    """Everything that check-issue reports: errors first, then by file and line."""
    from layout.edition.furniture_check.whole_check import check_whole  # noqa: PLC0415 - `load` needs no rules

    findings = Findings()
    edition = load_edition(Path(path), _optional(paper), findings)
    if edition is not None:
        check_whole(edition, findings)
    return findings.in_order()


def build(
    path: FilePath,
    out: FilePath = "out",
    paper: FilePath | None = None,
    *,
    extras: Extras | None = None,
    lang: Lang = "zh",
) -> BuildResult:
    """Typeset an issue into the folder `out`.

    The press PDF is `out/NAME.pdf`, where NAME is the issue file's name without its ending;
    `out/NAME/report.json` goes with it. `extras` (`layout.output.presswork.Extras`) asks for the
    reading PDF, printer's spreads, marks or another standard. `lang` is the language of the report.
    """
    from layout.output.builder import build as build_files  # noqa: PLC0415 - loads everything
    from layout.output.presswork import NO_EXTRAS  # noqa: PLC0415 - as above

    built = build_files(Path(path), Path(out), _optional(paper), lang, extras=extras or NO_EXTRAS)
    report = Report.from_json(built.report) if built.report is not None else None
    return BuildResult(built.pdf, built.files, built.diagnostics, report)


def _optional(path: FilePath | None) -> Path | None:
    return None if path is None else Path(path)
