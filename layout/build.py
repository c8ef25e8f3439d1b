"""The stages of a build in order: load, check, compose and make up, draw, certify, write."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from layout.certificate import Certificate, certify, judge_certificate
from layout.diagnostics import Diagnostic, Findings, Lang, Spot, Words
from layout.faces import load_faces
from layout.frame import PlacedPicture
from layout.house import DATA
from layout.issue.check import check_edition
from layout.issue.load import Edition, load_edition
from layout.memory import recall, remembered
from layout.pages import Pages, Wish
from layout.press.document import Metadata, press_pdf
from layout.press.photo import PressPhoto, prepare
from layout.report import Outcome, report

PHOTO_WORKERS = 2


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


@dataclass(slots=True)
class Clock:
    """Milliseconds of the stages, for the report alone."""

    started: float = field(default_factory=time.perf_counter)
    stages: dict[str, int] = field(default_factory=dict)
    _mark: float = field(default_factory=time.perf_counter)

    def lap(self, stage: str) -> None:
        """End a stage."""
        now = time.perf_counter()
        self.stages[stage] = round((now - self._mark) * 1000)
        self._mark = now

    def total(self) -> dict[str, int]:
        """All stages and the sum."""
        return {**self.stages, "total": round((time.perf_counter() - self.started) * 1000)}


def build(
    path: Path,
    out: Path,
    paper: Path | None = None,
    lang: Lang = "zh",
    wish: Wish | None = None,
) -> Built:
    """Build one issue file into `out`; the press PDF is written only when there is no error."""
    clock, findings = Clock(), Findings()
    target = out / f"{path.stem}.pdf"
    older = target if target.exists() else None
    edition = load_edition(path, paper, findings)
    clock.lap("load")
    if edition is None:
        return Built(None, tuple(findings.in_order()), older, unreadable=True)
    check_edition(edition, findings)
    clock.lap("check")
    faces = load_faces(
        edition.house.value, edition.house_folder, edition.house.span("faces"), findings
    )
    if faces is None:
        return Built(None, tuple(findings.in_order()), older)
    maker = Pages(edition, faces, findings, wish)
    memory = out / path.stem / "endings.cache"
    recall(memory, maker.shop.composer)
    with ThreadPoolExecutor(PHOTO_WORKERS) as pool:
        maker.set_stories()
        clock.lap("compose")
        frames = maker.frames()
        waiting = (
            {
                place: pool.submit(
                    prepare,
                    edition.folder / place.file,
                    place,
                    profile_path(edition),
                    edition.house.value.press.ppi,
                )
                for place in maker.photographs(frames)
            }
            if not findings.failed
            else {}
        )
        clock.lap("assemble")
        photos = _photos(waiting, edition, findings)
    clock.lap("photographs")
    result: tuple[Certificate, str] | None = None
    written: Path | None = None
    if not findings.failed:
        press = press_pdf(frames, faces.by_key(), photos, _metadata(edition))
        clock.lap("draw")
        certificate = certify(maker.expected(), press.drawn)
        judge_certificate(certificate, maker.spots(), findings)
        result = (certificate, hashlib.sha256(press.pdf).hexdigest())
        if certificate.holds:
            write_whole(target, press.pdf)
            written = target
        clock.lap("write")
    if maker.shop.composer.learnt:
        write_whole(memory, remembered(maker.shop.composer))
    outcome = Outcome(maker.pages, frames, result, findings.in_order(), clock.total())
    content = report(edition, outcome, lang)
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    write_whole(out / path.stem / "report.json", text.encode())
    for name, drawing in maker.pictures.items():
        write_whole(out / path.stem / name, drawing.encode())
    diagnostics = tuple(findings.in_order())
    return Built(written, diagnostics, None if written else older, remarks=tuple(maker.remarks))


def profile_path(edition: Edition) -> Path:
    """The printer's colour profile: beside the house file, else the one the package carries."""
    name = edition.house.value.press.profile
    own = edition.house_folder / name
    return own if own.is_file() else DATA / name


def _photos(
    waiting: dict[PlacedPicture, Future[PressPhoto | None]], edition: Edition, findings: Findings
) -> dict[PlacedPicture, PressPhoto]:
    photos: dict[PlacedPicture, PressPhoto] = {}
    least = edition.house.value.press.ppi
    for place, future in waiting.items():
        photo = future.result()
        manuscript = edition.manuscripts[place.story]
        spot = Spot(manuscript.page, place.story)
        if photo is None:
            findings.error(
                "picture-unreadable",
                Words(f"图片读不了：{place.file}", f"cannot decode picture: {place.file}"),
                Words("文件可能损坏或不是图片，请重新导出为 JPEG", "export it again as JPEG"),
                manuscript.span,
                spot,
            )
            continue
        photos[place] = photo
        if photo.ppi < least * 0.95:
            words = Words(
                f"图片 {place.file} 只有 {photo.ppi:.0f} ppi，印刷要 {least}",
                f"picture {place.file} has {photo.ppi:.0f} ppi of {least}",
            )
            hint = Words("换大图，或减少它占的栏数", "use a larger file or fewer columns")
            note = findings.error if photo.ppi < least / 2 else findings.warn
            note("picture-resolution", words, hint, manuscript.span, spot)
    return photos


def _metadata(edition: Edition) -> Metadata:
    house, issue = edition.house.value, edition.issue.value
    return Metadata(f"{house.name} 第{issue.number}期", house.publisher, issue.date)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file in one step: readers see the old one or the new one, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
