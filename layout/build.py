"""The stages of a build in order: typeset, draw, certify, inspect, write."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from layout.certificate import Certificate, certify, judge_certificate
from layout.diagnostics import Diagnostic, Findings, Lang, Words
from layout.files import whole, write_whole
from layout.frame import BLACK, Colour, GlyphRun
from layout.house import House
from layout.issue.load import Edition
from layout.memory import remembered
from layout.pages import Wish
from layout.press.colour import Spot
from layout.press.document import Plan, Press, press_pdf
from layout.press.inspector import Inspector
from layout.press.metadata import Metadata
from layout.press.preflight import Order
from layout.press.sheet import Marks
from layout.reading import contents
from layout.report import Outcome, report
from layout.screen.document import screen_pdf
from layout.typeset import Clock, Job, Typeset, profile_path, typeset


@dataclass(frozen=True, slots=True)
class Extras:
    """What the command asks for besides the house file: other files, another standard, marks."""

    screen: bool = False
    spreads: bool = False
    marks: bool = False
    standard: Literal["X-4", "X-1a"] | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """The outcome of a build: where the PDF is (None if refused), and what was found."""

    pdf: Path | None
    diagnostics: tuple[Diagnostic, ...]
    older: Path | None = None
    unreadable: bool = False
    remarks: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the press PDF was written."""
        return self.pdf is not None


def build(
    path: Path,
    out: Path,
    paper: Path | None = None,
    lang: Lang = "zh",
    wish: Wish | None = None,
    extras: Extras = Extras(),
) -> Built:
    """Build one issue file into `out`; the press PDF is written only when there is no error."""
    with Inspector() as inspector:
        memory = out / path.stem / "endings.cache"
        return _build(Job(path, memory, paper, wish, extras.screen), lang, extras, inspector)


def _build(job: Job, lang: Lang, extras: Extras, inspector: Inspector) -> Built:
    clock, findings = Clock(), Findings()
    target = job.folder.with_name(f"{job.path.stem}.pdf")
    older = target if target.exists() else None
    done = typeset(job, findings, clock)
    if not isinstance(done, Typeset):
        return Built(None, tuple(findings.in_order()), older, unreadable=done is None)
    pages = done.pages
    result: tuple[Certificate, str] | None = None
    written: Path | None = None
    if not findings.failed:
        plan = press_plan(done.edition, extras)
        press = _drawn(done, replace(plan, spreads=False))
        clock.lap("draw")
        certificate = certify(pages.expected(), press.drawn)
        judge_certificate(certificate, pages.spots(), findings)
        result = (certificate, hashlib.sha256(press.pdf).hexdigest())
        if certificate.holds and _passed(
            target, press, _order(done, plan, press), inspector, findings
        ):
            written = target
        clock.lap("inspect")
        if written and plan.spreads:
            _write_spreads(target, done, plan, inspector, findings)
            clock.lap("spreads")
    if written and extras.screen:
        _write_screen(target, done, findings)
        clock.lap("screen")
    if pages.shop.composer.learnt:
        write_whole(job.memory, remembered(pages.shop.composer))
    outcome = Outcome(pages.pages, done.frames, result, findings.in_order(), clock.total())
    content = report(done.edition, outcome, lang)
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    write_whole(job.folder / "report.json", text.encode())
    for name, drawing in pages.pictures.items():
        write_whole(job.folder / name, drawing.encode())
    diagnostics = tuple(findings.in_order())
    return Built(written, diagnostics, None if written else older, remarks=tuple(pages.remarks))


def _drawn(done: Typeset, plan: Plan) -> Press:
    faces = done.faces.by_key()
    return press_pdf(done.frames, faces, done.photos, _metadata(done.edition), plan, done.subsets)


def _passed(
    target: Path, press: Press, order: Order, inspector: Inspector, findings: Findings
) -> bool:
    """Write a press file, have it inspected, and put it in its place if nothing is found."""
    with whole(target) as draft:
        draft.write_bytes(press.pdf)
        found = inspector.inspect(draft, order)
        findings.items += found
        if not found:
            draft.replace(target)
    return not found


def _write_spreads(
    target: Path, done: Typeset, plan: Plan, inspector: Inspector, findings: Findings
) -> None:
    """The same pages two by two, as they lie on the printing sheet."""
    press = _drawn(done, plan)
    spreads = target.with_name(f"{target.stem}-spreads.pdf")
    _passed(spreads, press, _order(done, plan, press), inspector, findings)


def _write_screen(target: Path, done: Typeset, findings: Findings) -> None:
    """The reading file. Papers for internal use are told what publishing them means."""
    edition = done.edition
    if edition.house.value.regime == "内部资料":
        findings.warn(
            "internal-online",
            Words(
                "内部资料不得上网传播，阅读版只供内部使用",
                "an internal paper must not be put online: the reading PDF is for internal use",
            ),
            Words("要公开发布，先问主管部门", "ask the supervising office before publishing it"),
            edition.house.span("regime"),
        )
    data = screen_pdf(
        done.frames,
        done.subsets,
        done.screen_photos,
        _metadata(edition),
        contents(done.pages),
        profile_path(edition),
    )
    write_whole(target.with_name(f"{target.stem}-screen.pdf"), data)


def press_plan(edition: Edition, extras: Extras = Extras()) -> Plan:
    """What the house file and the command ask of the press file."""
    house = edition.house.value
    press = house.press
    marks = Marks(
        press.bleed,
        press.crop_marks or extras.marks,
        press.colour_bar or extras.marks,
        press.slug or extras.marks,
    )
    return Plan(
        extras.standard or press.standard,
        profile_path(edition),
        marks,
        Spot(press.spot, _red(house)) if press.spot else None,
        press.spreads or extras.spreads,
    )


def _red(house: House) -> Colour:
    cyan, magenta, yellow, black = (ink / 100 for ink in house.colours.red)
    return cyan, magenta, yellow, black


def _order(done: Typeset, plan: Plan, press: Press) -> Order:
    """What preflight holds the file against."""
    limits = done.edition.house.value.press
    colours = {
        item.colour for frame in done.frames for item in frame.items if isinstance(item, GlyphRun)
    }
    return Order(
        plan.standard,
        press.sheets,
        frozenset({BLACK, *colours}),
        limits.ppi,
        limits.ink,
        plan.spot.name if plan.spot else "",
    )


def _metadata(edition: Edition) -> Metadata:
    house, issue = edition.house.value, edition.issue.value
    return Metadata(f"{house.name} 第{issue.number}期", house.publisher, issue.date)
