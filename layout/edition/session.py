"""A composing room kept warm between builds: faces, compositor, made-up pages.

A page whose stories, area and pictures are the same has the same layout, and is not made up again.
A page that was edited may first be *held*: its stories are set into the modules they had, which
takes a moment, before make-up looks for the best page, which may take seconds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from layout.core.frame import Frame
from layout.draw.page import PageParts, page_frame
from layout.fit.area import StoryArea
from layout.fit.set_story import SetStory, set_story
from layout.fit.story_settings import Closing
from layout.furniture.composing_room import ComposingRoom, open_composing_room
from layout.house.faces import Faces
from layout.house.paper import House
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module
from layout.issue.photographs import PixelSize
from layout.makeup.context import Layout, MakeupContext
from layout.makeup.page_pool import answers
from layout.makeup.page_task import PageAnswer, PageTask
from layout.makeup.shape_cache import ShapeCache
from layout.text.display.lexicon import Lexicon

ANSWERS_MOST = 64
"""Made-up pages that are remembered, the latest ones."""


class StoryPlace(NamedTuple):
    """A story in its module: everything that it is set from. `area` is the page's area for
    stories; `closing` the means that make-up chose, None in a module of the editor's.
    """

    manuscript: Manuscript
    module: Module
    area: StoryArea
    sizes: Mapping[str, PixelSize]
    closing: Closing | None

    def set_with(self, composing: ComposingRoom) -> SetStory:
        """The story set."""
        manuscript, module, area, sizes, closing = self
        return set_story(manuscript, module, area, composing, sizes, closing)


@dataclass(slots=True)
class Session:
    """What stays from build to build.

    `hold` asks for a quick build: no page is made up; `held` tells which pages stand in their old
    layout, `waiting` which have none yet.
    """

    hold: bool = False
    held: set[int] = field(default_factory=set)
    waiting: set[int] = field(default_factory=set)
    lexicon: Lexicon = field(default_factory=Lexicon)
    _composing: ComposingRoom | None = None
    _answers: dict[str, PageAnswer] = field(default_factory=dict)
    _last: dict[int, tuple[PageTask, PageAnswer]] = field(default_factory=dict)
    fresh: dict[int, tuple[str, PageTask, PageAnswer]] = field(default_factory=dict)
    """The pages made up since this was emptied, to be given to another process."""
    _kept: dict[str, Layout] = field(default_factory=dict)
    """The best layouts of an earlier run."""
    _set: dict[str, tuple[StoryPlace, SetStory]] = field(default_factory=dict)
    """Stories as they were set last."""
    _frames: dict[int, tuple[PageParts, Frame]] = field(default_factory=dict)
    """Pages as they were assembled last."""
    shape_cache: ShapeCache = field(default_factory=ShapeCache)
    """The ways to set stories, as they were found last."""

    def faces(self, house: House) -> Faces | None:
        """The faces of the last build, if the house is the same."""
        return (
            self._composing.case.faces
            if self._composing and self._composing.house == house
            else None
        )

    def composing(self, house: House, faces: Faces) -> ComposingRoom:
        """The shop of the last build, if house and faces are the same."""
        if (
            self._composing is None
            or self._composing.house != house
            or self._composing.case.faces is not faces
        ):
            if self._composing is not None:
                self._answers.clear()
                self._last.clear()
            self._composing = open_composing_room(house, faces, self.lexicon)
            self._set.clear()
            self._frames.clear()
            self.shape_cache = ShapeCache()
        return self._composing

    def story(self, placed: StoryPlace, composing: ComposingRoom) -> SetStory:
        """A story set into its module, as it was set last if nothing of it has changed."""
        name = placed.manuscript.story.id
        known = self._set.get(name)
        if known is None or known[0] != placed:
            known = self._set[name] = (placed, placed.set_with(composing))
        return known[1]

    def frame(self, parts: PageParts) -> Frame:
        """A page assembled, as it was last if nothing of it has changed."""
        number = parts.page.number
        known = self._frames.get(number)
        if known is None or known[0] != parts:
            assert self._composing is not None
            known = self._frames[number] = (parts, page_frame(parts, self._composing))
        return known[1]

    def answers(
        self, numbers: Sequence[int], tasks: Sequence[PageTask], context: MakeupContext
    ) -> Iterator[tuple[int, PageAnswer]]:
        """The layouts of pages with their numbers: known, held, or as they are found."""
        self.held -= set(numbers)
        self.waiting -= set(numbers)
        keys = [_key(task, context) for task in tasks]
        found: dict[int, PageAnswer] = {}
        for number, task, key in zip(numbers, tasks, keys, strict=True):
            known = self._answers.get(key)
            if known is None and key in self._kept:
                known = PageAnswer([self._kept[key]], None, {}, {})
            if known is None and self.hold:
                known = self._held(number, task)
                (self.waiting if known is None else self.held).add(number)
                known = known or PageAnswer([], None, {}, {})
            if known is not None:
                found[number] = known
        asked = dict(zip(numbers, zip(tasks, keys, strict=True), strict=True))
        missing = [number for number in numbers if number not in found]
        coming = answers([asked[number][0] for number in missing], context)
        for number, answer in chain(found.items(), ((missing[n], new) for n, new in coming)):
            if number not in self.held | self.waiting:
                task, key = asked[number]
                self._know(number, key, task, answer)
                if number in missing:
                    self.fresh[number] = (key, task, answer)
            yield number, answer

    def recall(self, layouts: dict[str, Layout]) -> None:
        """Take the best layouts of an earlier run, by what they were made from."""
        self._kept = layouts

    def remembered(self) -> dict[str, Layout]:
        """The best layouts of the pages that were asked for."""
        found = ((key, answer.layouts) for key, answer in sorted(self._answers.items()))
        return {key: layouts[0] for key, layouts in found if layouts}

    @property
    def learnt(self) -> bool:
        """Whether a page was made up that was not among those recalled."""
        return not self.remembered().keys() <= self._kept.keys()

    def portable(self) -> Session:
        """A session that a spawned process can be sent: it knows the made-up pages, no more."""
        return Session(_answers=self._answers, _last=self._last, _kept=self._kept)

    def take(self, fresh: Mapping[int, tuple[str, PageTask, PageAnswer]]) -> None:
        """Take what another process made up."""
        for number, (key, task, answer) in fresh.items():
            self._know(number, key, task, answer)

    def _know(self, number: int, key: str, task: PageTask, answer: PageAnswer) -> None:
        self._answers.pop(key, None)
        self._answers[key] = answer
        self._last[number] = (task, answer)
        if len(self._answers) > ANSWERS_MOST:
            del self._answers[next(iter(self._answers))]

    def layouts(self, number: int) -> tuple[PageTask, PageAnswer] | None:
        """The last make-up of a page: its task and every layout that was found."""
        return self._last.get(number)

    def _held(self, number: int, task: PageTask) -> PageAnswer | None:
        """The page's last layout for its edited stories, if they are the same ones."""
        before = self._last.get(number)
        if before is None or not before[1].layouts:
            return None
        old, answer = before
        ids = [manuscript.story.id for manuscript in task.manuscripts]
        same = ids == [manuscript.story.id for manuscript in old.manuscripts]
        if not same or old.area != task.area or (old.fixed, old.jumps) != (task.fixed, task.jumps):
            return None
        best = answer.layouts[0]
        # a changed head or picture finds its own means in the module it had
        closings = {
            now.story.id: best.closings[now.story.id]
            for was, now in zip(old.manuscripts, task.manuscripts, strict=True)
            if now.story.id in best.closings and _furnished(was) == _furnished(now)
        }
        return answer._replace(layouts=[best._replace(closings=closings), *answer.layouts[1:]])


def _furnished(manuscript: Manuscript) -> str:
    """All of a story but its copy."""
    parts = [text for text in manuscript.printed() if text[0] not in ("body", "subhead")]
    return repr((parts, manuscript.pictures, manuscript.story.model_dump(exclude={"body"})))


def _key(task: PageTask, context: MakeupContext) -> str:
    """Everything that the layouts of a page depend on besides the house."""
    sizes = sorted((name, size.width, size.height) for name, size in context.sizes.items())
    stories = [repr(manuscript.bare()) for manuscript in task.stories]
    pins, jumps = sorted(task.fixed.items()), sorted(task.jumps.items())
    asked = (task.diagnose, task.onward, context.weights, context.fillers, context.wanted)
    rest = (task.area, pins, jumps, asked)
    return hashlib.sha256(repr((stories, sizes, rest)).encode()).hexdigest()
