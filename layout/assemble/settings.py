"""The ways to set a story, as make-up wants them: whole rows and columns for every width.

Here fonts and points become rows: heads over each width, the copy's lines at each measure, the
rows each picture may take. Make-up then knows nothing but numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from layout.assemble.copyways import NO_JUMP, CopyWay, CopyWays, Jump
from layout.assemble.measures import Measures, inner_measures, is_boxed
from layout.furniture.copy import body_paragraphs
from layout.furniture.heading import head_choices, head_style
from layout.furniture.picture import PLACEHOLDER_ASPECT, set_picture
from layout.furniture.shop import Shop
from layout.furniture.sidehead import set_side_head
from layout.issue.manuscript import Manuscript
from layout.issue.photographs import PixelSize
from layout.makeup.setting import HeadSetting, PictureSetting, Setting
from layout.makeup.shape import Shape
from layout.makeup.weights import Weights

SPANS = {"lead": (4, 8), "major": (2, 6), "normal": (1, 5), "brief": (1, 4)}
"""Basic columns a story of each rank may span."""
MEASURES = (12, 26)
"""Least and greatest measure of body copy in em (art direction: 12 to 28)."""
AIR_MOST = {"lead": 5, "major": 4, "normal": 4, "brief": 2}
SIDE_DEPTHS = (12, 16, 20, 24, 30, 36)
"""Depths in rows at which a vertical head is tried."""
THREE = 3
"""Turns that a head takes in one column alone, or where it cannot be set in fewer."""
THIRD_TURN = 70
"""For a head of three lines: one or two are the rule (art direction)."""
COMMENT_SPAN = (2, 5)
SMALLER_STEPS, SMALLEST_STEPS = 2, 6
"""Steps of the ladder that a head may be set smaller on a full page, and where all means are."""
CHOICES = 10
"""A head's choice counts its ways, and its steps of the ladder times this."""
WIDE_EM = 22
SIDE_LONGEST = 16
"""Characters of the longest headline that may stand vertically unasked."""


class PagePlace(NamedTuple):
    """What a story must know of its page: how many of its rank stand before it, whether unasked
    its head may stand vertically or itself in a box, whether it must do without one, and the most
    hundredths of the page that its picture may take. On a page of few stories each may be so many
    columns wider. `jump` tells where its rest may go on; `rivals` is how large, in hundredths, other
    pictures may be beside the lead's. `freed` are stories of a page that asks for all means.
    """

    step: int = 0
    standing: bool = False
    boxing: bool = False
    plain: bool = False
    picture_most: int = 20
    wider: int = 0
    jump: Jump = NO_JUMP
    rivals: int = 0
    freed: bool = False


def may_stand(manuscript: Manuscript) -> bool:
    """Whether a headline may be set vertically without the editor's word."""
    story = manuscript.story
    title = story.title.replace(" ", "")
    return (
        story.vertical == "auto"
        and story.rank in ("normal", "major")
        and story.kind != "notice"
        and 4 <= len(title) <= SIDE_LONGEST
        and not manuscript.standfirst
        and not manuscript.pictures
        and not any(c.isascii() and c.isalpha() for c in title)
    )


def may_be_boxed(manuscript: Manuscript) -> bool:
    """Whether a story may stand in a box without the editor's word."""
    story = manuscript.story
    return story.boxed == "auto" and story.rank in ("normal", "brief") and not manuscript.pictures


class Closing(NamedTuple):
    """How make-up closed a module: its shape, the head's number and the legs it spans (0 all),
    paragraphs longer or shorter and rows kept, how many stories of the rank stand before this one,
    and the page the rest jumps to (0: none).
    """

    shape: Shape
    head: int
    head_legs: int
    copy: CopyWay
    step: int
    boxed: bool
    means: str
    jump_to: int = 0


