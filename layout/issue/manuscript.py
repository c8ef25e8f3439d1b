"""The normalised text of each story that has to be printed.

A Manuscript is the only source of text for setting. `printed` lists the same text for the
certificate, part by part in reading order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from layout.core.diagnostics import Span
from layout.issue.door.broken_lines import closing_lines
from layout.issue.markup import CopyParagraph, mark_up
from layout.issue.model import PLACEHOLDER, Picture, Story
from layout.issue.normalise import Normaliser, Place, is_han

_BLANKS = re.compile("[ \u3000]+")
_CREDIT_ENDS = re.compile("(摄|图|摄影|供图|发)$|资料图|（[^）]*）$")

TURN_MARK = "｜"
"""The editor writes it where a headline may turn; it is not printed."""


class PictureCopy(NamedTuple):
    """A picture with its cutline and credit as printed.

    `focus` is a point as fractions of width and height from the top left. `columns` is the least
    and the greatest number of columns the picture may span, None if make-up decides.
    """

    file: str
    focus: tuple[float, float]
    columns: tuple[int, int] | None
    cutline: str
    credit: str


class Manuscript(NamedTuple):
    """One story ready for setting: its page number and every part as printed.

    `headline` is a tuple if the editor fixed its lines. `changes` counts the changes of
    normalising by rule, `first_changes` has the place of each rule's first one. `span` is the place of the copy, `spans` the place of every paragraph.
    """

    story: Story
    page: int
    label: str
    kicker: str
    headline: str | tuple[str, ...]
    deck: tuple[str, ...]
    standfirst: tuple[str, ...]
    byline: str
    source_line: str
    paragraphs: tuple[CopyParagraph, ...]
    pictures: tuple[PictureCopy, ...]
    changes: Counter[str]
    span: Span
    spans: tuple[Span, ...]
    first: int = 0
    """The number of the first paragraph, from 0; more than 0 in the rest of a jumped story."""
    jumped_from: int = 0
    """The page that a jumped story begins on, in its rest; 0 in every other manuscript."""
    first_changes: Mapping[str, Place] = {}

    @property
    def origin(self) -> str:
        """The id of the story in the issue file; a rest has the id of its beginning."""
        return origin_of(self.story.id)

    @property
    def copy_size(self) -> int:
        """The number of characters of all paragraphs."""
        return sum(len(paragraph.text) for paragraph in self.paragraphs)

    def bare(self) -> Manuscript:
        """The manuscript without its places in the file.

        Two bare manuscripts are equal if and only if they are set alike.
        """
        paragraphs = tuple(paragraph._replace(line=0) for paragraph in self.paragraphs)
        return self._replace(span=Span("", 0, 0), spans=(), paragraphs=paragraphs, first_changes={})

    def printed(self) -> Iterator[tuple[str, int, str]]:
        """Part, number within the part from 0, and text of all that is printed, in reading order."""
        singles = (("label", self.label), ("kicker", self.kicker))
        yield from ((part, 0, text) for part, text in singles if text)
        head = (self.headline,) if isinstance(self.headline, str) else self.headline
        if text := "".join(head).replace("｜", ""):
            yield "headline", 0, text
        yield from (("deck", i, text) for i, text in enumerate(self.deck))
        yield from (("standfirst", i, text) for i, text in enumerate(self.standfirst))
        if self.byline:
            yield "byline", 0, self.byline
        for i, paragraph in enumerate(self.paragraphs, self.first):
            yield ("subhead" if paragraph.subhead else "body"), i, paragraph.text
        if self.source_line:
            yield "source", 0, self.source_line
        for i, picture in enumerate(self.pictures):
            if picture.file == PLACEHOLDER:
                yield "placeholder", i, PLACEHOLDER
            if picture.cutline:
                yield "cutline", i, picture.cutline
            yield "credit", i, picture.credit


def origin_of(name: str) -> str:
    """The id in the issue file of a story or of a rest: junzheng@2 is the rest of junzheng."""
    return name.partition("@")[0]


def _between_han(match: re.Match[str]) -> str:
    """An ideographic space for blanks between two Han characters; other blanks stay."""
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return "\u3000" if is_han(before) and is_han(after) else match[0]


def credit_line(credit: str) -> str:
    """A picture credit as printed: 特约摄影　李冬摄 (E5)."""
    text = _BLANKS.sub(_between_han, credit.strip())
    return text if _CREDIT_ENDS.search(text) else f"{text}摄"


def source_line(source: str) -> str:
    """A story's source as printed: （来源：人民日报）."""
    bare = source.strip().strip("（）()")
    return f"（来源：{bare.removeprefix('来源：').removeprefix('来源:')}）" if bare else ""


