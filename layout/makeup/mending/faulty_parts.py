"""A layout with faults mended: the stories round a fault are rearranged in the same rectangle.

The search of a large page tries few groups of stories. The faults that it leaves can often be
mended by another arrangement of three to seven neighbouring stories, while all others keep their
places. If no part has an arrangement with fewer faults, the cheapest arrangement with as many
faults is taken, and mending goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from layout.makeup.mending.part_search import PartLayout, PartLimits, PartSearch
from layout.makeup.page_layout import FILLER, Layout, ShapeSpot
from layout.makeup.page_maker import PageMaker
from layout.search.page_faults import MakeupFault, MakeupRule
from layout.search.readout import Area

LIMITS = PartLimits(modules=6, parts=8)
"""Limits of the parts round one fault: larger ones take seconds."""
STEPS_MOST = 12
"""Arrangements that mending of one layout goes through at most."""
PAGEWIDE = (MakeupRule.LONG_GUTTER, MakeupRule.WAIST_CUT)
"""Faults of the whole page's structure, which rearranging a part seldom mends."""


@dataclass(slots=True)
class Mender:
    """Mends the layouts of one page."""

    search: PartSearch
    _seen: set[object] = field(default_factory=set)
    """Keys of the arrangements that were tried."""

    @property
    def spent(self) -> bool:
        """Whether no more parts may be searched."""
        return self.search.searches <= 0

    def mended(self, made: Layout) -> Layout:
        """The layout with the fewest faults that rearranging its parts has given."""
        draft = best = PartLayout(made.spots, made.faults, made.base)
        if draft.key in self._seen:
            return made
        self._seen.add(draft.key)
        for _ in range(STEPS_MOST):
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
        return self.search.page.layout(best.spots, best.base, made.root, made.ease)

    def _next(self, draft: PartLayout, ease: int) -> PartLayout | None:
        """The first arrangement with fewer faults, else the cheapest with as many, else None."""
        as_good: PartLayout | None = None
        seeds = [
            seed for fault in draft.faults for seed in _seeds(self.search.page, draft.spots, fault)
        ]
        for area, inside in self.search.parts(draft.spots, seeds, LIMITS):
            if self.spent:
                break
            better: PartLayout | None = None
            for other in self._others(draft, area, inside, ease):
                if other.rank[0] > draft.rank[0]:
                    continue
                if other.rank[0] < draft.rank[0]:
                    if better is None or other.rank < better.rank:
                        better = other
                elif as_good is None or other.rank < as_good.rank:
                    as_good = other
            if better is not None:
                return better
        return as_good

    def _others(
        self, draft: PartLayout, area: Area, inside: tuple[int, ...], ease: int
    ) -> Iterator[PartLayout]:
        """The page with a part rearranged in ways that were not tried yet, and its faults."""
        for other in self.search.rearranged(draft, area, inside, ease):
            if other.key in self._seen:
                continue  # a repair moves no module, so the key stays
            fitting, wrong = self.search.page.repaired(list(other.spots), ease)
            yield PartLayout(tuple(fitting), tuple(wrong), other.base)


def hardness(made: Layout) -> tuple[int, int, int]:
    """How hard a layout is to mend: pagewide faults, all faults, its price."""
    wide = sum(fault.rule in PAGEWIDE for fault in made.faults)
    return wide, len(made.faults), made.base


def _seeds(page: PageMaker, spots: Sequence[ShapeSpot], fault: MakeupFault) -> list[list[int]]:
    """The groups of modules that a part must hold to mend a fault, as numbers of the spots.

    For a long gutter or a waist cut these are any two modules that meet at it; otherwise the
    modules that the fault names, together or one of them.
    """
    if fault.rule is MakeupRule.LONG_GUTTER:
        edge = fault.at
        return [
            [a, b]
            for a, left in enumerate(spots)
            for b, right in enumerate(spots)
            if left.column + left.shape.width == edge == right.column
            and left.row < right.row + right.shape.rows
            and right.row < left.row + left.shape.rows
        ]
    if fault.rule is MakeupRule.WAIST_CUT:
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
