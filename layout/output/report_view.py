"""report.json as typed values: the fields that its format promises, and no others.

The names are those of the file. `report_version` changes when a field changes its meaning or goes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, Literal, NamedTuple, Self

REPORT_VERSION = 1


class ReportDiagnostic(NamedTuple):
    """A finding: its rule, its weight, its words, its place in the source and on the pages."""

    rule: str
    severity: Literal["error", "warning", "info"]
    message: str
    hint: str
    file: str | None
    line: int | None
    column: int | None
    path: str | None
    page: int | None
    story: str | None


class ReportCertificate(NamedTuple):
    """The count of characters without spaces, from the copy and from the drawn glyphs."""

    characters_in: int
    characters_placed: int
    lost: int
    doubled: int
    text_sha256: str
    pdf_sha256: str


class ReportBox(NamedTuple):
    """Where a story stands on a page.

    `columns` and `rows` are first and last, counted from 1. `mm` is x, y, width and height in
    millimetres from the top left corner of the trimmed page.
    """

    page: int
    columns: tuple[int, int]
    rows: tuple[int, int]
    mm: tuple[float, float, float, float]

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Self:
        """A box as the report has it."""
        columns, rows, mm = (tuple(record[name]) for name in ("columns", "rows", "mm"))
        return cls(record["page"], columns, rows, mm)


class ReportStory(NamedTuple):
    """A story on a page: characters without spaces, lines of copy, measure in em, its boxes on all
    pages, and the means by which it was made to fill its module.
    """

    id: str
    characters: int
    lines: int
    measure_em: float
    boxes: tuple[ReportBox, ...]
    absorbers: tuple[str, ...]

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Self:
        """A story as the report has it."""
        return cls(
            record["id"],
            record["characters"],
            record["lines"],
            record["measure_em"],
            tuple(map(ReportBox.from_json, record["boxes"])),
            tuple(record["absorbers"]),
        )


class ReportPage(NamedTuple):
    """A page: empty rows, lines that do not fit, and its stories."""

    page: int
    white_rows: int
    overset_lines: int
    stories: tuple[ReportStory, ...]

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Self:
        """A page as the report has it."""
        stories = tuple(map(ReportStory.from_json, record["stories"]))
        return cls(record["page"], record["white_rows"], record["overset_lines"], stories)


class ReportComposition(NamedTuple):
    """Figures of all body lines: their number, those that break a rule of line starts and ends, the
    stretch in em that 95 of 100 lines stay under, last lines of one character, lines off the grid.
    """

    lines: int
    kinsoku_breaches: int
    stretch_p95_em: float
    short_last_lines: int
    off_grid: int


class Report(NamedTuple):
    """report.json. `normalised` counts, by story, the changes of copy by their names; `timings_ms`
    are milliseconds by stage. `certificate` is None if no press PDF was drawn.
    """

    issue: int
    status: Literal["ok", "error"]
    diagnostics: tuple[ReportDiagnostic, ...]
    certificate: ReportCertificate | None
    normalised: Mapping[str, Mapping[str, int]]
    pages: tuple[ReportPage, ...]
    composition: ReportComposition
    timings_ms: Mapping[str, int]

    @classmethod
    def read(cls, path: str | PathLike[str]) -> Self:
        """The report in a file. Raises OSError, and ValueError that names the file if it is no report."""
        try:
            return cls.from_json(json.loads(Path(path).read_text(encoding="utf-8")))
        except ValueError as error:  # no UTF-8, no JSON, no report
            raise ValueError(f"{path} is no report of build-issue: {error}") from error

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Self:
        """The report of a decoded file. Raises ValueError where it is no report of this version."""
        if not isinstance(record, Mapping) or record.get("report_version") != REPORT_VERSION:
            raise ValueError(f"no report of version {REPORT_VERSION}")
        try:
            certificate = record["certificate"]
            return cls(
                record["issue"],
                record["status"],
                tuple(
                    ReportDiagnostic(*_fields(ReportDiagnostic, d)) for d in record["diagnostics"]
                ),
                certificate and ReportCertificate(*_fields(ReportCertificate, certificate)),
                record["normalised"],
                tuple(map(ReportPage.from_json, record["pages"])),
                ReportComposition(*_fields(ReportComposition, record["composition"])),
                record["timings_ms"],
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ValueError(f"the report lacks a promised field: {error}") from error


def _fields(kind: type[tuple[Any, ...]], record: Mapping[str, Any]) -> Sequence[Any]:
    """The values of a record in the order of a NamedTuple's fields."""
    names: tuple[str, ...] = vars(kind)["_fields"]
    return [record[name] for name in names]
