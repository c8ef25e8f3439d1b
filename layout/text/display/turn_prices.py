"""The price of turning a head between two words, read from the words and their parts of speech.

A turn is cheap where the sense pauses (after a clause, between subject and predicate) and dear
where it parts what belongs together (a modifier and its noun). Where no editor would turn there
is no price. Prices share one scale with the unevenness of the lines: 3 for one em of difference
between the longest and the shortest line (`turns.UNEVEN_PRICE`).

Parts of speech are jieba's tags: n* nouns, v verb, a adjective, m numeral, q measure word, p
preposition, d adverb, r pronoun, c conjunction, f locative, t time, u* particle, k suffix.
"""

from __future__ import annotations

from typing import NamedTuple

from layout.text.charclass import MARKS

OPENERS, CLOSERS = "“‘（《〈【「『", "”’）》〉】」』"
_CLAUSE_MARKS = "，；：！？。"

_NOUNS = frozenset({"n", "nr", "ns", "nt", "nz", "vn", "an", "l", "j"})
"""Nouns of all kinds, with what is used as one: verbal nouns, set phrases, abbreviations."""
_NOUN_MORPHEMES = frozenset({"n", "ng", "t", "tg"})
"""Tags of the single characters that end a compound noun: 邻里｜节."""
_LEAN_FORWARD_TAGS = frozenset({"m", "p", "d", "r", "c", "f"})
"""Tags of words that lean on what follows, unless that is a verb."""
_MEASURES_AND_PARTICLES = frozenset({"q", "u", "ul", "uj", "y"})
"""Tags of words that never begin a line: they belong to the word before them."""
_PREDICATE_TAGS = frozenset({"v", "p", "d", "t", "ad"})
"""Tags of the words that a predicate may begin with."""

_NEVER_FIRST = frozenset(
    "的地得了着过们等者性化区省市县乡镇村街年月日时分号届次个名位元里上下中内外间时后前起"
)
"""Words and endings of one character that lean on what stands before them."""
_NEVER_FIRST_ENDINGS = "的了们"
"""Characters that lean on what stands before them even as the first of a longer word."""
_NEVER_LAST = frozenset(
    "第每各这那某不未没被把将对向从以为在赴于与和及或而且并区市县省我你他她本该"
)
"""Words that lean on what follows."""
_CONJUNCTIONS = frozenset("和与及并而")
_SMALL_NUMBERS = frozenset("一二两三四五六七八九十")
"""Numbers that 大 joins to what follows: 三大｜建筑."""
_DATE_UNITS = frozenset("年月日")
_INSIDE_DATES = frozenset({"u", "ul", "uj", "f"})
"""Tags that go on after a date's last word: 七月｜的, 年｜内."""

AFTER_CLAUSE = 1
BEFORE_PREDICATE = 4
"""Between subject and predicate, between two predicates, or between a date and what happens."""
BEFORE_CONJUNCTION = 6
AFTER_ATTRIBUTE = 8
"""After 的, or after a time."""
PLAIN = 12
"""Between two words that nothing special joins or parts; before a place name as well."""
BEFORE_OBJECT = 14
"""Between a verb and its object."""
BEFORE_IDIOM = 15
"""An idiom may be the predicate of what stands before it: 建筑｜对外开放."""
BEFORE_NUMBER = 18
"""电梯｜三十部."""
INSIDE_PHRASE = 20
"""Between a modifier and its noun."""
_AFTER_NOUN = {
    **dict.fromkeys(_NOUNS, INSIDE_PHRASE),
    "ns": PLAIN,
    "l": BEFORE_IDIOM,
    "m": BEFORE_NUMBER,
}
"""Prices of a turn after a noun, by the tag of the next word."""


class Junction(NamedTuple):
    """Two neighbouring words of a head with their parts of speech."""

    word: str
    tag: str
    following: str
    following_tag: str


def turn_price(at: Junction) -> int | None:
    """The price of a turn between two words; None where no editor would turn."""
    if at.word[-1] in _CLAUSE_MARKS:
        return AFTER_CLAUSE
    if _is_one_word(at):
        return None
    if at.word in _DATE_UNITS and at.following_tag not in _INSIDE_DATES:
        return BEFORE_PREDICATE
    if _leans_on_neighbour(at):
        return None
    return _price_between(at)


def is_inside_clause(at: Junction, beyond: str) -> bool:
    """Whether a turn parts a noun from a word that 的 follows: 楼下巴掌｜大的花园.

    `beyond` is the word after the next.
    """
    return beyond == "的" and at.tag in _NOUNS


def _is_one_word(at: Junction) -> bool:
    """Whether the two words are read as one: a mark and its text, a stem and its ending."""
    last, first = at.word[-1], at.following[0]
    alone = len(at.following) == 1
    return (
        (last in MARKS and last not in CLOSERS)
        or (first in _NEVER_FIRST and alone)
        or first in _NEVER_FIRST_ENDINGS
        or at.following_tag == "k"  # 示范｜型
        or (alone and at.tag in _NOUNS and at.following_tag in _NOUN_MORPHEMES)
        or (last == "大" and at.word[:-1] in _SMALL_NUMBERS)
    )


def _leans_on_neighbour(at: Junction) -> bool:
    """Whether the first word leans on the second, or the second on the first."""
    return (
        at.word in _NEVER_LAST
        or at.tag == "m"
        or (at.tag in _LEAN_FORWARD_TAGS and at.following_tag != "v")
        or at.following_tag in _MEASURES_AND_PARTICLES
    )


def _price_between(at: Junction) -> int:
    """The price of a turn that an editor might choose."""
    noun_follows = at.following_tag in _NOUNS
    if at.following_tag == "c" or at.following in _CONJUNCTIONS:
        return BEFORE_CONJUNCTION
    if at.tag in _NOUNS and at.following_tag in _PREDICATE_TAGS:
        return BEFORE_PREDICATE
    if at.tag in ("t", "uj") or at.word == "的":
        return AFTER_ATTRIBUTE
    if at.tag in _NOUNS:
        return _AFTER_NOUN.get(at.following_tag, PLAIN)
    if at.tag == "v" and noun_follows:
        return BEFORE_OBJECT
    if at.tag in ("a", "b") and noun_follows:
        return INSIDE_PHRASE
    return PLAIN
