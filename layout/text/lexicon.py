"""The words of heads with their parts of speech, from a dictionary that takes a while to load.

Where the system can fork, a process of its own loads it while the rest of a command is still
loading, and looks the heads up at once; otherwise it is loaded when the first head is turned.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterable
from contextlib import suppress
from multiprocessing.connection import Connection

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


_beside: Connection | None = None
"""The line to the process that looks texts up, while there is one."""


def begin() -> None:
    """Load the dictionary beside this process; what is asked of it is learnt with `learn`."""
    global _beside
    if sys.platform == "linux" and _beside is None:
        fork = multiprocessing.get_context("fork")
        _beside, far = fork.Pipe()
        fork.Process(target=_serve, args=(far, _beside), daemon=True).start()
        far.close()


def ask(texts: Iterable[str]) -> None:
    """Hand over the texts that will be wanted, if the dictionary is being loaded beside."""
    if _beside is not None:
        with suppress(OSError):  # then nothing will be learnt
            _beside.send(sorted(set(texts)))


def learn() -> None:
    """Take the answer to what was asked; what does not come is looked up when it is wanted."""
    global _beside  # noqa: PLW0603
    if _beside is None:
        return
    with suppress(EOFError, OSError):
        _known.update(_beside.recv())
    _beside.close()
    _beside = None


def _serve(line: Connection, near: Connection) -> None:
    """Answer once."""
    near.close()
    _look_up("报")  # loads the dictionary
    try:
        texts = line.recv()
    except EOFError:
        return
    line.send({text: _look_up(text) for text in texts})
