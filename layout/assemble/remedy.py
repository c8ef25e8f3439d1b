"""What would close a page that stays open: the cheapest changes, each tried before it is told.

A remedy is not an estimate: the story is shortened or lengthened, or loses its picture, and the
page is made up again; only what closes it is offered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Literal, NamedTuple

from layout.assemble.automatic import fill_of, hole_cells, make_up
from layout.assemble.copyways import Jump
from layout.assemble.desk import Desk, StoryArea
from layout.issue.manuscript import Manuscript, PictureCopy
from layout.issue.markup import CopyParagraph, Passage
from layout.issue.model import PLACEHOLDER, Module

STEPS = (60, 120, 180, 260, 360, 480, 640, 840, 1100, 1500, 2000, 2800)
"""Characters that are tried, fewest first."""
FINER = 20
STORIES = 3
"""Stories that are tried for each kind of remedy, the longest first."""
SHARE_MOST = 0.45
"""No story loses more of its copy than this."""
OVERFULL = 0.85
IDEAL = 0.93
"""A page so full closes as a rule."""
HOPELESS = (0.3, 1.25)
"""Beyond, whole stories must come or go: no remedy is tried."""
STAND_IN = PictureCopy(PLACEHOLDER, (0.5, 0.5), None, "", "资料图")
"""The picture that a page short of copy is tried with."""
LINE = 12
"""Characters of a line over a basic column."""


class Remedy(NamedTuple):
    """One change that closes the page: to which story, and how many characters.

    A story that jumps sends `lines` to another `page`; a picture is limited to so many `columns`.
    """

    kind: Literal["cut", "add", "jump", "narrow-picture", "add-picture", "no-picture"]
    story: str
    characters: int = 0
    lines: int = 0
    page: int = 0
    columns: int = 0


class Diagnosis(NamedTuple):
    """How far a page is from closing, in characters over (or under, if negative), and remedies."""

    excess: int
    remedies: tuple[Remedy, ...] = ()


def remedies(
    manuscripts: Sequence[Manuscript],
    area: StoryArea,
    desk: Desk,
    fixed: Mapping[str, Module] | None = None,
    onward: int = 0,
) -> Diagnosis:
    """Changes that close a page, the cheapest first.

    Copy is cut or added; on a full page a story jumps to the page `onward`, a picture is narrowed
    or left out; on one short of copy a story is given a picture.
    """
    fill = fill_of(manuscripts, area, desk, fixed)
    excess = round((fill - IDEAL) * hole_cells(area, fixed) * LINE)
    if not HOPELESS[0] < fill < HOPELESS[1]:
        return Diagnosis(excess)
    full = fill > OVERFULL
    found: list[Remedy] = []
    least = max(abs(excess) // 3, 0) if fill > 1 or not full else 0
    longest = sorted(manuscripts, key=lambda m: (-_size(m), m.story.id))[:STORIES]
    for manuscript in longest:
        most = _size(manuscript) * SHARE_MOST
        best = min((remedy.characters for remedy in found), default=10**6)
        for characters in STEPS:
            if characters < least:
                continue
            if (full and characters > most) or characters > best:
                break
            if _closes(_changed(manuscripts, manuscript, characters, full), area, desk, fixed):
                found.append(
                    Remedy(
                        "cut" if full else "add",
                        manuscript.story.id,
                        _finer(manuscripts, manuscript, characters, full, (area, desk, fixed)),
                    )
                )
                break
    found.sort(key=lambda remedy: remedy.characters)
    page = (area, desk, fixed)
    if full and onward:
        found += islice(_jumps(manuscripts, longest, page, onward), 1)
    found += islice(_pictures(manuscripts, longest, page, full=full), 1)
    return Diagnosis(excess, tuple(found))


_Page = tuple[StoryArea, Desk, Mapping[str, Module] | None]


def _jumps(
    manuscripts: Sequence[Manuscript], longest: Sequence[Manuscript], page: _Page, onward: int
) -> Iterator[Remedy]:
    """Stories that close the page if they may go on on another."""
    for manuscript in longest:
        name = manuscript.story.id
        made = make_up(manuscripts, *page, {name: Jump(onward)}, quick=True)
        if made and made[0].closings[name].jump_to:
            sent = int(made[0].closings[name].means.removeprefix("jump "))
            yield Remedy("jump", name, lines=sent, page=onward)


def _pictures(
    manuscripts: Sequence[Manuscript],
    longest: Sequence[Manuscript],
    page: _Page,
    *,
    full: bool,
) -> Iterator[Remedy]:
    """Pictures narrower, gone, or come, that close the page."""
    for manuscript in manuscripts if full else ():
        first = manuscript.pictures[0] if manuscript.pictures else None
        if first and first.columns and first.columns[0] > 1:
            columns = first.columns[0] - 1
            narrow = (first._replace(columns=(1, columns)), *manuscript.pictures[1:])
            changed = manuscript._replace(pictures=narrow)
            if _closes(_swapped(manuscripts, manuscript, changed), *page):
                yield Remedy("narrow-picture", manuscript.story.id, columns=columns)
        if first and manuscript.story.kind != "picture":
            changed = manuscript._replace(pictures=())
            if _closes(_swapped(manuscripts, manuscript, changed), *page):
                yield Remedy("no-picture", manuscript.story.id)
    for manuscript in () if full else longest:
        if not manuscript.pictures:
            changed = manuscript._replace(pictures=(STAND_IN,))
            if _closes(_swapped(manuscripts, manuscript, changed), *page):
                yield Remedy("add-picture", manuscript.story.id)


def _finer(
    manuscripts: Sequence[Manuscript],
    manuscript: Manuscript,
    characters: int,
    full: bool,
    page: tuple[StoryArea, Desk, Mapping[str, Module] | None],
) -> int:
    """The fewest characters, to a score, that still close the page under a number that does."""
    low = max([step for step in STEPS if step < characters], default=0)
    while characters - low > FINER:
        middle = (low + characters) // 2
        if _closes(_changed(manuscripts, manuscript, middle, full), *page):
            characters = middle
        else:
            low = middle
    return characters


def _closes(
    manuscripts: Sequence[Manuscript],
    area: StoryArea,
    desk: Desk,
    fixed: Mapping[str, Module] | None,
) -> bool:
    return bool(make_up(manuscripts, area, desk, fixed, quick=True))


def _size(manuscript: Manuscript) -> int:
    return sum(len(paragraph.text) for paragraph in manuscript.paragraphs)


def _changed(
    manuscripts: Sequence[Manuscript], manuscript: Manuscript, characters: int, full: bool
) -> list[Manuscript]:
    if full:
        changed = shortened(manuscript, characters)
    else:
        more = CopyParagraph((Passage("字" * characters),), False, 0)
        changed = manuscript._replace(paragraphs=(*manuscript.paragraphs, more))
    return _swapped(manuscripts, manuscript, changed)


def _swapped(
    manuscripts: Sequence[Manuscript], old: Manuscript, new: Manuscript
) -> list[Manuscript]:
    return [new if manuscript is old else manuscript for manuscript in manuscripts]


def shortened(manuscript: Manuscript, characters: int) -> Manuscript:
    """The manuscript without the last so many characters of its body, whole paragraphs going."""
    paragraphs = list(manuscript.paragraphs)
    while characters > 0 and len(paragraphs) > 1:
        last = paragraphs[-1]
        size = len(last.text)
        if size <= characters + 2 or last.subhead:
            paragraphs.pop()
            characters -= size
            continue
        paragraphs[-1] = last._replace(passages=tuple(_first(last.passages, size - characters)))
        characters = 0
    return manuscript._replace(paragraphs=tuple(paragraphs))


def _first(passages: Sequence[Passage], characters: int) -> Iterator[Passage]:
    """The first so many characters of some passages."""
    for passage in passages:
        if characters <= 0:
            return
        yield passage._replace(text=passage.text[:characters])
        characters -= len(passage.text)
