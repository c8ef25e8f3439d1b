"""Heads broken by sense: where a head may be turned, at what price, and the best ways to do it.

A word is never cut, nor a name of the house's list, a number, or what stands in quotes or
brackets. Spaces and ｜ are the editor's own turns and cost nothing; elsewhere the price of a turn
is read from the words on its two sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import NamedTuple

from layout.text.atoms import SPACE, tokens
from layout.text.charclass import MARKS, PAIRS, Kind, is_latin
from layout.text.display.lexicon import Lexicon, Words
from layout.text.kinsoku import may_break

TURN = "｜"
MOST_LINES = 3
UNEVEN_PRICE = 3
"""For every em by which the longest line of a head surpasses the shortest."""
STUB, STUB_PRICE = 3, 15
"""For a line, not asked for by the editor, of a third of the longest one or less."""
CLAUSE_PRICE = 10
"""For a turn inside a clause that ends in 的: 楼下巴掌｜大的花园 parts what belongs together."""
SHORT_HEAD = 7
"""A head of fewer characters is turned only where the editor says so."""

_OPENERS, _CLOSERS = "“‘（《〈【「『", "”’）》〉】」』"
_NEVER_FIRST = frozenset(
    "的地得了着过们等者性化区省市县乡镇村街年月日时分号届次个名位元里上下中内外间时后前起"
)
"""Words and endings that lean on what stands before them."""
_NEVER_LAST = frozenset(
    "第每各这那某不未没被把将对向从以为在赴于与和及或而且并区市县省我你他她本该"
)
"""Words that lean on what follows."""
_FEW = frozenset("一二两三四五六七八九十")
"""Numbers that 大 makes a word of what follows: 三大｜建筑."""
_TAILS = frozenset({"n", "ng", "t", "tg"})
_END = ("", "")
"""What comes after the last word."""
_OBJECT = frozenset({"n", "nr", "ns", "nt", "nz", "vn", "an", "l", "j"})


class Way(NamedTuple):
    """A head turned into lines, and the price of its turns and of a stub among its lines.

    It is 0 where the editor marked them all.
    """

    lines: tuple[str, ...]
    price: int


WayMemory = dict[tuple[str, int], Way | None]
"""The best way of a head by its number of lines."""


@dataclass(slots=True)
class Phrases:
    """Turns heads, and remembers how. `names` are words of the house that are never cut."""

    names: tuple[str, ...] = ()
    memory: WayMemory = field(default_factory=dict)
    lexicon: Lexicon = field(default_factory=Lexicon)

    def ways(self, head: str | Sequence[str]) -> Iterator[Way]:
        """The best way to set a head on one line, two and three, as far as it can be turned.

        A list of lines is the editor's word and the only way. Each way is worked out when it is
        asked for.
        """
        if not isinstance(head, str):
            yield Way(tuple(line.replace(TURN, "") for line in head), 0)
            return
        yield Way((head.replace(TURN, ""),), 0)
        for lines in range(2, MOST_LINES + 1):
            if (head, lines) not in self.memory:
                self.memory[head, lines] = _way(head, lines, self.names, self.lexicon)
            way = self.memory[head, lines]
            if way is not None:
                yield way


def _way(head: str, lines: int, names: tuple[str, ...], lexicon: Lexicon) -> Way | None:
    text = head.replace(TURN, "")
    marked = _marked_turns(head)
    enough = len(marked) >= lines - 1
    prices = marked
    if not enough and not _is_short(text):
        prices = {**_free_turns(text, names, lexicon.tagged(text)), **marked}
    stub = 0 if enough else STUB_PRICE
    best = min(
        (
            (_uneven(text, places) + sum(prices[at] for at in places), places)
            for places in combinations(sorted(prices), lines - 1)
            if enough or marked.keys() <= set(places)
            if _has_no_lone_character(text, places)
        ),
        default=None,
    )
    if best is None:
        return None
    cut = _cut(text, best[1])
    price = sum(prices[at] for at in best[1])
    return Way(tuple(cut), price + stub * (min(_widths(cut)) * STUB <= max(_widths(cut))))


def head_text(head: str | Sequence[str]) -> str:
    """The text whose words decide where a head is turned; empty if the editor has said it."""
    text = head.replace(TURN, "") if isinstance(head, str) else ""
    return "" if _is_short(text) else text


def _marked_turns(head: str) -> dict[int, int]:
    """The editor's turns: ｜ and spaces, by their place in the text without ｜."""
    places: dict[int, int] = {}
    at = 0
    for char in head:
        if char == TURN:
            places[at] = 0
            continue
        if char in (SPACE, "\u3000"):
            places[at] = 0
        at += 1
    return {place: price for place, price in places.items() if 0 < place < at}


