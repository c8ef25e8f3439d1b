"""Two texts compared word by word: every Han character is a word; Latin words and numbers are whole.

The result is exact: the new pieces put in the place of the old ones turn the old text into the new
one. Paragraphs may be split and joined; ¶ stands for the break between two paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

from layout.text.signs.tokens import tokens

TURN = "¶"
MERGE_FACTOR = 4
"""Two edits are shown as one if both are at least this many times as long as the unchanged text
between them: a few equal characters between two rewritten pieces are equal by chance.
"""
ALIKE = 0.4
"""Two paragraphs are one edited paragraph if at least this share of their text is equal."""


class TextEdit(NamedTuple):
    """A piece of the old text and the piece of the new text that replaces it, each as a range of
    characters: the first, and the one after the last.
    """

    old: tuple[int, int]
    new: tuple[int, int]


class TextBlock(NamedTuple):
    """Neighbouring paragraphs that differ: the number of the first, the count, and the edits.

    `old` and `new` are the paragraphs joined by ¶; a text is empty where the other has no
    counterpart.
    """

    old_first: int
    new_first: int
    old_count: int
    new_count: int
    old: str
    new: str
    edits: tuple[TextEdit, ...]


def edits(old: str, new: str) -> tuple[TextEdit, ...]:
    """The pieces in which two texts differ."""
    before, after = list(tokens(old)), list(tokens(new))
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    matcher = SequenceMatcher(
        None, before[head : len(before) - tail], after[head : len(after) - tail], autojunk=False
    )
    at = [0, *accumulate(map(len, before))]
    to = [0, *accumulate(map(len, after))]
    found: list[TextEdit] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        edit = TextEdit((at[head + i1], at[head + i2]), (to[head + j1], to[head + j2]))
        if found and _rewritten(found[-1], edit):
            last = found.pop()
            edit = TextEdit((last.old[0], edit.old[1]), (last.new[0], edit.new[1]))
        found.append(edit)
    return tuple(found)


def _rewritten(left: TextEdit, right: TextEdit) -> bool:
    """Whether two neighbouring edits are shown as one; see `MERGE_FACTOR`."""
    kept = right.old[0] - left.old[1]
    return all(_size(edit) >= MERGE_FACTOR * kept for edit in (left, right))


def _size(edit: TextEdit) -> int:
    return min(edit.old[1] - edit.old[0], edit.new[1] - edit.new[0])


def blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[TextBlock]:
    """The paragraphs that differ, in order. A paragraph with another number does not differ."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        pairs = _pairs(old[i1:i2], new[j1:j2])
        if pairs is None:
            yield _block(old, new, (i1, i2), (j1, j2))
            continue
        for left, right in pairs:
            yield _block(old, new, (i1 + left[0], i1 + left[1]), (j1 + right[0], j1 + right[1]))


Range = tuple[int, int]


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[Range, Range]] | None:
    """Which paragraphs became which, as ranges, one old paragraph to one new; None if that is
    unclear.
    """
    if not old or not new:
        longer = len(old) or len(new)
        one = [(i, i + 1) for i in range(longer)]
        return [((r if old else (0, 0)), (r if new else (0, 0))) for r in one]
    if len(old) == len(new) and all(map(_alike, old, new)):
        return [((i, i + 1), (i, i + 1)) for i in range(len(old))]
    return None


def _alike(old: str, new: str) -> bool:
    return SequenceMatcher(None, old, new, autojunk=False).ratio() >= ALIKE


def _block(old: Sequence[str], new: Sequence[str], left: Range, right: Range) -> TextBlock:
    before, after = TURN.join(old[slice(*left)]), TURN.join(new[slice(*right)])
    return TextBlock(
        left[0],
        right[0],
        left[1] - left[0],
        right[1] - right[0],
        before,
        after,
        edits(before, after),
    )


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words at their beginning two texts have in common."""
    count = 0
    for left, right in zip(old, new, strict=False):
        if left != right:
            break
        count += 1
    return count


def apply_edits(old: str, new: str, changes: Sequence[TextEdit]) -> str:
    """The old text with the new pieces put in: equal to `new` if `changes` are complete."""
    pieces, at = [], 0
    for change in changes:
        pieces += [old[at : change.old[0]], new[slice(*change.new)]]
        at = change.old[1]
    return "".join([*pieces, old[at:]])
