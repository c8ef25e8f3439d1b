"""Remedies of a page that stays open, one type for each kind, and stories changed by them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from layout.issue.manuscript import Manuscript, PictureCopy
from layout.issue.markup import CopyParagraph, Passage
from layout.issue.model import PLACEHOLDER

LINE = 12
"""Characters of a line in a leg of one basic column."""
STAND_IN = PictureCopy(PLACEHOLDER, (0.5, 0.5), None, "", "资料图")
"""The picture that a page short of copy is tried with."""
STAND_IN_HEAD = "再加的一篇稿件"
"""The head of the stories that a page is tried with."""
WHOLE_PARAGRAPH = 2
"""A paragraph of which at most this many characters would stay is cut whole."""


class CopyCut(NamedTuple):
    """Copy is cut: `amounts` are characters by story id."""

    amounts: Mapping[str, int]


class CopyAdded(NamedTuple):
    """Copy is added: `amounts` are characters by story id."""

    amounts: Mapping[str, int]


class StoriesAdded(NamedTuple):
    """The page gets `number` more stories of `characters` characters each.

    If `cut` is above 0, the `story` that is there loses as many characters.
    """

    story: str
    number: int
    characters: int
    cut: int = 0


class StoryJumps(NamedTuple):
    """A story continues on a later page, with `lines` lines there."""

    story: str
    page: int
    lines: int


class PictureNarrowed(NamedTuple):
    """The first picture of a story spans at most `columns` columns."""

    story: str
    columns: int


class PictureWidened(NamedTuple):
    """The first picture of a story may span up to `columns` columns."""

    story: str
    columns: int


class PictureAdded(NamedTuple):
    """A story without a picture gets one."""

    story: str


class PicturesAdded(NamedTuple):
    """A story with pictures gets `number` more."""

    story: str
    number: int


class PicturesFewer(NamedTuple):
    """A story loses its last `number` pictures, and keeps others."""

    story: str
    number: int


class PicturesDropped(NamedTuple):
    """A story loses its pictures."""

    story: str


class StoriesDropped(NamedTuple):
    """Stories are left out; `cuts` are characters that others lose, by story id."""

    stories: tuple[str, ...]
    cuts: Mapping[str, int]


class StoriesUnpinned(NamedTuple):
    """Fixed stories lose the modules that the editor gave them."""

    stories: tuple[str, ...]


CopyRemedy = CopyCut | CopyAdded
PictureRemedy = (
    PictureNarrowed
    | PictureWidened
    | PictureAdded
    | PicturesAdded
    | PicturesFewer
    | PicturesDropped
)
Remedy = CopyRemedy | PictureRemedy | StoriesAdded | StoryJumps | StoriesDropped | StoriesUnpinned


class Diagnosis(NamedTuple):
    """How far a page is from closing, in characters (below 0: too few), and what would close it."""

    excess: int
    remedies: tuple[Remedy, ...] = ()


def with_remedy(manuscripts: Sequence[Manuscript], remedy: Remedy) -> list[Manuscript]:
    """The stories of a page with a remedy applied.

    A story that jumps or is unpinned stays as it is: the page problem changes instead.
    """
    match remedy:
        case CopyCut(amounts):
            return [shortened(m, amounts.get(m.story.id, 0)) for m in manuscripts]
        case CopyAdded(amounts):
            return [_lengthened(m, amounts.get(m.story.id, 0)) for m in manuscripts]
        case StoriesAdded(story, count, characters, cut):
            there = [shortened(m, cut) if m.story.id == story else m for m in manuscripts]
            return [*there, *(_new_story(manuscripts[0], characters, n) for n in range(count))]
        case StoriesDropped(stories, cuts):
            kept = [m for m in manuscripts if m.story.id not in stories]
            return [shortened(m, cuts.get(m.story.id, 0)) for m in kept]
        case StoryJumps() | StoriesUnpinned():
            return list(manuscripts)
    return [_pictured(m, remedy) if m.story.id == remedy.story else m for m in manuscripts]


def _pictured(manuscript: Manuscript, remedy: PictureRemedy) -> Manuscript:
    """The story with its pictures changed."""
    match remedy:
        case PicturesDropped():
            return manuscript._replace(pictures=())
        case PictureAdded():
            return manuscript._replace(pictures=(STAND_IN,))
        case PicturesAdded(_, number):
            more = (STAND_IN,) * number
            return manuscript._replace(pictures=(*manuscript.pictures, *more))
        case PicturesFewer(_, number):
            return manuscript._replace(pictures=manuscript.pictures[:-number])
        case PictureNarrowed(_, columns):
            return _with_columns(manuscript, 1, columns)
        case PictureWidened(_, columns):
            limits = manuscript.pictures[0].columns or (1, 1)
            return _with_columns(manuscript, limits[0], columns)


def _with_columns(manuscript: Manuscript, least: int, most: int) -> Manuscript:
    """The story with its first picture over `least` to `most` columns."""
    first = manuscript.pictures[0]._replace(columns=(least, most))
    return manuscript._replace(pictures=(first, *manuscript.pictures[1:]))


def _lengthened(manuscript: Manuscript, characters: int) -> Manuscript:
    """The story with one more paragraph of `characters` characters."""
    if not characters:
        return manuscript
    return manuscript._replace(paragraphs=(*manuscript.paragraphs, _paragraph(characters)))


def _paragraph(characters: int) -> CopyParagraph:
    return CopyParagraph((Passage("字" * characters),), False, 0)


def _new_story(manuscript: Manuscript, characters: int, number: int) -> Manuscript:
    """A plain story of `characters` characters for the page of another story."""
    story = manuscript.story.model_copy(
        update={
            "id": f"{manuscript.story.id}+{number}",  # an editor's ids have no plus
            "rank": "normal",
            "kind": "news",
            "headline": STAND_IN_HEAD,
            "vertical": "no",
            "boxed": "no",
            "verse": False,
        }
    )
    return Manuscript(
        story=story,
        page=manuscript.page,
        label="",
        kicker="",
        headline=STAND_IN_HEAD,
        deck=(),
        standfirst=(),
        byline="",
        source_line="",
        paragraphs=(_paragraph(characters),),
        pictures=(),
        changes=Counter(),
        span=manuscript.span,
        spans=(manuscript.span,),
    )


def shortened(manuscript: Manuscript, characters: int) -> Manuscript:
    """The story without the last `characters` characters of its body.

    At least one character stays. Paragraphs of which hardly anything would stay are cut whole, and
    so are subheads at the end.
    """
    if characters <= 0:
        return manuscript
    paragraphs = list(manuscript.paragraphs)
    while characters > 0:
        last = paragraphs[-1]
        size = len(last.text)
        if len(paragraphs) > 1 and (size <= characters + WHOLE_PARAGRAPH or last.subhead):
            paragraphs.pop()
            characters -= size
            continue
        kept = max(size - characters, 1)
        paragraphs[-1] = last._replace(passages=tuple(_first(last.passages, kept)))
        characters = 0
    return manuscript._replace(paragraphs=tuple(paragraphs))


def _first(passages: Sequence[Passage], characters: int) -> Iterator[Passage]:
    """The first `characters` characters of some passages."""
    for passage in passages:
        if characters <= 0:
            return
        yield passage._replace(text=passage.text[:characters])
        characters -= len(passage.text)