def _is_short(text: str) -> bool:
    return len(text) < SHORT_HEAD


def _has_no_lone_character(text: str, places: Sequence[int]) -> bool:
    return all(len(line) > 1 for line in _cut(text, places))


def _cut(text: str, places: Sequence[int]) -> list[str]:
    edges = [0, *places, len(text)]
    return [text[a:b].strip(" \u3000") for a, b in pairwise(edges)]


def _widths(lines: Sequence[str]) -> list[float]:
    """The widths of lines in em, or nearly."""
    return [sum(0.5 if is_latin(c) or c in MARKS else 1 for c in line) for line in lines]


def _uneven(text: str, places: Sequence[int]) -> int:
    widths = _widths(_cut(text, places))
    return round((max(widths) - min(widths)) * UNEVEN_PRICE)


def _free_turns(text: str, names: tuple[str, ...], words: Words) -> dict[int, int]:
    """Every place between two words where a head may be turned, with its price."""
    whole = _inside_names(text, names) | _inside_tokens(text)
    found: dict[int, int] = {}
    depth = at = 0
    for (word, tag), (after, after_tag), (beyond, _) in zip(
        words, words[1:], [*words[2:], _END], strict=False
    ):
        at += len(word)
        depth += sum(c in _OPENERS for c in word) - sum(c in _CLOSERS for c in word)
        if depth or at in whole or not may_break(_edge(word[-1]), _edge(after[0]), "strict"):
            continue
        price = _price(word, tag, after, after_tag)
        if price is not None:
            found[at] = price + CLAUSE_PRICE * (beyond == "的" and tag in _OBJECT)
    return found


def _price(word: str, tag: str, after: str, after_tag: str) -> int | None:
    """The price of a turn between two words; None where no editor would turn."""
    if word[-1] in "，；：！？。":
        return 1
    if word[-1] in MARKS and word[-1] not in _CLOSERS:
        return None
    if (after[0] in _NEVER_FIRST and len(after) == 1) or after[0] in "的了们":
        return None
    if after_tag == "k" or (len(after) == 1 and tag in _OBJECT and after_tag in _TAILS):
        return None  # 示范｜型, 邻里｜节
    if word[-1] == "大" and word[:-1] in _FEW:
        return None
    if word in ("年", "月", "日") and after_tag not in ("u", "ul", "uj", "f"):
        return 4  # a date before what happens on it
    if word in _NEVER_LAST or (tag in ("m", "p", "d", "r", "c", "f") and after_tag != "v"):
        return None
    if tag == "m" or after_tag in ("q", "u", "ul", "uj", "y"):
        return None
    if after_tag == "c" or after in ("和", "与", "及", "并", "而"):
        return 6
    if tag in _OBJECT and after_tag == "v":
        return 4  # between subject and predicate, or two predicates
    if tag in _OBJECT and after_tag in ("p", "d", "t", "ad"):
        return 4
    if tag == "t" or word in ("的",) or tag == "uj":
        return 8
    if tag == "v" and after_tag == "v":
        return 12
    if tag == "v" and after_tag in _OBJECT:
        return 14  # a verb and its object
    if tag in ("a", "b") and after_tag in _OBJECT:
        return 20
    if tag in _OBJECT and after_tag == "m":
        return 18  # 电梯｜三十部
    if tag in _OBJECT and after_tag == "l":
        return 15  # an idiom may be said of what stands before it: 建筑｜对外开放
    if tag in _OBJECT and after_tag == "ns":
        return 12
    if tag in _OBJECT and after_tag in _OBJECT:
        return 20
    return 12


def _inside_names(text: str, names: tuple[str, ...]) -> set[int]:
    inside: set[int] = set()
    for name in names:
        at = text.find(name)
        while at >= 0:
            inside.update(range(at + 1, at + len(name)))
            at = text.find(name, at + 1)
    return inside


def _inside_tokens(text: str) -> set[int]:
    """Places inside numbers, Latin words and two-em marks, and between a number and its unit."""
    inside: set[int] = set()
    at = 0
    for token in tokens(text):
        inside.update(range(at + 1, at + len(token)))
        at += len(token)
        if is_latin(token[-1]) and token != SPACE:
            inside.add(at)
    return inside


def _edge(char: str) -> Kind:
    if char * 2 in PAIRS:
        return Kind.PAIR
    if char in MARKS:
        return MARKS[char].kind
    return Kind.LATIN if is_latin(char) else Kind.HAN
