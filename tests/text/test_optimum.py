"""The dynamic programmes compared with exhaustive search, and the order of faults in a price."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layout.text.atoms import Run, TypeCase
from layout.text.linebreak import atom_row
from layout.text.measured import Measured
from layout.text.optimum import best_endings, endings_in, fits_in, line_by_line
from layout.text.price import TORN, opened_price, price_fields, widest_opening
from layout.text.spacing import Rules

PIECES = [
    *"一丁七万丈三上下",
    "，",
    "。",
    "“",
    "”",
    "（",
    "）",
    "——",
    "……",
    "2025",
    "50%",
    "GDP",
    "、",
]


def measured(case: TypeCase, copy: str) -> Measured:
    row = atom_row([Run(copy, "书宋")], case, Rules())
    return Measured(
        [a.width for a in row.atoms], row.gaps, [a.left for a in row.atoms], [0.0] * len(row.atoms)
    )


def exhaustive(
    text: Measured, measure: float, indent: float, lines: int | None = None
) -> int | None:
    """The least price over every set of legal endings, or over those that give `lines` lines."""
    inner = [stop for stop in text.legal if stop < text.count]
    best: int | None = None
    for size in range(len(inner) + 1) if lines is None else [lines - 1]:
        for chosen in combinations(inner, size):
            total, start = 0, 0
            for stop in (*chosen, text.count):
                price = text.price(start, stop, measure - (indent if start == 0 else 0.0))
                if price is None:
                    break
                total, start = total + price, stop
            else:
                best = total if best is None else min(best, total)
    return best


@pytest.mark.parametrize("seed", range(4))
def test_the_programme_finds_the_least_price(square_case: TypeCase, seed: int) -> None:
    dice = random.Random(seed)
    compared = 0
    for _ in range(250):
        copy = "".join(dice.choice(PIECES) for _ in range(dice.randint(4, 15)))
        measure, indent = dice.randint(5, 9), dice.choice([0, 2])
        text = measured(square_case, copy)
        least = exhaustive(text, measure, indent)
        if least is None:
            continue  # no legal endings: the programme sets a forced line
        found = best_endings(text, measure, indent)
        assert found.price == least, (
            copy,
            measure,
            indent,
            price_fields(found.price),
            price_fields(least),
        )
        compared += 1
    assert compared > 150


@pytest.mark.parametrize("extra", [-1, 1])
def test_a_line_more_or_less_at_the_least_price(square_case: TypeCase, extra: int) -> None:
    dice = random.Random(extra)
    possible = 0
    for _ in range(300 if extra < 0 else 60):
        copy = "".join(
            dice.choice(["一丁", "一丁七", "一丁七万", "万丈三上下"]) + "，" for _ in range(6)
        )
        text = measured(square_case, copy)
        for measure in (8, 9, 10, 11, 12):
            if extra < 0 and not 1 < text.ends[-1] % measure < 3.2:
                continue  # only a short last line can be saved
            best = best_endings(text, measure, 0)
            lines = len(best.stops) + extra
            if not 1 <= lines <= text.count:
                continue
            least = exhaustive(text, measure, 0, lines)
            found = endings_in(text, measure, 0, lines)
            if least is None or least >= TORN:
                assert found is None
                continue
            assert found is not None
            assert (found.price, len(found.stops)) == (least, lines)
            possible += 1
    assert possible > 5


def every_way(text: Measured, measure: float) -> list[tuple[int, tuple[int, ...]]]:
    """All legal endings with their prices, the cheapest first."""
    inner = [stop for stop in text.legal if stop < text.count]
    found = []
    for size in range(len(inner) + 1):
        for chosen in combinations(inner, size):
            stops = (*chosen, text.count)
            prices = [text.price(a, b, measure) for a, b in pairwise((0, *stops))]
            if None not in prices:
                found.append((sum(price or 0 for price in prices), stops))
    return sorted(found)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=13), st.integers(4, 9))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_setting_line_by_line_that_is_called_best_is_the_only_best(
    square_case: TypeCase, pieces: list[str], measure: int
) -> None:
    text = measured(square_case, "".join(pieces))
    greedy, is_best = line_by_line(text, measure, 0)
    ways = every_way(text, measure)
    if is_best:
        assert ways[0] == (greedy.price, greedy.stops)
        assert len(ways) == 1 or ways[1][0] > greedy.price
    if ways:
        assert best_endings(text, measure, 0).price == ways[0][0] <= greedy.price


@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=30),
    st.integers(4, 9),
    st.sampled_from([0, 2]),
    st.sampled_from([-1, 1]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_fits_in_a_number_of_lines_has_endings_for_it(
    square_case: TypeCase, pieces: list[str], measure: int, indent: int, extra: int
) -> None:
    text = measured(square_case, "".join(pieces))
    lines = len(best_endings(text, measure, indent).stops) + extra
    found = endings_in(text, measure, indent, lines) if lines else None
    assert fits_in(text, measure, indent, lines) == (found is not None)


def test_no_last_line_has_one_character(square_case: TypeCase) -> None:
    text = measured(square_case, "一丁七万丈三上下一丁七万丈。")
    stops = best_endings(text, 12, 0).stops
    assert text.count - stops[-2] >= 3  # two Han and the stop


def test_a_paragraph_without_legal_endings_has_forced_lines(square_case: TypeCase) -> None:
    text = measured(square_case, "“““““““““一")
    assert price_fields(best_endings(text, 4, 0).price)["forced"] > 0


@given(st.integers(0, 2 * TORN), st.floats(0.001, 1))
def test_no_opening_wider_than_the_widest_is_affordable(budget: int, more: float) -> None:
    assert opened_price(widest_opening(budget) + more) > budget


@given(st.floats(0, 1))
def test_the_widest_opening_for_a_price_is_no_narrower_than_what_costs_it(opening: float) -> None:
    assert widest_opening(opened_price(opening)) >= opening


@pytest.mark.parametrize("seed", range(40))
def test_the_programme_is_exact_where_an_address_leaves_a_line_short(
    square_case: TypeCase, seed: int
) -> None:
    dice = random.Random(seed)
    han = ["".join(dice.choice(PIECES[:10]) for _ in range(dice.randint(1, 5))) for _ in range(2)]
    text = measured(square_case, han[0] + dice.choice(["www.ab.cn/d", "ab.c@de.cn"]) + han[1])
    measure = dice.randint(4, 8)
    least = exhaustive(text, measure, 0)
    assert least is None or best_endings(text, measure, 0).price == least
