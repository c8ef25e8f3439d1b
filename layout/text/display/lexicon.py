"""The words of heads with their parts of speech, from a dictionary that takes a while to load.

Where the system can fork, a child process loads the dictionary while the rest of a command is still
loading, and looks up all heads at once; elsewhere this process loads it for the first head that
needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from multiprocessing.connection import Connection
from typing import NamedTuple

from layout.core import worker
from layout.text.display.head_words import ADDED, PIVOTS, Words
from layout.text.display.parallels import equal_parts


FREQUENCY = 2000
"""How often an added word is taken to occur; it surpasses the words that it is made of."""


class _Lookup(NamedTuple):
    """The words of a text, with those that are guessed, and without."""

    words: Words
    apart: Words


class Lexicon:
    """Looks words up and remembers them. `begin`, `ask` and `learn` let a child process do it ahead
    of need; without them `tagged` does it on the spot.
    """

    def __init__(self) -> None:
        self._known: dict[str, _Lookup] = {}
        self._worker: worker.Worker | None = None
        self._awaited = False

    def tagged(self, text: str) -> Words:
        """The words of a text; joined they give the text back."""
        return self._lookup(text).words

    def apart(self, text: str) -> Words:
        """The words of a text, those that are not in the dictionary cut into single characters."""
        return self._lookup(text).apart

    def _lookup(self, text: str) -> _Lookup:
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = _look_up(text)
        return found

    def begin(self) -> None:
        """Let a child process load the dictionary, if the system can fork."""
        if self._worker is None:
            self._worker = worker.forked(_serve)

    def ask(self, texts: Iterable[str]) -> None:
        """Hand the child the texts that will be needed and are not known yet."""
        unknown = sorted(set(texts) - self._known.keys())
        if self._worker is not None and unknown:
            self._worker.send(unknown)
            self._awaited = True

    def learn(self) -> None:
        """Wait for the answer to `ask`, after which the child ends.

        A child that was asked nothing goes on waiting. If the child died, `tagged` does its work.
        """
        if self._worker is not None and self._awaited:
            self._known.update(self._worker.receive() or {})
            self.end()

    def end(self) -> None:
        """End the child, if there is one."""
        if self._worker is not None:
            self._worker.end()
        self._worker, self._awaited = None, False


def _look_up(text: str) -> _Lookup:
    tag = _dictionary()
    apart = tag(text, False)
    return _Lookup(list(_without_leaders(tag(text, True), apart)), apart)


def _without_leaders(words: Words, apart: Words) -> Iterator[tuple[str, str]]:
    """The words of a text, but those that were guessed and end with 为, 让 … cut before it."""
    known = dict(apart)
    for word, tag in words:
        last = word[-1]
        if word not in known and last in PIVOTS and len(word) > 1 and word[:-1] in known:
            yield word[:-1], known[word[:-1]]
            yield last, "p"
        else:
            yield word, tag


@cache
def _dictionary() -> Callable[[str, bool], Words]:
    """The function that tags a text, with the trade's words added to its dictionary."""
    import rjieba  # noqa: PLC0415 - some megabytes of dictionary, only for heads to be turned

    for word, tag in ADDED.items():
        rjieba.add_word(word, FREQUENCY, tag)
    tag: Callable[[str, bool], Words] = rjieba.tag
    return tag


def _serve(line: Connection) -> None:
    """The child: load the dictionary, then answer every order."""
    _look_up("报")
    for texts in worker.orders(line):
        line.send({text: _look_up(text) for text in texts})
