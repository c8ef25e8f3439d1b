"""Stories round fixed modules: by cuts along their edges, by a first cut anywhere, as a pinwheel."""

from __future__ import annotations

import random

import pytest
from lettermap import letters

from layout.search.fixed.around_fixed import AroundFixed, Filling, filled
from layout.search.fixed.holes import parted
from layout.search.fixed.pinwheels_around_fixed import fillings, pinwheel_areas, pinwheel_fillings
from layout.search.groups import Search
from layout.search.readout import Area
from layout.search.shapes.shape import Shape, Table
from layout.search.weights import Weights

PAGE = Area(0, 0, 8, 20)
FREE = Weights(long_gutter=0, gutter_runs_on=0, waist_cut=0, gravity=0, out_of_order=0, lead_low=0)


def table(area: Area) -> Table:
    """The one shape that fills an area."""
    width, rows = area.width, area.rows
    numbers = (0, 0, 0, 0, 0, 0, 0, False, 0, False, 1, rows)
    return {(width, rows, (0, 0)): Shape(width, rows, (0, 0), *numbers)}


def search_of(areas: list[Area], room: int | None = None) -> Search:
    search = Search([table(a) for a in areas], [1] * len(areas), 9, 20, FREE, room=room)
    search.run()
    return search


def covered(search: Search, filling: Filling, fixed: list[Area]) -> bool:
    """Whether stories and fixed modules take every cell once."""
    cells: list[tuple[int, int]] = []
    placed = [Area(p.column, p.row, p.shape.width, p.shape.rows) for p in filled(search, filling)]
    for area in [*placed, *fixed]:
        columns = range(area.column, area.column + area.width)
        cells += [(c, r) for c in columns for r in range(area.row, area.row + area.rows)]
    return len(cells) == len(set(cells)) == 8 * 20


def test_any_stories_may_share_a_hole() -> None:
    """A hole may have stories that are no neighbours in importance: here the first and the third."""
    left, pin, right = Area(0, 0, 3, 10), Area(3, 0, 2, 20), Area(5, 0, 3, 8)
    areas = [left, right, Area(0, 10, 3, 10), Area(5, 8, 3, 12)]
    search = search_of(areas)
    found = list(fillings(search, PAGE, [pin]))
    assert letters(filled(search, found[0])) == (
        ["AAA..BBB"] * 8 + ["AAA..DDD"] * 2 + ["CCC..DDD"] * 10
    )


def test_the_first_cut_may_be_anywhere() -> None:
    """No cut along the fixed module's edges leaves rectangles for these stories."""
    pin, below = Area(2, 4, 2, 6), Area(0, 14, 5, 6)
    areas = [Area(5, 0, 3, 20), below, Area(0, 0, 5, 4), Area(0, 4, 2, 10), Area(4, 4, 1, 10)]
    areas.append(Area(2, 10, 2, 4))
    search = search_of(areas)
    around = AroundFixed(search, [pin])
    assert around.fillings(PAGE, 1) == []
    found = around.fillings(PAGE, 1, elsewhere=True)
    assert found and covered(search, found[0], [pin])


WHEEL = (
    Area(0, 0, 5, 6),
    Area(5, 0, 3, 12),
    Area(2, 12, 6, 8),
    Area(0, 6, 2, 14),
    Area(2, 6, 3, 6),
)
MIRROR = tuple(Area(8 - a.column - a.width, a.row, a.width, a.rows) for a in WHEEL)


@pytest.mark.parametrize("wheel", [WHEEL, MIRROR])
@pytest.mark.parametrize("pins", [(4,), (0, 2), (1, 3, 4)])
def test_stories_turn_about_what_is_fixed(wheel: tuple[Area, ...], pins: tuple[int, ...]) -> None:
    fixed = [wheel[n] for n in pins]
    search = search_of([area for n, area in enumerate(wheel) if n not in pins])
    around = AroundFixed(search, fixed)
    assert around.fillings(PAGE, 1) == []
    found = pinwheel_fillings(around, PAGE, 3)
    assert found and all(covered(search, one, fixed) for one in found)
    assert next(fillings(search, PAGE, fixed)) == found[0]


