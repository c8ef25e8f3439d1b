"""Where groups may meet: the bits give the same as a loop over every width and row."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from layout.search.depths import Depths
from layout.search.splits import grouping

COLUMNS, ROWS, COUNT = 4, 9, 3
GROUPING = grouping(COUNT, 0, every=True, pinned=False)
GROUPS = len(GROUPING.groups)
CELLS = GROUPS * (COLUMNS + 1) * (ROWS + 1)


@given(
    st.lists(st.integers(0, COLUMNS * ROWS), min_size=GROUPS, max_size=GROUPS),
    st.lists(st.booleans(), min_size=CELLS, max_size=CELLS),
)
def test_parts_meet_where_both_fill_the_rows_and_waste_little(
    most: list[int], filled: list[bool]
) -> None:
    found = np.array(filled).reshape(GROUPS, COLUMNS + 1, ROWS + 1)
    depths = Depths(np.array(most), COLUMNS, ROWS)
    depths.note(slice(0, GROUPS), found)
    for level in GROUPING.levels[1:]:
        owners, lefts, rights = (
            part.tolist() for part in (level.splits.owner, level.splits.left, level.splits.right)
        )
        for width in range(2, COLUMNS + 1):
            fits = [
                (split, at, rows)
                for split, owner in enumerate(owners)
                for at in range(1, width)
                for rows in range(ROWS + 1)
                if width * rows <= most[owner]
                if found[lefts[split], at, rows] and found[rights[split], width - at, rows]
            ]
            assert [
                tuple(one) for one in zip(*depths.beside(level.splits, width), strict=True)
            ] == fits
            some = [
                any(
                    found[lefts[split], width, rows] and found[rights[split], width, more]
                    for rows in range(ROWS + 1)
                    for more in range(ROWS + 1 - rows)
                    if width * (rows + more) <= most[owner]
                )
                for split, owner in enumerate(owners)
            ]
            assert depths.stacked(level.splits, width).tolist() == some


def test_groups_are_parted_as_they_stand_in_their_level() -> None:
    for level in GROUPING.levels[1:]:
        for slot in level.slots:
            splits = level.parting(slot)
            group = GROUPING.groups[slot]
            assert set(splits.owner.tolist()) == {slot}
            parts = sorted(zip(splits.first.tolist(), splits.second.tolist(), strict=True))
            assert parts == [
                (first, group ^ first) for first in range(1, group) if first & group == first
            ]
