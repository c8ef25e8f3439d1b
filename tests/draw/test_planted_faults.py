"""Drawing faults planted one at a time: the dumps see every one.

The whole table, with the properties, is printed by `tests/bench/mutations_drawing.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from mutations_drawing import FAULTS, Fault, failing_dump, planted
from papers import Paper


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_a_planted_fault_is_caught(fault: Fault, papers: Mapping[str, Paper]) -> None:
    with planted(fault):
        assert failing_dump(papers)


def test_what_was_planted_is_gone(papers: Mapping[str, Paper]) -> None:
    assert not failing_dump(papers)
