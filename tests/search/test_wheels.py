"""Pinwheels of groups: exact cover where no cut would do; of five stories all are tried one by one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import combinations, permutations

import pytest
from lettermap import COLUMNS, ROWS, letters, shape, table

from layout.search.bands import Bands
from layout.search.groups import Search
from layout.search.readout import PlacedElement, Reader
from layout.search.shapes.shape import Table
from layout.search.splits import groups_of
from layout.search.weights import Weights
from layout.search.wheels.five_groups import Wheel, wheels

FREE = Weights(butted_heads=0, long_gutter=0, out_of_order=0, lead_low=0, gravity=0)
LONGEST = 12
"""Rows of the longest gutter on such a page."""


def searched(tables: list[Table], weights: Weights = FREE, **options: object) -> Search:
    search = Search(tables, [1] * len(tables), COLUMNS, ROWS, weights, **options)  # type: ignore[arg-type]
    search.run()
    return search


def read(search: Search, wheel: Wheel) -> list[PlacedElement]:
    reader = Reader(search)
    return [spot for arm in wheel.arms for spot in reader.walk(*arm)]


SEVEN = [(3, 7), (3, 3), (5, 11), (1, 1), (2, 10), (6, 6), (6, 3)]
"""Widths and rows of seven stories that fill the page round its middle, and in no other way."""


def test_stories_fill_the_five_areas_of_a_pinwheel() -> None:
    search = searched([table(shape(*size)) for size in SEVEN], every=True)
    bands = Bands(search)
    bands.run()
    assert not bands.closes
    maps = {tuple(letters(read(search, wheel))) for wheel in wheels(search, 400)}
    upper = ("AAACCCCC",) * 7 + ("BBBCCCCC",) * 3 + ("EEDCCCCC",)
    assert (*upper, *("EEFFFFFF",) * 6, *("EEGGGGGG",) * 3) in maps
    assert len(maps) == 4  # the same turned left for right, upside down, and both
    assert all("." not in row for page in maps for row in page)


def test_gutters_beside_the_middle_are_never_long() -> None:
    found = wheels(searched([table(shape(*size)) for size in SEVEN], every=True), 400)
    assert found
    for wheel in found:
        for arm in wheel.arms[:2]:
            assert ROWS - LONGEST <= arm.area.rows <= LONGEST


def test_the_masthead_keeps_its_corner() -> None:
    search = searched([table(shape(*size)) for size in SEVEN], every=True, pinned=True)
    found = wheels(search, 400)
    assert found
    for wheel in found:
        (spot,) = (spot for spot in read(search, wheel) if spot.element == 0)
        assert (spot.column, spot.row) == (0, 0)


def test_heads_that_begin_at_one_row_do_not_butt_at_a_price() -> None:
    """The page is cheaper if one of two areas side by side has a shape without a head at its top."""
    tables = [table(shape(*size)) for size in SEVEN]
    weights = FREE._replace(butted_heads=500)
    (dear, *_) = wheels(searched(tables, weights, every=True), 1)
    tables[2] = table(shape(5, 11), shape(5, 11, 100, head=0))
    (cheap, *_) = wheels(searched(tables, weights, every=True), 1)
    assert cheap.price < dear.price


@pytest.mark.parametrize("seed", range(6))
def test_of_five_stories_the_cheapest_is_that_of_all_their_pinwheels(seed: int) -> None:
    dice = random.Random(seed)
    tables: list[Table] = []
    for _ in range(5):
        sizes = {(dice.randint(1, 7), dice.randint(1, ROWS - 1)) for _ in range(70)}
        tables.append(table(*(shape(w, h, dice.randint(0, 99)) for w, h in sorted(sizes))))
    (found, *_) = wheels(searched(tables, every=True), 1)
    assert found.price == min(plainly(tables))


def plainly(tables: list[Table]) -> Iterator[int]:
    """The prices of all pinwheels of five stories, tried one by one."""
    span = range(ROWS - LONGEST, LONGEST + 1)
    for order in permutations(tables):
        for wide, low in combinations(range(COLUMNS - 1, 0, -1), 2):
            for short, long in combinations(span, 2):
                sizes = [
                    (wide, short),
                    (COLUMNS - wide, long),
                    (COLUMNS - low, ROWS - long),
                    (low, ROWS - short),
                    (wide - low, long - short),
                ]
                shapes = [t.get((*size, (1, 1))) for t, size in zip(order, sizes, strict=True)]
                if None not in shapes:
                    yield sum(one.price for one in shapes if one)


def test_groups_of_a_few_stories_are_all_there() -> None:
    """Of six elements: C(5, 0..2) sets of the last five, with and without the first, but not none."""
    groups = groups_of(6, 0, every=False, few=2)
    assert len(groups) == len(set(groups)) == 2 * (1 + 5 + 10) - 1
    assert groups == sorted(groups, key=lambda group: (group.bit_count(), group))


def test_groups_of_a_few_find_the_same_pinwheels() -> None:
    tables = [table(shape(*size)) for size in SEVEN]
    few = wheels(searched(tables, few=2, room=COLUMNS * ROWS), 400)
    every = wheels(searched(tables, every=True, room=COLUMNS * ROWS), 400)
    assert few == every
