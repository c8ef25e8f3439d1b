"""The place of a printed character in the file, through all that the clean door changes."""

from __future__ import annotations

import pytest
from copycases import CHECKERS, FAULTS, FURTHER, Case

from layout.issue.normalise import Normaliser
from layout.rules.typescript import typed_offset

MARKER = "朝夕"


@pytest.mark.parametrize("case", [*FAULTS, *FURTHER, *CHECKERS], ids=lambda case: case.typed)
def test_what_follows_a_change_is_found_in_its_place(case: Case) -> None:
    typed = f"      开头甲。{case.typed}乙{MARKER}结尾"
    printed = Normaliser().copy(typed.strip())
    at = printed.index(MARKER)
    assert typed_offset(typed, 6, printed, at) == (typed.index(MARKER), True)
    assert typed_offset(typed, 6, printed, at + 3) == (typed.index("结尾") + 1, True)
