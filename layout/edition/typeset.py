"""An issue file typeset: loaded, checked, made up, its pages as frames, its photographs prepared.

Press files and proofs are drawn from the result. If there are errors, everything that can be set is
set, and the findings report the rest.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from layout.core.diagnostics import Findings
from layout.core.frame import Frame, PlacedPicture
from layout.core.reading import inside
from layout.edition.disk_cache import recall, recall_pages
from layout.edition.furniture_check.furniture_room import judge_furniture
from layout.edition.pages import Pages
from layout.edition.requests import MakeupRequest
from layout.edition.session import Session
from layout.edition.verdicts.drawn_glyphs import judge_drawn_glyphs
from layout.edition.verdicts.press_photos import judged_photos, report_online, report_profile
from layout.house.faces import Faces, load_faces
from layout.house.paper import DATA
from layout.issue.load import Edition, load_edition
from layout.press.photo.lab import Lab, LabFolders
from layout.press.photo.prints import PressPhoto, Recipe, is_press_profile
from layout.rules.run import apply_to_page_findings, check_edition
from layout.text.display.turns import head_text

SCREEN_PPI = 150
"""Resolution of photographs in the reading PDF, in pixels to the inch."""
SCREEN_QUALITY = 80
"""JPEG quality of photographs in the reading PDF, of 100."""


@dataclass(slots=True)
class Clock:
    """The time that stages take, in milliseconds, for the report."""

    started: float = field(default_factory=time.perf_counter)
    stages: dict[str, float] = field(default_factory=dict)
    _mark: float = field(default_factory=time.perf_counter)

    def lap(self, stage: str) -> None:
        """Add the time since the last call to a stage."""
        now = time.perf_counter()
        self.stages[stage] = self.stages.get(stage, 0.0) + (now - self._mark) * 1000
        self._mark = now

    def total(self) -> dict[str, int]:
        """The time of every stage, and that of all since the start."""
        stages = {stage: round(milliseconds) for stage, milliseconds in self.stages.items()}
        return {**stages, "total": round((time.perf_counter() - self.started) * 1000)}


@dataclass(frozen=True, slots=True)
class Typeset:
    """The finished pages of an edition, and its photographs by their places on them."""

    edition: Edition
    faces: Faces
    pages: Pages
    frames: list[Frame]
    photos: dict[PlacedPicture, PressPhoto]
    screen_photos: dict[PlacedPicture, PressPhoto] = field(default_factory=dict)


class Composed(NamedTuple):
    """Finished pages whose photographs are still being prepared in the lab.

    If it is not `profiled`, the printer's colour profile cannot be used, and there are no
    photographs.
    """

    edition: Edition
    faces: Faces
    pages: Pages
    frames: list[Frame]
    lab: Lab
    profiled: bool

    def developed(self, findings: Findings, clock: Clock) -> Typeset:
        """Wait for the photographs; the pages with them."""
        edition, faces, pages, frames, lab, profiled = self
        if not profiled:
            report_profile(edition, findings)
        photos = judged_photos(lab.prints("press"), edition, findings)
        apply_to_page_findings(edition, findings)
        made = lab.prints("screen")
        screen = {place: photo for place, photo in made.items() if isinstance(photo, PressPhoto)}
        lab.close()
        clock.lap("photographs")
        return Typeset(edition, faces, pages, frames, photos, screen)


class Job(NamedTuple):
    """One issue file to be typeset, and what its build shares with other builds."""

    path: Path
    """The issue file."""
    folder: Path
    """The folder of the report and of caches that stay from one run to the next."""
    paper: Path | None = None
    """A house file in place of the one beside the issue file."""
    request: MakeupRequest | None = None
    screen: bool = False
    """Whether photographs are prepared for the reading PDF too."""
    session: Session | None = None
    """What a process keeps from build to build."""
    lab: Lab | None = None
    """A lab that prepares photographs in another process; None prepares them in this one."""
    edition: Edition | None = None
    """The issue file, if it has been read and checked already."""

    @property
    def memory(self) -> Path:
        """The cache of line endings."""
        return self.folder / "endings.cache"

    @property
    def pages(self) -> Path:
        """The cache of made-up pages."""
        return self.folder / "pages.cache"


def typeset(job: Job, findings: Findings, clock: Clock) -> Typeset | Edition | None:
    """Typeset an issue file.

    The result is the edition alone if its faces cannot be loaded or its furniture has no room, and
    None if the file cannot be read.
    """
    done = compose(job, findings, clock)
    return done.developed(findings, clock) if isinstance(done, Composed) else done


def compose(job: Job, findings: Findings, clock: Clock) -> Composed | Edition | None:
    """Typeset an issue file, as in `typeset`, without waiting for the photographs."""
    pages = _begin(job, findings, clock)
    if not isinstance(pages, Pages):
        return pages
    edition, faces = pages.edition, pages.case.faces
    if job.screen and edition.house.value.regime == "内部资料":
        report_online(edition, findings)
    recipes = _recipes(edition, screen=job.screen)
    lab = job.lab or Lab(beside=False)
    lab.open(LabFolders(edition.folder, job.folder / "photographs", recipes))
    frames: list[Frame] = []
    for frame in pages.frames(clock.lap):
        frames.append(frame)
        for recipe in recipes:  # prepared while the next page is set
            lab.develop(pages.photographs(frame), recipe)
    frames.sort(key=lambda frame: frame.page)
    judge_drawn_glyphs(frames, faces.by_key(), edition.house.span("faces"), findings)
    return Composed(edition, faces, pages, frames, lab, bool(recipes))


def make_up_pages(job: Job) -> None:
    """Make the pages up and set nothing; the job's session keeps the layouts."""
    pages = _begin(job, Findings(), Clock())
    if isinstance(pages, Pages):
        pages.make_up()


