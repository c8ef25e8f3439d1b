"""Many issues for a command: given to this machine or to a cluster."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from layout.cli.common import complain
from layout.cli.extras import ExtraMissingError, extras
from layout.cli.leaving import say_broken
from layout.core.diagnostics import Words
from layout.core.ending import BROKEN, WRONG_CALL

if TYPE_CHECKING:
    from layout.batch.issue_work import Answer, Order


def print_undone(file: Path, answer: Answer, options: argparse.Namespace) -> int:
    """Say why an issue was not done, and return the exit status for it."""
    from layout.batch.issue_work import Broken, Refused

    if isinstance(answer, Refused):
        complain(answer.words, options.lang)
        return WRONG_CALL
    if isinstance(answer, Broken):
        say_broken(answer.kind, answer.report)
        return BROKEN
    words = Words(
        f"{file}：做这一期的进程意外退出，两次都是\n"
        "    怎么办：单独再做一次；还不行就换掉最后加的图片",
        f"{file}: the process that worked on it died, twice\n"
        "    hint: run it alone; if that fails, replace the newest picture",
    )
    complain(words, options.lang)
    return BROKEN


def many_answers(orders: Sequence[Order], options: argparse.Namespace) -> Iterator[Answer] | None:
    """The answers to orders, in their order; None, with a message, if the cluster cannot be used."""
    if not options.scheduler:
        from layout.batch.own_processors import machine_answers

        return machine_answers(orders)
    try:
        with extras():
            from layout.batch.cluster import ClusterError, cluster_answers
    except ExtraMissingError as error:
        complain(error.words, options.lang)
        return None
    try:
        return cluster_answers(options.scheduler, orders)
    except ClusterError as error:
        complain(error.words, options.lang)
        return None
