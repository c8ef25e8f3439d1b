"""The clean door: copy as it really comes, and what is printed of it."""

from __future__ import annotations

import pytest
from copycases import CHECKERS, FAULTS, FURTHER, Case

from layout.issue.normalise import Normaliser


def _printed(typed: str) -> str:
    return Normaliser().copy(typed)


@pytest.mark.parametrize("case", [*FAULTS, *FURTHER, *CHECKERS], ids=lambda case: case.typed)
def test_copy_comes_out_right(case: Case) -> None:
    assert _printed(case.typed) == case.right


@pytest.mark.parametrize("case", [*FAULTS, *FURTHER, *CHECKERS], ids=lambda case: case.typed)
def test_what_is_right_passes_unchanged(case: Case) -> None:
    assert _printed(case.right) == case.right
