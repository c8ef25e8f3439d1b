"""Heads broken by sense: where a head may be turned, at what price, and the best ways to do it.

A head (headline, kicker, deck) is not justified like copy: its lines end where the sense pauses.
A word is never cut, nor a name on the house's list, nor a number, nor what stands in quotes or
brackets. Spaces and ｜ are turns that the editor has marked; they cost nothing. Every other turn
has a price that depends on the words on its two sides (`turn_prices`). The size of a headline is
chosen in `furniture/headline.py`, for each of the ways given here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, combinations, pairwise
from typing import NamedTuple

from layout.text.atoms import IDEOGRAPHIC_SPACE, SPACE
from layout.text.charclass import MARKS, PAIRS, SIGNS, Kind, is_latin
from layout.text.display.head_words import VERBS
from layout.text.display.lexicon import Lexicon
from layout.text.display.parallels import equal_parts, likeness
from layout.text.display.pauses import may_pause
from layout.text.display.pieces import CLOSERS, OPENERS
from layout.text.display.sentence import pieces_of
from layout.text.display.turn_costs import DOUBTFUL, UNSURE
from layout.text.display.turn_prices import turn_prices
from layout.text.kinsoku import may_break
from layout.text.signs.tokens import tokens
from layout.text.signs.units import inside_units

TURN = "｜"
"""The editor's mark for a turn; it is not printed."""
_SPACES = SPACE + IDEOGRAPHIC_SPACE
MOST_LINES = 3
"""A head has at most this many lines."""
UNEVEN_PRICE = 3
"""The price of one em by which the longest line of a head surpasses the shortest."""
STUB, STUB_PRICE = 3, 15
"""A line `STUB` times shorter than the longest, or shorter still, costs `STUB_PRICE`, unless the
editor marked its turn.
"""
HALF, UNDER_HALF_PRICE = 0.5, 12
"""Added where a line is under half as wide as the longest one, unless the editor marked its turn."""
SHORT, SHORT_PRICE = 0.4, 18
"""Added in its place where a line is under this share."""
QUITE_PARALLEL, SURELY_PARALLEL, LIKELY_PARALLEL = 1.9, 1.5, 0.9
"""The likeness from which parts are a couplet even across a word, surely, and perhaps."""
BETWEEN_PARALLELS, BETWEEN_LIKELY_PARALLELS = 1, 8
"""The price of a turn between them."""
SHORT_HEAD = 7
"""A head with fewer characters is turned only where the editor marked it."""
_HALF_WIDTH = 0.5
"""The width of a Latin letter or a mark in a head, in em, as an estimate."""

TurnPrices = dict[int, int]
"""Prices of turns by their place: the number of characters before the turn, without ｜."""


class Way(NamedTuple):
    """A head turned into lines, and the price of its turns and of a stub among its lines.

    The price is 0 if the editor marked every turn. `unsure` is whether one of the turns parts what
    may belong together, so that an editor should look at it.
    """

    lines: tuple[str, ...]
    price: int
    unsure: bool = False


WayMemory = dict[tuple[str, int], Way | None]
"""The best way of a head by its text and number of lines; None if it has no way."""


@dataclass(slots=True)
class Phrases:
    """Turns heads, and remembers the result. `names` are words of the house that are never cut."""

    names: tuple[str, ...] = ()
    memory: WayMemory = field(default_factory=dict)
    lexicon: Lexicon = field(default_factory=Lexicon)
    last: tuple[str, TurnPrices] = ("", {})
    """The text whose turns were worked out last, with them: two lines and three share them."""

    def ways(self, head: str | Sequence[str]) -> Iterator[Way]:
        """The best way to set a head on one line, on two and on three, as far as it can be turned.

        A head given as a list of lines has that one way. The iterator is lazy: a way is worked out
        when it is reached.
        """
        if not isinstance(head, str):
            yield Way(tuple(line.replace(TURN, "") for line in head), 0)
            return
        yield Way((head.replace(TURN, ""),), 0)
        for lines in range(2, MOST_LINES + 1):
            if (head, lines) not in self.memory:
                self.memory[head, lines] = _best_way(head, lines, self._free_turns)
            way = self.memory[head, lines]
            if way is not None:
                yield way

    def _free_turns(self, text: str) -> TurnPrices:
        """Every place where a text may be turned, with its price."""
        if self.last[0] != text:
            self.last = (text, _free_turns(text, self.names, self.lexicon))
        return self.last[1]


def head_text(head: str | Sequence[str]) -> str:
    """The text whose words decide where a head is turned.

    Empty if no words need to be looked up: the head is short, or its lines are given.
    """
    text = head.replace(TURN, "") if isinstance(head, str) else ""
    return "" if _is_short(text) else text


def _best_way(head: str, lines: int, free_turns: Callable[[str], TurnPrices]) -> Way | None:
    """The way to set a head on `lines` lines with the lowest price and unevenness together.

    Every turn that the editor marked is taken; where there are more of them than needed, the
    turns are chosen among them. Of equal ways the one whose turns come first wins.
    """
    text = head.replace(TURN, "")
    marked = _marked_turns(head)
    marks_suffice = len(marked) >= lines - 1
    prices = marked
    if not marks_suffice and not _is_short(text):
        prices = {**free_turns(text), **marked}
    best = min(
        (
            (_unevenness(text, turns, marked) + sum(prices[at] for at in turns), turns)
            for turns in combinations(sorted(prices), lines - 1)
            if marks_suffice or marked.keys() <= set(turns)
            if _has_no_lone_character(text, turns)
        ),
        default=None,
    )
    if best is None:
        return None
    turns = best[1]
    cut = _cut(text, turns)
    price = sum(prices[at] for at in turns)
    has_stub = not marks_suffice and min(_widths(cut)) * STUB <= max(_widths(cut))
    unsure = any(prices[at] >= UNSURE for at in turns)
    return Way(tuple(cut), price + STUB_PRICE if has_stub else price, unsure)