def _prints(headline: str | tuple[str, ...]) -> bool:
    """Whether a headline has a character to print, besides marks of turns and spaces."""
    return any(not (c == TURN_MARK or c.isspace()) for turn in headline for c in turn)


def manuscript(
    story: Story, page: int, body: list[tuple[int, str]], span: Span, *, normalise: bool
) -> Manuscript:
    """The manuscript of a story.

    `body` has the lines of its copy with their line numbers in the file that `span` names.
    `normalise` is the issue's switch; the story's own switch must be on, too.
    """
    fix = Normaliser(enabled=normalise and story.normalise)

    def head(part: str, text: str, number: int = 0) -> str:
        fix.place = (part, number)
        return fix.head(text)

    def line(part: str, text: str, number: int = 0) -> str:
        fix.place = (part, number)
        return fix.line(text)

    headline = (
        head("headline", story.headline)
        if isinstance(story.headline, str)
        else tuple(head("headline", turn, n) for n, turn in enumerate(story.headline))
    )
    paragraphs = mark_up(fix.paragraphs(body, story.verse))
    if story.verse:
        opening = _stanzas(body)
        paragraphs = tuple(p._replace(opens=n in opening) for n, p in enumerate(paragraphs))
    else:
        paragraphs = _with_closing(paragraphs, story)
    return Manuscript(
        story=story,
        page=page,
        label=line("label", story.label),
        kicker=head("kicker", story.kicker),
        headline=headline if _prints(headline) else "",
        deck=tuple(head("deck", text, n) for n, text in enumerate(story.deck)),
        standfirst=tuple(line("standfirst", text, n) for n, text in enumerate(story.standfirst)),
        byline=line("byline", story.byline),
        source_line=source_line(line("source", story.source)),
        paragraphs=paragraphs,
        pictures=tuple(_picture(picture, n, fix) for n, picture in enumerate(story.pictures)),
        changes=fix.changes,
        span=span,
        spans=tuple(Span(span.file, paragraph.line, 1, span.path) for paragraph in paragraphs),
        first_changes=fix.first,
    )


def _with_closing(paragraphs: tuple[CopyParagraph, ...], story: Story) -> tuple[CopyParagraph, ...]:
    """The paragraphs with the signature and the date at the end marked as such."""
    texts = ["## " if p.subhead else p.text for p in paragraphs]
    closing = set(closing_lines(texts, signed=story.kind == "notice"))
    if not closing:
        return paragraphs
    return tuple(p._replace(closes=n in closing) for n, p in enumerate(paragraphs))


def _stanzas(body: Sequence[tuple[int, str]]) -> set[int]:
    """The numbers of the lines that follow a blank line, from 0, blank lines not counted."""
    opening, number = set(), 0
    for (_, before), (_, text) in pairwise([(0, "."), *body]):
        if text.strip():
            if not before.strip():
                opening.add(number)
            number += 1
    return opening


def _picture(picture: Picture, number: int, fix: Normaliser) -> PictureCopy:
    fix.place = ("pictures", number, "cutline")
    cutline = fix.line(picture.cutline)
    fix.place = ("pictures", number, "credit")
    credit = credit_line(fix.line(picture.credit))
    return PictureCopy(picture.file, picture.focus, picture.columns, cutline, credit)
