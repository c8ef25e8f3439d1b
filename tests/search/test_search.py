"""The search over groups and bands: exact cover, butted heads, order; plain recursion and CP-SAT
give the same or no better prices.
"""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lettermap import COLUMNS, ROWS, letters, shape, table

from layout.search.bands import Bands
from layout.search.fixed.around_fixed import filled
from layout.search.fixed.holes import decompositions
from layout.search.fixed.pinwheels_around_fixed import fillings
from layout.search.groups import Search
from layout.search.readout import Area
from layout.search.shapes.shape import Table
from layout.search.weights import IMPOSSIBLE, Weights

FREE = Weights(
    butted_heads=0,
    long_gutter=0,
    gutter_runs_on=0,
    waist_cut=0,
    out_of_order=0,
    lead_low=0,
    gravity=0,
)


def solved(tables: list[Table], weights: Weights = FREE, **options: object) -> Bands:
    search = Search(tables, [1] * len(tables), COLUMNS, ROWS, weights, **options)  # type: ignore[arg-type]
    search.run()
    bands = Bands(search)
    bands.run()
    return bands


def best(bands: Bands) -> list[str]:
    return letters(bands.layout(bands.cuts(1)[0]))


def test_a_lead_over_two_stories() -> None:
    tables = [table(shape(8, 8)), table(shape(5, 12)), table(shape(3, 12))]
    page = best(solved(tables, Weights(butted_heads=0, gutter_most=100)))
    assert page == ["AAAAAAAA"] * 8 + ["BBBBBCCC"] * 12


def test_the_more_important_story_stands_left() -> None:
    tables = [table(shape(8, 8)), table(shape(4, 12)), table(shape(4, 12))]
    page = best(solved(tables, Weights(butted_heads=0)))
    assert page[-1] == "BBBBCCCC"


def test_butted_heads_are_avoided_at_a_price() -> None:
    """碰题: C has two shapes; the dearer one, with a vertical head, parts the heads."""
    tables = [
        table(shape(8, 8)),
        table(shape(4, 12)),
        table(shape(4, 12, 0, head=1), shape(4, 12, 90, head=0)),
    ]
    bands = solved(tables, Weights(gravity=0, waist_cut=0))
    assert {p.element: p.shape.price for p in bands.layout(bands.cuts(1)[0])}[2] == 90


def test_the_masthead_keeps_its_corner() -> None:
    tables = [
        table(shape(5, 4, head=0)),
        table(shape(5, 10)),
        table(shape(3, 14)),
        table(shape(8, 6)),
    ]
    page = best(solved(tables, Weights(butted_heads=0), pinned=True, lead=1))
    assert page[0] == "AAAAACCC" and page[4] == "BBBBBCCC" and page[-1] == "DDDDDDDD"


def test_a_waist_cut_is_dearer_than_a_crooked_one() -> None:
    straight = [table(shape(8, 10, 0), shape(8, 14, 50)), table(shape(8, 10, 0), shape(8, 6, 50))]
    bands = solved(straight, Weights(gravity=0))
    assert best(bands) == ["AAAAAAAA"] * 14 + ["BBBBBBBB"] * 6


def test_an_open_page_is_a_value() -> None:
    bands = solved([table(shape(8, 8)), table(shape(8, 11))])
    assert not bands.closes and bands.cuts(1) == []


TABLES = st.lists(
    st.lists(
        st.builds(
            shape, st.integers(2, 8), st.integers(3, 16), st.integers(0, 99), st.integers(0, 1)
        ),
        min_size=4,
        max_size=30,
    ).map(lambda shapes: table(*shapes)),
    min_size=1,
    max_size=5,
)


@settings(deadline=None, max_examples=60)
@given(tables=TABLES)
def test_every_layout_covers_the_page_exactly(tables: list[Table]) -> None:
    bands = solved(tables)
    for cut in bands.cuts(5):
        placed = bands.layout(cut)
        assert all("." not in row for row in letters(placed))
        assert [spot.element for spot in placed] == list(range(len(tables)))
        assert sum(spot.shape.price for spot in placed) == cut.price  # all else is free here


def slicing(tables: list[Table], width: int, rows: int) -> int:
    """The least sum of prices over all slicing trees, by plain recursion."""
    known: dict[tuple[frozenset[int], int, int], int] = {}

    def least(group: frozenset[int], width: int, rows: int) -> int:
        key = (group, width, rows)
        if key in known:
            return known[key]
        found = IMPOSSIBLE
        if len(group) == 1:
            (one,) = group
            found = min(
                (s.price for (w, h, _), s in tables[one].items() if (w, h) == (width, rows)),
                default=IMPOSSIBLE,
            )
        for size in range(1, len(group)):
            for chosen in combinations(sorted(group), size):
                first, second = frozenset(chosen), group - frozenset(chosen)
                for at in range(1, width):
                    price = least(first, at, rows)
                    if price < found:
                        found = min(found, price + least(second, width - at, rows))
                for at in range(1, rows):
                    price = least(first, width, at)
                    if price < found:
                        found = min(found, price + least(second, width, rows - at))
        known[key] = found
        return found

    return least(frozenset(range(len(tables))), width, rows)


