"""A picture with its words: the cutline under it, the credit flush right at the cutline's end.

Picture, words and the air under them take whole rows together.
"""

from __future__ import annotations

from typing import NamedTuple

from layout.core.frame import GlyphRun, Source
from layout.core.geometry import Rect
from layout.furniture.block import atom_runs
from layout.furniture.composing_room import ComposingRoom
from layout.house.newspaper import House
from layout.issue.manuscript import PictureCopy
from layout.text.atoms import Run
from layout.text.galley import Align, Galley, Paragraph, set_galley

CROP_TALLER, CROP_FLATTER = 0.8, 1.35
"""The factors by which a crop may change the aspect (width over height) of a photograph."""
ASPECT_LEAST, ASPECT_MOST = 0.62, 2.2
"""The aspects between which photographs are printed; a taller or a longer one is cropped."""
PLACEHOLDER_ASPECT = 1.5
"""The aspect of a photograph that has not come yet: 3 to 2, as most cameras take them."""
TOP_INSET = 2.0
"""Points from the top of the block to the photograph, whose top is level with text beside it."""
CUTLINE_DROP = 11.0
"""Points from the photograph's foot to the first baseline of its words."""
CUTLINE_PITCH = 11.5
"""Points from baseline to baseline of the words, whose type is smaller than the body's."""
WORD_AIR_ROWS = 1
"""Rows kept besides those of the words: the drop over the words, and the air under them."""


class PictureBlock(NamedTuple):
    """The words of a picture set at one width, and the rows that picture, words and air may take:
    best, at least and at most.
    """

    words: Galley
    ideal: int
    least: int
    most: int
    more_air: int = 0
    """Rows of air under the words beside those that every picture has."""

    @property
    def word_rows(self) -> int:
        """Rows kept for the words and the air under them."""
        return self.words.rows + WORD_AIR_ROWS + self.more_air

    def with_words(self, rows: int) -> PictureBlock:
        """The picture with `rows` rows for its words and air, at least as many as it has."""
        more = max(rows - self.word_rows, 0)
        return self._replace(
            ideal=self.ideal + more,
            least=self.least + more,
            most=self.most + more,
            more_air=self.more_air + more,
        )


def set_picture(
    picture: PictureCopy, aspect: float, width: float, composing: ComposingRoom
) -> PictureBlock:
    """A picture of an aspect (width over height) set to a width in points."""
    style = composing.house.styles.cutline
    paragraphs = []
    if picture.cutline:
        paragraphs.append(Paragraph((Run(picture.cutline, style.face),), "cutline", 0, indent=0))
    paragraphs.append(
        Paragraph((Run(picture.credit, style.face),), "credit", 0, Align.RAGGED, indent=0)
    )
    words = set_galley(paragraphs, width / style.size, composing.composer)
    leading = composing.house.grid.leading
    word_rows = words.rows + WORD_AIR_ROWS

    def rows(cropped: float) -> int:
        return round(width / printed_aspect(cropped) / leading) + word_rows

    ideal = rows(aspect)
    return PictureBlock(
        words,
        ideal,
        min(rows(aspect * CROP_FLATTER), ideal),
        max(rows(aspect * CROP_TALLER), ideal),
    )


def printed_aspect(aspect: float) -> float:
    """The aspect at which a photograph is printed: very long or tall ones are cropped."""
    return min(max(aspect, ASPECT_LEAST), ASPECT_MOST)


def photograph_rect(block: PictureBlock, area: Rect, leading: float) -> Rect:
    """The photograph's rectangle inside the area of its block, both in points."""
    height = area.height - block.word_rows * leading + TOP_INSET
    return Rect(area.x, area.y + TOP_INSET, area.width, height)


def word_runs(
    block: PictureBlock, photograph: Rect, story: str, number: int, house: House
) -> list[GlyphRun]:
    """The cutline and credit under a photograph; `number` is the picture's in its story.

    A line of no rows of its own (a credit with room beside the cutline's end) stands on the
    baseline of the line before it.
    """
    size = house.styles.cutline.size
    first_baseline = photograph.bottom + CUTLINE_DROP
    next_row = 0
    runs: list[GlyphRun] = []
    for line in block.words.lines:
        row = next_row if line.rows else next_row - 1
        origin = (photograph.x, first_baseline + row * CUTLINE_PITCH)
        runs += atom_runs(line, size, origin, Source(story, line.part, number))
        next_row += line.rows
    return runs
