"""Sums of the possible prices only, against sums of all."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from layout.makeup.sums import Prices, add_rows, possible
from layout.makeup.weights import IMPOSSIBLE

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
)
def test_sums_are_those_of_every_pair_of_rows(
    above: Prices, below: Prices, into: Prices, owners: list[int]
) -> None:
    wanted = into.copy()
    for split, owner in enumerate(owners):
        for line in range(LINES):
            for top in range(ROWS):
                for rows in range(ROWS - top):
                    total = above[split, line, top] + below[split, rows]
                    known = wanted[owner, line, top + rows]
                    wanted[owner, line, top + rows] = min(known, total)
    add_rows(np.array(owners) * LINES * ROWS, above, below, into.reshape(-1))
    assert (into == wanted).all()


@given(prices(SPLITS, LINES, ROWS))
def test_every_possible_price_is_found_in_its_part(some: Prices) -> None:
    part, place, found = possible(some)
    assert (some.reshape(SPLITS, -1)[part, place] == found).all()
    assert len(found) == (some < IMPOSSIBLE).sum()


def test_no_splits_add_nothing() -> None:
    none = np.zeros((0, LINES, ROWS), np.int32)
    into = np.full(ROWS, IMPOSSIBLE, np.int32)
    add_rows(np.zeros(0, np.int64), none, none[:, 0], into)
    assert (into == IMPOSSIBLE).all()
