"""The ways to set a story, as make-up wants them: whole rows and columns for every width.

Here fonts and points become rows: heads over each width, the copy's lines at each measure, the
rows each picture may take. Make-up then knows nothing but numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import NamedTuple

from layout.fit.copy_ways import CopyWay, CopyWays
from layout.fit.head_ways import HEAD_LEAST, HeadWays
from layout.fit.measures import Measures, inner_measures, is_boxed
from layout.fit.page_place import PagePlace
from layout.fit.picture_ways import PictureWays
from layout.furniture.body import body_paragraphs
from layout.furniture.composing_room import ComposingRoom
from layout.furniture.headline import ChosenHeadline
from layout.issue.manuscript import Manuscript
from layout.issue.photographs import PixelSize
from layout.search.shapes.adjustment import Adjustment
from layout.search.shapes.setting import CopySetting, HeadSetting, Setting
from layout.search.shapes.shape import Shape
from layout.search.weights import Weights

SPANS = {"lead": (4, 8), "major": (2, 6), "normal": (1, 5), "brief": (1, 4)}
"""Basic columns a story of each rank may span."""
MEASURES = (12, 26)
"""Least and greatest measure of body copy in em (art direction: 12 to 28)."""
PICTURE_FIRST = 2
"""Columns of a picture story at least, whatever its rank: a tall picture asks for no more."""
COLUMN_ROWS = 8
"""Rows that the copy has for every column, or the story may be narrower than its rank asks."""
COMMENT_SPAN = (2, 5)
WIDE_EM = 22
FULL_LEGS, LONG_LEG = 1.2, 1.25
"""Of a story that fills more than the one part of all legs, legs may be so many times as long."""
WORDS_ROWS, PICTURE_WORDS_ROWS = 3, 5
"""So few rows of copy may run as wide as the module; the words of pictures, in more legs too short."""


class Closing(NamedTuple):
    """How make-up closed a module: everything to set the story in it without choosing again.

    `headline` is None where a vertical head stands, or the story has no headline. The head stands
    over the first `head_legs` legs, over all where it is 0. `copy` tells which paragraphs are set
    longer or shorter, and the rows kept before a jump. `jump_to` is the page on which the rest of
    the story goes on, 0 if it does not jump.
    """

    shape: Shape
    headline: ChosenHeadline | None
    head_legs: int
    copy: CopyWay
    boxed: bool
    adjustments: tuple[Adjustment, ...]
    jump_to: int = 0


class StorySettings:
    """The ways to set a story at its place among the stories of its page.

    What is known of the same story at another place, `like` this one, is taken from there.
    """

    def __init__(
        self,
        manuscript: Manuscript,
        place: PagePlace,
        composing: ComposingRoom,
        sizes: Mapping[str, PixelSize],
        weights: Weights,
        like: StorySettings | None = None,
    ) -> None:
        self.manuscript, self.place, self.composing = manuscript, place, composing
        self.weights = weights
        if like is not None and like.place.jump == place.jump:
            self._lines: CopyWays = like._lines
        else:
            self._lines = CopyWays(
                body_paragraphs(manuscript, composing.house), composing, weights, place.jump
            )
        known = like._heads if like else None
        self._heads: HeadWays = HeadWays(manuscript, place, composing, weights, known)
        self._pictures = PictureWays(manuscript, place, composing, sizes)
        self._known: dict[int, list[Setting]] = {}
        self._upright = manuscript.story.vertical == "yes"
        self._legibly = True

    @property
    def gave_way(self) -> bool:
        """Whether it has let go of anything."""
        upright = self.manuscript.story.vertical == "yes"
        return (self._upright, self._legibly) != (upright, True)

    def give_way(self) -> bool:
        """Let go of what leaves the story no module: that its head stands, then that it has a size
        near those of its rank. False if there is nothing left to let go of.
        """
        if self._upright:
            self._upright = False
        elif self._legibly:
            self._legibly = False
        else:
            return False
        self._known.clear()
        return True

    def settings(self, ease: int) -> list[Setting]:
        """Every way to set the story; with ease the copy may be stretched."""
        found = self._known.get(ease)
        if found is None:
            if ease:
                lines = self._lines
                found = [
                    setting._replace(
                        copies=lines.settings(setting.measure, ease),
                        heads=(*setting.heads, *self._smaller(setting)),
                    )
                    for setting in self.settings(0)
                ]
            else:
                found = list(self._plain())
                found = self._legible(found) if self._legibly else found
            self._known[ease] = found
        return found

    def shifted(self, setting: Setting, copy: CopySetting) -> Iterator[CopySetting]:
        """The copy of a setting in as many rows, its lines parted otherwise."""
        return self._lines.shifted(setting.measure, copy)

    def closing(
        self, shape: Shape, settings: Sequence[Setting], other: CopySetting | None = None
    ) -> Closing:
        """How a shape of these settings is set, with other copy of as many rows if it is given."""
        setting = settings[shape.setting]
        head, copy = setting.heads[shape.head], other or setting.copies[shape.copy]
        return Closing(
            shape,
            self._heads.chosen[head.choice],
            head.span,
            self._lines.ways[copy.choice],
            bool(setting.pad),
            copy.adjustments,
            self.place.jump.page if self._lines.ways[copy.choice].kept else 0,
        )

    def _plain(self) -> Iterator[Setting]:
        """Every way with the copy as it comes."""
        house, story, place = self.composing.house, self.manuscript.story, self.place
        boxes = [is_boxed(story)]
        if story.boxed == "auto" and (place.boxing or boxes == [True]):
            boxes = [False, True]
        if place.plain:
            boxes = [False]
        first, last = SPANS[story.rank]
        one_leg = (1,) if self._undivided(first) else ()
        least = 2 if self._upright else 3
        if story.kind == "picture":
            first = min(first, PICTURE_FIRST)
        if rows := self._rows:
            first = max(min(first, rows // COLUMN_ROWS), 1)
        if story.kind == "comment":
            first, last = COMMENT_SPAN
        last += place.wider
        for width in range(first, min(last, house.grid.columns) + 1):
            for beside, boxed in product((False, True), boxes):
                if beside and (width < least or not (self._upright or place.standing)):
                    continue
                if not beside and self._upright:
                    continue
                columns = width - 1 if beside else width
                fewest = range(1, columns) if story.verse else one_leg
                for legs in sorted({*_legs(columns, wide=place.freed), *fewest}):
                    inside = inner_measures(width, legs, house, boxed=boxed, side_head=beside)
                    if self._readable(inside):
                        setting = self._setting(width, inside, beside=beside, boxed=boxed)
                        if setting is not None:
                            yield setting

    def _undivided(self, columns: int) -> bool:
        """Whether the copy is the words of a picture, 图片新闻, or too short for so many columns."""
        short = columns * MEASURES[0] * self.weights.leg_least
        return self.manuscript.story.kind == "picture" or self.manuscript.copy_size < short

    def _readable(self, inside: Measures) -> bool:
        """Whether the legs have a measure that is read with ease, or one leg holds few rows."""
        if self.manuscript.story.verse:
            return inside.measure >= MEASURES[0]
        if inside.measure > MEASURES[1] and inside.legs == 1:
            pictorial = self.manuscript.story.kind == "picture"
            most = PICTURE_WORDS_ROWS if pictorial else WORDS_ROWS
            return self._lines.settings(inside.measure, 0)[0].rows <= most
        return MEASURES[0] <= inside.measure <= MEASURES[1]

    def _legible(self, found: list[Setting]) -> list[Setting]:
        """The settings without heads far under the sizes of the rank, if any are left."""
        least = self._heads.smallest * HEAD_LEAST
        kept = [
            setting._replace(heads=tuple(h for h in setting.heads if h.voice[0] >= least))
            for setting in found
        ]
        return [setting for setting in kept if setting.heads] or found

    def _setting(
        self, width: int, inside: Measures, *, beside: bool, boxed: bool
    ) -> Setting | None:
        """The setting over so many columns and legs, or None if head or pictures have no room."""
        manuscript, grid = self.manuscript, self.composing.house.grid
        under = self._under(width, inside.legs)
        heads = self._heads.beside() if beside else self._heads.over(inside, under=under)
        pictures = self._pictures.at(inside, width)
        if not heads or (manuscript.pictures and not pictures):
            return None
        if beside and manuscript.pictures and not self._upright:
            return None
        price = self._leg_price(width - beside, inside)
        if boxed != is_boxed(manuscript.story):
            price += self.weights.box
        return Setting(
            width,
            inside.legs,
            inside.measure,
            heads,
            self._lines.settings(inside.measure, 0),
            pictures,
            1 if boxed else 0,
            price,
            grid.span_em(width) * grid.size / grid.leading,
            self._longest,
        )

    @cached_property
    def _rows(self) -> int:
        """Rows of the copy in basic columns."""
        return self._lines.settings(MEASURES[0], 0)[0].rows

    @cached_property
    def _longest(self) -> int:
        """Rows of a leg where all means are taken and the story nearly fills the legs of a page."""
        columns, most = self.composing.house.grid.columns, self.weights.leg_most
        crowded = self.place.freed and self._rows * FULL_LEGS > most * columns
        return round(most * LONG_LEG) if crowded else 0

    def _smaller(self, setting: Setting) -> tuple[HeadSetting, ...]:
        """The heads of a setting in smaller type."""
        house, boxed = self.composing.house, bool(setting.pad)
        inside = inner_measures(setting.width, setting.legs, house, boxed=boxed, side_head=False)
        under = self._under(setting.width, setting.legs)
        return self._heads.smaller(setting, inside, under=under)

    def _under(self, width: int, legs: int) -> int:
        """The legs under the masthead where the story may run round it over such a width."""
        columns = self.place.masthead
        whole = 0 < columns < width and columns * legs % width == 0
        return columns * legs // width if whole and not self.manuscript.standfirst else 0

    def _leg_price(self, columns: int, inside: Measures) -> int:
        weights, comment = self.weights, self.manuscript.story.kind == "comment"
        price = weights.own_columns if inside.legs != columns else 0
        if inside.measure <= MEASURES[0] and columns > 1:
            price += weights.narrow * (3 if comment else 1)
        if inside.measure > WIDE_EM and not comment:
            price += weights.wide
        return price


def _legs(columns: int, *, wide: bool) -> Sequence[int]:
    """The numbers of legs to try over so many basic columns: as many, or one or two fewer.

    On a full page as few as half as many, for wide legs take the least room.
    """
    fewer = columns - columns // 2 if wide else 2 if columns > 4 else 1
    return range(max(1, columns - fewer), columns + 1)