def _marked_turns(head: str) -> TurnPrices:
    """The turns that the editor marked with ｜ or a space; they cost nothing."""
    prices: TurnPrices = {}
    text = head.replace(TURN, "")
    in_units = inside_units(text)
    at = 0
    for char in head:
        if char == TURN:
            prices[at] = 0
            continue
        if char in _SPACES and at not in in_units and not _is_inside_latin(text, at):
            prices[at] = 0
        at += 1
    return {place: price for place, price in prices.items() if 0 < place < at}


def _is_inside_latin(text: str, at: int) -> bool:
    """Whether the space at a place stands inside a Latin name or before its number: Mate 60."""
    return 0 < at < len(text) - 1 and text[at - 1].isascii() and text[at + 1].isascii()


def _is_short(text: str) -> bool:
    return len(text) < SHORT_HEAD


def _has_no_lone_character(text: str, turns: Sequence[int]) -> bool:
    return all(len(line) > 1 for line in _cut(text, turns))


def _cut(text: str, turns: Sequence[int]) -> list[str]:
    """The lines of a text cut at its turns, without spaces at their ends."""
    edges = [0, *turns, len(text)]
    return [text[a:b].strip(_SPACES) for a, b in pairwise(edges)]


def _widths(lines: Sequence[str]) -> list[float]:
    """The widths of lines in em, estimated without a face."""
    return [sum(_HALF_WIDTH if is_latin(c) or c in MARKS else 1 for c in line) for line in lines]


def _unevenness(text: str, turns: Sequence[int], marked: TurnPrices) -> int:
    """The price of the difference between the longest and the shortest line."""
    widths = _widths(_cut(text, turns))
    shortest, longest = min(widths), max(widths)
    price = round((longest - shortest) * UNEVEN_PRICE)
    if marked.keys() >= set(turns) or shortest >= longest * HALF:
        return price
    return price + (SHORT_PRICE if shortest <= longest * SHORT else UNDER_HALF_PRICE)


def _free_turns(text: str, names: tuple[str, ...], lexicon: Lexicon) -> TurnPrices:
    """Every place between two words where a head may be turned, with its price."""
    pieces = pieces_of(lexicon.tagged(text))
    places = [0, *accumulate(len(piece.text) for piece in pieces)]
    unbreakable = _inside_names(text, names) | _inside_tokens(text)
    found: TurnPrices = {}
    doubtful = lexicon.doubtful(text) - {
        places[i] for i, piece in enumerate(pieces, 1) if piece.text in VERBS
    }
    for i, price in turn_prices(pieces):
        at = places[i]
        if _is_inside_quotes(text, at):
            continue
        if at not in unbreakable and _kinsoku_allows(text[at - 1], text[at]):
            found[at] = price + DOUBTFUL if at in doubtful else price
    calm = {places[i] for i in range(1, len(pieces)) if may_pause(pieces, i)}
    for at, price in _between_parallels(text, calm, lexicon).items():
        if at not in unbreakable:
            found[at] = min(price, found.get(at, price))
    return found


def _is_inside_quotes(text: str, at: int) -> bool:
    return sum(c in OPENERS for c in text[:at]) > sum(c in CLOSERS for c in text[:at])


def _between_parallels(text: str, calm: set[int], lexicon: Lexicon) -> TurnPrices:
    """The turns between the halves or thirds of a couplet.

    `calm` are the places where a clause may end; elsewhere the parts must be a couplet surely.
    """
    found: TurnPrices = {}
    edges = set(accumulate(len(word) for word, _ in lexicon.apart(text)))
    for start, parts in equal_parts(text):
        length = len(parts[0])
        turns = [start + number * length for number in range(1, len(parts))]
        alike = likeness(
            [lexicon.tagged(part) for part in parts], [lexicon.apart(p) for p in parts]
        )
        needed = LIKELY_PARALLEL if calm.issuperset(turns) else QUITE_PARALLEL
        shared = sum(len(set(chars)) == 1 for chars in zip(*parts, strict=True))
        if alike >= needed and (edges.issuperset(turns) or shared > 1):
            price = BETWEEN_PARALLELS if alike >= SURELY_PARALLEL else BETWEEN_LIKELY_PARALLELS
            found.update(dict.fromkeys(turns, price))
    return found


def _kinsoku_allows(last: str, first: str) -> bool:
    """Whether a line may end with the character `last` and the next begin with `first`."""
    return may_break(_kind(last), _kind(first), "strict")


def _inside_names(text: str, names: tuple[str, ...]) -> set[int]:
    """The places that cut a name."""
    inside: set[int] = set()
    for name in names:
        at = text.find(name)
        while at >= 0:
            inside.update(range(at + 1, at + len(name)))
            at = text.find(name, at + 1)
    return inside


def _inside_tokens(text: str) -> set[int]:
    """The places inside numbers, Latin words and two-em marks, and those right after Latin text.

    The latter keep a number and its unit together.
    """
    inside = set(inside_units(text))
    at = 0
    for token in tokens(text):
        inside.update(range(at + 1, at + len(token)))
        at += len(token)
        if is_latin(token[-1]) and token != SPACE and token[-1].isdigit():
            inside.add(at)
    return inside


def _kind(char: str) -> Kind:
    """The kind of one character of a head, for the prohibition rules."""
    if char * 2 in PAIRS:
        return Kind.PAIR
    if char in MARKS:
        return MARKS[char].kind
    if char in SIGNS:
        return SIGNS[char].left
    return Kind.LATIN if is_latin(char) else Kind.HAN
