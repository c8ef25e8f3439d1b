"""One issue of many: built or checked, with an answer that is small enough to be sent."""

from __future__ import annotations

import gc
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from layout.core.diagnostics import Lang, Words

if TYPE_CHECKING:
    from layout.edition.requests import MakeupRequest
    from layout.formats.checked import Checked
    from layout.output.builder import Built
    from layout.output.presswork import Extras


class IssueOrder(NamedTuple):
    """An issue file to be built into the folder `out`; the other fields are those of a `Job`."""

    file: Path
    out: Path
    paper: Path | None
    lang: Lang
    request: MakeupRequest
    extras: Extras


class CheckOrder(NamedTuple):
    """An issue file to be checked."""

    file: Path
    paper: Path | None


Order = IssueOrder | CheckOrder


class BuiltIssue(NamedTuple):
    """What the build of one issue of many came to; `built` is without its report."""

    built: Built
    pages: int
    digest: str
    """The SHA-256 of the press PDF; empty if none was written."""
    seconds: float


class CheckedIssue(NamedTuple):
    """The findings on one issue of many, and the exit status for it."""

    checked: Checked
    status: int


class Broken(NamedTuple):
    """A fault of the program over one issue: the kind of exception, and the report on it."""

    kind: str
    report: str


class LostIssue(NamedTuple):
    """An issue that was given up: the processes that worked on it died."""


class Refused(NamedTuple):
    """An issue that the cluster could not do; `words` say why."""

    words: Words


Answer = BuiltIssue | CheckedIssue | Broken | LostIssue | Refused


def done(order: Order) -> Answer:
    """Do one order. A fault of the program is an answer too, so that the other issues go on."""
    try:
        answer = _built(order) if isinstance(order, IssueOrder) else _checked(order)
    except Exception as error:
        from layout.core.last_resort import fault_report  # noqa: PLC0415 - no fault, no report

        answer = Broken(type(error).__name__, fault_report(error, "build-issue"))
    gc.collect()  # a process does many issues, and the commands switch collection off
    return answer


def _built(order: IssueOrder) -> Answer:
    from layout.edition.typeset import Job  # noqa: PLC0415 - a check sets nothing
    from layout.output.builder import Builder  # noqa: PLC0415 - as above

    started = time.perf_counter()
    job = Job(order.file, order.out / order.file.stem, order.paper, order.request)
    with Builder(job, order.lang, order.extras) as builder:
        built = builder.build()
    report = built.report or {}
    certificate = report.get("certificate") or {}
    return BuiltIssue(
        built._replace(report=None),
        len(report.get("pages", ())),
        certificate.get("pdf_sha256", "") if built.pdf is not None else "",
        time.perf_counter() - started,
    )


def _checked(order: CheckOrder) -> Answer:
    return CheckedIssue(*checked_file(order.file, order.paper))


def checked_file(file: Path, paper: Path | None) -> tuple[Checked, int]:
    """The findings on an issue file and its exit status."""
    from layout.core.diagnostics import Findings  # noqa: PLC0415 - these wait until they are needed
    from layout.core.ending import FAULTY, OK, WRONG_CALL  # noqa: PLC0415
    from layout.edition.furniture_check.whole_check import check_whole  # noqa: PLC0415
    from layout.formats.checked import Checked  # noqa: PLC0415
    from layout.issue.load import load_edition  # noqa: PLC0415
    from layout.issue.named_files import shown  # noqa: PLC0415
    from layout.rules.budget import budget  # noqa: PLC0415
    from layout.rules.run import unreadable  # noqa: PLC0415

    findings = Findings()
    edition = load_edition(file, paper, findings)
    error_budget = None
    if edition is not None:
        check_whole(edition, findings)
        pages = len(edition.issue.value.pages)
        error_budget = budget(findings.items, edition.house.value, pages)
    found = tuple(findings.in_order())
    status = FAULTY if findings.failed else OK
    if edition is None and unreadable(found):
        status = WRONG_CALL
    return Checked(shown(file), found, tuple(findings.waived), error_budget), status
