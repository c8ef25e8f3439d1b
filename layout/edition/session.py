"""What a process keeps from build to build: faces, line endings, layouts, set stories, drawn pages.

A page whose stories, area and pictures have not changed keeps its layout and is not made up again.
A page that was edited may first be shown in its last layout: its stories are set into the modules
they had, which takes a moment, while make-up may take seconds.
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
from layout.house.newspaper import House
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module
from layout.issue.photographs import PixelSize
from layout.makeup.page_layout import Layout
from layout.makeup.page_pool import answers
from layout.makeup.page_problem import MakeupContext
from layout.makeup.page_task import PageAnswer, PageTask
from layout.makeup.shape_cache import ShapeCache
from layout.text.display.lexicon import Lexicon

ANSWERS_MOST = 64
"""Answers of make-up that are kept, the latest ones."""


class StoryPlace(NamedTuple):
    """A story in its module: everything that it is set from.

    `area` is the page's area for stories. `closing` says how make-up closes the module; None if it
    was not asked, as for a module of the editor's that no shape fits.
    """

    manuscript: Manuscript
    module: Module
    area: StoryArea
    sizes: Mapping[str, PixelSize]
    closing: Closing | None

    def set_with(self, composing: ComposingRoom) -> SetStory:
        """Set the story."""
        manuscript, module, area, sizes, closing = self
        return set_story(manuscript, module, area, composing, sizes, closing)


@dataclass(slots=True)
class Session:
    """What stays from build to build.

    Pages are given by number.
    """

    skip_makeup: bool = False
    """Whether a build is quick: pages that changed stand in their last layout, if they have one."""
    outdated: set[int] = field(default_factory=set)
    """Pages that stand in the layout of an earlier build, because make-up was skipped."""
    undecided: set[int] = field(default_factory=set)
    """Pages that have no layout yet, because make-up was skipped."""
    lexicon: Lexicon = field(default_factory=Lexicon)
    """The words of heads, looked up while other work goes on."""
    _composing: ComposingRoom | None = None
    _answers: dict[str, PageAnswer] = field(default_factory=dict)
    """Answers of make-up by the key of their task."""
    _last: dict[int, tuple[PageTask, PageAnswer]] = field(default_factory=dict)
    """The last task and answer of every page."""
    _closed: dict[int, tuple[PageTask, PageAnswer]] = field(default_factory=dict)
    """The last task and answer of every page for which there was a layout."""
    new_answers: dict[int, tuple[str, PageTask, PageAnswer]] = field(default_factory=dict)
    """Key, task and answer of the pages made up since this was cleared, for another process."""
    _recalled: dict[str, Layout] = field(default_factory=dict)
    """The best layouts of an earlier run, by the key of their task."""
    _set: dict[str, tuple[StoryPlace, SetStory]] = field(default_factory=dict)
    """Stories as they were set last, by story id."""
    _frames: dict[int, tuple[PageParts, Frame]] = field(default_factory=dict)
    """Pages as they were drawn last."""
    shape_cache: ShapeCache = field(default_factory=ShapeCache)
    """Settings and shapes of stories as they were found last."""

    def faces(self, house: House) -> Faces | None:
        """The faces of the last build, if the house is the same."""
        return (
            self._composing.case.faces
            if self._composing and self._composing.house == house
            else None
        )

    def composing(self, house: House, faces: Faces) -> ComposingRoom:
        """The composing room of the last build if house and faces are the same, else a new one."""
        if (
            self._composing is None
            or self._composing.house != house
            or self._composing.case.faces is not faces
        ):
            if self._composing is not None:
                self._answers.clear()
                self._last.clear()
                self._closed.clear()
            self._composing = open_composing_room(house, faces, self.lexicon)
            self._set.clear()
            self._frames.clear()
            self.shape_cache = ShapeCache()
        return self._composing

    def story(self, placed: StoryPlace, composing: ComposingRoom) -> SetStory:
        """A story set in its module; as it was set last, if nothing of it has changed."""
        name = placed.manuscript.story.id
        known = self._set.get(name)
        if known is None or known[0] != placed:
            known = self._set[name] = (placed, placed.set_with(composing))
        return known[1]

    def frame(self, parts: PageParts) -> Frame:
        """A page drawn; as it was drawn last, if nothing of it has changed."""
        number = parts.page.number
        known = self._frames.get(number)
        if known is None or known[0] != parts:
            assert self._composing is not None
            known = self._frames[number] = (parts, page_frame(parts, self._composing))
        return known[1]

    def answers(
        self, numbers: Sequence[int], tasks: Sequence[PageTask], context: MakeupContext
    ) -> Iterator[tuple[int, PageAnswer]]:
        """The answers for pages with their numbers: known ones first, then each when it is found.

        With `skip_makeup` no page is made up.
        """
        self.outdated -= set(numbers)
        self.undecided -= set(numbers)
        keys = [_key(task, context) for task in tasks]
        found: dict[int, PageAnswer] = {}
        for number, task, key in zip(numbers, tasks, keys, strict=True):
            if (known := self._known_answer(number, task, key)) is not None:
                found[number] = known
        tasks_of = dict(zip(numbers, zip(tasks, keys, strict=True), strict=True))
        missing = [number for number in numbers if number not in found]
        coming = answers([tasks_of[number][0] for number in missing], context)
        for number, answer in chain(found.items(), ((missing[n], new) for n, new in coming)):
            if number not in self.outdated | self.undecided:
                task, key = tasks_of[number]
                self._know(number, key, task, answer)
                if number in missing:
                    self.new_answers[number] = (key, task, answer)
            yield number, answer

    def _known_answer(self, number: int, task: PageTask, key: str) -> PageAnswer | None:
        """The answer for a page that need not be made up; None if it must be."""
        if key in self._answers:
            return self._answers[key]
        if key in self._recalled:
            return PageAnswer([self._recalled[key]], None, {}, {})
        if not self.skip_makeup:
            return None
        outdated = self._outdated(number, task)
        (self.undecided if outdated is None else self.outdated).add(number)
        return outdated or PageAnswer([], None, {}, {})

    def recall(self, layouts: dict[str, Layout]) -> None:
        """Take the best layouts of an earlier run, by the key of their task."""
        self._recalled = layouts

    def remembered(self) -> dict[str, Layout]:
        """The best layouts of the answers kept, by the key of their task."""
        found = ((key, answer.layouts) for key, answer in sorted(self._answers.items()))
        return {key: layouts[0] for key, layouts in found if layouts}

    @property
    def learnt(self) -> bool:
        """Whether a page has a layout that was not among those recalled."""
        return not self.remembered().keys() <= self._recalled.keys()

    def portable(self) -> Session:
        """A session for a spawned process: it knows the pages that were made up, no more."""
        return Session(_answers=self._answers, _last=self._last, _recalled=self._recalled)

    def take(self, new_answers: Mapping[int, tuple[str, PageTask, PageAnswer]]) -> None:
        """Take the answers that another process found."""
        for number, (key, task, answer) in new_answers.items():
            self._know(number, key, task, answer)

    def _know(self, number: int, key: str, task: PageTask, answer: PageAnswer) -> None:
        """Keep an answer; the oldest one is forgotten if there are too many."""
        self._answers.pop(key, None)
        self._answers[key] = answer
        self._last[number] = (task, answer)
        if answer.layouts:
            self._closed[number] = (task, answer)
        if len(self._answers) > ANSWERS_MOST:
            del self._answers[next(iter(self._answers))]

    def layouts(self, number: int) -> tuple[PageTask, PageAnswer] | None:
        """The last task of a page, and the answer with every layout that was found."""
        return self._last.get(number)

    def _outdated(self, number: int, task: PageTask) -> PageAnswer | None:
        """The last answer for a page, if it still has the same stories, though they were edited."""
        before = self._closed.get(number)
        if before is None:
            return None
        old, answer = before
        ids = [manuscript.story.id for manuscript in task.manuscripts]
        same = ids == [manuscript.story.id for manuscript in old.manuscripts]
        if not same or old.area != task.area or (old.fixed, old.jumps) != (task.fixed, task.jumps):
            return None
        best = answer.layouts[0]
        # if a head or picture has changed, the story closes its old module anew
        closings = {
            now.story.id: best.closings[now.story.id]
            for was, now in zip(old.manuscripts, task.manuscripts, strict=True)
            if now.story.id in best.closings and _all_but_copy(was) == _all_but_copy(now)
        }
        return answer._replace(layouts=[best._replace(closings=closings), *answer.layouts[1:]])


def _all_but_copy(manuscript: Manuscript) -> str:
    """Everything of a story except its copy."""
    parts = [text for text in manuscript.printed() if text[0] not in ("body", "subhead")]
    return repr((parts, manuscript.pictures, manuscript.story.model_dump(exclude={"body"})))


def _key(task: PageTask, context: MakeupContext) -> str:
    """A digest of everything that the layouts of a page depend on, except the house."""
    sizes = sorted((name, size.width, size.height) for name, size in context.sizes.items())
    stories = [repr(manuscript.bare()) for manuscript in task.stories]
    pins, jumps = sorted(task.fixed.items()), sorted(task.jumps.items())
    wishes = (task.diagnose, task.onward, context.weights, context.fillers, context.wanted)
    page = (task.area, pins, jumps, wishes)
    return hashlib.sha256(repr((stories, sizes, page)).encode()).hexdigest()
