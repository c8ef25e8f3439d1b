"""The widths and depths that the pictures of a story may have in a module.

In: the inside of a module in em. Out: `PictureSetting`s in legs and rows. The first picture may
stand over any number of legs within the editor's limits, the others stand over one leg each. A
group fills all legs. Areas are counted in rows times hundredths of the page's width.
"""

from __future__ import annotations

from collections.abc import Sequence

from layout.fit.materials import Materials
from layout.fit.measures import Measures
from layout.fit.page_place import PagePlace
from layout.fit.pictures.picture_group import is_group
from layout.fit.pictures.story_pictures import StoryPictures
from layout.issue.manuscript import Manuscript
from layout.search.shapes.setting import PictureSetting

HALF_COLUMN = 0.5
"""Basic columns by which a picture may miss the editor's width: legs need not be columns."""


class PictureWays:
    """The pictures of one story at its place on a page."""

    def __init__(self, manuscript: Manuscript, place: PagePlace, materials: Materials) -> None:
        self.manuscript, self.place = manuscript, place
        self._grid = materials.composing.house.grid
        self._pictures = StoryPictures(manuscript, materials.composing, materials.sizes)

    def at(self, inside: Measures, columns: int) -> tuple[PictureSetting, ...]:
        """The ways to set the pictures in a module over a number of basic columns."""
        if not self.manuscript.pictures:
            return ()
        found = self._group(inside) if is_group(self.manuscript) else self._apart(inside, columns)
        return _limited(found, self.place.picture_most * self._grid.rows)

    def _apart(self, inside: Measures, columns: int) -> list[PictureSetting]:
        """The first picture over some legs, or alone over the head; the others over one leg each."""
        first, *others = self.manuscript.pictures
        numbers = range(1, len(others) + 1)
        depths = tuple((1, self._pictures.block(n, inside.span(1)).ideal) for n in numbers)
        found = []
        for legs in range(1, inside.legs - len(others) + 1):
            wide = legs * columns / inside.legs
            if first.columns:
                least, most = first.columns
                if not least - HALF_COLUMN <= wide <= most + HALF_COLUMN:
                    continue
            single = self._single(inside.span(legs), legs)._replace(others=depths)
            found.append(single)
            if legs == inside.legs and not others:
                found.append(single._replace(above=True))
        return found

    def _group(self, inside: Measures) -> list[PictureSetting]:
        """All pictures over all legs, under the head or over it."""
        first, *others = self._pictures.group(inside)
        below = sum(row.ideal for row in others)
        whole = self._single(inside.span(inside.legs), inside.legs)._replace(
            least=first.least + below,
            ideal=first.ideal + below,
            most=first.most + below,
            largest=self._hundredths(max(em for _, em in first.spans)),
            below=below,
        )
        return [whole, whole._replace(above=True)]

    def _single(self, em: float, legs: int) -> PictureSetting:
        """The first picture over `legs` legs, `em` wide."""
        block = self._pictures.block(0, em)
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
        """A width in em as hundredths of the page's width."""
        return round(100 * em / self._grid.span_em(self._grid.columns))


def _limited(pictures: Sequence[PictureSetting], area: int) -> tuple[PictureSetting, ...]:
    """The pictures that take no more than an area, their depths limited by it.

    Where each is too large at any depth, the one with the least area stays, at its least depth.
    """
    found = []
    for picture in pictures:
        most = min(picture.most, picture.below + area // (picture.largest or picture.width))
        if most >= picture.least:
            found.append(picture._replace(most=most, ideal=min(picture.ideal, most)))
    if pictures and not found:
        small = min(pictures, key=lambda picture: picture.width * picture.least)
        found.append(small._replace(most=small.least, ideal=small.least))
    return tuple(found)
