"""Many issues for a command: given to this machine or to a cluster."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from layout.cli.common import complain
from layout.cli.extras import ExtraMissingError, extras

if TYPE_CHECKING:
    from layout.batch.issue_work import Answer, Order


def many_answers(orders: Sequence[Order], options: argparse.Namespace) -> Iterator[Answer] | None:
    """The answers to orders, in their order; None, with a message, if the cluster cannot be used."""
    if not options.scheduler:
        from layout.batch.machine import machine_answers

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
