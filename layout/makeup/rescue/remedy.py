"""Remedies of a page that stays open, as values, and stories changed by them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from layout.issue.manuscript import Manuscript, PictureCopy
from layout.issue.markup import CopyParagraph, Passage
from layout.issue.model import PLACEHOLDER

LINE = 12
"""Characters of a line over a basic column."""
STAND_IN = PictureCopy(PLACEHOLDER, (0.5, 0.5), None, "", "资料图")
"""The picture that a page short of copy is tried with."""


STAND_IN_HEAD = "再加的一篇稿件"
"""The head of the story that a page is tried with."""


class Remedy(NamedTuple):
    """One change that closes the page: to which story, and how many characters.

    A story that jumps sends `lines` to another `page`; a picture is limited to so many `columns`.
    So many `stories` of so many characters each are added beside the one that is named, which
    itself is cut if it is among `more`.
    `more` are further stories that are cut or lengthened as well, with their characters. Where
    stories are left out they have none, and those that have any are cut; those that are freed lose
    the modules that the editor gave them.
    """

    kind: Literal[
        "cut",
        "add",
        "add-story",
        "jump",
        "narrow-picture",
        "widen-picture",
        "add-picture",
        "no-picture",
        "leave-out",
        "free",
    ]
    story: str
    characters: int = 0
    lines: int = 0
    page: int = 0
    columns: int = 0
    more: tuple[tuple[str, int], ...] = ()
    stories: int = 0

    @property
    def cuts(self) -> dict[str, int]:
        """The characters by story, of one or of several; not those of stories that are added."""
        own = {} if self.kind == "add-story" else {self.story: self.characters}
        return {**own, **dict(self.more)}


class Diagnosis(NamedTuple):
    """How far a page is from closing, in characters over (or under, if negative), and remedies."""

    excess: int
    remedies: tuple[Remedy, ...] = ()


def with_remedy(manuscripts: Sequence[Manuscript], remedy: Remedy) -> list[Manuscript]:
    """The stories of a page with a remedy applied; one that jumps stays as it is."""
    cuts = remedy.cuts
    if remedy.kind == "add-story":
        added = (_company(manuscripts[0], remedy.characters, n) for n in range(remedy.stories))
        return [*(shortened(m, cuts.get(m.story.id, 0)) for m in manuscripts), *added]
    if remedy.kind == "leave-out":
        kept = [m for m in manuscripts if cuts.get(m.story.id) != 0]
        return [shortened(m, cuts.get(m.story.id, 0)) for m in kept]
    return [_changed(m, remedy, cuts) if m.story.id in cuts else m for m in manuscripts]


def _changed(manuscript: Manuscript, remedy: Remedy, cuts: Mapping[str, int]) -> Manuscript:
    match remedy.kind:
        case "cut":
            return shortened(manuscript, cuts[manuscript.story.id])
        case "add":
            more = _copy(cuts[manuscript.story.id])
            return manuscript._replace(paragraphs=(*manuscript.paragraphs, more))
        case "no-picture":
            return manuscript._replace(pictures=())
        case "add-picture":
            return manuscript._replace(pictures=(STAND_IN,))
        case "narrow-picture":
            return _with_columns(manuscript, 1, remedy.columns)
        case "widen-picture":
            limits = manuscript.pictures[0].columns or (1, 1)
            return _with_columns(manuscript, limits[0], remedy.columns)
    return manuscript


def _with_columns(manuscript: Manuscript, least: int, most: int) -> Manuscript:
    first = manuscript.pictures[0]._replace(columns=(least, most))
    return manuscript._replace(pictures=(first, *manuscript.pictures[1:]))


def _copy(characters: int) -> CopyParagraph:
    """A paragraph of so many characters."""
    return CopyParagraph((Passage("字" * characters),), False, 0)


def _company(manuscript: Manuscript, characters: int, number: int) -> Manuscript:
    """A plain story of so many characters for the page of another."""
    story = manuscript.story.model_copy(
        update={
            "id": f"{manuscript.story.id}+{number}",  # no id of an editor's has a plus
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
        paragraphs=(_copy(characters),),
        pictures=(),
        changes=Counter(),
        span=manuscript.span,
        spans=(manuscript.span,),
    )


def shortened(manuscript: Manuscript, characters: int) -> Manuscript:
    """The manuscript without the last so many characters of its body, whole paragraphs going."""
    paragraphs = list(manuscript.paragraphs)
    while characters > 0:
        last = paragraphs[-1]
        size = len(last.text)
        if len(paragraphs) > 1 and (size <= characters + 2 or last.subhead):
            paragraphs.pop()
            characters -= size
            continue
        kept = max(size - characters, 1)
        paragraphs[-1] = last._replace(passages=tuple(_first(last.passages, kept)))
        characters = 0
    return manuscript._replace(paragraphs=tuple(paragraphs))


def _first(passages: Sequence[Passage], characters: int) -> Iterator[Passage]:
    """The first so many characters of some passages."""
    for passage in passages:
        if characters <= 0:
            return
        yield passage._replace(text=passage.text[:characters])
        characters -= len(passage.text)
