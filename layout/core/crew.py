"""A crew: child processes that take the next order when they have answered the one before.

Answers come in the order of the orders, whichever child is first. An order whose child died is
given to a new child once more.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple

from layout.core.worker import Serve, Worker, processors, start_method

TRIES = 2
"""How often an order is given out before it is given up."""


class Lost:
    """The answer to an order that was given up: its child died every time."""


class CrewOrder(NamedTuple):
    """What a child is sent: an order, and whether an earlier child died over it."""

    order: Any
    again: bool


def share_of(orders: int) -> tuple[int, int]:
    """How many children `orders` orders keep busy, and how many processors each of them has."""
    crew = max(min(orders, processors()), 1)
    return crew, max(processors() // crew, 1)


def crew_answers(
    serve: Serve, arguments: Sequence[Any], orders: Sequence[Any], crew: int
) -> Iterator[Any]:
    """The answer to every order, in their order; `Lost` for an order that was given up.

    `serve` runs in every child with its end of the line and `arguments`. It gets `CrewOrder`s and
    sends one answer to each. A child may start processes of its own.
    """
    work = _Work(serve, arguments, orders)
    try:
        for _ in range(crew):
            work.hand_next()
        for number in range(len(orders)):
            while number not in work.came:
                work.receive()
            yield work.came.pop(number)
    finally:
        for worker, _, _ in work.busy.values():
            worker.end()


class _Work:
    """The orders that wait, those that are being done, and the answers that came."""

    def __init__(self, serve: Serve, arguments: Sequence[Any], orders: Sequence[Any]) -> None:
        self.serve, self.arguments, self.orders = serve, arguments, orders
        self.waiting = deque((number, 1) for number in range(len(orders)))
        self.busy: dict[Connection, tuple[Worker, int, int]] = {}
        """The line of a child with the child, the number of its order and the try."""
        self.came: dict[int, Any] = {}

    def hand_next(self, worker: Worker | None = None) -> None:
        """Give the next order to a child, a new one if none is given; it ends if there is none."""
        if not self.waiting:
            if worker is not None:
                worker.end()
            return
        if worker is None:
            worker = Worker(self.serve, *self.arguments, start=start_method(), parental=True)
        number, tried = self.waiting.popleft()
        worker.send(CrewOrder(self.orders[number], tried > 1))
        self.busy[worker.line] = worker, number, tried

    def receive(self) -> None:
        """Wait for the next answers; a child that died is replaced."""
        for line in [line for line in wait(list(self.busy)) if isinstance(line, Connection)]:
            worker, number, tried = self.busy.pop(line)
            answer = worker.receive()
            if answer is not None:
                self.came[number] = answer
                self.hand_next(worker)
                continue
            worker.end()
            if tried < TRIES:
                self.waiting.appendleft((number, tried + 1))
            else:
                self.came[number] = Lost()
            self.hand_next()
