"""The trimmed page and the grid of its type area."""

from __future__ import annotations

from pydantic import Field

from layout.core.geometry import EM_ASCENT
from layout.source.binding import SourceModel


class SheetSize(SourceModel):
    """The trimmed page, in millimetres.

    `left` and `top` are the margins beside and above the type area; the right margin equals `left`.
    """

    width: float = Field(alias="宽", gt=0)
    height: float = Field(alias="高", gt=0)
    left: float = Field(alias="左边距", ge=0)
    top: float = Field(alias="上边距", ge=0)


class Grid(SourceModel):
    """The grid of the type area: basic columns and baseline rows.

    `columns` and `rows` count them. `column_em` is the width of a basic column and `gutter_em` the
    space between two columns, in whole em of the body size. `size` is the body size and `leading`
    the depth of a row, in points.
    """

    columns: int = Field(alias="栏数", gt=0)
    column_em: int = Field(alias="栏宽", gt=0)
    gutter_em: int = Field(alias="栏距", gt=0)
    rows: int = Field(alias="行数", gt=0)
    size: float = Field(alias="字号", gt=0)
    leading: float = Field(alias="行距", gt=0)

    def span_em(self, columns: int) -> int:
        """The width of `columns` adjacent basic columns with the gutters between them, in em."""
        return columns * self.column_em + (columns - 1) * self.gutter_em

    @property
    def baseline(self) -> float:
        """The distance in points from the top of a row to its baseline.

        The em box of the body size stands in the middle of the row.
        """
        return (self.leading - self.size) / 2 + EM_ASCENT * self.size
