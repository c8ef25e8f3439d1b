"""A page with changes, made up again: only what closes it may be told as its remedy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from layout.fit.area import StoryArea
from layout.fit.copy_ways import FREEST, Jump
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module
from layout.makeup.context import Layout, MakeupContext
from layout.makeup.one_page import first_layout, least_areas, make_up
from layout.makeup.page_maker import PageMaker
from layout.makeup.rescue.remedy import Remedy, with_remedy
from layout.makeup.shape_cache import ShapeCache

FINER, FINER_TRIES = 20, 2
"""Characters to which a remedy is fined down, and trials that are spent on it."""
TRIALS_ROUND = 24
"""Trials round fixed modules: where these leave no way, no change of the other stories helps."""
ROOM_LEAST = 200
"""A page of whose cells less than such a part is room is not searched."""


@dataclass(slots=True)
class _Tally:
    """How many trials are left, of the page and of what becomes of it; None: it does not matter."""

    left: int | None

    def goes_on(self) -> bool:
        """Whether there may be another trial, which is counted."""
        if self.left is None:
            return True
        self.left -= 1
        return self.left >= 0


class Trials:
    """One page with changes; what is known of the stories that stay is kept from trial to trial.

    A page of one story is made up with all means, which take no time there; others quickly.
    """

    def __init__(
        self,
        manuscripts: Sequence[Manuscript],
        area: StoryArea,
        context: MakeupContext,
        fixed: Mapping[str, Module] | None,
    ) -> None:
        context = context._replace(shape_cache=ShapeCache())
        self.manuscripts = manuscripts
        self.page = PageMaker(manuscripts, area, context, fixed)
        self._areas: list[float] | None = None
        self._rest = (area, context, fixed)
        self._tally = _Tally(TRIALS_ROUND if fixed else None)
        self.longest = sorted(manuscripts, key=lambda m: (-m.copy_size, m.story.id))

    def first(
        self, changed: Sequence[Manuscript], jumps: Mapping[str, Jump] | None = None
    ) -> list[Layout]:
        """A layout of the page so changed, or none."""
        if len(self.manuscripts) == len(changed) == 1:
            return make_up(changed, *self._rest, jumps)
        if not self._tally.goes_on():
            return []
        self.page.shelve()
        page = PageMaker(changed, *self._rest, jumps)
        if not jumps and page.room * ROOM_LEAST < page.cells:
            return []
        return first_layout(page, jumps)

    def has_room(self, remedy: Remedy, ease: int = FREEST) -> bool:
        """Whether the stories so changed can be set at all with such means, none too long for its
        legs, and their least modules leave the page no smaller than it is.
        """
        if not self._tally.goes_on():
            return False
        page = PageMaker(with_remedy(self.manuscripts, remedy), *self._rest)
        return all(page.tables(ease)) and page.room_at(ease) >= 0

    def without(self, remedy: Remedy) -> Trials:
        """Trials of the page with a remedy applied."""
        rest = Trials(with_remedy(self.manuscripts, remedy), *self._rest)
        rest._tally = self._tally
        return rest

    def fill_without(self, names: Sequence[str]) -> float:
        """The fill of the page without some stories."""
        if self._areas is None:
            self._areas = least_areas(self.page)
        both = zip(self.manuscripts, self._areas, strict=True)
        return sum(area for m, area in both if m.story.id not in names) / self.page.cells

    def close(self, remedy: Remedy) -> bool:
        """Whether a change closes the page."""
        return bool(self.first(with_remedy(self.manuscripts, remedy)))

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
