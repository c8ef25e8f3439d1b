"""Prices of what is no fault: pictures alike, many inset heads, the lead under another story."""

from __future__ import annotations

import pytest

from layout.search.page_faults import PlacedModule
from layout.search.taste import taste
from layout.search.weights import Weights

WEIGHTS = Weights(pictures_alike=1, insets_many=100, lead_under=10_000)
VOICE = (30.0, "黑")


def block(name: str, column: int, row: int, **more: object) -> PlacedModule:
    return PlacedModule(name, "normal", column, row, 4, 40, head=(row, 4), voice=VOICE, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second", "column", "price"),
    [
        (6.0, 5.5, 4, 1),  # alike, side by side
        (6.0, 4.0, 4, 0),  # clearly smaller
        (6.0, 6.0, 5, 0),  # apart: a column stands between
    ],
)
def test_pictures_of_one_size_that_touch(
    first: float, second: float, column: int, price: int
) -> None:
    blocks = [block("a", 0, 0, picture=first), block("b", column, 20, picture=second)]
    assert taste(blocks, WEIGHTS) == price


def test_more_inset_heads_than_one_in_three() -> None:
    plain = [block(f"p{n}", 4, 40 * n) for n in range(4)]
    for inset, price in ((1, 0), (2, 0), (3, 100), (5, 200)):
        some = [block(f"i{n}", 0, 40 * n, head_width=3.0) for n in range(inset)]
        assert taste([*plain, *some], WEIGHTS) == price


def test_the_lead_stands_under_the_masthead_alone() -> None:
    lead = PlacedModule("lead", "lead", 0, 17, 5, 50, head=(17, 9), voice=(53.0, "宋"))
    masthead = PlacedModule("masthead", "brief", 0, 0, 5, 17, boxed=True, fixed=True)
    beside = block("beside", 5, 0)
    assert taste([masthead, lead, beside], WEIGHTS) == 0
    over = block("over", 4, 0)
    assert taste([masthead, lead, over], WEIGHTS) == 10_000
