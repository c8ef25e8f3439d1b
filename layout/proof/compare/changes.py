"""What changed from one proof to the next: words, stories, pictures, masthead; story by story.

Two records of content are compared, never two pages: text that only stands elsewhere is unchanged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from layout.output.record import Content, StoryContent
from layout.proof.compare.change import COPY_PARTS, PICTURE_PARTS, SUBHEAD, Change
from layout.proof.compare.differ import blocks, edits
from layout.proof.compare.picture_changes import picture_changes

SAME_STORY = 0.8
"""A story under another id is the same story if at least this share of its copy is the same."""

TextPlace = tuple[str, int]
"""A part of a story and the number within the part."""


class _Alignment(NamedTuple):
    """The stories of both papers, and those of one paper alone."""

    pairs: list[tuple[StoryContent, StoryContent]]
    added: list[StoryContent]
    removed: list[StoryContent]


def compare(old: Content, new: Content) -> list[Change]:
    """Every difference between two papers: masthead and folios first, then story by story."""
    found = list(_furniture(old.furniture, new.furniture))
    pairs, added, removed = _aligned(old.stories, new.stories)
    for before, after in pairs:
        found += _story(before, after)
    for story in added:
        found.append(Change("story-added", story.page, story.id, story.title, new=_copy_of(story)))
    for story in removed:
        change = Change("story-removed", story.page, story.id, story.title, old=_copy_of(story))
        found.append(change._replace(old_page=story.page))
    return found


def grouped(changes: Sequence[Change]) -> list[tuple[Change, ...]]:
    """Changes as they are numbered: the same change in several folios is one."""
    groups: dict[tuple[str, ...], list[Change]] = {}
    for number, change in enumerate(changes):
        key = (change.part, change.old, change.new) if change.in_folio else (str(number),)
        groups.setdefault(key, []).append(change)
    return [tuple(group) for group in groups.values()]


def _aligned(old: Sequence[StoryContent], new: Sequence[StoryContent]) -> _Alignment:
    """Stories of one id are paired, then those whose copy is the same under another id."""
    before = {story.id: story for story in old}
    pairs, added = [], []
    for story in new:
        if story.id in before:
            pairs.append((before.pop(story.id), story))
        else:
            added.append(story)
    for story in list(added):
        same = next((other for other in before.values() if _is_same(other, story)), None)
        if same is not None:
            added.remove(story)
            pairs.append((before.pop(same.id), story))
    order = {story.id: place for place, story in enumerate(new)}
    pairs.sort(key=lambda pair: order[pair[1].id])
    return _Alignment(pairs, added, list(before.values()))


def _is_same(old: StoryContent, new: StoryContent) -> bool:
    left, right = _copy_of(old), _copy_of(new)
    if not left or not right or not SAME_STORY < len(left) / len(right) < 1 / SAME_STORY:
        return False
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return matcher.quick_ratio() >= SAME_STORY and matcher.ratio() >= SAME_STORY


def _copy_of(story: StoryContent) -> str:
    return "\n".join(text for part, _, text in story.texts if part in COPY_PARTS)


def _story(old: StoryContent, new: StoryContent) -> Iterator[Change]:
    if old.page != new.page:
        yield Change("story-moved", new.page, new.id, new.title, old_page=old.page)
    yield from _heads(old, new)
    yield from _copy(old, new)
    yield from picture_changes(old, new)


def _heads(old: StoryContent, new: StoryContent) -> Iterator[Change]:
    """Changes of head and source line, part by part."""
    skipped = (*COPY_PARTS, *PICTURE_PARTS, "placeholder")
    before = {(p, n): text for p, n, text in old.texts if p not in skipped}
    after = {(p, n): text for p, n, text in new.texts if p not in skipped}
    for place in dict.fromkeys([*after, *before]):
        was, now = before.get(place, ""), after.get(place, "")
        if was != now:
            changed = edits(was, now)
            yield Change(
                "text", new.page, new.id, new.title, *place, was, now, changed, old.page, place
            )


def _copy(old: StoryContent, new: StoryContent) -> Iterator[Change]:
    """Changes of copy, by blocks of neighbouring paragraphs."""
    before = [(part, n, text) for part, n, text in old.texts if part in COPY_PARTS]
    after = [(part, n, text) for part, n, text in new.texts if part in COPY_PARTS]
    for block in blocks([_marked(*text) for text in before], [_marked(*text) for text in after]):
        yield Change(
            "text",
            new.page,
            new.id,
            new.title,
            *_place(after, block.new_first),
            block.old,
            block.new,
            block.edits,
            old.page,
            _place(before, block.old_first),
        )


def _place(texts: Sequence[tuple[str, int, str]], index: int) -> TextPlace:
    """Part and number of a paragraph; after the end of the copy those of its last paragraph."""
    if not texts:
        return "body", 0
    part, number, _ = texts[min(index, len(texts) - 1)]
    return part, number


def _marked(part: str, _: int, text: str) -> str:
    return SUBHEAD + text if part == "subhead" else text


def _furniture(
    old: Mapping[tuple[str, str, int], str], new: Mapping[tuple[str, str, int], str]
) -> Iterator[Change]:
    """Changes of masthead, folios, foot and fillers, field by field."""
    for key in dict.fromkeys([*new, *old]):
        story, part, number = key
        was, now = old.get(key, ""), new.get(key, "")
        if was == now or (story.startswith("filler-") and part == "label"):
            continue
        page = int(story.rpartition("-")[2]) if story[-1:].isdigit() else 1
        place, changed = (part, number), edits(was, now)
        yield Change("furniture", page, story, "", *place, was, now, changed, page, place)