def test_a_line_of_a_pinwheel_may_be_in_any_row() -> None:
    """Modules that are fixed at the top of one arm and at the foot of another: one of the level lines
    is at an edge, the other at none.
    """
    fixed = [Area(0, 0, 5, 2), Area(0, 2, 5, 2), Area(0, 4, 5, 2), Area(5, 0, 3, 3)]
    fixed += [Area(2, 18, 6, 2), Area(0, 18, 2, 2)]
    areas = [Area(5, 3, 3, 9), Area(2, 12, 6, 6), Area(0, 6, 2, 12), WHEEL[4]]
    assert sum(a.width * a.rows for a in fixed + areas) == 8 * 20
    search = search_of(areas)
    around = AroundFixed(search, fixed)
    assert not around.fillings(PAGE, 1) and not pinwheel_fillings(around, PAGE, 1)
    found = next(fillings(search, PAGE, fixed))
    assert covered(search, found, fixed)


def test_fixed_modules_that_turn_about_one_another_fill_their_part() -> None:
    """No cut parts the fixed modules, and none is needed, because no story stands among them."""
    fixed = [Area(a.column, a.row // 2, a.width, a.rows // 2) for a in WHEEL]
    assert sum(a.width * a.rows for a in fixed) == 8 * 10
    search = search_of([Area(0, 10, 5, 10), Area(5, 10, 3, 10)])
    found = next(fillings(search, PAGE, fixed))
    assert letters(filled(search, found)) == ["." * 8] * 10 + ["AAAAABBB"] * 10


@pytest.mark.parametrize(
    ("areas", "first", "weights", "price"),
    [
        # cut through above and under the fixed module
        ((Area(0, 0, 8, 8), Area(4, 8, 4, 4), Area(0, 12, 8, 8)), "AAAAAAAA", {"waist_cut": 9}, 18),
        # a gutter down the whole page at its right
        (
            (Area(0, 0, 4, 8), Area(0, 12, 4, 8), Area(4, 0, 4, 20)),
            "AAAACCCC",
            {"long_gutter": 7},
            7,
        ),
    ],
)
def test_lines_along_a_fixed_module_cost_what_they_cost_elsewhere(
    areas: tuple[Area, ...], first: str, weights: dict[str, int], price: int
) -> None:
    pin = Area(0, 8, 4, 4)
    for some, total in (({}, 0), (weights, price)):
        priced = FREE._replace(waist=(30, 70), **some)
        search = Search([table(a) for a in areas], [1] * 3, 9, 20, priced)
        search.run()
        found = next(fillings(search, PAGE, [pin]))
        assert letters(filled(search, found))[0] == first
        assert found.price == total


def test_no_line_of_a_pinwheel_meets_what_is_fixed() -> None:
    fixed = [Area(1, 3, 4, 5), Area(4, 12, 3, 4)]
    found = list(pinwheel_areas(PAGE, fixed))
    assert found
    for pinwheel in found:
        assert sum(a.width * a.rows for a in pinwheel.areas) == 8 * 20
        for pin in fixed:
            holding = [a for a in pinwheel.areas if inside(pin, a)]
            assert len(holding) == 1


def inside(pin: Area, area: Area) -> bool:
    columns = area.column <= pin.column and pin.column + pin.width <= area.column + area.width
    return columns and area.row <= pin.row and pin.row + pin.rows <= area.row + area.rows


def sliced(area: Area, count: int, dice: random.Random) -> list[Area]:
    """An area cut at random into `count` rectangles."""
    if count == 1:
        return [area]
    cuts = list(parted(area, [], anywhere=True))
    one, other = dice.choice(cuts)
    share = min(max(round(count * one.width * one.rows / (area.width * area.rows)), 1), count - 1)
    cells = (one.width * one.rows, other.width * other.rows)
    if share > cells[0] or count - share > cells[1]:
        return sliced(area, count, dice)
    return [*sliced(one, share, dice), *sliced(other, count - share, dice)]


def test_pages_cut_at_random_close_again_round_any_of_their_modules() -> None:
    """Each story has one shape only. At most 4 of 200 pages may stay open."""
    closed = 0
    for number in range(200):
        dice = random.Random(f"around-{number}")
        areas = sliced(PAGE, dice.randint(3, 8), dice)
        fixed = dice.sample(areas, dice.randint(1, len(areas) - 1))
        rest = [area for area in areas if area not in fixed]
        search = search_of(rest[:6], sum(a.width * a.rows for a in rest[:6]))
        pins = [*fixed, *rest[6:]]
        found = list(fillings(search, PAGE, pins, 5))
        assert all(covered(search, one, pins) for one in found)
        first = [one.price for one in AroundFixed(search, pins).fillings(PAGE, 5)]
        assert first == sorted(first) == [one.price for one in found[: len(first)]]
        closed += bool(found)
    assert closed >= 196
