"""Shapes of nothing but size, and a page of them as a map of letters."""

from __future__ import annotations

from layout.search.readout import PlacedElement
from layout.search.shapes.shape import Shape, Table

COLUMNS, ROWS = 8, 20


def shape(width: int, rows: int, price: int = 0, head: int = 1) -> Shape:
    corners = (head, head)
    return Shape(width, rows, corners, price, 0, 0, 0, 0, 0, 0, False, 0, False, width, rows - 1)


def table(*shapes: Shape) -> Table:
    return {(s.width, s.rows, s.corners): s for s in shapes}


def letters(placed: list[PlacedElement], masthead: tuple[int, int] = (0, 0)) -> list[str]:
    """The page as a map, one letter a story; A is the masthead that a story runs round."""
    grid = [["."] * COLUMNS for _ in range(ROWS)]
    for spot in placed:
        for row in range(spot.row, spot.row + spot.shape.rows):
            for column in range(spot.column, spot.column + spot.shape.width):
                assert grid[row][column] == ".", "two stories in one cell"
                notch = row < spot.shape.notch and column < masthead[0]
                grid[row][column] = "A" if notch else "ABCDEFGH"[spot.element]
    return ["".join(row) for row in grid]
