"""What changed in the pictures of a story: added, removed, swapped, cropped, or other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from layout.output.record import PictureContent, StoryContent
from layout.proof.compare.change import PICTURE_PARTS, Change, ChangeKind
from layout.proof.compare.differ import edits

CROP_LEAST = 0.005
"""A crop whose edges move by less, as a share of the picture's size, is the same."""


class _Pair(NamedTuple):
    """The numbers of a picture in the old and in the new story; None where it is not in one."""

    old: int | None
    new: int | None

    @property
    def number(self) -> int:
        """Its number in the new story, or in the old one if it was removed."""
        return (self.old if self.new is None else self.new) or 0


def picture_changes(old: StoryContent, new: StoryContent) -> Iterator[Change]:
    """Changes of pictures by what they show, then of their words; words move with their picture."""
    for pair in _pairs(old.pictures, new.pictures):
        yield from _shown(old, new, pair)
        yield from _words(old, new, pair)


def _shown(old: StoryContent, new: StoryContent, pair: _Pair) -> Iterator[Change]:
    before = old.pictures[pair.old] if pair.old is not None else None
    after = new.pictures[pair.new] if pair.new is not None else None
    kind = _kind(before, after)
    if kind is not None:
        yield Change(
            kind,
            new.page,
            new.id,
            new.title,
            "picture",
            pair.number,
            _description(before, kind),
            _description(after, kind),
            old_page=old.page,
            old_place=("picture", pair.old or 0),
        )


def _words(old: StoryContent, new: StoryContent, pair: _Pair) -> Iterator[Change]:
    before = {(part, number): text for part, number, text in old.texts}
    after = {(part, number): text for part, number, text in new.texts}
    for part in PICTURE_PARTS:
        was = before.get((part, pair.old), "") if pair.old is not None else ""
        now = after.get((part, pair.new), "") if pair.new is not None else ""
        if was != now:
            yield Change(
                "text",
                new.page,
                new.id,
                new.title,
                part,
                pair.number,
                was,
                now,
                edits(was, now),
                old.page,
                (part, pair.old or 0),
            )


def _pairs(old: Sequence[PictureContent], new: Sequence[PictureContent]) -> Iterator[_Pair]:
    """Which picture became which: equal files are paired first, those between them by order."""
    before, after = ([picture.digest or picture.file for picture in side] for side in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, i1, i2, j1, j2 in matcher.get_opcodes():
        for step in range(max(i2 - i1, j2 - j1)):
            left = i1 + step if i1 + step < i2 else None
            right = j1 + step if j1 + step < j2 else None
            yield _Pair(left, right)


def _kind(old: PictureContent | None, new: PictureContent | None) -> ChangeKind | None:
    """How a picture changed; None if it shows the same."""
    if old is None:
        return "picture-added"
    if new is None:
        return "picture-removed"
    if (old.digest or old.file) != (new.digest or new.file):
        return "picture-swapped"
    if old.edges and new.edges:
        moved = max(abs(a - b) for a, b in zip(old.edges, new.edges, strict=True))
        return "crop" if moved >= CROP_LEAST else None
    return None


def _description(picture: PictureContent | None, kind: ChangeKind) -> str:
    """A picture's file, and for a crop what shows of it in percent."""
    if picture is None:
        return ""
    if kind != "crop":
        return picture.file
    left, top, right, bottom = (round(edge * 100) for edge in picture.edges)
    return f"{picture.file} {left}–{right}% × {top}–{bottom}%"
