"""Units that a line never parts, addresses, and Unicode's classes of signs at line ends."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from copyunits import ADDRESSES, MEASURES, UNITS, faults_of, random_copy, random_noise

from layout.issue.normalise import Normaliser
from layout.text.atoms import Run, TypeCase
from layout.text.charclass import MARKS, SIGNS
from layout.text.composer import Composer
from layout.text.galley import GalleyLine, Paragraph, set_galley
from layout.text.kinsoku import NOT_AT_END, NOT_AT_START
from layout.text.signs.line_classes import NEVER_FIRST, NEVER_LAST, members
from layout.text.spacing import Rules

PROSE = "春夏之交城里的树绿了早晨风从河上来带着水草的气味老人们站在桥头看船"
TEXTS = 60


def lines_of(text: str, measure: int, case: TypeCase) -> tuple[GalleyLine, ...]:
    paragraph = Paragraph((Run(text, "书宋"),), "body", 0)
    return set_galley([paragraph], measure, Composer(case, Rules())).lines


@pytest.mark.parametrize("seed", range(TEXTS))
def test_random_copy_is_set_whole(case: TypeCase, seed: int) -> None:
    typed, units = random_copy(random.Random(seed))
    assert list(faults_of(typed, units, case)) == []
    noise = random_noise(random.Random(seed))
    assert list(faults_of(noise, [], case)) == [], noise


@pytest.mark.parametrize("unit", sorted({printed for _, printed in UNITS}))
def test_a_unit_stays_whole_at_every_place_of_a_line(case: TypeCase, unit: str) -> None:
    for place in range(13):
        text = PROSE[: place + 3] + unit + PROSE[place + 3 :]
        assert any(unit in line.text for line in lines_of(text, 12, case)), place


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("typed", ADDRESSES)
def test_an_address_tears_no_line(case: TypeCase, typed: str, measure: int) -> None:
    address = Normaliser().copy(typed)
    for place in range(0, 13, 2):
        lines = lines_of(PROSE[: place + 3] + address + "。" + PROSE, measure, case)
        for line, following in pairwise(lines):
            assert line.stretch <= 0.15 + 1e-6 or measure < 12, line.text
            both = line.text[-1] + following.text[0]
            if both.isascii():
                assert both[0] in "/.-?&=@_\\", both
        assert "".join(line.text for line in lines) == PROSE[: place + 3] + address + "。" + PROSE


@pytest.mark.parametrize(
    "number", ["110105199001011234", "11010519900101123X", "6222021234567890123"]
)
def test_a_long_number_tears_no_line(case: TypeCase, number: str) -> None:
    for place in range(13):
        lines = lines_of(PROSE[: place + 3] + number + "。" + PROSE, 14, case)
        assert all(line.stretch <= 0.15 + 1e-6 for line in lines), place
        assert any(number in line.text for line in lines), place


@pytest.mark.parametrize("name", [*NEVER_FIRST, *NEVER_LAST])
def test_every_sign_of_a_class_is_kept_off_its_end(name: str) -> None:
    for char in members(name) - set("+\\"):
        left, right = (MARKS[char].kind,) * 2 if char in MARKS else SIGNS[char]
        if name in NEVER_FIRST:
            assert left in NOT_AT_START["gb"], hex(ord(char))
        else:
            assert right in NOT_AT_END["gb"], hex(ord(char))


@pytest.mark.parametrize("char", "‵℉￠〻ゝゞヽヾ‐〜゠－々％")
def test_a_sign_begins_no_line(case: TypeCase, char: str) -> None:
    for place in range(13):
        lines = lines_of(PROSE[: place + 3] + char + PROSE[place + 3 :], 12, case)
        assert not any(line.text.startswith(char) for line in lines)


def test_an_apostrophe_is_as_narrow_as_a_letter(case: TypeCase) -> None:
    """The closing quote of a Chinese face is one em wide; between letters it is a third of that."""
    for text, at in (("don’t", 3), ("L’Oréal", 1), ("xī’ān", 2)):
        atom = case.atom(text, "书宋")
        assert atom.texts[at] == "’" and atom.offsets[at + 1] - atom.offsets[at] < 0.4
    line = lines_of("甲’97年", 12, case)[0]
    assert line.xs[2] - line.xs[1] < 0.4
