"""What the preview says of a page besides its picture: what filled it, which stories have no place,
and where a note is marked.

A mark never covers what it speaks of, nor another mark: a note about a whole page has no rectangle,
a note about a story without a place is marked in its galley.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from layout.core.diagnostics import Lang, Words
from layout.core.frame import Frame, GlyphRun
from layout.core.geometry import Rect
from layout.draw.page import SetPage
from layout.fit.set_story import SetStory
from layout.house.newspaper import House
from layout.issue.manuscript import Manuscript
from layout.proof.marked.marks import ProofMark, line_rects
from layout.search.shapes.adjustment import AdjustmentKind

LARGE_PICTURE = 25
"""Hundredths of the type area: a picture that takes as many is named."""
HEAVY_FILL = 15
"""Hundredths of the type area: if fillers and added rows of pictures take as many, the page was filled
rather than made up.
"""
ROWS_TOLD = 3
"""Rows by which a picture must be deeper than it would be alone before it is named."""
TITLE_CHARACTERS = 10
"""Characters of a title in the name of a galley."""


class FillNote(NamedTuple):
    """What was done to fill a page, in words; `heavy` if it was much."""

    page: int
    words: str
    heavy: bool

    def as_json(self) -> dict[str, Any]:
        """The note as the browser gets it."""
        return self._asdict()


def fill_notes(pages: Sequence[SetPage], house: House, lang: Lang) -> tuple[FillNote, ...]:
    """What was done to fill each page; nothing of pages that their copy fills."""
    found = []
    for page in pages:
        said = list(_filled(page, house))
        if said:
            words = ("；" if lang == "zh" else "; ").join(one.say(lang) for one, _ in said)
            found.append(FillNote(page.number, words, sum(part for _, part in said) >= HEAVY_FILL))
    return tuple(found)


def _filled(page: SetPage, house: House) -> Iterator[tuple[Words, int]]:
    """Each means that filled a page in words, and the hundredths of the type area that it took."""
    cells = house.grid.columns * house.grid.rows
    if page.fillers:
        share = round(100 * sum(module.cells for _, module in page.fillers) / cells)
        count = len(page.fillers)
        yield (
            Words(
                f"补白 {count} 处，占版面 {share}%",
                f"{count} fillers, {share}% of the page",
            ),
            share,
        )
    for story in page.stories:
        yield from _filled_by_story(story, house)


def _filled_by_story(story: SetStory, house: House) -> Iterator[tuple[Words, int]]:
    area = house.type_area
    title = story.manuscript.story.title
    added = {one.kind: one.rows for one in story.fit.adjustments if one.rows > 0}
    deeper = added.get(AdjustmentKind.PICTURE_DEPTH, 0)
    for number, spot in enumerate(story.fit.pictures):
        part = 100 * story.picture_x(number)[1] * house.grid.size / area.width / house.grid.rows
        share = round(part * spot.rows)
        if deeper >= ROWS_TOLD and not number:
            yield (
                Words(
                    f"《{title}》的图片加深 {deeper} 行，占版面 {share}%",
                    f"picture of “{title}” {deeper} rows deeper, {share}% of the page",
                ),
                round(part * deeper),
            )
        elif share >= LARGE_PICTURE:
            yield (
                Words(
                    f"《{title}》的图片放大到版面的 {share}%",
                    f"picture of “{title}” enlarged to {share}% of the page",
                ),
                share - LARGE_PICTURE,
            )
    if story.fit.white_rows:
        yield (
            Words(
                f"《{title}》末尾空 {story.fit.white_rows} 行",
                f"{story.fit.white_rows} empty rows under “{title}”",
            ),
            0,
        )


def galley_name(frame: Frame, unset: Mapping[str, Manuscript], lang: Lang) -> str:
    """The name of a sheet of galleys: page and story, and how many more stories it has."""
    names = dict.fromkeys(item.source.story for item in frame.items if isinstance(item, GlyphRun))
    stories = [unset[name] for name in names if name in unset]
    if not stories:
        return Words("条样", "galley").say(lang)
    first = stories[0]
    title = first.story.title[:TITLE_CHARACTERS]
    more = len(stories) - 1
    if lang == "zh":
        rest = f" 等 {len(stories)} 篇" if more else ""
        return f"条样 {first.page}版《{title}》{rest}"
    return f"galley p. {first.page} “{title}”" + (f" and {more} more" if more else "")


def placed_marks(
    marks: Sequence[ProofMark],
    galleys: Sequence[Frame],
    unset: Mapping[str, Manuscript],
    house: House,
) -> list[ProofMark]:
    """The marks of a proof as a screen shows them."""
    found = []
    for mark in marks:
        story = mark.diagnostic.spot.story
        if story is not None and story in unset:
            found.append(_in_galley(mark, story, galleys))
        elif mark.rects == (house.type_area,):
            found.append(mark._replace(rects=()))
        else:
            found.append(mark)
    return found


def _in_galley(mark: ProofMark, story: str, galleys: Sequence[Frame]) -> ProofMark:
    """The mark of a story without a place: the first line of its galley."""
    for galley in galleys:
        runs = [i for i in galley.items if isinstance(i, GlyphRun) and i.source.story == story]
        if runs:
            rects: list[Rect] = line_rects(run for run in runs if run.y == runs[0].y)
            return mark._replace(page=galley.page, rects=tuple(rects[:1]))
    return mark._replace(rects=())
