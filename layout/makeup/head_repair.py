"""Faults that are repaired without moving a module: butted heads, a lesser head that is larger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from layout.issue.manuscript import Manuscript
from layout.makeup.page_layout import ShapeSpot
from layout.search.page_faults import MakeupFault, MakeupRule
from layout.search.shapes.setting import HeadSetting, Setting
from layout.search.shapes.shape import Table

REPAIRS_MOST = 4
"""Faults that are repaired on a layout."""
CORNERS = ((0, 0), (1, 0), (1, 1))
"""The corners of the shapes that are tried for a story whose head butts another."""


class RepairablePage(Protocol):
    """The parts of a `PageMaker` that repairs need."""

    manuscripts: Sequence[Manuscript]
    numbers: dict[str, int]

    def tables(self, ease: int) -> list[Table]:
        """The shapes of every story, as in `PageMaker`."""

    def settings(self, number: int, ease: int) -> list[Setting]:
        """Every way to set a story, as in `PageMaker`."""

    def faults(self, spots: Sequence[ShapeSpot], ease: int) -> list[MakeupFault]:
        """The faults of a page with these shapes, as in `PageMaker`."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Repairs of layouts of one page, with shapes of one `ease`.

    Butted heads are parted if one of the two stories has a shape of the same size with other
    corners. A head that is larger than one of a higher rank is set smaller if its module allows it.
    Only stories that are `free` may change their legs; None frees all.
    """

    page: RepairablePage
    ease: int
    free: AbstractSet[str] | None = None

    def done(self, spots: list[ShapeSpot]) -> tuple[list[ShapeSpot], list[MakeupFault]]:
        """The shapes after repairs, and the faults that are left."""
        faults = self.page.faults(spots, self.ease)
        for _ in range(REPAIRS_MOST):
            others = chain.from_iterable(self._others(spots, fault) for fault in faults)
            judged = ((tried, self.page.faults(tried, self.ease)) for tried in others)
            better = next((one for one in judged if len(one[1]) < len(faults)), None)
            if better is None:
                break
            spots, faults = better
        return spots, faults

    def _others(self, spots: Sequence[ShapeSpot], fault: MakeupFault) -> Iterator[list[ShapeSpot]]:
        """Layouts that may be without the fault."""
        if fault.rule is MakeupRule.BUTTED_HEADS:
            return self._reshaped(spots, fault)
        return self._lowered(spots, fault) if fault.rule is MakeupRule.LADDER else iter(())

    def _reshaped(
        self, spots: Sequence[ShapeSpot], fault: MakeupFault
    ) -> Iterator[list[ShapeSpot]]:
        """Layouts with another shape for one of the stories whose heads butt."""
        page, numbers = self.page, self.page.numbers
        butting = {numbers[name] for name in fault.modules if name in numbers}
        for place, spot in enumerate(spots):
            if spot.story not in butting or spot.shape.notch:
                continue
            name = page.manuscripts[spot.story].story.id
            bound = self.free is not None and name not in self.free
            table = page.tables(self.ease)[spot.story]
            for corners in CORNERS:
                other = table.get((spot.shape.width, spot.shape.rows, corners))
                if other is None or corners == spot.shape.corners:
                    continue
                if not bound or other.legs == spot.shape.legs:
                    yield [*spots[:place], spot._replace(shape=other), *spots[place + 1 :]]

    def _lowered(self, spots: Sequence[ShapeSpot], fault: MakeupFault) -> Iterator[list[ShapeSpot]]:
        """Layouts with a smaller head of the lesser story, its rows made up by air."""
        high, low = (self.page.numbers.get(name) for name in fault.modules)
        places = {spot.story: place for place, spot in enumerate(spots)}
        if high not in places or low not in places:
            return
        place = places[low]
        spot = spots[place]
        heads, head = self._heads(spot), self._heads(spot)[spot.shape.head]
        upper = spots[places[high]]
        size_most = self._heads(upper)[upper.shape.head].voice[0]
        lower = sorted(
            (-other.voice[0], which)
            for which, other in enumerate(heads)
            if (other.span, other.beside) == (head.span, False) and other.voice[0] <= size_most
        )
        for _, which in lower:
            air = head.rows + spot.shape.air - heads[which].rows
            if heads[which].air_least <= air <= heads[which].air_most:
                shape = spot.shape._replace(head=which, air=air)
                yield [*spots[:place], spot._replace(shape=shape), *spots[place + 1 :]]

    def _heads(self, spot: ShapeSpot) -> tuple[HeadSetting, ...]:
        return self.page.settings(spot.story, self.ease)[spot.shape.setting].heads
