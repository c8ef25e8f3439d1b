"""The heads that a story may have in a module, in whole rows and with prices.

In: the inside of a module in em. Out: `HeadSetting`s. A head stands over all legs, or over the
first legs alone (inset, or under the masthead), or vertically beside the legs. The prices prefer
large type, the default turns, and lines that fill their width. The `choice` of a setting is its
place in `HeadWays.chosen`, from which the headline is set later.
"""

from __future__ import annotations

from collections.abc import Sequence

from layout.fit.materials import Materials
from layout.fit.measures import Measures
from layout.fit.page_place import PagePlace
from layout.furniture.heading import Head, head_choices, head_style
from layout.furniture.headline import ChosenHeadline
from layout.furniture.vertical_head import set_side_head
from layout.house.type_styles import HeadStyle
from layout.issue.manuscript import Manuscript
from layout.search.shapes.setting import HeadSetting, Setting

AIR_MOST = {"lead": 5, "major": 4, "normal": 4, "brief": 2}
"""Rows of air that make-up may add to a head of each rank."""
PICTORIAL_AIR, ONE_PICTURE_AIR = 3, 12
"""Rows of air that the head of a picture story may have beyond these on a page of pictures, and where
the story has a single one.
"""
SIDE_DEPTHS = (12, 16, 20, 24, 30, 36)
"""Depths in rows at which a vertical head is tried, the least first."""
MANY_LINES = 3
"""A headline has this many lines only over a single leg, or where fewer cannot be set."""
INSET_LEGS_LEAST = 3
"""Legs of the narrowest module with an inset head."""

TURNS_WEIGHT = 10
"""The headline's own price (turns by sense, narrowing) counts this many times."""
SMALL = {"lead": 1500, "major": 150, "normal": 60, "brief": 60}
"""For the smallest size of the rank instead of the largest: one head must dominate the page."""
NOT_DEFAULT = 15
"""For a head over all legs that is not the default one."""
THIRD_TURN = 70
"""For a head of three lines: one or two are the rule (E3)."""
IDLE_TURN = 60
"""For a second line that makes the type no larger; four times as much for two."""
LOST_TURN, LOST_SHARE = 500, 0.6
"""For such a line where the headline on one line would take less than this share of the width: short
lines one above the other are lost in the middle of a wide measure.
"""

SMALLER_STEPS, SMALLEST_STEPS = 2, 6
"""Steps of the ladder by which a head may be smaller with more ease, and on a freed page."""
HEAD_LEAST = 0.8
"""The least size of a head, as a share of its rank's smallest size, where a larger one is possible."""


