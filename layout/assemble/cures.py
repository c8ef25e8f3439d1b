"""What would close a page that stays open: the cheapest changes, each tried before it is told.

A remedy is not an estimate: stories are shortened or lengthened, or one loses its picture, and the
page is made up again; only what closes it is offered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from layout.assemble.automatic import first_layout, least_areas, page_fill
from layout.assemble.copyways import Jump
from layout.assemble.desk import Desk, Layout, StoryArea
from layout.assemble.pagemaker import PageMaker
from layout.assemble.remedy import LINE, Diagnosis, Remedy, applied, size
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module

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
HOPELESS = 1.25
"""Fuller pages are saved by no cut: whole stories must go."""
EMPTY = 0.5
"""A page less full is short of copy by so much at least that is tried."""
LEFT_OUT_TRIES = 4
"""Choices of stories to be left out that are tried, of those after which the rest has room."""
ROOM_LEAST = 200
"""A page of whose cells less than such a part is room is not searched."""
CELL = 10
"""Characters that make up a cell of a page, last lines and heads reckoned in."""


def remedies(
    manuscripts: Sequence[Manuscript],
    area: StoryArea,
    desk: Desk,
    fixed: Mapping[str, Module] | None = None,
    onward: int = 0,
) -> Diagnosis:
    """Changes that close a page, the cheapest first.

    Copy is cut or added; on a full page a story jumps to the page `onward`, a picture is narrowed
    or left out, and where that cannot do, whole stories are; on a page short of copy a story is
    given a picture.
    """
    trials = _Trials(manuscripts, area, desk, fixed)
    fill = page_fill(trials.page)
    excess = round((fill - IDEAL) * trials.page.cells * LINE)
    if fill > HOPELESS:
        return Diagnosis(excess, tuple(_left_out(trials)))
    full = fill > OVERFULL
    far = fill - 1 if full else EMPTY - fill
    least = max(round(far * trials.page.cells), 0) * CELL
    found = _cuts(trials, least) if full else _additions(trials, least)
    found.sort(key=lambda remedy: sum(remedy.cuts.values()))
    if full and onward:
        found += islice(_jumps(trials, onward), 1)
    found += islice(_slighter(trials) if full else _pictured(trials), 1)
    if full and not found:
        found += _left_out(trials)
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
        self._areas: list[float] | None = None
        self._rest = (area, desk, fixed)
        self.longest = sorted(manuscripts, key=lambda m: (-size(m), m.story.id))

    def first(
        self, changed: Sequence[Manuscript], jumps: Mapping[str, Jump] | None = None
    ) -> list[Layout]:
        """A layout of the page so changed, or none."""
        page = PageMaker(changed, *self._rest, jumps, like=self.page)
        if not jumps and page.room * ROOM_LEAST < page.cells:
            return []
        return first_layout(page, jumps)

    def without(self, remedy: Remedy) -> _Trials:
        """Trials of the page with a remedy applied."""
        return _Trials(applied(self.manuscripts, remedy), *self._rest)

    def fill_without(self, names: Sequence[str]) -> float:
        """The fill of the page without some stories."""
        if self._areas is None:
            self._areas = least_areas(self.page)
        both = zip(self.manuscripts, self._areas, strict=True)
        return sum(area for m, area in both if m.story.id not in names) / self.page.cells

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
        most = size(manuscript) * SHARE_MOST
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
        sizes = [size(manuscript) for manuscript in some]
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


def _additions(trials: _Trials, least: int) -> list[Remedy]:
    """Copy that one of the longest stories is short of, or, where that is too much, several."""
    found: list[Remedy] = []
    for manuscript in trials.longest[:STORIES]:
        low = least
        most = max(size(manuscript), STEPS[2])
        for characters in [one.characters for one in found] or [least + step for step in STEPS]:
            if characters > most:
                break
            remedy = Remedy("add", manuscript.story.id, characters)
            if trials.close(remedy):
                found.append(trials.finer(remedy, low))
                break
            low = characters
    return found or list(islice(_shared_additions(trials, least), 1))


def _shared_additions(trials: _Trials, least: int) -> Iterator[Remedy]:
    """Copy that several stories are short of, each by the same share."""
    for count in TOGETHER:
        some = trials.longest[:count]
        sizes = [size(manuscript) for manuscript in some]
        for step in STEPS:
            each = [
                (m.story.id, (least + step) * size // sum(sizes))
                for m, size in zip(some, sizes, strict=True)
            ]
            remedy = Remedy("add", *each[0], more=tuple(each[1:]))
            if trials.close(remedy):
                yield remedy
                break
        if count >= len(trials.longest):
            break


def _left_out(trials: _Trials) -> Iterator[Remedy]:
    """Stories that go, never the first: the least one that is enough, or as many as it takes of
    the least ones.
    """
    rest = [manuscript.story.id for manuscript in trials.manuscripts[:0:-1]]
    single = [(name,) for name in rest]
    several = [tuple(rest[:count]) for count in range(2, len(rest) + 1)]
    found = 0
    for choices in (single, several):
        tried = 0
        for names in choices:
            remedy = Remedy("leave-out", names[0], more=tuple((name, 0) for name in names[1:]))
            if trials.fill_without(names) > IDEAL:
                continue
            if trials.close(remedy):
                found += 1
                yield remedy
                break
            tried += 1
            if tried == LEFT_OUT_TRIES:
                break
    if not found:
        yield from islice(_left_out_and_cut(trials, [*single, *several]), 1)


def _left_out_and_cut(trials: _Trials, choices: Sequence[tuple[str, ...]]) -> Iterator[Remedy]:
    """Stories that go while others are cut, where the rest still is too long or far too short."""
    for names in choices:
        remedy = Remedy("leave-out", names[0], more=tuple((name, 0) for name in names[1:]))
        fill = trials.fill_without(names)
        if fill <= HOPELESS:
            rest = trials.without(remedy)
            for cut in _cuts(rest, max(round((fill - 1) * rest.page.cells), 0) * CELL):
                yield remedy._replace(more=(*remedy.more, *cut.cuts.items()))


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
