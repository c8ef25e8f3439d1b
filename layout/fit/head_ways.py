"""The heads of a story over each width, as make-up wants them: whole rows and a price."""

from __future__ import annotations

from collections.abc import Sequence

from layout.fit.measures import Measures
from layout.fit.page_place import PagePlace
from layout.furniture.composing_room import ComposingRoom
from layout.furniture.heading import Head, head_choices, head_style
from layout.furniture.headline import ChosenHeadline
from layout.furniture.vertical_head import set_side_head
from layout.house.paper import HeadStyle
from layout.issue.manuscript import Manuscript
from layout.search.shapes.setting import HeadSetting, Setting
from layout.search.weights import Weights

AIR_MOST = {"lead": 5, "major": 4, "normal": 4, "brief": 2}
SIDE_DEPTHS = (12, 16, 20, 24, 30, 36)
"""Depths in rows at which a vertical head is tried."""
THREE = 3
"""Turns that a head takes in one column alone, or where it cannot be set in fewer."""
THIRD_TURN = 70
"""For a head of three lines: one or two are the rule (art direction)."""
SMALL = {"lead": 1500, "major": 150, "normal": 60, "brief": 60}
"""For the smallest size of the rank instead of the largest: one head must dominate the page."""
IDLE_TURN = 60
"""For a second line that makes the type no larger; four times as much for two."""
LOST_TURN, LOST_SHARE = 500, 0.6
"""For a second line where one of the same size would leave so much of the width white: lines over
one another in the middle of a wide measure are lost there.
"""
SMALLER_STEPS, SMALLEST_STEPS = 2, 6
"""Steps of the ladder that a head may be set smaller on a full page, and where all means are."""
HEAD_LEAST = 0.8
"""The least share of its rank's smallest size at which a head is set where it could be larger."""


