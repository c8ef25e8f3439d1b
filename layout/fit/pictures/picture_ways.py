"""The widths and depths that the pictures of a story may have in a module.

In: the inside of a module in em. Out: `PictureSetting`s in legs and rows. The first picture may
stand over any number of legs within the editor's limits, the others stand over one leg each. A
group fills all legs. Areas are counted in rows times hundredths of the page's width.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout.fit.materials import Materials
from layout.fit.measures import Measures
from layout.fit.page_place import PagePlace
from layout.fit.picture_stories import APART_MOST, is_group
from layout.fit.pictures.picture_group import PictureGroup
from layout.fit.pictures.story_pictures import StoryPictures
from layout.issue.manuscript import Manuscript
from layout.search.shapes.setting import PictureSetting

WORDS_BESIDE = 500
"""Characters of copy for each picture from which a group may leave legs beside it on any page."""
OVER_LEAD = 0.4
"""The share of the page's rows that a group over the head of a lead takes at most."""
HALF_COLUMN = 0.5
"""Basic columns by which a picture may miss the editor's width: legs need not be columns."""


class PictureWays:
    """The pictures of one story at its place on a page.

    `like` are the pictures of the same story at another place: what they know is shared.
    """

    def __init__(
        self,
        manuscript: Manuscript,
        place: PagePlace,
        materials: Materials,
        like: PictureWays | None = None,
    ) -> None:
        self.manuscript, self.place = manuscript, place
        self._grid = materials.composing.house.grid
        self._pictures: StoryPictures = (
            like._pictures
            if like
            else StoryPictures(manuscript, materials.composing, materials.sizes)
        )

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
                found += (
                    self._over_head(single)
                    if self.place.pictorial
                    else [single._replace(above=True)]
                )
        return found

    def _group(self, inside: Measures) -> list[PictureSetting]:
        """All pictures as a group over all legs, under the head or over it.

        On a page of pictures they may be arranged in any way, and leave legs beside them.
        """
        count, copy = len(self.manuscript.pictures), self.manuscript.copy_size
        free = self.place.pictorial or count > APART_MOST
        long = copy >= WORDS_BESIDE * count
        fewest = max(inside.legs // 2, 1) if copy and (free or long) else inside.legs
        found: list[PictureSetting] = []
        for legs in range(inside.legs, fewest - 1, -1):
            for choice, group in enumerate(self._pictures.groups(inside, legs)):
                if group.least >= self._grid.rows and found:
                    continue
                single = self._arranged(group, legs, inside.span(legs))._replace(choice=choice)
                found.append(single)
                if legs == inside.legs:
                    found += self._over_head(single)
                if not free:
                    break
        return found

    def _over_head(self, group: PictureSetting) -> Iterator[PictureSetting]:
        """A group over the head, which for a lead must stay in the upper half of the page."""
        most = group.most
        if self.manuscript.story.rank == "lead":
            most = min(most, round(self._grid.rows * OVER_LEAD))
        if most >= group.least:
            yield group._replace(above=True, most=most, ideal=min(group.ideal, most))

    def _arranged(self, group: PictureGroup, legs: int, em: float) -> PictureSetting:
        """A group over `legs` legs, `em` wide."""
        most = max(min(group.most, self._grid.rows), group.least)
        depths = range(group.least, most + 1)
        hundredth = self._grid.span_em(self._grid.columns) / 100
        return self._single(em, legs)._replace(
            least=group.least,
            ideal=min(group.ideal, most),
            most=most,
            shares=tuple(round(group.largest(rows) / hundredth) for rows in depths),
            beside=tuple(map(group.beside, depths)) if group.across else (),
            price=group.price,
        )

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
            limit=self.place.picture_most if self.place.pictorial else 0,
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
        depths = range(picture.least, picture.most + 1)
        most = max((rows for rows in depths if picture.share(rows) <= area), default=0)
        if most:
            found.append(picture._replace(most=most, ideal=min(picture.ideal, most)))
    if pictures and not found:
        small = min(pictures, key=lambda picture: picture.share(picture.least))
        found.append(small._replace(most=small.least, ideal=small.least))
    return tuple(found)
