"""The contents of a reading file besides its frames: pages, and articles in reading order."""

from __future__ import annotations

from typing import Literal, NamedTuple

from layout.core.frame import Source

Kind = Literal["story", "masthead", "notice"]


class PictureNote(NamedTuple):
    """A picture of an article: its number in the article, its file, and a text that describes it."""

    number: int
    file: str
    alt: str


class Article(NamedTuple):
    """One article: its parts in reading order, and its pictures.

    `page` is the number of the page that it begins on. A notice is left out of the outline.
    """

    id: str
    kind: Kind
    title: str
    page: int
    parts: tuple[Source, ...]
    pictures: tuple[PictureNote, ...] = ()


class Contents(NamedTuple):
    """The number and name of every page, and all articles.

    `running_heads` are the story names of lines that are no part of what is read (folios).
    """

    pages: tuple[tuple[int, str], ...]
    articles: tuple[Article, ...]
    running_heads: frozenset[str] = frozenset()

    def on_page(self, number: int) -> list[Article]:
        """The articles that begin on a page."""
        return [article for article in self.articles if article.page == number]
