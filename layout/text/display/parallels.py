"""Couplets in heads: halves or thirds of one length and one build, between which a head is turned.

北国有寒趣｜南疆闻花香: both halves have the same number of characters, their words have the same
lengths, and words at one place are of one kind. The halves are looked up by themselves, since in
the whole head words may be found across the place where they meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from layout.text.charclass import MARKS, is_latin
from layout.text.display.head_words import OFFICES, SHORT_VERBS, VERBS, VERBS_OR_NOUNS, Words

LEAST, MOST = 3, 12
"""Characters of a part at least and at most."""
NUMBERS_OF_PARTS = (2, 3)
_SEGMENT = re.compile(r"\S+")
ALIKE = 2.0
"""The likeness of two parts with the same word lengths and the same kinds of words."""
REPEATED = 0.35
"""Added to the likeness for a character that both parts have at one place: 一方清水｜一方产业."""
REPEATS_ENOUGH = 2
"""Parts with so many characters in common need no predicate."""
_PREDICATE_TAGS = frozenset({"v", "vg", "i", "l", "z", "zg", "o"})
_SMALL_TAGS = frozenset({"u", "ul", "uj", "uz", "uv", "ud", "ug", "y", "k", "q", "c"})
"""Tags of words with which no part of a couplet begins."""


def equal_parts(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The ways to part a text, or what stands between its spaces, into two or three parts.

    The parts have one length and might be parallel. Each way has the place where it begins.
    """
    for segment in _SEGMENT.finditer(text):
        for parts in _equal_parts(segment.group()):
            yield segment.start(), parts


def _equal_parts(text: str) -> Iterator[tuple[str, ...]]:
    """The ways to part a text without spaces into two or three parts of one length."""
    if any(char in MARKS or is_latin(char) for char in text):
        return
    for number in NUMBERS_OF_PARTS:
        length, rest = divmod(len(text), number)
        if not rest and LEAST <= length <= MOST:
            yield tuple(text[i * length : (i + 1) * length] for i in range(number))


def likeness(*lookups: Sequence[Words]) -> float:
    """How much parts are built alike, from 0; 0 if one has no predicate.

    Each of `lookups` has the words of all parts; the one that makes them most alike is taken.
    """
    return max(
        min(_likeness(one, other) for one, other in pairwise(parts))
        if all(map(_may_be_a_clause, parts)) or _repeats(parts) >= REPEATS_ENOUGH
        else 0.0
        for parts in lookups
    )


def _may_be_a_clause(words: Words) -> bool:
    """Whether some words begin like a clause and have a verb or an adjective as predicate."""
    last = len(words) - 1
    return words[0][1] not in _SMALL_TAGS and any(
        word in VERBS
        or word in SHORT_VERBS
        or (
            tag in _PREDICATE_TAGS
            and word not in OFFICES
            and (word not in VERBS_OR_NOUNS or i == 0)
        )
        or (tag == "a" and ((len(word) == 1 and i > 0) or i == last))
        for i, (word, tag) in enumerate(words)
    )


def _likeness(one: Words, other: Words) -> float:
    """The share of word edges that two parts have in common, and the share of like kinds there."""
    edges, other_edges = _edges(one), _edges(other)
    together = edges.keys() & other_edges.keys()
    shape = len(together) / len(edges.keys() | other_edges.keys())
    kinds = sum(edges[at] == other_edges[at] for at in together) / len(together)
    return shape + kinds + REPEATED * _repeats((one, other))


def _repeats(parts: Sequence[Words]) -> int:
    """How many characters all parts have at one place."""
    texts = ("".join(word for word, _ in words) for words in parts)
    return sum(len(set(chars)) == 1 for chars in zip(*texts, strict=True))


def _edges(words: Words) -> dict[int, str]:
    """The place after each word with its kind."""
    places = accumulate(len(word) for word, _ in words)
    return {at: _kind(*word) for at, word in zip(places, words, strict=True)}


def _kind(word: str, tag: str) -> str:
    """The kind of a word in a couplet: verbs, numbers and small words apart from all others."""
    if word in VERBS or word in SHORT_VERBS or tag in ("v", "vg"):
        return "v"
    return tag[0] if tag[:1] in "mdpuc" else "n"
