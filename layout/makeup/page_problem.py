"""A page to be made up as one value: its stories, their area, what is fixed, prices and fonts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from layout.fit.area import StoryArea
from layout.fit.copy_ways import Jump
from layout.furniture.composing_room import ComposingRoom
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module
from layout.issue.photographs import PixelSize
from layout.makeup.shape_cache import ShapeCache
from layout.search.weights import Weights

NO_MODULES: Mapping[str, Module] = {}
NO_JUMPS: Mapping[str, Jump] = {}


class MakeupContext(NamedTuple):
    """What all pages of an edition are made up with: fonts, sizes of pictures, prices."""

    composing: ComposingRoom
    sizes: Mapping[str, PixelSize]
    """Sizes of the picture files by name, in pixels."""
    weights: Weights
    fillers: int = 0
    """Fillers that a page may use."""
    wanted: int = 1
    """Layouts with different roots to look for."""
    shape_cache: ShapeCache | None = None
    """Settings and shapes of stories from the last time that their pages were made up."""


class PageProblem(NamedTuple):
    """Everything that the layouts of one page depend on."""

    manuscripts: Sequence[Manuscript]
    """The stories to be placed, in order of importance."""
    area: StoryArea
    context: MakeupContext
    fixed: Mapping[str, Module] = NO_MODULES
    """Modules of other stories of the page, by story id: the layout goes round them."""
    jumps: Mapping[str, Jump] = NO_JUMPS
    """The stories that may, or must, continue on another page, by story id."""

    hole: bool = False
    """Whether parts of the page may stay empty in place of fillers."""

    def with_stories(self, manuscripts: Sequence[Manuscript]) -> PageProblem:
        """The same page with other stories."""
        return self._replace(manuscripts=manuscripts)
