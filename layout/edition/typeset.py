"""An issue file typeset: loaded, checked, made up, its pages as frames, its photographs prepared.

What build-issue draws for the press and proofs draw for people comes from here, also when there
are errors: what could be set is set, and the findings say what could not.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from layout.core.diagnostics import Findings, Span, Spot, Words
from layout.core.frame import Frame, PlacedPicture
from layout.edition.memory import recall, recall_pages
from layout.edition.pages import Pages
from layout.edition.requests import MakeupRequest
from layout.edition.session import Session
from layout.house.faces import Faces, load_faces
from layout.house.paper import DATA
from layout.issue.load import Edition, load_edition
from layout.issue.photographs import PictureFault
from layout.press.photo.lab import Lab, LabFolders
from layout.press.photo.prints import PressPhoto, Recipe, is_press_profile
from layout.rules.run import check_edition, judge_built
from layout.text.display.turns import head_text

SCREEN_PPI = 150


@dataclass(slots=True)
class Clock:
    """Milliseconds of the stages, for the report alone."""

    started: float = field(default_factory=time.perf_counter)
    stages: dict[str, float] = field(default_factory=dict)
    _mark: float = field(default_factory=time.perf_counter)

    def lap(self, stage: str) -> None:
        """End a stage, or a stretch of one."""
        now = time.perf_counter()
        self.stages[stage] = self.stages.get(stage, 0.0) + (now - self._mark) * 1000
        self._mark = now

    def total(self) -> dict[str, int]:
        """All stages and the sum."""
        stages = {stage: round(milliseconds) for stage, milliseconds in self.stages.items()}
        return {**stages, "total": round((time.perf_counter() - self.started) * 1000)}


@dataclass(frozen=True, slots=True)
class Typeset:
    """The finished pages of an edition and what they were made with; photographs by their places."""

    edition: Edition
    faces: Faces
    pages: Pages
    frames: list[Frame]
    photos: dict[PlacedPicture, PressPhoto]
    screen_photos: dict[PlacedPicture, PressPhoto] = field(default_factory=dict)


class Composed(NamedTuple):
    """Finished pages whose photographs are still in the lab; without the profile of a press there
    are none.
    """

    edition: Edition
    faces: Faces
    pages: Pages
    frames: list[Frame]
    lab: Lab
    profiled: bool

    def developed(self, findings: Findings, clock: Clock) -> Typeset:
        """The pages with their photographs, waited for."""
        edition, faces, pages, frames, lab, profiled = self
        if not profiled:
            _tell_profile(edition, findings)
        photos = _photos(lab.prints("press"), edition, findings)
        judge_built(edition, findings)
        made = lab.prints("screen")
        screen = {place: photo for place, photo in made.items() if isinstance(photo, PressPhoto)}
        lab.close()
        clock.lap("photographs")
        return Typeset(edition, faces, pages, frames, photos, screen)


class Job(NamedTuple):
    """What is to be typeset: the issue file, the folder of what is kept from one run to the next and
    of the report, another house file.

    `session` is what a live preview keeps from build to build; `screen` asks for the photographs of
    the reading file besides; `lab` prepares photographs beside this process. `edition` is the
    file read and checked already.
    """

    path: Path
    folder: Path
    paper: Path | None = None
    request: MakeupRequest | None = None
    screen: bool = False
    session: Session | None = None
    lab: Lab | None = None
    edition: Edition | None = None

    @property
    def memory(self) -> Path:
        """Where line endings are remembered."""
        return self.folder / "endings.cache"

    @property
    def pages(self) -> Path:
        """Where made-up pages are remembered."""
        return self.folder / "pages.cache"


def typeset(job: Job, findings: Findings, clock: Clock) -> Typeset | Edition | None:
    """Set an issue file; the bare edition if its faces cannot be had, None if it is unreadable."""
    done = compose(job, findings, clock)
    return done.developed(findings, clock) if isinstance(done, Composed) else done


def compose(job: Job, findings: Findings, clock: Clock) -> Composed | Edition | None:
    """The same, but for the photographs, which are still in hand."""
    pages = _begin(job, findings, clock)
    if not isinstance(pages, Pages):
        return pages
    edition, faces = pages.edition, pages.case.faces
    if job.screen and edition.house.value.regime == "内部资料":
        _tell_online(edition, findings)
    recipes = _recipes(edition, screen=job.screen)
    lab = job.lab or Lab(beside=False)
    lab.open(LabFolders(edition.folder, job.folder / "photographs", recipes))
    frames: list[Frame] = []
    for frame in pages.frames(clock.lap):
        frames.append(frame)
        for recipe in recipes:  # in hand while the next page is set
            lab.develop(pages.photographs(frame), recipe)
    frames.sort(key=lambda frame: frame.page)
    return Composed(edition, faces, pages, frames, lab, bool(recipes))


def make_up_pages(job: Job) -> None:
    """Make the pages up and set nothing: what is found is in the job's warm room."""
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
    if faces is None:
        return edition
    pages = Pages(edition, faces, findings, job.request, session)
    if known is None:
        recall(job.memory, pages.composing.composer)
        session.recall(recall_pages(job.pages, pages.composing))
    return pages


