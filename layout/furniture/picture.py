"""A picture with its words: cutline under it, credit at its end flush right, whole rows in all."""

from __future__ import annotations

from typing import NamedTuple

from layout.core.frame import GlyphRun, Source
from layout.core.geometry import Rect
from layout.furniture.block import atom_runs
from layout.furniture.composing_room import ComposingRoom
from layout.house.paper import House
from layout.issue.manuscript import PictureCopy
from layout.text.atoms import Run
from layout.text.galley import Align, Galley, Paragraph, set_galley

CROP_TALLER, CROP_FLATTER = 0.8, 1.35
"""How far a crop may change the aspect (width over height) of a photograph."""
ASPECT_LEAST, ASPECT_MOST = 0.62, 2.2
PLACEHOLDER_ASPECT = 1.5
TOP_INSET = 2.0
"""Points between the top of the block and the photograph, so that it meets the x-line of text."""
CUTLINE_DROP = 11.0
"""Points from the photograph's foot to the first baseline of its words."""
CUTLINE_PITCH = 11.5


class PictureBlock(NamedTuple):
    """A picture and its words at one width: the rows it may take, all words included."""

    words: Galley
    ideal: int
    least: int
    most: int

    @property
    def word_rows(self) -> int:
        """Rows kept for the words and the air under them."""
        return self.words.rows + 1


def set_picture(
    picture: PictureCopy, aspect: float, width: float, composing: ComposingRoom
) -> PictureBlock:
    """The words of a picture set to a width in points, and the rows the crop limits allow."""
    style = composing.house.styles.cutline
    paragraphs = []
    if picture.cutline:
        paragraphs.append(Paragraph((Run(picture.cutline, style.face),), "cutline", 0, indent=0))
    paragraphs.append(
        Paragraph((Run(picture.credit, style.face),), "credit", 0, Align.RAGGED, indent=0)
    )
    words = set_galley(paragraphs, width / style.size, composing.composer)
    leading = composing.house.grid.leading
    extra = words.rows + 1

    def rows(shape: float) -> int:
        return round(width / printed_aspect(shape) / leading) + extra

    ideal = rows(aspect)
    return PictureBlock(
        words,
        ideal,
        min(rows(aspect * CROP_FLATTER), ideal),
        max(rows(aspect * CROP_TALLER), ideal),
    )


def printed_aspect(aspect: float) -> float:
    """Width over height at which a photograph is printed: very long or tall ones are cropped."""
    return min(max(aspect, ASPECT_LEAST), ASPECT_MOST)


def photograph_rect(block: PictureBlock, area: Rect, leading: float) -> Rect:
    """Where the photograph stands in the area of its block, in points."""
    height = area.height - block.word_rows * leading + TOP_INSET
    return Rect(area.x, area.y + TOP_INSET, area.width, height)


def word_runs(
    block: PictureBlock, photograph: Rect, story: str, number: int, house: House
) -> list[GlyphRun]:
    """The cutline and credit under a photograph."""
    size = house.styles.cutline.size
    y = photograph.bottom + CUTLINE_DROP
    row = 0
    runs: list[GlyphRun] = []
    for line in block.words.lines:
        on = row if line.rows else row - 1
        runs += atom_runs(
            line,
            size,
            (photograph.x, y + on * CUTLINE_PITCH),
            Source(story, line.part, number),
        )
        row += line.rows
    return runs
