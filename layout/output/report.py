"""report.json: what was built, counted and found. Its fields are promises (issue format, 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from layout.core.diagnostics import Diagnostic, Lang, Severity
from layout.core.frame import Frame, GlyphRun, PlacedPicture
from layout.draw.page import SetPage
from layout.draw.story import module_rect
from layout.fit.set_story import SetStory
from layout.house.newspaper import House
from layout.issue.load import Edition
from layout.output.adjustment_words import adjustment_words
from layout.output.certificate import Certificate, bare
from layout.output.door_report import door_counts
from layout.output.report_view import REPORT_VERSION
from layout.press.photo.prints import PressPhoto
from layout.rules.budget import budget
from layout.text.galley import GalleyLine
from layout.text.kinsoku import NOT_AT_END, NOT_AT_START, Level

OFF_GRID = 0.1
"""Points by which a baseline must miss its row to be counted as off the grid."""
HIGH_SHARE = 0.95
"""The share of lines whose stretch the figure `stretch_p95_em` is not exceeded by."""
STRETCH_DIGITS = 4
"""Decimal places of a stretch in em."""

Entry = dict[str, Any]
"""A part of the report as JSON has it."""


class Composition(NamedTuple):
    """Figures of set lines of copy. Stretches are in em.

    `breaches` counts line starts and line ends that the prohibition rules forbid, `exceptions` lines
    that the compositor could set only by breaking a preference, `short_last_lines` last lines of at
    most one character.
    """

    lines: int
    breaches: int
    stretch_mean: float
    stretch_p95: float
    stretch_max: float
    short_last_lines: int
    exceptions: int

    def as_json(self) -> dict[str, float]:
        """The figures as the report has them, for a story and for the issue."""
        return {
            "stretch_mean_em": self.stretch_mean,
            "stretch_p95_em": self.stretch_p95,
            "stretch_max_em": self.stretch_max,
            "kinsoku_breaches": self.breaches,
            "short_last_lines": self.short_last_lines,
            "exceptions": self.exceptions,
        }


class BuildOutcome(NamedTuple):
    """What a build made: set pages, finished frames, the certificate with the press PDF's digest
    (None if none was drawn), findings, milliseconds by stage, prepared photographs, waived findings
    with their reasons.
    """

    pages: Sequence[SetPage]
    frames: Sequence[Frame]
    certificate: tuple[Certificate, str] | None
    diagnostics: Sequence[Diagnostic]
    timings: dict[str, int]
    photos: Mapping[PlacedPicture, PressPhoto]
    waived: Sequence[tuple[Diagnostic, str]] = ()


def composition(lines: Iterable[GalleyLine], level: Level) -> Composition:
    """The figures of body lines at a level of prohibition rules.

    The last line of a paragraph is not justified, so its stretch is not counted.
    """
    body = [line for line in lines if line.part == "body"]
    stretches = sorted(line.stretch for line in body if not line.last) or [0.0]
    high = min(int(len(stretches) * HIGH_SHARE), len(stretches) - 1)
    return Composition(
        lines=len(body),
        breaches=sum(_breaches(line, level) for line in body),
        stretch_mean=round(sum(stretches) / len(stretches), STRETCH_DIGITS),
        stretch_p95=round(stretches[high], STRETCH_DIGITS),
        stretch_max=round(stretches[-1], STRETCH_DIGITS),
        short_last_lines=sum(map(_is_short_last_line, body)),
        exceptions=sum(1 for line in body if line.exception),
    )


def _breaches(line: GalleyLine, level: Level) -> int:
    """Whether a line starts with a character that may not start one, and the same for its end."""
    starts = line.atoms[0].left in NOT_AT_START[level]
    ends = line.atoms[-1].right in NOT_AT_END[level]
    return starts + ends


def _is_short_last_line(line: GalleyLine) -> bool:
    """Whether the last line of a paragraph of several lines holds at most one character."""
    characters = sum(1 for atom in line.atoms if not (atom.blank_left or atom.blank_right))
    return line.last and not line.first and characters <= 1


def off_grid(frames: Sequence[Frame], edition: Edition) -> int:
    """The runs of copy in finished frames whose baselines miss the page's rows by `OFF_GRID`."""
    house = edition.house.value
    leading, first = house.grid.leading, house.type_area.y + house.baseline
    found = 0
    for frame in frames:
        for item in frame.items:
            if isinstance(item, GlyphRun) and item.source.part == "body":
                row = (item.y - first) / leading
                found += abs(row - round(row)) * leading >= OFF_GRID
    return found


