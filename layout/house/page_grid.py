"""The trimmed page and the grid of its type area."""

from __future__ import annotations

from pydantic import Field

from layout.core.geometry import EM_ASCENT
from layout.house.limits import BodySize, Leading, Margin, SheetSide
from layout.source.binding import SourceModel


class SheetSize(SourceModel):
    """The trimmed page, in millimetres.

    `left` and `top` are the margins beside and above the type area; the right margin equals `left`.
    """

    width: SheetSide = Field(alias="宽", description="成品的宽，毫米")
    height: SheetSide = Field(alias="高", description="成品的高，毫米")
    left: Margin = Field(alias="左边距", description="版心左边的空，毫米；右边一样")
    top: Margin = Field(alias="上边距", description="版心上边的空，毫米")


class Grid(SourceModel):
    """The grid of the type area: basic columns and baseline rows.

    `columns` and `rows` count them. `column_em` is the width of a basic column and `gutter_em` the
    space between two columns, in whole em of the body size. `size` is the body size and `leading`
    the depth of a row, in points.
    """

    columns: int = Field(alias="栏数", ge=2, le=16, description="基本栏的栏数")
    column_em: int = Field(alias="栏宽", ge=6, le=40, description="一个基本栏的宽，以正文的字计")
    gutter_em: int = Field(alias="栏距", ge=1, le=6, description="两栏之间的空，以正文的字计")
    rows: int = Field(alias="行数", ge=20, le=250, description="版心的行数")
    size: BodySize = Field(alias="字号", description="正文的字号，点")
    leading: Leading = Field(alias="行距", description="一行的深度，点")

    def span_em(self, columns: int) -> int:
        """The width of `columns` adjacent basic columns with the gutters between them, in em."""
        return columns * self.column_em + (columns - 1) * self.gutter_em

    @property
    def baseline(self) -> float:
        """The distance in points from the top of a row to its baseline.

        The em box of the body size stands in the middle of the row.
        """
        return (self.leading - self.size) / 2 + EM_ASCENT * self.size
