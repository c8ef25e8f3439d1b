"""A finished page with what properties ask of it: its ink, its items by kind, its modules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from drawnpages import DrawnPage
from ink import meet, run_ink

from layout.core.frame import (
    BLACK,
    GlyphRun,
    Outline,
    PlacedPicture,
    RuleLine,
    Tint,
)
from layout.core.geometry import Rect
from layout.fit.set_story import SetStory
from layout.issue.model import PLACEHOLDER, Module

TOUCH = 0.1
"""Points by which the ink of two neighbours may overlap: side bearings of marks and italics."""
EXACT = 0.01
"""Points within which two places are the same."""
ASCENT, DESCENT = 0.88, 0.12
"""The em box over and under a baseline."""

Complaints = Iterator[str]
Property = Callable[["PageFacts"], Complaints]


class PageFacts:
    """A page, with its ink and its items sorted by kind."""

    def __init__(self, drawn: DrawnPage) -> None:
        self.drawn = drawn
        self.house, self.page, self.stories = drawn.house, drawn.page, drawn.stories
        self.items = drawn.frame.items
        self.faces = drawn.composing.case.faces
        self.runs = [item for item in self.items if isinstance(item, GlyphRun)]
        self.rules = [item for item in self.items if isinstance(item, RuleLine)]
        self.outlines = [item for item in self.items if isinstance(item, Outline)]
        self.tints = [item for item in self.items if isinstance(item, Tint)]
        self.pictures = [item for item in self.items if isinstance(item, PlacedPicture)]
        self.hairlines = [rule for rule in self.rules if rule.colour != BLACK]

    @cached_property
    def inks(self) -> list[tuple[GlyphRun, Rect]]:
        """Every run that draws something, with its ink."""
        by_key = self.faces.by_key()
        found = ((run, run_ink(run, by_key)) for run in self.runs)
        return [(run, ink) for run, ink in found if ink is not None]

    @cached_property
    def runs_of(self) -> Mapping[tuple[str, str], list[GlyphRun]]:
        """The runs of every story and part."""
        found: defaultdict[tuple[str, str], list[GlyphRun]] = defaultdict(list)
        for run in self.runs:
            found[run.source.story, run.source.part].append(run)
        return found

    @cached_property
    def last_row(self) -> int:
        """The last row for stories."""
        foot = self.house.foot_depth if self.page.number == 1 else 0
        return self.house.grid.rows - foot

    def rect(self, module: Module, *, air: bool = False) -> Rect:
        """A module in points, with its air row or without."""
        grid, (first, last), (top, bottom) = self.house.grid, module.columns, module.rows
        rows = bottom - top + 1 - (bottom < self.last_row and not air)
        width = grid.span_em(last - first + 1) * grid.size
        return Rect(self.house.column_x(first), self.house.row_y(top), width, rows * grid.leading)

    def names(self, story: SetStory) -> set[str]:
        """The names that a story's sources bear: its own, and its beginning's for the copy."""
        return {story.manuscript.story.id, story.manuscript.origin}

    def ink_of(self, story: SetStory) -> list[tuple[GlyphRun, Rect]]:
        """The ink of a story."""
        names = self.names(story)
        return [(run, ink) for run, ink in self.inks if run.source.story in names]

    def inner_top(self, story: SetStory) -> float:
        """The top of the first row inside the padding of a story's module, in points."""
        return self.house.row_y(story.module.rows[0] + story.pad_rows)

    def leg_lefts(self, story: SetStory) -> list[float]:
        """The left edges of a story's legs in points."""
        left, size = self.house.column_x(story.module.columns[0]), self.house.grid.size
        measures = story.measures
        step = measures.measure + measures.gutter
        return [left + (measures.left + leg * step) * size for leg in range(measures.legs)]

    def picture_rects(self, story: SetStory) -> list[Rect]:
        """The photographs and placeholders of a story, in its order."""
        rects = {item.file: item.rect for item in self.pictures if item.story in self.names(story)}
        module = self.rect(story.module)
        grey = [t.rect for t in self.tints if t.colour != BLACK and meet(module, t.rect, 1.0)]
        placeholders = iter(grey)
        return [
            next(placeholders) if picture.file == PLACEHOLDER else rects[picture.file]
            for picture in story.manuscript.pictures[: len(story.fit.pictures)]
        ]


def text(run: GlyphRun) -> str:
    """A run for a complaint."""
    story, part, number = run.source
    return f"{story} {part} {number} “{''.join(run.texts)}”"


def line_rect(rule: RuleLine) -> Rect:
    """A rule with its width, as a rectangle."""
    half = rule.width / 2
    return Rect(
        min(rule.x1, rule.x2) - (half if rule.x1 == rule.x2 else 0),
        min(rule.y1, rule.y2) - (half if rule.y1 == rule.y2 else 0),
        abs(rule.x2 - rule.x1) or rule.width,
        abs(rule.y2 - rule.y1) or rule.width,
    )


def box_lines(box: Outline) -> list[Rect]:
    """The four lines of a box, as rectangles."""
    (x, y, width, height), line = box.rect, box.width
    half = line / 2
    return [
        Rect(x - half, y - half, width + line, line),
        Rect(x - half, y + height - half, width + line, line),
        Rect(x - half, y - half, line, height + line),
        Rect(x + width - half, y - half, line, height + line),
    ]


def em_box(run: GlyphRun) -> Rect:
    """A run's line from the top of its em box to its foot; its width is that of its origins."""
    width = (run.offsets[-1] * run.condense + 1) * run.size
    return Rect(run.x, run.y - ASCENT * run.size, width, (ASCENT + DESCENT) * run.size)
