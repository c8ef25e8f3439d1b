"""The widths and rows that the pictures of a story may have, as make-up wants them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layout.fit.measures import Measures
from layout.fit.page_place import PagePlace
from layout.fit.picture_group import group_rows, is_group
from layout.furniture.composing_room import ComposingRoom
from layout.furniture.picture import PLACEHOLDER_ASPECT, PictureBlock, set_picture
from layout.issue.manuscript import Manuscript
from layout.issue.photographs import PixelSize
from layout.search.shapes.setting import PictureSetting


class PictureWays:
    """The pictures of a story at its place on a page; what was set to a width is remembered."""

    def __init__(
        self,
        manuscript: Manuscript,
        place: PagePlace,
        composing: ComposingRoom,
        sizes: Mapping[str, PixelSize],
    ) -> None:
        self.manuscript, self.place, self.composing, self.sizes = (
            manuscript,
            place,
            composing,
            sizes,
        )
        self._set: dict[tuple[int, float], PictureBlock] = {}

    def at(self, inside: Measures, columns: int) -> tuple[PictureSetting, ...]:
        """The widths and depths the first picture may have; the others take a leg each."""
        pictures = self.manuscript.pictures
        if not pictures:
            return ()
        if is_group(self.manuscript):
            return self._group(inside)
        others = tuple(
            (1, self._block(number, inside.span(1)).ideal) for number in range(1, len(pictures))
        )
        first = pictures[0]
        found = []
        for legs in range(1, inside.legs - len(others) + 1):
            wide = legs * columns / inside.legs
            if first.columns and not first.columns[0] - 0.5 <= wide <= first.columns[1] + 0.5:
                continue
            single = self._single(inside.span(legs), legs)._replace(others=others)
            found.append(single)
            if legs == inside.legs and not others:
                found.append(single._replace(above=True))
        return _limited(found, self.place.picture_most * self.composing.house.grid.rows)

    def _group(self, inside: Measures) -> tuple[PictureSetting, ...]:
        """All pictures over all legs, under the head or over it."""
        first, *others = group_rows(
            [self._aspect(number) for number in range(len(self.manuscript.pictures))],
            inside,
            self._block,
        )
        below = sum(row.ideal for row in others)
        whole = self._single(inside.span(inside.legs), inside.legs)._replace(
            least=first.least + below,
            ideal=first.ideal + below,
            most=first.most + below,
            largest=self._hundredths(max(em for _, em in first.spans)),
            below=below,
        )
        ways = (whole, whole._replace(above=True))
        return _limited(ways, self.place.picture_most * self.composing.house.grid.rows)

    def _single(self, em: float, legs: int) -> PictureSetting:
        """The first picture over so many legs."""
        block = self._block(0, em)
        return PictureSetting(
            legs,
            block.least,
            block.ideal,
            block.most,
            self._hundredths(em),
            dominant=self.manuscript.story.rank == "lead",
            rivals=self.place.rivals,
            must=self.place.must,
            paid=self.manuscript.story.kind == "advert",
        )

    def _hundredths(self, em: float) -> int:
        """A width in hundredths of the page's."""
        grid = self.composing.house.grid
        return round(100 * em / grid.span_em(grid.columns))

    def _aspect(self, number: int) -> float:
        known = self.sizes.get(self.manuscript.pictures[number].file)
        return known.aspect if known else PLACEHOLDER_ASPECT

    def _block(self, number: int, em: float) -> PictureBlock:
        """A picture with its words at a width."""
        found = self._set.get((number, em))
        if found is None:
            picture, width = self.manuscript.pictures[number], em * self.composing.house.grid.size
            found = set_picture(picture, self._aspect(number), width, self.composing)
            self._set[number, em] = found
        return found


def _limited(pictures: Sequence[PictureSetting], area: int) -> tuple[PictureSetting, ...]:
    """The pictures with no more than an area, in rows times hundredths of the page's width."""
    found = []
    for picture in pictures:
        most = min(picture.most, picture.below + area // (picture.largest or picture.width))
        if most >= picture.least:
            found.append(picture._replace(most=most, ideal=min(picture.ideal, most)))
    if pictures and not found:  # too large in every width: as small as it can be
        small = min(pictures, key=lambda picture: picture.width * picture.least)
        found.append(small._replace(most=small.least, ideal=small.least))
    return tuple(found)