def read(job: Job, findings: Findings, clock: Clock) -> Edition | None:
    """The issue file read and checked; None if it is unreadable."""
    edition = load_edition(job.path, job.paper, findings)
    clock.lap("load")
    if edition is not None:
        if job.session is not None:
            job.session.lexicon.ask(_heads(edition))
        check_edition(edition, findings)
        clock.lap("check")
    return edition


def _begin(job: Job, findings: Findings, clock: Clock) -> Pages | Edition | None:
    """The issue file read and checked, its pages ready to be made up."""
    edition = job.edition or read(job, findings, clock)
    if edition is None:
        return None
    house = edition.house
    session = job.session or Session()
    known = session.faces(house.value)
    faces = known or load_faces(house.value, edition.house_folder, house.span("faces"), findings)
    if faces is None or not judge_furniture(edition, faces, findings):
        return edition
    pages = Pages(edition, faces, findings, job.request, session)
    if known is None:
        recall(job.memory, pages.composing.composer)
        session.recall(recall_pages(job.pages, pages.composing))
    return pages


def _heads(edition: Edition) -> Iterator[str]:
    """The texts of heads that may take more than one line."""
    for manuscript in edition.manuscripts.values():
        for head in (manuscript.headline, manuscript.kicker, *manuscript.deck):
            if text := head_text(head):
                yield text


def _recipes(edition: Edition, *, screen: bool) -> Sequence[Recipe]:
    """How photographs are prepared; in no way if the printer's colour profile cannot be used."""
    press, profile = edition.house.value.press, profile_path(edition)
    if not is_press_profile(profile):
        return ()
    printed = Recipe("press", profile, press.ppi, press.ink)
    return (
        (printed, Recipe("screen", profile, SCREEN_PPI, quality=SCREEN_QUALITY))
        if screen
        else (printed,)
    )


def profile_path(edition: Edition) -> Path:
    """The printer's colour profile: the file beside the house file, else the one of the package."""
    name = edition.house.value.press.profile
    own = inside(edition.house_folder, name)
    if own is not None and own.is_file():
        return own
    return inside(DATA, name) or DATA / "no such profile"