def _heads(edition: Edition) -> Iterator[str]:
    """The texts that make-up may turn."""
    for manuscript in edition.manuscripts.values():
        for head in (manuscript.headline, manuscript.kicker, *manuscript.deck):
            if text := head_text(head):
                yield text


def _recipes(edition: Edition, *, screen: bool) -> Sequence[Recipe]:
    """How photographs are prepared; not at all without the profile of a press."""
    press, profile = edition.house.value.press, profile_path(edition)
    if not is_press_profile(profile):
        return ()
    printed = Recipe("press", profile, press.ppi, press.ink)
    return (printed, Recipe("screen", profile, SCREEN_PPI, quality=80)) if screen else (printed,)


def profile_path(edition: Edition) -> Path:
    """The printer's colour profile: beside the house file, else the one the package carries."""
    name = edition.house.value.press.profile
    own = edition.house_folder / name
    return own if own.is_file() else DATA / name


def _tell_profile(edition: Edition, findings: Findings) -> None:
    name = edition.house.value.press.profile
    findings.error(
        "profile-unreadable",
        Words(f"色彩特性文件用不了：{name}", f"cannot use the colour profile {name}"),
        Words(
            "要印厂的 CMYK 输出特性文件（.icc），放在 paper.yaml 旁边",
            "put the printer's CMYK output profile (.icc) beside paper.yaml",
        ),
        edition.house.span("press", "profile"),
    )


def _tell_online(edition: Edition, findings: Findings) -> None:
    """Papers for internal use are told what publishing the reading PDF means."""
    findings.warn(
        "internal-online",
        Words(
            "内部资料不得上网传播，阅读版只供内部使用",
            "an internal paper must not be put online: the reading PDF is for internal use",
        ),
        Words("要公开发布，先问主管部门", "ask the supervising office before publishing"),
        edition.house.span("regime"),
    )


def _photos(
    prints: Mapping[PlacedPicture, PressPhoto | PictureFault],
    edition: Edition,
    findings: Findings,
) -> dict[PlacedPicture, PressPhoto]:
    """The prints that came out, and what editors should know of them and of the others."""
    photos: dict[PlacedPicture, PressPhoto] = {}
    for place, made in prints.items():
        manuscript = edition.manuscripts[place.story]
        span, spot = manuscript.span, Spot(manuscript.page, place.story)
        if isinstance(made, PictureFault):
            words = Words(
                f"图片读不了：{place.file}（{made.words.zh}）",
                f"cannot decode picture: {place.file} ({made.words.en})",
            )
            findings.error("picture-unreadable", words, made.hint, span, spot)
            continue
        photos[place] = made
        _judge(place, made, edition.house.value.press.ppi, (span, spot), findings)
    return photos


def _judge(
    place: PlacedPicture,
    photo: PressPhoto,
    least: int,
    address: tuple[Span, Spot],
    findings: Findings,
) -> None:
    """Resolution, and what was put aside of the file."""
    if photo.ppi < least * 0.95:
        words = Words(
            f"图片 {place.file} 只有 {photo.ppi:.0f} ppi，印刷要 {least}",
            f"picture {place.file} has {photo.ppi:.0f} ppi of {least}",
        )
        hint = Words("换大图，或减少它占的栏数", "use a larger file or fewer columns")
        note = findings.error if photo.ppi < least / 2 else findings.warn
        note("picture-resolution", words, hint, *address)
    if "animated" in photo.notes:
        words = Words(
            f"图片 {place.file} 是动画，只印第一帧",
            f"picture {place.file} is animated, its first frame is printed",
        )
        hint = Words("另存要印的一帧", "save the frame that is to be printed")
        findings.warn("picture-animated", words, hint, *address)
    if "profile" in photo.notes:
        words = Words(
            f"图片 {place.file} 的色彩特性文件损坏或不配套，没有采用",
            f"the colour profile of picture {place.file} is damaged or of another kind: not used",
        )
        hint = Words("核对颜色，或转为 sRGB 重新导出", "check its colours, or export it as sRGB")
        findings.warn("picture-profile", words, hint, *address)
