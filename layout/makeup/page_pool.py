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
from layout.makeup.context import MakeupContext
from layout.makeup.fillers import make_up_of, needed
from layout.makeup.page_task import PageAnswer, PageTask
from layout.makeup.rescue.diagnose import remedies
from layout.makeup.rescue.unpinning import unpinning

KEPT = 40
"""Layouts of a page that come back where others than the best are wanted."""


_job: tuple[MakeupContext, Sequence[PageTask]] | None = None
"""What forked processes find: nothing has to be sent to them."""


def answers(tasks: Sequence[PageTask], context: MakeupContext) -> Iterator[tuple[int, PageAnswer]]:
    """The answers with the numbers of their tasks, each as soon as it is there: some pages are
    made up while others are set.
    """
    global _job  # noqa: PLW0603 - forked processes inherit it
    workers = min(len(tasks), len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1)
    if workers < 2:
        yield from enumerate(_answer(task, context) for task in tasks)
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
            yield number, _answer(tasks[number], context) if died else future.result()
        done = True
    finally:
        _job = None
        # a process that ends while its pool is still ending can wait for its workers for ever
        pool.shutdown(wait=done, cancel_futures=True)


def _inherited(number: int) -> PageAnswer:
    assert _job is not None
    context, tasks = _job
    return _answer(tasks[number], context)


def _answer(task: PageTask, context: MakeupContext) -> PageAnswer:
    found = make_up_of(task.manuscripts, task.area, context, task.fixed, task.jumps)
    found = found[: KEPT if context.wanted > 1 else 1]
    open_page = None
    if not found and task.diagnose and task.manuscripts:
        stories = needed(task.manuscripts, task.area, context, task.fixed)
        open_page = remedies(stories, task.area, context, task.fixed, task.onward)
        if task.fixed:
            some = {one.story.id for one in stories} | task.fixed.keys()
            every = [one for one in task.stories if one.story.id in some]
            free = unpinning(every, task.area, context, task.fixed)
            open_page = open_page._replace(remedies=(*free, *open_page.remedies))
    return PageAnswer(
        found, open_page, context.composing.composer.remembered(), context.composing.phrases.memory
    )
