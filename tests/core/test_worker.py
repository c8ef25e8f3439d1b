"""Child processes: what they answer, how they end, and what happens without forking."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from layout.core import worker
from layout.core.worker import (
    NO_FORK,
    StartMethod,
    Worker,
    can_fork,
    forked,
    orders,
    processors,
    start_method,
    use_processors,
)

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0
forking = pytest.mark.skipif(not can_fork(), reason="needs a system that forks")
METHODS = [pytest.param("fork", marks=forking), "spawn"]


def doubles(line: Connection, *more: int) -> None:
    for number in orders(line):
        line.send(number * 2 + sum(more))


def dies(line: Connection) -> None:
    next(orders(line))
    os._exit(9)


@pytest.fixture(params=METHODS)
def start(request: pytest.FixtureRequest) -> Iterator[StartMethod]:
    yield request.param


def test_a_worker_answers_every_order(start: StartMethod) -> None:
    worker = Worker(doubles, 1, 2, start=start)
    worker.send(4)
    worker.send(5)
    assert [worker.receive(), worker.receive()] == [11, 13]
    worker.end()
    assert not worker.process.is_alive()


def test_a_dead_worker_answers_none_and_takes_orders_without_complaint(start: StartMethod) -> None:
    worker = Worker(dies, start=start)
    worker.send(1)
    assert worker.receive() is None
    worker.send(2)
    assert worker.receive() is None
    worker.end()


def test_a_worker_that_is_ended_takes_no_more_orders() -> None:
    worker = Worker(doubles, start="spawn")
    worker.end()
    worker.send(1)
    assert worker.receive() is None


@pytest.mark.parametrize(("value", "off"), [("1", True), ("yes", True), ("0", False), ("", False)])
def test_the_variable_switches_forking_off(
    value: str, off: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(NO_FORK, value)
    assert can_fork() == (sys.platform == "linux" and not off)
    assert start_method() == ("fork" if can_fork() else "spawn")


def test_nothing_forks_where_forking_is_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NO_FORK, "1")
    monkeypatch.setattr(os, "fork", None, raising=False)
    assert forked(doubles) is None


def test_a_process_that_shares_a_machine_starts_no_helpers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker._share, "most", None)
    alone = processors()
    use_processors(1)
    assert processors() == 1 and forked(doubles) is None
    use_processors(alone + 1)
    assert processors() == alone


PARENT = """
import os, sys, time
sys.path.insert(0, {folder!r})
from layout.core.worker import Worker
from test_worker import sleeps
if __name__ == "__main__":
    workers = [Worker(sleeps, start={start!r}) for _ in range(3)]
    print(*[worker.receive() for worker in workers], flush=True)
    time.sleep(60)
"""


def sleeps(line: Connection) -> None:
    line.send(os.getpid())
    time.sleep(60)


@pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc")
def test_busy_children_end_with_a_parent_that_is_killed(start: StartMethod, tmp_path: Path) -> None:
    """Also their copies of the parent's standard error are closed then."""
    script = tmp_path / "parent.py"
    script.write_text(PARENT.format(folder=str(Path(__file__).parent), start=start))
    parent = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert parent.stdout is not None
    children = parent.stdout.readline().split()
    assert len(children) == 3
    parent.kill()
    assert parent.communicate(timeout=PATIENCE)[1] == ""
    end = time.monotonic() + PATIENCE
    while any(running(child) for child in children):
        assert time.monotonic() < end
        time.sleep(0.02)


def running(process: str) -> bool:
    """Whether a process is there and is more than an entry that nobody has waited for."""
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
