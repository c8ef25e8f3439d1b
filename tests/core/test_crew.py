"""A crew answers every order in order, also when a child dies over one."""

from __future__ import annotations

import os
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from layout.core import crew as crews
from layout.core.crew import CrewOrder, Lost, crew_answers, share_of
from layout.core.worker import NO_FORK, can_fork, orders

forking = pytest.mark.skipif(not can_fork(), reason="needs a system that forks")


@pytest.fixture(params=[pytest.param("", marks=forking), "1"], ids=["fork", "spawn"])
def start(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NO_FORK, request.param)


LAST = 4
PATIENCE = 60.0


def last_first(line: Connection, mark: Path) -> None:
    """A child that answers the first order only when the last one has been done."""
    given: CrewOrder
    for given in orders(line):
        if given.order == LAST:
            mark.touch()
        end = time.monotonic() + PATIENCE
        while given.order == 0 and not mark.exists() and time.monotonic() < end:
            time.sleep(0.01)
        line.send((given.order, os.getpid()))


def dies_over(line: Connection, bad: int, marks: Path, times: int) -> None:
    """A child that dies over one order, at most so many times."""
    given: CrewOrder
    for given in orders(line):
        if given.order == bad:
            died = len(list(marks.iterdir()))
            if died < times:
                (marks / str(died)).touch()
                os._exit(9)
        line.send((given.order, given.again))


@pytest.mark.usefixtures("start")
def test_answers_come_in_order_whoever_is_first(tmp_path: Path) -> None:
    found = list(crew_answers(last_first, (tmp_path / "done",), range(LAST + 1), 2))
    assert [order for order, _ in found] == [0, 1, 2, 3, 4]
    first, *others = [process for _, process in found]
    assert len(set(others)) == 1 and len({first, *others, os.getpid()}) == 3


@pytest.mark.parametrize("times", [1, 2])
def test_an_order_whose_child_died_is_given_out_once_more(tmp_path: Path, times: int) -> None:
    first, second, third = crew_answers(dies_over, (1, tmp_path, times), range(3), 1)
    assert first == (0, False) and third == (2, False)
    assert second == (1, True) if times == 1 else isinstance(second, Lost)
    assert len(list(tmp_path.iterdir())) == times


def test_a_crew_never_takes_more_than_the_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crews, "processors", lambda: 8)
    assert [share_of(orders) for orders in (1, 2, 3, 8, 200)] == [
        (1, 8),
        (2, 4),
        (3, 2),
        (8, 1),
        (8, 1),
    ]
