"""What was found of stories stays on a shelf, for a page of which one story is edited or tried otherwise.

Settings and shapes are numbers that depend on the story, its place among those of its page and the
house alone; a story that stands there just as it did is not asked for them again.
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
    """A story's settings, the tables made of them by ease, and what else they depend on: the rows
    of its page and the sizes of its pictures.
    """

    settings: StorySettings
    tables: Mapping[int, Table]
    rows: int
    sizes: Mapping[str, PixelSize | None]


@dataclass(slots=True)
class ShapeCache:
    """The latest settings of every story, for one shop and one set of prices."""

    _known: dict[str, KnownStory] = field(default_factory=dict)

    def find(
        self,
        manuscript: Manuscript,
        place: PagePlace,
        rows: int,
        sizes: Mapping[str, PixelSize],
    ) -> KnownStory | None:
        """What is known of a story, if it stands on its page just as it did."""
        known = self._known.get(manuscript.story.id)
        if known is None or (known.settings.place, known.rows) != (place, rows):
            return None
        same = known.sizes == _sizes(manuscript, sizes)
        return known if same and _set_alike(known.settings.manuscript, manuscript) else None

    def keep(
        self,
        settings: StorySettings,
        tables: Mapping[int, Table],
        rows: int,
        sizes: Mapping[str, PixelSize],
    ) -> None:
        """Lay down what was found. A story that had to give way may do without on another page."""
        story = settings.manuscript.story.id
        if settings.gave_way:
            self._known.pop(story, None)
        else:
            self._known[story] = KnownStory(
                settings, tables, rows, _sizes(settings.manuscript, sizes)
            )


def _set_alike(one: Manuscript, other: Manuscript) -> bool:
    return one is other or one.bare() == other.bare()


def _sizes(manuscript: Manuscript, sizes: Mapping[str, PixelSize]) -> dict[str, PixelSize | None]:
    return {picture.file: sizes.get(picture.file) for picture in manuscript.pictures}