class HeadWays:
    """The heads of one story at its place on a page.

    Heads once set over a width are remembered. `like` are the heads of the same story at another
    place, whose memory is shared.
    """

    def __init__(
        self,
        manuscript: Manuscript,
        place: PagePlace,
        materials: Materials,
        like: HeadWays | None = None,
    ) -> None:
        self.manuscript, self.place, self.materials = manuscript, place, materials
        self._styles: dict[int, HeadStyle] = {}
        self._set: dict[tuple[float, float], list[tuple[int, Head]]] = like._set if like else {}
        self.chosen: list[ChosenHeadline | None] = like.chosen if like else [None]
        """The headlines by the `choice` of their head settings; 0 is a vertical head."""
        self._beside: tuple[HeadSetting, ...] | None = None

    @property
    def smallest(self) -> float:
        """The smallest size of the story's rank in points."""
        return self._style(0).smallest

    @property
    def _air_most(self) -> int:
        """Rows of air that may be added to a head over the legs."""
        most = AIR_MOST[self.manuscript.story.rank]
        if not self.place.pictorial:
            return most
        single = len(self.manuscript.pictures) == 1
        return most + (ONE_PICTURE_AIR if single else PICTORIAL_AIR)

    def over(self, inside: Measures, steps: int = 0, *, under: int = 0) -> tuple[HeadSetting, ...]:
        """The heads over all legs of a module, and those that are inset.

        The largest size is `steps` steps of the ladder smaller than is due at the story's place.
        Where `under` is not 0, there are heads over the first `under` legs too, which stand under
        the masthead.
        """
        style = self._style(self.place.step + steps)
        spans = [0, *self._insets(inside.legs)]
        found = [one for span in spans for one in self._spanning(span, inside, style)]
        if under and under not in spans:
            wraps = self._spanning(under, inside, style)
            found += [head._replace(round_masthead=True) for head in wraps]
        return tuple(found)

    def smaller(self, setting: Setting, inside: Measures, *, under: int) -> tuple[HeadSetting, ...]:
        """Heads in smaller type that take fewer rows than the heads of a setting."""
        place = self.place
        if setting.heads[0].beside or (self.manuscript.story.rank == "brief" and not place.freed):
            return ()
        least: dict[int, int] = {}
        for head in setting.heads:
            least[head.span] = min(head.rows, least.get(head.span, head.rows))
        found: list[HeadSetting] = []
        sizes = {self._style(place.step).largest}
        for steps in (SMALLER_STEPS, SMALLEST_STEPS) if place.freed else (SMALLER_STEPS,):
            largest = self._style(place.step + steps).largest
            if largest in sizes:
                continue  # the ladder has no smaller size
            sizes.add(largest)
            dearer = self.materials.weights.small_head * steps // SMALLER_STEPS
            for head in self.over(inside, steps, under=under):
                legible = head.voice[0] >= self.smallest * HEAD_LEAST
                may_shrink = place.freed or not head.span
                if legible and may_shrink and head.rows < least.get(head.span, 0):
                    found.append(head._replace(price=head.price + dearer))
            for head in found:
                least[head.span] = min(head.rows, least[head.span])
        return tuple(found)

    def beside(self) -> tuple[HeadSetting, ...]:
        """The vertical head at the least depth at which it reaches its rank's sizes, if any."""
        if self._beside is None:
            self._beside = self._standing()
        return self._beside

    def _standing(self) -> tuple[HeadSetting, ...]:
        composing = self.materials.composing
        style, grid = self._style(0), composing.house.grid
        for depth in SIDE_DEPTHS:
            area = (grid.column_em * grid.size, depth * grid.leading)
            head = set_side_head(self.manuscript, area, composing)
            if head.size >= style.smallest and head.rows <= depth:
                return (HeadSetting(depth, beside=True, voice=(head.size, style.face)),)
        return ()

    def _spanning(self, span: int, inside: Measures, style: HeadStyle) -> list[HeadSetting]:
        """The heads over the first `span` legs, or over all legs where it is 0."""
        heads = self._heads(inside.span(span) if span else inside.width, style)
        default, _ = heads[0]
        heads = self._allowed(heads, style, span, inside.legs)
        one_line = max((head.size for _, head in heads if head.turns == 1), default=0.0)
        found = []
        for choice, head in heads:
            price = self._price(head, one_line)
            price += NOT_DEFAULT if not span and choice != default else 0
            found.append(
                HeadSetting(
                    head.rows,
                    price,
                    self._air_most,
                    span=span,
                    choice=choice,
                    voice=(head.size, style.face),
                    air_least=head.close_rows - head.rows if self.place.freed else 0,
                )
            )
        return found

    def _allowed(
        self, heads: list[tuple[int, Head]], style: HeadStyle, span: int, legs: int
    ) -> list[tuple[int, Head]]:
        """The heads that may stand over the first `span` of `legs` legs."""
        if span:
            heads = [one for one in heads if one[1].size >= style.smallest]
        few = [one for one in heads if one[1].turns < MANY_LINES]
        if span and self.manuscript.story.rank == "lead":  # two lines at most (E3)
            return few
        return few if few and (span or legs) > 1 else heads

    def _price(self, head: Head, one_line: float) -> int:
        """The price of a head: larger type costs less, a size off the ladder most.

        `one_line` is the largest size in points at which the headline fits on one line, else 0.
        """
        due = self._style(self.place.step)
        ladder = max(due.largest - due.smallest, 1)
        small = max((due.largest - head.size) / ladder, 0.0)
        price = head.price * TURNS_WEIGHT + round(SMALL[self.manuscript.story.rank] * small)
        price += THIRD_TURN * (head.turns >= MANY_LINES)
        idle = max(head.turns - 1, 0) if head.size <= one_line else 0
        return price + IDLE_TURN * idle**2 + LOST_TURN * idle * (head.share < LOST_SHARE)

    def _style(self, step: int) -> HeadStyle:
        found = self._styles.get(step)
        if found is None:
            house = self.materials.composing.house
            found = self._styles[step] = head_style(self.manuscript, house, step)
        return found

    def _heads(self, em: float, style: HeadStyle) -> list[tuple[int, Head]]:
        """The heads over a width in em, each with its place in `chosen`; the default is the first.

        The styles of one story differ in their largest size alone.
        """
        found = self._set.get((em, style.largest))
        if found is None:
            composing = self.materials.composing
            width = em * composing.house.grid.size
            heads = list(head_choices(self.manuscript, width, style, composing))
            found = list(enumerate(heads, len(self.chosen)))
            self.chosen += [head.headline for head in heads]
            self._set[em, style.largest] = found
        return found

    def _insets(self, legs: int) -> Sequence[int]:
        """The numbers of legs that an inset head may span in a module of `legs` legs.

        It spans all but one, or all but two beside a picture; on a freed page at least half.
        """
        manuscript = self.manuscript
        if legs < INSET_LEGS_LEAST or manuscript.standfirst:
            return ()
        if self.place.freed:
            return range(legs - 1, max(legs // 2 - 1, 1), -1)
        if manuscript.story.rank == "brief":
            return ()
        wide = manuscript.pictures and legs > INSET_LEGS_LEAST
        return (legs - 1, legs - 2) if wide else (legs - 1,)
