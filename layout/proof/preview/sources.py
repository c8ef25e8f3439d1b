"""From a character on the page to the line and column of the file in which it was written.

Copy is normalised on its way to the page: punctuation, spaces, broken lines and markers change. So
the printed text is compared with the text of the file, and the place is found by the pieces that
are equal in both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from layout.core.diagnostics import Span
from layout.core.frame import Source
from layout.edition.typeset import Typeset
from layout.house.paper import STYLE_FILE
from layout.issue.load import Edition
from layout.issue.manuscript import Manuscript

REACH = 12
"""Lines of the file in which a headline or the last paragraph is looked for."""
SHORT_REACH = 2
"""Lines of the file in which any other text is looked for after its first."""


class Origin(NamedTuple):
    """Where a printed text was written: file, first line and column, last line at most, all counted
    from 1, and the printed text.
    """

    file: str
    line: int
    column: int
    last: int
    text: str


class FilePlace(NamedTuple):
    """A place in a file; line and column count from 1."""

    file: str
    line: int
    column: int


def origins(typeset: Typeset) -> dict[Source, Origin]:
    """The origin of every printed text of an edition, masthead and other furniture included."""
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
    """The path of a file as messages name it; a name that is no path is the packaged style's."""
    path = Path(shown)
    return path.resolve() if path.exists() else STYLE_FILE


def locate(origin: Origin, place: int, lines: Sequence[str]) -> FilePlace:
    """Line and column of the character `place` of a printed text; `lines` are those of its file."""
    start = origin.column - 1
    raw = "\n".join(lines[origin.line - 1 : origin.last])[start:]
    at = start + aligned(origin.text, raw, place)
    before = "\n".join(lines[origin.line - 1 : origin.last])[:at]
    return FilePlace(
        origin.file, origin.line + before.count("\n"), at - (before.rfind("\n") + 1) + 1
    )


def aligned(printed: str, raw: str, place: int) -> int:
    """The index in a raw text of what became the character `place` of the printed text."""
    matcher = SequenceMatcher(None, printed, raw, autojunk=False)
    best = 0
    for block in matcher.get_matching_blocks():
        if block.a <= place < block.a + block.size:
            return block.b + place - block.a
        if block.a > place:
            # normalisation put the character in: the place after the last equal piece
            return min(block.b, best + place) if best else block.b
        if block.size:
            best = block.b + block.size
    return min(best, max(len(raw) - 1, 0))


def _spans(edition: Edition, texts: Mapping[Source, str]) -> Iterator[tuple[Source, Span, int]]:
    """Every printed text's source, its span, and the last line of the file that it may reach to."""
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
        yield source, span, span.line + (REACH if part == "headline" else SHORT_REACH)


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
"""The key of the issue or house file that a field of the masthead comes from."""

ISSUE_KEYS = frozenset({"number", "page_count", "date"})
"""Those of them that stand in the issue file."""


def _furniture(edition: Edition, texts: Mapping[Source, str]) -> Iterator[tuple[Source, Span]]:
    """The span of every text of masthead, folios, foot and fillers."""
    for source, text in texts.items():
        furniture, _, number = source.story.partition("-")
        match furniture:
            case "masthead":
                yield source, _masthead_span(edition, source)
            case "folio":
                yield source, _folio_span(edition, source.part, number)
            case "foot":
                yield source, _foot_span(edition, source.part, text)
            case "filler":
                yield source, _filler_span(edition, text)


def _masthead_span(edition: Edition, source: Source) -> Span:
    if source.part == "imprint":
        key = "publisher" if source.paragraph else "sponsor"
    else:
        key = MASTHEAD[source.part]
    file = edition.issue if key in ISSUE_KEYS else edition.house
    return file.span(key)


def _folio_span(edition: Edition, part: str, number: str) -> Span:
    issue = edition.issue
    if part == "name":
        return edition.house.span("name")
    if part == "date":
        return issue.span("date")
    page = next(i for i, p in enumerate(issue.value.pages) if str(p.number) == number)
    return issue.span("pages", page, "editor" if part == "staff" else part)


def _foot_span(edition: Edition, part: str, text: str) -> Span:
    issue = edition.issue
    if part == "staff":
        return issue.span("pages", 0, "editor")
    file = issue if issue.value.hotlines else edition.house
    return file.span("hotlines", text.partition("：")[0])


def _filler_span(edition: Edition, text: str) -> Span:
    """The span of a slogan, in the issue file if it has slogans of its own."""
    own = edition.issue.value.fillers
    slogans = [slogan.replace("｜", "") for slogan in own or ()]
    if own is None:
        slogans = [slogan.replace("｜", "") for slogan in edition.house.value.fillers]
    slot = slogans.index(text) if text in slogans else 0
    file = edition.house if own is None else edition.issue
    return file.span("fillers", slot)
