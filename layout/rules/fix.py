"""Writes safe changes back into the files of an issue; everything else in the files stays.

The changes are two: copy is typed as it is printed (full-width marks, dashes, ellipses), and the
edits of the rules are made. Comments, order and indentation stay. A waived fault stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from layout.core.diagnostics import Findings, Span
from layout.core.files import put_in_place, whole, write_draft
from layout.issue.load import Edition, load_edition
from layout.issue.model import Story
from layout.issue.named_files import shown
from layout.issue.normalise import Normaliser
from layout.rules.copydesk import CopyDesk, line_starts, offset_of
from layout.rules.rule import Replacement
from layout.rules.run import faults, is_waived
from layout.source.binding import Key

_ROUNDS = 5
"""Rounds at most. A change may make another one possible, so each round reads the files again."""
_PERMISSIONS = 0o777
"""The bits of a file's mode that are its permissions."""
_BOM = b"\xef\xbb\xbf"
_HEADS = ("kicker", "headline", "deck")
_LINES = ("label", "standfirst", "byline", "source")


def fix_file(path: Path, paper: Path | None) -> list[tuple[str, int]]:
    """Make the safe changes in an issue file and its copy files.

    `paper` is the house file that the command names, if any. The result is the name of every
    changed file as messages show it, and of the issue file, with the number of its changes. Raises CannotWriteError.
    """
    counts: Counter[str] = Counter({shown(path): 0})
    for _ in range(_ROUNDS):
        edition = load_edition(path, paper, Findings())
        if edition is None:
            break
        files = {shown(path): path, **_copy_files(edition)}
        edits = [*_edits_of_typing(edition), *_edits_of_rules(CopyDesk(edition))]
        changed = 0
        for name, text in edition.sources.items():
            new, count = apply(text, [edit for edit in edits if edit.span.file == name])
            if count:
                _write(files[name], new)
                counts[name] += count
                changed += count
        if not changed:
            break
    return sorted(counts.items())


def apply(text: str, edits: list[Replacement]) -> tuple[str, int]:
    """The text with the edits made, and how many were made.

    An edit is left out if the text does not read as it expects, or if it overlaps an earlier one.
    """
    places = []
    starts = line_starts(text)
    for edit in edits:
        offset = offset_of(starts, edit.span)
        for quote in (0, 1):  # a quoted scalar begins at its quote, its text one character later
            if text.startswith(edit.old, offset + quote):
                places.append((offset + quote, edit))
                break
    pieces: list[str] = []
    position = count = 0
    for offset, edit in sorted(places, key=lambda place: (place[0], -len(place[1].old))):
        if offset >= position:
            pieces += (text[position:offset], edit.new)
            position = offset + len(edit.old)
            count += 1
    return "".join((*pieces, text[position:])), count


def _edits_of_rules(desk: CopyDesk) -> Iterator[Replacement]:
    """The edits of all faults that are not waived."""
    for rule, fault in faults(desk):
        if fault.edit is not None and not is_waived(rule, fault, desk.issue.waivers):
            yield fault.edit


def _edits_of_typing(edition: Edition) -> Iterator[Replacement]:
    """The edits that make the copy read as it is printed, line by line."""
    issue = edition.issue
    if not issue.value.normalise:
        return
    for p, page in enumerate(issue.value.pages):
        for s, story in enumerate(page.stories):
            if story.normalise:
                key = ("pages", p, "stories", s)
                yield from _heads(edition, story, key)
                yield from _body(edition, story, key)


def _heads(edition: Edition, story: Story, key: Key) -> Iterator[Replacement]:
    """The edits of a story's one-line parts and cutlines; text with a reading in braces stays."""
    fix, span = Normaliser(), edition.issue.span
    for part in (*_HEADS, *_LINES):
        value = getattr(story, part)
        texts = (value,) if isinstance(value, str) else value
        for index, text in enumerate(texts):
            new = fix.head(text) if part in _HEADS else fix.line(text)
            if new != text and "{" not in text:
                yield Replacement(span(*key, part, index), text, new)
    for n, picture in enumerate(story.pictures):
        new = fix.line(picture.cutline)
        if new != picture.cutline and "{" not in new:
            yield Replacement(span(*key, "pictures", n, "cutline"), picture.cutline, new)


def _body(edition: Edition, story: Story, key: Key) -> Iterator[Replacement]:
    """The edits of a story's body, in a file of its own or in a literal block."""
    fix = Normaliser()
    manuscript = edition.manuscripts[story.id]
    if not manuscript.spans or not (story.body_file or (*key, "body") in edition.issue.blocks):
        return
    file, first = manuscript.spans[0].file, 1
    lines = edition.sources[file].split("\n")
    if not story.body_file:
        first = edition.issue.span(*key, "body", "text").line + 1
        lines = lines[first - 1 : first - 1 + story.body.count("\n")]
    for number, line in enumerate(lines, first):
        text = line.strip(" \t\u00a0\u3000\r")
        new = fix.line(text)
        if new != text and "{" not in text:
            yield Replacement(Span(file, number, line.index(text) + 1), text, new)


def _copy_files(edition: Edition) -> dict[str, Path]:
    """The copy files of an edition by their names in messages."""
    paths = (
        edition.folder / story.body_file
        for page in edition.issue.value.pages
        for story in page.stories
        if story.body_file
    )
    return {shown(path.resolve()): path for path in paths}


def _write(path: Path, text: str) -> None:
    """Replace a file in one step; its permissions and a byte order mark stay.

    Raises CannotWriteError.
    """
    path, data = path.resolve(), text.encode()
    if path.read_bytes().startswith(_BOM):
        data = _BOM + data
    with whole(path) as draft:
        write_draft(draft, data, path)
        draft.chmod(path.stat().st_mode & _PERMISSIONS)
        put_in_place(draft, path)
