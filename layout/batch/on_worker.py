"""What a Dask worker runs: it hands an order to a helper process and waits for the answer."""

from __future__ import annotations

import pickle
import threading

from layout.batch.helper import ClusterAnswer, ClusterOrder, Helper
from layout.batch.issue_work import LostIssue
from layout.core.crew import TRIES

_idle: list[Helper] = []
"""Helpers that wait for their next order; there are as many as the worker has threads."""
_lock = threading.Lock()


def worker_answer(payload: bytes) -> bytes:
    """The answer to a pickled `ClusterOrder`, as a pickled `ClusterAnswer`."""
    for _ in range(TRIES):
        with _lock:
            helper = _idle.pop() if _idle else None
        helper = helper or Helper()
        answer = helper.ask(payload)
        if answer is not None:
            with _lock:
                _idle.append(helper)
            return answer
        given: ClusterOrder = pickle.loads(payload)
        payload = pickle.dumps(given._replace(again=True))
    return pickle.dumps(ClusterAnswer(LostIssue(), {}))
