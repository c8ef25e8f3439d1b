"""The contents of the reading file: which article begins where, and what its pictures show."""

from __future__ import annotations

from collections.abc import Iterator

from layout.core.frame import Source
from layout.edition.pages import Pages
from layout.issue.manuscript import Manuscript, PictureCopy
from layout.issue.model import PLACEHOLDER
from layout.screen.contents import Article, Contents, PictureNote


def contents(pages: Pages) -> Contents:
    """Masthead first, then the stories of each page as they rank, fillers and the foot last."""
    issue = pages.edition.issue.value
    expected: dict[str, list[Source]] = {}
    for source, _ in pages.expected():
        expected.setdefault(source.story, []).append(source)
    articles: list[Article] = []
    manuscripts = pages.manuscripts
    for page in issue.pages:
        first = page.number == issue.pages[0].number
        if first:
            articles.append(_plain("masthead", "masthead", "报头", page.number, expected))
        for story in page.stories:
            manuscript = manuscripts.get(story.id)
            if manuscript is None:
                continue
            parts = tuple(expected.get(story.id, ()))
            notes = tuple(_notes(manuscript))
            articles.append(Article(story.id, "story", story.title, page.number, parts, notes))
        filler = f"filler-{page.number}"
        if filler in expected:
            articles.append(_plain(filler, "notice", "公益广告", page.number, expected))
        if first:
            articles.append(_plain("foot", "notice", "报尾", page.number, expected))
    folios = frozenset(f"folio-{page.number}" for page in issue.pages)
    return Contents(tuple((p.number, p.section) for p in issue.pages), tuple(articles), folios)


def _plain(
    name: str, kind: str, title: str, page: int, expected: dict[str, list[Source]]
) -> Article:
    parts = tuple(expected.get(name, ()))
    return Article(name, "masthead" if kind == "masthead" else "notice", title, page, parts)


def _notes(manuscript: Manuscript) -> Iterator[PictureNote]:
    for number, picture in enumerate(manuscript.pictures):
        yield PictureNote(number, picture.file, _alt(manuscript, picture))


def _alt(manuscript: Manuscript, picture: PictureCopy) -> str:
    """What a picture shows: its cutline, else whose picture it is."""
    if picture.file == PLACEHOLDER:
        return f"{PLACEHOLDER}：照片还没到"
    return picture.cutline or f"《{manuscript.story.title}》配图，{picture.credit}"
