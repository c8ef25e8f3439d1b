"""A licence and its number stay on one line: where the lines of a picture credit begin and end."""

from __future__ import annotations

import pytest

from layout.text.atoms import Run, TypeCase
from layout.text.composer import Composer
from layout.text.galley import Align, Galley, Paragraph, set_galley
from layout.text.linebreak import widest_piece
from layout.text.signs.units import Bond, bonds
from layout.text.spacing import Rules

CREDITS = (
    "Aitzol Berasategi摄（CC BY 4.0）",
    "Trevor（Freespace）摄（CC BY 4.0）",
    "A. B. Christensen摄（CC BY-SA 4.0）",
    "Bundesarchiv供图（CC BY-NC-ND 3.0）",
)


def credit(text: str, measure: float, case: TypeCase) -> Galley:
    paragraph = Paragraph((Run(text, "楷"),), "credit", 0, Align.RAGGED, indent=0)
    return set_galley([paragraph], measure, Composer(case, Rules()))


def licence(text: str) -> str:
    return text[text.rindex("（") :]


@pytest.mark.parametrize("text", CREDITS)
def test_a_licence_is_never_broken_where_it_fits(text: str, case: TypeCase) -> None:
    row = Composer(case, Rules()).row((Run(text, "楷"),), 99)
    needed = widest_piece(row)
    assert 4 < needed < 10
    for tenths in range(round(needed * 10) + 1, 300, 3):
        galley = credit(text, tenths / 10, case)
        assert "".join(line.text for line in galley.lines).replace(" ", "") == text.replace(" ", "")
        assert not [line for line in galley.lines if line.exception == "forced-break"], tenths
        assert licence(text) in galley.lines[-1].text, (tenths, [x.text for x in galley.lines])
        for line in galley.lines:
            assert line.stretch == 0 and line.exception == ""
            assert line.xs[-1] + line.atoms[-1].width == pytest.approx(tenths / 10, abs=0.01)


def test_in_one_column_the_credit_breaks_before_the_bracket(case: TypeCase) -> None:
    """12.7 em at 8.5 pt, the size of cutlines, is one basic column: 12 em at 9 pt."""
    lines = credit("Aitzol Berasategi摄（CC BY-NC-SA 4.0）", 12.7, case).lines
    assert [line.text for line in lines] == ["Aitzol Berasategi摄", "（CC BY-NC-SA 4.0）"]
    assert lines[1].xs[0] > 2 and lines[1].xs[-1] + lines[1].atoms[-1].width == pytest.approx(12.7)


def test_a_measure_too_narrow_for_a_licence_breaks_it_at_its_spaces(case: TypeCase) -> None:
    lines = credit("摄（CC BY-NC-SA 4.0）", 6.0, case).lines
    assert len(lines) > 1
    assert all(line.xs[-1] + line.atoms[-1].width <= 6.0 + 1e-6 for line in lines)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("摄（CC BY 4.0）", {4, 7}),
        ("CC BY-SA 4.0", {2, 8}),
        ("CC0 1.0", {3}),
        ("GFDL 1.3", {4}),
        ("a CC BY 4.0 b", {4, 7}),
        ("New York 4.0", set()),
        ("CC BY", set()),
        ("7 月 4.0", set()),
    ],
)
def test_the_spaces_of_a_licence(text: str, held: set[int]) -> None:
    assert {at for at, bond in bonds(text).items() if bond is Bond.NAME_SPACE} == held


def test_no_credit_ends_in_one_character(case: TypeCase) -> None:
    """Seven characters at six em: the last line gets two of them."""
    lines = credit("朝阳区融媒体摄", 6.0, case).lines
    assert [line.text for line in lines] == ["朝阳区融媒", "体摄"]
    assert [line.xs[0] for line in lines] == pytest.approx([1.0, 4.0])
