"""report.json: what was built, counted and found; its fields are promises (issue format, 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from layout.core.diagnostics import Diagnostic, Lang
from layout.core.frame import Frame, GlyphRun, PlacedPicture
from layout.draw.page import SetPage
from layout.draw.story import module_rect
from layout.fit.set_story import SetStory
from layout.house.paper import House
from layout.issue.load import Edition
from layout.output.adjustment_words import adjustment_words
from layout.output.certificate import Certificate, bare
from layout.press.photo.prints import PressPhoto
from layout.rules.budget import budget
from layout.text.galley import GalleyLine
from layout.text.kinsoku import NOT_AT_END, NOT_AT_START, Level

REPORT_VERSION = 1


class Composition(NamedTuple):
    """Figures of the set lines: how many, their stretch, short last lines, exceptions.

    `breaches` counts line starts and ends that the prohibition rules forbid.
    """

    lines: int
    breaches: int
    stretch_mean: float
    stretch_p95: float
    stretch_max: float
    short_last_lines: int
    exceptions: int

    def as_json(self) -> dict[str, float]:
        """The figures as the report has them, of a story or of the issue."""
        return {
            "stretch_mean_em": self.stretch_mean,
            "stretch_p95_em": self.stretch_p95,
            "stretch_max_em": self.stretch_max,
            "kinsoku_breaches": self.breaches,
            "short_last_lines": self.short_last_lines,
            "exceptions": self.exceptions,
        }


def composition(lines: Sequence[GalleyLine], level: Level) -> Composition:
    """The figures of body lines; the last line of a paragraph has no stretch of its own."""
    body = [line for line in lines if line.part == "body"]
    stretches = sorted(line.stretch for line in body if not line.last)
    count = len(stretches)
    return Composition(
        lines=len(body),
        breaches=sum(
            (line.atoms[0].left in NOT_AT_START[level])
            + (line.atoms[-1].right in NOT_AT_END[level])
            for line in body
        ),
        stretch_mean=round(sum(stretches) / count, 4) if count else 0.0,
        stretch_p95=round(stretches[min(int(count * 0.95), count - 1)], 4) if count else 0.0,
        stretch_max=round(stretches[-1], 4) if count else 0.0,
        short_last_lines=sum(
            1 for line in body if line.last and not line.first and _han_count(line) <= 1
        ),
        exceptions=sum(1 for line in body if line.exception),
    )


def off_grid(frames: Sequence[Frame], edition: Edition) -> int:
    """Body lines of the finished frames whose baselines are 0.1 pt or more off the page's rows."""
    house = edition.house.value
    found = 0
    for frame in frames:
        for item in frame.items:
            if isinstance(item, GlyphRun) and item.source.part == "body":
                row = (item.y - house.type_area.y - house.baseline) / house.grid.leading
                found += abs(row - round(row)) * house.grid.leading >= 0.1
    return found


def _han_count(line: GalleyLine) -> int:
    return sum(1 for atom in line.atoms if not (atom.blank_left or atom.blank_right))


def story_box(story: SetStory, house: House) -> dict[str, Any]:
    """Where a story, or its part on one page, stands."""
    module = story.module
    return {
        "page": story.manuscript.page,
        "columns": list(module.columns),
        "rows": list(module.rows),
        "mm": list(module_rect(story, house).mm()),
    }


def story_entry(story: SetStory, house: House, boxes: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """One story's entry: size, measure, its boxes on all pages and the adjustments that closed it.

    The rest of a story that has jumped has an entry of its own on its page, under the same id.
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


def page_entry(
    page: SetPage, house: House, boxes: Mapping[str, Sequence[dict[str, Any]]]
) -> dict[str, Any]:
    """One page's entry; `boxes` are those of every story, front parts first."""
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


def photograph_entry(page: int, place: PlacedPicture, photo: PressPhoto) -> dict[str, Any]:
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


def pictured_entry(frames: Sequence[Frame], house: House) -> float:
    """The area of all photographs, in pages of the type area."""
    area = house.type_area.width * house.type_area.height
    places = [item.rect for f in frames for item in f.items if isinstance(item, PlacedPicture)]
    return sum(rect.width * rect.height for rect in places) / area


class Outcome(NamedTuple):
    """What a build came to: set stories by page, finished frames, certificate with the PDF's hash,
    photographs as they were separated.
    """

    pages: Sequence[SetPage]
    frames: Sequence[Frame]
    certificate: tuple[Certificate, str] | None
    diagnostics: Sequence[Diagnostic]
    timings: dict[str, int]
    photos: Mapping[PlacedPicture, PressPhoto]
    waived: Sequence[tuple[Diagnostic, str]] = ()


def report(edition: Edition, outcome: Outcome, lang: Lang) -> dict[str, Any]:
    """The whole report."""
    certificate = outcome.certificate
    house = edition.house.value
    failed = any(item.severity == "error" for item in outcome.diagnostics)
    lines = [
        line for page in outcome.pages for story in page.stories for line in story.galley.lines
    ]
    figures = composition(lines, house.text.level)
    boxes: dict[str, list[dict[str, Any]]] = {}
    for page in outcome.pages:
        for story in page.stories:
            boxes.setdefault(story.manuscript.origin, []).append(story_box(story, house))
    return {
        "report_version": REPORT_VERSION,
        "issue": edition.issue.value.number,
        "status": "error" if failed else "ok",
        "diagnostics": [item.as_json(lang) for item in outcome.diagnostics],
        "waived": [{**item.as_json(lang), "reason": reason} for item, reason in outcome.waived],
        "error_budget": budget(
            outcome.diagnostics,
            house,
            len(edition.issue.value.pages),
            pictured_entry(outcome.frames, house),
        ).as_json(),
        "certificate": None
        if certificate is None
        else {
            "characters_in": certificate[0].characters_in,
            "characters_placed": certificate[0].characters_placed,
            "lost": certificate[0].lost,
            "doubled": certificate[0].doubled,
            "text_sha256": certificate[0].text_sha256,
            "pdf_sha256": certificate[1],
        },
        "normalised": {
            story.id: dict(sorted(changes.items()))
            for page in edition.issue.value.pages
            for story in page.stories
            if (changes := edition.manuscripts[story.id].changes)
        },
        "pages": [page_entry(page, house, boxes) for page in outcome.pages],
        "photographs": [
            photograph_entry(frame.page, item, photo)
            for frame in outcome.frames
            for item in frame.items
            if isinstance(item, PlacedPicture) and (photo := outcome.photos.get(item))
        ],
        "composition": {
            "lines": figures.lines,
            **figures.as_json(),
            "off_grid": off_grid(outcome.frames, edition),
        },
        "timings_ms": outcome.timings,
    }