class StorySettings:
    """The ways to set a story at its place among the stories of its page."""

    def __init__(
        self,
        manuscript: Manuscript,
        place: PagePlace,
        shop: Shop,
        sizes: Mapping[str, PixelSize],
        weights: Weights,
    ) -> None:
        self.manuscript, self.place, self.shop = manuscript, place, shop
        self.sizes, self.weights = sizes, weights
        paragraphs = body_paragraphs(manuscript, shop.house)
        self._lines = CopyWays(paragraphs, shop, weights, place.jump)
        self._known: dict[int, list[Setting]] = {}
        self._beside: tuple[HeadSetting, ...] | None = None

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
            self._known[ease] = found
        return found

    def closing(self, shape: Shape, settings: Sequence[Setting]) -> Closing:
        """How a shape of these settings is set."""
        setting = settings[shape.setting]
        head, copy = setting.heads[shape.head], setting.copies[shape.copy]
        return Closing(
            shape,
            head.choice,
            head.span,
            self._lines.ways[copy.choice],
            self.place.step,
            bool(setting.pad),
            copy.means,
            self.place.jump.page if self._lines.ways[copy.choice].kept else 0,
        )

    def _plain(self) -> Iterator[Setting]:
        """Every way with the copy as it comes."""
        house, story, place = self.shop.house, self.manuscript.story, self.place
        boxes = [is_boxed(story)]
        if story.boxed == "auto" and (place.boxing or boxes == [True]):
            boxes = [False, True]
        if place.plain:
            boxes = [False]
        first, last = SPANS[story.rank]
        if story.kind == "comment":
            first, last = COMMENT_SPAN
        last += place.wider
        for width in range(first, min(last, house.grid.columns) + 1):
            for beside, boxed in product((False, True), boxes):
                if beside and (width < 3 or not (story.vertical == "yes" or place.standing)):
                    continue
                if not beside and story.vertical == "yes":
                    continue
                for legs in _legs(width - 1 if beside else width):
                    inside = inner_measures(width, legs, house, boxed=boxed, side_head=beside)
                    if MEASURES[0] <= inside.measure <= MEASURES[1]:
                        setting = self._setting(width, inside, beside=beside, boxed=boxed)
                        if setting is not None:
                            yield setting

    def _setting(
        self, width: int, inside: Measures, *, beside: bool, boxed: bool
    ) -> Setting | None:
        """The setting over so many columns and legs, or None if head or pictures have no room."""
        manuscript, shop, grid = self.manuscript, self.shop, self.shop.house.grid
        if beside:
            if self._beside is None:
                self._beside = _side_heads(manuscript, shop)
            heads = self._beside
        else:
            heads = _heads(manuscript, inside, shop, self.place)
        pictures = _limited(
            _pictures(manuscript, inside, width, (shop, self.sizes, self.place.rivals)),
            self.place.picture_most * grid.rows,
        )
        if not heads or (manuscript.pictures and (beside or not pictures)):
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
        )

    def _smaller(self, setting: Setting) -> tuple[HeadSetting, ...]:
        """The heads over the whole width in smaller type, for a full page."""
        place = self.place
        if setting.heads[0].beside or (self.manuscript.story.rank == "brief" and not place.freed):
            return ()
        inside = inner_measures(
            setting.width,
            setting.legs,
            self.shop.house,
            boxed=bool(setting.pad),
            side_head=False,
        )
        least: dict[int, int] = {}
        for head in setting.heads:
            least[head.span] = min(head.rows, least.get(head.span, head.rows))
        found: list[HeadSetting] = []
        for steps in (SMALLER_STEPS, SMALLEST_STEPS) if place.freed else (SMALLER_STEPS,):
            smaller = place._replace(step=place.step + steps)
            for head in _heads(self.manuscript, inside, self.shop, smaller):
                if (place.freed or not head.span) and head.rows < least.get(head.span, 0):
                    price = head.price + self.weights.small_head * steps // SMALLER_STEPS
                    found.append(head._replace(choice=head.choice + steps * CHOICES, price=price))
            for head in found:
                least[head.span] = min(head.rows, least[head.span])
        return tuple(found)

    def _leg_price(self, columns: int, inside: Measures) -> int:
        weights, comment = self.weights, self.manuscript.story.kind == "comment"
        price = weights.own_columns if inside.legs != columns else 0
        if inside.measure <= MEASURES[0] and columns > 1:
            price += weights.narrow * (3 if comment else 1)
        if inside.measure > WIDE_EM and not comment:
            price += weights.wide
        return price


def _legs(columns: int) -> Sequence[int]:
    """The numbers of legs to try over so many basic columns: as many, or one or two fewer."""
    return range(max(1, columns - 2 if columns > 4 else columns - 1), columns + 1)


