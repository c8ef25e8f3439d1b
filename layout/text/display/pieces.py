"""The pieces of a head, each with its part in the sentence.

A part comes from the dictionary's tag of a word (jieba's), corrected by the trade's words of
`head_words`. `joined_pieces` makes pieces of words, `sentence` decides on verbs.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from layout.text.charclass import MARKS
from layout.text.display.head_words import (
    ADVERBS,
    INTRANSITIVE,
    LEADERS,
    OBJECT_ENDINGS,
    PIVOTS,
    SHORT_VERBS,
    UNITS,
    VERBS,
    VERBS_OR_NOUNS,
    words,
)

OPENERS, CLOSERS = "“‘（《〈【「『", "”’）》〉】」』"
COMPLEMENTS = frozenset("为向至遍上下进出去来到起过成好完住走给满掉回开入")
"""Characters that complete a verb: 送去, 讲到, 打好."""
_IDIOM = 4
"""Characters of an idiom, and of a set phrase that may be a predicate."""


class Part(Enum):
    """What a piece is in the sentence of a head."""

    NOUN = "n"
    VERB = "v"
    WEAK_VERB = "w"
    """A verb that may also be a noun or stand before one; `sentence` decides and leaves none."""
    ADJECTIVE = "a"
    IDIOM = "i"
    NUMBER = "m"
    TIME = "t"
    LEADER = "p"
    """A word that leads what follows: 向, 为, 让, 把."""
    ADVERB = "d"
    ATTRIBUTE = "的"
    ASPECT = "了"
    CONJUNCTION = "c"
    MARK = "x"
    OTHER = "o"


class HeadPiece(NamedTuple):
    """A word, or words that are never parted.

    `latin` is whether it ends with Latin letters or figures, `action` whether it is a noun that
    names what is done, or may be one: 改造, 建设.
    """

    text: str
    part: Part
    latin: bool = False
    action: bool = False

    @property
    def length(self) -> int:
        """Its number of characters."""
        return len(self.text)


NOTHING = HeadPiece("。", Part.OTHER)
"""What stands before the first piece and after the last."""
_PARTS = {
    **dict.fromkeys(words("nr ns nt nz n l j s f an nrfg ng r"), Part.NOUN),
    **dict.fromkeys(words("v vg vn vd"), Part.WEAK_VERB),
    **dict.fromkeys(words("a b ad z zg ag"), Part.ADJECTIVE),
    **dict.fromkeys(words("m mq q"), Part.NUMBER),
    **dict.fromkeys(words("t tg"), Part.TIME),
    **dict.fromkeys(words("i o vo"), Part.IDIOM),
    **dict.fromkeys(words("ul uz ug ud y"), Part.ASPECT),
    **dict.fromkeys(words("uj u uv"), Part.ATTRIBUTE),
    "p": Part.LEADER,
    "d": Part.ADVERB,
    "c": Part.CONJUNCTION,
}
_ATTRIBUTES, _ASPECTS = frozenset("的地得之"), frozenset("了着过")
_TIMES = words(
    "今起 明起 昨起 每晚 每周 每早 每人 昼夜 今日 明日 今晚 即日起 近日 日前 全年 全天 本周 本月 月底 年底 年内 "
    "天天 每天 每月 每年"
)
_TIMES_OF_DAY = ("上午", "下午", "今晚", "晚上", "凌晨", "清晨", "傍晚", "中午")
_FIGURES = re.compile(r"[0-9][0-9.,]*%?|[一二两三四五六七八九十百千万亿零〇]+")
_FEW = frozenset("一两三几")
_BETWEEN_VERBS = frozenset("得不了")
"""Second characters of verbs with a complement: 看得见, 离不开, 说了算."""
_NEGATIONS = frozenset("不没未无")


def part_of(word: str, tag: str) -> Part:
    """The part of one word; `tag` is the dictionary's."""
    if word[0] in MARKS or word.isspace():
        return Part.MARK
    found = _part_by_words(word) or _part_by_form(word, tag) or _part_of_small_words(word, tag)
    return found or _PARTS.get(tag, Part.OTHER)


def takes_no_object(verb: HeadPiece) -> bool:
    """Whether no object follows a verb: 开业, 浇水."""
    if verb.text[-2:] in INTRANSITIVE:
        return True
    return verb.length == 2 and verb.text not in VERBS and verb.text[1] in OBJECT_ENDINGS


def _part_by_words(word: str) -> Part | None:
    """The part of a word that the trade's lists name, or end."""
    if word in LEADERS:
        return Part.LEADER
    if word in VERBS or word[-2:] in INTRANSITIVE:
        return Part.VERB if len(word) < _IDIOM else Part.IDIOM
    if len(word) == _IDIOM and not VERBS.isdisjoint((word[:2], word[2:])):
        return Part.IDIOM
    return Part.WEAK_VERB if word in VERBS_OR_NOUNS else None


def _part_by_form(word: str, tag: str) -> Part | None:
    """The part of a word whose tag does not fit its form."""
    if tag == "l" and len(word) == _IDIOM and word[-1] in OBJECT_ENDINGS - {"人"}:
        return Part.IDIOM
    if tag == "l" and word.startswith("怎么"):
        return Part.IDIOM
    if len(word) == len("说了算") and word[1] in _BETWEEN_VERBS and tag[:1] in "vlin":
        return Part.VERB
    if tag == "i" and word[0] in _NEGATIONS:
        return Part.IDIOM
    if word[0] == "有" and tag in ("a", "v", "z"):
        return Part.VERB
    if tag in ("z", "zg") and len(word) > 2:
        return Part.NOUN
    if tag == "m" and len(word) > 1 and word[0] in _FEW and word[-1] not in UNITS:
        return Part.NUMBER if _FIGURES.fullmatch(word) else Part.NOUN
    return Part.NOUN if tag == "i" and len(word) < _IDIOM else None


def _part_of_small_words(word: str, tag: str) -> Part | None:
    """The part of particles, times, adverbs, short verbs and numbers."""
    if word in _ATTRIBUTES or word in _ASPECTS:
        return Part.ATTRIBUTE if word in _ATTRIBUTES else Part.ASPECT
    if word.endswith(_TIMES_OF_DAY) and tag[:1] == "n":
        return Part.TIME
    if word in _TIMES or word in ADVERBS:
        return Part.TIME if word in _TIMES else Part.ADVERB
    if len(word) == 2 and word[1] in COMPLEMENTS and tag == "v":
        return Part.VERB
    if word in PIVOTS and tag in ("p", "v"):
        return Part.LEADER
    if word in SHORT_VERBS and tag == "v":
        return Part.VERB
    if _FIGURES.fullmatch(word):
        return Part.NUMBER
    if word.isascii():
        return Part.NOUN
    return Part.VERB if tag[:1] == "u" and len(word) > 1 else None
