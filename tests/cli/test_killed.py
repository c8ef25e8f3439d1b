"""Builds killed at random moments leave nothing behind; `tests/bench/kill.py` does it at length."""

from __future__ import annotations

import sys

import pytest
from kill import kills


@pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc")
@pytest.mark.parametrize(("command", "count"), [("build", 4), ("serve", 2)])
def test_a_killed_command_leaves_nothing_behind(command: str, count: int) -> None:
    found = [(label, one) for label, one in kills(command, count)]
    assert [(label, one.failed) for label, one in found if one.failed] == []
    assert any(one.killed for _, one in found)
