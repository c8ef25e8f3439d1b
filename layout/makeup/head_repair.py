"""Faults of a layout that are mended without moving a module: butted heads, a ladder that goes up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from layout.issue.manuscript import Manuscript
from layout.makeup.context import ShapeSpot
from layout.search.lint import MakeupFault
from layout.search.shapes.setting import HeadSetting, Setting
from layout.search.shapes.shape import Table

REPAIRS = 4


class RepairablePage(Protocol):
    """What must be known of the page: stories, their numbers by id, shapes and settings, faults."""

    manuscripts: Sequence[Manuscript]
    numbers: dict[str, int]

    def tables(self, ease: int) -> list[Table]:
        """The shapes of every story."""

    def settings(self, number: int, ease: int) -> list[Setting]:
        """Every way to set a story."""

    def faults(self, spots: Sequence[ShapeSpot], ease: int) -> list[MakeupFault]:
        """What an art editor would send back of shapes so placed."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Butted heads are parted where one story has a shape of the same size with other corners; a
    lesser head that is larger is set smaller where its module allows it.

    Only stories that are `free` may change their legs with it; without it all may.
    """

    page: RepairablePage
    ease: int
    free: AbstractSet[str] | None = None

    def done(self, spots: list[ShapeSpot]) -> tuple[list[ShapeSpot], list[MakeupFault]]:
        """The layout with as few faults as that leaves, and these."""
        wrong = self.page.faults(spots, self.ease)
        for _ in range(REPAIRS):
            others = chain.from_iterable(self._others(spots, fault) for fault in wrong)
            judged = ((tried, self.page.faults(tried, self.ease)) for tried in others)
            better = next((one for one in judged if len(one[1]) < len(wrong)), None)
            if better is None:
                break
            spots, wrong = better
        return spots, wrong

    def _others(self, spots: Sequence[ShapeSpot], fault: MakeupFault) -> Iterator[list[ShapeSpot]]:
        """The layouts that may be without a fault."""
        if fault.rule == "butted-heads":
            return self._reshaped(spots, fault)
        return self._lowered(spots, fault) if fault.rule == "ladder" else iter(())

    def _reshaped(
        self, spots: Sequence[ShapeSpot], fault: MakeupFault
    ) -> Iterator[list[ShapeSpot]]:
        """The page with another shape for one of the stories that butt."""
        page, numbers = self.page, self.page.numbers
        butting = {numbers[name] for name in fault.modules if name in numbers}
        for place, spot in enumerate(spots):
            if spot.story not in butting or spot.shape.notch:
                continue
            name = page.manuscripts[spot.story].story.id
            bound = self.free is not None and name not in self.free
            table = page.tables(self.ease)[spot.story]
            for corners in ((0, 0), (1, 0), (1, 1)):
                other = table.get((spot.shape.width, spot.shape.rows, corners))
                if other is None or corners == spot.shape.corners:
                    continue
                if not bound or other.legs == spot.shape.legs:
                    yield [*spots[:place], spot._replace(shape=other), *spots[place + 1 :]]

    def _lowered(self, spots: Sequence[ShapeSpot], fault: MakeupFault) -> Iterator[list[ShapeSpot]]:
        """The page with a smaller head for the lesser story, and air for the rows that it leaves."""
        high, low = (self.page.numbers.get(name) for name in fault.modules)
        places = {spot.story: place for place, spot in enumerate(spots)}
        if high not in places or low not in places:
            return
        place = places[low]
        spot = spots[place]
        heads, head = self._heads(spot), self._heads(spot)[spot.shape.head]
        upper = spots[places[high]]
        most = self._heads(upper)[upper.shape.head].voice[0]
        lower = sorted(
            (-other.voice[0], which)
            for which, other in enumerate(heads)
            if (other.span, other.beside) == (head.span, False) and other.voice[0] <= most
        )
        for _, which in lower:
            air = head.rows + spot.shape.air - heads[which].rows
            if heads[which].air_least <= air <= heads[which].air_most:
                shape = spot.shape._replace(head=which, air=air)
                yield [*spots[:place], spot._replace(shape=shape), *spots[place + 1 :]]

    def _heads(self, spot: ShapeSpot) -> tuple[HeadSetting, ...]:
        return self.page.settings(spot.story, self.ease)[spot.shape.setting].heads
