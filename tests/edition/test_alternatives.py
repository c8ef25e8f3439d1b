"""Layouts that an editor cannot tell apart are one alternative."""

from __future__ import annotations

import pytest

from layout.edition.alternatives import alternatives, look_alike
from layout.issue.model import Module
from layout.makeup.page_layout import Layout

ONE = {
    "a": Module(columns=(1, 5), rows=(5, 60)),
    "b": Module(columns=(6, 8), rows=(5, 60)),
    "c": Module(columns=(1, 8), rows=(61, 115)),
}


def moved(rows: int) -> dict[str, Module]:
    """The page with the edge between its bands so many rows lower."""
    return {
        "a": Module(columns=(1, 5), rows=(5, 60 + rows)),
        "b": Module(columns=(6, 8), rows=(5, 60 + rows)),
        "c": Module(columns=(1, 8), rows=(61 + rows, 115)),
    }


@pytest.mark.parametrize(("rows", "alike"), [(0, True), (1, True), (2, True), (3, False)])
def test_a_row_or_two_are_not_seen(rows: int, alike: bool) -> None:
    assert look_alike(ONE, moved(rows)) is alike
    found = [
        Layout(modules, {}, (), price, price, (60 + n, 5, 0))
        for n, (modules, price) in enumerate([(ONE, 10), (moved(rows), 20)])
    ]
    assert len(alternatives(found, 6)) == (1 if alike else 2)


def test_another_column_is_seen() -> None:
    other = ONE | {"a": ONE["b"], "b": ONE["a"]}
    assert not look_alike(ONE, other) and not look_alike(ONE, {"a": ONE["a"]})
