"""The heads of tests/text/display/head_turns.txt, and what is wrong with a turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent.parent / "text" / "display"
DATA, MORE = FOLDER / "head_turns.txt", FOLDER / "head_turns_more.txt"
SECOND = FOLDER / "head_turns_second.txt"
UNSEEN = FOLDER / "head_turns_unseen.txt"
THIRD = FOLDER / "head_turns_third.txt"
FRESH = FOLDER / "head_turns_fresh.txt"
TURN, TOLERATED, OR = "｜", "/", "‖"
UNBALANCED = 2
"""A line shorter than the longest by more than this factor is a plain fault where no way has it."""


class TestHead(NamedTuple):
    """A head, the number of lines asked for, the ways that are accepted, each as the places of its
    turns in the text without spaces, and the places where a turn is no plain fault.
    """

    __test__ = False

    kind: str
    held_out: bool
    text: str
    lines: int
    accepted: frozenset[tuple[int, ...]]
    tolerated: frozenset[int]


def test_heads(file: Path = DATA) -> Iterator[TestHead]:
    """Every head of a file; of each kind of `DATA` the second, fourth … are held out."""
    kind, number = "", 0
    for line in file.read_text(encoding="utf-8").splitlines():
        if line[:1] == "#":
            kind, number = line[2:], 0
        elif line:
            yield _head(
                kind, file == DATA and number % 2 == 1, int(line[0]), line[2:].split(f" {OR} ")
            )
            number += 1


def _head(kind: str, held_out: bool, lines: int, ways: Sequence[str]) -> TestHead:
    text = ways[0].replace(TURN, "").replace(TOLERATED, "")
    turns = [_places(way, TURN) for way in ways]
    tolerated = {at for way in ways for mark in (TURN, TOLERATED) for at in _places(way, mark)}
    singles = lines == 2
    accepted = {(at,) for at in turns[0]} if singles else set(turns)
    return TestHead(kind, held_out, text, lines, frozenset(accepted), frozenset(tolerated))


test_heads.__test__ = False  # type: ignore[attr-defined]


def _places(way: str, mark: str) -> tuple[int, ...]:
    """The number of characters before each `mark`, spaces and the other mark not counted."""
    places, at = [], 0
    for char in way:
        if char == mark:
            places.append(at)
        at += char not in (TURN, TOLERATED, " ")
    return tuple(places)


def turns_of(lines: Sequence[str]) -> tuple[int, ...]:
    """The places of the turns between some lines, spaces not counted."""
    return tuple(accumulate(len(line.replace(" ", "")) for line in lines))[:-1]


def plain_fault(head: TestHead, lines: Sequence[str]) -> bool:
    """Whether lines cut what belongs together, or one is under half of another and no way has it."""
    turns = turns_of(lines)
    if turns in head.accepted:
        return False
    widths = [sum(0.5 if char.isascii() else 1.0 for char in line) for line in lines]
    return not head.tolerated.issuperset(turns) or min(widths) * UNBALANCED < max(widths)
