"""A layout with faults mended: the part round a fault is set anew over all groups of its stories.

The search of a large page takes few groups of stories; what it leaves butted, or cut through, is
often put right by another arrangement of three to seven of them, with all else in its place. Where
no part has a better one, the cheapest other one is taken, and the mending goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from layout.makeup.context import FILLER, Layout, ShapeSpot
from layout.makeup.mending.part_search import PartLayout, PartSearch
from layout.makeup.page_maker import PageMaker
from layout.search.lint import MakeupFault
from layout.search.readout import Area

PARTS = (6, 8)
"""Modules that are set anew together, and parts tried for a fault."""
STEPS = 12
"""Arrangements that a layout goes through at most."""


@dataclass(slots=True)
class Mender:
    """Mends the layouts of one page."""

    anew: PartSearch
    _seen: set[object] = field(default_factory=set)
    """Arrangements that were gone through."""

    @property
    def spent(self) -> bool:
        """Whether no part may be searched any more."""
        return self.anew.searches <= 0

    def mended(self, made: Layout) -> Layout:
        """The layout with as few faults as setting parts of it anew can leave."""
        draft = best = PartLayout(made.spots, made.faults, made.base)
        if draft.key in self._seen:
            return made
        self._seen.add(draft.key)
        for _ in range(STEPS):
            following = self._next(draft, made.ease)
            if following is None:
                break
            draft = following
            self._seen.add(draft.key)
            if draft.rank < best.rank:
                best = draft
            if not best.faults or self.spent:
                break
        if best.spots == made.spots:
            return made
        return self.anew.page.layout(best.spots, best.base, made.root, made.ease)

    def _next(self, draft: PartLayout, ease: int) -> PartLayout | None:
        """The first arrangement with fewer faults, else the best other one with no more."""
        sideways: PartLayout | None = None
        seeds = [
            seed for fault in draft.faults for seed in _seeds(self.anew.page, draft.spots, fault)
        ]
        for area, inside in self.anew.parts(draft.spots, seeds, PARTS):
            if self.spent:
                break
            better: PartLayout | None = None
            for other in self._others(draft, area, inside, ease):
                if other.rank[0] > draft.rank[0]:
                    continue
                if other.rank[0] < draft.rank[0]:
                    if better is None or other.rank < better.rank:
                        better = other
                elif sideways is None or other.rank < sideways.rank:
                    sideways = other
            if better is not None:
                return better
        return sideways

    def _others(
        self, draft: PartLayout, area: Area, inside: tuple[int, ...], ease: int
    ) -> Iterator[PartLayout]:
        """The page with a part set anew in its cheapest ways not seen yet, and its faults."""
        for other in self.anew.placed(draft, area, inside, ease):
            if other.key in self._seen:
                continue  # what is repaired keeps its place
            fitting, wrong = self.anew.page.repaired(list(other.spots), ease)
            yield PartLayout(tuple(fitting), tuple(wrong), other.base)


PAGEWIDE = ("long-gutter", "waist-cut")
"""Faults of the whole page's structure, which setting a part of it anew seldom mends."""


def hardness(made: Layout) -> tuple[int, int, int]:
    """How little hope there is to mend a layout."""
    wide = sum(fault.rule in PAGEWIDE for fault in made.faults)
    return wide, len(made.faults), made.base


def _seeds(page: PageMaker, spots: Sequence[ShapeSpot], fault: MakeupFault) -> list[list[int]]:
    """The modules that must be set anew, as numbers of the layout's spots."""
    if fault.rule == "long-gutter":
        edge = fault.at
        return [
            [a, b]
            for a, left in enumerate(spots)
            for b, right in enumerate(spots)
            if left.column + left.shape.width == edge == right.column
            and left.row < right.row + right.shape.rows
            and right.row < left.row + left.shape.rows
        ]
    if fault.rule == "waist-cut":
        return [
            [a, b]
            for a, upper in enumerate(spots)
            for b, lower in enumerate(spots)
            if upper.row + upper.shape.rows == fault.at == lower.row
            and upper.column < lower.column + lower.shape.width
            and lower.column < upper.column + upper.shape.width
        ]
    named = [
        i
        for i, spot in enumerate(spots)
        if spot.story != FILLER and page.manuscripts[spot.story].story.id in fault.modules
    ]
    return [named, *([i] for i in named)] if len(named) > 1 else [named] if named else []
