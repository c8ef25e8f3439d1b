"""What changed from one proof to the next: words, stories, pictures, masthead; aligned by story.

Two records of content are compared, never two pages: text that only flowed elsewhere is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Literal, NamedTuple

from layout.output.record import Content, PictureContent, StoryContent
from layout.proof.compare.differ import TextEdit, blocks, edits

COPY_PARTS = ("body", "subhead")
PICTURE_PARTS = ("cutline", "credit")
SUBHEAD = "▍"
"""Opens a subhead in the texts of changes, so that copy that becomes one is a change."""
CROP_LEAST = 0.005
"""Edges of a picture that move by less, as a share of its size, show the same."""
SAME_STORY = 0.8
"""A story under another id is the same if so much of its copy is."""

Kind = Literal[
    "text",
    "story-added",
    "story-removed",
    "story-moved",
    "picture-added",
    "picture-removed",
    "picture-swapped",
    "crop",
    "furniture",
]


class Change(NamedTuple):
    """One difference.

    `page`, `story`, `title` are those of the new proof where it has them. For text, `part` and
    `number` tell the paragraph in the new proof, `old` and `new` are its whole text before and
    after, `edits` the pieces that differ. `old_place` is the part and number in the old proof.
    """

    kind: Kind
    page: int
    story: str
    title: str
    part: str = ""
    number: int = 0
    old: str = ""
    new: str = ""
    edits: tuple[TextEdit, ...] = ()
    old_page: int = 0
    old_place: tuple[str, int] = ("", 0)

    def as_json(self) -> dict[str, Any]:
        """The change as changes.json carries it."""
        record: dict[str, Any] = {
            "kind": self.kind,
            "page": self.page,
            "story": self.story,
            "title": self.title,
        }
        if self.part:
            record |= {"part": self.part, "number": self.number}
        if self.kind == "story-moved":
            record["from_page"] = self.old_page
        record |= {"old": self.old, "new": self.new}
        if self.edits:
            record["edits"] = [
                {
                    "deleted": self.old[slice(*edit.old)],
                    "inserted": self.new[slice(*edit.new)],
                    "old_at": list(edit.old),
                    "new_at": list(edit.new),
                }
                for edit in self.edits
            ]
        return record


def compare(old: Content, new: Content) -> list[Change]:
    """Every difference between two papers: masthead and folios, then story by story."""
    found = list(_furniture(old.furniture, new.furniture))
    pairs, added, removed = _aligned(old.stories, new.stories)
    for before, after in pairs:
        found += _story(before, after)
    for story in added:
        found.append(Change("story-added", story.page, story.id, story.title, new=_whole(story)))
    for story in removed:
        found.append(
            Change(
                "story-removed",
                story.page,
                story.id,
                story.title,
                old=_whole(story),
                old_page=story.page,
            )
        )
    return found


def grouped(changes: Sequence[Change]) -> list[tuple[Change, ...]]:
    """Changes as they are numbered and told: the same one in several folios is one."""
    groups: dict[tuple[str, ...], list[Change]] = {}
    for number, change in enumerate(changes):
        folio = change.kind == "furniture" and change.story.startswith("folio-")
        key = (change.part, change.old, change.new) if folio else (str(number),)
        groups.setdefault(key, []).append(change)
    return [tuple(group) for group in groups.values()]


def _aligned(
    old: Sequence[StoryContent], new: Sequence[StoryContent]
) -> tuple[list[tuple[StoryContent, StoryContent]], list[StoryContent], list[StoryContent]]:
    """Stories of one id set together, then those whose copy is the same under another id."""
    before = {story.id: story for story in old}
    pairs, added = [], []
    for story in new:
        if story.id in before:
            pairs.append((before.pop(story.id), story))
            continue
        added.append(story)
    for story in list(added):
        same = next((other for other in before.values() if _same(other, story)), None)
        if same is not None:
            added.remove(story)
            pairs.append((before.pop(same.id), story))
    order = {story.id: place for place, story in enumerate(new)}
    pairs.sort(key=lambda pair: order[pair[1].id])
    return pairs, added, list(before.values())


def _same(old: StoryContent, new: StoryContent) -> bool:
    left, right = _whole(old), _whole(new)
    if not left or not right or not SAME_STORY < len(left) / len(right) < 1 / SAME_STORY:
        return False
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return matcher.quick_ratio() >= SAME_STORY and matcher.ratio() >= SAME_STORY


def _whole(story: StoryContent) -> str:
    return "\n".join(text for part, _, text in story.texts if part in COPY_PARTS)


def _story(old: StoryContent, new: StoryContent) -> Iterator[Change]:
    if old.page != new.page:
        yield Change("story-moved", new.page, new.id, new.title, old_page=old.page)
    yield from _heads(old, new)
    yield from _copy(old, new)
    yield from _pictures(old, new)


def _heads(old: StoryContent, new: StoryContent) -> Iterator[Change]:
    """Head and source line, part by part."""
    skipped = (*COPY_PARTS, *PICTURE_PARTS, "placeholder")
    before = {(p, n): text for p, n, text in old.texts if p not in skipped}
    after = {(p, n): text for p, n, text in new.texts if p not in skipped}
    for place in [*after, *(key for key in before if key not in after)]:
        yield from _text(old, new, before.get(place, ""), after.get(place, ""), place)


def _text(
    old: StoryContent, new: StoryContent, before: str, after: str, place: tuple[str, int]
) -> Iterator[Change]:
    if before != after:
        yield Change(
            "text",
            new.page,
            new.id,
            new.title,
            *place,
            before,
            after,
            edits(before, after),
            old.page,
            place,
        )


def _copy(old: StoryContent, new: StoryContent) -> Iterator[Change]:
    """The copy, paragraph by paragraph."""
    before = [(part, n, text) for part, n, text in old.texts if part in COPY_PARTS]
    after = [(part, n, text) for part, n, text in new.texts if part in COPY_PARTS]
    for block in blocks([_marked(*text) for text in before], [_marked(*text) for text in after]):
        last = max(len(after) - 1, 0)
        part, number, _ = after[min(block.new_first, last)] if after else ("body", 0, "")
        old_last = max(len(before) - 1, 0)
        was = before[min(block.old_first, old_last)] if before else ("body", 0, "")
        yield Change(
            "text",
            new.page,
            new.id,
            new.title,
            part,
            number,
            block.old,
            block.new,
            block.edits,
            old.page,
            (was[0], was[1]),
        )


def _marked(part: str, _: int, text: str) -> str:
    return SUBHEAD + text if part == "subhead" else text


def _pictures(old: StoryContent, new: StoryContent) -> Iterator[Change]:
    """Pictures by what they show, with their words; a word moves with its picture."""
    words = {(p, n): text for p, n, text in old.texts if p in PICTURE_PARTS}
    now = {(p, n): text for p, n, text in new.texts if p in PICTURE_PARTS}
    for left, right in _picture_pairs(old.pictures, new.pictures):
        before = old.pictures[left] if left is not None else None
        after = new.pictures[right] if right is not None else None
        kind = _picture_kind(before, after)
        number = right if right is not None else left
        if kind is not None:
            yield Change(
                kind,
                new.page,
                new.id,
                new.title,
                "picture",
                number or 0,
                _picture_words(before, kind),
                _picture_words(after, kind),
                old_page=old.page,
                old_place=("picture", left if left is not None else 0),
            )
        for part in PICTURE_PARTS:
            was = words.get((part, left), "") if left is not None else ""
            is_now = now.get((part, right), "") if right is not None else ""
            if was != is_now:
                yield Change(
                    "text",
                    new.page,
                    new.id,
                    new.title,
                    part,
                    number or 0,
                    was,
                    is_now,
                    edits(was, is_now),
                    old.page,
                    (part, left if left is not None else 0),
                )


Pair = tuple[int | None, int | None]


def _picture_pairs(old: Sequence[PictureContent], new: Sequence[PictureContent]) -> Iterator[Pair]:
    """Which picture became which: equal files first, those between by their order."""
    keys = [[picture.digest or picture.file for picture in side] for side in (old, new)]
    for tag, i1, i2, j1, j2 in SequenceMatcher(
        None, keys[0], keys[1], autojunk=False
    ).get_opcodes():
        count = i2 - i1 if tag == "equal" else max(i2 - i1, j2 - j1)
        for step in range(count):
            left = i1 + step if i1 + step < i2 else None
            right = j1 + step if j1 + step < j2 else None
            yield left, right


def _picture_kind(old: PictureContent | None, new: PictureContent | None) -> Kind | None:
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


def _picture_words(picture: PictureContent | None, kind: Kind) -> str:
    if picture is None:
        return ""
    if kind != "crop":
        return picture.file
    left, top, right, bottom = (round(edge * 100) for edge in picture.edges)
    return f"{picture.file} {left}–{right}% × {top}–{bottom}%"


def _furniture(
    old: Mapping[tuple[str, str, int], str], new: Mapping[tuple[str, str, int], str]
) -> Iterator[Change]:
    """Masthead, folios, foot and fillers, field by field."""
    for key in [*new, *(key for key in old if key not in new)]:
        story, part, number = key
        before, after = old.get(key, ""), new.get(key, "")
        if before == after or (story.startswith("filler-") and part == "label"):
            continue
        page = int(story.rpartition("-")[2]) if story[-1:].isdigit() else 1
        yield Change(
            "furniture",
            page,
            story,
            "",
            part,
            number,
            before,
            after,
            edits(before, after),
            page,
            (part, number),
        )
