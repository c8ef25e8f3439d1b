"""Many issues on this machine: a crew of child processes shares its processors."""

from __future__ import annotations

import gc
import signal
from collections.abc import Iterator, Sequence
from importlib import import_module
from multiprocessing.connection import Connection

from layout.batch.issue_work import Answer, IssueOrder, LostIssue, Order, done
from layout.core.crew import CrewOrder, Lost, crew_answers, share_of
from layout.core.worker import can_fork, orders, use_processors

CHECKS_AT_ONCE = 8
"""Issues that a child is given to check at a time: a check takes some milliseconds."""


_CHECKING = ("layout.rules.run", "layout.issue.load")
_BUILDING = (
    "layout.output.builder",
    "layout.press.photo.darkroom",
    "layout.press.preflight.preflight",
)
"""The modules that bring in everything that the check or the build of an issue needs."""


def machine_answers(wanted: Sequence[Order]) -> Iterator[Answer]:
    """The answer to every order, in their order.

    With as many issues as processors or more, each issue has one process and one processor.
    """
    building = any(isinstance(order, IssueOrder) for order in wanted)
    size = 1 if building else CHECKS_AT_ONCE
    heaps = [wanted[at : at + size] for at in range(0, len(wanted), size)]
    crew, share = share_of(len(heaps))
    if can_fork():
        load(building=building)
    for heap, answer in zip(heaps, crew_answers(_serve, (share,), heaps, crew), strict=True):
        yield from [LostIssue()] * len(heap) if isinstance(answer, Lost) else answer


def load(*, building: bool) -> None:
    """Load the libraries of the work once, before it is begun or shared out."""
    for name in _BUILDING if building else _CHECKING:
        import_module(name)


def settle() -> None:
    """Get a process ready for many issues: what is loaded stays, and collections pass over it."""
    gc.disable()  # `done` collects after every issue
    gc.collect()
    gc.freeze()


def _serve(line: Connection, share: int) -> None:
    """A child: do the orders that come."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C ends the parent, and that this process
    use_processors(share)
    settle()
    for given in orders(line):
        line.send(_answers(given, share))


def _answers(given: CrewOrder, share: int) -> list[Answer]:
    """The answers to a heap of orders.

    After a child died over it, photographs get a process of their own, which dies in its stead.
    """
    use_processors(max(share, 2) if given.again else share)
    found = [done(order) for order in given.order]
    use_processors(share)
    return found
