"""Random edits of a paper with what each truly changed, to count missed and false changes.

Run as a program it prints the figures.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from layout.core.diagnostics import Findings
from layout.furniture.folio import folio_copy
from layout.furniture.masthead import masthead_copy
from layout.issue.load import load_edition
from layout.output.record import Content, PictureContent, StoryContent
from layout.proof.compare.change import SUBHEAD, Change
from layout.proof.compare.changes import compare
from layout.proof.compare.differ import TURN, apply_edits

ROOT = Path(__file__).parent.parent.parent
PIECES = ("新", "更加", "朝阳区", "2026年", "，同时", "一步一步地", "“双拥”")


@dataclass(frozen=True)
class Truth:
    """An edit: its kind, the story, and how many characters it took out and put in."""

    kind: str
    story: str
    characters: int


def sample_content() -> Content:
    """The sample issue's texts, as a record without make-up."""
    findings = Findings()
    edition = load_edition(ROOT / "specs" / "3589.yaml", None, findings)
    assert edition is not None
    issue, house = edition.issue.value, edition.house.value
    stories = tuple(
        StoryContent(
            m.story.id,
            m.page,
            m.story.title,
            tuple(m.printed()),
            tuple(
                PictureContent(p.file, f"{m.story.id}-{n}", (0.0, 0.1, 1.0, 0.9))
                for n, p in enumerate(m.pictures)
            ),
        )
        for m in edition.manuscripts.values()
    )
    mast = masthead_copy(house, issue.number, issue.date, len(issue.pages))
    furniture = {("masthead", part, 0): text for part, text in mast.printed() if part != "imprint"}
    for page in issue.pages[1:]:
        for part, text in folio_copy(page, house, issue.date).printed():
            furniture[f"folio-{page.number}", part, 0] = text
    return Content(issue.number, house.name, stories, furniture)


def _paragraphs(story: StoryContent) -> list[int]:
    return [i for i, (part, _, _) in enumerate(story.texts) if part in ("body", "subhead")]


def _with_text(story: StoryContent, at: int, text: str) -> StoryContent:
    texts = list(story.texts)
    texts[at] = (texts[at][0], texts[at][1], text)
    return story._replace(texts=tuple(texts))


def _renumbered(story: StoryContent, copy: list[tuple[str, str]]) -> StoryContent:
    """The story with other paragraphs, numbered as the issue numbers them."""
    first = _paragraphs(story)[0]
    rest = [t for t in story.texts if t[0] not in ("body", "subhead")]
    new = [(part, n, text) for n, (part, text) in enumerate(copy)]
    before = [t for t in rest if story.texts.index(t) < first]
    after = [t for t in rest if story.texts.index(t) > first]
    return story._replace(texts=(*before, *new, *after))


def _copy(story: StoryContent) -> list[tuple[str, str]]:
    return [(part, text) for part, _, text in story.texts if part in ("body", "subhead")]


def change_text(story: StoryContent, dice: random.Random) -> tuple[StoryContent, Truth]:
    """A character or a few taken out, put in or replaced, anywhere in head or copy."""
    at = dice.choice([i for i, t in enumerate(story.texts) if t[0] != "placeholder"])
    text = story.texts[at][2]
    first = dice.randrange(len(text))
    gone = dice.choice((0, 1, 1, 2, 5))
    new = dice.choice(("", *PIECES)) if gone else dice.choice(PIECES)
    edited = text[:first] + new + text[first + gone :]
    if edited in (text, ""):
        edited = text + "！"
        return _with_text(story, at, edited), Truth("text", story.id, 1)
    taken = len(text[first : first + gone])
    return _with_text(story, at, edited), Truth("text", story.id, taken + len(new))


def add_paragraph(story: StoryContent, dice: random.Random) -> tuple[StoryContent, Truth]:
    """A paragraph put in."""
    copy = _copy(story)
    text = "新加的一段话，" + "".join(dice.choice(PIECES) for _ in range(6)) + "。"
    copy.insert(dice.randrange(len(copy) + 1), ("body", text))
    return _renumbered(story, copy), Truth("text", story.id, len(text))


def drop_paragraph(story: StoryContent, dice: random.Random) -> tuple[StoryContent, Truth]:
    """A paragraph taken out."""
    copy = _copy(story)
    _, text = copy.pop(dice.randrange(len(copy)))
    return _renumbered(story, copy), Truth("text", story.id, len(text))