def _heads(
    manuscript: Manuscript, inside: Measures, shop: Shop, place: PagePlace
) -> tuple[HeadSetting, ...]:
    """The heads over the whole width; larger type costs less, a head off the ladder most."""
    style = head_style(manuscript, shop.house, place.step)
    size = shop.house.grid.size
    found: list[HeadSetting] = []
    for span in (0, *_insets(manuscript, inside.legs, freed=place.freed)):
        width = (inside.span(span) if span else inside.width) * size
        ways = list(enumerate(head_choices(manuscript, width, shop, place.step)))
        if span:
            ways = [(choice, head) for choice, head in ways if head.size >= style.smallest]
        if (span or inside.legs) > 1 and any(head.turns < THREE for _, head in ways):
            ways = [(choice, head) for choice, head in ways if head.turns < THREE]
        for choice, head in ways:
            small = (style.largest - head.size) / max(style.largest - style.smallest, 1)
            price = head.price * 10 + round(60 * max(small, 0.0))
            price += 0 if span else (choice > 0) * 15
            price += THIRD_TURN * (head.turns >= THREE)
            air, voice = AIR_MOST[manuscript.story.rank], (head.size, style.face)
            found.append(HeadSetting(head.rows, price, air, span=span, choice=choice, voice=voice))
    return tuple(found)


def _insets(manuscript: Manuscript, legs: int, *, freed: bool) -> Sequence[int]:
    """The legs that an inset head may span: all but one, or two beside a picture; freed, most."""
    if legs < 3 or manuscript.standfirst:
        return ()
    if freed:
        return range(legs - 1, legs // 2, -1)
    if manuscript.story.rank == "brief":
        return ()
    return (legs - 1, legs - 2) if manuscript.pictures and legs > 3 else (legs - 1,)


def _side_heads(manuscript: Manuscript, shop: Shop) -> tuple[HeadSetting, ...]:
    """The least depth at which a vertical head reaches its rank's sizes."""
    style = head_style(manuscript, shop.house)
    grid = shop.house.grid
    for depth in SIDE_DEPTHS:
        area = (grid.column_em * grid.size, depth * grid.leading)
        head = set_side_head(manuscript, area, shop)
        if head.size >= style.smallest and head.rows <= depth:
            return (HeadSetting(depth, beside=True, voice=(head.size, style.face)),)
    return ()


def _pictures(
    manuscript: Manuscript,
    inside: Measures,
    columns: int,
    means: tuple[Shop, Mapping[str, PixelSize], int],
) -> tuple[PictureSetting, ...]:
    """The widths and depths the first picture may have; the others take a leg each."""
    if not manuscript.pictures:
        return ()
    shop, sizes, rivals = means
    grid = shop.house.grid
    page = grid.span_em(grid.columns)

    def block(number: int, legs: int) -> PictureSetting:
        picture = manuscript.pictures[number]
        known = sizes.get(picture.file)
        aspect = known.aspect if known else PLACEHOLDER_ASPECT
        measured = set_picture(picture, aspect, inside.span(legs) * grid.size, shop)
        width = round(100 * inside.span(legs) / page)
        return PictureSetting(legs, measured.least, measured.ideal, measured.most, width)

    others = tuple((1, block(number, 1).ideal) for number in range(1, len(manuscript.pictures)))
    first = manuscript.pictures[0]
    dominant = manuscript.story.rank == "lead"
    found = []
    for legs in range(1, inside.legs - len(others) + 1):
        wide = legs * columns / inside.legs
        if first.columns and not first.columns[0] - 0.5 <= wide <= first.columns[1] + 0.5:
            continue
        single = block(0, legs)._replace(others=others, dominant=dominant, rivals=rivals)
        found.append(single)
        if legs == inside.legs and not others:
            found.append(single._replace(above=True))
    return tuple(found)


def _limited(pictures: Sequence[PictureSetting], area: int) -> tuple[PictureSetting, ...]:
    """The pictures with no more than an area, in rows times hundredths of the page's width."""
    found = []
    for picture in pictures:
        most = min(picture.most, area // picture.width)
        if most >= picture.least:
            found.append(picture._replace(most=most, ideal=min(picture.ideal, most)))
    if pictures and not found:  # too large in every width: as small as it can be
        small = min(pictures, key=lambda picture: picture.width * picture.least)
        found.append(small._replace(most=small.least, ideal=small.least))
    return tuple(found)
