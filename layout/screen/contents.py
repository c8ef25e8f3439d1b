"""What a reading file is made of besides the frames: pages, and articles in the order of reading."""

from __future__ import annotations

from typing import Literal, NamedTuple

from layout.core.frame import Source

Kind = Literal["story", "masthead", "notice"]


class PictureNote(NamedTuple):
    """A picture of an article: its number there, its file, what it shows in words."""

    number: int
    file: str
    alt: str


class Article(NamedTuple):
    """One article: its parts as they are read, and its pictures. A notice has no place in outlines.

    `page` is the page it begins on.
    """

    id: str
    kind: Kind
    title: str
    page: int
    parts: tuple[Source, ...]
    pictures: tuple[PictureNote, ...] = ()


class Contents(NamedTuple):
    """Number and name of every page, and all articles."""

    pages: tuple[tuple[int, str], ...]
    articles: tuple[Article, ...]

    def on_page(self, number: int) -> list[Article]:
        """The articles that begin on a page."""
        return [article for article in self.articles if article.page == number]
