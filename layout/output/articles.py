"""The contents of the reading PDF: its articles in reading order, and what their pictures show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from layout.core.frame import Source
from layout.edition.pages import Pages
from layout.issue.manuscript import Manuscript, PictureCopy
from layout.issue.model import PLACEHOLDER, Page
from layout.screen.contents import Article, Contents, PictureNote

Parts = Mapping[str, Sequence[Source]]
"""The parts that are printed, by story or furniture."""


def contents(pages: Pages) -> Contents:
    """The articles of an edition: the masthead, then page by page the stories in the order of the
    issue file and the filler; the foot is the last of the first page.
    """
    issue = pages.edition.issue.value
    parts: dict[str, list[Source]] = {}
    for source, _ in pages.expected():
        parts.setdefault(source.story, []).append(source)
    articles: list[Article] = []
    for page in issue.pages:
        first = page.number == issue.pages[0].number
        if first:
            articles.append(_article("masthead", "masthead", "报头", page.number, parts))
        articles += _stories(page, pages.manuscripts, parts)
        filler = f"filler-{page.number}"
        if filler in parts:
            articles.append(_article(filler, "notice", "公益广告", page.number, parts))
        if first:
            articles.append(_article("foot", "notice", "报尾", page.number, parts))
    folios = frozenset(f"folio-{page.number}" for page in issue.pages)
    return Contents(tuple((p.number, p.section) for p in issue.pages), tuple(articles), folios)


def _stories(page: Page, manuscripts: Mapping[str, Manuscript], parts: Parts) -> Iterator[Article]:
    """The stories of a page that are printed."""
    for story in page.stories:
        manuscript = manuscripts.get(story.id)
        if manuscript is not None:
            notes = tuple(_notes(manuscript))
            own = tuple(parts.get(story.id, ()))
            yield Article(story.id, "story", story.title, page.number, own, notes)


def _article(
    name: str, kind: Literal["masthead", "notice"], title: str, page: int, parts: Parts
) -> Article:
    return Article(name, kind, title, page, tuple(parts.get(name, ())))


def _notes(manuscript: Manuscript) -> Iterator[PictureNote]:
    for number, picture in enumerate(manuscript.pictures):
        yield PictureNote(number, picture.file, _alt(manuscript, picture))


def _alt(manuscript: Manuscript, picture: PictureCopy) -> str:
    """A picture in words: its cutline, else its story and its credit."""
    if picture.file == PLACEHOLDER:
        return f"{PLACEHOLDER}：照片还没到"
    return picture.cutline or f"《{manuscript.story.title}》配图，{picture.credit}"
