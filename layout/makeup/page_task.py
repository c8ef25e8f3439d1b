"""A page to be made up, and what make-up answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from layout.fit.area import StoryArea
from layout.fit.copy_ways import Jump
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module
from layout.makeup.context import Layout
from layout.makeup.rescue.remedy import Diagnosis
from layout.text.composer import Memory
from layout.text.display.turns import WayMemory


@dataclass(frozen=True, slots=True)
class PageTask:
    """A page to be made up: its stories, the area, the modules that are fixed, and the stories
    whose rest may go on on another page. Without `diagnose` a page that stays open is
    not asked what would close it; `onward` is the page a story could go on on.
    """

    stories: Sequence[Manuscript]
    area: StoryArea
    fixed: Mapping[str, Module]
    jumps: Mapping[str, Jump] = field(default_factory=dict)
    diagnose: bool = True
    onward: int = 0

    @property
    def manuscripts(self) -> list[Manuscript]:
        """The stories without a place."""
        return [one for one in self.stories if one.story.id not in self.fixed]


class PageAnswer(NamedTuple):
    """The layouts of a page, or what would close it; the line endings and turns met on the way."""

    layouts: list[Layout]
    diagnosis: Diagnosis | None
    memory: Memory
    turned: WayMemory
