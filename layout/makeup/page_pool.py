"""Pages made up side by side, in forked child processes, one to a processor.

The search of a page needs the dictionary and large tables, and a processor to itself; a child gives
its memory back when it ends. The answers are those of one process. A page whose child died is made
up in this process. Where the system cannot fork, all pages are: a spawned child would first read
the fonts and the issue again, which takes as long as a page's search.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection, wait

from layout.core.worker import Worker, can_fork, orders, processors
from layout.makeup.page_problem import MakeupContext
from layout.makeup.page_task import PageAnswer, PageTask, answer_to


def answers(tasks: Sequence[PageTask], context: MakeupContext) -> Iterator[tuple[int, PageAnswer]]:
    """The answer to every task with the task's number, as soon as it is there.

    So the caller can set one page while others are being made up.
    """
    workers = min(len(tasks), processors()) if can_fork() else 1
    if workers < 2:
        yield from ((number, answer_to(task, context)) for number, task in enumerate(tasks))
        return
    crew = [Worker(_serve, tasks, context) for _ in range(workers)]
    try:
        yield from _side_by_side(tasks, context, crew)
    finally:
        for worker in crew:
            worker.end()


def _side_by_side(
    tasks: Sequence[PageTask], context: MakeupContext, crew: Sequence[Worker]
) -> Iterator[tuple[int, PageAnswer]]:
    """Every worker gets the next task when it has answered the one before."""
    waiting = iter(range(len(tasks)))
    busy: dict[Connection, tuple[Worker, int]] = {}

    def hand_next_to(worker: Worker) -> None:
        number = next(waiting, None)
        if number is not None:
            worker.send(number)
            busy[worker.line] = worker, number

    for worker in crew:
        hand_next_to(worker)
    while busy:
        for line in [line for line in wait(list(busy)) if isinstance(line, Connection)]:
            worker, number = busy.pop(line)
            answer: PageAnswer | None = worker.receive()
            if answer is not None:
                hand_next_to(worker)
            yield number, answer_to(tasks[number], context) if answer is None else answer
    for number in waiting:  # every worker died
        yield number, answer_to(tasks[number], context)


def _serve(line: Connection, tasks: Sequence[PageTask], context: MakeupContext) -> None:
    """The child: make up the page of every number that comes."""
    for number in orders(line):
        line.send(answer_to(tasks[number], context))
