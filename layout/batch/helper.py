"""The process beside a Dask worker that does its orders, one after the other.

A Dask task is a thread of the worker, and the worker's process may have no children of the usual
kind; an issue needs a process of its own. So the helper is a program: orders come pickled over its
standard input, answers go out over its standard output. It ends with its worker, since its input
ends then, whatever it is doing.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from queue import SimpleQueue
from shutil import rmtree
from typing import Any, NamedTuple

from layout.batch.issue_inputs import Inputs, difference
from layout.batch.issue_work import Answer, IssueOrder, Order, done
from layout.batch.own_processors import load, settle
from layout.batch.same_program import PACKAGE, Program, differences, program
from layout.core.files import abandon_drafts
from layout.core.worker import use_processors

_START = "from layout.batch.helper import main; main()"
_CACHES = (".cache", ".print")
"""The ends of the names of files that stay where they were made: they only save time."""


class ClusterOrder(NamedTuple):
    """An order as it travels: with the program, the current folder and the files of the client."""

    program: Program
    folder: str
    inputs: Inputs
    order: Order
    again: bool = False
    """Whether a helper died over it before."""


class OtherProgram(NamedTuple):
    """The worker's program is not the client's; `differences` in words."""

    differences: tuple[str, ...]


class OtherFiles(NamedTuple):
    """The worker does not read the client's files: they are not there, or others are."""

    missing: tuple[str, ...]
    other: tuple[str, ...]


class ClusterAnswer(NamedTuple):
    """What comes back: the answer, and the finished files by their place in the output folder."""

    answer: Answer | OtherProgram | OtherFiles
    files: dict[str, bytes]


def answer_to_cluster(given: ClusterOrder) -> ClusterAnswer:
    """Do an order if program and files are the client's."""
    if unlike := differences(given.program, program()):
        return ClusterAnswer(OtherProgram(unlike), {})
    try:
        os.chdir(given.folder)
    except OSError:
        return ClusterAnswer(OtherFiles((given.folder,), ()), {})
    missing, other = difference(given.inputs)
    if missing or other:
        return ClusterAnswer(OtherFiles(missing, other), {})
    use_processors(2 if given.again else 1)
    if not isinstance(given.order, IssueOrder):
        return ClusterAnswer(done(given.order), {})
    out = Path(tempfile.mkdtemp(prefix="build-issue-"))
    _folders.add(out)
    try:
        answer = done(given.order._replace(out=out))
        return ClusterAnswer(answer, _files(out))
    finally:
        rmtree(out, ignore_errors=True)
        _folders.discard(out)


_folders: set[Path] = set()
"""Folders to be deleted if this process must end at once."""


def _files(out: Path) -> dict[str, bytes]:
    files = (path for path in sorted(out.rglob("*")) if path.is_file())
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in files
        if path.suffix not in _CACHES
    }


class Helper:
    """A helper process, seen from the Dask worker."""

    def __init__(self) -> None:
        paths = [str(PACKAGE.parent), os.environ.get("PYTHONPATH", "")]
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
        )

    def ask(self, payload: bytes) -> bytes | None:
        """The answer to an order, both pickled; None if the helper died."""
        assert self._process.stdin is not None and self._process.stdout is not None
        try:
            pickle.dump(payload, self._process.stdin)
            self._process.stdin.flush()
            answer: bytes = pickle.load(self._process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            self._process.kill()
            self._process.wait()
            return None
        return answer


def main() -> None:
    """The helper itself."""
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)  # nothing that is printed may come between two answers
    given: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_receive, args=(incoming, given), daemon=True).start()
    load(building=True)
    settle()
    while True:
        order: ClusterOrder = pickle.loads(given.get())
        pickle.dump(pickle.dumps(answer_to_cluster(order)), outgoing)
        outgoing.flush()


def _receive(incoming: Any, given: SimpleQueue[bytes]) -> None:
    """Take the orders in; the end of the input ends the process at once."""
    try:
        while True:
            given.put(pickle.load(incoming))
    except (EOFError, OSError, pickle.UnpicklingError):
        abandon_drafts()
        for folder in list(_folders):
            rmtree(folder, ignore_errors=True)
        os._exit(0)
