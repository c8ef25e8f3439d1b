"""Shapes without copy, and a page of placed shapes as a map of letters.

The page has `COLUMNS` columns and `ROWS` rows.
"""

from __future__ import annotations

from layout.search.readout import PlacedElement
from layout.search.shapes.shape import Shape, Table

COLUMNS, ROWS = 8, 20


def shape(width: int, rows: int, price: int = 0, head: int = 1) -> Shape:
    """A shape of `width` columns and `rows` rows whose top corners are `head` (1: a headline)."""
    corners = (head, head)
    return Shape(width, rows, corners, price, 0, 0, 0, 0, 0, 0, False, 0, False, width, rows - 1)


def table(*shapes: Shape) -> Table:
    """The shapes of one story as the search takes them."""
    return {(s.width, s.rows, s.corners): s for s in shapes}


def letters(placed: list[PlacedElement], masthead: tuple[int, int] = (0, 0)) -> list[str]:
    """The page as one string for each row, one letter for each column.

    A dot is an empty cell. Each story has the letter of its place in the order, A for the first. The
    cells of `masthead` (columns, rows) inside a story that runs round it are A too.
    """
    grid = [["."] * COLUMNS for _ in range(ROWS)]
    for spot in placed:
        for row in range(spot.row, spot.row + spot.shape.rows):
            for column in range(spot.column, spot.column + spot.shape.width):
                assert grid[row][column] == ".", "two stories in one cell"
                notch = row < spot.shape.notch and column < masthead[0]
                grid[row][column] = "A" if notch else "ABCDEFGH"[spot.element]
    return ["".join(row) for row in grid]
