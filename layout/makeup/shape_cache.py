"""Settings and shapes of stories, kept for the next make-up of a page that has hardly changed.

They depend only on the story, its place among the stories of its page, and the house. For a story
for which none of these has changed they are taken from the cache.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from layout.fit.page_place import PagePlace
from layout.fit.story_settings import StorySettings
from layout.issue.manuscript import Manuscript
from layout.issue.photographs import PixelSize
from layout.search.shapes.shape import Table


class KnownStory(NamedTuple):
    """A story's settings and shapes, with the facts of the page that they depend on."""

    settings: StorySettings
    tables: Mapping[int, Table]
    """Shapes by ease."""
    rows: int
    """Rows of the page's story area."""
    sizes: Mapping[str, PixelSize | None]
    """Sizes of the story's picture files, in pixels."""


@dataclass(slots=True)
class ShapeCache:
    """The latest settings and shapes of every story, for one house and one set of prices."""

    _known: dict[str, KnownStory] = field(default_factory=dict)

    def find(
        self,
        manuscript: Manuscript,
        place: PagePlace,
        rows: int,
        sizes: Mapping[str, PixelSize],
    ) -> KnownStory | None:
        """What is known of a story; None if anything has changed on which that depends."""
        known = self._known.get(manuscript.story.id)
        if known is None or (known.settings.place, known.rows) != (place, rows):
            return None
        same = known.sizes == _sizes(manuscript, sizes)
        return known if same and _same_copy(known.settings.manuscript, manuscript) else None

    def keep(
        self,
        settings: StorySettings,
        tables: Mapping[int, Table],
        rows: int,
        sizes: Mapping[str, PixelSize],
    ) -> None:
        """Keep settings and shapes of a story.

        Those of a story that gave way are forgotten: with other stories it may not have to.
        """
        story = settings.manuscript.story.id
        if settings.gave_way:
            self._known.pop(story, None)
        else:
            self._known[story] = KnownStory(
                settings, tables, rows, _sizes(settings.manuscript, sizes)
            )


def _same_copy(one: Manuscript, other: Manuscript) -> bool:
    """Whether two manuscripts are the same, wherever they stand in their files."""
    return one is other or one.bare() == other.bare()


def _sizes(manuscript: Manuscript, sizes: Mapping[str, PixelSize]) -> dict[str, PixelSize | None]:
    return {picture.file: sizes.get(picture.file) for picture in manuscript.pictures}
