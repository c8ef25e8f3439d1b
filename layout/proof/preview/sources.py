"""From a character on the page to the line and column of the file in which it was written.

Copy is normalised on its way to the page: punctuation, spaces, broken lines and markers change. So
the printed text is compared with the text of the file, and the place is found by the pieces that
are equal in both.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from layout.core.diagnostics import Span
from layout.core.frame import Source
from layout.edition.typeset import Typeset
from layout.house.newspaper import COLOPHON
from layout.house.paper import STYLE_FILE
from layout.issue.load import Edition
from layout.issue.manuscript import Manuscript

TAIL = 40
"""Lines after which a text that nothing follows in its file ends at the latest."""

Position = tuple[int, int]
"""Line and column, counted from 1."""


class Origin(NamedTuple):
    """Where a printed text was written: its file, where it begins, where the next text of the file
    begins, and the printed text.
    """

    file: str
    start: Position
    end: Position
    text: str


class FilePlace(NamedTuple):
    """A place in a file; line and column count from 1. `older` is true if the words there were
    changed after they were set: the place is near where they stood.
    """

    file: str
    line: int
    column: int
    older: bool = False


def origins(typeset: Typeset) -> dict[Source, Origin]:
    """The origin of every printed text of an edition, masthead and other furniture included."""
    edition = typeset.edition
    texts = dict(typeset.pages.expected())
    starts = _starts(edition)
    found: dict[Source, Origin] = {}
    files: dict[str, str] = {}
    for source, span in _spans(edition, texts):
        if source in texts:
            if span.file not in files:
                files[span.file] = str(_path(span.file))
            start, following = (span.line, span.column), starts.get(span.file, [])
            after = bisect_right(following, start)
            end = following[after] if after < len(following) else (span.line + TAIL, 1)
            found[source] = Origin(files[span.file], start, end, texts[source])
    return found


def set_texts(edition: Edition) -> dict[str, str]:
    """The texts of the issue file and of the copy files that an edition was read from, by path."""
    return {str(_path(name)): text for name, text in edition.sources.items()}


def _starts(edition: Edition) -> dict[str, list[Position]]:
    """Where the values and the paragraphs of each file begin, in order."""
    found: dict[str, set[Position]] = {}
    spans = [*edition.issue.spans.values(), *edition.house.spans.values()]
    for manuscript in edition.manuscripts.values():
        spans += manuscript.spans
    for span in spans:
        found.setdefault(span.file, set()).add((span.line, span.column))
    return {file: sorted(starts) for file, starts in found.items()}


def _path(shown: str) -> Path:
    """The path of a file as messages name it; a name that is no path is the packaged style's."""
    path = Path(shown)
    return path.resolve() if path.exists() else STYLE_FILE


def locate(origin: Origin, place: int, text: str) -> FilePlace:
    """Line and column of the character `place` of a printed text; `text` is that of its file."""
    lines = text.split("\n")
    (first, column), (last, end) = origin.start, origin.end
    written = lines[first - 1 : last]
    if len(written) == last - first + 1:
        written[-1] = written[-1][: end - 1]
    before = (column - 1) * " "
    raw = "\n".join(written)[column - 1 :]
    at = column - 1 + aligned(origin.text, raw, place)
    passed = (before + raw)[:at]
    row = first + passed.count("\n")
    return FilePlace(origin.file, row, at - (passed.rfind("\n") + 1) + 1)


def place_now(place: FilePlace, text: str, now: str) -> FilePlace:
    """A place of an older text of a file in the text that the file has `now`."""
    if text == now:
        return place
    was, new = text.split("\n"), now.split("\n")
    line = place.line - 1
    matcher = SequenceMatcher(None, was, new, autojunk=False)
    for kind, first, last, start, stop in matcher.get_opcodes():
        if first <= line < last:
            same = kind == "equal"
            near = start + line - first
            if not same:
                near = min(near, max(stop - 1, start), len(new) - 1)
            column = place.column if same else min(place.column, len(new[near]) + 1)
            return FilePlace(place.file, near + 1, column, not same)
    return place._replace(line=min(place.line, len(new)), older=True)


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


def _spans(edition: Edition, texts: Mapping[Source, str]) -> Iterator[tuple[Source, Span]]:
    """Every printed text's source and its span."""
    yield from furniture_spans(edition, texts)
    for p, page in enumerate(edition.issue.value.pages):
        for s, story in enumerate(page.stories):
            manuscript = edition.manuscripts.get(story.id)
            if manuscript is not None and manuscript.story is story:
                yield from _story(edition, manuscript, ("pages", p, "stories", s))


def _story(
    edition: Edition, manuscript: Manuscript, key: tuple[str | int, ...]
) -> Iterator[tuple[Source, Span]]:
    name, issue = manuscript.story.id, edition.issue
    for part, number, _ in manuscript.printed():
        source = Source(name, part, number)
        if part in ("body", "subhead"):
            yield source, manuscript.spans[number]
        elif part in ("cutline", "credit", "placeholder"):
            field = "file" if part == "placeholder" else part
            yield source, issue.span(*key, "pictures", number, field)
        elif part in ("deck", "standfirst"):
            yield source, issue.span(*key, part, number)
        else:
            yield source, issue.span(*key, part)


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


def furniture_spans(edition: Edition, texts: Mapping[Source, str]) -> Iterator[tuple[Source, Span]]:
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
    if source.part == "note":
        return edition.issue.span("pages", 0, "note")
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
    label = text.partition("：")[0]
    if part == "colophon":
        return edition.house.span(COLOPHON.get(label, "name"))
    file = issue if issue.value.hotlines else edition.house
    return file.span("hotlines", label)


def _filler_span(edition: Edition, text: str) -> Span:
    """The span of a slogan, in the issue file if it has slogans of its own."""
    own = edition.issue.value.fillers
    slogans = [slogan.replace("｜", "") for slogan in own or ()]
    if own is None:
        slogans = [slogan.replace("｜", "") for slogan in edition.house.value.fillers]
    slot = slogans.index(text) if text in slogans else 0
    file = edition.house if own is None else edition.issue
    return file.span("fillers", slot)