def part_paragraph(story: StoryContent, dice: random.Random) -> tuple[StoryContent, Truth]:
    """A paragraph parted in two."""
    copy = _copy(story)
    longest = max(range(len(copy)), key=lambda i: len(copy[i][1]))
    part, text = copy[longest]
    at = dice.randrange(len(text) // 4, 3 * len(text) // 4)
    copy[longest : longest + 1] = [(part, text[:at]), (part, text[at:])]
    return _renumbered(story, copy), Truth("text", story.id, 1)


def swap_picture(story: StoryContent, dice: random.Random) -> tuple[StoryContent, Truth]:
    """Another photograph in the place of one, or another crop of it."""
    number = dice.randrange(len(story.pictures))
    pictures = list(story.pictures)
    crop = dice.random() < 0.5
    pictures[number] = pictures[number]._replace(
        **({"edges": (0.0, 0.2, 1.0, 1.0)} if crop else {"digest": "another"}),
    )
    kind = "crop" if crop else "picture-swapped"
    return story._replace(pictures=tuple(pictures)), Truth(kind, story.id, 0)


def move_page(story: StoryContent, dice: random.Random) -> tuple[StoryContent, Truth]:
    """The story moved to another page."""
    other = dice.choice([page for page in (1, 2, 3, 4) if page != story.page])
    return story._replace(page=other), Truth("story-moved", story.id, 0)


Editing = Callable[[StoryContent, random.Random], tuple[StoryContent, Truth]]
EDITS: tuple[Editing, ...] = (
    change_text,
    change_text,
    change_text,
    add_paragraph,
    drop_paragraph,
    part_paragraph,
    swap_picture,
    move_page,
)


def edited(old: Content, seed: int) -> tuple[Content, list[Truth]]:
    """One to three stories edited, and sometimes a field of the masthead."""
    dice = random.Random(seed)
    stories = list(old.stories)
    truths = []
    for number in dice.sample(range(len(stories)), dice.choice((1, 1, 2, 3))):
        choices = [e for e in EDITS if e is not swap_picture or stories[number].pictures]
        stories[number], truth = dice.choice(choices)(stories[number], dice)
        truths.append(truth)
    furniture = dict(old.furniture)
    if dice.random() < 0.2:
        furniture["masthead", "day", 0] = "7月26日"
        truths.append(Truth("furniture", "masthead", 4))
    return replace(old, stories=tuple(stories), furniture=furniture), truths


def rebuilt(story: StoryContent, changes: list[Change]) -> list[str]:
    """The old copy and head with the changes made that were reported."""
    head = {(p, n): t for p, n, t in story.texts if p not in ("body", "subhead")}
    copy = [
        SUBHEAD + t if p == "subhead" else t for p, _, t in story.texts if (p, t) in _copy(story)
    ]
    shift = 0
    for change in changes:
        if change.kind != "text":
            continue
        new = apply_edits(change.old, change.new, change.edits)
        if change.part not in ("body", "subhead") and change.old_place[0] not in (
            "body",
            "subhead",
        ):
            head[change.part, change.number] = new
            continue
        old_pieces = change.old.split(TURN) if change.old else []
        new_pieces = new.split(TURN) if new else []
        at = change.old_place[1] + shift
        if not old_pieces and copy[at:] and change.number > at:
            at = change.number
        copy[at : at + len(old_pieces)] = new_pieces
        shift += len(new_pieces) - len(old_pieces)
    return sorted([*copy, *(t for t in head.values() if t)])


def printed(story: StoryContent) -> list[str]:
    """All texts of a story as `rebuilt` gives them."""
    return sorted(SUBHEAD + t if p == "subhead" else t for p, _, t in story.texts)


def judged(old: Content, seed: int) -> tuple[int, int, int]:
    """Edits made, edits missed, changes told that were none (or larger than the edit)."""
    new, truths = edited(old, seed)
    found = compare(old, new)
    missed = false = 0
    before = {story.id: story for story in old.stories}
    after = {story.id: story for story in new.stories}
    for truth in truths:
        mine = [c for c in found if c.story == truth.story]
        seen = any(c.kind == truth.kind for c in mine)
        if truth.kind == "text":
            seen &= rebuilt(before[truth.story], mine) == printed(after[truth.story])
        missed += not seen
        told = sum(e.old[1] - e.old[0] + e.new[1] - e.new[0] for c in mine for e in c.edits)
        # a number or word with one changed character is told whole
        false += truth.kind == "text" and told > truth.characters + 24
        false += sum(c.kind != truth.kind for c in mine)
    touched = {truth.story for truth in truths}
    false += sum(change.story not in touched for change in found)
    return len(truths), missed, false


def figures(count: int) -> tuple[int, int, int]:
    """The sums over so many random papers."""
    old = sample_content()
    sums = [judged(old, seed) for seed in range(count)]
    return tuple(map(sum, zip(*sums, strict=True)))  # type: ignore[return-value]


if __name__ == "__main__":
    papers = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    made, missed_edits, false_changes = figures(papers)
    print(f"{papers} papers, {made} edits: {missed_edits} missed, {false_changes} false")
