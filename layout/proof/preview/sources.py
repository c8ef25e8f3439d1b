"""From a character on the page to its line and column in the file that it was written in.

Copy is normalised on the way to the page (marks, spaces, broken lines, markers), so the printed
text is laid against the text of the file, and the place is read off the pieces that agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from layout.core.diagnostics import Span
from layout.core.frame import Source
from layout.edition.typeset import Typeset
from layout.house.paper import default_house_file
from layout.issue.load import Edition
from layout.issue.manuscript import Manuscript

REACH = 12
"""Lines that a paragraph broken over several lines of the file may take, where nothing tells."""


class Origin(NamedTuple):
    """Where a printed text was written: file, first line and column, last line, and the text."""

    file: str
    line: int
    column: int
    last: int
    text: str


class FilePlace(NamedTuple):
    """A place in a file, counted from 1."""

    file: str
    line: int
    column: int


def origins(typeset: Typeset) -> dict[Source, Origin]:
    """The origin of every printed text of an edition."""
    edition = typeset.edition
    texts = dict(typeset.pages.expected())
    found: dict[Source, Origin] = {}
    files: dict[str, str] = {}
    for source, span, last in _spans(edition, texts):
        if source in texts:
            if span.file not in files:
                files[span.file] = str(_path(span.file))
            file = files[span.file]
            found[source] = Origin(file, span.line, span.column, last, texts[source])
    return found


def _path(shown: str) -> Path:
    """A file as messages name it; the packaged house file goes by its bare name."""
    path = Path(shown)
    return path.resolve() if path.exists() else default_house_file().resolve()


def locate(origin: Origin, place: int, lines: Sequence[str]) -> FilePlace:
    """Line and column of a place in the printed text, in the lines of its file."""
    start = origin.column - 1
    raw = "\n".join(lines[origin.line - 1 : origin.last])[start:]
    at = start + aligned(origin.text, raw, place)
    before = "\n".join(lines[origin.line - 1 : origin.last])[:at]
    return FilePlace(
        origin.file, origin.line + before.count("\n"), at - (before.rfind("\n") + 1) + 1
    )


def aligned(printed: str, raw: str, place: int) -> int:
    """The place in a raw text that a place in the printed text came from."""
    matcher = SequenceMatcher(None, printed, raw, autojunk=False)
    best = 0
    for block in matcher.get_matching_blocks():
        if block.a <= place < block.a + block.size:
            return block.b + place - block.a
        if block.a > place:
            # put in on the way: the nearest thing that was written
            return min(block.b, best + place) if best else block.b
        if block.size:
            best = block.b + block.size
    return min(best, max(len(raw) - 1, 0))


def _spans(edition: Edition, texts: Mapping[Source, str]) -> Iterator[tuple[Source, Span, int]]:
    """Every source with its span and the last line it may reach to."""
    for source, span in _furniture(edition, texts):
        yield source, span, span.line
    for p, page in enumerate(edition.issue.value.pages):
        for s, story in enumerate(page.stories):
            manuscript = edition.manuscripts.get(story.id)
            if manuscript is not None and manuscript.story is story:
                yield from _story(edition, manuscript, ("pages", p, "stories", s))


def _story(
    edition: Edition, manuscript: Manuscript, key: tuple[str | int, ...]
) -> Iterator[tuple[Source, Span, int]]:
    name, issue = manuscript.story.id, edition.issue
    spans = manuscript.spans
    for part, number, _ in manuscript.printed():
        source = Source(name, part, number)
        if part in ("body", "subhead"):
            span = spans[number]
            following = spans[number + 1].line if number + 1 < len(spans) else span.line + REACH
            yield source, span, max(following - 1, span.line)
            continue
        if part in ("cutline", "credit", "placeholder"):
            field = "file" if part == "placeholder" else part
            span = issue.span(*key, "pictures", number, field)
        elif part in ("deck", "standfirst"):
            span = issue.span(*key, part, number)
        else:
            span = issue.span(*key, part)
        yield source, span, span.line + (REACH if part == "headline" else 2)


MASTHEAD = {
    "name": "name",
    "pinyin": "pinyin",
    "licence": "licence",
    "url": "url",
    "number": "number",
    "pages": "page_count",
    "year": "date",
    "day": "date",
    "weekday": "date",
    "lunar": "date",
}
"""The key that a field of the masthead comes from."""


def _furniture(edition: Edition, texts: Mapping[Source, str]) -> Iterator[tuple[Source, Span]]:
    issue, house = edition.issue, edition.house
    for source, text in texts.items():
        place, _, number = source.story.partition("-")
        if place == "masthead":
            if source.part == "imprint":
                key = "publisher" if source.paragraph else "sponsor"
            else:
                key = MASTHEAD[source.part]
            bound = issue if key in ("number", "page_count", "date") else house
            yield source, bound.span(key)
        elif place == "folio":
            page = next(i for i, p in enumerate(issue.value.pages) if str(p.number) == number)
            fields = {"staff": "editor"}
            if source.part == "name":
                yield source, house.span("name")
            elif source.part == "date":
                yield source, issue.span("date")
            else:
                yield source, issue.span("pages", page, fields.get(source.part, source.part))
        elif place == "foot":
            own = bool(issue.value.hotlines)
            hotlines = issue if own else house
            name = text.partition("：")[0]
            if source.part == "staff":
                yield source, issue.span("pages", 0, "editor")
            else:
                yield source, hotlines.span("hotlines", name)
        elif place == "filler":
            own = issue.value.fillers is not None
            pool = issue.value.fillers if issue.value.fillers is not None else house.value.fillers
            bare = [slogan.replace("｜", "") for slogan in pool]
            slot = bare.index(text) if text in bare else 0
            yield source, (issue if own else house).span("fillers", slot)
