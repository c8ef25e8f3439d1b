"""The pictures of one story, set with their words to any width; what was set is remembered."""

from __future__ import annotations

from collections.abc import Mapping

from layout.fit.measures import Measures
from layout.fit.pictures.picture_group import GroupRoom, PictureGroup, picture_groups
from layout.furniture.composing_room import ComposingRoom
from layout.furniture.picture import PLACEHOLDER_ASPECT, PictureBlock, set_picture
from layout.issue.manuscript import Manuscript
from layout.issue.photographs import PixelSize


class StoryPictures:
    """Sets the pictures of a story.

    `sizes` are the pixel sizes of photographs by file name; a picture without one is set as the
    placeholder.
    """

    def __init__(
        self, manuscript: Manuscript, composing: ComposingRoom, sizes: Mapping[str, PixelSize]
    ) -> None:
        self.pictures, self._composing = manuscript.pictures, composing
        known = [sizes.get(picture.file) for picture in manuscript.pictures]
        self.aspects = [size.aspect if size else PLACEHOLDER_ASPECT for size in known]
        """Width over height of each."""
        self._set: dict[tuple[int, float], PictureBlock] = {}
        self._groups: dict[GroupRoom, tuple[PictureGroup, ...]] = {}

    def block(self, number: int, em: float) -> PictureBlock:
        """A picture with its words at a width in em."""
        found = self._set.get((number, em))
        if found is None:
            picture, width = self.pictures[number], em * self._composing.house.grid.size
            found = set_picture(picture, self.aspects[number], width, self._composing)
            self._set[number, em] = found
        return found

    def groups(self, inside: Measures, legs: int) -> tuple[PictureGroup, ...]:
        """The ways to arrange all pictures over the last `legs` legs, the usual one first."""
        room = GroupRoom(inside.span(inside.legs), inside.span(legs))
        found = self._groups.get(room)
        if found is None:
            found = self._groups[room] = picture_groups(self.aspects, room, self.block)
        return found
