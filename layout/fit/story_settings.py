"""All ways to set a story at its place on a page, as the search wants them: whole rows and columns.

In: a manuscript, its `PagePlace`, and the materials. Out: a `Setting` for every module that it may
be tried in, with all heads, pictures and copy that go with it. Fonts and points become rows
here; the search knows nothing but numbers. From a shape that the search found, `closing` leads
back to everything that the story is set from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from layout.fit.copy_ways import CopyWay, CopyWays
from layout.fit.head_ways import HEAD_LEAST, HeadWays
from layout.fit.materials import Materials
from layout.fit.measures import Measures, inner_measures, is_boxed
from layout.fit.module_choices import MEASURE_LEAST, MEASURE_MOST, ModuleChoice, ModuleChoices
from layout.fit.page_place import PagePlace
from layout.fit.pictures.picture_ways import PictureWays
from layout.furniture.body import body_paragraphs
from layout.furniture.headline import ChosenHeadline
from layout.issue.manuscript import Manuscript
from layout.search.shapes.adjustment import Adjustment
from layout.search.shapes.setting import CopySetting, HeadSetting, Setting
from layout.search.shapes.shape import Shape

WIDE_EM = 22
"""A measure of more em than this is wide, and costs `Weights.wide`."""
WIDER_EM = 4
"""On a page of pictures every so many em beyond the greatest measure cost as much again."""
COMMENT_NARROW = 3
"""A narrow measure costs this many times as much in a comment, which should be set wide."""
FULL_LEGS = 1.2
"""A story is long if its copy, this many times, is more than a page full of the longest legs."""
LONG_LEG = 1.25
"""The legs of a long story may be this many times as long as others, on a page that needs it."""


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
    """The ways to set one story at its place on a page; what was found is remembered.

    `like` are the settings of the same story at another place: what they know is shared.
    """

    def __init__(
        self,
        manuscript: Manuscript,
        place: PagePlace,
        materials: Materials,
        like: StorySettings | None = None,
    ) -> None:
        self.manuscript, self.place = manuscript, place
        self._house, self._weights = materials.composing.house, materials.weights
        if like is not None and like.place.jump == place.jump:
            self._copy: CopyWays = like._copy
        else:
            paragraphs = body_paragraphs(manuscript, self._house)
            self._copy = CopyWays(paragraphs, materials, place.jump)
        self._modules = ModuleChoices(manuscript, place, materials, self._copy)
        known = like._heads if like else None
        self._heads: HeadWays = HeadWays(manuscript, place, materials, known)
        pictures = like._pictures if like else None
        self._pictures: PictureWays = PictureWays(manuscript, place, materials, pictures)
        self._known: dict[int, list[Setting]] = {}
        self._upright = manuscript.story.vertical == "yes"
        self._legibly = True

    @property
    def gave_way(self) -> bool:
        """Whether any wish was given up."""
        upright = self.manuscript.story.vertical == "yes"
        return (self._upright, self._legibly) != (upright, True)

    def give_way(self) -> bool:
        """Give up a wish that leaves the story no module; False if none is left.

        First the editor's wish for a vertical head, then that the head is near the sizes of its
        rank.
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
        """Every way to set the story; with more `ease` there are more copies and smaller heads."""
        found = self._known.get(ease)
        if found is None:
            if ease:
                found = [self._with_ease(setting, ease) for setting in self.settings(0)]
            else:
                found = list(self._at_best())
                found = self._legible(found) if self._legibly else found
            self._known[ease] = found
        return found

    def shifted(self, setting: Setting, copy: CopySetting) -> Iterator[CopySetting]:
        """The copy of a setting in as many rows, with lines moved between its paragraphs."""
        return self._copy.shifted(setting.measure, copy)

    def closing(
        self, shape: Shape, settings: Sequence[Setting], other: CopySetting | None = None
    ) -> Closing:
        """How a shape that was found with these settings is set.

        `other` is copy of as many rows that takes the place of the shape's own.
        """
        setting = settings[shape.setting]
        head, copy = setting.heads[shape.head], other or setting.copies[shape.copy]
        way = self._copy.ways[copy.choice]
        return Closing(
            shape,
            self._heads.chosen[head.choice],
            head.span,
            way,
            bool(setting.pad),
            copy.adjustments,
            self.place.jump.page if way.kept else 0,
        )

    def _with_ease(self, setting: Setting, ease: int) -> Setting:
        """A setting with more copies and smaller heads."""
        return setting._replace(
            copies=self._copy.settings(setting.measure, ease),
            heads=(*setting.heads, *self._smaller(setting)),
        )

    def _at_best(self) -> Iterator[Setting]:
        """Every way with the copy at its best."""
        for choice in self._modules.choices(upright=self._upright):
            setting = self._setting(choice)
            if setting is not None:
                yield setting

    def _legible(self, found: list[Setting]) -> list[Setting]:
        """The settings without heads far under the sizes of the rank, if any are left."""
        least = self._heads.smallest * HEAD_LEAST
        kept = [
            setting._replace(heads=tuple(h for h in setting.heads if h.voice[0] >= least))
            for setting in found
        ]
        return [setting for setting in kept if setting.heads] or found

    def _setting(self, choice: ModuleChoice) -> Setting | None:
        """The setting in a module; None if head or pictures have no room in it."""
        manuscript, grid = self.manuscript, self._house.grid
        width, inside, beside, boxed = choice
        if beside and manuscript.pictures and not self._upright:
            return None
        under = self._legs_under_masthead(width, inside.legs)
        heads = self._heads.beside() if beside else self._heads.over(inside, under=under)
        pictures = self._pictures.at(inside, width)
        if not heads or (manuscript.pictures and not pictures):
            return None
        price = self._leg_price(width - beside, inside)
        if boxed != is_boxed(manuscript.story):
            price += self._weights.box
        return Setting(
            width,
            inside.legs,
            inside.measure,
            heads,
            self._copy.settings(inside.measure, 0),
            pictures,
            1 if boxed else 0,
            price,
            grid.span_em(width) * grid.size / grid.leading,
            self._longest_leg,
        )

    @cached_property
    def _longest_leg(self) -> int:
        """Rows that a leg may have; 0 where it may have as many as those of other stories."""
        columns, most = self._house.grid.columns, self._weights.leg_most
        long = self.place.freed and self._modules.column_rows * FULL_LEGS > most * columns
        return round(most * LONG_LEG) if long else 0

    def _smaller(self, setting: Setting) -> tuple[HeadSetting, ...]:
        """The heads of a setting in smaller type."""
        boxed = bool(setting.pad)
        inside = inner_measures(
            setting.width, setting.legs, self._house, boxed=boxed, side_head=False
        )
        under = self._legs_under_masthead(setting.width, setting.legs)
        return self._heads.smaller(setting, inside, under=under)

    def _legs_under_masthead(self, width: int, legs: int) -> int:
        """The legs under the masthead where a module of `width` columns may run round it, else 0."""
        columns = self.place.masthead
        whole = 0 < columns < width and columns * legs % width == 0
        return columns * legs // width if whole and not self.manuscript.standfirst else 0

    def _leg_price(self, columns: int, inside: Measures) -> int:
        """The price of legs that are not basic columns, and of a narrow or wide measure."""
        weights, comment = self._weights, self.manuscript.story.kind == "comment"
        price = weights.own_columns if inside.legs != columns else 0
        if inside.measure <= MEASURE_LEAST and columns > 1:
            price += weights.narrow * (COMMENT_NARROW if comment else 1)
        if inside.measure > WIDE_EM and not comment:
            price += weights.wide
        if self.place.pictorial and inside.measure > MEASURE_MOST:
            price += weights.wide * (inside.measure - MEASURE_MOST) // WIDER_EM
        return price
