"""Regions of whole modules, and pinwheels in them: both cover their area exactly."""

from __future__ import annotations

import random

from layout.search.readout import Area
from layout.search.regions import overlap, regions
from layout.search.shapes.shape import Shape, Table
from layout.search.wheels.five_modules import pinwheels

PAGE = [Area(0, 0, 3, 4), Area(3, 0, 5, 4), Area(0, 4, 5, 6), Area(5, 4, 3, 3), Area(5, 7, 3, 3)]


def test_regions_are_rectangles_of_whole_modules_the_fewest_first() -> None:
    found = list(regions(PAGE, [], [3], 4))
    assert found[0] == (Area(5, 4, 3, 6), (3, 4))
    assert [len(inside) for _, inside in found] == sorted(len(inside) for _, inside in found)
    for area, inside in found:
        assert area.width * area.rows == sum(PAGE[i].width * PAGE[i].rows for i in inside)
        assert all(overlap(area, PAGE[i]) for i in inside)
    assert (Area(0, 4, 8, 6), (2, 3, 4)) in found


def test_nothing_fixed_is_in_a_region() -> None:
    pin = PAGE[0]
    for area, _ in regions(PAGE[1:], [pin], [1, 2], 4):
        assert not overlap(area, pin)


def shape(width: int, rows: int, price: int) -> Shape:
    return Shape(width, rows, (1, 1), price, 0, 0, 0, 0, 0, 0, False, 0, False, width, rows - 1)


def test_a_pinwheel_is_found_where_no_cut_would_do() -> None:
    """Five shapes of one size each that close a 5 × 5 square only as a pinwheel."""
    sizes = [(3, 2), (2, 3), (3, 2), (2, 3), (1, 1)]
    tables: list[Table] = [{(w, h, (1, 1)): shape(w, h, n)} for n, (w, h) in enumerate(sizes)]
    made = list(pinwheels(tables, Area(2, 10, 5, 5), 40))
    assert made
    for placed in made:
        cells = {
            (c, r)
            for spot in placed
            for c in range(spot.column, spot.column + spot.shape.width)
            for r in range(spot.row, spot.row + spot.shape.rows)
        }
        assert cells == {(c, r) for c in range(2, 7) for r in range(10, 15)}
        assert sorted(spot.element for spot in placed) == [0, 1, 2, 3, 4]


def test_pinwheels_cover_exactly_and_come_by_price() -> None:
    dice = random.Random(7)
    tables: list[Table] = []
    for _ in range(5):
        sizes = {(dice.randint(1, 6), dice.randint(1, 12)) for _ in range(60)}
        tables.append({(w, h, (1, 1)): shape(w, h, dice.randint(0, 99)) for w, h in sorted(sizes)})
    made = list(pinwheels(tables, Area(0, 0, 8, 14), 50))
    assert made
    prices = [sum(spot.shape.price for spot in placed) for placed in made]
    assert prices == sorted(prices)
    for placed in made:
        cells = [
            (c, r)
            for spot in placed
            for c in range(spot.column, spot.column + spot.shape.width)
            for r in range(spot.row, spot.row + spot.shape.rows)
        ]
        assert len(cells) == len(set(cells)) == 8 * 14


def test_the_masthead_keeps_its_corner_in_a_pinwheel() -> None:
    sizes = [(3, 2), (2, 3), (3, 2), (2, 3), (1, 1)]
    for pinned in range(5):
        order = [pinned, *(n for n in range(5) if n != pinned)]
        tables: list[Table] = [{(*sizes[n], (1, 1)): shape(*sizes[n], n)} for n in order]
        for placed in pinwheels(tables, Area(0, 0, 5, 5), 40, pinned=True):
            assert [(s.column, s.row) for s in placed if s.element == 0] == [(0, 0)]
