"""Changes of a text, and whether they leave all other values of an issue file as they are."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from layout.core.diagnostics import Findings, Span
from layout.rules.copydesk import line_starts, offset_of
from layout.rules.rule import Replacement
from layout.source.tree import Listing, Mapping, Node, in_own_lines, parse_yaml


class _Value(NamedTuple):
    """A value or key of a file, with its place."""

    text: str
    span: Span
    is_key: bool = False


def apply(text: str, edits: Sequence[Replacement]) -> tuple[str, int]:
    """The text with the edits made, and how many were made.

    An edit is left out if the text does not read as it expects, or if it overlaps an earlier one.
    """
    pieces: list[str] = []
    position = count = 0
    for offset, edit in _placed(text, edits):
        pieces += (text[position:offset], edit.new)
        position = offset + len(edit.old)
        count += 1
    return "".join((*pieces, text[position:])), count


def harmless(text: str, edits: Sequence[Replacement]) -> list[Replacement]:
    """The edits of an issue file after which it has the same values but for those they change.

    An edit whose value would not read as the edit makes it is left out. If any other value would
    change, no edit is left.
    """
    before, source = _values(text), in_own_lines(text)
    starts = line_starts(text)
    places = [offset_of(starts, value.span) for value in before or ()]
    edits_of: dict[int, list[tuple[int, Replacement]]] = defaultdict(list)
    for offset, edit in _placed(text, edits):
        edits_of[bisect_right(places, offset) - 1].append((offset, edit))
    while edits_of and before:
        kept = [edit for placed in edits_of.values() for _, edit in placed]
        after = _values(apply(text, kept)[0])
        if after is None or len(after) != len(before):
            return []
        bad = set()
        for index, (old, new) in enumerate(zip(before, after, strict=True)):
            if index not in edits_of and old.text != new.text:
                return []
            if index in edits_of and (
                old.is_key
                or new.text != _expected(old.text, source, places[index], edits_of[index])
            ):
                bad.add(index)
        if not bad and -1 not in edits_of:
            return kept
        for index in (*bad, -1):
            edits_of.pop(index, None)
    return []


def _placed(text: str, edits: Sequence[Replacement]) -> Iterator[tuple[int, Replacement]]:
    """The edits that the text allows, with their offsets, from first to last."""
    places = []
    starts = line_starts(text)
    for edit in edits:
        offset = offset_of(starts, edit.span)
        for quote in (0, 1):  # a quoted scalar begins at its quote, its text one character later
            if text.startswith(edit.old, offset + quote):
                places.append((offset + quote, edit))
                break
    position = 0
    for offset, edit in sorted(places, key=lambda place: (place[0], -len(place[1].old))):
        if offset >= position:
            yield offset, edit
            position = offset + len(edit.old)


def _expected(
    value: str, source: str, start: int, placed: Sequence[tuple[int, Replacement]]
) -> str | None:
    """A value with its edits made; None if it does not have their texts.

    `source` is the text of the file, in which the value begins at `start`. The text that an edit
    replaces is in the value the same one, counted from its beginning, as in the source from `start` on.
    """
    pieces: list[str] = []
    position = 0
    for offset, edit in placed:
        old, new = in_own_lines(edit.old), in_own_lines(edit.new)
        found = -1
        for _ in range(sum(1 for _ in _all(old, source, start, offset + len(old)))):
            found = value.find(old, found + 1)
            if found < 0:
                return None
        if found < position:
            return None
        pieces += (value[position:found], new)
        position = found + len(old)
    return "".join((*pieces, value[position:]))


def _all(part: str, text: str, start: int, end: int) -> Iterator[int]:
    """The index of every occurrence of a part in a stretch of a text, overlapping ones too."""
    index = text.find(part, start, end)
    while index >= 0:
        yield index
        index = text.find(part, index + 1, end)


def _values(text: str) -> list[_Value] | None:
    """All keys and values of a file in order; None if it cannot be read."""
    root = parse_yaml(text, "", Findings())
    if root is None:
        return None
    at = {(value.span.line, value.span.column): value for value in _flat(root)}
    return [at[place] for place in sorted(at)]  # a value that is referred to (*) counts once


def _flat(node: Node) -> Iterator[_Value]:
    if isinstance(node, Listing):
        for item in node.items:
            yield from _flat(item)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield _Value(entry.key, entry.span, is_key=True)
            yield from _flat(entry.value)
    else:
        yield _Value(node.text, node.span)
