"""The size and the lines of a headline over a width."""

from __future__ import annotations

import pytest

from layout.furniture.composing_room import open_composing_room
from layout.furniture.headline import LINE_MOST, best_way, headline_ways
from layout.house.newspaper import House
from layout.text.atoms import TypeCase

LONG = "首都功能核心区与城市副中心之间开通通勤快速公交"
"""Twenty-three characters without a space."""


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        (LONG, ("首都功能核心区与城市副中心之间", "开通通勤快速公交")),
        (LONG[:16], (LONG[:16],)),
    ],
)
def test_a_long_headline_is_turned_though_it_fits_on_one_line(
    house: House, case: TypeCase, head: str, lines: tuple[str, ...]
) -> None:
    style = house.heads.normal
    width = 30 * style.smallest
    composing = open_composing_room(house, case.faces)
    way = best_way(headline_ways(head, style, width, composing))
    assert (len(head) > LINE_MOST) == (len(lines) > 1)
    assert way.chosen.turns == lines and way.reaches
