"""Safe changes written back into the files of an issue: nothing but the spans changed moves.

First the copy is typed as it is printed (full-width marks, dashes, ellipses), then the edits of the
rules are made, until none is left. Comments, order and indentation stay; a waived fault stays.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from layout.core.diagnostics import Findings, Span
from layout.issue.load import Edition, load_edition
from layout.issue.model import Story
from layout.issue.named_files import shown
from layout.issue.normalise import Normaliser
from layout.rules.copydesk import CopyDesk, offset_of
from layout.rules.rule import Replacement
from layout.rules.run import faults, is_waived

_ROUNDS = 5
"""A change may uncover another one; each round reads the files anew."""
_BOM = b"\xef\xbb\xbf"
_HEADS = ("kicker", "headline", "deck")
_LINES = ("label", "standfirst", "byline", "source")


def fix_file(path: Path, paper: Path | None) -> list[tuple[str, int]]:
    """Change what is safe in an issue file and its copy files; how many changes each had."""
    counts: Counter[str] = Counter({shown(path): 0})
    for _ in range(_ROUNDS):
        edition = load_edition(path, paper, Findings())
        if edition is None:
            break
        files = {shown(path): path, **_copy_files(edition)}
        edits = [*_typing(edition), *_of_rules(CopyDesk(edition))]
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
    """A text with edits made where it still reads as they expect; overlapping ones wait."""
    places = []
    for edit in edits:
        offset = offset_of(text, edit.span)
        for quote in (0, 1):  # a quoted scalar's text begins after its quote
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


def _of_rules(desk: CopyDesk) -> Iterator[Replacement]:
    for rule, fault in faults(desk):
        if fault.edit is not None and not is_waived(rule, fault, desk.issue.waivers):
            yield fault.edit


def _typing(edition: Edition) -> Iterator[Replacement]:
    """The copy as it is printed, line by line."""
    issue = edition.issue
    if not issue.value.normalise:
        return
    for p, page in enumerate(issue.value.pages):
        for s, story in enumerate(page.stories):
            if story.normalise:
                key = ("pages", p, "stories", s)
                yield from _heads(edition, story, key)
                yield from _body(edition, story, key)


def _heads(edition: Edition, story: Story, key: tuple[str | int, ...]) -> Iterator[Replacement]:
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


def _body(edition: Edition, story: Story, key: tuple[str | int, ...]) -> Iterator[Replacement]:
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
    paths = (
        edition.folder / story.body_file
        for page in edition.issue.value.pages
        for story in page.stories
        if story.body_file
    )
    return {shown(path.resolve()): path for path in paths}


def _write(path: Path, text: str) -> None:
    """Replace a file in one step; a byte order mark stays."""
    data = text.encode()
    if path.read_bytes().startswith(_BOM):
        data = _BOM + data
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(name).chmod(path.stat().st_mode & 0o777)
    Path(name).replace(path)
