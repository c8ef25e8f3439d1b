"""Vertical setting: clauses A13.1 to A13.7, in em from the top of the line."""

from __future__ import annotations

import pytest

from layout.text.atoms import TypeCase
from layout.text.display.vertical import set_vertical


def shown(text: str, case: TypeCase) -> list[tuple[str, float, bool]]:
    return [
        (cell.atom.text, round(cell.y, 2), cell.turned)
        for cell in set_vertical(text, "标宋", case).cells
    ]


def test_han_stand_one_below_the_other(case: TypeCase) -> None:
    assert shown("朝阳报", case) == [("朝", 0.88, False), ("阳", 1.88, False), ("报", 2.88, False)]
    assert set_vertical("朝阳报", "标宋", case).height == 3


def test_two_digits_share_a_cell_and_four_are_turned(case: TypeCase) -> None:
    """A13.6: in 7月25日 the 7 stands upright and 25 shares one em; 2025 is turned."""
    line = set_vertical("7月25日", "标宋", case)
    assert line.height == 4
    cell = line.cells[2]
    assert cell.atom.text == "25" and not cell.turned
    assert cell.atom.width * cell.condense == pytest.approx(1.0)
    assert cell.x == pytest.approx(-0.5)
    (year, *_) = set_vertical("2025年", "标宋", case).cells
    assert year.turned and year.atom.text == "2025"


def test_capitals_stand_upright_one_by_one_and_words_are_turned(case: TypeCase) -> None:
    assert shown("GDP", case) == [("G", 0.88, False), ("D", 1.88, False), ("P", 2.88, False)]
    assert shown("Typeset", case)[0][2] is True


def test_mainland_quotes_become_corner_quotes_double_ones_outside(case: TypeCase) -> None:
    """A13.3, GB/T 15834 5.2.3: “甲‘乙’丙” is set 『甲「乙」丙』; its text stays the editor's."""
    line = set_vertical("“甲‘乙’丙”", "标宋", case)
    assert "".join(cell.atom.text for cell in line.cells) == "“甲‘乙’丙”"
    face = case.faces.by_role["标宋"]
    glyphs = [cell.atom.glyphs[0] for cell in line.cells]
    assert [glyphs[i] for i in (0, 2, 4, 6)] == [face.shape_vertical(c) for c in "『「」』"]
    assert line.height == 5  # four half-height marks and three Han


def test_brackets_take_their_vertical_forms_at_half_height(case: TypeCase) -> None:
    face = case.faces.by_role["标宋"]
    line = set_vertical("（甲）", "标宋", case)
    assert line.height == 2
    assert line.cells[0].atom.glyphs[0] != (face.glyph("（") or (0,))[0]


def test_colons_keep_a_whole_em_and_stops_half(case: TypeCase) -> None:
    """A13.4."""
    assert set_vertical("甲：乙", "标宋", case).height == 3
    assert set_vertical("甲，乙", "标宋", case).height == 2.5


def test_a_dash_is_one_line_down_two_em(case: TypeCase) -> None:
    line = set_vertical("甲——乙", "标宋", case)
    dash = line.cells[1]
    assert dash.turned and dash.y == 1.0 and line.height == 4
    assert "".join(dash.atom.texts) == "——" and len(dash.atom.glyphs) == 1