def random_tables(dice: random.Random, count: int) -> list[Table]:
    """Stories whose areas together fill the page, each with shapes of about its area."""
    shares = [dice.uniform(0.6, 1.6) for _ in range(count)]
    cells = COLUMNS * ROWS
    tables = []
    for share in shares:
        area = cells * share / sum(shares)
        shapes = [
            shape(width, rows, dice.randint(1, 30), dice.randint(0, 1))
            for width in range(2, 9)
            for rows in range(max(int(area / width) - 2, 2), int(area / width) + 3)
        ]
        tables.append(table(*[s for s in shapes if s.rows <= ROWS]))
    return tables


@pytest.mark.parametrize("seed", range(8))
def test_the_search_equals_plain_recursion(seed: int) -> None:
    tables = random_tables(random.Random(seed), 3 + seed % 2)
    expected = slicing(tables, COLUMNS, ROWS)
    bands = solved(tables)
    # the top of a page holds its first element; prices are free, so mirrored pages stand for others
    assert bands.price() == expected


@pytest.mark.parametrize("seed", range(10))
def test_slicing_costs_at_most_a_twentieth(seed: int) -> None:
    """CP-SAT may place the same shapes in any way, not only by cuts."""
    cp_model = pytest.importorskip("ortools.sat.python.cp_model")
    tables = random_tables(random.Random(100 + seed), 4)
    bands = solved(tables)
    model = cp_model.CpModel()
    xs, ys, cost = [], [], []
    for number, story in enumerate(tables):
        shapes = sorted(story.values(), key=lambda s: (s.width, s.rows, s.corners))
        x = model.new_int_var(0, COLUMNS, f"x{number}")
        y = model.new_int_var(0, ROWS, f"y{number}")
        width = model.new_int_var(1, COLUMNS, f"w{number}")
        rows = model.new_int_var(1, ROWS, f"h{number}")
        price = model.new_int_var(0, 1000, f"p{number}")
        model.add_allowed_assignments(
            [width, rows, price], [(s.width, s.rows, s.price) for s in shapes]
        )
        right, foot = model.new_int_var(1, COLUMNS, ""), model.new_int_var(1, ROWS, "")
        xs.append(model.new_interval_var(x, width, right, ""))
        ys.append(model.new_interval_var(y, rows, foot, ""))
        area = model.new_int_var(1, COLUMNS * ROWS, "")
        model.add_multiplication_equality(area, [width, rows])
        cost.append((price, area))
    model.add_no_overlap_2d(xs, ys)
    model.add(sum(area for _, area in cost) == COLUMNS * ROWS)
    model.minimize(sum(price for price, _ in cost))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = 20
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        assert not bands.closes
        return
    assert status == cp_model.OPTIMAL
    assert bands.closes
    assert bands.price() <= solver.objective_value * 1.05


def test_holes_round_fixed_modules_are_rectangles() -> None:
    page = Area(0, 0, 8, 20)
    pin = Area(0, 0, 5, 8)
    for holes in decompositions(page, [pin]):
        cells = sum(hole.width * hole.rows for hole in holes)
        assert cells == 8 * 20 - 5 * 8
    assert (Area(5, 0, 3, 8), Area(0, 8, 8, 12)) in set(decompositions(page, [pin]))


def test_stories_fill_the_holes_of_a_page() -> None:
    tables = [table(shape(3, 8)), table(shape(4, 12)), table(shape(4, 12))]
    search = Search(tables, [3, 2, 1], COLUMNS + 1, ROWS, FREE)
    search.run()
    found = list(fillings(search, Area(0, 0, 8, 20), [Area(0, 0, 5, 8)]))
    assert letters(filled(search, found[0])) == [".....AAA"] * 8 + ["BBBBCCCC"] * 12


def test_the_lead_runs_round_the_masthead_where_nothing_else_closes() -> None:
    """Beside a masthead of 5 × 3 three stories leave no rectangles; as an L the lead closes."""
    tables = [
        table(shape(5, 3)),
        table(shape(8, 9), shape(5, 9)),
        table(shape(5, 8)),
        table(shape(3, 8)),
    ]
    wraps = table(shape(8, 12, head=0)._replace(notch=3))
    assert not solved(tables, pinned=True, lead=1).closes
    ordered = FREE._replace(out_of_order=100)
    bands = solved(tables, ordered, pinned=True, lead=1, wraps=wraps)
    assert letters(bands.layout(bands.cuts(1)[0]), (5, 3)) == (
        ["AAAAABBB"] * 3 + ["BBBBBBBB"] * 9 + ["CCCCCDDD"] * 8
    )


def test_the_lead_round_the_masthead_may_leave_a_column_free() -> None:
    tables = [table(shape(5, 3)), table(shape(7, 9)), table(shape(7, 8)), table(shape(1, 20))]
    wraps = table(shape(7, 12, head=0)._replace(notch=3))
    bands = solved(tables, pinned=True, lead=1, wraps=wraps)
    assert letters(bands.layout(bands.cuts(1)[0]), (5, 3)) == (
        ["AAAAABBD"] * 3 + ["BBBBBBBD"] * 9 + ["CCCCCCCD"] * 8
    )
