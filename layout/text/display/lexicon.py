"""The words of heads with their parts of speech, from a dictionary that takes a while to load.

Where the system can fork, a process of its own loads it while the rest of a command is still
loading, and looks the heads up at once; otherwise it is loaded when the first head is turned.
"""

from __future__ import annotations

from collections.abc import Iterable
from multiprocessing.connection import Connection

from layout.core import worker

Words = list[tuple[str, str]]
"""The words of a text in order, each with its part of speech (jieba's tags)."""

_known: dict[str, Words] = {}


def tagged(text: str) -> Words:
    """The words of a text; joining them gives it back."""
    found = _known.get(text)
    if found is None:
        found = _known[text] = _look_up(text)
    return found


def _look_up(text: str) -> Words:
    import rjieba  # noqa: PLC0415 - some megabytes of dictionary, only for heads to be turned

    return [(word, tag) for word, tag in rjieba.tag(text)]


_helper: worker.Worker | None = None
"""The process that looks texts up, while there is one."""

_asked = False
"""Whether its answer is still to come."""


def begin() -> None:
    """Load the dictionary beside this process; what is asked of it is learnt with `learn`."""
    global _helper  # noqa: PLW0603
    if _helper is None:
        _helper = worker.begin(_serve)


def ask(texts: Iterable[str]) -> None:
    """Hand over the texts that will be wanted, if the dictionary is being loaded beside."""
    global _asked  # noqa: PLW0603
    unknown = sorted(set(texts) - _known.keys())
    if _helper is not None and unknown:
        _helper.send(unknown)
        _asked = True


def learn() -> None:
    """Take the answer to what was asked; what does not come is looked up when it is wanted. The
    process ends with its answer, and waits on where nothing was asked.
    """
    global _helper, _asked
    if _helper is not None and _asked:
        _known.update(_helper.receive() or {})
        _helper.end()
        _helper, _asked = None, False


def _serve(line: Connection) -> None:
    """Answer once."""
    _look_up("报")  # loads the dictionary
    for texts in worker.orders(line):
        line.send({text: _look_up(text) for text in texts})
