"""Pouring and closing modules, in whole rows."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from layout.search.shapes.adjustment import Adjustment, AdjustmentKind
from layout.search.shapes.module import ModuleNeed, PictureNeed, fit_module
from layout.search.shapes.pour import pour


@dataclass(frozen=True)
class Row:
    rows: int = 1
    keep: bool = False
    above: int = 0


def letters(need: ModuleNeed, lines: int) -> list[str]:
    """A closed module as a map: H head, P picture, t text, . white; one letter a leg and row."""
    fit = fit_module(need, [Row()] * lines)
    grid = [["."] * need.legs for _ in range(need.rows)]
    for row in range(fit.head_row, fit.head_row + fit.head_rows):
        grid[row] = ["H"] * need.legs
    for spot in fit.pictures:
        for row in range(spot.row, spot.row + spot.rows):
            for leg in range(spot.leg, spot.leg + spot.legs):
                grid[row][leg] = "P"
    for place in fit.places:
        grid[fit.tops[place.leg] + place.row][place.leg] = "t"
    return ["".join(row) for row in grid]


def test_legs_are_level_and_the_last_takes_the_short_row() -> None:
    assert letters(ModuleNeed(4, 3, 1, 0), 8) == ["HHH", "ttt", "ttt", "tt."]


def test_a_picture_takes_what_the_text_leaves() -> None:
    need = ModuleNeed(6, 3, 1, 0, (PictureNeed(2, 2, 1, 4),))
    assert letters(need, 9) == ["HHH", "tPP", "tPP", "tPP", "ttt", "ttt"]


def test_a_picture_above_the_head() -> None:
    need = ModuleNeed(6, 2, 1, 0, (PictureNeed(2, 2, 1, 3),), place="above")
    assert letters(need, 6) == ["PP", "PP", "HH", "tt", "tt", "tt"]


def test_air_goes_to_the_head_before_white_to_the_foot() -> None:
    assert letters(ModuleNeed(6, 2, 1, 2), 4) == ["HH", "HH", "HH", "tt", "tt", ".."]
    fit = fit_module(ModuleNeed(6, 2, 1, 2), [Row()] * 4)
    assert (fit.white_rows, fit.adjustments) == (1, (Adjustment(AdjustmentKind.HEAD_AIR, 2),))


def test_overset_is_a_value() -> None:
    fit = fit_module(ModuleNeed(4, 2, 1, 0), [Row()] * 9)
    assert (fit.overset_lines, len(fit.places)) == (3, 6)


def test_a_subhead_is_never_alone_at_the_foot_of_a_leg() -> None:
    poured = pour([Row(), Row(), Row(2, keep=True), Row(), Row()], [5, 5])
    assert poured.used == (5, 1)
    poured = pour([Row(), Row(), Row(2, keep=True), Row(), Row()], [4, 4])
    assert [place.leg for place in poured.places] == [0, 0, 1, 1, 1]


def test_the_row_over_a_stanza_falls_away_at_the_top_of_a_leg() -> None:
    poured = pour([Row(), Row(above=1), Row(above=1)], [3, 3])
    assert [(place.leg, place.row) for place in poured.places] == [(0, 0), (0, 2), (1, 0)]


ROWS = st.lists(
    st.builds(Row, st.integers(1, 2), st.booleans(), st.integers(0, 1)), min_size=1, max_size=60
)


@given(lines=ROWS, legs=st.integers(1, 6), rows=st.integers(3, 30), head=st.integers(0, 2))
def test_every_line_has_one_place_in_order(lines, legs, rows, head) -> None:
    fit = fit_module(ModuleNeed(rows, legs, head, 2), lines)
    cells = set()
    for line, place in zip(lines, fit.places, strict=False):
        for row in range(place.row, place.row + line.rows):
            assert 0 <= row < fit.depths[place.leg]
            assert (place.leg, row) not in cells
            cells.add((place.leg, row))
    assert list(fit.places) == sorted(fit.places, key=lambda p: (p.leg, p.row))
    assert len(fit.places) + fit.overset_lines == len(lines)
    assert all(
        top + depth <= rows for top, depth in zip(fit.tops, fit.depths, strict=True) if depth
    )
