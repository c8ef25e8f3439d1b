"""What would close a page that stays open: the cheapest changes, each tried before it is told.

A remedy is not an estimate: stories are shortened or lengthened, or one loses its picture, and the
page is made up again; only what closes it is offered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Literal, NamedTuple

from layout.assemble.automatic import first_layout, page_fill
from layout.assemble.copyways import Jump
from layout.assemble.desk import Desk, Layout, StoryArea
from layout.assemble.pagemaker import PageMaker
from layout.issue.manuscript import Manuscript, PictureCopy
from layout.issue.markup import CopyParagraph, Passage
from layout.issue.model import PLACEHOLDER, Module

STEPS = (120, 240, 400, 640, 1000, 1500, 2200, 3200, 4600)
"""Characters beyond what is lacking at least that are tried, fewest first."""
FINER, FINER_TRIES = 20, 2
"""Characters to which a remedy is fined down, and trials that are spent on it."""
STORIES = 2
"""Stories that are tried for each kind of remedy, the longest first."""
TOGETHER = (2, 3, 5, 8, 13, 21)
"""Of so many stories, the longest, a share is cut, where one cannot give enough."""
PICTURES = 2
"""Stories whose pictures are tried to be changed."""
SHARE_MOST = 0.45
"""No story loses more of its copy than this."""
OVERFULL = 0.85
IDEAL = 0.93
"""A page so full closes as a rule."""
HOPELESS = (0.3, 1.25)
"""Beyond, whole stories must come or go: no remedy is tried."""
STAND_IN = PictureCopy(PLACEHOLDER, (0.5, 0.5), None, "", "资料图")
"""The picture that a page short of copy is tried with."""
LINE = 12
"""Characters of a line over a basic column."""
ROOM_LEAST = 200
"""A page of whose cells less than such a part is room is not searched."""
CELL = 10
"""Characters that make up a cell of a page, last lines and heads reckoned in."""


class Remedy(NamedTuple):
    """One change that closes the page: to which story, and how many characters.

    A story that jumps sends `lines` to another `page`; a picture is limited to so many `columns`.
    `more` are further stories that are cut as well, with their characters.
    """

    kind: Literal["cut", "add", "jump", "narrow-picture", "add-picture", "no-picture"]
    story: str
    characters: int = 0
    lines: int = 0
    page: int = 0
    columns: int = 0
    more: tuple[tuple[str, int], ...] = ()

    @property
    def cuts(self) -> dict[str, int]:
        """The characters by story, of one or of several."""
        return {self.story: self.characters, **dict(self.more)}


class Diagnosis(NamedTuple):
    """How far a page is from closing, in characters over (or under, if negative), and remedies."""

    excess: int
    remedies: tuple[Remedy, ...] = ()


def remedies(
    manuscripts: Sequence[Manuscript],
    area: StoryArea,
    desk: Desk,
    fixed: Mapping[str, Module] | None = None,
    onward: int = 0,
) -> Diagnosis:
    """Changes that close a page, the cheapest first.

    Copy is cut or added; on a full page a story jumps to the page `onward`, a picture is narrowed
    or left out; on one short of copy a story is given a picture.
    """
    trials = _Trials(manuscripts, area, desk, fixed)
    fill = page_fill(trials.page)
    excess = round((fill - IDEAL) * trials.page.cells * LINE)
    if not HOPELESS[0] < fill < HOPELESS[1]:
        return Diagnosis(excess)
    full = fill > OVERFULL
    least = max(round((fill - 1) * trials.page.cells), 0) * CELL
    found = _cuts(trials, least) if full else _additions(trials)
    found.sort(key=lambda remedy: sum(remedy.cuts.values()))
    if full and onward:
        found += islice(_jumps(trials, onward), 1)
    found += islice(_slighter(trials) if full else _pictured(trials), 1)
    return Diagnosis(excess, tuple(found))


class _Trials:
    """One page with changes; what is known of the stories that stay is kept from trial to trial."""

    def __init__(
        self,
        manuscripts: Sequence[Manuscript],
        area: StoryArea,
        desk: Desk,
        fixed: Mapping[str, Module] | None,
    ) -> None:
        self.manuscripts = manuscripts
        self.page = PageMaker(manuscripts, area, desk, fixed)
        self._rest = (area, desk, fixed)
        self.longest = sorted(manuscripts, key=lambda m: (-_size(m), m.story.id))

    def first(
        self, changed: Sequence[Manuscript], jumps: Mapping[str, Jump] | None = None
    ) -> list[Layout]:
        """A layout of the page so changed, or none."""
        page = PageMaker(changed, *self._rest, jumps, like=self.page)
        if not jumps and page.room * ROOM_LEAST < page.cells:
            return []
        return first_layout(page, jumps)

    def close(self, remedy: Remedy) -> bool:
        """Whether a change closes the page."""
        return bool(self.first(applied(self.manuscripts, remedy)))

    def finer(self, remedy: Remedy, low: int) -> Remedy:
        """The remedy with fewer characters, more than `low`, as far as it still closes the page."""
        for _ in range(FINER_TRIES):
            middle = (low + remedy.characters) // 2
            if remedy.characters - low <= FINER:
                break
            less = remedy._replace(characters=middle)
            if self.close(less):
                remedy = less
            else:
                low = middle
        return remedy


def _cuts(trials: _Trials, least: int) -> list[Remedy]:
    """Cuts of one of the longest stories, or, where that is not enough, of several."""
    found: list[Remedy] = []
    for manuscript in trials.longest[:STORIES]:
        most = _size(manuscript) * SHARE_MOST
        # no more than the other story would have to lose
        amounts = [one.characters for one in found] or [least + step for step in STEPS]
        low = least
        for characters in amounts:
            if characters > most:
                break
            remedy = Remedy("cut", manuscript.story.id, characters)
            if trials.close(remedy):
                found.append(trials.finer(remedy, low))
                break
            low = characters
    return found or list(islice(_shared_cuts(trials, least), 1))


def _shared_cuts(trials: _Trials, least: int) -> Iterator[Remedy]:
    """Cuts of several stories at once, each giving the same share."""
    for count in TOGETHER:
        some = trials.longest[:count]
        sizes = [_size(manuscript) for manuscript in some]
        for step in STEPS[1:]:
            share = (least + step) / sum(sizes)
            if share > SHARE_MOST:
                break
            each = [(m.story.id, round(size * share)) for m, size in zip(some, sizes, strict=True)]
            remedy = Remedy("cut", *each[0], more=tuple(each[1:]))
            if trials.close(remedy):
                yield remedy
                break
        if count >= len(trials.longest):
            break


def _additions(trials: _Trials) -> list[Remedy]:
    """Copy that one of the longest stories is short of."""
    found: list[Remedy] = []
    for manuscript in trials.longest[:STORIES]:
        low = 0
        for step in [one.characters for one in found] or STEPS:
            remedy = Remedy("add", manuscript.story.id, step)
            if trials.close(remedy):
                found.append(trials.finer(remedy, low))
                break
            low = step
    return found


def _jumps(trials: _Trials, onward: int) -> Iterator[Remedy]:
    """Stories that close the page if they may go on on another."""
    for manuscript in trials.longest[:STORIES]:
        name = manuscript.story.id
        made = trials.first(trials.manuscripts, {name: Jump(onward)})
        if made and made[0].closings[name].jump_to:
            sent = int(made[0].closings[name].means.removeprefix("jump "))
            yield Remedy("jump", name, lines=sent, page=onward)


def _slighter(trials: _Trials) -> Iterator[Remedy]:
    """Pictures narrower, or gone, that close the page."""
    for manuscript in [m for m in trials.manuscripts if m.pictures][:PICTURES]:
        first, name = manuscript.pictures[0], manuscript.story.id
        if first.columns and first.columns[0] > 1:
            remedy = Remedy("narrow-picture", name, columns=first.columns[0] - 1)
            if trials.close(remedy):
                yield remedy
        if manuscript.story.kind != "picture":
            remedy = Remedy("no-picture", name)
            if trials.close(remedy):
                yield remedy


def _pictured(trials: _Trials) -> Iterator[Remedy]:
    """Pictures that fill the page."""
    for manuscript in trials.longest[:STORIES]:
        remedy = Remedy("add-picture", manuscript.story.id)
        if not manuscript.pictures and trials.close(remedy):
            yield remedy


def applied(manuscripts: Sequence[Manuscript], remedy: Remedy) -> list[Manuscript]:
    """The stories of a page with a remedy applied; one that jumps stays as it is."""
    cuts = remedy.cuts
    return [_changed(m, remedy, cuts) if m.story.id in cuts else m for m in manuscripts]


def _changed(manuscript: Manuscript, remedy: Remedy, cuts: Mapping[str, int]) -> Manuscript:
    match remedy.kind:
        case "cut":
            return shortened(manuscript, cuts[manuscript.story.id])
        case "add":
            more = CopyParagraph((Passage("字" * remedy.characters),), False, 0)
            return manuscript._replace(paragraphs=(*manuscript.paragraphs, more))
        case "no-picture":
            return manuscript._replace(pictures=())
        case "add-picture":
            return manuscript._replace(pictures=(STAND_IN,))
        case "narrow-picture":
            narrow = manuscript.pictures[0]._replace(columns=(1, remedy.columns))
            return manuscript._replace(pictures=(narrow, *manuscript.pictures[1:]))
    return manuscript


def _size(manuscript: Manuscript) -> int:
    return sum(len(paragraph.text) for paragraph in manuscript.paragraphs)


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
