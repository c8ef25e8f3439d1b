"""An issue file typeset: loaded, checked, made up, its pages as frames, its photographs prepared.

What build-issue draws for the press and proofs draw for people comes from here, also when there
are errors: what could be set is set, and the findings say what could not.
"""

from __future__ import annotations

import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from layout.diagnostics import Findings, Spot, Words
from layout.faces import Faces, load_faces
from layout.frame import Frame, PlacedPicture
from layout.house import DATA
from layout.issue.check import check_edition
from layout.issue.load import Edition, load_edition
from layout.memory import recall
from layout.pages import Pages, Wish
from layout.press.photo import PressPhoto, prepare
from layout.warm import Warm

PHOTO_WORKERS = 2


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


@dataclass(frozen=True, slots=True)
class Typeset:
    """The finished pages of an edition and what they were made with."""

    edition: Edition
    faces: Faces
    pages: Pages
    frames: list[Frame]
    photos: dict[PlacedPicture, PressPhoto]


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be typeset: the issue file, another house file, where endings are remembered.

    `warm` is what a live preview keeps from build to build.
    """

    path: Path
    memory: Path
    paper: Path | None = None
    wish: Wish | None = None
    warm: Warm | None = None


def typeset(job: Job, findings: Findings, clock: Clock) -> Typeset | Edition | None:
    """Set an issue file; the bare edition if its faces cannot be had, None if it is unreadable."""
    edition = load_edition(job.path, job.paper, findings)
    clock.lap("load")
    if edition is None:
        return None
    check_edition(edition, findings)
    clock.lap("check")
    house = edition.house
    warm = job.warm or Warm()
    known = warm.faces(house.value)
    faces = known or load_faces(house.value, edition.house_folder, house.span("faces"), findings)
    if faces is None:
        return edition
    pages = Pages(edition, faces, findings, job.wish, warm)
    if known is None:
        recall(job.memory, pages.shop.composer)
    with ThreadPoolExecutor(PHOTO_WORKERS) as pool:
        pages.set_stories()
        clock.lap("compose")
        frames = pages.frames()
        profile, ppi = profile_path(edition), house.value.press.ppi
        waiting = {
            place: pool.submit(warm.photo, place, path, partial(prepare, path, place, profile, ppi))
            for place in pages.photographs(frames)
            if (path := edition.folder / place.file)
        }
        clock.lap("assemble")
        photos = _photos(waiting, edition, findings)
    clock.lap("photographs")
    return Typeset(edition, faces, pages, frames, photos)


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