class HeadWays:
    """The heads of a story at its place on a page; what was set over a width is remembered, and
    taken from those that are `like` it, of the same story at another place.
    """

    def __init__(
        self,
        manuscript: Manuscript,
        place: PagePlace,
        composing: ComposingRoom,
        weights: Weights,
        like: HeadWays | None = None,
    ) -> None:
        self.manuscript, self.place, self.composing, self.weights = (
            manuscript,
            place,
            composing,
            weights,
        )
        self._styles: dict[int, HeadStyle] = {}
        self._set: dict[tuple[float, float], list[tuple[int, Head]]] = like._set if like else {}
        self.chosen: list[ChosenHeadline | None] = like.chosen if like else [None]
        """The headlines by the `choice` of their head settings; 0 is a vertical head."""
        self._beside: tuple[HeadSetting, ...] | None = None

    @property
    def smallest(self) -> float:
        """The smallest size of the rank in points."""
        return self._style(0).smallest

    def over(
        self, inside: Measures, smaller: int = 0, *, under: int = 0
    ) -> tuple[HeadSetting, ...]:
        """The heads over the whole width, or inset, so many steps of the ladder smaller; and those
        over the legs `under` a masthead, if there are any.

        Larger type costs less, a head off the ladder most.
        """
        style, due = self._style(self.place.step + smaller), self._style(self.place.step)
        ladder = max(due.largest - due.smallest, 1)
        rank = self.manuscript.story.rank
        air = AIR_MOST[rank]
        found: list[HeadSetting] = []
        insets = self._insets(inside.legs)
        wraps = (under,) if under and under not in insets else ()
        for span in (0, *insets, *wraps):
            ways = self._choices(inside.span(span) if span else inside.width, style)
            default = ways[0][0]
            if span:
                ways = [(choice, head) for choice, head in ways if head.size >= style.smallest]
                if rank == "lead":  # two lines at most (art direction)
                    ways = [(choice, head) for choice, head in ways if head.turns < THREE]
            if (span or inside.legs) > 1 and any(head.turns < THREE for _, head in ways):
                ways = [(choice, head) for choice, head in ways if head.turns < THREE]
            largest = max((head.size for _, head in ways if head.turns == 1), default=0.0)
            for choice, head in ways:
                small = (due.largest - head.size) / ladder
                price = head.price * 10 + round(SMALL[rank] * max(small, 0.0))
                price += 0 if span else (choice != default) * 15
                price += THIRD_TURN * (head.turns >= THREE)
                idle = max(head.turns - 1, 0) if head.size <= largest else 0
                price += IDLE_TURN * idle**2 + LOST_TURN * idle * (head.share < LOST_SHARE)
                voice = (head.size, style.face)
                close = head.close_rows - head.rows if self.place.freed else 0
                made = (head.rows, price, air, False, span, choice, voice, close)
                found.append(HeadSetting(*made, round_masthead=span in wraps))
        return tuple(found)

    def smaller(self, setting: Setting, inside: Measures, *, under: int) -> tuple[HeadSetting, ...]:
        """The heads over the whole width of a setting in smaller type, for a full page."""
        place = self.place
        if setting.heads[0].beside or (self.manuscript.story.rank == "brief" and not place.freed):
            return ()
        least: dict[int, int] = {}
        for head in setting.heads:
            least[head.span] = min(head.rows, least.get(head.span, head.rows))
        found: list[HeadSetting] = []
        known = {self._style(place.step).largest}
        for steps in (SMALLER_STEPS, SMALLEST_STEPS) if place.freed else (SMALLER_STEPS,):
            largest = self._style(place.step + steps).largest
            if largest in known:
                continue  # the ladder has no smaller size
            known.add(largest)
            for head in self.over(inside, steps, under=under):
                if head.voice[0] < self.smallest * HEAD_LEAST:
                    continue
                if (place.freed or not head.span) and head.rows < least.get(head.span, 0):
                    price = head.price + self.weights.small_head * steps // SMALLER_STEPS
                    found.append(head._replace(price=price))
            for head in found:
                least[head.span] = min(head.rows, least[head.span])
        return tuple(found)

    def beside(self) -> tuple[HeadSetting, ...]:
        """The least depth at which a vertical head reaches its rank's sizes."""
        if self._beside is None:
            self._beside = self._standing()
        return self._beside

    def _standing(self) -> tuple[HeadSetting, ...]:
        style, grid = self._style(0), self.composing.house.grid
        for depth in SIDE_DEPTHS:
            area = (grid.column_em * grid.size, depth * grid.leading)
            head = set_side_head(self.manuscript, area, self.composing)
            if head.size >= style.smallest and head.rows <= depth:
                return (HeadSetting(depth, beside=True, voice=(head.size, style.face)),)
        return ()

    def _style(self, step: int) -> HeadStyle:
        found = self._styles.get(step)
        if found is None:
            found = self._styles[step] = head_style(self.manuscript, self.composing.house, step)
        return found

    def _choices(self, em: float, style: HeadStyle) -> list[tuple[int, Head]]:
        """The heads over a width with their places in `chosen`, the default first.

        Styles of one story differ in their largest size alone.
        """
        found = self._set.get((em, style.largest))
        if found is None:
            width = em * self.composing.house.grid.size
            heads = list(head_choices(self.manuscript, width, style, self.composing))
            found = list(enumerate(heads, len(self.chosen)))
            self.chosen += [head.headline for head in heads]
            self._set[em, style.largest] = found
        return found

    def _insets(self, legs: int) -> Sequence[int]:
        """The legs that an inset head may span: all but one, or two beside a picture; freed, most."""
        manuscript = self.manuscript
        if legs < 3 or manuscript.standfirst:
            return ()
        if self.place.freed:
            return range(legs - 1, max(legs // 2 - 1, 1), -1)
        if manuscript.story.rank == "brief":
            return ()
        return (legs - 1, legs - 2) if manuscript.pictures and legs > 3 else (legs - 1,)