def report(edition: Edition, outcome: BuildOutcome, lang: Lang) -> Entry:
    """The whole report, its messages in `lang`."""
    house, pages = edition.house.value, edition.issue.value.pages
    failed = any(item.severity is Severity.ERROR for item in outcome.diagnostics)
    pictured = pictured_pages(outcome.frames, house)
    weighed = budget(outcome.diagnostics, house, len(pages), pictured)
    boxes = _boxes(outcome.pages, house)
    return {
        "report_version": REPORT_VERSION,
        "issue": edition.issue.value.number,
        "status": "error" if failed else "ok",
        "diagnostics": [item.as_json(lang) for item in outcome.diagnostics],
        "waived": [{**item.as_json(lang), "reason": reason} for item, reason in outcome.waived],
        "error_budget": weighed.as_json(),
        "certificate": certificate_entry(*outcome.certificate) if outcome.certificate else None,
        "normalised": _normalised(edition),
        "door": [one.as_json(lang) for one in door_counts(edition)],
        "pages": [page_entry(page, house, boxes) for page in outcome.pages],
        "photographs": list(_photograph_entries(outcome)),
        "composition": _composition_entry(edition, outcome),
        "timings_ms": outcome.timings,
    }


def certificate_entry(certificate: Certificate, pdf_sha256: str) -> Entry:
    """The count of the copy, and the digest of the press PDF that it stands for."""
    return {
        "characters_in": certificate.characters_in,
        "characters_placed": certificate.characters_placed,
        "lost": certificate.lost,
        "doubled": certificate.doubled,
        "text_sha256": certificate.text_sha256,
        "pdf_sha256": pdf_sha256,
    }


def page_entry(page: SetPage, house: House, boxes: Mapping[str, Sequence[Entry]]) -> Entry:
    """One page's entry; `boxes` are those of every story on all pages, front parts first."""
    stories = page.stories
    return {
        "page": page.number,
        "white_rows": sum(story.fit.white_rows for story in stories),
        "overset_lines": sum(story.fit.overset_lines for story in stories),
        "stories": [story_entry(story, house, boxes[story.manuscript.origin]) for story in stories],
        "fillers": [
            {
                "slogan": copy.slogan.replace("｜", ""),
                "columns": list(module.columns),
                "rows": list(module.rows),
            }
            for copy, module in page.fillers
        ],
    }


def story_entry(story: SetStory, house: House, boxes: Sequence[Entry]) -> Entry:
    """One story's entry: size, measure, its boxes on all pages, and the means that closed it.

    The second part of a story that jumps has an entry of its own on its page, under the same id.
    """
    manuscript = story.manuscript
    figures = composition(story.galley.lines, house.text.level)
    return {
        "id": manuscript.origin,
        **({"continued_from": manuscript.jumped_from} if manuscript.jumped_from else {}),
        "characters": sum(len(bare(text)) for _, _, text in manuscript.printed()),
        "lines": sum(line.rows for line in story.galley.lines),
        "measure_em": story.measures.measure,
        "head_pt": story.head.size,
        "boxes": list(boxes),
        "absorbers": [adjustment_words(one).en for one in story.fit.adjustments],
        "white_rows": story.fit.white_rows,
        **figures.as_json(),
    }


def story_box(story: SetStory, house: House) -> Entry:
    """Where a story, or its part on one page, stands."""
    module = story.module
    return {
        "page": story.manuscript.page,
        "columns": list(module.columns),
        "rows": list(module.rows),
        "mm": list(module_rect(story, house).mm()),
    }


def _boxes(pages: Sequence[SetPage], house: House) -> dict[str, list[Entry]]:
    """The boxes of every story, by the id that it has in the issue file."""
    boxes: dict[str, list[Entry]] = {}
    for page in pages:
        for story in page.stories:
            boxes.setdefault(story.manuscript.origin, []).append(story_box(story, house))
    return boxes


def _normalised(edition: Edition) -> dict[str, dict[str, int]]:
    """The changes of copy that normalisation made, counted by name, of every changed story."""
    return {
        story.id: dict(sorted(changes.items()))
        for page in edition.issue.value.pages
        for story in page.stories
        if (changes := edition.manuscripts[story.id].changes)
    }


def _photograph_entries(outcome: BuildOutcome) -> Iterator[Entry]:
    for frame in outcome.frames:
        for item in frame.items:
            if isinstance(item, PlacedPicture) and (photo := outcome.photos.get(item)):
                yield photograph_entry(frame.page, item, photo)


def photograph_entry(page: int, place: PlacedPicture, photo: PressPhoto) -> Entry:
    """One photograph as it went to the press: pixels, colour, resolution, most ink on one spot."""
    return {
        "page": page,
        "story": place.story,
        "file": place.file,
        "pixels": [photo.width, photo.height],
        "colour": "grey" if photo.space == "DeviceGray" else "cmyk",
        "ppi": round(photo.ppi),
        "ink_percent": round(photo.ink, 1),
    }


def pictured_pages(frames: Sequence[Frame], house: House) -> float:
    """The area of all photographs, measured in pages of the type area."""
    area = house.type_area.width * house.type_area.height
    places = [item.rect for f in frames for item in f.items if isinstance(item, PlacedPicture)]
    return sum(rect.width * rect.height for rect in places) / area


def _composition_entry(edition: Edition, outcome: BuildOutcome) -> Entry:
    stories = (story for page in outcome.pages for story in page.stories)
    lines = (line for story in stories for line in story.galley.lines)
    figures = composition(lines, edition.house.value.text.level)
    off = off_grid(outcome.frames, edition)
    return {"lines": figures.lines, **figures.as_json(), "off_grid": off}
