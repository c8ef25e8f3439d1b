"""Galleys (条样) of stories that have no place on their page: they must be proof-read too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from layout.core.frame import Frame, Item, Layer, Source
from layout.core.geometry import MM
from layout.edition.typeset import Typeset
from layout.furniture.block import atom_runs
from layout.furniture.body import body_paragraphs
from layout.issue.manuscript import Manuscript
from layout.proof.marked.layers import ROWS, row_items
from layout.proof.marked.mark_setter import GREY, MODULE, RED, MarkSetter, MarkStyle
from layout.text.galley import GalleyLine, set_galley

HEAD_ROWS = 3
"""Rows that the head of a story takes: a line of place and id, the title, an empty row."""
TITLE_ROW, FIRST_ROW = 2, 4
"""The row of a sheet's title, and the first row of its columns."""
HEAD_DROP = 6.0
"""Points by which the lines of a head stand under their rows' baselines."""
TITLE_SIZE_MOST = 12.0
"""Points; a long title is set smaller, to fit into the column."""


class _Piece(NamedTuple):
    """A line of copy, or a story's head where `line` is None, and the rows that it takes."""

    manuscript: Manuscript
    line: GalleyLine | None
    rows: int


def unset(typeset: Typeset) -> list[Manuscript]:
    """The stories that are on no page, in the order of the issue."""
    done = {story.manuscript.story.id for page in typeset.pages.pages for story in page.stories}
    return [m for name, m in typeset.edition.manuscripts.items() if name not in done]


def galley_frames(typeset: Typeset, setter: MarkSetter) -> list[Frame]:
    """The stories without a place, one under another in basic columns, on sheets whose numbers follow
    those of the pages.
    """
    house = setter.composing.house
    pieces = [piece for manuscript in unset(typeset) for piece in _pieces(manuscript, setter)]
    last = max(frame.page for frame in typeset.frames)
    frames: list[Frame] = []
    items: list[Item] = []
    column, row = 1, FIRST_ROW
    for piece in pieces:
        if row + piece.rows - 1 > house.grid.rows:
            column, row = column + 1, FIRST_ROW
        if column > house.grid.columns:
            frames.append(_sheet(items, last + len(frames) + 1, setter))
            items, column = [], 1
        items += _piece_items(piece, column, row, setter)
        row += piece.rows
    if items:
        frames.append(_sheet(items, last + len(frames) + 1, setter))
    return frames


def _pieces(manuscript: Manuscript, setter: MarkSetter) -> list[_Piece]:
    house = setter.composing.house
    galley = set_galley(
        body_paragraphs(manuscript, house), float(house.grid.column_em), setter.composing.composer
    )
    lines: Sequence[GalleyLine] = galley.lines
    return [
        _Piece(manuscript, None, HEAD_ROWS),
        *(_Piece(manuscript, line, line.rows) for line in lines),
    ]


def _piece_items(piece: _Piece, column: int, row: int, setter: MarkSetter) -> list[Item]:
    house = setter.composing.house
    grid = house.grid
    x = house.column_x(column)
    story = piece.manuscript.story
    y = house.row_y(row) + house.baseline
    if piece.line is not None:
        if not piece.line.rows:
            y -= grid.leading
        source = Source(story.id, piece.line.part, piece.line.number)
        return list(atom_runs(piece.line, grid.size, (x, y), source))
    title = story.title
    width = grid.column_em * grid.size
    size = min(TITLE_SIZE_MOST, width / max(setter.measure(title, MarkStyle(size=1.0)), 1.0))
    items: list[Item] = list(
        setter.line(
            f"{piece.manuscript.page}版 {story.id}",
            x,
            y + HEAD_DROP,
            MarkStyle(size=6.5, colour=MODULE),
        )
    )
    return [
        *items,
        *setter.line(title, x, y + HEAD_DROP + grid.leading, MarkStyle("标宋", size, GREY)),
    ]


def _sheet(items: Sequence[Item], number: int, setter: MarkSetter) -> Frame:
    house = setter.composing.house
    title = setter.line(
        "条样：下列稿件没有排进版面",
        house.type_area.x,
        house.row_y(TITLE_ROW),
        MarkStyle("大黑", 16.0, RED),
    )
    rows = Layer(ROWS, tuple(row_items(house, setter)))
    size = (house.sheet.width * MM, house.sheet.height * MM)
    return Frame(number, *size, (rows, *title, *items))
