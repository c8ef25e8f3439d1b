"""Pages made up side by side, each in a process of its own where the system can fork.

A page's search needs a dictionary and tables of some size, and a core for itself; the processes
give both back when they end. Their answers are the same as those of one process; a page whose process
died is made up in this one.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from layout.core.worker import quiet
from layout.makeup.page_problem import MakeupContext
from layout.makeup.page_task import PageAnswer, PageTask, answer_to

_job: tuple[MakeupContext, Sequence[PageTask]] | None = None
"""What forked processes find: nothing has to be sent to them."""


def answers(tasks: Sequence[PageTask], context: MakeupContext) -> Iterator[tuple[int, PageAnswer]]:
    """The answers with the numbers of their tasks, each as soon as it is there: some pages are
    made up while others are set.
    """
    global _job  # noqa: PLW0603 - forked processes inherit it
    workers = min(len(tasks), len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1)
    if workers < 2:
        yield from enumerate(answer_to(task, context) for task in tasks)
        return
    _job = (context, tasks)
    fork = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(workers, fork, initializer=quiet)
    done = False
    try:
        numbers = {pool.submit(_inherited, number): number for number in range(len(tasks))}
        for future in as_completed(numbers):
            number = numbers[future]
            died = isinstance(future.exception(), BrokenProcessPool)
            yield number, answer_to(tasks[number], context) if died else future.result()
        done = True
    finally:
        _job = None
        # a process that ends while its pool is still ending can wait for its workers for ever
        pool.shutdown(wait=done, cancel_futures=True)


def _inherited(number: int) -> PageAnswer:
    assert _job is not None
    context, tasks = _job
    return answer_to(tasks[number], context)
