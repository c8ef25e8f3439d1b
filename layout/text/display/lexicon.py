"""The words of heads with their parts of speech, from a dictionary that takes a while to load.

Where the system can fork, a child process loads the dictionary while the rest of a command is still
loading, and looks up all heads at once; elsewhere this process loads it for the first head that
needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import accumulate
from multiprocessing.connection import Connection
from typing import NamedTuple

from layout.core import worker
from layout.text.display.head_words import (
    ADDED,
    FIGURES_WITH_UNIT,
    NEVER_GUESSED,
    PIVOTS,
    SHORT_VERBS,
    SURNAMES,
    VERBS,
    VERBS_WITH_OBJECT,
    Words,
)
from layout.text.display.new_words import NEW_NOUNS, NEW_VERBS
from layout.text.display.parallels import equal_parts

FREQUENCY = 2000
"""How often an added word is taken to occur; it surpasses the words that it is made of."""


GUESSED_MOST = 2
"""Characters of a word that the dictionary lacks and that is guessed, at most."""
LONGEST = 4
"""Characters of the longest word that is looked for from the end of a text."""
WHOLE_PREDICATE = "vo"
"""The tag of a word that is a verb with its object: 亮红灯, 拿大奖."""
_VERB_WITH_OBJECT = 3
"""Its number of characters."""


class _Lookup(NamedTuple):
    """The words of a text, with those that are guessed, and without.

    `doubtful` are the places that cut a word of the longest words found from the end of the text.
    """

    words: Words
    apart: Words
    doubtful: frozenset[int]


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

    def doubtful(self, text: str) -> frozenset[int]:
        """The places that cut a word where the text is read from its end, longest words first."""
        return self._lookup(text).doubtful

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
        """Hand the child the texts that will be needed and are not known yet, with their halves."""
        wanted = set(texts)
        wanted |= {part for text in wanted for _, parts in equal_parts(text) for part in parts}
        unknown = sorted(wanted - self._known.keys())
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
    """The words of a text; a number with its unit is looked up by itself."""
    words: Words = []
    apart: Words = []
    end = 0
    for number in FIGURES_WITH_UNIT.finditer(text):
        _add_words(text[end : number.start()], words, apart)
        tagged = (number.group(), "m" if number["session"] is None else "n")
        words.append(tagged)
        apart.append(tagged)
        end = number.end()
    _add_words(text[end:], words, apart)
    return _Lookup(words, apart, _inside_longest(text))


def _add_words(text: str, words: Words, apart: Words) -> None:
    """Add the words of a text without numbers to both lists.

    Of the words that are guessed, those of two characters and names are taken.
    """
    if not text:
        return
    tag, known = _dictionary()
    single = tag(text, False)
    apart += single
    at = {start: i for i, start in enumerate(accumulate((len(w) for w, _ in single), initial=0))}
    start = 0
    for word, part in tag(text, True):
        pieces = single[at.get(start, 0) : at.get(start + len(word), 0)]
        start += len(word)
        is_guess = len(pieces) > 1 and not known(word)
        is_name = part[:2] == "nr" and word[0] in SURNAMES
        is_long = len(word) > GUESSED_MOST and not is_name
        is_long = is_long or (pieces[:1] != [] and pieces[0][1] == "a")
        if is_guess and (is_long or pieces[-1][0] in PIVOTS or pieces[-1][0] in NEVER_GUESSED):
            words += pieces
        else:
            words.append((word, WHOLE_PREDICATE if _is_verb_with_object(word, part) else part))


def _inside_longest(text: str) -> frozenset[int]:
    """The places inside the longest words of the dictionary, found from the end of a text."""
    known = _dictionary()[1]
    inside: set[int] = set()
    end = len(text)
    while end > 1:
        lengths = range(min(LONGEST, end), 1, -1)
        length = next((n for n in lengths if known(text[end - n : end])), 1)
        inside.update(range(end - length + 1, end))
        end -= length
    return frozenset(inside)


def _is_verb_with_object(word: str, part: str) -> bool:
    """Whether a word that the dictionary takes for a noun is a verb of one character and its object.

    红灯 is a word and 亮红 is none, so 亮红灯 is one; 读书会 is a noun, since 读书 is a word.
    """
    if len(word) != _VERB_WITH_OBJECT or word[0] not in SHORT_VERBS | VERBS_WITH_OBJECT:
        return False
    known = _dictionary()[1]
    return part[:1] in "nzlxi" and known(word) and known(word[1:]) and not known(word[:2])


@cache
def _dictionary() -> tuple[Callable[[str, bool], Words], Callable[[str], bool]]:
    """How the dictionary, with the trade's words added, tags a text, and whether it has a word."""
    import rjieba  # noqa: PLC0415 - some megabytes of dictionary, only for heads to be turned

    verbs = ((verb, "v") for verb in VERBS if len(rjieba.cut(verb)) > 1)
    nouns = ((noun, "n") for noun in NEW_NOUNS if not rjieba.has_word(noun))
    newer = ((verb, "v") for verb in NEW_VERBS if not rjieba.has_word(verb))
    for word, tag in sorted({**dict(nouns), **dict(newer), **dict(verbs), **ADDED}.items()):
        rjieba.add_word(word, FREQUENCY, tag)
    return rjieba.tag, rjieba.has_word


def _serve(line: Connection) -> None:
    """The child: load the dictionary, then answer every order."""
    _look_up("报")
    for texts in worker.orders(line):
        line.send({text: _look_up(text) for text in texts})
