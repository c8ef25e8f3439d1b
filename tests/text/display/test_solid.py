"""Display lines: half-width marks, spaces, letterspacing."""

from __future__ import annotations

from layout.text.atoms import TypeCase
from layout.text.display.solid import set_display, set_letters, spread_display


def test_marks_are_half_width_and_a_space_is_half_an_em(square_case: TypeCase) -> None:
    assert set_display("一丁，七万", "标宋", square_case).width == 4.5
    assert set_display("一丁 七万", "标宋", square_case).width == 4.5


def test_letters_can_be_letterspaced(square_case: TypeCase) -> None:
    line = set_letters("ABCD", "黑", square_case)
    assert line.width == 2.0
    assert spread_display(line, 5.0).xs == (0.0, 1.5, 3.0, 4.5)
