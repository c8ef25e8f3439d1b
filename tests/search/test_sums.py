"""Least sums made of possible prices only are the same as those made of all prices."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from layout.search.sums import Prices, add_rows, possible, row_bits, rows_of
from layout.search.weights import IMPOSSIBLE

ROWS, LINES, SPLITS, OWNERS = 6, 2, 4, 3
PRICES = st.integers(0, 9) | st.just(IMPOSSIBLE)


def prices(*shape: int) -> st.SearchStrategy[Prices]:
    count = int(np.prod(shape))
    return st.lists(PRICES, min_size=count, max_size=count).map(
        lambda found: np.array(found, np.int32).reshape(shape)
    )


@given(
    prices(SPLITS, LINES, ROWS),
    prices(SPLITS, ROWS),
    prices(OWNERS, LINES, ROWS),
    st.lists(st.integers(0, OWNERS - 1), min_size=SPLITS, max_size=SPLITS),
    st.lists(st.integers(0, ROWS - 1), min_size=SPLITS, max_size=SPLITS),
)
def test_sums_are_those_of_every_pair_of_rows(
    above: Prices, below: Prices, into: Prices, owners: list[int], deepest: list[int]
) -> None:
    wanted = into.copy()
    for split, owner in enumerate(owners):
        for line in range(LINES):
            for top in range(ROWS):
                for rows in range(deepest[split] + 1 - top):
                    total = above[split, line, top] + below[split, rows]
                    known = wanted[owner, line, top + rows]
                    wanted[owner, line, top + rows] = min(known, total)
    places = np.array(owners) * LINES * ROWS
    add_rows(places, np.array(deepest), above, below, into.reshape(-1))
    assert (into == wanted).all()


@given(st.lists(st.lists(st.booleans(), min_size=70, max_size=70), min_size=1, max_size=4))
def test_rows_as_bits_are_the_same_rows(some: list[list[bool]]) -> None:
    table = np.array(some)
    bits = row_bits(table)
    assert bits.shape == (len(some), 2)  # 70 rows take two words of 64
    assert [tuple(one) for one in zip(*rows_of(bits), strict=True)] == [
        (line, row) for line, rows in enumerate(some) for row, is_set in enumerate(rows) if is_set
    ]


@given(prices(SPLITS, LINES, ROWS))
def test_every_possible_price_is_found_in_its_part(some: Prices) -> None:
    part, place, found = possible(some)
    assert (some.reshape(SPLITS, -1)[part, place] == found).all()
    assert len(found) == (some < IMPOSSIBLE).sum()


def test_no_splits_add_nothing() -> None:
    none = np.zeros((0, LINES, ROWS), np.int32)
    into = np.full(ROWS, IMPOSSIBLE, np.int32)
    nowhere = np.zeros(0, np.int64)
    add_rows(nowhere, nowhere, none, none[:, 0], into)
    assert (into == IMPOSSIBLE).all()
